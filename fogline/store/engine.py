"""Connections to an SQLite file: how they are opened and how its errors are told."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from fogline.errors import StoreError

# How long a writer waits for another one; a page's transaction takes milliseconds, so this is
# only reached when a process hangs while it holds the lock.
BUSY_TIMEOUT_MS = 10_000


def make_engine(path: Path) -> sa.Engine:
    """Make the engine of a database file.

    Args:
        path: The file; SQLite makes it on the first connection when it is missing.

    Returns:
        Engine whose connections check foreign keys and wait for each other. Transactions begin
        at once for writers (option ``is_writer``), so that none is refused half-way.
    """
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)))
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    # Python's driver would begin and commit on its own terms; see SQLAlchemy's SQLite notes.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    is_writer = connection.get_execution_options().get("is_writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")


def use_write_ahead_log(engine: sa.Engine) -> None:
    """Let readers and a writer work at the same time; the file remembers it.

    Done when a database is made, not on each connection: it changes the file, and the file may
    turn out to be another program's.
    """
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.close()
    finally:
        connection.close()


@contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """Turn the database library's errors into plain ones.

    Args:
        path: The file they are about.

    Raises:
        StoreError: The file can't be opened, read or written; the message says why.
    """
    try:
        yield
    except DBAPIError as error:
        raise StoreError(_explain(path, error.orig)) from error
    except sqlite3.Error as error:
        raise StoreError(_explain(path, error)) from error


def _explain(path: Path, error: BaseException | None) -> str:
    words = str(error)
    if "not a database" in words or "malformed" in words:
        return f"{path} is no fogline database, or it is damaged: {words}."
    if "locked" in words:
        return f"{path} is in use by another process. Wait until it is done, then try again."
    if "unable to open" in words:
        return f"{path} could not be opened. Check that its folder exists and may be written to."
    if "readonly" in words:
        return f"{path} may not be written to. Check its permissions."
    if "disk is full" in words:
        return f"The disk is full; {path} keeps what was saved before. Free some space, try again."
    return f"{path}: the database refused: {words}."
