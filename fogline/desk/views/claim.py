"""A claim: the quote in its sentence, who says it, who else speaks on the point."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from fogline.desk.cards import make_lines, story_href
from fogline.desk.cells import make_cell_claim, quote_span
from fogline.desk.claimants import name_speakers
from fogline.desk.context import OpenReading, Reading
from fogline.desk.pages import render
from fogline.desk.sentences import find_sentence
from fogline.desk.words import POINTS, REPORTER, say_of
from fogline.records import OUTLET, Claim, Dossier, LedgerRow, Story
from fogline.text import Span

router = APIRouter(include_in_schema=False)


@router.get("/claims/{claim_id}")
def show_claim(request: Request, claim_id: str, reading: OpenReading) -> HTMLResponse:
    """Show one claim."""
    place = reading.view.get_claim(claim_id)
    dossier = reading.shelf.get_dossier(place.document) if place is not None else None
    if place is None or dossier is None:
        raise HTTPException(404, f"No claim has the id {claim_id}.")
    story = reading.view.get_story(place.story) if place.story is not None else None
    claim = place.claim
    row = _find_row(story, claim)
    names = {actor.id: actor.name for actor in dossier.actors}
    speaker = REPORTER if claim.speaker == OUTLET else name_speakers(claim, names)
    return render(
        request,
        "claim.html",
        claim=claim,
        dossier=dossier,
        cell=make_cell_claim(
            claim, dossier, reading.shelf, point=claim.point, stance=claim.stance, speakers=speaker
        ),
        speaker=speaker,
        point=POINTS.get(claim.point, claim.point),
        of=say_of(claim.of, names),
        pieces=_cut_sentence(dossier, claim),
        story=story,
        story_href=story_href(story) if story is not None else "",
        event=next((e for e in story.events if row and e.id == row.event), None) if story else None,
        lines=make_lines(story, reading.shelf, (row,)) if story is not None and row else (),
        raw_sentence=_raw_sentence(dossier, claim, reading),
    )


def _find_row(story: Story | None, claim: Claim) -> LedgerRow | None:
    if story is None:
        return None
    rows = [row for row in story.ledger if claim.id in row.claims]
    own = [row for row in rows if row.point == claim.point]
    return next(iter(own or rows), None)


def _cut_sentence(dossier: Dossier, claim: Claim) -> tuple[str, str, str]:
    """The sentence before, in and after the quote."""
    text, span = dossier.document.text, quote_span(claim)
    if span is None:
        return "", "", ""
    sentence = find_sentence(dossier.document, span)
    return (
        text[sentence.start : span.start],
        span.slice(text),
        text[span.end : sentence.end],
    )


def _raw_sentence(dossier: Dossier, claim: Claim, reading: Reading) -> Span | None:
    span = quote_span(claim)
    if span is None:
        return None
    return reading.shelf.to_raw(dossier, find_sentence(dossier.document, span))
