"""An event: its part of the table, and the pages that tell it."""

from collections.abc import Iterator

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from fogline.desk.cards import story_href
from fogline.desk.context import OpenReading, Reading
from fogline.desk.locator import draw_locator
from fogline.desk.marks import list_marks
from fogline.desk.pages import render
from fogline.desk.table import make_table
from fogline.desk.words import EVENT_KINDS, FACTUALITIES
from fogline.records import Story, StoryEvent

router = APIRouter(include_in_schema=False)
_PAGE = 500


@router.get("/events/{event_id}")
def show_event(
    request: Request, event_id: str, reading: OpenReading, story: str = ""
) -> HTMLResponse:
    """Show one event; its story in the address only saves looking for it."""
    found = _find_event(event_id, reading, story)
    if found is None:
        raise HTTPException(404, f"No event has the id {event_id}.")
    home, event = found
    rows = tuple(row for row in home.ledger if row.event == event.id)
    marks = tuple(m for m in list_marks(home, reading.now) if m.event.id == event.id)
    titles = {document.id: document for document in home.documents}
    return render(
        request,
        "event.html",
        story=home,
        story_href=story_href(home),
        event=event,
        kind=EVENT_KINDS.get(event.kind, event.kind),
        factuality=FACTUALITIES.get(event.factuality, event.factuality),
        mark=marks[0],
        locator=draw_locator(marks),
        table=make_table(home, reading.shelf, rows=rows),
        members=[(titles.get(m.document), m) for m in event.members],
    )


def _find_event(event_id: str, reading: Reading, story_id: str) -> tuple[Story, StoryEvent] | None:
    """Find a merged event, or the one that a page's event was merged into."""
    for story in _iter_stories(reading, story_id):
        for event in story.events:
            if event.id == event_id or any(m.event == event_id for m in event.members):
                return story, event
    return None


def _iter_stories(reading: Reading, first: str) -> Iterator[Story]:
    """The story named, then all others: a bare event id does not tell where it is kept."""
    named = reading.view.get_story(first) if first else None
    if named is not None:
        yield named
    offset = 0
    while stories := reading.view.list_stories(limit=_PAGE, offset=offset, order="newest"):
        yield from stories
        offset += len(stories)
