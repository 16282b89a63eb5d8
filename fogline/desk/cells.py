"""One claim as a cell of the table shows it: the source's words first, with the way to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fogline.desk.reading import Shelf
from fogline.desk.times import say_day_of, say_interval
from fogline.desk.words import CHANNELS, POINTS, REPAIRS, STANCES, say_range
from fogline.records import Claim, Dossier, Value
from fogline.text import Span, fold

# Longer quotes push the other claimants off the screen; the whole one is a click away.
_LONGEST_QUOTE = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class CellClaim:
    """A claim, ready to be shown.

    Attributes:
        claim: The claim.
        document: Id of its document.
        outlet: Who published it; empty when unnamed.
        stance: Stored stance, or ``disputes`` or ``distances``.
        glyph: Sign of the stance.
        word: The stance in words.
        implied_by: The point of the claim that it follows from, in words; empty when it stands
            for itself.
        quote: The source's own words.
        language: Language of the quote.
        notes: What must be known to read the quote: repairs that touch it.
        range: Normalised bounds of a number; empty otherwise.
        reading: What a named actor, place or time was read as; empty when the quote says so.
        details: Hedge, channel and who stands between.
        speakers: Who speaks, when the column holds more than these.
        reported: Day of publication in words; empty when unknown.
        published: Sort key, newest last.
        raw: The quote in the raw copy.
        href: Address that opens the quote's characters.
        copies: Near-copies of the report that carry the same claim.
    """

    claim: Claim
    document: str
    outlet: str
    stance: str
    glyph: str
    word: str
    implied_by: str
    quote: str
    language: str
    notes: tuple[str, ...]
    range: str
    reading: str
    details: tuple[str, ...]
    speakers: str
    reported: str
    published: str
    raw: Span | None
    href: str
    copies: int = 0


# How a place is said to be tied to the event, where it does not simply hold it.
RELATIONS = {
    "near": "near it",
    "toward": "heading there",
    "from": "coming from it",
    "over": "over it",
}


def quote_span(claim: Claim) -> Span | None:
    """Find the characters a claim is quoted by: its value's, else its content's, else its cue's.

    A denial is quoted whole, as its value's words alone would read as an assertion.
    """
    first, second = claim.spans.value, claim.spans.content
    if claim.stance == "denies":
        first, second = second, first
    for span in (first, second, claim.spans.cue, claim.spans.source):
        if span is not None and len(span):
            return span
    return None


def link_to(document_id: str, raw: Span | None) -> str:
    """Make the address that opens characters of a document."""
    anchor = f"#c={raw.start}-{raw.end}" if raw is not None else ""
    return f"/articles/{document_id}{anchor}"


def make_cell_claim(
    claim: Claim, dossier: Dossier, shelf: Shelf, *, point: str, stance: str, speakers: str
) -> CellClaim:
    """Prepare a claim for a cell.

    Args:
        claim: The claim.
        dossier: The dossier that holds it.
        shelf: Leads to raw characters.
        point: Point of the row, which may be another than the claim's.
        stance: Stance to show.
        speakers: Who speaks, when that is not plain from the column.

    Returns:
        The claim as it is shown.
    """
    document = dossier.document
    span = quote_span(claim)
    raw = shelf.to_raw(dossier, span) if span is not None else None
    glyph, word = STANCES[stance]
    # That nine people died also says that it happened, but nine is no answer to whether it did.
    is_implied = claim.point != point
    return CellClaim(
        claim=claim,
        document=document.id,
        outlet=document.outlet or "",
        stance=stance,
        glyph=glyph,
        word=word,
        implied_by=POINTS.get(claim.point, claim.point) if is_implied else "",
        quote=_cut(span.slice(document.text)) if span is not None else "",
        language=document.language,
        notes=_note_repairs(dossier, span),
        range="" if is_implied else say_range(claim.value),
        reading="" if is_implied else _say_reading(claim, dossier, span),
        details=_list_details(claim, dossier),
        speakers=speakers,
        reported=say_day_of(document.published),
        published=document.published.start if document.published else "",
        raw=raw,
        href=link_to(document.id, raw),
    )


def is_incompatible(one: Value | None, other: Value | None) -> bool:
    """Whether two values of one point can't both hold.

    Args:
        one: A value.
        other: Another.

    Returns:
        True for numbers and times that share nothing, and for different actors, places and
        words; False where either is missing or the two are of different kinds.

    Example:
        >>> is_incompatible(Value(min=71, max=None), Value(min=9, max=14))
        True
    """
    if one is None or other is None or one.kind != other.kind:
        return False
    if one.kind == "number":
        return not _overlap((one.min, one.max), (other.min, other.max))
    if one.kind == "time":
        return not _overlap((one.start, one.end), (other.start, other.end), half_open=True)
    if one.kind == "text":
        return fold(str(one.text)) != fold(str(other.text))
    return one != other


def fold_copies(cells: Sequence[CellClaim], family_by_document: dict[str, str]) -> list[CellClaim]:
    """Show a claim that near-copies of one report repeat once, newest claims first.

    Args:
        cells: Claims of one cell.
        family_by_document: Copy family of each document.

    Returns:
        The claims left, each with the number of copies folded into it.
    """
    groups: dict[tuple[str, str, str, str, str], list[CellClaim]] = {}
    for cell in sorted(cells, key=lambda c: (c.published, c.document)):
        family = family_by_document.get(cell.document, cell.document)
        key = (family, cell.claim.speaker, cell.claim.point, cell.stance, fold(cell.quote))
        groups.setdefault(key, []).append(cell)
    kept = [_with_copies(group) for group in groups.values()]
    return sorted(kept, key=lambda c: (c.published, c.document), reverse=True)


def _with_copies(group: Sequence[CellClaim]) -> CellClaim:
    documents = {cell.document for cell in group}
    return replace(group[0], copies=len(documents) - 1)


def _cut(quote: str) -> str:
    if len(quote) <= _LONGEST_QUOTE:
        return quote
    return quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " […]"


def _note_repairs(dossier: Dossier, span: Span | None) -> tuple[str, ...]:
    if span is None:
        return ()
    notes = []
    for repair in dossier.repairs:
        if Span(repair.start, repair.end).overlaps(span):
            kind = REPAIRS.get(repair.why, repair.why)
            read = f"read as “{repair.now}”" if repair.now else "left out"
            notes.append(f"source: “{repair.was}”, {read}, {kind}")
    return tuple(notes)


def _say_reading(claim: Claim, dossier: Dossier, span: Span | None) -> str:
    value = claim.value
    if value is None:
        return ""
    if isinstance(value.start, str):
        return say_interval(value.start, value.end if isinstance(value.end, str) else None)
    if isinstance(value.actor, str):
        name = next((a.name for a in dossier.actors if a.id == value.actor), value.actor)
    elif isinstance(value.place, str):
        name = next((p.name for p in dossier.places if p.id == value.place), value.place)
    else:
        return ""
    quoted = span.slice(dossier.document.text) if span is not None else ""
    return "" if fold(name) in fold(quoted) else name


def _list_details(claim: Claim, dossier: Dossier) -> tuple[str, ...]:
    names = {actor.id: actor.name for actor in dossier.actors}
    details = []
    if claim.relation in RELATIONS:
        details.append(RELATIONS[claim.relation])
    if claim.certainty == "hedged":
        details.append("hedged by the report")
    if claim.spans.cue is not None and len(claim.spans.cue):
        details.append(f"“{claim.spans.cue.slice(dossier.document.text)}”")
    if claim.channel is not None:
        details.append(CHANNELS.get(claim.channel, claim.channel))
    if claim.via:
        details.append("through " + ", ".join(names.get(who, who) for who in claim.via))
    return tuple(details)


def _overlap(
    one: tuple[object, object], other: tuple[object, object], *, half_open: bool = False
) -> bool:
    """Whether two stretches of numbers or ISO times share anything; None ends are open."""
    (low, high), (other_low, other_high) = one, other
    return _reaches(high, other_low, half_open) and _reaches(other_high, low, half_open)


def _reaches(high: object, low: object, half_open: bool) -> bool:
    if isinstance(high, int) and isinstance(low, int):
        return high >= low
    if isinstance(high, str) and isinstance(low, str):
        return high > low if half_open else high >= low
    return True
