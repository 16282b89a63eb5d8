"""Times in words, in EDTF, and against a filter."""

from datetime import date

import pytest

from fogline.desk.times import say_interval, say_published, to_edtf, touches
from fogline.records import Published
from fogline.text import Interval


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2023-06-01", "2023-06-02", "1 Jun 2023"),
        ("2023-05-21", "2023-06-01", "21–31 May 2023"),
        ("2023-05-01", "2023-06-01", "May 2023"),
        ("2023-04-01", "2023-07-01", "Apr–Jun 2023"),
        ("2022-12-01", "2023-03-01", "Dec 2022 – Feb 2023"),
        ("2014-01-01", "2015-01-01", "2014"),
        ("2023-05-30", "2023-06-03", "30 May – 2 Jun 2023"),
        ("2022-12-30", "2023-01-02", "30 Dec 2022 – 1 Jan 2023"),
        ("2022-02-24", None, "from 24 Feb 2022 on"),
        ("2023-06-01T11:05", "2023-06-01T11:06", "1 Jun 2023 11:05"),
        ("2023-06-01T23:59", "2023-06-02T00:00", "1 Jun 2023 23:59"),
    ],
)
def test_say_interval_names_the_last_day(start, end, words):
    assert say_interval(start, end) == words


def test_say_published_says_that_no_zone_is_stated():
    bare = Published(start="2023-06-01T11:05:38", end="2023-06-01T11:06:38", precision="minute")
    assert say_published(bare) == "1 Jun 2023 11:05, no time zone stated"
    zoned = Published(
        start="2023-06-01T11:05:38", end="2023-06-01T11:06:38", precision="minute", zone="+03:00"
    )
    assert say_published(zoned) == "1 Jun 2023 11:05 UTC+03:00"
    assert say_published(None) == "no publication time stated"


def test_to_edtf_ends_are_inclusive():
    assert to_edtf("2023-05-21", "2023-06-01") == "2023-05-21/2023-05-31"
    assert to_edtf("2023-06-01", "2023-06-02") == "2023-06-01"
    assert to_edtf("2014-03-01", None) == "2014-03-01/.."


def test_touches_counts_both_ends_and_leaves_unknown_times_out():
    may = Interval(start="2023-05-21", end="2023-06-01", precision="range")
    assert touches(may, date(2023, 5, 31), None)
    assert not touches(may, date(2023, 6, 1), None)
    assert touches(may, None, date(2023, 5, 21))
    assert not touches(may, None, date(2023, 5, 20))
    assert touches(None, None, None)
    assert not touches(None, date(2023, 1, 1), None)
