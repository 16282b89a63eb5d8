"""Stories and their tables."""

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response

from fogline.desk.api.answers import answer, list_answer
from fogline.desk.cards import story_href
from fogline.desk.cells import CellClaim, quote_span
from fogline.desk.context import OpenReading, Reading
from fogline.desk.sentences import find_sentence
from fogline.desk.table import Cell, Row, Table, make_table
from fogline.desk.times import to_edtf
from fogline.records import Story

router = APIRouter(prefix="/api/v1", tags=["stories"])
Limit = Annotated[int, Query(ge=1, le=200)]
Offset = Annotated[int, Query(ge=0)]


@router.get("/stories")
def list_stories(
    request: Request,
    reading: OpenReading,
    limit: Limit = 50,
    offset: Offset = 0,
    sort: Literal["newest", "contested"] = "newest",
) -> Response:
    """Stories, newest or most contested first."""
    stories = reading.view.list_stories(limit=limit + 1, offset=offset, order=sort)
    items = [_summarise(story) for story in stories]
    as_of = reading.view.counts().updated or ""
    return list_answer(request, items, limit=limit, offset=offset, as_of=as_of)


@router.get("/stories/{story_id}")
def get_story(request: Request, story_id: str, reading: OpenReading) -> Response:
    """A story as ``fogline.story/1``."""
    story = _find_story(reading, story_id)
    if story.id != story_id:
        return RedirectResponse(f"/api/v1/stories/{story.id}", status_code=301)
    return answer(story)


@router.get("/stories/{story_id}/table")
def get_table(story_id: str, reading: OpenReading) -> Response:
    """Who claims what: every cell holds claims, or in how many reports none was found."""
    story = _find_story(reading, story_id)
    table = make_table(story, reading.shelf)
    return answer(
        {
            "story": story.id,
            "as_of": reading.view.counts().updated,
            "speakers": [
                {
                    "id": one.id,
                    "name": one.name,
                    "standing": one.standing,
                    "members": list(one.speakers),
                }
                for one in table.claimants
            ],
            "rows": [_write_row(row, table, reading) for row in table.rows],
        }
    )


def _find_story(reading: Reading, story_id: str) -> Story:
    story = reading.view.get_story(story_id)
    if story is None:
        raise HTTPException(404, f"No story has the id {story_id}.")
    return story


def _summarise(story: Story) -> dict[str, object]:
    return {
        "id": story.id,
        "headline": story.headline,
        "href": story_href(story),
        "reports": len(story.documents),
        "independent": story.independent,
        "points": len(story.ledger),
        "contested": sum(row.status == "contested" for row in story.ledger),
        "documents": [document.id for document in story.documents],
    }


def _write_row(row: Row, table: Table, reading: Reading) -> dict[str, object]:
    return {
        "event": row.row.event,
        "point": row.row.point,
        "of": row.row.of,
        "status": row.row.status,
        "reporter_differs": row.row.reporter_differs,
        "cells": {cell.claimant.id: _write_cell(cell, table, reading) for cell in row.cells},
    }


def _write_cell(cell: Cell, table: Table, reading: Reading) -> dict[str, object]:
    if not cell.claims:
        return {"claims": [], "none_found_in": table.reports}
    return {"claims": [_write_claim(shown, reading) for shown in cell.claims]}


def _write_claim(shown: CellClaim, reading: Reading) -> dict[str, object]:
    claim = shown.claim
    dossier = reading.shelf.get_dossier(shown.document)
    span = quote_span(claim)
    sentence = None
    if dossier is not None and span is not None:
        sentence = reading.shelf.to_raw(dossier, find_sentence(dossier.document, span))
    value = claim.value
    interval = None
    if value is not None and isinstance(value.start, str):
        interval = to_edtf(value.start, value.end if isinstance(value.end, str) else None)
    return {
        "id": claim.id,
        "speaker": claim.speaker,
        "co_speakers": list(claim.co_speakers),
        "via": list(claim.via),
        "channel": claim.channel,
        "stance": claim.stance,
        "shown_as": shown.stance,
        "implied": bool(shown.implied_by),
        "reported": shown.quote,
        "value": value,
        "interval": interval,
        "certainty": claim.certainty,
        "document": shown.document,
        "span": [shown.raw.start, shown.raw.end] if shown.raw is not None else None,
        "sentence": [sentence.start, sentence.end] if sentence is not None else None,
        "copies": shown.copies,
        "maker": claim.maker,
        "state": "machine",
    }
