"""Publication times as pages print them."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from fogline.text.date_rules import MONTH, YEAR, read_month

# The line sits near the top of what the caller cut out; more text is not a date line.
_LONGEST = 2_000

# Abbreviations that mean one offset wherever they are used. EST, CST, IST and BST don't, so a
# page that prints them has an unknown zone.
_OFFSET_BY_ABBREVIATION = {
    "z": "Z",
    "utc": "Z",
    "gmt": "Z",
    "msk": "+03:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "edt": "-04:00",
    "pdt": "-07:00",
}

_S = r"\s{1,3}"
_DATE = re.compile(
    rf"(?<![\d.:/-])(?:(?P<y1>{YEAR})[-/.](?P<m1>\d\d?)[-/.](?P<d1>\d\d?)"
    rf"|(?P<d2>\d\d?)(?:st|nd|rd|th)?(?:{_S}of)?[\s-]{{1,3}}(?P<m2>{MONTH})\.?,?[\s-]{{1,3}}(?P<y2>{YEAR})"
    rf"|\b(?P<m3>{MONTH})\.?{_S}(?P<d3>\d\d?)(?:st|nd|rd|th)?,?{_S}(?P<y3>{YEAR})"
    rf"|(?P<d4>\d\d?)\.(?P<m4>\d\d?)\.(?P<y4>{YEAR})"
    rf"|(?P<s1>\d\d?)[/-](?P<s2>\d\d?)[/-](?P<y5>{YEAR}))(?!\d)",
    re.IGNORECASE,
)
_ZONE = (
    r"(?:\s{0,2}\(?(?P<zone>(?:UTC|GMT)\s?[+\-−]\s?\d{1,2}(?::?\d\d)?|[+\-−]\d\d:?\d\d"
    r"|[+\-−]\d\d(?!\d)|Z\b|[A-Z]{3,4}\b)\)?)?"
)
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?" + _ZONE
)
_CLOCK_AFTER = re.compile(rf"(?:T|[\s,|·•–—-]{{1,5}}(?:at{_S})?\(?){_CLOCK}(?!\d)", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(
    rf"(?<![\d:.]){_CLOCK}[\s,|·•–—-]{{1,5}}(?:on{_S})?(?:[A-Z][a-z]{{2,8}}\.?,?{_S})?$"
)
_BEFORE_REACH = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Timestamp:
    """When a page says it was published.

    Attributes:
        start: ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM:SS``, in the page's own clock.
        end: The first day, minute or second after it, written like ``start``.
        precision: ``day`` or ``minute``; seconds, where given, are kept in ``start``.
        zone: ``Z``, an offset such as ``+03:00``, or None when the page states none.
    """

    start: str
    end: str
    precision: Literal["minute", "day"]
    zone: str | None


def parse_timestamp(text: str) -> Timestamp | None:
    """Read the first full date, with its clock time, from a date line.

    Args:
        text: The line as the page prints it, with labels such as "Published:".

    Returns:
        The first date that has a year and can't be read two ways; None when there is none.

    Example:
        >>> parse_timestamp("2023-06-01 11:05:38")
        Timestamp(start='2023-06-01T11:05:38', end='2023-06-01T11:05:39', precision='minute', zone=None)
        >>> parse_timestamp("Published: 1 Jun 2023 | Updated: 2 Jun 2023").start
        '2023-06-01'
        >>> parse_timestamp("Thu, 01 Jun 2023 11:05:38 GMT").zone
        'Z'
        >>> parse_timestamp("06/01/2023") is None
        True
    """
    line = text[:_LONGEST]
    for match in _DATE.finditer(line):
        day = _read_day(match)
        if day is None:
            continue
        clock = _CLOCK_AFTER.match(line, match.end())
        if clock is None:
            clock = _CLOCK_BEFORE.search(
                line[max(0, match.start() - _BEFORE_REACH) : match.start()]
            )
        return _make_timestamp(day, clock)
    return None


def _read_day(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    if part["s1"]:
        return _read_slashed(int(part["s1"]), int(part["s2"]), int(part["y5"]))
    for index in "1234":
        if part[f"y{index}"]:
            month = part[f"m{index}"].lower()
            number = int(month) if month.isdigit() else read_month(month)
            return _make_date(int(part[f"y{index}"]), number, int(part[f"d{index}"]))
    return None


def _read_slashed(first: int, second: int, year: int) -> date | None:
    if first > 12:
        return _make_date(year, second, first)
    return _make_date(year, first, second) if second > 12 or first == second else None


def _make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _make_timestamp(day: date, clock: re.Match[str] | None) -> Timestamp | None:
    hour = None if clock is None else _read_hour(clock)
    if clock is None or hour is None:
        end_day = day + timedelta(days=1)
        return Timestamp(start=day.isoformat(), end=end_day.isoformat(), precision="day", zone=None)
    second = clock["second"]
    start = datetime(  # noqa: DTZ001  the page's own clock, zone kept beside it
        day.year, day.month, day.day, hour, int(clock["minute"]), int(second or 0)
    )
    end = start + (timedelta(minutes=1) if second is None else timedelta(seconds=1))
    return Timestamp(
        start=start.isoformat(),
        end=end.isoformat(),
        precision="minute",
        zone=_read_zone(clock["zone"]),
    )


def _read_hour(clock: re.Match[str]) -> int | None:
    hour = int(clock["hour"])
    if clock["half"] is None:
        return hour
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if clock["half"].lower() == "p" else 0)


def _read_zone(zone: str | None) -> str | None:
    if zone is None:
        return None
    plain = zone.lower().replace("−", "-").replace(" ", "")
    if plain in _OFFSET_BY_ABBREVIATION:
        return _OFFSET_BY_ABBREVIATION[plain]
    match = re.fullmatch(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d\d)?", plain)
    if match is None or int(match[2]) > 14:
        return None
    return f"{match[1]}{int(match[2]):02d}:{match[3] or '00'}"
