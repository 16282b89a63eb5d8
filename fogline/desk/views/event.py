"""An event: its part of the table, and the pages that tell it."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from fogline.desk.cards import story_href
from fogline.desk.context import OpenReading
from fogline.desk.locator import draw_locator
from fogline.desk.marks import list_marks
from fogline.desk.pages import render
from fogline.desk.table import make_table
from fogline.desk.words import EVENT_KINDS, FACTUALITIES
from fogline.records import Story, StoryEvent

router = APIRouter(include_in_schema=False)
_PAGE = 500


@router.get("/events/{event_id}")
def show_event(request: Request, event_id: str, reading: OpenReading) -> HTMLResponse:
    """Show one event of a story."""
    found = _find_event(event_id, reading)
    if found is None:
        raise HTTPException(404, f"No event has the id {event_id}.")
    story, event = found
    rows = tuple(row for row in story.ledger if row.event == event.id)
    marks = tuple(m for m in list_marks(story, reading.now) if m.event.id == event.id)
    titles = {document.id: document for document in story.documents}
    return render(
        request,
        "event.html",
        story=story,
        story_href=story_href(story),
        event=event,
        kind=EVENT_KINDS.get(event.kind, event.kind),
        factuality=FACTUALITIES.get(event.factuality, event.factuality),
        mark=marks[0],
        locator=draw_locator(marks),
        table=make_table(story, reading.shelf, rows=rows),
        members=[(titles.get(m.document), m) for m in event.members],
    )


def _find_event(event_id: str, reading: OpenReading) -> tuple[Story, StoryEvent] | None:
    """Find a merged event, or the one that a page's event was merged into."""
    offset = 0
    while stories := reading.view.list_stories(limit=_PAGE, offset=offset, order="newest"):
        for story in stories:
            for event in story.events:
                if event.id == event_id or any(m.event == event_id for m in event.members):
                    return story, event
        offset += len(stories)
    return None
