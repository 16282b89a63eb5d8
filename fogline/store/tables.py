"""The tables of a fogline database, as SQLAlchemy Core describes them.

The full-text table and the R-tree are SQLite virtual tables that SQLAlchemy has no words for: the
migration makes them, and :func:`is_own_table` keeps Alembic away from them and their shadows.
"""

from typing import Any

import sqlalchemy as sa

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Virtual tables; their shadow tables start with the same name and an underscore.
WORDS_TABLE = "document_words"
BOXES_TABLE = "event_boxes"

meta = sa.Table(
    "meta",
    METADATA,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

# Raw bytes, once per content, compressed; several pages may come out of one file.
contents = sa.Table(
    "contents",
    METADATA,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("raw", sa.LargeBinary, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
)

# The current version of each page. "number" is the row id of the full-text table.
documents = sa.Table(
    "documents",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("url", sa.Text),
    sa.Column("outlet", sa.Text),
    sa.Column("title", sa.Text, nullable=False),
    # Start of the publication time for sorting, empty when unknown; the record has it whole.
    sa.Column("published", sa.Text, nullable=False),
    sa.Column("published_record", sa.Text),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("is_relevant", sa.Boolean, nullable=False),
    sa.Column("event_count", sa.Integer, nullable=False),
    sa.Column("claim_count", sa.Integer, nullable=False),
    sa.Column("is_linked", sa.Boolean, nullable=False),
    sa.Column("added", sa.Text, nullable=False),
    sa.Index(None, "published", "id"),
    sa.Index(None, "is_linked"),
)

# Every version ever added; the dossier is what the page half made of it.
versions = sa.Table(
    "versions",
    METADATA,
    sa.Column("document", sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("digest", sa.ForeignKey("contents.digest"), primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("raw_text", sa.LargeBinary, nullable=False),
    sa.Column("added", sa.Text, nullable=False),
    sa.Index(None, "digest"),
)

dossiers = sa.Table(
    "dossiers",
    METADATA,
    sa.Column("document", sa.Text, primary_key=True),
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("record", sa.LargeBinary, nullable=False),
    sa.ForeignKeyConstraint(["document", "digest"], ["versions.document", "versions.digest"]),
)

# Claims and events of current versions alone; an older version keeps its own in its dossier.
claims = sa.Table(
    "claims",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("document", sa.ForeignKey("documents.id"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("speaker", sa.Text, nullable=False),
    sa.Column("speaker_name", sa.Text, nullable=False),
    sa.Column("event", sa.Text),
    sa.Column("point", sa.Text, nullable=False),
    sa.Column("stance", sa.Text, nullable=False),
    sa.Column("certainty", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.UniqueConstraint("document", "position"),
    sa.Index(None, "point", "document", "position"),
    sa.Index(None, "stance", "document", "position"),
)

# Who may be asked for: the speaker and those who speak with it, by id and by folded name.
claim_speakers = sa.Table(
    "claim_speakers",
    METADATA,
    sa.Column("claim", sa.ForeignKey("claims.number"), primary_key=True),
    sa.Column("speaker", sa.Text, primary_key=True),
    sa.Column("folded_name", sa.Text, nullable=False),
    sa.Index(None, "speaker"),
    sa.Index(None, "folded_name"),
)

# "number" is the row id of the R-tree.
events = sa.Table(
    "events",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("document", sa.ForeignKey("documents.id"), nullable=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("mode", sa.Text),
    sa.Column("factuality", sa.Text, nullable=False),
    sa.Column("start", sa.Text),
    sa.Column("end", sa.Text),
    sa.Column("place", sa.Text),
    sa.Column("lat", sa.Float),
    sa.Column("lon", sa.Float),
    sa.Column("radius_km", sa.Float),
    sa.UniqueConstraint("document", "id"),
    sa.Index(None, "start"),
    sa.Index(None, "place"),
)

keys = sa.Table(
    "keys",
    METADATA,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("document", sa.ForeignKey("documents.id"), primary_key=True),
    sa.Index(None, "document"),
)

stories = sa.Table(
    "stories",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("headline", sa.Text, nullable=False),
    sa.Column("latest", sa.Text, nullable=False),
    sa.Column("contested", sa.Integer, nullable=False),
    # Contested points times independent reports: what "most contested" is ordered by.
    sa.Column("weight", sa.Integer, nullable=False),
    sa.Column("record", sa.LargeBinary, nullable=False),
    sa.Index(None, "latest", "id"),
    sa.Index(None, "weight", "latest", "id"),
    sa.Index(None, "contested"),
)

story_documents = sa.Table(
    "story_documents",
    METADATA,
    sa.Column("document", sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("story", sa.ForeignKey("stories.id"), nullable=False),
    sa.Index(None, "story"),
)

redirects = sa.Table(
    "redirects",
    METADATA,
    sa.Column("old", sa.Text, primary_key=True),
    sa.Column("new", sa.Text, nullable=False),
    sa.Index(None, "new"),
)


def is_own_table(
    _item: object, name: str | None, kind: str, _reflected: bool, _compare_to: Any
) -> bool:
    """Whether Alembic may compare this table; Alembic's ``include_object``.

    Args:
        name: Name of the table, column or index.
        kind: ``table``, ``column``, ``index`` and so on.

    Returns:
        False for the virtual tables and their shadows, which Alembic would otherwise drop.
    """
    if kind != "table" or name is None:
        return True
    return not name.startswith((WORDS_TABLE, BOXES_TABLE))
