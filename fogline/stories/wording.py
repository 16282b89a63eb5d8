"""Times, places and names as titles and headlines write them."""

from collections.abc import Sequence
from datetime import date, timedelta

from fogline.text import Interval

_MONTH_NAMES = (
    "January February March April May June July August September October November December"
)
_MONTHS = _MONTH_NAMES.split()
_RELATIONS = {"in": "in", "near": "near", "toward": "towards", "from": "from", "over": "over"}
_PLURAL_WORDS = (
    "survivors delegations villagers locals workers ministers doctors lawyers relatives campaigners "
    "parents teachers traders investigators monitors pupils miners herders "
    "authorities forces officials residents witnesses rebels police troops brigades people"
    " soldiers fighters militants groups armies ministers sources civilians protesters activists"
    " doctors services guards lawmakers unions separatists insurgents teams states nations"
    " houthis taliban volunteers workers locals villagers medics rescuers"
)
_PLURAL_HEADS = frozenset(_PLURAL_WORDS.split())


def say_time(when: Interval) -> str:
    """Write an interval with its last day, as people say it.

    Example:
        >>> say_time(Interval(start="2023-05-21", end="2023-06-01", precision="range"))
        '21–31 May 2023'
        >>> say_time(Interval(start="2024-03-01", end="2024-04-01", precision="month"))
        'March 2024'
    """
    first, last = when.first_day, when.last_day
    if last is None:
        return f"from {_say_day(first)}"
    if last <= first:
        return _say_day(first)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return _say_months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_say_day(last)}"
    head = f"{first.day} {_MONTHS[first.month - 1]}"
    return f"{head if first.year == last.year else _say_day(first)} – {_say_day(last)}"


def say_where(name: str, relation: str) -> str:
    """Write a place with its preposition; without one when ``relation`` is empty.

    Example:
        >>> say_where("Shebekino", "toward")
        'towards Shebekino'
    """
    return f"{_RELATIONS.get(relation, 'in')} {name}" if relation else name


def join_names(names: Sequence[str]) -> str:
    """Write names as a list; of more than three the first two and how many others.

    Example:
        >>> join_names(["Freedom of Russia Legion", "Russian Volunteer Corps"])
        'Freedom of Russia Legion and Russian Volunteer Corps'
    """
    if len(names) > 3:
        return f"{names[0]}, {names[1]} and {len(names) - 2} others"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def is_plural(names: Sequence[str]) -> bool:
    """Whether a list of names takes a plural verb.

    Example:
        >>> is_plural(["Armed Forces of Ukraine"]), is_plural(["Government of Ukraine"])
        (True, False)
    """
    if len(names) != 1:
        return True
    head = names[0].split(" of ")[0].split(" in ")[0].split(" at ")[0].split()
    return bool(head) and head[-1].casefold() in _PLURAL_HEADS


def _say_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _say_months(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if first.year == last.year:
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        return f"{_MONTHS[first.month - 1]}–{_MONTHS[last.month - 1]} {last.year}"
    return f"{_MONTHS[first.month - 1]} {first.year} – {_MONTHS[last.month - 1]} {last.year}"
