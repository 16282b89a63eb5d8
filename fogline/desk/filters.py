"""Filters of the map and its list, read from an address and written back to one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from fogline.desk.errors import FilterError
from fogline.desk.marks import Mark
from fogline.desk.times import touches
from fogline.desk.words import PRECISIONS
from fogline.lexicon import EVENT_GROUPS, get_event_group


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFilter:
    """What the map shows.

    Attributes:
        first: First day; None for no limit.
        last: Last day, included; None for no limit.
        groups: Event groups; empty for all.
        precision: Coarsest class shown; None for all.
        contested: Whether only events with a contested point are shown.
    """

    first: date | None = None
    last: date | None = None
    groups: tuple[str, ...] = ()
    precision: int | None = None
    contested: bool = False

    def admits(self, mark: Mark) -> bool:
        """Whether an event passes."""
        if self.groups and mark.group.id not in self.groups:
            return False
        if self.precision is not None and not 0 < mark.precision <= self.precision:
            return False
        if self.contested and mark.contested == 0:
            return False
        return touches(mark.event.when, self.first, self.last)

    def to_query(self, without: str = "") -> str:
        """Write the filter as the query of an address.

        Args:
            without: Name of a filter to leave out.

        Returns:
            The query without a question mark; empty for no filter.
        """
        pairs: list[tuple[str, str]] = []
        if self.first is not None:
            pairs.append(("from", self.first.isoformat()))
        if self.last is not None:
            pairs.append(("to", self.last.isoformat()))
        pairs += [("kind", group) for group in self.groups]
        if self.precision is not None:
            pairs.append(("precision", str(self.precision)))
        if self.contested:
            pairs.append(("contested", "1"))
        return urlencode([pair for pair in pairs if pair[0] != without])

    def list_active(self) -> tuple[tuple[str, str, str], ...]:
        """Words, name and the query without it, for each filter that is set."""
        found: list[tuple[str, str]] = []
        if self.first is not None:
            found.append((f"from {self.first.isoformat()}", "from"))
        if self.last is not None:
            found.append((f"to {self.last.isoformat()}", "to"))
        if self.groups:
            labels = [group.label for group in EVENT_GROUPS if group.id in self.groups]
            found.append(("; ".join(labels), "kind"))
        if self.precision is not None:
            found.append((f"precision up to {PRECISIONS[self.precision][0]}", "precision"))
        if self.contested:
            found.append(("contested only", "contested"))
        return tuple((words, name, self.to_query(without=name)) for words, name in found)


def read_filter(query: Mapping[str, Sequence[str]]) -> MapFilter:
    """Read a filter from an address; empty fields of a form count as not given.

    Args:
        query: Values by name.

    Returns:
        The filter.

    Raises:
        FilterError: A value can't be understood.
    """
    given = {name: [v for v in values if v] for name, values in query.items()}
    groups = [part for value in given.get("kind", []) for part in value.split(",") if part]
    for group in groups:
        if get_event_group(group) is None:
            known = ", ".join(g.id for g in EVENT_GROUPS)
            raise FilterError("kind", f"“{group}” is not a kind of event. There are: {known}.")
    return MapFilter(
        first=_read_day("from", given),
        last=_read_day("to", given),
        groups=tuple(g.id for g in EVENT_GROUPS if g.id in groups),
        precision=_read_precision(given),
        contested=bool(given.get("contested")),
    )


def _read_day(name: str, given: Mapping[str, Sequence[str]]) -> date | None:
    values = given.get(name, ())
    if not values:
        return None
    try:
        return date.fromisoformat(values[0])
    except ValueError as error:
        message = f"“{values[0]}” is not a day. Write it as 2023-06-01."
        raise FilterError(name, message) from error


def _read_precision(given: Mapping[str, Sequence[str]]) -> int | None:
    values = given.get("precision", ())
    if not values:
        return None
    if values[0].isdecimal() and int(values[0]) in PRECISIONS:
        return int(values[0])
    raise FilterError("precision", f"“{values[0]}” is not a precision. There are 1 to 7.")
