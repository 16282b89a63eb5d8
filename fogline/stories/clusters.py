"""Events of many pages put together, pair by pair, so that no merge contradicts a member."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, combinations_with_replacement, product

from fogline.stories.candidates import event_keys
from fogline.stories.same_event import (
    MEMBER_POINTS,
    Comparison,
    are_told_alike,
    compare_events,
)
from fogline.stories.told import Told

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Events that are one happening.

    Attributes:
        members: The events, by document and event id.
        reasons: Why each belongs to it, by the same index; empty for the one that stands alone.
        scores: Trust in each membership, from 0 to 1.
    """

    members: tuple[Told, ...]
    reasons: tuple[str, ...]
    scores: tuple[float, ...]


def cluster_events(events: Iterable[Told]) -> tuple[Cluster, ...]:
    """Put the events of many pages together.

    Pairs that share a key are compared, and the surest pairs joined first. Two groups are joined
    only when no member of one contradicts a member of the other, and when all pairs between them
    reach :data:`MEMBER_POINTS` on average. Two events of one page meet in a group only when
    nothing but their wording separates them.

    Args:
        events: Events of any number of pages, in any order.

    Returns:
        Groups ordered by their first member; every event is in exactly one.
    """
    return _Clusterer(events).run()


class _Clusterer:
    def __init__(self, events: Iterable[Told]) -> None:
        self._told = {told.key: told for told in sorted(events, key=lambda told: told.key)}
        self._kinds, self._kind_of = _number_kinds(self._told)
        self._compared: dict[tuple[int, int], Comparison] = {}
        self._group: dict[Key, list[Key]] = {key: [key] for key in self._told}

    def run(self) -> tuple[Cluster, ...]:
        for _, one, other in sorted(self._list_same()):
            self._join(one, other)
        groups = {id(group): sorted(group) for group in self._group.values()}
        return tuple(self._make(group) for group in sorted(groups.values()))

    def _list_same(self) -> Iterator[tuple[int, Key, Key]]:
        """Pairs of different pages that share a key and are one, the surest lowest."""
        by_word: dict[str, list[int]] = {}
        for kind, keys in enumerate(self._kinds):
            for word in event_keys(self._told[keys[0]]):
                by_word.setdefault(word, []).append(kind)
        pairs = {
            pair for kinds in by_word.values() for pair in combinations_with_replacement(kinds, 2)
        }
        for one, other in sorted(pairs):
            first, second = self._kinds[one], self._kinds[other]
            found = self._compare(first[0], second[0])
            if found.is_same:
                both = combinations(first, 2) if one == other else product(first, second)
                for pair in both:
                    if pair[0][0] != pair[1][0]:
                        yield (-found.points, min(pair), max(pair))

    def _compare(self, one: Key, other: Key) -> Comparison:
        if other < one:
            one, other = other, one
        kinds = (self._kind_of[one], self._kind_of[other])
        found = self._compared.get(kinds)
        if found is None:
            found = compare_events(self._told[one], self._told[other])
            self._compared[kinds] = found
        return found

    def _join(self, one: Key, other: Key) -> None:
        first, second = self._group[one], self._group[other]
        if first is second or not self._may_join(first, second):
            return
        first.extend(second)
        self._group.update(dict.fromkeys(second, first))

    def _may_join(self, first: Sequence[Key], second: Sequence[Key]) -> bool:
        points = []
        for one, other in product(first, second):
            if one[0] == other[0]:
                if not are_told_alike(self._told[one], self._told[other]):
                    return False
                continue
            found = self._compare(one, other)
            if found.refusal:
                return False
            points.append(found.points)
        return sum(points) >= MEMBER_POINTS * len(points)

    def _make(self, group: Sequence[Key]) -> Cluster:
        reasons, scores = [], []
        by_kind: dict[int, list[Key]] = {}
        for key in group:
            by_kind.setdefault(self._kind_of[key], []).append(key)
        for key in group:
            # Of events told the same way the last one counts, so that only that is compared.
            last = (
                next((other for other in reversed(keys) if other[0] != key[0]), None)
                for keys in by_kind.values()
            )
            best = max(
                ((self._compare(key, other), other) for other in last if other is not None),
                key=lambda item: (item[0].points, item[1]),
                default=None,
            )
            reasons.append("" if best is None else f"{best[1][0]}: " + "; ".join(best[0].reasons))
            scores.append(1.0 if best is None else best[0].score)
        return Cluster(
            members=tuple(self._told[key] for key in group),
            reasons=tuple(reasons),
            scores=tuple(scores),
        )


def _number_kinds(told: Mapping[Key, Told]) -> tuple[list[list[Key]], dict[Key, int]]:
    """Number the ways of telling: events of copies differ in nothing that is compared."""
    kinds: dict[object, list[Key]] = {}
    for key, event in told.items():
        kinds.setdefault(_list_compared(event), []).append(key)
    groups = list(kinds.values())
    return groups, {key: number for number, keys in enumerate(groups) for key in keys}


def _list_compared(told: Told) -> tuple[object, ...]:
    """Everything of an event that :func:`compare_events` and its keys look at."""
    place = told.place
    if place is not None:
        place = replace(place, score=0.0, mentions=(), rivals=())
    return (
        (told.event.kind, told.event.mode, place, told.first, told.last),
        (told.initiators, told.targets, told.named, told.armed),
        (told.figures, told.families),
    )
