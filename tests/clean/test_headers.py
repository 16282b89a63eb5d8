import pytest

from fogline.clean.headers import (
    agency_of,
    find_dateline,
    is_bare_day,
    is_byline,
    is_date_line,
    is_outlet_line,
    is_update_line,
    outlet_of,
)


@pytest.mark.parametrize(
    "line",
    [
        "2023-06-01 11:05:38",
        "Published 8 February 2024, 6:30 p.m.",
        "March 3, 2024 14:30 GMT",
        "Sunday, 15 October 2023",
        "05/03/2025 21:14",
        "Delta Review | 16 November 2023, 9:14 am",
        "Thursday, May 23, 2024 · by staff writers",
        "Updated: 2024-05-01T10:00:00+02:00",
    ],
)
def test_is_date_line(line):
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "What the 7 October 2023 attack changed",
        "On 5 May 2024 the army left the town.",
        "KYIV, 1 June 2023 (Agency) -",
        "No date here",
    ],
)
def test_is_date_line_leaves_text(line):
    assert not is_date_line(line)


def test_is_update_line():
    assert is_update_line("Last updated 3 May 2024")
    assert not is_update_line("Published 3 May 2024")


@pytest.mark.parametrize(
    "line",
    ["By Anna Kovalenko", "By Anna Kovalenko, Lakes Monitor", "By staff writers", "Por Ana Ruiz"],
)
def test_is_byline(line):
    assert is_byline(line)


@pytest.mark.parametrize("line", ["By noon the town had fallen", "By the river, soldiers waited"])
def test_is_byline_leaves_text(line):
    assert not is_byline(line)


def test_outlet_lines_need_an_outlet_word_or_a_date_beside_them():
    assert is_outlet_line("The Harbour Dispatch (invented)")
    assert not is_outlet_line("Caucasus Window")
    assert is_outlet_line("Caucasus Window", is_beside_date=True)
    assert not is_outlet_line("Rebels take the town")
    assert outlet_of("By Anna Kovalenko, Lakes Monitor") == "Lakes Monitor"
    assert outlet_of("By Anna Kovalenko") is None


@pytest.mark.parametrize(
    "dateline",
    [
        "KYIV, 1 June (Agency) -",
        "BEIRUT (Agency), Aug 15, 2024 -",
        "MOGADISHU, Somalia, Nov. 14, 2023 (X Service) --",
        "GAZA/JERUSALEM, May 3 (Agency) —",
        "N'DJAMENA —",
        "Kyiv (Agency) –",
    ],
)
def test_find_dateline(dateline):
    assert find_dateline(f"{dateline} The army left.") == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "The army left - nobody knows why.",
        "UN: the army left",
        "M23 rebels left the town",
        "NATO said that it had left",
        "Kyiv - a city at war",
    ],
)
def test_find_dateline_leaves_text(text):
    assert find_dateline(text) == 0


def test_agency_of():
    assert agency_of("KYIV, 1 June (Sahel Wire, invented) -") == "Sahel Wire"
    assert agency_of("KYIV -") is None


def test_is_bare_day_tells_a_heading_of_a_chronology_from_a_date_line():
    assert is_bare_day("24 February 2022")
    assert is_bare_day("May 15, 2023:")
    assert not is_bare_day("Published 24 February 2022")
    assert not is_bare_day("24 February 2022, 10:15")


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("MOSCOW. June 1 (Interfax). The army left the town.", "MOSCOW. June 1 (Interfax)."),
        ("HAMAS (the Islamic Resistance Movement) said so.", ""),
    ],
)
def test_find_dateline_without_a_dash(text, dateline):
    assert text[: find_dateline(text)] == dateline
