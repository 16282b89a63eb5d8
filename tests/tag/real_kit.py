"""The real tables, loaded once, and short invented pages run through the steps of the page half.

Loaded as a plugin, after a doctest run has imported it already: PYTEST_DONT_REWRITE.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from fogline.assemble import assemble_events
from fogline.claims import make_claims
from fogline.flow.kit import Kit, build_kit
from fogline.records import (
    Claim,
    Document,
    Event,
    Frame,
    Issue,
    Links,
    Marks,
    Part,
    Published,
    Value,
)
from fogline.resolve import resolve_marks
from fogline.settings import Settings
from fogline.tag.chunks import ChunkList
from fogline.tag.entities import find_chunks
from fogline.tag.names import NameFinder
from fogline.tag.reading import Reading
from fogline.text import Repair, Span

# A Friday.
PUBLISHED = "2024-03-15"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim with names and words in place of ids."""

    speaker: str
    stance: str
    point: str
    value: object
    of: str | None
    co_speakers: tuple[str, ...]
    via: tuple[str, ...]
    channel: str | None
    certainty: str
    event: str | None
    content: str
    cue: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """An attribution in words."""

    source: str
    speaker: str
    cue: str
    contents: tuple[str, ...]
    use: str
    stance: str
    channel: str
    is_direct: bool
    is_hedged: bool
    partners: tuple[str, ...]
    is_nested: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the steps made of one page, asked in words."""

    document: Document
    marks: Marks
    links: Links
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    event_by_frame: dict[str, str] = field(repr=False)
    issues: tuple[Issue, ...]

    # --- marks ---

    def words(self, *kinds: str) -> list[str]:
        return [m.text for m in self.marks.mentions if m.kind in kinds]

    def kind_of(self, text: str) -> str | None:
        return next((m.kind for m in self.marks.mentions if m.text == text), None)

    def slice(self, span: Span | None) -> str:
        return "" if span is None else span.slice(self.document.text)

    def frames(self, *kinds: str) -> list[Frame]:
        return [f for f in self.marks.frames if not kinds or f.kind in kinds]

    def frame(self, word: str, *kinds: str) -> Frame:
        [found] = [f for f in self.frames(*kinds) if self.slice(f.span).lower() == word]
        return found

    def arguments(self, frame: Frame, role: str) -> list[str]:
        texts = {m.id: m.text for m in self.marks.mentions}
        return [texts[a.mention] for a in frame.arguments if a.role == role]

    def relations(self, frame: Frame) -> dict[str, str]:
        texts = {m.id: m.text for m in self.marks.mentions}
        return {texts[a.mention]: a.relation for a in frame.arguments if a.role == "place"}

    def counts(self) -> list[tuple[str, str, str]]:
        """Kind, number and victim of each casualty frame, in words."""
        made = []
        for frame in self.marks.frames:
            number = self.arguments(frame, "quantity")
            victim = self.arguments(frame, "victim")
            if number or victim:
                made.append((frame.kind, "".join(number[:1]), "".join(victim[:1])))
        return made

    def quoted(self) -> list[Quoted]:
        texts = {m.id: m.text for m in self.marks.mentions}
        return [
            Quoted(
                source=self.slice(a.source),
                speaker=texts.get(a.speaker, ""),
                cue=self.slice(a.cue),
                contents=tuple(self.slice(c) for c in a.contents),
                use=a.use,
                stance=a.stance,
                channel=a.channel,
                is_direct=a.is_direct,
                is_hedged=a.is_hedged,
                partners=tuple(texts[p] for p in a.partners),
                is_nested=bool(a.outer),
            )
            for a in self.marks.attributions
        ]

    # --- links ---

    def actors_of(self, text: str) -> list[str]:
        """Names of the actors that the first mention with these words stands for."""
        mention = next(m for m in self.marks.mentions if m.text == text)
        return [actor.name for actor in self.links.actors_of(mention.id)]

    def place_of(self, text: str) -> str | None:
        mention = next(m for m in self.marks.mentions if m.text == text)
        place = self.links.place_of(mention.id)
        return place.name if place is not None and place.score else None

    def days_of(self, text: str) -> tuple[str, str | None] | None:
        mention = next(m for m in self.marks.mentions if m.text == text and m.kind == "time")
        interval = self.links.interval_of(mention.id)
        return None if interval is None else (interval.start, interval.end)

    # --- events and claims ---

    def event(self, kind: str) -> Event:
        [found] = [e for e in self.events if e.kind == kind]
        return found

    def kinds(self) -> list[str]:
        return [event.kind for event in self.events]

    def where_of(self, event: Event) -> tuple[str, str, int] | None:
        if event.where is None:
            return None
        place = next(p for p in self.links.places if p.id == event.where.place)
        return place.name, event.where.relation, event.where.precision

    def when_of(self, event: Event) -> tuple[str, str | None] | None:
        return None if event.when is None else (event.when.start, event.when.end)

    def names(self, ids: Iterable[str]) -> list[str]:
        return sorted(self._name(i) for i in ids)

    def said(self, **wanted: object) -> list[Said]:
        """Claims with the given fields, in text order."""
        made = [self._said(claim) for claim in self.claims]
        return [s for s in made if all(getattr(s, k) == v for k, v in wanted.items())]

    def lines(self, **wanted: object) -> list[tuple[str, str, str, object]]:
        """Speaker, stance, point and value of each claim."""
        return [(s.speaker, s.stance, s.point, s.value) for s in self.said(**wanted)]

    def codes(self) -> list[str]:
        return [issue.code for issue in self.issues]

    def _said(self, claim: Claim) -> Said:
        kinds = {e.id: e.kind for e in self.events}
        return Said(
            speaker=self._name(claim.speaker),
            stance=claim.stance,
            point=claim.point,
            value=None if claim.value is None else self._value(claim.value),
            of=None if claim.of is None else self._name(claim.of),
            co_speakers=tuple(self._name(s) for s in claim.co_speakers),
            via=tuple(self._name(s) for s in claim.via),
            channel=claim.channel,
            certainty=claim.certainty,
            event=kinds.get(claim.event or ""),
            content=self.slice(claim.spans.content),
            cue=self.slice(claim.spans.cue),
            score=claim.score,
        )

    def _name(self, actor_id: str) -> str:
        return next((a.name for a in self.links.actors if a.id == actor_id), actor_id)

    def _value(self, value: Value) -> object:
        if value.kind == "number":
            return value.min, value.max
        if value.kind == "time":
            return value.start, value.end
        if value.kind == "place":
            return next(p.name for p in self.links.places if p.id == value.place)
        if value.kind == "actor":
            return self._name(str(value.actor))
        return True if value.kind == "yes" else value.text


def make_document(text: str, *, title: str = "", published: str = PUBLISHED) -> Document:
    """A document as cleaning would leave it; paragraphs are parted by empty lines."""
    whole = f"{title}\n\n{text}" if title else text
    return Document(
        id="a_invented",
        title=title,
        text=whole,
        published=_day(published) if published else None,
        language="en",
        parts=(Part(start=0, end=len(title), kind="title"),) if title else (),
    )


def _day(day: str) -> Published:
    end = date.fromisoformat(day) + timedelta(days=1)
    return Published(start=day, end=end.isoformat(), precision="day")


def run_steps(kit: Kit, document: Document, repairs: tuple[Repair, ...] = ()) -> Told:
    """Tag, resolve, assemble and claim a document, whether it is relevant or not."""
    marks = kit.tagger.tag(document, repairs)
    links = resolve_marks(document, marks, kit.lexicon)
    assembly = assemble_events(document, marks, links)
    events, claims = make_claims(document, marks, links, assembly.events, assembly.event_by_frame)
    return Told(
        document=document,
        marks=marks,
        links=links,
        events=events,
        claims=claims,
        event_by_frame=assembly.event_by_frame,
        issues=(*links.issues, *assembly.issues),
    )


@pytest.fixture(scope="session")
def kit() -> Kit:
    return build_kit(Settings(coder="rules"))


@pytest.fixture(scope="session")
def read(kit: Kit) -> Callable[..., Told]:
    """Runs the steps over a text: ``read("...", title="...", published="2024-03-15")``."""

    def run(text: str, *, repairs: tuple[Repair, ...] = (), **more: str) -> Told:
        return run_steps(kit, make_document(text, **more), repairs)

    return run


@pytest.fixture(scope="session")
def chunk(kit: Kit) -> Callable[..., ChunkList]:
    """Cuts a text into words and finds its chunks."""

    lexicon = kit.lexicon
    names = NameFinder(lexicon.register, lexicon.countries, lexicon.gazetteer, lexicon.cues)

    def run(text: str, **more: str) -> ChunkList:
        return find_chunks(Reading(make_document(text, **more), ()), names, lexicon.cues)

    return run
