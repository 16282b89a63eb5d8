"""Times and names as headlines write them."""

import pytest
from invented_dossiers import days

from fogline.stories.wording import is_plural, join_names, say_time, say_where
from fogline.text import Interval


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (days("2024-03-14"), "14 March 2024"),
        (days("2023-05-21", "2023-06-01"), "21–31 May 2023"),
        (days("2023-12-30", "2024-01-02"), "30 December 2023 – 1 January 2024"),
        (days("2023-03-01", "2023-06-01"), "March–May 2023"),
        (days("2023-01-01", "2024-01-01"), "2023"),
        (days("2023-12-01", "2024-02-01"), "December 2023 – January 2024"),
        (
            Interval(start="2023-06-01T23:59", end="2023-06-02T00:00", precision="minute"),
            "1 June 2023",
        ),
        (Interval(start="2023-06-01", end=None, precision="range"), "from 1 June 2023"),
    ],
)
def test_say_time(when, words):
    assert say_time(when) == words


def test_say_where():
    assert [say_where("Goma", r) for r in ("", "in", "near", "toward", "over")] == [
        "Goma", "in Goma", "near Goma", "towards Goma", "over Goma",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "words", "plural"),
    [
        (["Rapid Support Forces"], "Rapid Support Forces", True),
        (["Doctors Without Borders"], "Doctors Without Borders", False),
        (["A", "B"], "A and B", True),
        (["A", "B", "C"], "A, B and C", True),
        (["A", "B", "C", "D"], "A, B and 2 others", True),
    ],
)
def test_join_names(names, words, plural):
    assert join_names(names) == words
    assert is_plural(names) is plural
