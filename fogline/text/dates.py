"""Values of English time phrases, relative to the day a page was published.

A phrase is taken apart from the outside in: words that open or join intervals ("since",
"between ... and"), then parts of a day and clock times, then parts of a month or year; what is
left must be one of the forms in ``date_rules``. Anything else has no value: "in recent days" stays
unresolved instead of becoming a guess. Weekdays, days and months without a year are the nearest
ones not after publication. Clock times are kept as written; their zone is not applied.
"""

import re
from datetime import date, timedelta

from fogline.text.date_phrases import DatePhrase, find_dates
from fogline.text.date_rules import MONTH, RULES, YEAR, read_month
from fogline.text.intervals import (
    Interval,
    make_days,
    make_minute,
    make_month,
    slice_interval,
)
from fogline.text.timestamps import Timestamp, parse_timestamp

__all__ = ["DatePhrase", "Interval", "Timestamp", "find_dates", "parse_date", "parse_timestamp"]

# No real phrase is longer; the bound keeps a crafted one from costing more than a real one.
_LONGEST = 120

_DASHES = re.compile(r"[‐‑‒–—−]")
_ABBREVIATION_STOP = re.compile(r"(?<=[a-z])\.")
_EDGES = " \t\n\r,;:!?.\"'“”‘’()[]"
_PLAIN_PREPOSITION = re.compile(
    r"(?:on|in|at|during|throughout|over|within|around|about|of|for|already|only|as early as|"
    r"as recently as|as of|back in|dating (?:back )?to|dated)\s(?P<rest>.+)"
)
_SINCE = re.compile(
    r"(?:(?:ever )?since|starting|beginning|from)(?: on| in| from)? (?P<rest>.+?)"
    r"(?: on(?:wards?)?)?|(?P<rest2>.+?) onwards?"
)
_AFTER = re.compile(r"(?:after|following) (?P<rest>.+)")
# The left end of these is unknown, and an interval has a start: no value.
_NO_START = re.compile(r"(?:until|till|by|before|prior to|up to|through|to)\b.*")

_ZONE = (
    r"(?: (?:gmt|utc|z|local(?: time)?|[a-z]+ time|[a-z]{1,4}t|msk)(?: ?[+-]\d{1,2}(?::?\d\d)?)?"
    r"| ?[+-]\d\d:?\d\d| \([^)]{1,30}\))?"
)
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:(?:[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?)(?: ?(?P<half>am|pm))?"
    r"| ?(?P<half2>am|pm))(?: hours)?" + _ZONE
)
_NEAR = r"(?P<near>(?:around|about|approximately|shortly|just|soon|before|after|past) )?"
_CLOCK_FIRST = re.compile(rf"(?:at )?{_NEAR}{_CLOCK}(?: on)? (?P<day>.+)")
_CLOCK_LAST = re.compile(rf"(?P<day>.+?)(?:t| (?:at )?){_NEAR}{_CLOCK}")

_PART = (
    r"(?P<part>(?:(?:early|late|mid|pre)[ -])?(?:morning|afternoon|evening|night|nighttime|dawn|"
    r"dusk|noon|midday|midnight|sunrise|sunset|daybreak|nightfall)(?: hours)?|"
    r"(?:early|small|late|pre-dawn|predawn|first|morning|evening) hours(?: of the morning)?)"
)
_PART_FIRST = re.compile(
    r"(?:(?:early|late|shortly|just|before|after|around|about|by|at|in|on) )*(?:the )?"
    rf"{_PART}(?: of| on| in| between)? (?P<day>.+)"
)
_PART_LAST = re.compile(rf"(?P<day>.+?) (?:(?:in|at|before|after|during|around|the|very) )*{_PART}")
_OVERNIGHT = re.compile(
    r"overnight (?P<how>into |to |on |from |between |of )?(?P<day>.+)|(?P<day2>.+) overnight"
)
_SLICE = re.compile(
    r"(?:the )?(?:very )?(?P<part>early|mid|middle|late|end|beginning|start|later|"
    r"first half|second half|first days|last days|final days|early part|latter part)"
    r"(?:[ -](?:of |in |on )?(?:the )?)(?P<rest>.+)"
)
_SLICE_NAMES = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "first days": "early",
    "early part": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "later": "late",
    "end": "late",
    "last days": "late",
    "final days": "late",
    "latter part": "late",
    "first half": "first half",
    "second half": "second half",
}
_BARE_MONTH = re.compile(MONTH)

_RANGE_OPENER = re.compile(r"(?:from|between) ")
_RANGE_JOINS = re.compile(
    r" (?:to|and|until|till|through|thru|into|-) |(?<=\d)-(?=\d{1,2} [a-z])"
    r"|(?<=[a-z])-(?=\d)|(?<=[a-z]{3})-(?=[a-z]{3})"
)
_BARE_DAY = re.compile(r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?")
_DAY_MONTH = re.compile(rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH}).*")
_MONTH_DAY = re.compile(rf"(?P<month>{MONTH}) \d{{1,2}}(?:st|nd|rd|th)?\b.*")
_YEAR_AT_END = re.compile(rf"\b{YEAR}$")


def parse_date(phrase: str, *, anchor: date) -> Interval | None:
    """Read one English time phrase.

    Args:
        phrase: The phrase, with or without its preposition, in any case.
        anchor: Day of publication, which the phrase is relative to.

    Returns:
        The time it names, or None when that is unclear.

    Example:
        >>> day = date(2023, 6, 1)
        >>> parse_date("at the end of May", anchor=day)
        Interval(start='2023-05-21', end='2023-06-01', precision='range')
        >>> parse_date("Thursday", anchor=day)
        Interval(start='2023-06-01', end='2023-06-02', precision='day')
        >>> parse_date("since February 24", anchor=day)
        Interval(start='2023-02-24', end=None, precision='range')
        >>> parse_date("in recent days", anchor=day) is None
        True
    """
    plain = _make_plain(phrase)
    return None if len(plain) > _LONGEST else _read(plain, anchor)


def _make_plain(phrase: str) -> str:
    lowered = _DASHES.sub("-", phrase.lower())
    unstopped = _ABBREVIATION_STOP.sub("", lowered.replace("’", "'").replace(",", " "))
    plain = " ".join(unstopped.split()).strip(_EDGES)
    return plain.removesuffix("'s").replace("o'clock", "").strip()


def _read(plain: str, anchor: date) -> Interval | None:
    for pattern, reader in RULES:
        match = pattern.fullmatch(plain)
        if match is None:
            continue
        try:
            return reader(match, anchor)
        except (ValueError, OverflowError, StopIteration):
            # 31 June, or a year the calendar doesn't reach: no such time.
            return None
    for take_apart in (_read_range, _read_open, _read_clock, _read_overnight, _read_part):
        found = take_apart(plain, anchor)
        if found is not None:
            return found
    if _NO_START.fullmatch(plain):
        return None
    return _read_slice(plain, anchor) or _read_after_preposition(plain, anchor)


def _read_after_preposition(plain: str, anchor: date) -> Interval | None:
    match = _PLAIN_PREPOSITION.fullmatch(plain)
    return None if match is None else _read(match["rest"], anchor)


def _read_open(plain: str, anchor: date) -> Interval | None:
    """Open ends: "since 2014" from the start of the year, "after May" from the end of the month."""
    since = _SINCE.fullmatch(plain)
    if since is not None:
        inner = _read(since["rest"] or since["rest2"], anchor)
        return None if inner is None else _open_end(inner.start)
    after = _AFTER.fullmatch(plain)
    if after is not None:
        inner = _read(after["rest"], anchor)
        return None if inner is None or inner.end is None else _open_end(inner.end)
    return None


def _open_end(start: str) -> Interval:
    return Interval(start=start, end=None, precision="range")


def _read_range(plain: str, anchor: date) -> Interval | None:
    opener = _RANGE_OPENER.match(plain)
    body = plain[opener.end() :] if opener else plain
    for join in _RANGE_JOINS.finditer(body):
        found = _join_ends(body[: join.start()], body[join.end() :], anchor)
        if found is not None:
            return found
    return None


def _join_ends(left: str, right: str, anchor: date) -> Interval | None:
    """Read the right end first: it carries the month and year that the left one leaves out."""
    left, right = _share_month(left, right)
    year = _YEAR_AT_END.search(right)
    if year is not None and _YEAR_AT_END.search(left) is None and re.search(MONTH, left):
        left = f"{left} {year.group()}"
    last = _read(right, anchor)
    if last is None or last.end is None or last.last_day is None:
        return None
    first = _read(left, last.last_day)
    if first is None or first.end is None or first.start[:10] > last.start[:10]:
        return None
    return Interval(start=first.start, end=last.end, precision="range")


def _share_month(left: str, right: str) -> tuple[str, str]:
    """Give both ends the month: "3 to 5 april" -> "3 april", "5 april"; "april 3 to 5" likewise."""
    if _BARE_DAY.fullmatch(left):
        match = _DAY_MONTH.fullmatch(right)
        return (f"{left} {match['month']}", right) if match else (left, right)
    bare_right = re.fullmatch(rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: {YEAR})?", right)
    match = _MONTH_DAY.fullmatch(left) or _DAY_MONTH.fullmatch(left)
    if bare_right and match:
        return left, f"{match['month']} {right}"
    return left, right


def _read_clock(plain: str, anchor: date) -> Interval | None:
    for pattern in (_CLOCK_FIRST, _CLOCK_LAST):
        match = pattern.fullmatch(plain)
        if match is None:
            continue
        day = _read_single_day(match["day"], anchor)
        if day is None:
            continue
        # "Around 3 am" is no minute; the day is all that holds.
        return day if match["near"] else _put_on_clock(match, day)
    return None


def _put_on_clock(match: re.Match[str], day: Interval) -> Interval | None:
    hour = int(match["hour"])
    half = match["half"] or match["half2"]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return make_minute(day.first_day, hour, int(match["minute"] or 0))


def _read_single_day(plain: str, anchor: date) -> Interval | None:
    day = _read(plain, anchor)
    return day if day is not None and day.precision == "day" else None


def _read_part(plain: str, anchor: date) -> Interval | None:
    """The day that a part of it names, as in "Tuesday morning"; a night is two days."""
    for pattern in (_PART_FIRST, _PART_LAST):
        match = pattern.fullmatch(plain)
        if match is None:
            continue
        day = _read(match["day"], anchor)
        if day is None or day.end is None or day.precision not in {"day", "range"}:
            continue
        if match["part"].endswith("night") and day.precision == "day":
            return make_days(day.first_day, 2)
        return day
    return None


def _read_overnight(plain: str, anchor: date) -> Interval | None:
    match = _OVERNIGHT.fullmatch(plain)
    if match is None:
        return None
    inner = _read(match["day"] or match["day2"], anchor)
    if inner is None or inner.precision != "day":
        return inner if inner is not None and inner.precision == "range" else None
    before = inner.first_day - timedelta(days=1)
    # "Overnight on Monday" may be the night before it or after it.
    return make_days(before, 2 if match["how"] in {"into ", "to "} else 3)


def _read_slice(plain: str, anchor: date) -> Interval | None:
    match = _SLICE.fullmatch(plain)
    if match is None:
        return None
    part = _SLICE_NAMES[match["part"]]
    if _BARE_MONTH.fullmatch(match["rest"]):
        return _slice_bare_month(match["rest"], part, anchor)
    whole = _read(match["rest"], anchor)
    return None if whole is None else slice_interval(whole, part)


def _slice_bare_month(name: str, part: str, anchor: date) -> Interval | None:
    """The nearest part already begun: "late June" said on 15 June is last year's."""
    month = read_month(name)
    for year in (anchor.year, anchor.year - 1):
        found = slice_interval(make_month(year, month), part)
        if found is not None and found.first_day <= anchor:
            return found
    return None
