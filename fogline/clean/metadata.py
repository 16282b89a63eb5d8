"""When a page was published, by whom, and under which id."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from fogline.clean.headers import agency_of, is_update_line, outlet_of
from fogline.records import Issue, Page, Published, content_id
from fogline.text import parse_timestamp

_SLASHED = re.compile(
    r"\b(?P<a>\d\d?)(?P<mark>[/.-])(?P<b>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)\b"
)
_URL_DAY = re.compile(
    r"/(?P<year>20\d\d|19\d\d)[/-](?P<month>0?[1-9]|1[0-2])[/-](?P<day>[0-3]?\d)(?=[/_-]|$)"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_THIS_WEEKDAY = re.compile(
    r"\b(?:this|today,?|on this)\s(?P<day>" + "|".join(_WEEKDAYS) + r")\b"
    r"|\b(?P<line>" + "|".join(_WEEKDAYS) + r"),?\s\d",
    re.IGNORECASE,
)
_ON_WEEKDAY = re.compile(r"\bon (?P<day>" + "|".join(_WEEKDAYS) + r")\b", re.IGNORECASE)
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = "|".join(rf"{name.title()}|{name[:3].title()}|{name[:4].title()}" for name in _MONTHS)
_NAMED_DAY = re.compile(
    rf"\b(?:(?P<d1>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH})\.?"
    rf"|(?P<m2>{_MONTH})\.? (?P<d2>\d\d?)(?:st|nd|rd|th)?)(?:,? (?P<year>(?:19|20)\d\d))?\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\D{0,20}((?:19|20)\d\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The publication time of a page, with what could not be settled.

    Attributes:
        published: The time; None when there is none.
        issues: ``no-date``, ``ambiguous-date`` or ``no-time-zone``.
    """

    published: Published | None
    issues: tuple[Issue, ...]


def date_page(page: Page, dates: Sequence[str], datelines: Sequence[str], text: str) -> Dating:
    """Find when a page was published.

    Args:
        page: The page.
        dates: Its date lines, in order.
        datelines: Its datelines.
        text: The document's text, whose weekdays help where day and month can be swapped.

    Returns:
        The first that can be read of: what the source states, a date line, a dateline, the address.
    """
    stated = [page.published] if page.published else []
    lines = sorted(dates, key=is_update_line)
    is_ambiguous = False
    for line in [*stated, *lines]:
        published, doubt = _read_line(line, text)
        if published is not None:
            return _with_zone(published)
        is_ambiguous = is_ambiguous or doubt
    if not is_ambiguous:
        for found in (_read_datelines(page, datelines, text), _read_url(page.url)):
            if found is not None:
                return _with_zone(found)
    detail = "The page names no date." if not is_ambiguous else "Day and month could be swapped."
    code = "ambiguous-date" if is_ambiguous else "no-date"
    return Dating(published=None, issues=(Issue(code=code, detail=detail),))


def _with_zone(published: Published) -> Dating:
    if published.zone is not None or published.precision == "day":
        return Dating(published=published, issues=())
    issue = Issue(code="no-time-zone", detail="The page states no time zone for its date.")
    return Dating(published=published, issues=(issue,))


def _read_line(line: str, text: str) -> tuple[Published | None, bool]:
    found = _parse(line)
    if found is not None:
        return found, False
    match = _SLASHED.search(line)
    if match is None:
        return None, False
    settled = _settle(match, f"{line}\n{text}")
    if settled is None:
        return None, True
    return _parse(f"{line[: match.start()]}{settled.isoformat()}{line[match.end() :]}"), True


def _parse(line: str) -> Published | None:
    stamp = parse_timestamp(line)
    if stamp is None:
        return None
    return Published(start=stamp.start, end=stamp.end, precision=stamp.precision, zone=stamp.zone)


def _settle(match: re.Match[str], text: str) -> date | None:
    """Choose between day first and month first by what else the page says of days."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    readings = [
        day for day in (_make(year, second, first), _make(year, first, second)) if day is not None
    ]
    if len(set(readings)) == 1:
        return readings[0]
    for votes in (_weekday_votes(readings, text, _THIS_WEEKDAY), _named_votes(readings, text)):
        if votes[0] != votes[1]:
            return readings[0] if votes[0] > votes[1] else readings[1]
    return None


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday_votes(
    readings: Sequence[date], text: str, pattern: re.Pattern[str]
) -> tuple[int, int]:
    named = [(match["day"] or match["line"]).lower() for match in pattern.finditer(text)]
    first, second = (sum(_WEEKDAYS[day.weekday()] == name for name in named) for day in readings)
    return first, second


def _named_votes(readings: Sequence[date], text: str) -> tuple[int, int]:
    """Days written with their month that lie shortly before one reading and not before the other."""
    votes = [0, 0]
    for match in _NAMED_DAY.finditer(text):
        month = _read_month(match["m1"] or match["m2"])
        if month is None or (match["year"] and int(match["year"]) != readings[0].year):
            continue
        for index, reading in enumerate(readings):
            day = _make(reading.year, month, int(match["d1"] or match["d2"]))
            votes[index] += day is not None and 0 <= (reading - day).days <= 14
    return votes[0], votes[1]


def _read_month(word: str) -> int | None:
    plain = word.casefold()
    if len(plain) < 3:
        return None
    return next(
        (number for number, name in enumerate(_MONTHS, 1) if name.startswith(plain[:4])), None
    )


def _read_datelines(page: Page, datelines: Sequence[str], text: str) -> Published | None:
    for dateline in datelines:
        found = _parse(dateline)
        if found is not None:
            return found
        day = _NAMED_DAY.search(dateline)
        month = None if day is None else _read_month(day["m1"] or day["m2"])
        if day is None or month is None:
            continue
        year = _find_year(page, text, (month, int(day["d1"] or day["d2"])))
        if year is not None:
            return _parse(f"{year}-{month:02d}-{int(day['d1'] or day['d2']):02d}")
    return None


def _find_year(page: Page, text: str, day: tuple[int, int]) -> int | None:
    """The year of a dateline: from the same day in the text, the address or the copyright line."""
    years = {
        int(match["year"])
        for match in _NAMED_DAY.finditer(text)
        if match["year"]
        and (_read_month(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])) == day
    }
    if not years and page.url:
        years = {int(year) for year in re.findall(r"/((?:19|20)\d\d)/", page.url)}
    if not years:
        years = {int(year) for year in _COPYRIGHT.findall(page.text)}
    return years.pop() if len(years) == 1 else None


def _read_url(url: str | None) -> Published | None:
    match = None if url is None else _URL_DAY.search(urlsplit(url).path)
    if match is None:
        return None
    return _parse(f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}")


def name_outlet(
    page: Page, bylines: Sequence[str], dates: Sequence[str], datelines: Sequence[str]
) -> str | None:
    """Find who published a page.

    Args:
        page: The page.
        bylines: Its bylines and outlet lines.
        dates: Its date lines.
        datelines: Its datelines.

    Returns:
        The outlet the source states, else the one a line names, else the dateline's agency.
    """
    if page.outlet:
        return page.outlet
    for line in (*bylines, *dates):
        found = outlet_of(line)
        if found:
            return found
    return next((name for line in datelines if (name := agency_of(line))), None)


def make_id(page: Page) -> str:
    """Make a document's id: from its address, without one from its bytes."""
    url = canonical_url(page.url)
    return content_id("a", url if url is not None else page.digest)


def canonical_url(url: str | None) -> str | None:
    """Write an address in the form in which two visits of one page agree.

    Args:
        url: The address; None when unknown.

    Returns:
        The address without tracking and fragment; as it stands when it isn't one of the web.
    """
    if not url or not url.startswith(("http://", "https://")):
        return url or None
    # Brings the list of public suffixes along.
    from courlan import clean_url

    bare = url.split("#", 1)[0]
    cleaned: str | None = clean_url(bare)
    return cleaned or url
