"""The coder that works without a model: cue tables, registers and a little grammar."""

from typing import TYPE_CHECKING

from fogline.lexicon import ActorRegister, CountryBook, CueBook, Gazetteer
from fogline.records import Argument, Attribution, Document, Frame, Marks, Mention
from fogline.tag.advice import (
    add_mentions,
    judge_relevance,
    merge_attributions,
    merge_frames,
)
from fogline.tag.attribution import AttributionFinder, RawAttribution
from fogline.tag.casualties import find_casualties
from fogline.tag.chunks import Chunk, ChunkList
from fogline.tag.entities import find_chunks
from fogline.tag.frames import FrameFinder
from fogline.tag.names import NameFinder
from fogline.tag.points import find_points
from fogline.tag.raw import RawFrame
from fogline.tag.reading import Reading
from fogline.tag.relevance import relevance
from fogline.text import Repair, Span

if TYPE_CHECKING:
    # numpy, which rules alone need not wait for
    from fogline.tag.findings import Findings

MAKER = "rules/1"


class RuleTagger:
    """Tags documents by rules.

    Args:
        register: Actors known by name.
        countries: Countries and demonyms.
        gazetteer: Places.
        cues: Cue tables.
    """

    def __init__(
        self,
        *,
        register: ActorRegister,
        countries: CountryBook,
        gazetteer: Gazetteer,
        cues: CueBook,
    ) -> None:
        self._names = NameFinder(register, countries, gazetteer, cues)
        self.cues = cues

    def tag(self, document: Document, repairs: tuple[Repair, ...]) -> Marks:
        """Find mentions, triggers and attributions.

        Args:
            document: A cleaned page.
            repairs: Mends of its text; the tagger reads the mended view.

        Returns:
            Marks with offsets into ``document.text``.
        """
        return self.code(Reading(document, repairs))

    def code(
        self, reading: Reading, findings: "Findings | None" = None, *, maker: str = MAKER
    ) -> Marks:
        """Code a reading, with or without what a model saw of it.

        Args:
            reading: The mended view of a document.
            findings: What the model saw; None for rules alone.
            maker: Name and version of the coder.
        """
        chunks = find_chunks(reading, self._names, self.cues)
        if findings is not None:
            add_mentions(chunks, findings, self.cues)
        finder = FrameFinder(reading, chunks, self.cues)
        events = finder.find_events()
        frames = events + find_casualties(finder) + find_points(finder, events)
        speech = AttributionFinder(reading, chunks, self.cues)
        attributions = speech.find()
        score = relevance(reading, chunks, self.cues)
        if findings is not None:
            frames = merge_frames(frames, findings, finder)
            attributions = merge_attributions(attributions, findings, chunks, speech.sources)
            score = judge_relevance(score, findings)
        return _Marker(reading, chunks, maker).make(frames, attributions, score)


class _Marker:
    """Turns words of the view into records over the text."""

    def __init__(self, reading: Reading, chunks: ChunkList, maker: str) -> None:
        self._reading = reading
        self._chunks = chunks
        self._maker = maker
        self._ids: dict[tuple[int, int], str] = {}

    def make(
        self, frames: list[RawFrame], attributions: list[RawAttribution], score: float
    ) -> Marks:
        pronouns = self._pronouns(attributions) + [
            (a.chunk.first, a.chunk.last, a.chunk.kind)
            for f in frames
            for a in f.arguments
            if self._chunks.at(a.chunk.first) is None
        ]
        mentions = self._mentions(pronouns)
        sentences = tuple(
            span
            for span in (self._reading.to_text(s) for s in self._reading.sentences)
            if span is not None
        )
        return Marks(
            mentions=mentions,
            frames=self._frames(frames),
            attributions=self._attributions(attributions),
            sentences=sentences,
            relevance=round(score, 3),
            maker=self._maker,
        )

    def _pronouns(self, attributions: list[RawAttribution]) -> list[tuple[int, int, str]]:
        found: dict[tuple[int, int], str] = {}
        for attribution in attributions:
            if attribution.speaker is None and attribution.source is not None:
                first, last = attribution.source
                if last - first == 1:
                    low = self._reading.lowers[first]
                    found[(first, last)] = "person" if low in ("he", "she") else "group"
        return [(first, last, kind) for (first, last), kind in found.items()]

    def _mentions(self, pronouns: list[tuple[int, int, str]]) -> tuple[Mention, ...]:
        items = [(c.first, c.last, c.kind) for c in self._chunks.all()]
        items += [p for p in pronouns if self._chunks.at(p[0]) is None]
        made: list[Mention] = []
        for first, last, kind in sorted(set(items)):
            if (first, last) in self._ids:
                continue
            span = self._to_text(first, last)
            if span is None or not len(span):
                continue
            mention = Mention(
                id=f"m{len(made) + 1}",
                start=span.start,
                end=span.end,
                kind=kind,
                text=span.slice(self._reading.document.text),
            )
            self._ids[(first, last)] = mention.id
            made.append(mention)
        return tuple(made)

    def _to_text(self, first: int, last: int) -> Span | None:
        return self._reading.to_text(self._reading.span(first, last))

    def _id(self, chunk: Chunk) -> str | None:
        return self._ids.get((chunk.first, chunk.last))

    def _frames(self, frames: list[RawFrame]) -> tuple[Frame, ...]:
        made: list[Frame] = []
        for raw in sorted(frames, key=lambda f: (f.first, f.last, f.kind)):
            span = self._to_text(raw.first, raw.last)
            if span is None:
                continue
            arguments = [
                Argument(role=a.role, mention=mention, relation=a.relation)
                for a in raw.arguments
                if (mention := self._id(a.chunk)) is not None
            ]
            made.append(
                Frame(
                    id=f"f{len(made) + 1}",
                    span=span,
                    kind=raw.kind,
                    mode=raw.mode,
                    is_negated=raw.is_negated,
                    is_hedged=raw.is_hedged,
                    modality=raw.modality,
                    sentence=self._reading.words[raw.first].sentence,
                    arguments=tuple(arguments),
                    is_definite=raw.is_definite,
                    is_new=raw.is_new,
                    value=self._to_text(*raw.value) if raw.value is not None else None,
                    score=raw.score,
                )
            )
        return tuple(made)

    def _attributions(self, attributions: list[RawAttribution]) -> tuple[Attribution, ...]:
        made: list[Attribution] = []
        cues: dict[tuple[int, int], str] = {}
        for raw in sorted(attributions, key=lambda a: bool(a.outer != (-1, -1))):
            cue = self._to_text(*raw.cue)
            contents = [
                span for first, last in raw.contents if (span := self._to_text(first, last))
            ]
            if cue is None or not contents:
                continue
            source = self._to_text(*raw.source) if raw.source is not None else None
            cues[raw.cue] = f"q{len(made) + 1}"
            made.append(
                Attribution(
                    id=f"q{len(made) + 1}",
                    source=source,
                    cue=cue,
                    contents=tuple(contents),
                    speaker=self._speaker(raw),
                    partners=tuple(
                        mention for p in raw.partners if (mention := self._id(p)) is not None
                    ),
                    outer=cues.get(raw.outer, ""),
                    use=raw.item.use,
                    stance=raw.item.stance,
                    is_hedged=raw.item.is_hedged,
                    channel=raw.channel,
                    is_direct=raw.is_direct,
                    sentence=self._reading.words[raw.cue[0]].sentence,
                    score=0.7,
                )
            )
        return tuple(made)

    def _speaker(self, raw: RawAttribution) -> str:
        if raw.speaker is not None:
            return self._id(raw.speaker) or ""
        if raw.source is not None:
            return self._ids.get(raw.source, "")
        return ""
