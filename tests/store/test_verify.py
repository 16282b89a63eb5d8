"""Checks that must fail when something was changed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from scripted_pages import FIRST, SECOND, make_page, process_scripted

from fogline.records import ClaimSpans, Dossier, Issue
from fogline.store import Store, VerifyReport, verify_documents
from fogline.store.engine import make_engine
from fogline.store.packing import pack
from fogline.text import Span

pytest_plugins = ("empty_store",)


def put(store: Store, dossier: Dossier, text: str = FIRST) -> str:
    store.add_document(make_page(text), dossier, [])
    return dossier.document.id


def verify(store: Store) -> VerifyReport:
    return verify_documents(store, store.iter_document_ids())


def test_sound_database_holds_and_counts_what_was_checked(store: Store) -> None:
    put(store, process_scripted(make_page(FIRST)))
    put(store, process_scripted(make_page(SECOND)), SECOND)
    report = verify(store)
    assert report.broken is None
    assert (report.documents, report.versions) == (2, 2)
    assert report.checks["mentions"] == 5
    assert report.checks["repairs"] == 1
    assert report.checks["claim spans"] == 20
    assert report.checks["raw map"] == 4


def _shift_mention(d: Dossier) -> Dossier:
    first = d.mentions[0]
    return replace(d, mentions=(replace(first, start=first.start + 1), *d.mentions[1:]))


def _shift_repair(d: Dossier) -> Dossier:
    return replace(d, repairs=(replace(d.repairs[0], end=d.repairs[0].end + 1),))


def _empty_value(d: Dossier) -> Dossier:
    claim = replace(d.claims[0], spans=ClaimSpans(value=Span(5, 5)))
    return replace(d, claims=(claim, *d.claims[1:]))


def _content_past_the_end(d: Dossier) -> Dossier:
    claim = replace(d.claims[0], content_rest=(Span(5, 99_999),))
    return replace(d, claims=(claim, *d.claims[1:]))


def _claim_of_no_event(d: Dossier) -> Dossier:
    return replace(d, events=())


def _wrong_map(d: Dossier) -> Dossier:
    (start, raw_start, length), *rest = d.document.raw_map
    return replace(d, document=replace(d.document, raw_map=((start, raw_start + 1, length), *rest)))


def _removed_past_the_end(d: Dossier) -> Dossier:
    part = replace(d.document.removed[0], end=99_999)
    return replace(d, document=replace(d.document, removed=(part,)))


def _issue_past_the_end(d: Dossier) -> Dossier:
    return replace(d, issues=(Issue(code="x", start=3, end=99_999),))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (_shift_mention, "mention m1"),
        (_shift_repair, "repair at"),
        (_empty_value, "value of claim"),
        (_content_past_the_end, "further content of claim"),
        (_claim_of_no_event, "event of claim"),
        (_wrong_map, "raw map 0"),
        (_removed_past_the_end, "removed date"),
        (_issue_past_the_end, "issue x"),
    ],
)
def test_each_kind_of_wrong_span_is_named(
    store: Store, change: Callable[[Dossier], Dossier], what: str
) -> None:
    document_id = put(store, change(process_scripted(make_page(FIRST))))
    broken = verify(store).broken
    assert broken is not None
    assert broken.document == document_id
    assert broken.what.startswith(what)
    assert broken.expected != broken.found


def execute(path: Path, statement: str, **values: object) -> None:
    engine = make_engine(path)
    with engine.begin() as connection:
        connection.execute(sa.text(statement), values)
    engine.dispose()


def test_changed_raw_bytes_are_found(store: Store) -> None:
    put(store, process_scripted(make_page(FIRST)))
    execute(store.path, "UPDATE contents SET raw = :raw", raw=pack(b"something else"))
    broken = verify(store).broken
    assert broken is not None
    assert broken.what == "raw bytes"


def test_damaged_blob_is_found(store: Store) -> None:
    put(store, process_scripted(make_page(FIRST)))
    execute(store.path, "UPDATE dossiers SET record = :raw", raw=b"junk")
    broken = verify(store).broken
    assert broken is not None
    assert broken.what == "stored record"
    assert "damaged" in broken.found


def test_changed_claim_row_is_found(store: Store) -> None:
    put(store, process_scripted(make_page(FIRST)))
    execute(store.path, "UPDATE claims SET record = replace(record, 'asserts', 'doubts')")
    broken = verify(store).broken
    assert broken is not None
    assert broken.what.startswith("claim c_")


def test_lost_claim_row_is_found(store: Store) -> None:
    put(store, process_scripted(make_page(FIRST)))
    execute(store.path, "DELETE FROM claim_speakers")
    execute(store.path, "DELETE FROM claims WHERE position = 2")
    broken = verify(store).broken
    assert broken is not None
    assert broken.what == "number of claims"


def test_older_versions_are_checked_too(store: Store) -> None:
    url = "https://paper.example/orlin"
    for text in (FIRST, SECOND):
        page = make_page(text, url=url)
        store.add_document(page, process_scripted(page), [])
    report = verify(store)
    assert (report.documents, report.versions, report.broken) == (1, 2, None)
