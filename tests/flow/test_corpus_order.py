"""Stories must not depend on the order in which pages come in, nor on how many at a time.

The pages are made up by chance from a few invented towns and parties.
"""

import random
from pathlib import Path

import pytest
from page_half import make_page

from fogline.flow.corpus import update_corpus
from fogline.records import (
    Actor,
    Claim,
    ClaimSpans,
    Document,
    Dossier,
    Event,
    Page,
    Place,
    Published,
    Story,
    Value,
    Where,
    content_id,
)
from fogline.store import open_store
from fogline.stories import link_stories, story_keys
from fogline.text import Interval, Span

# Far enough apart that a page's neighbours are never the whole corpus.
TOWNS = {f"Town{number}": (30.0 + 3 * number, 36.0 + 3 * number) for number in range(10)}
PARTIES = tuple(
    Actor(id=f"ac_{name}", name=name.title(), kind="force", resolved=True, score=0.9)
    for name in ("red", "blue", "green")
)


def make_pages(seed: int, count: int) -> list[tuple[Page, Dossier]]:
    chance = random.Random(seed)
    return [_make_one(chance, number) for number in range(count)]


def _make_one(chance: random.Random, number: int) -> tuple[Page, Dossier]:
    title = f"Page {number} tells of attacks"
    published = 1 + chance.randrange(20)
    told = []
    text = f"{title}\n\n"
    for _ in range(chance.choice([1, 1, 2, 3])):
        town, party = chance.choice(sorted(TOWNS)), chance.choice(PARTIES)
        day = max(1, published - chance.choice([0, 0, 0, 1, 5, 9]))
        dead = chance.choice([3, 5, 5, 8])
        start = len(text)
        text += f"{party.name} says {dead} died in {town} on day {day}, {chance.random()}. "
        told.append((town, party, day, dead, Span(start, len(text) - 1)))
    page = make_page(text)
    document_id = content_id("a", page.digest)
    events, claims = [], []
    for town, party, day, dead, span in told:
        claim = Claim(
            id=content_id("c", document_id, span.start),
            speaker=party.id,
            event=content_id("e", document_id, span.start),
            point="killed",
            value=Value(min=dead, max=dead),
            spans=ClaimSpans(content=span),
        )
        claims.append(claim)
        events.append(
            Event(
                id=str(claim.event),
                kind=chance.choice(["ASSAULT", "ASSAULT", "PROTEST"]),
                when=Interval(
                    start=f"2023-06-{day:02}", end=f"2023-06-{day + 1:02}", precision="day"
                ),
                where=Where(place=f"geonames:{town}", precision=1),
                initiators=(chance.choice(PARTIES).id,),
                anchors=(Span(span.start, span.start + 3),),
                claims=(claim.id,),
            )
        )
    dossier = Dossier(
        document=Document(
            id=document_id,
            title=title,
            text=text,
            digest=page.digest,
            language="en",
            published=Published(
                start=f"2023-06-{published:02}T10:00:00",
                end=f"2023-06-{published:02}T10:01:00",
                precision="minute",
            ),
            raw_map=((0, 0, len(text)),),
        ),
        places=tuple(
            Place(
                id=f"geonames:{town}",
                name=town,
                country="XXX",
                adm1=f"Province of {town}",
                lat=TOWNS[town][0],
                lon=TOWNS[town][1],
                radius_km=5,
                score=0.9,
            )
            for town in sorted({town for town, *_ in told})
        ),
        actors=PARTIES,
        events=tuple(events),
        claims=tuple(claims),
    )
    return page, dossier


@pytest.mark.parametrize(("seed", "at_once"), [(0, 1), (1, 1), (2, 7), (3, 20)])
def test_any_order_and_any_batches_give_the_stories_of_the_whole(
    tmp_path: Path, seed: int, at_once: int
) -> None:
    pages = make_pages(seed, 40)
    whole = {story.id: story for story in link_stories([dossier for _, dossier in pages])}
    assert 10 < len(whole) < 40
    random.Random(seed).shuffle(pages)
    found: dict[str, Story] = {}
    with open_store(tmp_path / "t.db", create=True) as store:
        for start in range(0, len(pages), at_once):
            batch = pages[start : start + at_once]
            for page, dossier in batch:
                store.add_document(page, dossier, story_keys(dossier))
            update_corpus(store, [dossier.document.id for _, dossier in batch])
        found = {story.id: story for story in store.list_stories(limit=999)}
    assert found == whole
