"""Half-open stretches of time and the calendar arithmetic that makes them."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

Precision = Literal["minute", "day", "week", "month", "year", "range"]
"""How finely a time is known; ``range`` is a stretch that is no calendar unit."""

# "Early", "mid" and "late" cut a month after days 10 and 20; "late" and "the end of" are its last
# eleven days whatever its length, so that the end of May starts on the 21st.
_EARLY_DAYS = 10
_MID_DAYS = 20
_LATE_DAYS = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A half-open stretch of time on the calendar.

    Attributes:
        start: First day ``YYYY-MM-DD`` or minute ``YYYY-MM-DDTHH:MM``, in the page's own clock.
        end: First day or minute after it; None when the end is open.
        precision: How finely the time is known.
    """

    start: str
    end: str | None
    precision: Precision

    @property
    def first_day(self) -> date:
        """The day on which it starts."""
        return date.fromisoformat(self.start[:10])

    @property
    def last_day(self) -> date | None:
        """The last day that it touches; None when the end is open."""
        if self.end is None:
            return None
        end = datetime.fromisoformat(self.end)
        return (end - timedelta(minutes=1)).date()


def make_days(start: date, days: int = 1, *, precision: Precision | None = None) -> Interval:
    """Make the interval of ``days`` days from ``start``.

    Example:
        >>> make_days(date(2023, 5, 31)).end
        '2023-06-01'
    """
    chosen = precision if precision is not None else ("day" if days == 1 else "range")
    end = start + timedelta(days=days)
    return Interval(start=start.isoformat(), end=end.isoformat(), precision=chosen)


def make_range(start: date, end: date, *, precision: Precision = "range") -> Interval:
    """Make the interval from ``start`` up to, not including, ``end``."""
    if end <= start:
        raise ValueError(f"expected start < end, got {start} and {end}")
    return Interval(start=start.isoformat(), end=end.isoformat(), precision=precision)


def make_minute(day: date, hour: int, minute: int) -> Interval:
    """Make the interval of one minute of ``day``.

    Example:
        >>> make_minute(date(2023, 6, 1), 23, 59).end
        '2023-06-02T00:00'
    """
    start = datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001  page's own clock
    end = start + timedelta(minutes=1)
    return Interval(
        start=start.isoformat(timespec="minutes"),
        end=end.isoformat(timespec="minutes"),
        precision="minute",
    )


def make_week(day: date) -> Interval:
    """Make the ISO week, Monday to Sunday, that ``day`` lies in."""
    return make_days(day - timedelta(days=day.weekday()), 7, precision="week")


def make_month(year: int, month: int) -> Interval:
    """Make one calendar month."""
    return make_range(
        date(year, month, 1), shift_months(date(year, month, 1), 1), precision="month"
    )


def make_months(year: int, month: int, count: int) -> Interval:
    """Make ``count`` calendar months from ``month`` of ``year``."""
    start = date(year, month, 1)
    return make_range(start, shift_months(start, count))


def make_year(year: int) -> Interval:
    """Make one calendar year."""
    return make_range(date(year, 1, 1), date(year + 1, 1, 1), precision="year")


def shift_months(day: date, months: int) -> date:
    """Move ``day`` by calendar months; a day the month lacks becomes its last.

    Example:
        >>> shift_months(date(2023, 3, 31), -1)
        datetime.date(2023, 2, 28)
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day.day, last))


def slice_interval(whole: Interval, part: str) -> Interval | None:
    """Cut a part out of a month, a year or a longer stretch of months.

    Args:
        whole: What the part belongs to.
        part: ``early``, ``mid``, ``late``, ``first half`` or ``second half``.

    Returns:
        The part. A day or a week is not cut: "early on Sunday" is that Sunday. None when
        ``whole`` is open.

    Example:
        >>> slice_interval(make_month(2023, 5), "late")
        Interval(start='2023-05-21', end='2023-06-01', precision='range')
        >>> slice_interval(make_month(2023, 2), "late").start
        '2023-02-18'
    """
    if whole.end is None:
        return None
    if whole.precision in {"minute", "day", "week"}:
        return whole
    if whole.precision == "month":
        return _slice_month(whole.first_day, part)
    return _slice_long(whole.first_day, date.fromisoformat(whole.end[:10]), part)


def _slice_month(start: date, part: str) -> Interval:
    end = shift_months(start, 1)
    early, mid = start + timedelta(days=_EARLY_DAYS), start + timedelta(days=_MID_DAYS)
    half = start + timedelta(days=15)
    bounds = {
        "early": (start, early),
        "mid": (early, mid),
        "late": (end - timedelta(days=_LATE_DAYS), end),
        "first half": (start, half),
        "second half": (half, end),
    }
    return make_range(*bounds[part])


def _slice_long(start: date, end: date, part: str) -> Interval:
    """Years, decades and seasons are cut into thirds or halves, in whole months."""
    months = (end.year - start.year) * 12 + end.month - start.month
    third, half = months // 3, months // 2
    bounds = {
        "early": (0, third),
        "mid": (third, 2 * third),
        "late": (months - third, months),
        "first half": (0, half),
        "second half": (half, months),
    }
    first, last = bounds[part]
    return make_range(shift_months(start, first), shift_months(start, last))
