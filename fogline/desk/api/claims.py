"""Claims across stories."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from fogline.desk.api.answers import list_answer
from fogline.desk.cells import quote_span
from fogline.desk.context import OpenReading, Reading
from fogline.desk.errors import FilterError
from fogline.records import POINTS, STANCES
from fogline.store import ClaimRow

router = APIRouter(prefix="/api/v1", tags=["claims"])


class ClaimQuery(BaseModel):
    """Filters and page of the list of claims.

    Attributes:
        story: Story id.
        document: Document id.
        point: A point.
        speaker: Actor id or name.
        stance: A stance.
        limit: Claims on a page.
        offset: Claims before this page.
    """

    story: str | None = None
    document: str | None = None
    point: str | None = None
    speaker: str | None = None
    stance: str | None = None
    limit: int = Field(default=50, ge=1, le=200)
    offset: int = Field(default=0, ge=0)


@router.get("/claims")
def list_claims(
    request: Request, reading: OpenReading, query: Annotated[ClaimQuery, Query()]
) -> Response:
    """Claims that meet every filter given."""
    _check("point", query.point, POINTS)
    _check("stance", query.stance, STANCES)
    rows = reading.view.list_claims(
        story=query.story,
        document=query.document,
        point=query.point,
        speaker=query.speaker,
        stance=query.stance,
        limit=query.limit + 1,
        offset=query.offset,
    )
    items = [_write(row, reading) for row in rows]
    as_of = reading.view.counts().updated or ""
    return list_answer(request, items, limit=query.limit, offset=query.offset, as_of=as_of)


def _check(name: str, given: str | None, known: tuple[str, ...]) -> None:
    if given is not None and given not in known:
        raise FilterError(name, f"'{given}' is not a {name}. There are: {', '.join(known)}.")


def _write(row: ClaimRow, reading: Reading) -> dict[str, object]:
    dossier = reading.shelf.get_dossier(row.document)
    span = quote_span(row.claim)
    raw = reading.shelf.to_raw(dossier, span) if dossier is not None and span is not None else None
    return {
        "claim": row.claim,
        "speaker_name": row.speaker_name,
        "reported": span.slice(dossier.document.text) if dossier is not None and span else None,
        "document": row.document,
        "story": row.story,
        "span": [raw.start, raw.end] if raw is not None else None,
        "state": "machine",
    }
