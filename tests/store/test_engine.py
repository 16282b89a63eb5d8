"""What is said when the database refuses."""

import sqlite3
from pathlib import Path

import pytest

from fogline.errors import StoreError
from fogline.store import open_store
from fogline.store.engine import store_errors


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("database is locked", "is in use by another process"),
        ("attempt to write a readonly database", "may not be written to"),
        ("database or disk is full", "keeps what was saved before"),
        ("database disk image is malformed", "or it is damaged"),
        ("no such table: x", "the database refused: no such table: x"),
    ],
)
def test_errors_are_told_in_plain_words(words: str, said: str) -> None:
    with pytest.raises(StoreError, match=said), store_errors(Path("t.db")):
        raise sqlite3.OperationalError(words)


def test_reader_is_not_kept_waiting_by_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    open_store(path, create=True).close()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    try:
        with open_store(path) as store:
            assert store.counts().documents == 0
    finally:
        writer.execute("ROLLBACK")
        writer.close()
