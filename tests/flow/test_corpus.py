"""Stories are kept up to date as documents come in."""

from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path

import pytest
from page_half import (
    BRIDGE,
    ELSEWHERE,
    FIRST,
    SECOND,
    SPORT,
    link_scripted,
    make_page,
    process_scripted,
    scripted_keys,
)

from fogline.flow.corpus import update_corpus
from fogline.records import Dossier, Story, to_json
from fogline.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "t.db", create=True) as made:
        yield made


def add(store: Store, text: str, url: str | None = None) -> str:
    page = make_page(text, url=url)
    dossier = process_scripted(page)
    store.add_document(page, dossier, scripted_keys(dossier))
    return dossier.document.id


def add_and_link(store: Store, text: str, url: str | None = None) -> tuple[str, ...]:
    return update_corpus(store, [add(store, text, url)], link=link_scripted)


def list_all(store: Store) -> tuple[Story, ...]:
    return store.list_stories(limit=99)


def test_document_near_a_story_joins_it(store: Store) -> None:
    (first,) = add_and_link(store, FIRST)
    (second,) = add_and_link(store, SECOND)
    assert first == second
    (story,) = list_all(store)
    assert len(story.documents) == 2


def test_document_far_away_leaves_other_stories_alone(store: Store) -> None:
    add_and_link(store, FIRST)
    read: list[str] = []

    def link(dossiers: Sequence[Dossier]) -> tuple[Story, ...]:
        read.extend(d.document.title for d in dossiers)
        return link_scripted(dossiers)

    update_corpus(store, [add(store, ELSEWHERE)], link=link)
    assert read == ["A raid on Vestra"]
    assert len(list_all(store)) == 2


def test_bridge_merges_two_stories_and_leads_from_the_lost_one(store: Store) -> None:
    add_and_link(store, FIRST)
    add_and_link(store, ELSEWHERE)
    before = {story.id for story in list_all(store)}
    add_and_link(store, BRIDGE)
    (story,) = list_all(store)
    assert len(story.documents) == 3
    assert {store.resolve_story_id(old) for old in before} == {story.id}


def test_document_without_events_is_in_no_story_and_is_done(store: Store) -> None:
    assert add_and_link(store, SPORT) == ()
    assert list_all(store) == ()
    assert store.list_unlinked(limit=9) == ()


def test_new_version_that_speaks_of_another_place_leaves_its_story(store: Store) -> None:
    url = "https://paper.example/1"
    add_and_link(store, FIRST)
    add_and_link(store, SECOND, url)
    add_and_link(store, ELSEWHERE, url)
    assert sorted(len(story.documents) for story in list_all(store)) == [1, 1]


def test_new_version_that_was_the_bridge_splits_the_story(store: Store) -> None:
    url = "https://paper.example/1"
    add_and_link(store, FIRST)
    add_and_link(store, ELSEWHERE)
    add_and_link(store, BRIDGE, url)
    assert len(list_all(store)) == 1
    add_and_link(store, SPORT, url)
    assert sorted(len(story.documents) for story in list_all(store)) == [1, 1]


def test_every_order_one_by_one_or_at_once_gives_the_same_stories(tmp_path: Path) -> None:
    texts = (FIRST, SECOND, ELSEWHERE, BRIDGE)
    found = set()
    for number, order in enumerate(permutations(texts)):
        if number % 5:
            continue
        with open_store(tmp_path / f"{number}.db", create=True) as store:
            for text in order:
                add_and_link(store, text)
            found.add(tuple(to_json(story) for story in list_all(store)))
    with open_store(tmp_path / "at_once.db", create=True) as store:
        update_corpus(store, [add(store, text) for text in texts], link=link_scripted)
        found.add(tuple(to_json(story) for story in list_all(store)))
    assert len(found) == 1


def test_rule_that_looks_further_than_the_keys_moves_whole_stories(store: Store) -> None:
    """A neighbour's neighbour that changes company is written too."""

    def link(dossiers: Sequence[Dossier]) -> tuple[Story, ...]:
        by_title = {d.document.title: d for d in dossiers}
        if len(by_title) < 3:
            return tuple(story for d in dossiers for story in link_scripted([d]))
        return link_scripted(dossiers)

    update_corpus(store, [add(store, ELSEWHERE)], link=link)
    update_corpus(store, [add(store, BRIDGE)], link=link)
    assert len(list_all(store)) == 2
    update_corpus(store, [add(store, FIRST)], link=link)
    (story,) = list_all(store)
    assert len(story.documents) == 3
