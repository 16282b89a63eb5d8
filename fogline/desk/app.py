"""The application: routes, headers, errors."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from fogline import __version__
from fogline.desk.api import API_ROUTERS
from fogline.desk.context import Desk
from fogline.desk.errors import add_error_handlers
from fogline.desk.headers import HeaderMiddleware
from fogline.desk.pages import make_templates
from fogline.desk.views import PAGE_ROUTERS
from fogline.store import open_store


def create_app(db: Path, *, now: Callable[[], datetime] | None = None) -> FastAPI:
    """Build the desk over one database.

    Args:
        db: The desk database, which must exist; it is only read.
        now: Gives the present time with its zone; None for the clock.

    Returns:
        An ASGI application. Every page is whole without scripts and asks no other host.

    Raises:
        StoreError: The database can't be opened.
    """
    store = open_store(db)

    @asynccontextmanager
    async def close_at_end(_app: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(
        title="fogline",
        version=__version__,
        openapi_url="/api/openapi.json",
        # The reference pages that come with the framework load their scripts from other hosts.
        docs_url=None,
        redoc_url=None,
        lifespan=close_at_end,
    )
    app.state.desk = Desk(store=store, templates=make_templates(), now=now or _read_clock)
    folder = resources.files("fogline.desk").joinpath("static")
    app.mount("/static", StaticFiles(directory=str(folder)), name="static")
    for router in (*PAGE_ROUTERS, *API_ROUTERS):
        app.include_router(router)
    add_error_handlers(app)
    app.add_middleware(HeaderMiddleware)
    app.add_middleware(GZipMiddleware, minimum_size=1_000)
    return app


def _read_clock() -> datetime:
    return datetime.now(UTC)
