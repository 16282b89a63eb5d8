"""What a database holds: every read, and nothing that writes."""

import difflib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from fogline.records import Dossier, Page, Story, from_json
from fogline.store.base import (
    Box,
    ClaimRow,
    Counts,
    DocumentRow,
    EventRow,
    RawPage,
    StoryOrder,
)
from fogline.store.engine import store_errors
from fogline.store.packing import unpack
from fogline.store.rows import (
    CLAIM_ROWS,
    DOCUMENT_ROWS,
    EVENT_ROWS,
    spoken_by,
    starts_with,
    to_claim_row,
    to_document_row,
    to_event_row,
)
from fogline.store.search import list_box_events, list_word_matches
from fogline.store.tables import (
    claims,
    contents,
    documents,
    dossiers,
    events,
    keys,
    meta,
    redirects,
    stories,
    story_documents,
    versions,
)

# SQLite takes 32,766 values in one statement, older builds 999.
_CHUNK = 900


class View:
    """Reads a database.

    Taken with ``with store.view() as view`` it is a snapshot: what others write meanwhile does
    not show. The methods of a store itself each read the newest state.

    Args:
        engine: Engine of the database.
        path: Its file, for messages.
    """

    def __init__(self, engine: sa.Engine, path: Path) -> None:
        self._engine = engine
        self.path = path
        self._snapshot: sa.Connection | None = None

    def __enter__(self) -> Self:
        """Begin a snapshot."""
        with store_errors(self.path):
            self._snapshot = self._engine.connect()
        return self

    def __exit__(
        self,
        error_type: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the snapshot."""
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = None

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with store_errors(self.path):
            if self._snapshot is not None:
                yield self._snapshot
                return
            with self._engine.connect() as connection:
                yield connection

    # Documents

    def get_dossier(self, document_id: str, *, digest: str | None = None) -> Dossier | None:
        """All records of one page.

        Args:
            document_id: Document id.
            digest: Which version; None for the current one.

        Returns:
            The dossier; None when the database has no such page.
        """
        wanted = documents.c.digest if digest is None else sa.literal(digest)
        query = (
            sa.select(dossiers.c.record)
            .join(documents, documents.c.id == dossiers.c.document)
            .where(dossiers.c.document == document_id, dossiers.c.digest == wanted)
        )
        with self._reading() as connection:
            record = connection.execute(query).scalar()
        return None if record is None else from_json(unpack(record), Dossier)

    def get_raw(self, document_id: str, *, digest: str | None = None) -> RawPage | None:
        """The page as it came.

        Args:
            document_id: Document id.
            digest: Which version; None for the current one.

        Returns:
            Bytes and raw text; None when the database has no such page.
        """
        wanted = documents.c.digest if digest is None else sa.literal(digest)
        query = (
            sa.select(contents.c.raw, versions.c.raw_text, versions.c.digest, versions.c.source)
            .join(versions, versions.c.digest == contents.c.digest)
            .join(documents, documents.c.id == versions.c.document)
            .where(versions.c.document == document_id, versions.c.digest == wanted)
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        text = unpack(row.raw_text).decode("utf-8", "surrogatepass")
        return RawPage(data=unpack(row.raw), text=text, digest=row.digest, source=row.source)

    def get_document(self, document_id: str) -> DocumentRow | None:
        """The list entry of one document; None when the database has no such page."""
        with self._reading() as connection:
            row = connection.execute(DOCUMENT_ROWS.where(documents.c.id == document_id)).first()
        return None if row is None else to_document_row(row)

    def list_documents(self, *, limit: int, offset: int = 0) -> tuple[DocumentRow, ...]:
        """Documents, newest publication first, those without a time last."""
        query = DOCUMENT_ROWS.order_by(documents.c.published.desc(), documents.c.id.desc())
        with self._reading() as connection:
            rows = connection.execute(query.limit(limit).offset(offset)).all()
        return tuple(to_document_row(row) for row in rows)

    def list_versions(self, document_id: str) -> tuple[str, ...]:
        """Digests of a document's versions, oldest first."""
        query = (
            sa.select(versions.c.digest)
            .where(versions.c.document == document_id)
            .order_by(versions.c.number)
        )
        with self._reading() as connection:
            return tuple(connection.execute(query).scalars())

    def find_page(self, page: Page) -> str | None:
        """Find the document that a page with these very bytes and this text became.

        Args:
            page: A page as it was read.

        Returns:
            The document's id; None when the page was never taken in. One file may hold many
            pages, so that the bytes alone do not tell.
        """
        query = (
            sa.select(versions.c.document, versions.c.raw_text)
            .where(versions.c.digest == page.digest)
            .order_by(versions.c.document)
        )
        wanted = page.text.encode("utf-8", "surrogatepass")
        with self._reading() as connection:
            rows = connection.execute(query)
            return next((r.document for r in rows if unpack(r.raw_text) == wanted), None)

    def iter_document_ids(self) -> Iterator[str]:
        """Ids of all documents, in order."""
        last = ""
        while True:
            query = (
                sa.select(documents.c.id)
                .where(documents.c.id > last)
                .order_by(documents.c.id)
                .limit(_CHUNK)
            )
            with self._reading() as connection:
                found = connection.execute(query).scalars().all()
            if not found:
                return
            yield from found
            last = found[-1]

    def iter_dossiers(self) -> Iterator[Dossier]:
        """The dossiers of all current versions, by document id, one in memory at a time."""
        for document_id in self.iter_document_ids():
            dossier = self.get_dossier(document_id)
            if dossier is not None:
                yield dossier

    def search_documents(self, words: str, *, limit: int, offset: int = 0) -> tuple[str, ...]:
        """Find documents by the words of their title and text.

        Args:
            words: Words that must all occur; ``"in quotation marks"`` next to each other.
            limit: Most ids returned.
            offset: How many to leave out at the top.

        Returns:
            Document ids, best match first.
        """
        with self._reading() as connection:
            return list_word_matches(connection, words, limit=limit, offset=offset)

    # Stories

    def get_story(self, story_id: str) -> Story | None:
        """A story.

        Args:
            story_id: Its id, one it had before a merge, or the unique start of its id.

        Returns:
            The story; None when there is none, or when several ids start so.
        """
        found = self.resolve_story_id(story_id)
        if found is None:
            return None
        with self._reading() as connection:
            record = connection.execute(
                sa.select(stories.c.record).where(stories.c.id == found)
            ).scalar()
        return None if record is None else from_json(unpack(record), Story)

    def resolve_story_id(self, story_id: str) -> str | None:
        """The id a story lives under now.

        Args:
            story_id: A present or former id, or the unique start of one.

        Returns:
            The present id; None when there is none, or when several ids start so.
        """
        with self._reading() as connection:
            moved = connection.execute(
                sa.select(redirects.c.new).where(redirects.c.old == story_id)
            ).scalar()
            wanted = moved if moved is not None else story_id
            found = (
                connection.execute(
                    sa.select(stories.c.id).where(starts_with(stories.c.id, wanted)).limit(2)
                )
                .scalars()
                .all()
            )
        if wanted in found:
            return str(wanted)
        return str(found[0]) if len(found) == 1 else None

    def list_stories(
        self, *, limit: int, offset: int = 0, order: StoryOrder = "newest"
    ) -> tuple[Story, ...]:
        """Stories in an order.

        Args:
            limit: Most stories returned.
            offset: How many to leave out at the top.
            order: ``newest`` by the latest report; ``contested`` by contested points times
                independent reports.

        Returns:
            The stories.
        """
        # Both directions the same, so that an index gives the order without a sort.
        newest = (stories.c.latest.desc(), stories.c.id.desc())
        chosen = newest if order == "newest" else (stories.c.weight.desc(), *newest)
        query = sa.select(stories.c.record).order_by(*chosen).limit(limit).offset(offset)
        with self._reading() as connection:
            records = connection.execute(query).scalars().all()
        return tuple(from_json(unpack(record), Story) for record in records)

    def stories_of(self, document_ids: Sequence[str]) -> tuple[str, ...]:
        """Ids of the stories that some documents belong to, sorted."""
        query = sa.select(story_documents.c.story).distinct()
        return self._collect(query, story_documents.c.document, document_ids)

    def documents_of(self, story_ids: Sequence[str]) -> tuple[str, ...]:
        """Ids of the documents of some stories, sorted."""
        query = sa.select(story_documents.c.document)
        return self._collect(query, story_documents.c.story, story_ids)

    def find_documents(self, wanted_keys: Sequence[str]) -> tuple[str, ...]:
        """Ids of the documents that have one of some story keys, sorted."""
        query = sa.select(keys.c.document).distinct()
        return self._collect(query, keys.c.key, wanted_keys)

    def keys_of(self, document_ids: Sequence[str]) -> tuple[str, ...]:
        """Story keys that some documents have, sorted."""
        query = sa.select(keys.c.key).distinct()
        return self._collect(query, keys.c.document, document_ids)

    def list_unlinked(self, *, limit: int) -> tuple[str, ...]:
        """Ids of documents whose stories were not worked out yet, sorted."""
        query = (
            sa.select(documents.c.id)
            .where(documents.c.is_linked.is_(sa.false()))
            .order_by(documents.c.id)
            .limit(limit)
        )
        with self._reading() as connection:
            return tuple(connection.execute(query).scalars())

    def _collect(
        self, query: sa.Select[Any], column: sa.ColumnElement[Any], values: Sequence[str]
    ) -> tuple[str, ...]:
        found: set[str] = set()
        wanted = sorted(set(values))
        with self._reading() as connection:
            for start in range(0, len(wanted), _CHUNK):
                part = wanted[start : start + _CHUNK]
                found.update(connection.execute(query.where(column.in_(part))).scalars())
        return tuple(sorted(found))

    # Claims and events

    def list_claims(  # noqa: PLR0913  one keyword for each filter of a list
        self,
        *,
        story: str | None = None,
        document: str | None = None,
        point: str | None = None,
        speaker: str | None = None,
        stance: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[ClaimRow, ...]:
        """Claims that meet every filter given, by document and place in its text.

        Args:
            story: Story id.
            document: Document id.
            point: One of :data:`fogline.records.POINTS`.
            speaker: Actor id, or a name in any spelling that folds alike; those who speak
                together count each.
            stance: One of :data:`fogline.records.STANCES`.
            limit: Most claims returned.
            offset: How many to leave out at the top.

        Returns:
            The claims.
        """
        query = CLAIM_ROWS.order_by(claims.c.document, claims.c.position)
        equal = (
            (story_documents.c.story, story),
            (claims.c.document, document),
            (claims.c.point, point),
            (claims.c.stance, stance),
        )
        for column, value in equal:
            if value is not None:
                query = query.where(column == value)
        if speaker is not None:
            query = query.where(claims.c.number.in_(spoken_by(speaker)))
        with self._reading() as connection:
            rows = connection.execute(query.limit(limit).offset(offset)).all()
        return tuple(to_claim_row(row) for row in rows)

    def get_claim(self, claim_id: str) -> ClaimRow | None:
        """One claim of a current version; None when there is none of that id."""
        query = CLAIM_ROWS.where(claims.c.id == claim_id)
        with self._reading() as connection:
            row = connection.execute(query).first()
        return None if row is None else to_claim_row(row)

    def list_events(
        self,
        *,
        box: Box | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int,
        offset: int = 0,
    ) -> tuple[EventRow, ...]:
        """Events of current versions, latest first.

        Args:
            box: Only those whose area touches this rectangle; leaves out events without a place.
            since: Only those that end after this day or minute.
            until: Only those that start before this day or minute.
            limit: Most events returned.
            offset: How many to leave out at the top.

        Returns:
            The events; with a time given, only those whose start is known.
        """
        query = EVENT_ROWS.order_by(events.c.start.desc(), events.c.document, events.c.id)
        if since is not None:
            query = query.where(
                events.c.start.is_not(None),
                sa.or_(events.c.end.is_(None), events.c.end > since),
            )
        if until is not None:
            query = query.where(events.c.start < until)
        with self._reading() as connection:
            if box is not None:
                query = query.where(events.c.number.in_(list_box_events(box)))
            rows = connection.execute(query.limit(limit).offset(offset)).all()
        return tuple(to_event_row(row) for row in rows)

    # The whole

    def counts(self) -> Counts:
        """How much the database holds."""
        with self._reading() as connection:
            number = {
                table.name: connection.execute(
                    sa.select(sa.func.count()).select_from(table)
                ).scalar_one()
                for table in (documents, versions, events, claims, stories)
            }
            contested = connection.execute(
                sa.select(sa.func.coalesce(sa.func.sum(stories.c.contested), 0))
            ).scalar_one()
            updated = connection.execute(
                sa.select(meta.c.value).where(meta.c.key == "updated")
            ).scalar()
        return Counts(**number, contested=contested, updated=updated)

    def list_nearby_ids(self, given: str, *, limit: int = 3) -> tuple[str, ...]:
        """Ids of documents and stories that resemble one that does not exist.

        Args:
            given: What was asked for.
            limit: Most ids returned.

        Returns:
            The nearest ids, best first; those whose start is the same come before others.
        """
        table = stories if given.startswith("s_") else documents
        with self._reading() as connection:
            for start in (given[:4], given[:2], ""):
                pool = (
                    connection.execute(
                        sa.select(table.c.id).where(starts_with(table.c.id, start)).limit(_CHUNK)
                    )
                    .scalars()
                    .all()
                )
                near = difflib.get_close_matches(given, pool, n=limit, cutoff=0.5)
                if near:
                    return tuple(near)
        return ()
