"""Counts: their intervals, and the numbers in running text that count nobody."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.text.number_words import parse_number_words
from fogline.text.numbers import find_quantities, parse_quantity

VALUES = [
    ("70", 70, 70, False),
    ("more than 70", 71, None, False),
    ("over 1,000", 1001, None, False),
    ("more than a dozen", 13, None, False),
    ("at least two", 2, None, False),
    ("no fewer than 12", 12, None, False),
    ("70 or more", 70, None, False),
    ("up to 70", 1, 70, False),
    ("as many as 70", 1, 70, False),
    ("not more than 5", 0, 5, False),
    ("fewer than 10", 0, 9, False),
    ("about 40", 36, 44, True),
    ("some 200", 180, 220, True),
    ("nearly 100", 90, 99, True),
    ("dozens of", 24, None, True),
    ("scores", 40, None, True),
    ("hundreds", 200, None, True),
    ("tens of thousands", 20_000, None, True),
    ("several", 3, None, True),
    ("a few", 2, None, True),
    ("several dozen", 36, None, True),
    ("half a dozen", 6, 6, False),
    ("a", 1, 1, False),
    ("both", 2, 2, False),
    ("none", 0, 0, False),
    ("no one", 0, 0, False),
    ("two to three", 2, 3, False),
    ("between 10 and 15", 10, 15, False),
    ("10–15", 10, 15, False),
    ("10 or 12", 10, 12, False),
    ("1 to 2 million", 1_000_000, 2_000_000, False),
    ("three to four hundred", 300, 400, False),
    ("1,500", 1500, 1500, False),
    ("1.500", 1500, 1500, False),
    ("1 500", 1500, 1500, False),
    ("1.5 million", 1_500_000, 1_500_000, False),
    ("three hundred and twenty", 320, 320, False),
]


@pytest.mark.parametrize(("phrase", "least", "most", "approximate"), VALUES)
def test_value(phrase: str, least: int, most: int | None, approximate: bool) -> None:
    value = parse_quantity(phrase)
    assert value is not None
    assert (value.min, value.max, value.approximate) == (least, most, approximate)


@pytest.mark.parametrize(
    "phrase",
    ["", "1.5", "3,14", "$70", "70 km", "10 to 5", "two three", "up to dozens", "less than 0"],
)
def test_no_count(phrase: str) -> None:
    assert parse_quantity(phrase) is None


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("killed more than 70 “terrorists”", ["more than 70"]),
        ("At least 12 died and 40 or more were hurt.", ["At least 12", "40 or more"]),
        ("on 22 May 2023 at 14:30 seven people died", ["seven"]),
        ("lost two T-72 tanks and some 200 troops", ["two", "some 200"]),
        ("MORE THAN 70 PEOPLE DIED", ["MORE THAN 70"]),
        ("between 10 and 15 people", ["between 10 and 15"]),
        ("rose from 10 to 15", ["10", "15"]),
        ("a group of 2000 fighters", ["2000"]),
        ("Ivan, 34, and two others", ["two"]),
        ("a soldier died; no casualties among civilians", ["a", "no"]),
        ("a hundred houses and a handful of people", ["a hundred", "a handful"]),
        ("one or two hundred men", ["one or two hundred"]),
    ],
)
def test_find(text: str, phrases: list[str]) -> None:
    found = find_quantities(text)
    assert [each.text for each in found] == phrases
    assert all(text[each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "aged 34, 34-year-old, 34 years old, children under 18",
        "155mm and 122 mm guns, 7.62x39 rounds, 7.62 mm",
        "T-72, Su-34, S-300, F-16, Mi-8, BM-21",
        "$70, 70 dollars, €1.5 million and 2 million euros",
        "70 per cent, 70% and 12 percent",
        "the 62nd Brigade, the 3rd Army, the Group of Seven",
        "70 kilometres away, 5 km, 30 tonnes",
        "call +7 495 123-45-67",
        "at 14:30 on 22 May 2023, at 5 a.m., in 2014, since 1991",
        "resolution 2334, Article 51, Flight 17",
        "one of them announced one on Thursday",
        "won 3-1, 24/7, for two weeks, three days",
        "no longer, no signs, both Kyiv and Moscow",
        "in 218 BC",
        "between 18 and 20 per cent, 10 to 20 km",
        "ONE OF THE LEADERS",
        "AGED 19 AND 21, CHANNEL FOUR, NO LONGER, AK 47",
        "1. To decree a ceasefire. 2. To hold it [3]",
        "33°30′21″N, (2216 GMT), 150,000 m3",
    ],
)
def test_find_nothing(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize("piece", [" ", "1 ", "no ", "a one ", "1,000", "- "])
def test_time_grows_with_length_alone(piece: str) -> None:
    def measure(length: int) -> float:
        text = "no" + (piece * length)[:length]
        best = 1e9
        for _ in range(3):
            begun = time.perf_counter()
            find_quantities(text)
            best = min(best, time.perf_counter() - begun)
        return best

    # Eight times the text; quadratic work would take 64 times as long.
    assert measure(32_000) < 30 * max(measure(4_000), 1e-3)


_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = [
    "zero",
    "ten",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
]


def spell(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        rest = number % 10
        return _TENS[number // 10] + (f"-{_ONES[rest]}" if rest else "")
    if number < 1000:
        rest = number % 100
        return f"{_ONES[number // 100]} hundred" + (f" and {spell(rest)}" if rest else "")
    rest = number % 1000
    joint = " and " if rest < 100 else " "
    return f"{spell(number // 1000)} thousand" + (f"{joint}{spell(rest)}" if rest else "")


@given(st.integers(1, 999_999))
def test_number_words_round_trip(number: int) -> None:
    words = spell(number)
    assert parse_number_words(words) == number
    value = parse_quantity(words)
    assert value is not None
    assert (value.min, value.max) == (number, number)
    assert [each.text for each in find_quantities(f"It lists {words} soldiers.")] == [words]


@given(st.integers(0, 10**9 - 1))
def test_grouped_digits_round_trip(number: int) -> None:
    for phrase in (str(number), f"{number:,}", f"{number:,}".replace(",", ".")):
        value = parse_quantity(phrase)
        assert value is not None
        assert (value.min, value.max) == (number, number)


WORDS = (
    "more than at least 10 15 two hundred - to and between dozens of 1,500 a no one + 2014 km $ of"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=14))
def test_any_words_give_ordered_spans_with_values(words: list[str]) -> None:
    text = " ".join(words)
    done = 0
    for found in find_quantities(text):
        assert done <= found.start < found.end
        assert text[found.start : found.end] == found.text
        done = found.end
        value = parse_quantity(found.text)
        assert value is not None
        assert value.max is None or value.min <= value.max
