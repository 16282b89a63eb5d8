"""A page half small enough to read at a glance, for invented pages written to its grammar.

A page is a title, an empty line, and sentences such as "The Red Army said that 40 people were
killed at Orlin." Every page, party and place is invented.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from fogline.errors import ReadError
from fogline.records import (
    OUTLET,
    Actor,
    Claim,
    ClaimSpans,
    Document,
    Dossier,
    Event,
    LedgerRow,
    Member,
    Mention,
    Page,
    Part,
    Place,
    Published,
    Removed,
    Story,
    StoryDocument,
    StoryEvent,
    Value,
    Where,
    content_id,
)
from fogline.text import Interval, Quantity, Repair, Span, fold

SENTENCE = re.compile(
    r"(?P<source>The [A-Z]\w+ [A-Z]\w+(?: and the [A-Z]\w+ [A-Z]\w+)?|A reporter) "
    r"(?P<cue>said|denied) that (?P<content>(?P<value>(?:more than )?\d+ people) were killed "
    r"at (?P<place>[A-Z]\w+))\."
)
DATE = re.compile(r"^(\d{4}-\d\d-\d\d)$", re.MULTILINE)
GLUED = re.compile(r"\b([A-Z][a-z]+)(they)\b")
PLACES = {"Orlin": (50.5, 36.5), "Vestra": (-1.5, 29.0), "Fijord": (-17.0, 179.9)}


def make_page(text: str, *, source: str = "page.txt", url: str | None = None) -> Page:
    raw = text.encode()
    digest = hashlib.sha256(raw).hexdigest()
    return Page(source=source, raw=raw, text=text, digest=digest, url=url)


def read_scripted(path: Path) -> Iterator[Page]:
    if path.suffix == ".pdf":
        raise ReadError(f"{path.name} has no text layer")
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    if first.startswith("URL "):
        yield make_page(rest, source=str(path), url=first[4:])
        return
    whole = path.read_text(encoding="utf-8")
    parts = whole.split("\n=====\n")
    for number, part in enumerate(parts, 1):
        source = str(path) if len(parts) == 1 else f"{path}#{number}"
        yield make_page(part, source=source)


def process_scripted(page: Page) -> Dossier:
    if "BREAKS" in page.text:
        raise RuntimeError("this page breaks its reader")
    dates = list(DATE.finditer(page.text))
    text, raw_map, removed = page.text, [(0, 0, len(page.text))], ()
    if dates:
        at, end = dates[0].start(), dates[0].end() + 2
        text = page.text[:at] + page.text[end:]
        raw_map = [(0, 0, at), (at, end, len(page.text) - end)]
        removed = (Removed(start=at, end=dates[0].end(), kind="date"),)
    title = text.split("\n", 1)[0]
    document_id = content_id("a", page.url or page.digest)
    published = None
    if dates:
        day = dates[0].group(1)
        published = Published(start=f"{day}T11:05:38", end=f"{day}T11:06:38", precision="minute")
    document = Document(
        id=document_id,
        url=page.url,
        title=title,
        published=published,
        language="en",
        text=text,
        digest=page.digest,
        raw_map=tuple(raw_map),
        parts=(Part(start=0, end=len(title), kind="title"),),
        removed=removed,
    )
    return _read_claims(document)


def _read_claims(document: Document) -> Dossier:
    actors: dict[str, Actor] = {}
    places: dict[str, Place] = {}
    events: dict[str, Event] = {}
    mentions: list[Mention] = []
    claims: list[Claim] = []
    for match in SENTENCE.finditer(document.text):
        names = re.split(r" and the ", match["source"].removeprefix("The "))
        speakers = [OUTLET] if match["source"] == "A reporter" else [_actor_id(n) for n in names]
        if speakers != [OUTLET]:
            for who, name in zip(speakers, names, strict=True):
                actors[who] = Actor(id=who, name=name, kind="force", resolved=True)
        mentions.append(
            Mention(
                id=f"m{len(mentions) + 1}",
                start=match.start("source"),
                end=match.end("source"),
                kind="group",
                text=match["source"],
            )
        )
        place = match["place"]
        lat, lon = PLACES[place]
        place_id = f"place:{fold(place)}"
        places[place_id] = Place(
            id=place_id, name=place, lat=lat, lon=lon, radius_km=25.0, score=0.9
        )
        event_id = content_id("e", document.id, place)
        count = int(re.sub(r"\D", "", match["value"]))
        is_open = match["value"].startswith("more than")
        quantity = Quantity(min=count + is_open, max=None if is_open else count)
        claim = Claim(
            id=content_id("c", document.id, match.start()),
            speaker=speakers[0],
            co_speakers=tuple(speakers[1:]),
            stance="denies" if match["cue"] == "denied" else "asserts",
            event=event_id,
            point="killed",
            of="people",
            value=Value.of_number(quantity),
            spans=ClaimSpans(
                source=Span(*match.span("source")),
                cue=Span(*match.span("cue")),
                content=Span(*match.span("content")),
                value=Span(*match.span("value")),
            ),
            maker="scripted",
        )
        claims.append(claim)
        known = events.get(event_id)
        events[event_id] = Event(
            id=event_id,
            kind="ASSAULT",
            when=Interval(start="2023-06-01", end="2023-06-02", precision="day"),
            where=Where(place=place_id, precision=2),
            initiators=("ac_redarmy",) if "ac_redarmy" in actors else (),
            anchors=(Span(*match.span("content")),),
            claims=(*(known.claims if known else ()), claim.id),
        )
    repairs = tuple(
        Repair(start=m.start(), end=m.end(), was=m[0], now=f"{m[1]} {m[2]}", why="glued", score=0.9)
        for m in GLUED.finditer(document.text)
    )
    return Dossier(
        document=document,
        repairs=repairs,
        mentions=tuple(mentions),
        places=tuple(places.values()),
        actors=tuple(actors.values()),
        events=tuple(events.values()),
        claims=tuple(claims),
    )


def _actor_id(name: str) -> str:
    return f"ac_{fold(name)}"


def scripted_keys(dossier: Dossier) -> tuple[str, ...]:
    return tuple(sorted(place.id for place in dossier.places))


def link_scripted(dossiers: Sequence[Dossier]) -> tuple[Story, ...]:
    """One story for each group of pages that share a place."""
    groups: list[list[Dossier]] = []
    for dossier in sorted(dossiers, key=_age):
        own = set(scripted_keys(dossier))
        if not own:
            continue
        near = [g for g in groups if any(own & set(scripted_keys(other)) for other in g)]
        merged = [*(other for group in near for other in group), dossier]
        groups = [*(g for g in groups if g not in near), sorted(merged, key=_age)]
    return tuple(_make_story(group) for group in groups)


def _age(dossier: Dossier) -> tuple[str, str]:
    published = dossier.document.published
    return (published.start if published else "9999", dossier.document.id)


def _make_story(group: list[Dossier]) -> Story:
    documents = [dossier.document for dossier in group]
    claims = [claim for dossier in group for claim in dossier.claims]
    place = group[0].places[0]
    event = StoryEvent(
        id=content_id("ev", documents[0].id),
        kind="ASSAULT",
        when=group[0].events[0].when,
        where=group[0].events[0].where,
        initiators=group[0].events[0].initiators,
        members=tuple(Member(document=d.document.id, event=e.id) for d in group for e in d.events),
        title=f"Attack, {place.name}, 1 Jun 2023",
    )
    quoted = [claim for claim in claims if claim.speaker != OUTLET]
    is_contested = len({(c.stance, c.value.min, c.value.max) for c in quoted}) > 1
    row = LedgerRow(
        event=event.id,
        point="killed",
        of="people",
        status="contested" if is_contested else "one_side",
        claims=tuple(claim.id for claim in claims),
    )
    actors = {actor.id: actor for dossier in group for actor in dossier.actors}
    return Story(
        id=content_id("s", documents[0].id),
        headline=f"Parties speak of people killed in {place.name}",
        documents=tuple(
            StoryDocument(id=d.id, title=d.title, url=d.url, published=d.published, family=d.id)
            for d in documents
        ),
        independent=len(documents),
        events=(event,),
        ledger=(row,),
        claims=tuple(claims),
        actors=tuple(actors[key] for key in sorted(actors)),
        places=(place,),
    )


FIRST = """\
Fighting at Orlin leaves people dead

2023-06-01

The Red Army said that more than 70 people were killed at Orlin. The Blue Legion denied that 70 \
people were killed at Orlin. A reporter said that 12 people were killed at Orlin. The soldiers \
left Orlinthey went home.
"""
SECOND = """\
Council counts the dead of Orlin

2023-06-03

The Orlin Council said that 31 people were killed at Orlin. The Blue Legion and the Green Corps \
said that 0 people were killed at Orlin.
"""
ELSEWHERE = """\
A raid on Vestra

2023-06-02

The Red Army said that 5 people were killed at Vestra.
"""
BRIDGE = """\
Two raids on one day

2023-06-04

The Red Army said that 5 people were killed at Vestra. The Red Army said that 71 people were \
killed at Orlin.
"""
SPORT = """\
A draw in the derby

Both sides went home with a point.
"""
