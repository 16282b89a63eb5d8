"""Times as a reader sees them and as other programs read them."""

from datetime import date, timedelta

from fogline.records import Published
from fogline.text import Interval

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NO_ZONE = "no time zone stated"


def say_day(day: date) -> str:
    """Write a day.

    Example:
        >>> say_day(date(2023, 6, 1))
        '1 Jun 2023'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_interval(start: str, end: str | None) -> str:
    """Write a half-open interval with its last day, as people say it.

    Args:
        start: First day or minute.
        end: Exclusive end; None when open.

    Returns:
        The interval in words.

    Example:
        >>> say_interval("2023-05-21", "2023-06-01")
        '21–31 May 2023'
        >>> say_interval("2023-05-01", "2023-06-01")
        'May 2023'
    """
    first = date.fromisoformat(start[:10])
    if end is None:
        return f"from {say_day(first)} on"
    last = _last_day(end)
    if last <= first:
        return f"{say_day(first)} {start[11:16]}" if "T" in start else say_day(first)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return _say_months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{say_day(last)}"
    head = say_day(first) if first.year != last.year else f"{first.day} {_MONTHS[first.month - 1]}"
    return f"{head} – {say_day(last)}"


def _say_months(first: date, last: date) -> str:
    if first.year == last.year:
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        if first.month == last.month:
            return f"{_MONTHS[first.month - 1]} {first.year}"
        return f"{_MONTHS[first.month - 1]}–{_MONTHS[last.month - 1]} {last.year}"
    return f"{_MONTHS[first.month - 1]} {first.year} – {_MONTHS[last.month - 1]} {last.year}"


def say_published(published: Published | None) -> str:
    """Write a publication time with its zone, or that none is stated."""
    if published is None:
        return "no publication time stated"
    day = say_day(date.fromisoformat(published.start[:10]))
    if published.precision != "minute":
        return day
    zone = {"Z": "UTC", None: ""}.get(published.zone, f"UTC{published.zone}")
    clock = published.start[11:16]
    return f"{day} {clock} {zone}" if zone else f"{day} {clock}, {NO_ZONE}"


def say_day_of(published: Published | None) -> str:
    """Write the day of a publication time; empty when there is none."""
    return say_day(date.fromisoformat(published.start[:10])) if published is not None else ""


def to_edtf(start: str, end: str | None) -> str:
    """Write a half-open interval as an EDTF one, whose end is inclusive.

    Example:
        >>> to_edtf("2023-05-21", "2023-06-01")
        '2023-05-21/2023-05-31'
    """
    if end is None:
        return f"{start[:10]}/.."
    last = _last_day(end).isoformat()
    return start[:10] if last <= start[:10] else f"{start[:10]}/{last}"


def touches(when: Interval | None, first: date | None, last: date | None) -> bool:
    """Whether an interval shares a day with the days from ``first`` to ``last``, both included."""
    if first is None and last is None:
        return True
    if when is None:
        return False
    if last is not None and date.fromisoformat(when.start[:10]) > last:
        return False
    return first is None or when.end is None or _last_day(when.end) >= first


def _last_day(end: str) -> date:
    day = date.fromisoformat(end[:10])
    return day if "T" in end and end[11:16] != "00:00" else day - timedelta(days=1)
