"""What single English time phrases mean, one rule per form.

Rules read a phrase that ``dates.parse_date`` has put into plain form: lower case, single spaces, no
commas, no full stops after abbreviations, one kind of hyphen. Phrases made of two others
("Sunday at 14:30") are taken apart in ``dates``; here are those that stand alone.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from fogline.text.intervals import (
    Interval,
    make_days,
    make_month,
    make_months,
    make_range,
    make_week,
    make_year,
    shift_months,
)
from fogline.text.number_words import NUMBER_WORDS_BELOW_100, parse_number_words

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)"
)
DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"[12]\d{3}"
_COUNT = rf"(?:\d{{1,3}}|{NUMBER_WORDS_BELOW_100}|an?)"
_MONTH_KEYS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WEEKDAY_KEYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_FIXED_DAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
}

Reader = Callable[[re.Match[str], date], Interval | None]


def read_month(name: str) -> int:
    """Number of the month that ``name`` begins like."""
    return _MONTH_KEYS.index(name[:3]) + 1


def find_weekday(anchor: date, name: str, which: str | None = None) -> date:
    """The day called ``name`` that ``which`` points at, seen from ``anchor``.

    Without ``which`` it is the nearest day not after ``anchor``, so that "Thursday" in a page of a
    Thursday is the page's own day: news tells what has happened.
    """
    back = (anchor.weekday() - _WEEKDAY_KEYS.index(name[:3])) % 7
    if which in {"last", "past", "previous"}:
        return anchor - timedelta(days=back or 7)
    if which in {"next", "coming", "following"}:
        return anchor + timedelta(days=7 - back)
    if which == "this":
        return anchor - timedelta(days=anchor.weekday() - _WEEKDAY_KEYS.index(name[:3]))
    return anchor - timedelta(days=back)


def _pick_year(which: str | None, anchor: date, start: Callable[[int], date]) -> int:
    """Year that puts ``start(year)`` where ``which`` says, by default nearest not after anchor."""
    if which is not None and which.isdigit():
        return int(which)
    if which == "last":
        return next(year for year in _years_back(anchor) if start(year) < anchor)
    if which == "next":
        return anchor.year if start(anchor.year) > anchor else anchor.year + 1
    if which in {"last year", "this year", "next year"}:
        return anchor.year + {"last": -1, "this": 0, "next": 1}[which.split()[0]]
    if which == "this":
        return anchor.year
    return next(year for year in _years_back(anchor) if start(year) <= anchor)


def _years_back(anchor: date) -> range:
    return range(anchor.year, max(anchor.year - 2, 0), -1)


def _read_day_of_month(match: re.Match[str], anchor: date) -> Interval | None:
    parts = match.groupdict()
    month = read_month(parts["month"])
    day = int(re.sub(r"\D", "", parts["day"]))
    which = parts["year"] or parts["which"]
    if (month, day) == (2, 29) and which is None:
        return _read_leap_day(anchor)
    year = _pick_year(which, anchor, lambda year: date(year, month, day))
    found = date(year, month, day)
    if parts["weekday"] is None:
        return make_days(found)
    if found.weekday() == _WEEKDAY_KEYS.index(parts["weekday"][:3]):
        return make_days(found)
    # A weekday that contradicts the nearest past date can still fit the coming one ("Tuesday,
    # 4 July" in June); one that fits neither, or a named year, is a slip: unresolved.
    ahead = date(year + 1, month, day)
    fits = which is None and ahead.weekday() == _WEEKDAY_KEYS.index(parts["weekday"][:3])
    return make_days(ahead) if fits else None


def _read_leap_day(anchor: date) -> Interval | None:
    """29 February without a year: the last one not after the anchor."""
    for year in range(anchor.year, max(anchor.year - 9, 0), -1):
        if year % 4 == 0 and (year % 100 or year % 400 == 0) and date(year, 2, 29) <= anchor:
            return make_days(date(year, 2, 29))
    return None


def _read_month_phrase(match: re.Match[str], anchor: date) -> Interval:
    month = read_month(match["month"])
    which = match["year"] or match["which"]
    first_of_anchor = anchor.replace(day=1)
    year = _pick_year(which, first_of_anchor, lambda year: date(year, month, 1))
    return make_month(year, month)


def _read_day_list(match: re.Match[str], anchor: date) -> Interval | None:
    """Two days of one month: "May 22-23", "22 and 23 May"."""
    first, last = (int(re.sub(r"\D", "", match[name])) for name in ("first", "last"))
    month = read_month(match["month"])
    year = _pick_year(match["year"], anchor, lambda year: date(year, month, first))
    if last <= first:
        return None
    return make_range(date(year, month, first), date(year, month, last) + timedelta(days=1))


def _read_iso(match: re.Match[str], anchor: date) -> Interval:
    return make_days(date(int(match[1]), int(match[2]), int(match[3])))


def _read_dotted(match: re.Match[str], anchor: date) -> Interval:
    """Full stops mean day first wherever they are used."""
    return make_days(date(int(match[3]), int(match[2]), int(match[1])))


def _read_slashed(match: re.Match[str], anchor: date) -> Interval | None:
    """Slashes mean day first in London and month first in Washington: settle only what can be."""
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first > 12:
        return make_days(date(year, second, first))
    if second > 12 or first == second:
        return make_days(date(year, first, second))
    return None


def _read_weekday(match: re.Match[str], anchor: date) -> Interval:
    week = match["week"]
    if week is None:
        return make_days(find_weekday(anchor, match["weekday"], match["which"]))
    shift = {"last": -7, "this": 0, "next": 7}[week]
    return make_days(find_weekday(anchor, match["weekday"], "this") + timedelta(days=shift))


_NEAR_DAYS = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
    "last evening": -1,
}


def _read_near_day(match: re.Match[str], anchor: date) -> Interval:
    return make_days(anchor + timedelta(days=_NEAR_DAYS[match["name"]]))


def _read_this_part(match: re.Match[str], anchor: date) -> Interval:
    return make_days(anchor)


def _read_last_night(match: re.Match[str], anchor: date) -> Interval:
    """A night belongs to two days: which of them, the phrase doesn't say."""
    return make_days(anchor - timedelta(days=1), 2)


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    value = 1 if word in {"a", "an"} else parse_number_words(word)
    if value is None:
        raise ValueError(f"expected a number, got {word!r}")
    return value


def _read_ago(match: re.Match[str], anchor: date) -> Interval | None:
    count, unit = _count(match["count"]), match["unit"]
    if unit == "hour":
        return make_range(anchor - timedelta(days=-(-count // 24)), anchor + timedelta(days=1))
    if unit == "day":
        return make_days(anchor - timedelta(days=count))
    if unit == "week":
        return make_week(anchor - timedelta(weeks=count))
    if unit == "month":
        day = shift_months(anchor, -count)
        return make_month(day.year, day.month)
    return make_year(anchor.year - count * (10 if unit == "decade" else 1))


def _read_rolling(match: re.Match[str], anchor: date) -> Interval:
    """Up to and with the day of publication: "the past 24 hours", "the last three days"."""
    count, unit = _count(match["count"] or "1"), match["unit"]
    months = {"month": 1, "year": 12, "decade": 120}.get(unit)
    if months is not None:
        start = shift_months(anchor, -count * months)
    else:
        hours = count * {"hour": 1, "day": 24, "week": 168}[unit]
        start = anchor - timedelta(days=-(-hours // 24))
    return make_range(start, anchor + timedelta(days=1))


def _read_unit(match: re.Match[str], anchor: date) -> Interval:
    shift = {"last": -1, "previous": -1, "this": 0, "next": 1}[match["which"]]
    if match["unit"] == "week":
        return make_week(anchor + timedelta(weeks=shift))
    if match["unit"] == "month":
        day = shift_months(anchor.replace(day=1), shift)
        return make_month(day.year, day.month)
    return make_year(anchor.year + shift)


def _read_earlier_this(match: re.Match[str], anchor: date) -> Interval:
    """A running unit that ends with the day of publication: "earlier this week"."""
    whole = _read_unit(match, anchor)
    return make_range(whole.first_day, anchor + timedelta(days=1))


def _read_weekend(match: re.Match[str], anchor: date) -> Interval:
    saturday = find_weekday(anchor, "sat")
    current = anchor.weekday() >= 5
    if match["which"] in {"last", "past"} and current:
        saturday -= timedelta(days=7)
    if match["which"] in {"next", "coming"}:
        saturday += timedelta(days=7)
    return make_days(saturday, 2)


def _read_year(match: re.Match[str], anchor: date) -> Interval:
    return make_year(int(match["year"]))


def _read_years(match: re.Match[str], anchor: date) -> Interval | None:
    """Whole years: "2014-2018", "2014-18"."""
    first, last = int(match["first"]), match["last"]
    final = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return make_range(date(first, 1, 1), date(final + 1, 1, 1)) if final > first else None


def _read_decade(match: re.Match[str], anchor: date) -> Interval:
    first = int(match["year"])
    return make_range(date(first, 1, 1), date(first + 10, 1, 1))


def _read_century(match: re.Match[str], anchor: date) -> Interval:
    first = (int(match["number"]) - 1) * 100 + 1
    return make_range(date(first, 1, 1), date(first + 100, 1, 1))


def _read_season(match: re.Match[str], anchor: date) -> Interval:
    """Northern, meteorological: three whole months; the winter of a year begins in its December."""
    month = _SEASON_STARTS[match["season"]]
    which = match["year"] or match["which"]
    if which in {"last", "past", "previous"}:
        year = _pick_year(None, shift_months(anchor, -3), lambda year: date(year, month, 1))
    elif which == "this":
        year = anchor.year - (month == 12 and anchor.month < 6)
    else:
        year = _pick_year(which, anchor, lambda year: date(year, month, 1))
    # "The winter of 2022", said in March 2022, can only be the one that has just ended.
    if month == 12 and which is not None and which.isdigit() and date(year, 12, 1) > anchor:
        year -= 1
    return make_months(year, month, 3)


def _read_quarter(match: re.Match[str], anchor: date) -> Interval:
    quarter = ["first", "second", "third", "fourth"].index(match["number"])
    which = match["year"]
    year = int(which) if which.isdigit() else _pick_year(which, anchor, lambda y: date(y, 1, 1))
    return make_months(year, quarter * 3 + 1, 3)


def _read_week_of_month(match: re.Match[str], anchor: date) -> Interval:
    month = _read_month_phrase(match, anchor)
    if match["number"] == "last":
        end = date.fromisoformat(str(month.end))
        return make_range(end - timedelta(days=7), end)
    index = ["first", "second", "third", "fourth"].index(match["number"])
    return make_days(month.first_day + timedelta(days=7 * index), 7, precision="range")


def _read_edge_day(match: re.Match[str], anchor: date) -> Interval:
    """One end of a month: "the last day of May", "the first day of May"."""
    month = _read_month_phrase(match, anchor)
    last = date.fromisoformat(str(month.end)) - timedelta(days=1)
    return make_days(month.first_day if match["number"] == "first" else last)


def _read_fixed_day(match: re.Match[str], anchor: date) -> Interval:
    month, day = _FIXED_DAYS[match["name"].replace("’", "'")]
    year = _pick_year(match["year"], anchor, lambda year: date(year, month, day))
    return make_days(date(year, month, day))


_WHICH = r"(?:(?P<which>last|next|this|past|coming|previous) )?"
_OF_YEAR = rf"(?: (?:of |in )?(?P<year>{YEAR}|last year|this year|next year))?"
_DAY_HEAD = rf"(?:(?P<weekday>{WEEKDAY}) (?:the )?)?{_WHICH}(?:the )?"
_JOIN = r"(?: ?- ?| and | or | to )"

RULES: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(source), reader)
    for source, reader in (
        (rf"({YEAR})[-/](\d\d?)[-/](\d\d?)", _read_iso),
        (rf"(\d\d?)\.(\d\d?)\.({YEAR})", _read_dotted),
        (rf"(\d\d?)[-/](\d\d?)[-/]({YEAR})", _read_slashed),
        (
            rf"{_DAY_HEAD}(?P<day>{DAY_NUMBER})(?: of)? (?P<month>{MONTH}){_OF_YEAR}",
            _read_day_of_month,
        ),
        (
            rf"{_DAY_HEAD}(?P<month>{MONTH}) (?:the )?(?P<day>{DAY_NUMBER}){_OF_YEAR}",
            _read_day_of_month,
        ),
        (
            rf"(?:the )?(?P<first>{DAY_NUMBER}){_JOIN}(?:the )?(?P<last>{DAY_NUMBER})"
            rf"(?: of)? (?P<month>{MONTH}){_OF_YEAR}",
            _read_day_list,
        ),
        (
            rf"(?P<month>{MONTH}) (?:the )?(?P<first>{DAY_NUMBER}){_JOIN}(?:the )?"
            rf"(?P<last>{DAY_NUMBER}){_OF_YEAR}",
            _read_day_list,
        ),
        (rf"{_WHICH}(?:month of )?(?P<month>{MONTH}){_OF_YEAR}", _read_month_phrase),
        (
            rf"(?:the )?{_WHICH}(?P<weekday>{WEEKDAY})(?: (?:of )?(?P<week>last|this|next) week)?",
            _read_weekday,
        ),
        (
            r"(?:the )?(?P<name>today|tonight|yesterday|tomorrow|day before yesterday|"
            r"day after tomorrow|last evening)",
            _read_near_day,
        ),
        (r"this (?:morning|afternoon|evening)|earlier today", _read_this_part),
        (r"last night|overnight", _read_last_night),
        (
            rf"(?P<count>{_COUNT}) (?P<unit>hour|day|week|month|year|decade)s? ago",
            _read_ago,
        ),
        (
            rf"(?:the )?(?:past|last|previous) (?P<count>{_COUNT}) "
            rf"(?P<unit>hour|day|week|month|year|decade)s?",
            _read_rolling,
        ),
        (
            r"(?:the last|(?:the )?past) (?P<count>)(?P<unit>day|week|month|year|decade)",
            _read_rolling,
        ),
        (
            r"(?:the )?(?P<which>last|this|next|previous) (?P<unit>week|month|year)",
            _read_unit,
        ),
        (r"earlier (?P<which>this) (?P<unit>week|month|year)", _read_earlier_this),
        (
            r"(?:the )?(?:(?P<which>last|past|this|next|coming) )?weekend",
            _read_weekend,
        ),
        (rf"(?:the )?(?:year )?(?P<year>{YEAR})", _read_year),
        (rf"(?P<first>{YEAR}) ?- ?(?P<last>{YEAR}|\d\d)", _read_years),
        (r"(?:the )?(?P<year>1\d\d0|20\d0)'?s", _read_decade),
        (r"(?:the )?(?P<number>\d\d?)(?:st|nd|rd|th) century", _read_century),
        (
            rf"(?:the )?{_WHICH}(?P<season>spring|summer|autumn|fall|winter){_OF_YEAR}",
            _read_season,
        ),
        (
            r"(?:the )?(?P<number>first|second|third|fourth) quarter"
            rf" (?:of )?(?P<year>{YEAR}|last year|this year)",
            _read_quarter,
        ),
        (
            rf"(?:the )?(?P<number>first|second|third|fourth|last) week (?:of|in) "
            rf"{_WHICH}(?P<month>{MONTH}){_OF_YEAR}",
            _read_week_of_month,
        ),
        (
            rf"(?:the )?(?P<number>first|last) day of {_WHICH}(?P<month>{MONTH}){_OF_YEAR}",
            _read_edge_day,
        ),
        (rf"(?P<name>{'|'.join(_FIXED_DAYS)})(?: (?:of )?(?P<year>{YEAR}))?", _read_fixed_day),
    )
)
"""Whole-phrase patterns in the order they are tried, each with the function that reads it."""
