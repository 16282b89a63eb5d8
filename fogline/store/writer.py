"""How records become rows; every function runs inside a transaction of its caller."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from fogline.records import OUTLET, Dossier, Page, Story, from_json, to_json
from fogline.store.packing import pack, unpack
from fogline.store.search import add_box, add_words, remove_box, remove_words
from fogline.store.tables import (
    claim_speakers,
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
from fogline.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """A page that is to be stored.

    Attributes:
        page: The page as it was read.
        dossier: What the page half made of it.
        keys: Its story keys.
        added: The time it is taken in, in UTC.
    """

    page: Page
    dossier: Dossier
    keys: Sequence[str]
    added: str


def save_page(connection: sa.Connection, new: NewPage) -> bool:
    """Store a page as the current version of its document.

    Args:
        connection: Connection of a writing transaction.
        new: The page.

    Returns:
        False when this very version is there already; nothing is written then.
    """
    document_id, digest = new.dossier.document.id, new.page.digest
    numbers = (
        connection.execute(sa.select(versions.c.digest).where(versions.c.document == document_id))
        .scalars()
        .all()
    )
    if digest in numbers:
        return False
    if numbers:
        _remove_current(connection, document_id)
    number = _save_document(connection, new)
    _save_version(connection, new, len(numbers) + 1)
    document = new.dossier.document
    add_words(connection, number, title=document.title, text=document.text)
    _save_claims(connection, new.dossier)
    _save_events(connection, new.dossier)
    wanted = sorted(set(new.keys))
    if wanted:
        connection.execute(
            sa.insert(keys), [{"key": key, "document": document_id} for key in wanted]
        )
    note(connection, "updated", new.added)
    return True


def note(connection: sa.Connection, key: str, value: str) -> None:
    """Set one value of the table ``meta``."""
    connection.execute(sa.delete(meta).where(meta.c.key == key))
    connection.execute(sa.insert(meta).values(key=key, value=value))


def _save_document(connection: sa.Connection, new: NewPage) -> int:
    dossier, document = new.dossier, new.dossier.document
    row = {
        "digest": new.page.digest,
        "source": new.page.source,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "published": "" if document.published is None else document.published.start,
        "published_record": None
        if document.published is None
        else to_json(document.published).decode("utf-8"),
        "language": document.language,
        "kind": document.kind,
        "is_relevant": document.relevant,
        "event_count": len(dossier.events),
        "claim_count": len(dossier.claims),
        "is_linked": False,
        "added": new.added,
    }
    known = connection.execute(
        sa.select(documents.c.number).where(documents.c.id == document.id)
    ).scalar()
    if known is None:
        inserted = connection.execute(sa.insert(documents).values(id=document.id, **row))
        return _new_number(inserted)
    connection.execute(sa.update(documents).where(documents.c.number == known).values(**row))
    return int(known)


def _new_number(inserted: sa.CursorResult[Any]) -> int:
    key = inserted.inserted_primary_key
    if key is None:
        raise ValueError("expected an insert of one row into a numbered table")
    return int(key[0])


def _save_version(connection: sa.Connection, new: NewPage, number: int) -> None:
    page, document_id = new.page, new.dossier.document.id
    kept = connection.execute(
        sa.select(contents.c.size).where(contents.c.digest == page.digest)
    ).first()
    if kept is None:
        connection.execute(
            sa.insert(contents).values(digest=page.digest, raw=pack(page.raw), size=len(page.raw))
        )
    connection.execute(
        sa.insert(versions).values(
            document=document_id,
            digest=page.digest,
            number=number,
            source=page.source,
            raw_text=pack(page.text.encode("utf-8", "surrogatepass")),
            added=new.added,
        )
    )
    connection.execute(
        sa.insert(dossiers).values(
            document=document_id, digest=page.digest, record=pack(to_json(new.dossier))
        )
    )


def _save_claims(connection: sa.Connection, dossier: Dossier) -> None:
    names = {actor.id: actor.name for actor in dossier.actors}
    names[OUTLET] = OUTLET
    first = _next_number(connection, claims.c.number)
    rows: list[dict[str, object]] = []
    speaker_rows: list[dict[str, object]] = []
    for position, claim in enumerate(dossier.claims):
        rows.append(
            {
                "number": first + position,
                "id": claim.id,
                "document": dossier.document.id,
                "position": position,
                "speaker": claim.speaker,
                "speaker_name": names.get(claim.speaker, claim.speaker),
                "event": claim.event,
                "point": claim.point,
                "stance": claim.stance,
                "certainty": claim.certainty,
                "record": to_json(claim).decode("utf-8"),
            }
        )
        speaker_rows.extend(
            {
                "claim": first + position,
                "speaker": who,
                "folded_name": fold(names.get(who, who)),
            }
            for who in sorted({claim.speaker, *claim.co_speakers})
        )
    if rows:
        connection.execute(sa.insert(claims), rows)
        connection.execute(sa.insert(claim_speakers), speaker_rows)


def _save_events(connection: sa.Connection, dossier: Dossier) -> None:
    places = {place.id: place for place in dossier.places}
    first = _next_number(connection, events.c.number)
    rows = []
    for number, event in enumerate(dossier.events, first):
        place_id = None if event.where is None else event.where.place
        place = None if place_id is None else places.get(place_id)
        rows.append(
            {
                "number": number,
                "document": dossier.document.id,
                "id": event.id,
                "kind": event.kind,
                "mode": event.mode,
                "factuality": event.factuality,
                "start": None if event.when is None else event.when.start,
                "end": None if event.when is None else event.when.end,
                "place": place_id,
                "lat": None if place is None else place.lat,
                "lon": None if place is None else place.lon,
                "radius_km": None if place is None else place.radius_km,
            }
        )
        if place is not None and place.lat is not None and place.lon is not None:
            add_box(connection, number, lat=place.lat, lon=place.lon, radius_km=place.radius_km)
    if rows:
        connection.execute(sa.insert(events), rows)


def _next_number(connection: sa.Connection, column: sa.Column[int]) -> int:
    """The number after the largest; no other writer can take it inside this transaction."""
    largest = connection.execute(sa.select(sa.func.max(column))).scalar()
    return 1 if largest is None else int(largest) + 1


def _remove_current(connection: sa.Connection, document_id: str) -> None:
    """Take what was read out of the current version from the indexes; the version stays."""
    row = connection.execute(
        sa.select(documents.c.number, dossiers.c.record)
        .join(
            dossiers,
            sa.and_(dossiers.c.document == documents.c.id, dossiers.c.digest == documents.c.digest),
        )
        .where(documents.c.id == document_id)
    ).one()
    old = from_json(unpack(row.record), Dossier).document
    remove_words(connection, row.number, title=old.title, text=old.text)
    own = sa.select(claims.c.number).where(claims.c.document == document_id)
    connection.execute(sa.delete(claim_speakers).where(claim_speakers.c.claim.in_(own)))
    connection.execute(sa.delete(claims).where(claims.c.document == document_id))
    boxed = sa.select(events.c.number).where(events.c.document == document_id)
    for number in connection.execute(boxed).scalars().all():
        remove_box(connection, number)
    connection.execute(sa.delete(events).where(events.c.document == document_id))
    connection.execute(sa.delete(keys).where(keys.c.document == document_id))


def save_stories(connection: sa.Connection, made: Sequence[Story], replaced: Sequence[str]) -> None:
    """Put stories in the place of others.

    Args:
        connection: Connection of a writing transaction.
        made: The new stories.
        replaced: Ids of those that they replace; one that is not among the new ones is from
            then on a redirect to the new story that holds most of its documents.
    """
    homes = {document.id: story.id for story in made for document in story.documents}
    survivors = {old: _find_survivor(connection, old, homes) for old in sorted(set(replaced))}
    kept = {story.id for story in made}
    for story_id in sorted({*replaced, *kept}):
        connection.execute(sa.delete(story_documents).where(story_documents.c.story == story_id))
        connection.execute(sa.delete(stories).where(stories.c.id == story_id))
    for story in sorted(made, key=lambda story: story.id):
        _save_story(connection, story)
    for old, survivor in survivors.items():
        if old not in kept and survivor is not None:
            _redirect(connection, old, survivor)


def mark_linked(connection: sa.Connection, document_ids: Iterable[str]) -> None:
    """Note that the stories of some documents are worked out."""
    for document_id in document_ids:
        connection.execute(
            sa.update(documents).where(documents.c.id == document_id).values(is_linked=True)
        )


def _find_survivor(connection: sa.Connection, old: str, homes: dict[str, str]) -> str | None:
    query = sa.select(story_documents.c.document).where(story_documents.c.story == old)
    votes: dict[str, int] = {}
    for document_id in connection.execute(query).scalars():
        if document_id in homes:
            home = homes[document_id]
            votes[home] = votes.get(home, 0) + 1
    return min(votes, key=lambda story_id: (-votes[story_id], story_id), default=None)


def _save_story(connection: sa.Connection, story: Story) -> None:
    connection.execute(sa.delete(redirects).where(redirects.c.old == story.id))
    published = [d.published.start for d in story.documents if d.published is not None]
    contested = sum(row.status == "contested" for row in story.ledger)
    connection.execute(
        sa.insert(stories).values(
            id=story.id,
            headline=story.headline,
            latest=max(published, default=""),
            contested=contested,
            weight=contested * story.independent,
            record=pack(to_json(story)),
        )
    )
    members = [document.id for document in story.documents]
    if members:
        moved = sa.delete(story_documents).where(story_documents.c.document.in_(members))
        connection.execute(moved)
        connection.execute(
            sa.insert(story_documents),
            [{"document": document_id, "story": story.id} for document_id in members],
        )


def _redirect(connection: sa.Connection, old: str, new: str) -> None:
    """Lead a former id to the present one, and with it every id that led to it."""
    connection.execute(sa.update(redirects).where(redirects.c.new == old).values(new=new))
    connection.execute(sa.delete(redirects).where(redirects.c.old == old))
    connection.execute(sa.insert(redirects).values(old=old, new=new))
