"""Rows of the lists, and what they become."""

from typing import Any

import sqlalchemy as sa

from fogline.records import Claim, Published, from_json
from fogline.store.base import ClaimRow, DocumentRow, EventRow
from fogline.store.tables import claim_speakers, claims, documents, events, story_documents
from fogline.text import fold

DOCUMENT_ROWS: sa.Select[Any] = sa.select(documents, story_documents.c.story).outerjoin(
    story_documents, story_documents.c.document == documents.c.id
)
EVENT_ROWS: sa.Select[Any] = sa.select(events, story_documents.c.story).outerjoin(
    story_documents, story_documents.c.document == events.c.document
)
CLAIM_ROWS: sa.Select[Any] = sa.select(
    claims.c.record, claims.c.document, claims.c.speaker_name, story_documents.c.story
).outerjoin(story_documents, story_documents.c.document == claims.c.document)


def to_document_row(row: sa.Row[Any]) -> DocumentRow:
    """Make the list entry of a document from a row of :data:`DOCUMENT_ROWS`."""
    found = row._mapping
    record = found["published_record"]
    published = None if record is None else from_json(record, Published)
    names = set(DocumentRow.__dataclass_fields__) - {"published"}
    return DocumentRow(published=published, **{name: found[name] for name in names})


def to_event_row(row: sa.Row[Any]) -> EventRow:
    """Make the list entry of an event from a row of :data:`EVENT_ROWS`."""
    found = row._mapping
    return EventRow(**{name: found[name] for name in EventRow.__dataclass_fields__})


def to_claim_row(row: sa.Row[Any]) -> ClaimRow:
    """Make the list entry of a claim from a row of :data:`CLAIM_ROWS`."""
    return ClaimRow(
        claim=from_json(row.record, Claim),
        document=row.document,
        story=row.story,
        speaker_name=row.speaker_name,
    )


def spoken_by(speaker: str) -> sa.Select[Any]:
    """Numbers of the claims of a speaker, given by id or by a name that folds alike."""
    is_meant = claim_speakers.c.speaker == speaker
    folded = fold(speaker)
    if folded:
        is_meant = sa.or_(is_meant, claim_speakers.c.folded_name == folded)
    return sa.select(claim_speakers.c.claim).where(is_meant)


def starts_with(column: sa.ColumnElement[Any], start: str) -> sa.ColumnElement[bool]:
    """A prefix test that uses the index, as LIKE does not everywhere."""
    return sa.and_(column >= start, column < start + "\uffff")
