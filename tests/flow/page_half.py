"""The scripted page half that the store's tests use, for the tests of this folder."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from scripted_pages import (
    BRIDGE,
    ELSEWHERE,
    FIRST,
    SECOND,
    SPORT,
    link_scripted,
    make_page,
    process_scripted,
    read_scripted,
    scripted_keys,
)

__all__ = [
    "BRIDGE",
    "ELSEWHERE",
    "FIRST",
    "SECOND",
    "SPORT",
    "link_scripted",
    "make_page",
    "process_scripted",
    "read_scripted",
    "scripted_keys",
]
