"""Which value an export with one column shows, by a written rule, with the losing claims kept.

The rule (docs/decisions/0004-choose-values.md), first that applies:

1. ``agreed``: what parties with opposing interests agree on.
2. ``only``: all sources give compatible values: these.
3. ``origins``: the value that most independent origins carry, if no other has as many.
4. ``concession``: what a party says against its own interest: its own losses, its own deed.
5. ``range``: numbers from the lowest to the highest claimed, with all claimants.
6. ``tie``: no value.

With no source the outlets' own words are taken, as ``outlet``. Numbers are never added or
averaged.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.records import Claim, Dossier, LedgerRow, Story, StoryEvent, Value
from fogline.stories.entries import Entry, imply, keep_current, make_entry
from fogline.stories.ledger import join_places
from fogline.stories.sides import Sides, join_actors
from fogline.stories.values import ValueJudge, get_bounds
from fogline.text import Quantity

RULES = ("agreed", "only", "origins", "concession", "range", "tie", "outlet")
_LOSS_POINTS = frozenset({"killed", "injured", "captured", "missing", "destroyed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The value chosen for one row of a ledger.

    Attributes:
        event: Merged event id; None for claims about no event.
        point: The point.
        of: Whose; None when the event as a whole.
        status: Status of the row.
        rule: Which of :data:`RULES` chose it.
        value: The value; None when nothing is chosen.
        claimants: Speakers of the chosen claims, sorted; all of them for ``range`` and ``tie``.
        chosen: Ids of the claims that carry the value.
        lost: Ids of the other claims of the row.
    """

    event: str | None
    point: str
    of: str | None
    status: str
    rule: str
    value: Value | None
    claimants: tuple[str, ...]
    chosen: tuple[str, ...]
    lost: tuple[str, ...]


def choose_values(story: Story, dossiers: Sequence[Dossier]) -> tuple[Choice, ...]:
    """Choose one value for each row of a story's ledger.

    Args:
        story: The story.
        dossiers: Its pages, in any order.

    Returns:
        One choice for each row, in the ledger's order.

    Raises:
        ValueError: A claim of the ledger is in none of the pages.
    """
    chooser = _Chooser(story, dossiers)
    return tuple(chooser.choose(row) for row in story.ledger)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pick:
    rule: str
    value: Value | None
    entries: tuple[Entry, ...]


class _Chooser:
    def __init__(self, story: Story, dossiers: Sequence[Dossier]) -> None:
        self._sides = Sides(join_actors(dossiers))
        self._judge = ValueJudge(join_places(dossiers), self._sides)
        self._events = {event.id: event for event in story.events}
        self._family = {page.id: page.family or page.id for page in story.documents}
        self._entries = {
            claim.id: make_entry(claim, dossier) for dossier in dossiers for claim in dossier.claims
        }

    def choose(self, row: LedgerRow) -> Choice:
        missing = [key for key in row.claims if key not in self._entries]
        if missing:
            raise ValueError(f"expected the pages of all claims, got none with {missing[0]}")
        entries = [self._entries[key] for key in row.claims]
        pick = self._pick(row, [_read_for(row.point, entry) for entry in entries])
        chosen = tuple(entry.claim.id for entry in pick.entries)
        return Choice(
            event=row.event,
            point=row.point,
            of=row.of,
            status=row.status,
            rule=pick.rule,
            value=pick.value,
            claimants=tuple(sorted({who for entry in pick.entries for who in entry.speakers})),
            chosen=chosen,
            lost=tuple(key for key in row.claims if key not in chosen),
        )

    def _pick(self, row: LedgerRow, entries: Sequence[Entry]) -> _Pick:
        sources = keep_current([entry for entry in entries if not entry.is_outlet])
        asserted = [e for e in sources if e.stance == "asserts" and e.value is not None]
        if not asserted and all(entry.is_outlet for entry in entries):
            own = [e for e in entries if e.stance == "asserts" and e.value is not None]
            return self._pick_together("outlet", own) or _tie(own)
        if not asserted:
            return _tie(sources)
        together = self._pick_together("agreed" if row.status == "agreed" else "only", asserted)
        if together is not None and row.status != "contested":
            return together
        return (
            self._pick_by_origins(asserted)
            or self._pick_concession(row, asserted)
            or _pick_range(asserted)
            or _tie(asserted)
        )

    def _pick_together(self, rule: str, entries: Sequence[Entry]) -> _Pick | None:
        """The narrowest value when all are compatible: for numbers what all have in common."""
        if not entries or not self._are_all_compatible(entries):
            return None
        bounds = [get_bounds(entry.value) for entry in entries if entry.value is not None]
        numbers = [pair for pair in bounds if pair is not None]
        if len(numbers) < len(entries):
            best = min(entries, key=lambda e: (-self._count_origins(e, entries), e.claim.id))
            return _Pick(rule=rule, value=best.value, entries=tuple(entries))
        low = max(low for low, _ in numbers)
        high = min((high for _, high in numbers if high is not None), default=None)
        value = Value.of_number(Quantity(min=low, max=high))
        return _Pick(rule=rule, value=value, entries=tuple(entries))

    def _are_all_compatible(self, entries: Sequence[Entry]) -> bool:
        return all(
            self._judge.are_compatible(one.value, other.value, one.claim.point)
            for one in entries
            for other in entries
        )

    def _pick_by_origins(self, entries: Sequence[Entry]) -> _Pick | None:
        """The value that most copy families carry; None on a tie."""
        counted = sorted(
            ((self._count_origins(entry, entries), entry) for entry in entries),
            key=lambda item: (-item[0], item[1].claim.id),
        )
        most, best = counted[0]
        rivals = [entry for count, entry in counted if count == most and entry.value != best.value]
        if rivals:
            return None
        same = tuple(entry for entry in entries if entry.value == best.value)
        return _Pick(rule="origins", value=best.value, entries=same)

    def _count_origins(self, entry: Entry, entries: Sequence[Entry]) -> int:
        same = (other for other in entries if other.value == entry.value)
        return len({self._family.get(e.document.id, e.document.id) for e in same})

    def _pick_concession(self, row: LedgerRow, entries: Sequence[Entry]) -> _Pick | None:
        event = self._events.get(row.event or "")
        conceded = [e for e in entries if _concedes(e, row, event, self._sides)]
        return self._pick_together("concession", conceded)


def _read_for(point: str, entry: Entry) -> Entry:
    """Read a claim of another point as the ledger did when it put it into the row."""
    if entry.claim.point == point:
        return entry
    return imply(
        entry, Value(yes=True) if point == "occurred" else Value(text=entry.claim.of or "")
    )


def _concedes(entry: Entry, row: LedgerRow, event: StoryEvent | None, sides: Sides) -> bool:
    """Whether a party speaks against its own interest."""
    claim: Claim = entry.claim
    if row.point == "responsible":
        return claim.value is not None and claim.value.actor in entry.speakers
    if row.point not in _LOSS_POINTS or row.of is None or entry.value is None:
        return False
    bounds = get_bounds(entry.value)
    if bounds is None or bounds[0] == 0:
        return False
    own_side = sides.stand_together(claim.speaker, row.of)
    if event is None:
        return own_side
    roles = (event.initiators, event.targets)
    return own_side or any(row.of in ids and sides.is_among(claim.speaker, ids) for ids in roles)


def _pick_range(entries: Sequence[Entry]) -> _Pick | None:
    bounds = [get_bounds(entry.value) for entry in entries if entry.value is not None]
    numbers = [pair for pair in bounds if pair is not None]
    if not numbers or len(numbers) < len(entries):
        return None
    highs = [high for _, high in numbers]
    known = [high for high in highs if high is not None]
    top = max(known) if len(known) == len(highs) else None
    value = Value.of_number(Quantity(min=min(low for low, _ in numbers), max=top))
    return _Pick(rule="range", value=value, entries=tuple(entries))


def _tie(entries: Sequence[Entry]) -> _Pick:
    return _Pick(rule="tie", value=None, entries=tuple(entries))
