"""Claims across stories."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from fogline.desk.api.answers import list_answer
from fogline.desk.api.stories import Limit, Offset
from fogline.desk.context import OpenReading, Reading
from fogline.desk.cells import quote_span
from fogline.desk.errors import FilterError
from fogline.records import POINTS, STANCES
from fogline.store import ClaimRow

router = APIRouter(prefix="/api/v1", tags=["claims"])


@router.get("/claims")
def list_claims(
    request: Request,
    reading: OpenReading,
    story: str | None = None,
    document: str | None = None,
    point: str | None = None,
    speaker: str | None = None,
    stance: str | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response:
    """Claims that meet every filter given."""
    _check("point", point, POINTS)
    _check("stance", stance, STANCES)
    rows = reading.view.list_claims(
        story=story,
        document=document,
        point=point,
        speaker=speaker,
        stance=stance,
        limit=limit + 1,
        offset=offset,
    )
    items = [_write(row, reading) for row in rows]
    as_of = reading.view.counts().updated or ""
    return list_answer(request, items, limit=limit, offset=offset, as_of=as_of)


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
