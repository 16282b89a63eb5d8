"""Stretches of words that never overlap."""

import pytest
from real_kit import make_document

from fogline.tag.chunks import Chunk, ChunkList
from fogline.tag.reading import Reading

pytest_plugins = ("real_kit",)


def piece(first: int, last: int, kind: str = "group") -> Chunk:
    return Chunk(first=first, last=last, kind=kind, is_named=False, head="x")


@pytest.fixture
def chunks() -> ChunkList:
    return ChunkList(Reading(make_document("one two three four five six"), ()))


def test_first_chunk_keeps_its_words(chunks):
    assert chunks.add(piece(1, 3))
    assert not chunks.add(piece(2, 5))
    assert chunks.at(2) == piece(1, 3)
    assert chunks.at(4) is None


def test_widened_chunk_swallows_what_stood_there(chunks):
    chunks.add(piece(0, 2))
    chunks.add(piece(3, 4, "role"))
    wide = chunks.widen(chunks.at(3), 1, 4)
    assert chunks.at(0) is None
    assert chunks.all() == [wide]
    assert (wide.first, wide.last, wide.kind) == (1, 4, "role")


def test_within_gives_only_chunks_that_begin_inside(chunks):
    chunks.add(piece(0, 3))
    chunks.add(piece(4, 6))
    assert chunks.within(1, 6) == [piece(4, 6)]
    assert chunks.within(-2, 1) == [piece(0, 3)]


def test_nothing_stands_past_either_end(chunks):
    assert chunks.at(-1) is None
    assert chunks.at(6) is None
    assert chunks.is_free(0, 6)


@pytest.mark.parametrize(
    ("kind", "acts"), [("person", True), ("role", True), ("group", True), ("place", False)]
)
def test_persons_roles_and_groups_act(kind, acts):
    assert piece(0, 1, kind).is_actor() is acts
