"""An article: clean, raw, side by side, or the report of what cleaning did."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from fogline.desk.cards import story_href
from fogline.desk.cells import CellClaim, make_cell_claim
from fogline.desk.claimants import name_speakers
from fogline.desk.context import OpenReading, Reading
from fogline.desk.errors import FilterError
from fogline.desk.highlights import (
    LAYERS,
    Node,
    Stretch,
    list_stretches,
    nest,
    number_claims,
    to_raw_stretches,
)
from fogline.desk.pages import render
from fogline.desk.words import POINTS, REMOVED, REPAIRS, REPORTER, say_language, say_of
from fogline.records import OUTLET, Document, Dossier, Story
from fogline.store import RawPage
from fogline.text import Span

router = APIRouter(include_in_schema=False)
VIEWS = {
    "clean": "Clean",
    "raw": "Raw",
    "both": "Side by side",
    "report": "Cleaning report",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginCard:
    """A claim beside the text.

    Attributes:
        number: Its number in the text.
        cell: The claim as it is shown.
        point: Its point in words.
        of: Whose, in words.
        speaker: Who says it.
        event: Title of its event; empty for none.
    """

    number: int
    cell: CellClaim
    point: str
    of: str
    speaker: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of text on the page.

    Attributes:
        kind: Kind of the part, or ``removed``.
        label: What was left out, in words; empty for kept text.
        clean: Pieces of the clean text.
        raw: Pieces of the raw text.
        start: First raw code point.
        end: One past the last.
    """

    kind: str
    label: str
    clean: list[Node]
    raw: list[Node]
    start: int
    end: int


@router.get("/articles/{document_id}")
def show_article(
    request: Request, document_id: str, reading: OpenReading, view: str = "clean"
) -> HTMLResponse:
    """Show an article in one of its four views."""
    if view not in VIEWS:
        raise FilterError("view", f"“{view}” is not a view. There are: {', '.join(VIEWS)}.")
    dossier = reading.shelf.get_dossier(document_id)
    raw = reading.view.get_raw(document_id)
    if dossier is None or raw is None:
        raise HTTPException(404, f"No article has the id {document_id}.")
    story_ids = reading.view.stories_of([document_id])
    story = reading.view.get_story(story_ids[0]) if story_ids else None
    stretches = list_stretches(dossier, reading.shelf)
    return render(
        request,
        "article.html",
        document=dossier.document,
        dossier=dossier,
        view=view,
        views=VIEWS,
        layers=LAYERS,
        language=say_language(dossier.document.language),
        traces=say_language(dossier.document.translated_from)
        if dossier.document.translated_from
        else "",
        problems=len(dossier.repairs),
        is_intact=hashlib.sha256(raw.data).hexdigest() == dossier.document.digest,
        blocks=_list_blocks(dossier, raw, stretches, reading, view=view),
        cards=_list_cards(dossier, story, reading),
        story=story,
        story_href=story_href(story) if story is not None else "",
        report=_make_report(dossier, raw, reading),
    )


def _list_blocks(
    dossier: Dossier, raw: RawPage, stretches: Sequence[Stretch], reading: Reading, *, view: str
) -> list[Block]:
    if view == "report":
        return []
    document = dossier.document
    on_raw = to_raw_stretches(stretches, dossier, reading.shelf)
    if view == "raw":
        whole = Span(0, len(raw.text))
        return [_make_block("raw", "", None, whole, (document.text, raw.text), ((), on_raw))]
    blocks = []
    for part in document.parts:
        span = Span(part.start, part.end)
        raw_span = reading.shelf.to_raw(dossier, span) or Span(0, 0)
        texts, layers = (document.text, raw.text), (stretches, on_raw)
        blocks.append(_make_block(part.kind, "", span, raw_span, texts, layers))
    if view == "both":
        for gap in document.removed:
            label = REMOVED.get(gap.kind, gap.kind)
            blocks.append(
                _make_block("removed", label, None, Span(gap.start, gap.end),
                            (document.text, raw.text), ((), ()))
            )  # fmt: skip
        blocks.sort(key=lambda block: (block.start, block.end))
    return blocks


def _make_block(
    kind: str,
    label: str,
    clean: Span | None,
    raw: Span,
    texts: tuple[str, str],
    layers: tuple[Sequence[Stretch], Sequence[Stretch]],
) -> Block:
    return Block(
        kind=kind,
        label=label,
        clean=nest(texts[0], clean, layers[0]) if clean is not None else [],
        raw=nest(texts[1], raw, layers[1]) if len(raw) else [],
        start=raw.start,
        end=raw.end,
    )


def _list_cards(dossier: Dossier, story: Story | None, reading: Reading) -> list[MarginCard]:
    numbers = number_claims(dossier)
    names = {actor.id: actor.name for actor in dossier.actors}
    title_by_event = {
        member.event: event.title
        for event in (story.events if story is not None else ())
        for member in event.members
    }
    cards = [
        MarginCard(
            number=numbers[claim.id],
            cell=make_cell_claim(
                claim, dossier, reading.shelf, point=claim.point, stance=claim.stance, speakers=""
            ),
            point=POINTS.get(claim.point, claim.point),
            of=say_of(claim.of, names),
            speaker=REPORTER if claim.speaker == OUTLET else name_speakers(claim, names),
            event=title_by_event.get(claim.event or "", ""),
        )
        for claim in dossier.claims
    ]
    return sorted(cards, key=lambda card: card.number)


def _make_report(dossier: Dossier, raw: RawPage, reading: Reading) -> dict[str, object]:
    """What cleaning did: repairs by kind, what was left out, what stayed in doubt."""
    document = dossier.document
    ordered = sorted(dossier.repairs, key=lambda r: (r.why, r.start))
    repairs = [
        (
            REPAIRS.get(why, why),
            [(r, reading.shelf.to_raw(dossier, Span(r.start, r.end))) for r in group],
        )
        for why, group in groupby(ordered, key=lambda r: r.why)
    ]
    removed = [
        (REMOVED.get(r.kind, r.kind), r, " ".join(raw.text[r.start : r.end].split()))
        for r in document.removed
    ]
    issues = [(issue, _locate(document, issue.start, issue.end, dossier, reading))
              for issue in dossier.issues]  # fmt: skip
    return {"repairs": repairs, "removed": removed, "issues": issues}


def _locate(
    document: Document, start: int | None, end: int | None, dossier: Dossier, reading: Reading
) -> tuple[str, Span | None]:
    if start is None or end is None or end <= start:
        return "", None
    span = Span(start, end)
    return span.slice(document.text), reading.shelf.to_raw(dossier, span)
