"""Rendering: templates and the few functions they may call."""

import hashlib
from functools import lru_cache
from importlib import resources
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from fogline import __version__
from fogline.desk.context import get_desk
from fogline.desk.times import say_interval, say_published
from fogline.desk.words import LICENCE_LINE, STANCES, STANDINGS, name_report, say_count
from fogline.lexicon import EVENT_GROUPS
from fogline.text import fold_words

_LONGEST_SLUG = 60
MENU = (("/", "Stories"), ("/map", "Map"), ("/about", "About"))


def make_templates() -> Environment:
    """Build the template environment.

    Returns:
        An environment that escapes everything and stops at a name it does not know.
    """
    templates = Environment(
        loader=PackageLoader("fogline.desk"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals.update(
        asset=asset_url,
        count=say_count,
        groups=EVENT_GROUPS,
        interval=say_interval,
        licence_line=LICENCE_LINE,
        menu=MENU,
        name_report=name_report,
        published=say_published,
        slug=make_slug,
        stances=STANCES,
        standings=STANDINGS,
        version=__version__,
    )
    return templates


def render(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """Render a page.

    Args:
        request: The request it answers.
        template: File name of the template.
        status: HTTP status.
        context: What the template needs.

    Returns:
        The page.
    """
    page = get_desk(request).templates.get_template(template)
    return HTMLResponse(page.render(path=request.url.path, **context), status_code=status)


def make_slug(words: str) -> str:
    """Write words for an address.

    Example:
        >>> make_slug("Shelling, El Fasher, 9 June 2024")
        'shelling-el-fasher-9-june-2024'
    """
    slug = fold_words(words).replace(" ", "-")
    return slug[:_LONGEST_SLUG].strip("-") or "story"


@lru_cache(maxsize=64)
def asset_url(name: str) -> str:
    """Make the address of a packaged file; it changes with the file."""
    data = resources.files("fogline.desk").joinpath("static", name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(data).hexdigest()[:10]}"
