"""Times against the day of publication, Friday 15 March 2024."""

import pytest

pytest_plugins = ("resolve_pages",)


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("Rebels attacked Sake on Thursday.", "Thursday", ("2024-03-14", "2024-03-15")),
        ("Rebels attacked Sake on Friday.", "Friday", ("2024-03-15", "2024-03-16")),
        ("Rebels attacked Sake this Sunday.", "this Sunday", ("2024-03-10", "2024-03-11")),
        ("Rebels attacked Sake yesterday.", "yesterday", ("2024-03-14", "2024-03-15")),
        ("Rebels attacked Sake last week.", "last week", ("2024-03-04", "2024-03-11")),
        ("Rebels attacked Sake on March 3.", "March 3", ("2024-03-03", "2024-03-04")),
        ("Rebels attacked Sake in December.", "December", ("2023-12-01", "2024-01-01")),
        ("Rebels attacked Sake on 2 May 2023.", "2 May 2023", ("2023-05-02", "2023-05-03")),
    ],
)
def test_what_happened_lies_before(read, text, words, days):
    assert read(text).days_of(words) == days


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("The union will hold a protest on Thursday.", "Thursday", ("2024-03-21", "2024-03-22")),
        ("The union will hold a protest on Sunday.", "Sunday", ("2024-03-17", "2024-03-18")),
        ("The union plans to hold a protest on Tuesday.", "Tuesday", ("2024-03-19", "2024-03-20")),
        ("The union will hold a protest this Sunday.", "this Sunday", ("2024-03-17", "2024-03-18")),
    ],
)
def test_what_is_planned_lies_ahead(read, text, words, days):
    assert read(text).days_of(words) == days


def test_open_interval_has_no_end(read):
    assert read("They have been fighting since 2012.").days_of("since 2012") == ("2012-01-01", None)


def test_without_a_publication_day_only_full_dates_are_turned_into_days(read):
    told = read("Rebels attacked Sake on 2 May 2023 and on Thursday.", published="")
    assert told.days_of("2 May 2023") == ("2023-05-02", "2023-05-03")
    assert told.days_of("Thursday") is None
    assert told.codes().count("time-unclear") == 1


def test_nothing_is_unclear_with_a_publication_day(read):
    assert "time-unclear" not in read("Rebels attacked Sake on Thursday.").codes()
