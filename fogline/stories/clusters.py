"""Events of many pages put together, pair by pair, so that no merge contradicts a member."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product

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
        self._compared: dict[tuple[Key, Key], Comparison] = {}
        self._group: dict[Key, list[Key]] = {key: [key] for key in self._told}

    def run(self) -> tuple[Cluster, ...]:
        pairs = [(self._compare(*pair), pair) for pair in self._list_pairs()]
        same = [(found.points, pair) for found, pair in pairs if found.is_same]
        for _, (one, other) in sorted(same, key=lambda item: (-item[0], item[1])):
            self._join(one, other)
        groups = {id(group): sorted(group) for group in self._group.values()}
        return tuple(self._make(group) for group in sorted(groups.values()))

    def _list_pairs(self) -> list[tuple[Key, Key]]:
        by_word: dict[str, list[Key]] = {}
        for key, told in self._told.items():
            for word in event_keys(told):
                by_word.setdefault(word, []).append(key)
        pairs = {pair for keys in by_word.values() for pair in combinations(keys, 2)}
        return sorted((one, other) for one, other in pairs if one[0] != other[0])

    def _compare(self, one: Key, other: Key) -> Comparison:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._compared:
            self._compared[pair] = compare_events(self._told[pair[0]], self._told[pair[1]])
        return self._compared[pair]

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
        for key in group:
            others = [other for other in group if other[0] != key[0]]
            best = max(
                ((self._compare(key, other), other) for other in others),
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
