"""A story: who claims what first, then map, times, reports, neighbours and history."""

from datetime import date
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from fogline.desk.cards import make_lines, say_points, say_reports, say_reviewed, story_href
from fogline.desk.context import OpenReading, Reading
from fogline.desk.locator import Strip, draw_locator, draw_strip
from fogline.desk.marks import list_marks
from fogline.desk.pages import render
from fogline.desk.table import make_table
from fogline.desk.times import say_day
from fogline.desk.words import name_report
from fogline.records import LedgerRow, Story, StoryDocument

router = APIRouter(include_in_schema=False)
# A claim takes about 700 bytes of the page; this many keep it under 60 kB, the rest is a link away.
_MOST_CLAIMS = 60
_MOST_LINES = 6


@router.get("/stories/{story_id}")
@router.get("/stories/{story_id}/{words}")
def show_story(
    request: Request, story_id: str, reading: OpenReading, words: str = "", rows: str = ""
) -> Response:
    """Show a story; other addresses of it lead to the one it lives under."""
    story = find_story(reading, story_id)
    href = story_href(story)
    if request.url.path != quote(href):
        return RedirectResponse(href, status_code=301)
    return _render_story(request, story, reading, wants_all=rows == "all")


def find_story(reading: Reading, story_id: str) -> Story:
    """Find a story by its id, an id it had before, or the unique start of its id.

    Args:
        reading: What is read from.
        story_id: The id.

    Returns:
        The story.

    Raises:
        HTTPException: No story has that id.
    """
    survivor = reading.view.resolve_story_id(story_id)
    story = reading.view.get_story(survivor or story_id)
    if story is None:
        raise HTTPException(404, f"No story has the id {story_id}.")
    return story


def _render_story(
    request: Request, story: Story, reading: Reading, *, wants_all: bool
) -> HTMLResponse:
    marks = list_marks(story, reading.now)
    weighed = [row for row in story.ledger if row.status in {"agreed", "contested"}]
    weighed.sort(key=lambda row: row.status)
    shown = story.ledger if wants_all else _take_rows(story.ledger)
    newest = max((d.published.start for d in story.documents if d.published), default="")
    return render(
        request,
        "story.html",
        story=story,
        href=story_href(story),
        points=say_points(story),
        reports=say_reports(story),
        reviewed=say_reviewed(story),
        lines=make_lines(story, reading.shelf, tuple(weighed[:_MOST_LINES])),
        lines_left=len(weighed) - _MOST_LINES,
        table=make_table(story, reading.shelf, rows=shown),
        rows_left=len(story.ledger) - len(shown),
        marks=marks,
        locator=draw_locator(marks),
        strip=_draw_times(story),
        families=_list_families(story),
        dossiers={d.document.id: d for d in reading.shelf.iter_dossiers(story)},
        earlier=_list_neighbours(story, reading, is_earlier=True),
        later=_list_neighbours(story, reading, is_earlier=False),
        updated=say_day(date.fromisoformat(newest[:10])) if newest else "",
    )


def _take_rows(ledger: tuple[LedgerRow, ...]) -> tuple[LedgerRow, ...]:
    """The first rows that fit on a page, at least one."""
    counted = 0
    for index, row in enumerate(ledger):
        counted += len(row.claims)
        if counted > _MOST_CLAIMS and index:
            return ledger[:index]
    return ledger


def _list_families(story: Story) -> tuple[tuple[StoryDocument, tuple[StoryDocument, ...]], ...]:
    """Each independent report with its copies."""
    by_family: dict[str, list[StoryDocument]] = {}
    for document in story.documents:
        by_family.setdefault(document.family or document.id, []).append(document)
    return tuple((members[0], tuple(members[1:])) for members in by_family.values())


def _list_neighbours(
    story: Story, reading: Reading, *, is_earlier: bool
) -> tuple[tuple[str, str, str], ...]:
    """Address, headline and reason of each linked story that can still be read."""
    found = []
    for link in story.earlier if is_earlier else story.later:
        other = reading.view.get_story(reading.view.resolve_story_id(link.story) or link.story)
        if other is not None:
            found.append((story_href(other), other.headline, link.reason))
    return tuple(found)


def _draw_times(story: Story) -> Strip | None:
    happened = [
        (event.title, event.when.first_day, event.when.last_day)
        for event in story.events
        if event.when is not None
    ]
    published = [
        (
            name_report(document.outlet, document.title, document.id),
            date.fromisoformat(document.published.start[:10]),
        )
        for document in story.documents
        if document.published is not None
    ]
    return draw_strip(happened, published)
