"""A topic: its stories, newest first."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from fogline.desk.cards import make_card
from fogline.desk.context import OpenReading
from fogline.desk.pages import render
from fogline.desk.topics import find_topics, name_topic

router = APIRouter(include_in_schema=False)
# Newest stories looked through; the page says so.
_WINDOW = 500
_PAGE = 20


@router.get("/topics/{slug}")
def show_topic(
    request: Request,
    slug: str,
    reading: OpenReading,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> HTMLResponse:
    """Show the stories of a topic."""
    name, glyph = name_topic(slug)
    if not name:
        raise HTTPException(404, "No topic has this address.")
    window = reading.view.list_stories(limit=_WINDOW, order="newest")
    found = [story for story in window if slug in find_topics(story, reading.now)]
    cards = [
        make_card(story, reading.shelf, reading.now) for story in found[offset : offset + _PAGE]
    ]
    return render(
        request,
        "topic.html",
        name=name,
        glyph=glyph,
        cards=cards,
        total=len(found),
        slug=slug,
        offset=offset,
        page=_PAGE,
        window=_WINDOW,
    )
