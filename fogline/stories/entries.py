"""Claims as the ledger weighs them: with page, age, and what they imply."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fogline.records import OUTLET, Claim, Document, Dossier, Value

# "raised the toll to 12 from 9", "up from 9", "earlier it had spoken of 9".
_FORMER = re.compile(
    r"\b(?:up|down|raised|revised|lowered|increased|corrected)?\s*from\s+(?:an?\s+)?(?:\w+\s+){0,3}$"
    r"|\b(?:earlier|previous(?:ly)?|initial(?:ly)?|former(?:ly)?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_NUMBER_POINTS = frozenset(
    {"killed", "injured", "captured", "missing", "displaced", "participants", "destroyed"}
)
# Who asserts one of these of an event says thereby that it happened.
_IMPLYING_POINTS = frozenset(
    {"killed", "injured", "captured", "missing", "displaced", "destroyed", "responsible", "where",
     "when", "participants", "target"}
)  # fmt: skip
_LOOK_BACK = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A claim in a ledger row.

    Attributes:
        claim: The claim.
        document: Its page.
        stance: Stance in this row; a denial with the value none asserts that there were none.
        value: Value in this row; another than the claim's when it is implied.
        is_implied: Whether it is read out of a claim on another point.
        is_former: Whether the page itself calls the figure an earlier one.
    """

    claim: Claim
    document: Document
    stance: str
    value: Value | None
    is_implied: bool = False
    is_former: bool = False

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who says it, the first named first."""
        return (self.claim.speaker, *self.claim.co_speakers)

    @property
    def is_outlet(self) -> bool:
        """Whether these are the page's own words."""
        return self.claim.speaker == OUTLET


def make_entry(claim: Claim, dossier: Dossier) -> Entry:
    """Prepare a claim for the row of its own point."""
    stance, value = claim.stance, claim.value
    if (
        stance == "denies"
        and claim.point in _NUMBER_POINTS
        and value is not None
        and value.max == 0
    ):
        stance = "asserts"
    return Entry(
        claim=claim,
        document=dossier.document,
        stance=stance,
        value=value,
        is_former=_is_former(claim, dossier.document.text),
    )


def imply_occurred(entries: Iterable[Entry], direct: Sequence[Entry]) -> list[Entry]:
    """List what sources who say nothing on whether it happened say by their other claims.

    Args:
        entries: All entries of one event, in order.
        direct: Those on the point ``occurred``.

    Returns:
        One entry for each such source: its first claim that could not hold otherwise.
    """
    heard = {who for entry in direct for who in entry.speakers}
    implied = []
    for entry in entries:
        claim = entry.claim
        if entry.is_outlet or claim.stance != "asserts" or claim.point not in _IMPLYING_POINTS:
            continue
        if heard.isdisjoint(entry.speakers):
            implied.append(imply(entry, Value(yes=True)))
            heard.update(entry.speakers)
    return implied


def imply(entry: Entry, value: Value) -> Entry:
    """Read a claim as one on another point."""
    return Entry(
        claim=entry.claim, document=entry.document, stance="asserts", value=value, is_implied=True
    )


def keep_current(entries: Sequence[Entry]) -> list[Entry]:
    """Leave out what its speaker has since said anew or taken back.

    Args:
        entries: Entries of one row.

    Returns:
        Those that count: an entry is older when the same speaker speaks on the point in a page
        published after its own, or when its page calls the figure an earlier one.
    """
    kept = [e for e in entries if not e.is_former] or list(entries)
    newest = _find_newest(kept)
    current = [e for e in kept if not _is_replaced(e, newest)]
    retracted = {(e.claim.speaker, e.document.id) for e in current if e.stance == "retracts"}
    return [
        e
        for e in current
        if e.stance != "retracts" and (e.claim.speaker, e.document.id) not in retracted
    ]


def _find_newest(entries: Iterable[Entry]) -> dict[str, str]:
    """When each source spoke last, by its id."""
    newest: dict[str, str] = {}
    for entry in entries:
        published = entry.document.published
        if entry.is_outlet or entry.is_implied or published is None:
            continue
        speaker = entry.claim.speaker
        newest[speaker] = max(newest.get(speaker, published.start), published.start)
    return newest


def _is_replaced(entry: Entry, newest: Mapping[str, str]) -> bool:
    published, last = entry.document.published, newest.get(entry.claim.speaker)
    return published is not None and last is not None and last >= published.end


def _is_former(claim: Claim, text: str) -> bool:
    span = claim.spans.value
    if span is None or claim.point not in _NUMBER_POINTS:
        return False
    return _FORMER.search(text[max(0, span.start - _LOOK_BACK) : span.start]) is not None
