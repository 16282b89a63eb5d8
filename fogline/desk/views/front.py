"""The front page: newest, editor's pick, most contested, by topic."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from fogline.desk.cards import make_card
from fogline.desk.context import OpenReading
from fogline.desk.pages import render
from fogline.desk.topics import count_topics

router = APIRouter(include_in_schema=False)
_NEWEST = 10
_CONTESTED = 5
# Topics are counted over the newest stories only, so that the front page stays quick on a big
# record; the page says over how many.
_TOPIC_WINDOW = 200


@router.get("/")
def show_front(request: Request, reading: OpenReading) -> HTMLResponse:
    """Show the front page."""
    window = reading.view.list_stories(limit=_TOPIC_WINDOW, order="newest")
    contested = reading.view.list_stories(limit=_CONTESTED, order="contested")
    newest = [make_card(story, reading.shelf, reading.now) for story in window[:_NEWEST]]
    ranked = [
        make_card(story, reading.shelf, reading.now)
        for story in contested
        if any(row.status == "contested" for row in story.ledger)
    ]
    return render(
        request,
        "front.html",
        newest=newest,
        contested=ranked,
        topics=count_topics(window, reading.now),
        window=len(window),
    )
