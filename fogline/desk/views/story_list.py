"""All stories, page by page."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from fogline.desk.cards import make_card
from fogline.desk.context import OpenReading
from fogline.desk.pages import render

router = APIRouter(include_in_schema=False)
_PAGE = 20


@router.get("/stories")
def show_stories(
    request: Request,
    reading: OpenReading,
    offset: Annotated[int, Query(ge=0)] = 0,
    sort: Literal["newest", "contested"] = "newest",
) -> HTMLResponse:
    """Show a page of the list of stories."""
    stories = reading.view.list_stories(limit=_PAGE + 1, offset=offset, order=sort)
    return render(
        request,
        "stories.html",
        cards=[make_card(story, reading.shelf, reading.now) for story in stories[:_PAGE]],
        sort=sort,
        offset=offset,
        page=_PAGE,
        has_more=len(stories) > _PAGE,
    )
