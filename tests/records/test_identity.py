"""Identifiers derived from content."""

import re
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from fogline.records import content_id

PARTS = st.lists(st.text(max_size=20) | st.integers() | st.none(), max_size=5)


@given(PARTS)
def test_content_id_has_one_form_and_is_stable(parts: list[str | int | None]) -> None:
    found = content_id("c", *parts)
    assert re.fullmatch(r"c_[a-z2-7]{12}", found)
    assert content_id("c", *parts) == found


def test_content_id_is_the_same_in_every_process() -> None:
    code = "from fogline.records import content_id; print(content_id('a', 'Шебекино', 7, None))"
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert found == {content_id("a", "Шебекино", 7, None)}


def test_content_id_tells_parts_prefixes_and_their_borders_apart() -> None:
    found = {
        content_id("a", "one", "two"),
        content_id("a", "two", "one"),
        content_id("a", "onetwo"),
        content_id("a", "one", "two", None),
        content_id("e", "one", "two"),
    }
    assert len(found) == 5


def test_content_id_takes_half_characters() -> None:
    assert content_id("a", "\ud83d") != content_id("a", "\ufffd")
