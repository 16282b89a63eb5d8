"""What the desk is, how far it can be trusted, and whether it is up."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from fogline import __version__
from fogline.desk.context import OpenReading
from fogline.desk.pages import render
from fogline.desk.words import PRECISIONS, STATUSES

router = APIRouter(include_in_schema=False)


@router.get("/about")
def show_about(request: Request, reading: OpenReading) -> HTMLResponse:
    """Show method, limits and credits."""
    return render(
        request,
        "about.html",
        counts=reading.view.counts(),
        statuses=STATUSES,
        precisions=PRECISIONS,
    )


@router.get("/healthz")
def show_health(reading: OpenReading) -> dict[str, str | int]:
    """Say that the database can be read."""
    counts = reading.view.counts()
    return {
        "status": "ok",
        "version": __version__,
        "documents": counts.documents,
        "stories": counts.stories,
    }
