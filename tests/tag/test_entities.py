"""The order in which mentions are found is their precedence."""

import pytest

pytest_plugins = ("real_kit",)


def kinds(chunks) -> dict[str, str]:
    return {chunks.reading.slice(c.first, c.last): c.kind for c in chunks.all()}


def test_time_wins_over_a_name_of_the_same_words(chunk):
    assert kinds(chunk("They left in May."))["May"] == "time"


def test_register_name_wins_over_the_country_inside_it(chunk):
    found = kinds(chunk("The Lord's Resistance Army left Uganda."))
    assert found["Lord's Resistance Army"] == "group"
    assert found["Uganda"] == "place"


def test_country_inside_a_known_name_is_no_place(chunk):
    found = kinds(chunk("The Free Syrian Army left."))
    assert found == {"Free Syrian Army": "group"}


def test_role_takes_its_institution(chunk):
    found = kinds(chunk("A spokesman for the M23 left Goma."))
    assert found == {"A spokesman for the M23": "role", "Goma": "place"}


@pytest.mark.parametrize("text", ["", "It rains.", "Nothing was said of it."])
def test_page_without_mentions_has_none(chunk, text):
    assert chunk(text).all() == []
