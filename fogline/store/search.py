"""SQLite's own indexes: full text (FTS5) and rectangles (R-tree)."""

import math
import re

import sqlalchemy as sa

from fogline.store.base import Box

_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w")
_KM_PER_DEGREE = 111.32
# Nearer to a pole a degree of longitude has no length worth reckoning with.
_LARGEST_LAT = 89.0


def add_words(connection: sa.Connection, number: int, *, title: str, text: str) -> None:
    """Index a document's words.

    Args:
        connection: Connection of a writing transaction.
        number: The document's number.
        title: Its title.
        text: Its text.
    """
    connection.execute(
        sa.text("INSERT INTO document_words(rowid, title, text) VALUES (:number, :title, :text)"),
        {"number": number, "title": title, "text": text},
    )


def remove_words(connection: sa.Connection, number: int, *, title: str, text: str) -> None:
    """Take a document's words out of the index; title and text must be the ones put in."""
    connection.execute(
        sa.text(
            "INSERT INTO document_words(document_words, rowid, title, text) "
            "VALUES ('delete', :number, :title, :text)"
        ),
        {"number": number, "title": title, "text": text},
    )


def list_word_matches(
    connection: sa.Connection, words: str, *, limit: int, offset: int
) -> tuple[str, ...]:
    """Ids of the documents that hold all words, best first; none for a query without a word."""
    match = _to_match(words)
    if not match:
        return ()
    # A word of the title weighs five of the text: a headline names what a page is about.
    query = sa.text(
        "SELECT documents.id FROM document_words "
        "JOIN documents ON documents.number = document_words.rowid "
        "WHERE document_words MATCH :match "
        "ORDER BY bm25(document_words, 5.0, 1.0), documents.id LIMIT :limit OFFSET :offset"
    )
    given = {"match": match, "limit": limit, "offset": offset}
    return tuple(connection.execute(query, given).scalars())


def _to_match(words: str) -> str:
    """Quote each word or phrase, so that none is taken for an operator of FTS5."""
    found = [phrase or word.replace('"', "") for phrase, word in _PHRASE.findall(words)]
    return " ".join(f'"{part}"' for part in found if _WORD.search(part))


def add_box(
    connection: sa.Connection, number: int, *, lat: float, lon: float, radius_km: float
) -> None:
    """Index the rectangle around an event's area."""
    high = radius_km / _KM_PER_DEGREE
    wide = high / math.cos(math.radians(min(abs(lat), _LARGEST_LAT)))
    connection.execute(
        sa.text("INSERT INTO event_boxes VALUES (:number, :west, :east, :south, :north)"),
        {
            "number": number,
            "west": lon - wide,
            "east": lon + wide,
            "south": lat - high,
            "north": lat + high,
        },
    )


def remove_box(connection: sa.Connection, number: int) -> None:
    """Take an event's rectangle out of the index."""
    connection.execute(
        sa.text("DELETE FROM event_boxes WHERE number = :number"), {"number": number}
    )


def list_box_events(box: Box) -> sa.Select[tuple[int]]:
    """The numbers of the events whose rectangle touches a box, as a sub-query.

    Args:
        box: The box; one that crosses the 180th meridian is cut in two.
    """
    table = sa.table(
        "event_boxes",
        sa.column("number", sa.Integer),
        *(sa.column(name, sa.Float) for name in ("west", "east", "south", "north")),
    )
    halves = [(box.west, box.east)]
    if box.west > box.east:
        halves = [(box.west, 180.0), (-180.0, box.east)]
    # An area that reaches over the meridian is stored with an edge past 180 degrees.
    turned = [(west + by, east + by) for west, east in halves for by in (-360.0, 0.0, 360.0)]
    touches = sa.or_(
        *(sa.and_(table.c.west <= east, table.c.east >= west) for west, east in turned)
    )
    return sa.select(table.c.number).where(
        touches, table.c.south <= box.north, table.c.north >= box.south
    )
