"""Who says what, by rules: source, cue and content with their links."""

from dataclasses import dataclass, replace

from fogline.lexicon import Cue, CueBook
from fogline.tag.channels import Channels
from fogline.tag.chunks import Chunk, ChunkList
from fogline.tag.contents import Contents
from fogline.tag.cue_verbs import CueVerbs
from fogline.tag.grammar import TOLL_WORDS, Grammar
from fogline.tag.reading import Reading
from fogline.tag.sources import Sources

_SAY_USES = frozenset(["say", "deny", "doubt", "vow", "blame", "accuse", "retract", "put"])
_CALLING = frozenset("called calls described describes branded labelled labeled".split())
_FALSE = frozenset(
    "baseless false lie lies fabricated fabrication untrue nonsense unfounded fake groundless"
    " propaganda disinformation slander".split()
)
# Of several uses of one form the first counts.
_USE_ORDER = (
    "according", "decline", "responsible", "quote", "put", "retract", "say", "deny", "blame",
    "accuse", "vow", "doubt",
)  # fmt: skip
_JOINING = frozenset(
    ["also", "further", "then", "later", "has", "have", "had", "and", "but", ",", "while"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawAttribution:
    """An attribution in word indices.

    Attributes:
        source: Words that name who speaks; None when unnamed.
        speaker: The chunk inside the source that speaks; None for a pronoun or nobody.
        cue: The reporting words.
        contents: What is said.
        item: The cue's table row.
        channel: Channel; empty when unsaid.
        is_direct: Whether the content is quoted.
        follows: Index of the attribution whose speaker goes on here; -1 when none.
        partners: Those who speak with the speaker.
        outer: Cue of the attribution that passes this one on; (-1, -1) when none.
    """

    source: tuple[int, int] | None
    speaker: Chunk | None
    cue: tuple[int, int]
    contents: tuple[tuple[int, int], ...]
    item: Cue
    channel: str = ""
    is_direct: bool = False
    follows: int = -1
    partners: tuple[Chunk, ...] = ()
    outer: tuple[int, int] = (-1, -1)


class AttributionFinder:
    """Finds attributions in one reading."""

    def __init__(self, reading: Reading, chunks: ChunkList, cues: CueBook) -> None:
        self._reading = reading
        self._chunks = chunks
        self._cues = cues
        self._grammar = Grammar(reading, chunks, cues)
        parts = (reading, chunks, cues, self._grammar)
        self._channels = Channels(*parts)
        self._contents = Contents(*parts)
        self.sources = Sources(*parts)
        self._verbs = CueVerbs(*parts, contents=self._contents, sources=self.sources)

    def find(self) -> list[RawAttribution]:
        """All attributions in text order."""
        found: list[RawAttribution] = []
        for first, last in self._reading.bounds:
            found += self._in_sentence(first, last)
        found = _trim_overlaps(found)
        return self._continue_quotes(found)

    def _in_sentence(self, first: int, last: int) -> list[RawAttribution]:
        found: list[RawAttribution] = []
        cited: RawAttribution | None = None
        at = first
        while at < last:
            length, items = self._cues.cues.match(self._reading.lowers, at)
            made = None
            if self._grammar.low(at) in _CALLING and self._is_cue_place(at, first):
                made = self._make((), at, at + 1, first, last)
            elif length and self._is_cue_place(at, first):
                made = self._make(items, at, at + length, first, last)
                other = self._joined_to(at, found)
                if other is not None:
                    made = self._go_on(made, other, items, at, at + length, last)
            if made is not None and not self._is_nobody(made):
                found.append(self._with_partners(made))
            if length and any(item.use == "citing" for item in items):
                cited = self._cited(at, at + length, items[0])
            if cited is not None and found:
                found.append(replace(cited, contents=found[-1].contents, outer=found[-1].cue))
                cited = None
            at += max(length, 1)
        return found

    def _cited(self, at: int, end: int, item: Cue) -> RawAttribution | None:
        """Who is quoted through another: "the agency reported, citing the mayor"."""
        speaker = self._grammar.chunk_after(end)
        if speaker is None or not (speaker.is_actor() or speaker.kind == "place"):
            return None
        named, source = self.sources.prefer_name(speaker, (speaker.first, speaker.last))
        return RawAttribution(
            source=source,
            speaker=named,
            cue=(at, end),
            contents=(),
            item=replace(item, use="say"),
        )

    def _with_partners(self, made: RawAttribution) -> RawAttribution:
        if made.speaker is None or made.partners:
            return made
        limit = made.cue[0] if made.speaker.last <= made.cue[0] else made.speaker.last + 8
        partners = self._grammar.partners_of(made.speaker, limit)
        return replace(made, partners=tuple(partners))

    def _is_nobody(self, made: RawAttribution) -> bool:
        """Whether it quotes nobody: "No group has claimed the attack"."""
        return made.source is not None and self._grammar.low(made.source[0]) in (
            "no",
            "nobody",
            "none",
            "neither",
        )

    def _go_on(
        self,
        made: RawAttribution | None,
        other: RawAttribution,
        items: tuple[Cue, ...],
        at: int,
        end: int,
        last: int,
    ) -> RawAttribution | None:
        if made is not None:
            return replace(made, source=other.source, speaker=other.speaker)
        item = next((i for i in items if i.use in _SAY_USES - {"put", "retract"}), None)
        if item is None or not self._verbs.is_verbal(at, end):
            return None
        contents = self._contents.contents_after(item, end, last)
        if not contents:
            return None
        return replace(other, cue=(at, end), item=item, contents=contents, is_direct=False)

    def _joined_to(self, at: int, earlier: list[RawAttribution]) -> RawAttribution | None:
        """The attribution "... and deny that ..." goes on from, with the same speaker."""
        index = at - 1
        while self._grammar.low(index) in _JOINING:
            index -= 1
        if self._grammar.low(at) == "adding" and self._grammar.low(at - 1) == "," and earlier:
            return earlier[-1]
        joints = self._reading.lowers[index + 1 : at]
        if not {"and", "but", ",", "while"} & set(joints):
            return None
        for other in reversed(earlier):
            if index - 1 <= other.contents[-1][1] <= index + 1:
                return other
        return None

    def _is_cue_place(self, at: int, first: int) -> bool:
        chunk = self._chunks.at(at)
        if chunk is not None and (chunk.is_named or chunk.last - chunk.first > 1):
            return False
        word = self._reading.words[at]
        if word.quote >= 0 and self._reading.quotes[word.quote].is_speech:
            opened = self._reading.word_at(self._reading.quotes[word.quote].span.start)
            return opened < at  # nested speech inside a quotation
        return True

    def _make(
        self, items: tuple[Cue, ...], at: int, end: int, first: int, last: int
    ) -> RawAttribution | None:
        if not items:
            return self._called_false(at, end, last)
        uses = {item.use: item for item in items}
        use = next((use for use in _USE_ORDER if use in uses), None)
        if use is None or not self._verbs.has_need(uses[use], at, end):
            return None
        item = uses[use]
        is_owned = (
            item.word == "claim"
            and self._grammar.is_passive(at)
            and (self._grammar.low(end) == "by")
        )
        if use == "say" and (is_owned or self._verbs.claims_deed(item, at, end)):
            owning = replace(item, use="responsible", is_hedged=False)
            return self._control(owning, at, end, first, last)
        if item.word == "vindicate":
            return None  # translations say it for owning up; else it means another thing
        if use == "put":
            return self._count(item, at, end, last)
        patterns = {
            "according": self._according,
            "decline": self._control,
            "responsible": self._control,
            "quote": self._reads,
        }
        return patterns.get(use, self._say)(item, at, end, first, last)

    def _called_false(self, at: int, end: int, last: int) -> RawAttribution | None:
        """Reads "called the account baseless", "described it as a lie"."""
        words = self._reading.lowers[end : min(end + 12, last)]
        if not _FALSE & set(words):
            return None
        source, speaker = self.sources.subject(at)
        content = self._contents.strip((end, last))
        if source is None or content is None:
            return None
        item = Cue(word="call false", use="deny", stance="denies", is_hedged=False)
        return RawAttribution(
            source=source, speaker=speaker, cue=(at, end), contents=(content,), item=item
        )

    def _count(self, item: Cue, at: int, end: int, last: int) -> RawAttribution | None:
        """Reads "The ministry raised its toll to 96", "it put the number of dead at 80"."""
        if not TOLL_WORDS & set(self._reading.lowers[end : end + 9]):
            return None
        source, speaker = self.sources.subject(at)
        content = self._contents.strip((end, last))
        if source is None or content is None:
            return None
        return RawAttribution(
            source=source,
            speaker=speaker,
            cue=(at, end),
            contents=(content,),
            item=replace(item, use="say"),
        )

    def _according(
        self, item: Cue, at: int, end: int, first: int, last: int
    ) -> RawAttribution | None:
        speaker = self._grammar.chunk_after(end)
        source = (end, end + 1)
        if speaker is not None:
            speaker, source = self.sources.prefer_name(speaker, (speaker.first, speaker.last))
        elif self._grammar.low(end) not in ("him", "her", "them", "it"):
            return None
        stop = source[1]
        opens = at == first or self._grammar.low(at - 1) in (",", "but", "and", "that", "meanwhile")
        before_is_text = at - first > 2
        if before_is_text and not (
            opens
            and self._grammar.low(stop) == ","
            and self._has_verb(stop, last)
            and not before_is_text
        ):
            content = (first, at)
        else:
            begin = stop + 1 if self._grammar.low(stop) == "," else stop
            content = (begin, last)
        found = self._contents.strip(content)
        if found is None:
            return None
        pieces: tuple[tuple[int, int], ...] = (found,)
        rest = self._contents.strip((stop, last)) if content[1] == at else None
        if rest is not None and self._grammar.low(stop) == "," and self._is_broken(at):
            pieces = (found, rest)
        return RawAttribution(
            source=source,
            speaker=speaker,
            cue=(at, end),
            contents=pieces,
            item=item,
            channel=self._channels.channel(end, stop + 1),
        )

    def _is_broken(self, at: int) -> bool:
        """Whether "according to X" stands inside a clause: "was, according to him, recorded"."""
        return self._grammar.low(at - 1) == "," and self._grammar.low(at - 2) in (
            "was",
            "were",
            "is",
            "are",
            "had",
            "has",
            "have",
        )

    def _has_verb(self, first: int, last: int) -> bool:
        return last - first > 3

    def _control(
        self, item: Cue, at: int, end: int, first: int, last: int
    ) -> RawAttribution | None:
        if {"not", "n't", "never"} & set(self._reading.lowers[max(0, at - 3) : at]):
            return None
        if self._grammar.is_passive(at):
            speaker = self._grammar.agent_of(end - 1)
            source = (speaker.first, speaker.last) if speaker is not None else None
        else:
            source, speaker = self.sources.subject(at)
        if source is None:
            return None
        content = self._contents.strip((at, self._control_stop(end)))
        return RawAttribution(
            source=source,
            speaker=speaker,
            cue=(at, end),
            contents=(content or (at, end),),
            item=item,
            channel=self._channels.channel(first, last),
        )

    def _control_stop(self, end: int) -> int:
        stop = self._grammar.clause_end(end - 1)
        for index in range(end, stop):
            length, items = self._cues.cues.match(self._reading.lowers, index)
            if length and any(i.use in _SAY_USES for i in items) and self._chunks.at(index) is None:
                return index
        return stop

    def _reads(self, item: Cue, at: int, end: int, first: int, last: int) -> RawAttribution | None:
        quoted = self._contents.quote_before(at, first)
        if quoted is None:
            return self._post_quote(item, at, end, first, last)
        speaker = None
        for chunk in self._chunks.within(end, last):
            if chunk.is_actor():
                speaker = chunk
                break
        stop = speaker.last if speaker is not None else min(end + 8, last)
        return RawAttribution(
            source=(end, stop),
            speaker=speaker,
            cue=(at, end),
            contents=(quoted,),
            item=item,
            channel=self._channels.channel(end, last),
            is_direct=True,
        )

    def _post_quote(
        self, item: Cue, at: int, end: int, first: int, last: int
    ) -> RawAttribution | None:
        if self._grammar.low(end) not in (":", ",") and self._grammar.low(end) not in ("“", '"'):
            return None
        quoted = self._contents.quote_after(end, last)
        source, speaker = self.sources.subject(at)
        if quoted is None or source is None:
            return None
        return RawAttribution(
            source=source,
            speaker=speaker,
            cue=(at, end),
            contents=(quoted,),
            item=item,
            channel=self._channels.channel(first, last),
            is_direct=True,
        )

    def _say(self, item: Cue, at: int, end: int, first: int, last: int) -> RawAttribution | None:
        if not self._verbs.is_verbal(at, end):
            return None
        is_as = self._grammar.low(at - 1) == "as" and self._grammar.low(end) == "by"
        is_passive = self._grammar.is_passive(at) and item.use != "doubt"
        if is_passive or is_as:
            return self._passive(item, at, end, first, last)
        is_post = item.use not in ("blame", "accuse") and self._verbs.is_postposed(
            at, end, first, last
        )
        if is_post:
            return self._postposed(item, at, end, first, last)
        source, speaker = self.sources.subject(at)
        if source is None or self.sources.is_compared(source[0]):
            return None
        contents = self._contents.contents_after(item, end, last)
        number = self._reading.words[at].sentence
        if self._grammar.low(end) == "so" and number > 0:
            contents = (self._reading.bounds[number - 1],)  # "The group said so on Facebook"
        if not contents or self._contents.is_only_name(contents[0]):
            return self._unmarked(item, at, end, first, last)
        is_direct = all(self._reading.words[c[0]].quote >= 0 for c in contents)
        return RawAttribution(
            source=source,
            speaker=speaker,
            cue=(at, end),
            contents=contents,
            item=item,
            channel=self._channels.channel(first, contents[0][0], around=(at, end)),
            is_direct=is_direct,
        )

    def _postposed(
        self, item: Cue, at: int, end: int, first: int, last: int
    ) -> RawAttribution | None:
        stop = self.sources.after_quote(at, first)
        if stop is None:
            stop = self.sources.subject_start(at, first)
        inverted = self.sources.inverted_speaker(at, end, last)
        source: tuple[int, int] | None
        if inverted is not None:
            speaker: Chunk | None = inverted
            source, stop = (inverted.first, inverted.last), at
        else:
            source, speaker = self.sources.speaker_between(stop, at)
        if source is None:
            return None
        speaker, source = self.sources.prefer_name(speaker, source)
        content = self._contents.strip((first, stop))
        if content is None:
            return None
        pieces = [content]
        rest = self._contents.quote_after(end, last)
        is_open = not self.sources.is_main_clause(first, stop)
        if rest is None and is_open and self._grammar.low(end) == "," and end < last:
            rest = self._contents.strip((end, last))
        if rest is not None and rest[0] >= content[1]:
            pieces.append(rest)
        return RawAttribution(
            source=source,
            speaker=speaker,
            cue=(at, end),
            contents=tuple(pieces),
            item=item,
            channel=self._channels.channel(at, last),
            is_direct=self._reading.words[content[0]].quote >= 0,
        )

    def _unmarked(
        self, item: Cue, at: int, end: int, first: int, last: int
    ) -> RawAttribution | None:
        """Reads "... against the port the governor reported": the content before, no comma."""
        chunk = self._chunks.at(self._grammar.skip_auxiliaries(at))
        if (
            chunk is None
            or not chunk.is_actor()
            or not self.sources.is_main_clause(first, chunk.first)
        ):
            return None
        content = self._contents.strip((first, chunk.first))
        if content is None:
            return None
        speaker, source = self.sources.prefer_name(chunk, (chunk.first, chunk.last))
        after = self._chunks.at(end + 1) if self._grammar.low(end) == "," else None
        if after is not None and after.kind == "person":
            speaker, source = after, (chunk.first, after.last)
        return RawAttribution(
            source=source,
            speaker=speaker,
            cue=(at, end),
            contents=(content,),
            item=item,
            channel=self._channels.channel(at, last),
        )

    def _passive(
        self, item: Cue, at: int, end: int, first: int, last: int
    ) -> RawAttribution | None:
        """Reads "was blamed on X by Y", "it was reported that": only with a named source."""
        speaker = self._grammar.agent_of(end - 1)
        if speaker is None or not speaker.is_actor():
            return None
        contents = self._contents.contents_after(item, end, last)
        before = (
            self._contents.strip((first, at - 1)) if self._grammar.low(at - 1) == "as" else None
        )
        if item.use == "blame":
            contents = ((first, last),)
        elif before is not None:
            contents = (before,)
        if not contents:
            return None
        return RawAttribution(
            source=(speaker.first, speaker.last),
            speaker=speaker,
            cue=(at, end),
            contents=contents,
            item=item,
        )

    def _continue_quotes(self, found: list[RawAttribution]) -> list[RawAttribution]:
        """Give a sentence that is all quotation to whoever spoke in its neighbour."""
        by_sentence: dict[int, int] = {}
        for index, attribution in enumerate(found):
            by_sentence.setdefault(self._reading.words[attribution.cue[0]].sentence, index)
        made: list[RawAttribution] = []
        for number, (first, last) in enumerate(self._reading.bounds):
            if number in by_sentence or last - first < 3 or not self._is_all_quote(first, last):
                continue
            neighbour = by_sentence.get(number - 1)
            if neighbour is None or not self._same_paragraph(number - 1, number):
                neighbour = by_sentence.get(number + 1)
                if neighbour is None or not self._same_quote(number, number + 1):
                    continue
            base = found[neighbour]
            content = self._contents.strip((first, last))
            if content is not None:
                made.append(replace(base, contents=(content,), is_direct=True, follows=neighbour))
        return sorted([*found, *made], key=lambda a: (a.contents[0][0], a.cue[0]))

    def _is_all_quote(self, first: int, last: int) -> bool:
        inside = [
            w.quote >= 0 or w.lower in ("“", "”", '"') for w in self._reading.words[first:last]
        ]
        return all(inside)

    def _same_paragraph(self, one: int, other: int) -> bool:
        gap = self._reading.view[
            self._reading.sentences[one].end : self._reading.sentences[other].start
        ]
        return "\n" not in gap

    def _same_quote(self, one: int, other: int) -> bool:
        first = self._reading.bounds[one][1] - 1
        second = self._reading.bounds[other][0]
        return self._reading.words[first].quote == self._reading.words[second].quote


def _trim_overlaps(found: list[RawAttribution]) -> list[RawAttribution]:
    """Keep, of two attributions with one cue, the first."""
    seen: set[int] = set()
    kept: list[RawAttribution] = []
    for attribution in found:
        if attribution.cue[0] not in seen:
            seen.add(attribution.cue[0])
            kept.append(attribution)
    return kept
