"""The ledger: for each point of each event where those who speak stand.

A row is *agreed* when parties with opposing interests give compatible values, *contested* when
values can't both hold or one side asserts what another denies, *one_side* when sources speak but
neither is the case (also when all they do is decline or doubt), and *unattributed* when only
outlets' own words are there. Outlets' own words never make a row agreed or contested; where they
clash with a source, ``reporter_differs`` is set. Organisations, outlets and unnamed people have no
side, so that two of them who agree leave a row *one_side*.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from fogline.records import (
    OUTLET,
    POINTS,
    Dossier,
    LedgerRow,
    Place,
    StoryEvent,
    Value,
)
from fogline.stories.copies import date_rank
from fogline.stories.entries import Entry, imply, imply_occurred, keep_current, make_entry
from fogline.stories.sides import Sides, join_actors
from fogline.stories.values import ValueJudge
from fogline.stories.whose import INITIATORS, TARGETS, Whose, find_nations

_STATUS_ORDER = ("contested", "agreed", "one_side", "unattributed")
_Key = tuple[str, str]


def make_ledger(dossiers: Sequence[Dossier], events: Sequence[StoryEvent]) -> tuple[LedgerRow, ...]:
    """Make the ledger of some pages.

    Args:
        dossiers: The pages; their order makes no difference.
        events: Their merged events, in the order their rows shall have.

    Returns:
        Rows event by event, those about no event last; contested ones first inside each.
    """
    return _LedgerMaker(dossiers).make(events)


def judge_row(
    entries: Sequence[Entry], event: StoryEvent | None, sides: Sides, judge: ValueJudge
) -> tuple[str, bool]:
    """Find the status of a row.

    Args:
        entries: What is claimed.
        event: The event; None when it is about none.
        sides: Who stands with whom.
        judge: Compares values.

    Returns:
        The status, and whether outlets' own words clash with a source's.
    """
    if all(entry.is_outlet for entry in entries):
        return "unattributed", False
    sources = _drop_repeats(keep_current([entry for entry in entries if not entry.is_outlet]))
    own = _drop_repeats([entry for entry in entries if entry.is_outlet])
    differs = any(_clash(entry, source, sides, judge) for entry in own for source in sources)
    pairs = [pair for pair in combinations(sources, 2) if _are_apart(*pair)]
    if any(_clash(one, other, sides, judge) for one, other in pairs):
        return "contested", differs
    if any(_agree(one, other, event, sides) for one, other in pairs):
        return "agreed", differs
    return "one_side", differs


class _LedgerMaker:
    def __init__(self, dossiers: Sequence[Dossier]) -> None:
        self._dossiers = sorted(dossiers, key=lambda d: date_rank(d.document))
        self._sides = Sides(join_actors(self._dossiers))
        self._judge = ValueJudge(join_places(self._dossiers), self._sides)

    def make(self, events: Sequence[StoryEvent]) -> tuple[LedgerRow, ...]:
        event_by_member = {(m.document, m.event): e.id for e in events for m in e.members}
        entries: dict[str | None, list[tuple[Entry, Dossier]]] = {}
        for dossier in self._dossiers:
            for claim in dossier.claims:
                event_id = event_by_member.get((dossier.document.id, claim.event or ""))
                entries.setdefault(event_id, []).append((make_entry(claim, dossier), dossier))
        rows: list[LedgerRow] = []
        for event in (*events, None):
            found = entries.get(event.id if event is not None else None, [])
            rows.extend(self._make_rows(event, found))
        return tuple(rows)

    def _make_rows(
        self, event: StoryEvent | None, found: Sequence[tuple[Entry, Dossier]]
    ) -> list[LedgerRow]:
        claims = [entry.claim for entry, _ in found]
        whose = Whose(event=event, sides=self._sides, claims=claims)
        groups: dict[_Key, list[Entry]] = {}
        for entry, dossier in found:
            side = whose.find_side(entry.claim, dossier)
            groups.setdefault((entry.claim.point, side), []).append(entry)
        self._join_states(groups)
        if event is not None:
            self._add_implied(groups, event)
        labelled: dict[tuple[str, str | None], list[Entry]] = {}
        for (point, side), entries in groups.items():
            label = _label_side(side, entries, event, self._sides)
            labelled.setdefault((point, label), []).extend(entries)
        rows = [self._make_row(event, *key, entries) for key, entries in labelled.items()]
        return sorted(
            rows,
            key=lambda r: (_STATUS_ORDER.index(r.status), POINTS.index(r.point), r.of or ""),
        )

    def _make_row(
        self, event: StoryEvent | None, point: str, of: str | None, entries: Sequence[Entry]
    ) -> LedgerRow:
        status, differs = judge_row(entries, event, self._sides, self._judge)
        return LedgerRow(
            event=event.id if event is not None else None,
            point=point,
            of=of,
            status=status,
            claims=tuple(dict.fromkeys(entry.claim.id for entry in entries)),
            reporter_differs=differs,
        )

    def _join_states(self, groups: dict[_Key, list[Entry]]) -> None:
        """Join sides that are one, and a state's part told without a name to the only one named."""
        for point in sorted({point for point, _ in groups}):
            named = sorted(side for name, side in groups if name == point and side)
            kept: list[str] = []
            for side in named:
                home = next((k for k in kept if self._are_one_side(k, side)), None)
                if home is None:
                    kept.append(side)
                else:
                    groups[point, home].extend(groups.pop((point, side)))
            if point == "state_role" and len(kept) == 1 and (point, "") in groups:
                groups[point, kept[0]].extend(groups.pop((point, "")))

    def _are_one_side(self, one: str, other: str) -> bool:
        known = self._sides.get_actor(one) is not None and self._sides.get_actor(other) is not None
        return known and self._sides.stand_together(one, other)

    def _add_implied(self, groups: dict[_Key, list[Entry]], event: StoryEvent) -> None:
        """Add what claims on other points say of whether it happened and who took part."""
        entries = [entry for group in groups.values() for entry in group]
        direct = groups.get(("occurred", ""), [])
        implied = imply_occurred(entries, direct)
        if direct or any(_agree(*pair, event, self._sides) for pair in combinations(implied, 2)):
            groups.setdefault(("occurred", ""), []).extend(implied)
        for (point, side), group in groups.items():
            if point == "identity" and side:
                group.extend(_imply_identity(group, groups, side))


def join_places(dossiers: Iterable[Dossier]) -> dict[str, Place]:
    """Join the places of some pages by id, the surest reading of each.

    Args:
        dossiers: The pages.

    Returns:
        Places by id, sorted by it.
    """
    found: dict[str, list[Place]] = {}
    for dossier in dossiers:
        for place in dossier.places:
            found.setdefault(place.id, []).append(place)
    return {
        place_id: min(found[place_id], key=lambda p: (-p.score, p.name, p.kind, p.adm1))
        for place_id in sorted(found)
    }


def _imply_identity(
    group: Sequence[Entry], groups: Mapping[_Key, Sequence[Entry]], side: str
) -> list[Entry]:
    """What sources call a side when they speak of its dead, where the words name a people."""
    heard = {who for entry in group for who in entry.speakers}
    implied = []
    for (point, other_side), entries in groups.items():
        if point in ("identity", "occurred") or other_side != side:
            continue
        for entry in entries:
            words = entry.claim.of or ""
            if entry.is_outlet or not heard.isdisjoint(entry.speakers) or not find_nations(words):
                continue
            implied.append(imply(entry, Value(text=words)))
            heard.update(entry.speakers)
    return implied


def _drop_repeats(entries: Iterable[Entry]) -> list[Entry]:
    """One entry for all copies of it: what is the same can neither clash nor agree with itself."""
    found: dict[object, Entry] = {}
    for entry in entries:
        claim = entry.claim
        found.setdefault((entry.speakers, entry.stance, entry.value, claim.point), entry)
    return list(found.values())


def _are_apart(one: Entry, other: Entry) -> bool:
    return set(one.speakers).isdisjoint(other.speakers)


def _clash(one: Entry, other: Entry, sides: Sides, judge: ValueJudge) -> bool:
    stances = {one.stance, other.stance}
    together = OUTLET not in (one.claim.speaker, other.claim.speaker) and sides.stand_together(
        one.claim.speaker, other.claim.speaker
    )
    fits = judge.are_compatible(one.value, other.value, one.claim.point, same_side=together)
    if stances == {"asserts"}:
        return not fits
    if stances == {"asserts", "denies"}:
        # A denial answers what is asserted, unless both name values and these differ.
        return fits or "text" in {v.kind for v in (one.value, other.value) if v is not None}
    return False


def _agree(one: Entry, other: Entry, event: StoryEvent | None, sides: Sides) -> bool:
    """Whether two entries that do not clash are of opposing parties who say the same."""
    if one.stance != other.stance or one.stance not in ("asserts", "denies"):
        return False
    if one.value is not None and other.value is not None and one.value.kind != other.value.kind:
        return False
    return any(
        sides.are_opposed(
            speaker,
            other_speaker,
            initiators=event.initiators if event is not None else (),
            targets=event.targets if event is not None else (),
        )
        for speaker in one.speakers
        for other_speaker in other.speakers
    )


def _label_side(
    side: str, entries: Sequence[Entry], event: StoryEvent | None, sides: Sides
) -> str | None:
    """What a row says of whose: an actor id where one stands for the side, else words."""
    if side not in (INITIATORS, TARGETS) or event is None:
        return side or None
    role = event.initiators if side == INITIATORS else event.targets
    named = sorted({e.claim.of for e in entries if e.claim.of is not None and e.claim.of in role})
    known = [who for who in role if sides.get_actor(who) is not None]
    words = sorted({e.claim.of for e in entries if e.claim.of is not None})
    return next(iter((*named, *known, *role, *words)), None)
