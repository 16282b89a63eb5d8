"""Opening a database: what is made, what is refused and what the message says."""

import sqlite3
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from scripted_pages import ELSEWHERE, FIRST, make_page, process_scripted

from fogline.errors import StoreError
from fogline.store import open_store
from fogline.store.engine import make_engine
from fogline.store.packing import pack, unpack


def test_missing_database_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Make one with: fogline init"):
        open_store(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path)


def test_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="could not be opened"):
        open_store(tmp_path / "none" / "t.db", create=True)


def test_text_file_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("these are notes, and long enough to be read as a header " * 20)
    with pytest.raises(StoreError, match="is no fogline database"):
        open_store(path)


@pytest.mark.parametrize("create", [True, False])
def test_database_of_another_program_is_left_alone(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="is no fogline database"):
        open_store(path, create=create)
    connection = sqlite3.connect(path)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    connection.close()
    assert (names, mode) == (["recipes"], "delete")


def test_opening_twice_with_create_keeps_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    with open_store(path, create=True) as store:
        page = make_page(FIRST)
        store.add_document(page, process_scripted(page), [])
    with open_store(path, create=True) as store:
        assert store.counts().documents == 1


def test_connections_use_a_write_ahead_log_and_check_foreign_keys(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    open_store(path, create=True).close()
    engine = make_engine(path)
    with engine.connect() as connection:
        read = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        ]
    engine.dispose()
    assert read == ["wal", 1, 1, 10_000]


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    open_store(path, create=True).close()
    failures: list[BaseException] = []

    def write(name: str, text: str) -> None:
        try:
            with open_store(path) as store:
                for number in range(10):
                    page = make_page(f"{name} {number} {text}")
                    store.add_document(page, process_scripted(page), [name])
        except StoreError as error:
            failures.append(error)

    threads = [
        threading.Thread(target=write, args=given) for given in (("a", FIRST), ("b", ELSEWHERE))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with open_store(path) as store:
        assert store.counts().documents == 20


def test_transaction_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    with open_store(path, create=True) as store:
        engine = make_engine(path)
        with engine.begin() as connection:
            connection.execute(sa.text("DROP TABLE keys"))
        engine.dispose()
        page = make_page(FIRST)
        with pytest.raises(StoreError):
            store.add_document(page, process_scripted(page), ["k"])
        assert store.counts().documents == 0
        assert store.counts().claims == 0


def test_damaged_bytes_are_told() -> None:
    packed = pack(b"raw bytes of a page")
    with pytest.raises(StoreError, match="damaged"):
        unpack(packed[:-1] + bytes([packed[-1] ^ 1]))
