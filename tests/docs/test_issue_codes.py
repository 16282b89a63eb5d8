import re
from pathlib import Path

from issue_calls import find_codes

PAGE = Path(__file__).parents[2] / "docs" / "issue-codes.md"


def read_documented():
    return re.findall(r"^\| `([a-z-]+)` \|", PAGE.read_text("utf-8"), re.MULTILINE)


def test_every_code_can_be_followed_to_a_literal():
    assert None not in find_codes(), find_codes()[None]


def test_the_package_uses_codes_at_all():
    assert {"no-date", "place-unresolved"} <= set(find_codes())


def test_every_code_is_documented_and_none_is_made_up():
    assert set(read_documented()) == set(find_codes())


def test_codes_are_listed_once_and_in_order():
    assert read_documented() == sorted(set(read_documented()))
