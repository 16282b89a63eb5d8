"""Time phrases: values seen from a Thursday, 1 June 2023, and places in running text."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.text.dates import find_dates, parse_date, parse_timestamp

ANCHOR = date(2023, 6, 1)

VALUES = [
    ("at the end of May", "2023-05-21", "2023-06-01", "range"),
    ("the end of February", "2023-02-18", "2023-03-01", "range"),
    ("early May", "2023-05-01", "2023-05-11", "range"),
    ("mid-May", "2023-05-11", "2023-05-21", "range"),
    ("late May", "2023-05-21", "2023-06-01", "range"),
    ("late June", "2022-06-20", "2022-07-01", "range"),
    ("in May", "2023-05-01", "2023-06-01", "month"),
    ("last June", "2022-06-01", "2022-07-01", "month"),
    ("May 2021", "2021-05-01", "2021-06-01", "month"),
    ("in May last year", "2022-05-01", "2022-06-01", "month"),
    ("first half of May", "2023-05-01", "2023-05-16", "range"),
    ("the last week of May", "2023-05-25", "2023-06-01", "range"),
    ("22 May", "2023-05-22", "2023-05-23", "day"),
    ("May 22", "2023-05-22", "2023-05-23", "day"),
    ("last May 22", "2023-05-22", "2023-05-23", "day"),
    ("Sept 5", "2022-09-05", "2022-09-06", "day"),
    ("Jun. 1", "2023-06-01", "2023-06-02", "day"),
    ("on the 1st of June", "2023-06-01", "2023-06-02", "day"),
    ("29 February", "2020-02-29", "2020-03-01", "day"),
    ("May 22-23", "2023-05-22", "2023-05-24", "range"),
    ("22 and 23 May", "2023-05-22", "2023-05-24", "range"),
    ("between 3 and 5 April", "2023-04-03", "2023-04-06", "range"),
    ("from 3 to 5 April 2024", "2024-04-03", "2024-04-06", "range"),
    ("between 24 February and 3 March", "2023-02-24", "2023-03-04", "range"),
    ("from December to February", "2022-12-01", "2023-03-01", "range"),
    ("March–May 2022", "2022-03-01", "2022-06-01", "range"),
    ("2023-06-01", "2023-06-01", "2023-06-02", "day"),
    ("01.06.2023", "2023-06-01", "2023-06-02", "day"),
    ("13/01/2023", "2023-01-13", "2023-01-14", "day"),
    ("01/13/2023", "2023-01-13", "2023-01-14", "day"),
    ("1 June 2023 at 14:30", "2023-06-01T14:30", "2023-06-01T14:31", "minute"),
    ("June 1, 2023 11:05", "2023-06-01T11:05", "2023-06-01T11:06", "minute"),
    ("6:15 p.m. local time on May 22", "2023-05-22T18:15", "2023-05-22T18:16", "minute"),
    ("12 am on Sunday", "2023-05-28T00:00", "2023-05-28T00:01", "minute"),
    ("Sunday at around 3 a.m.", "2023-05-28", "2023-05-29", "day"),
    ("Thursday", "2023-06-01", "2023-06-02", "day"),
    ("last Thursday", "2023-05-25", "2023-05-26", "day"),
    ("next Thursday", "2023-06-08", "2023-06-09", "day"),
    ("Friday", "2023-05-26", "2023-05-27", "day"),
    ("Tuesday, July 4", "2023-07-04", "2023-07-05", "day"),
    ("between Monday and Wednesday", "2023-05-29", "2023-06-01", "range"),
    ("yesterday", "2023-05-31", "2023-06-01", "day"),
    ("the day before yesterday", "2023-05-30", "2023-05-31", "day"),
    ("this morning", "2023-06-01", "2023-06-02", "day"),
    ("Tuesday morning", "2023-05-30", "2023-05-31", "day"),
    ("in the early hours of Sunday", "2023-05-28", "2023-05-29", "day"),
    ("at dawn on Sunday", "2023-05-28", "2023-05-29", "day"),
    ("on Monday night", "2023-05-29", "2023-05-31", "range"),
    ("the night of 22–23 May", "2023-05-22", "2023-05-24", "range"),
    ("last night", "2023-05-31", "2023-06-02", "range"),
    ("overnight", "2023-05-31", "2023-06-02", "range"),
    ("overnight into Tuesday", "2023-05-29", "2023-05-31", "range"),
    ("two days ago", "2023-05-30", "2023-05-31", "day"),
    ("three weeks ago", "2023-05-08", "2023-05-15", "week"),
    ("last week", "2023-05-22", "2023-05-29", "week"),
    ("the past week", "2023-05-25", "2023-06-02", "range"),
    ("the past 24 hours", "2023-05-31", "2023-06-02", "range"),
    ("the last three days", "2023-05-29", "2023-06-02", "range"),
    ("over the weekend", "2023-05-27", "2023-05-29", "range"),
    ("last month", "2023-05-01", "2023-06-01", "month"),
    ("last year", "2022-01-01", "2023-01-01", "year"),
    ("in 2014", "2014-01-01", "2015-01-01", "year"),
    ("the 1990s", "1990-01-01", "2000-01-01", "range"),
    ("this spring", "2023-03-01", "2023-06-01", "range"),
    ("in the summer of 2022", "2022-06-01", "2022-09-01", "range"),
    ("Christmas Day", "2022-12-25", "2022-12-26", "day"),
    ("since 2014", "2014-01-01", None, "range"),
    ("since February 24", "2023-02-24", None, "range"),
    ("from 2014 onwards", "2014-01-01", None, "range"),
]


@pytest.mark.parametrize(("phrase", "start", "end", "precision"), VALUES)
def test_value(phrase: str, start: str, end: str | None, precision: str) -> None:
    value = parse_date(phrase, anchor=ANCHOR)
    assert value is not None
    assert (value.start, value.end, value.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "phrase",
    [
        "in recent days",
        "for months",
        "06/01/2023",
        "31 June",
        "29 February 2023",
        "until Monday",
        "by Friday",
        "dawn",
        "14:30",
        "October of that year",
        "Friday, 1 June 2023",
        "second",
        "Sunday Times",
        "13 pm on Sunday",
        "",
        "since " * 200,
    ],
)
def test_unclear_phrase_has_no_value(phrase: str) -> None:
    assert parse_date(phrase, anchor=ANCHOR) is None


def test_month_is_nearest_not_after() -> None:
    value = parse_date("December", anchor=date(2024, 1, 15))
    assert value is not None
    assert value.start == "2023-12-01"


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("a raid at the end of May, it said on Thursday.", ["the end of May", "Thursday"]),
        (
            "Between 24 February and 3 March 2022 they fled",
            ["Between 24 February and 3 March 2022"],
        ),
        ("held since 2014, annexed in 2014 (2014)", ["since 2014", "2014", "2014"]),
        ("in the early hours of Sunday", ["the early hours of Sunday"]),
        ("shelled on Monday night and at 3 a.m. on Tuesday", ["Monday night", "3 a.m. on Tuesday"]),
        ("on June 1, 2023, at 11:05 GMT", ["June 1, 2023, at 11:05 GMT"]),
        ("overnight into Tuesday the town", ["overnight into Tuesday"]),
        ("in May 2,000 people fled", ["May"]),
        ("FROM 3 TO 5 APRIL", ["FROM 3 TO 5 APRIL"]),
        ("from Monday to Wednesday", ["from Monday to Wednesday"]),
        ("the May offensive", ["May"]),
        ("mid-2014 and the late 1990s", ["mid-2014", "the late 1990s"]),
        ("after Tuesday’s attack", ["Tuesday"]),
    ],
)
def test_find(text: str, phrases: list[str]) -> None:
    assert [found.text for found in find_dates(text)] == phrases


@pytest.mark.parametrize(
    "text",
    [
        "Volunteers may march a second time",
        "May he rest. Theresa May spoke to April Smith.",
        "the Sunday Times and USA Today",
        "the March on Rome, a march for peace",
        "the 6 April Movement and 22 May Street",
        "a force of 2000 soldiers with T-72 and 2014 fighters",
        "Good Friday Agreement",
        "$2014 paid, 2014.5 kg",
        "the fall of Kabul, a spring in the desert",
    ],
)
def test_find_nothing(text: str) -> None:
    assert find_dates(text) == []


def test_find_adds_start() -> None:
    (found,) = find_dates("on Thursday", start=100)
    assert (found.start, found.end, found.text) == (103, 111, "Thursday")


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 30))


@given(day=DAYS, anchor=DAYS)
def test_written_out_day_round_trips(day: date, anchor: date) -> None:
    month = "January February March April May June July August September October November December"
    name = month.split()[day.month - 1]
    for phrase in (
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        day.isoformat(),
    ):
        value = parse_date(phrase, anchor=anchor)
        assert value is not None
        assert (value.start, value.end) == (day.isoformat(), (day + timedelta(days=1)).isoformat())
        assert [found.text for found in find_dates(f"It was on {phrase}.")] == [phrase]


@given(anchor=DAYS, index=st.integers(0, 6))
def test_weekday_is_never_after_publication(anchor: date, index: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][index]
    value = parse_date(name, anchor=anchor)
    assert value is not None
    found = date.fromisoformat(value.start)
    assert found.weekday() == index
    assert timedelta(0) <= anchor - found < timedelta(days=7)


WORDS = (
    "since from between the end of mid early May March 22 23 2023 and to - at night , Sunday 14:30"
)


@given(words=st.lists(st.sampled_from(WORDS.split()), max_size=14), anchor=DAYS)
def test_any_words_give_ordered_values_and_spans(words: list[str], anchor: date) -> None:
    text = " ".join(words)
    done = 0
    for found in find_dates(text):
        assert done <= found.start < found.end
        assert text[found.start : found.end] == found.text
        done = found.end
        value = parse_date(found.text, anchor=anchor)
        assert value is None or value.end is None or value.start < value.end


@pytest.mark.parametrize(
    "piece", ["They may march on Sunday, it said. ", "the end of the ", "22:", "1,"]
)
def test_time_grows_with_length_alone(piece: str) -> None:
    def measure(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        best = 1e9
        for _ in range(3):
            begun = time.perf_counter()
            find_dates(text)
            best = min(best, time.perf_counter() - begun)
        return best

    # Eight times the text; quadratic work would take 64 times as long.
    assert measure(160_000) < 30 * max(measure(20_000), 1e-3)


@pytest.mark.parametrize(
    ("text", "start", "end", "zone"),
    [
        ("2023-06-01 11:05:38", "2023-06-01T11:05:38", "2023-06-01T11:05:39", None),
        ("2023-06-01T11:05:38+03:00", "2023-06-01T11:05:38", "2023-06-01T11:05:39", "+03:00"),
        ("2023-06-01T11:05:38.123Z", "2023-06-01T11:05:38", "2023-06-01T11:05:39", "Z"),
        ("June 1, 2023", "2023-06-01", "2023-06-02", None),
        ("1 June 2023, 14:30 GMT", "2023-06-01T14:30:00", "2023-06-01T14:31:00", "Z"),
        ("Thu, 01 Jun 2023 11:05:38 GMT", "2023-06-01T11:05:38", "2023-06-01T11:05:39", "Z"),
        ("Published: 1 Jun 2023 | Updated: 2 Jun 2023 10:00", "2023-06-01", "2023-06-02", None),
        ("June 1, 2023 at 2:30 p.m. EST", "2023-06-01T14:30:00", "2023-06-01T14:31:00", None),
        ("11:05 GMT, 1 June 2023", "2023-06-01T11:05:00", "2023-06-01T11:06:00", "Z"),
        ("01.06.2023 09:15 UTC+3", "2023-06-01T09:15:00", "2023-06-01T09:16:00", "+03:00"),
    ],
)
def test_timestamp(text: str, start: str, end: str, zone: str | None) -> None:
    stamp = parse_timestamp(text)
    assert stamp is not None
    assert (stamp.start, stamp.end, stamp.zone) == (start, end, zone)
    assert stamp.precision == ("minute" if "T" in start else "day")


@pytest.mark.parametrize("text", ["", "06/01/2023", "1685617538", "1 June", "31.02.2023"])
def test_no_timestamp(text: str) -> None:
    assert parse_timestamp(text) is None
