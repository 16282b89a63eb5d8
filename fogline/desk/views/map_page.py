"""The map: a list that says everything, and a drawing of it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from fogline.desk.cards import story_href
from fogline.desk.context import OpenReading, Reading
from fogline.desk.filters import MapFilter, read_filter
from fogline.desk.locator import draw_locator
from fogline.desk.marks import Mark, list_marks
from fogline.desk.pages import render
from fogline.desk.words import PRECISIONS
from fogline.records import Story

router = APIRouter(include_in_schema=False)
# Newest stories read for one map; the page says so when there are more.
WINDOW = 500
# Rows of the list on one page, and what the still picture shows; the movable map shows all.
_PAGE = 50


@router.get("/map")
def show_map(
    request: Request, reading: OpenReading, offset: Annotated[int, Query(ge=0)] = 0
) -> HTMLResponse:
    """Show events on a map and in a list, by the filters of the address."""
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    chosen = read_filter(query)
    found, is_cut = find_marks(reading, chosen)
    # Those without a place come last, so that they stand together after the drawn ones.
    found.sort(key=lambda pair: bool(pair[0].off_map))
    shown = [(mark, story_href(story)) for mark, story in found[offset : offset + _PAGE]]
    located = [(mark, href) for mark, href in shown if not mark.off_map]
    off_map = sum(bool(mark.off_map) for mark, _ in found)
    return render(
        request,
        "map.html",
        chosen=chosen,
        located=located,
        hidden=[(mark, href) for mark, href in shown if mark.off_map],
        total=len(found),
        off_map=off_map,
        offset=offset,
        page=_PAGE,
        locator=draw_locator([mark for mark, _ in located]),
        precisions=PRECISIONS,
        is_cut=is_cut,
        window=WINDOW,
        nearest=_find_nearest(reading, chosen) if not found else "",
        data_href=f"/api/v1/map/events.geojson?{chosen.to_query()}".rstrip("?"),
    )


def find_marks(reading: Reading, chosen: MapFilter) -> tuple[list[tuple[Mark, Story]], bool]:
    """Find the events that pass a filter.

    Args:
        reading: What is read from.
        chosen: The filter.

    Returns:
        The events with their stories, newest first, and whether older stories were left unread.
    """
    stories = reading.view.list_stories(limit=WINDOW + 1, order="newest")
    found = [
        (mark, story)
        for story in stories[:WINDOW]
        for mark in list_marks(story, reading.now)
        if chosen.admits(mark)
    ]
    found.sort(
        key=lambda pair: pair[0].event.when.start if pair[0].event.when else "", reverse=True
    )
    return found, len(stories) > WINDOW


def _find_nearest(reading: Reading, chosen: MapFilter) -> str:
    """The day nearest to the first one asked for on which something is told to have happened."""
    wanted = chosen.first or chosen.last
    if wanted is None:
        return ""
    stories = reading.view.list_stories(limit=WINDOW, order="newest")
    days = [event.when.first_day for s in stories for event in s.events if event.when is not None]
    if not days:
        return ""
    return min(days, key=lambda day: (abs((day - wanted).days), day)).isoformat()
