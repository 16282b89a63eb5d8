"""Who says what, by rules: source, cue and content with their links."""

from dataclasses import dataclass, replace

from fogline.lexicon import Cue, CueBook
from fogline.tag.chunks import Chunk, ChunkList
from fogline.tag.grammar import Grammar
from fogline.tag.reading import Reading

_SPEAKING_PRONOUNS = frozenset("he she they it".split())
_CHANNELS = ("telegram", "video", "interview", "tv", "social", "statement", "press", "official")
_CONTENT_STOPS = frozenset([";"])
_SAY_USES = frozenset(["say", "deny", "doubt", "vow", "blame", "accuse", "retract", "put"])
# Reporting verbs whose form is more often a noun.
_NOUNLIKE = frozenset(
    "state states report reports note notes claim claims post posts comment comments estimate"
    " estimates mention mentions suspect suspects doubt doubts question questions dispute disputes"
    " demand demands promise promises pledge pledges vow vows stress warning blame reads read"
    " reveal repeat recall boast remark remarks threat condemn urge put puts counts".split()
)
_JOINING = frozenset(
    ["also", "further", "then", "later", "has", "have", "had", "and", "but", ",", "while"]
)
_NOT_SAID = frozenset("has have had be been is was were".split())
_CONTROL_USES = frozenset(["responsible", "decline"])
_SHORT = 9
_CHANNEL_WINDOW = 12
_MEDIUM_HEADS = (
    "message messages post posts statement statements video videos communique communiqué letter"
    " report reports account channel footage recording text clip bulletin"
).split()


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
        self.reading = reading
        self.chunks = chunks
        self.cues = cues
        self.grammar = Grammar(reading, chunks, cues)

    def find(self) -> list[RawAttribution]:
        """All attributions in text order."""
        found: list[RawAttribution] = []
        for first, last in self.reading.bounds:
            found += self._in_sentence(first, last)
        found = _trim_overlaps(found)
        return self._continue_quotes(found)

    def _in_sentence(self, first: int, last: int) -> list[RawAttribution]:
        found: list[RawAttribution] = []
        cited: RawAttribution | None = None
        at = first
        while at < last:
            length, items = self.cues.cues.match(self.reading.lowers, at)
            made = None
            if length and self._is_cue_place(at, first):
                made = self._make(items, at, at + length, first, last)
                other = self._joined_to(at, found)
                if other is not None:
                    made = self._go_on(made, other, items, at, at + length, last)
            if made is not None:
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
        speaker = self.grammar.chunk_after(end)
        if speaker is None or not (speaker.is_actor() or speaker.kind == "place"):
            return None
        named, source = self._prefer_name(speaker, (speaker.first, speaker.last))
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
        partners = self.grammar.partners_of(made.speaker, limit)
        return replace(made, partners=tuple(partners))

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
        if item is None or not self._is_verbal(at, end):
            return None
        contents = self._contents_after(item, end, last)
        if not contents:
            return None
        return replace(other, cue=(at, end), item=item, contents=contents, is_direct=False)

    def _joined_to(self, at: int, earlier: list[RawAttribution]) -> RawAttribution | None:
        """The attribution "... and deny that ..." goes on from, with the same speaker."""
        index = at - 1
        while self.grammar.low(index) in _JOINING:
            index -= 1
        joints = self.reading.lowers[index + 1 : at]
        if not {"and", "but", ",", "while"} & set(joints):
            return None
        for other in reversed(earlier):
            if index - 1 <= other.contents[-1][1] <= index + 1:
                return other
        return None

    def _is_cue_place(self, at: int, first: int) -> bool:
        chunk = self.chunks.at(at)
        if chunk is not None and (chunk.is_named or chunk.last - chunk.first > 1):
            return False
        word = self.reading.words[at]
        if word.quote >= 0 and self.reading.quotes[word.quote].is_speech:
            opened = self.reading.word_at(self.reading.quotes[word.quote].span.start)
            return opened < at  # nested speech inside a quotation
        return True

    def _make(
        self, items: tuple[Cue, ...], at: int, end: int, first: int, last: int
    ) -> RawAttribution | None:
        uses = {item.use: item for item in items}
        if "according" in uses:
            return self._according(uses["according"], at, end, first, last)
        if "citing" in uses:
            return None
        for use in ("decline", "responsible"):
            if use in uses:
                return self._control(uses[use], at, end, first, last)
        if "say" in uses and self._claims_deed(uses["say"], at, end):
            item = replace(uses["say"], use="responsible", is_hedged=False)
            return self._control(item, at, end, first, last)
        if "say" in uses and uses["say"].word == "vindicate":
            return None  # translations say it for owning up; else it means another thing
        if "quote" in uses:
            return self._reads(uses["quote"], at, end, first, last)
        if "put" in uses:
            return self._count(uses["put"], at, end, last)
        if "retract" in uses and not self._is_statement(end):
            return None
        for use in ("say", "deny", "blame", "accuse", "vow", "doubt", "retract"):
            if use in uses:
                return self._say(uses[use], at, end, first, last)
        return None

    def _count(self, item: Cue, at: int, end: int, last: int) -> RawAttribution | None:
        """Reads "The ministry raised its toll to 96", "it put the number of dead at 80"."""
        if not {"toll", "number", "count", "figure", "tally"} & set(
            self.reading.lowers[end : end + 9]
        ):
            return None
        source, speaker = self._subject(at)
        content = self._strip((end, last))
        if source is None or content is None:
            return None
        return RawAttribution(
            source=source,
            speaker=speaker,
            cue=(at, end),
            contents=(content,),
            item=replace(item, use="say"),
        )

    def _is_statement(self, end: int) -> bool:
        """Whether it is a statement that is withdrawn."""
        return bool(
            {"statement", "claim", "report", "allegation", "accusation", "claims", "statements"}
            & set(self.reading.lowers[end : end + 5])
        )

    # --- according to X, ... ------------------------------------------------------------------

    def _according(
        self, item: Cue, at: int, end: int, first: int, last: int
    ) -> RawAttribution | None:
        speaker = self.grammar.chunk_after(end)
        source = (end, end + 1)
        if speaker is not None:
            speaker, source = self._prefer_name(speaker, (speaker.first, speaker.last))
        elif self.grammar.low(end) not in ("him", "her", "them", "it"):
            return None
        stop = source[1]
        opens = at == first or self.grammar.low(at - 1) in (",", "but", "and", "that", "meanwhile")
        before_is_text = at - first > 2
        if before_is_text and not (
            opens
            and self.grammar.low(stop) == ","
            and self._has_verb(stop, last)
            and not before_is_text
        ):
            content = (first, at)
        else:
            begin = stop + 1 if self.grammar.low(stop) == "," else stop
            content = (begin, last)
        found = self._strip(content)
        if found is None:
            return None
        pieces: tuple[tuple[int, int], ...] = (found,)
        rest = self._strip((stop, last)) if content[1] == at else None
        if rest is not None and self.grammar.low(stop) == "," and self._is_broken(at):
            pieces = (found, rest)
        return RawAttribution(
            source=source,
            speaker=speaker,
            cue=(at, end),
            contents=pieces,
            item=item,
            channel=self._channel(end, stop + 1),
        )

    def _is_broken(self, at: int) -> bool:
        """Whether "according to X" stands inside a clause: "was, according to him, recorded"."""
        return self.grammar.low(at - 1) == "," and self.grammar.low(at - 2) in (
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

    def _claims_deed(self, item: Cue, at: int, end: int) -> bool:
        """Reads "Claimed it", "claimed the attack", "vindicated the raid": owning up to a deed."""
        if item.word not in ("claim", "vindicate"):
            return False
        index = end
        if self.grammar.low(index) in ("it", "them") and self.grammar.low(index + 1) not in (
            "was",
            "had",
            "has",
            "is",
            "were",
            "would",
            "will",
            "did",
            "hit",
            "shot",
            "killed",
        ):
            return True
        while self.grammar.low(index) in ("the", "this", "that", "both", "a", "an") or (
            index - end < 4 and self.cues.has("hedge", self.grammar.low(index))
        ):
            index += 1
        if index == end:
            return False
        length, triggers = self.cues.triggers.match(self.reading.lowers, index)
        after = self.grammar.low(index + length)
        return (
            bool(length)
            and any(t.pos == "n" for t in triggers)
            and after
            not in (
                "was",
                "had",
                "has",
                "is",
                "were",
                "killed",
                "by",
                "targeted",
                "hit",
            )
        )

    # --- X declined to comment, X claimed responsibility ---------------------------------------

    def _control(
        self, item: Cue, at: int, end: int, first: int, last: int
    ) -> RawAttribution | None:
        if {"not", "n't", "never"} & set(self.reading.lowers[max(0, at - 3) : at]):
            return None
        if self.grammar.is_passive(at):
            speaker = self.grammar.agent_of(end - 1)
            source = (speaker.first, speaker.last) if speaker is not None else None
        else:
            source, speaker = self._subject(at)
        if source is None:
            return None
        content = self._strip((at, self._control_stop(end)))
        return RawAttribution(
            source=source,
            speaker=speaker,
            cue=(at, end),
            contents=(content or (at, end),),
            item=item,
            channel=self._channel(first, last),
        )

    def _control_stop(self, end: int) -> int:
        stop = self.grammar.clause_end(end - 1)
        for index in range(end, stop):
            length, items = self.cues.cues.match(self.reading.lowers, index)
            if length and any(i.use in _SAY_USES for i in items) and self.chunks.at(index) is None:
                return index
        return stop

    # --- "...", reads one of the messages on the account of X -----------------------------------

    def _reads(self, item: Cue, at: int, end: int, first: int, last: int) -> RawAttribution | None:
        quoted = self._quote_before(at, first)
        if quoted is None:
            return self._post_quote(item, at, end, first, last)
        speaker = None
        for chunk in self.chunks.within(end, last):
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
            channel=self._channel(end, last),
            is_direct=True,
        )

    def _post_quote(
        self, item: Cue, at: int, end: int, first: int, last: int
    ) -> RawAttribution | None:
        if self.grammar.low(end) not in (":", ",") and self.grammar.low(end) not in ("“", '"'):
            return None
        quoted = self._quote_after(end, last)
        source, speaker = self._subject(at)
        if quoted is None or source is None:
            return None
        return RawAttribution(
            source=source,
            speaker=speaker,
            cue=(at, end),
            contents=(quoted,),
            item=item,
            channel=self._channel(first, last),
            is_direct=True,
        )

    # --- X said (that) ..., "...", X said, said X -----------------------------------------------

    def _say(self, item: Cue, at: int, end: int, first: int, last: int) -> RawAttribution | None:
        if not self._is_verbal(at, end):
            return None
        is_as = self.grammar.low(at - 1) == "as" and self.grammar.low(end) == "by"
        if self.grammar.is_passive(at) or is_as:
            return self._passive(item, at, end, first, last)
        is_post = item.use not in ("blame", "accuse") and self._is_postposed(at, end, first, last)
        if is_post:
            return self._postposed(item, at, end, first, last)
        source, speaker = self._subject(at)
        if source is None or self._is_compared(source[0]):
            return None
        contents = self._contents_after(item, end, last)
        if not contents or self._is_only_name(contents[0]):
            return self._unmarked(item, at, end, first, last)
        is_direct = all(self.reading.words[c[0]].quote >= 0 for c in contents)
        return RawAttribution(
            source=source,
            speaker=speaker,
            cue=(at, end),
            contents=contents,
            item=item,
            channel=self._channel(first, contents[0][0], around=(at, end)),
            is_direct=is_direct,
        )

    def _is_verbal(self, at: int, end: int) -> bool:
        before = self.grammar.low(at - 1)
        low = self.grammar.low(at)
        if {"not", "n't", "never", "neither"} & set(self.reading.lowers[max(0, at - 3) : at]):
            return False
        if low in _NOUNLIKE and not self._has_subject_beside(at, end):
            return False
        counted = self.chunks.at(at - 1)
        if counted is not None and counted.kind == "quantity":
            return False
        if before in (
            "the",
            "a",
            "an",
            "this",
            "that's",
            "of",
            "'s",
            "its",
            "their",
            "his",
            "her",
            "any",
            "no",
            "such",
            "these",
            "for",
            "in",
            "by",
            "with",
            "from",
        ):
            return before in ("no", "that's") and low.endswith("ed")
        if before == "to" and low not in ("say",):
            chunk = self.chunks.at(at - 2)
            return chunk is not None and False
        if low.endswith("ing") and before not in ("is", "are", "was", "were", ",", "and", "by"):
            return before == ","
        return True

    def _has_subject_beside(self, at: int, end: int) -> bool:
        """Whether "reports" or "state" is a verb: an actor right before, or "that" right behind."""
        if self.grammar.low(end) in ("that", ":", "“", '"'):
            return True
        before = self.chunks.at(at - 1)
        if before is not None:
            return before.is_actor()
        return self.grammar.low(at - 1) in ("they", "we", "to", "it", "he", "she", "who", "which")

    def _is_postposed(self, at: int, end: int, first: int, last: int) -> bool:
        """Whether the content stands before: "..., the army said", "...", said X."""
        if at - first < 3:
            return False
        source_first = self._subject_start(at, first)
        comma = source_first - 1
        if self.grammar.low(comma) in ("”", '"', "’"):
            comma -= 1
        closes_quote = self.reading.words[comma].quote >= 0 if comma >= first else False
        has_comma = self.grammar.low(comma) == ","
        if not (has_comma or closes_quote):
            return False
        after = self.grammar.low(end) if end < last else ""
        if closes_quote or after == ",":
            return True
        if after in ("that", "“", '"', ":"):
            return False
        is_short = self._is_told(end) and last - end <= 6
        ends = after in (".", ",", "", "in", "on", "at", "late", "earlier", "to", "late") or (
            is_short or self._is_reporter_tail(end, last)
        )
        return ends and self._is_main_clause(first, comma)

    def _is_main_clause(self, first: int, comma: int) -> bool:
        if comma - first < 4:
            return False
        opener = self.grammar.low(first)
        is_setting = opener in (
            "on",
            "in",
            "at",
            "after",
            "when",
            "while",
            "as",
            "since",
            "for",
            "during",
            "despite",
            "following",
            "according",
            "if",
            "with",
        )
        words = self.reading.lowers[first:comma]
        has_verb = any(
            low in ("was", "were", "is", "are", "has", "had", "have", "will", "did")
            or self.cues.triggers.match(self.reading.lowers, first + i)[0]
            or low.endswith("ed")
            for i, low in enumerate(words)
        )
        return has_verb and not (is_setting and comma - first < 9)

    def _is_reporter_tail(self, end: int, last: int) -> bool:
        chunk = self.grammar.chunk_after(end)
        return (
            chunk is not None
            and chunk.kind in ("time", "group")
            and (self.grammar.low(chunk.last) in (".", ",", "in", "on", "by"))
        )

    def _subject_start(self, at: int, first: int) -> int:
        index = self.grammar.skip_auxiliaries(at)
        if self.grammar.low(index) in _SPEAKING_PRONOUNS:
            return index
        start = index
        while start > first:
            chunk = self.chunks.at(start)
            if chunk is not None:
                start = chunk.first
            before = self.grammar.low(start - 1)
            if before in (",", "”", '"', ";") or start - 1 < first:
                inner = self.chunks.at(start - 2) if before == "," else None
                if (
                    inner is not None
                    and inner.is_actor()
                    and start - 2 > first
                    and (self.grammar.low(inner.first - 1) in (",", "”", '"'))
                ):
                    start = inner.first
                    continue
                return start
            start -= 1
        return start

    def _postposed(
        self, item: Cue, at: int, end: int, first: int, last: int
    ) -> RawAttribution | None:
        stop = self._after_quote(at, first)
        if stop is None:
            stop = self._subject_start(at, first)
        is_inverted = self.grammar.low(at - 1) in (",", "”", '"', "’") or (
            self.reading.words[at - 1].quote >= 0
        )
        if is_inverted and not any(c.is_actor() for c in self.chunks.within(stop, at)):
            speaker = self.grammar.chunk_after(end)
            if speaker is None or not (speaker.is_actor() or speaker.kind == "place"):
                return None
            source: tuple[int, int] | None = (speaker.first, speaker.last)
            stop = at
        else:
            source, speaker = self._speaker_between(stop, at)
        if source is None:
            return None
        speaker, source = self._prefer_name(speaker, source)
        content = self._strip((first, stop))
        if content is None:
            return None
        pieces = [content]
        rest = self._quote_after(end, last)
        is_open = not self._is_main_clause(first, stop)
        if rest is None and is_open and self.grammar.low(end) == "," and end < last:
            rest = self._strip((end, last))
        if rest is not None and rest[0] >= content[1]:
            pieces.append(rest)
        return RawAttribution(
            source=source,
            speaker=speaker,
            cue=(at, end),
            contents=tuple(pieces),
            item=item,
            channel=self._channel(at, last),
            is_direct=self.reading.words[content[0]].quote >= 0,
        )

    def _is_only_name(self, content: tuple[int, int]) -> bool:
        """Whether nothing is said behind the verb, only who says it: "reported, Dmytro Halenko"."""
        opener = self.chunks.at(content[0])
        if opener is None or opener.kind != "person" or content[1] - content[0] > _SHORT:
            return False
        return opener.last == content[1] or self.grammar.low(opener.last) == ","

    def _unmarked(
        self, item: Cue, at: int, end: int, first: int, last: int
    ) -> RawAttribution | None:
        """Reads "... against the port the governor reported": the content before, no comma."""
        chunk = self.chunks.at(self.grammar.skip_auxiliaries(at))
        if chunk is None or not chunk.is_actor() or not self._is_main_clause(first, chunk.first):
            return None
        content = self._strip((first, chunk.first))
        if content is None:
            return None
        speaker, source = self._prefer_name(chunk, (chunk.first, chunk.last))
        after = self.chunks.at(end + 1) if self.grammar.low(end) == "," else None
        if after is not None and after.kind == "person":
            speaker, source = after, (chunk.first, after.last)
        return RawAttribution(
            source=source,
            speaker=speaker,
            cue=(at, end),
            contents=(content,),
            item=item,
            channel=self._channel(at, last),
        )

    def _after_quote(self, at: int, first: int) -> int | None:
        """Index right behind the quotation that stands before a reporting verb."""
        for index in range(at - 1, first - 1, -1):
            quote = self.reading.words[index].quote
            if quote >= 0 and self.reading.quotes[quote].is_speech:
                return index + 1
        return None

    def _speaker_between(self, start: int, at: int) -> tuple[tuple[int, int] | None, Chunk | None]:
        """Who stands between the content and its reporting verb: ", the army said"."""
        actors = [c for c in self.chunks.within(start, at) if c.is_actor()]
        if actors:
            return (actors[0].first, actors[0].last), actors[0]
        states = [c for c in self.chunks.within(start, at) if c.kind == "place"]
        if states:
            return (states[0].first, states[0].last), states[0]
        return self._subject(at)

    def _prefer_name(
        self, speaker: Chunk | None, source: tuple[int, int]
    ) -> tuple[Chunk | None, tuple[int, int]]:
        """Of "army spokesman Col. Tarek Mansouri" the person speaks."""
        if speaker is None or speaker.kind == "person":
            return speaker, source
        index = speaker.last
        if self.grammar.low(index) in ("of", "for", "in"):
            ahead = index
            while ahead < index + 6 and self.grammar.low(ahead) != ",":
                ahead += 1
            index = ahead if self.grammar.low(ahead) == "," else index
        while self.grammar.low(index) in (",", ".", "(") or self.cues.has(
            "title", self.grammar.low(index).rstrip(".")
        ):
            index += 1
            if index - speaker.last > 12:
                return speaker, source
        following = self.chunks.at(index)
        if (
            following is not None
            and following.first == index
            and (
                following.kind == "person"
                or (
                    following.kind == "group"
                    and following.is_named
                    and not speaker.is_named
                    and self.grammar.low(following.last) == ","
                )
            )
        ) and self.grammar.same_sentence(index, speaker.first):
            return following, (source[0], following.last)
        return speaker, source

    def _passive(
        self, item: Cue, at: int, end: int, first: int, last: int
    ) -> RawAttribution | None:
        """Reads "was blamed on X by Y", "it was reported that": only with a named source."""
        speaker = self.grammar.agent_of(end - 1)
        if speaker is None or not speaker.is_actor():
            return None
        contents = self._contents_after(item, end, last)
        before = self._strip((first, at - 1)) if self.grammar.low(at - 1) == "as" else None
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

    def _contents_after(self, item: Cue, end: int, last: int) -> tuple[tuple[int, int], ...]:
        begin = end
        stop = self._content_stop(begin, last, item)
        skipped = self._skip_addressee(begin, stop)
        content = self._strip((skipped, stop))
        if content is None:
            return ()
        if item.use == "say" and not self._takes_content(end, skipped, content, item):
            return ()
        return (content,)

    def _takes_content(self, end: int, skipped: int, content: tuple[int, int], item: Cue) -> bool:
        """Whether what follows is a clause, a quotation or an announced happening."""
        low = self.grammar.low(end)
        if content[1] - content[0] < 2:
            return False
        if low in ("that", ":", "“", '"', "to", ",") or skipped > end:
            return True
        if item.word in ("say", "tell", "claim", "write"):
            return True
        triggers = any(
            self.cues.triggers.match(self.reading.lowers, at)[0]
            for at in range(content[0], content[1])
        )
        return triggers or any(
            self.reading.lowers[at]
            in ("was", "were", "is", "are", "has", "had", "have", "his", "their", "its")
            for at in range(content[0], content[1])
        )

    def _skip_addressee(self, begin: int, stop: int) -> int:
        """Skip "told AFP", "said on Thursday", "in a statement" before the content."""
        index = begin
        limit = min(begin + 14, stop)
        if self._is_told(begin) and self.chunks.at(begin) is None:
            for at in range(begin, min(begin + 8, stop)):
                if self.grammar.low(at) == "that":
                    return at + 1
        while index < limit:
            low = self.grammar.low(index)
            if low in ("that", ":"):
                return index + 1
            if low in ("“", '"'):
                return index
            chunk = self.chunks.at(index)
            if low in (
                "on",
                "in",
                "at",
                "to",
                "via",
                "by",
                "during",
                "late",
                "through",
                "late",
                "from",
            ) and not self._starts_infinitive(index):
                after = self._skip_phrase(index, limit)
                if after is None:
                    return index
                index = after
                continue
            if chunk is not None and chunk.kind == "time":
                index = chunk.last
                continue
            if index == begin and self._is_told(begin) and chunk is not None:
                index = chunk.last
                continue
            if low == "," and index > begin:
                index += 1
                continue
            return index
        return index

    def _is_told(self, begin: int) -> bool:
        return self.grammar.low(begin - 1) in (
            "told",
            "tells",
            "telling",
            "tell",
            "informed",
            "assured",
            "warned",
            "reminded",
        )

    def _starts_infinitive(self, index: int) -> bool:
        return (
            self.grammar.low(index) == "to"
            and self.chunks.at(index + 1) is None
            and (self.grammar.low(index + 1) not in ("the", "a", "an", "state", "local"))
        )

    def _skip_phrase(self, index: int, limit: int) -> int | None:
        """End of a prepositional phrase that tells the channel, the time or the audience."""
        low = self.grammar.low(index)
        chunk = self.grammar.chunk_after(index + 1)
        if chunk is not None and chunk.kind == "time":
            return chunk.last
        for at in range(index + 1, min(index + 6, limit)):
            for channel in _CHANNELS:
                length = self.cues.match_class(f"channel-{channel}", self.reading.lowers, at)
                if length:
                    end = at + length
                    while (
                        end < limit
                        and self.grammar.low(end)
                        in (
                            "published",
                            "posted",
                            "on",
                            "released",
                            "issued",
                            "channel",
                            "account",
                            "carried",
                            "broadcast",
                            "by",
                        )
                    ) or (
                        end < limit and (c := self.chunks.at(end)) is not None and c.kind == "time"
                    ):
                        end += 1
                    return end
        if low == "to" and chunk is not None:
            return chunk.last
        if low in ("in", "at", "from") and chunk is not None and chunk.kind == "place":
            return chunk.last
        return None

    def _content_stop(self, begin: int, last: int, item: Cue) -> int:
        """Where the content ends: at the sentence's end, or where the outlet speaks again."""
        index = begin
        while index < last:
            low = self.grammar.low(index)
            if low in _CONTENT_STOPS:
                return index
            if index > begin + 1 and self._begins_next_cue(index, begin, last):
                return index
            if (
                low == ","
                and self.grammar.low(index + 1) == "but"
                and (self.reading.words[index].quote < 0)
            ):
                return index
            index += 1
        return last

    def _begins_next_cue(self, index: int, begin: int, last: int) -> bool:
        """Reads "... took part and deny that ...": a second reporting verb of the same speaker."""
        low = self.grammar.low(index)
        if low not in ("and", "but", "while") and not (
            low == "," and self.grammar.low(index + 1) in ("and", "but", "while", "adding")
        ):
            return False
        at = index + 1
        if self.grammar.low(at) in ("and", "but", "while"):
            at += 1
        while self.grammar.low(at) in ("also", "further", "then", "later", "has", "have", "had"):
            at += 1
        if self.reading.words[index].quote >= 0:
            return False
        length, items = self.cues.cues.match(self.reading.lowers, at)
        if not length or not any(item.use in _SAY_USES | _CONTROL_USES for item in items):
            return False
        return self.grammar.low(at).endswith(("ed", "s", "y", "d", "ing", "e", "n", "t"))

    # --- sources -----------------------------------------------------------------------------

    def _subject(self, at: int) -> tuple[tuple[int, int] | None, Chunk | None]:
        index = self.grammar.skip_auxiliaries(at)
        if not self.grammar.same_sentence(index, at):
            return None, None
        low = self.grammar.low(index)
        if low in _SPEAKING_PRONOUNS and not self.grammar.is_object(index, at):
            return (index, index + 1), None
        chunk = self.grammar.subject_of(at)
        if chunk is None or not (chunk.is_actor() or chunk.kind in ("place", "nationality")):
            return self._medium_subject(at)
        speaker, source = self._prefer_name(chunk, (chunk.first, chunk.last))
        return source, speaker

    def _is_compared(self, at: int) -> bool:
        """Reads "Two more than the police had reported" reports nothing new."""
        return "than" in self.reading.lowers[max(0, at - 3) : at]

    def _medium_subject(self, at: int) -> tuple[tuple[int, int] | None, Chunk | None]:
        """Reads "A statement by the army said", "A video released by the Legion shows"."""
        start = self.grammar.clause_start(at)
        for index in range(start, at):
            if self.grammar.low(index) in _MEDIUM_HEADS:
                for chunk in self.chunks.within(index, at):
                    if chunk.is_actor():
                        return (index, chunk.last), chunk
        return None, None

    # --- channels, quotations -------------------------------------------------------------------

    def _channel(self, first: int, last: int, *, around: tuple[int, int] | None = None) -> str:
        begin, end = first, last
        if around is not None:
            end = min(around[1] + _CHANNEL_WINDOW, self.reading.sentence_of(around[0])[1])
        for channel in _CHANNELS:
            for at in range(begin, min(end, len(self.reading.words))):
                length = self.cues.match_class(f"channel-{channel}", self.reading.lowers, at)
                if length and self._is_channel_use(at, at + length, channel):
                    return channel
        return ""

    def _is_channel_use(self, at: int, end: int, channel: str) -> bool:
        word = self.reading.words[at]
        if word.quote >= 0 and self.reading.quotes[word.quote].is_speech:
            return False
        if channel == "official":
            return False
        if word.lower == "x":
            return word.text == "X" and self.grammar.low(at - 1) in ("on", "to", "via")
        if channel == "press":
            return self.grammar.low(at - 1) != "by" and self.chunks.at(at) is None
        return True

    def _quote_before(self, at: int, first: int) -> tuple[int, int] | None:
        for index in range(at - 1, first - 1, -1):
            if self.reading.words[index].quote >= 0:
                return self._quote_words(index)
        return None

    def _quote_after(self, at: int, last: int) -> tuple[int, int] | None:
        for index in range(at, last):
            quote = self.reading.words[index].quote
            if quote >= 0:
                return self._quote_words(index) if self.reading.quotes[quote].is_speech else None
        return None

    def _quote_words(self, at: int) -> tuple[int, int]:
        quote = self.reading.words[at].quote
        first, last = at, at + 1
        while first > 0 and self.reading.words[first - 1].quote == quote:
            first -= 1
        while last < len(self.reading.words) and self.reading.words[last].quote == quote:
            last += 1
        return first, last

    def _strip(self, content: tuple[int, int]) -> tuple[int, int] | None:
        first, last = content
        while first < last and self.grammar.low(first) in (
            ",",
            "that",
            ":",
            "“",
            '"',
            "”",
            "but",
            "and",
            "-",
            "–",
            "—",
            ")",
            "’",
            "‘",
        ):
            first += 1
        while last > first and self.grammar.low(last - 1) in (
            ",",
            ".",
            "“",
            '"',
            "”",
            ";",
            "and",
            "but",
            "(",
            "’",
        ):
            last -= 1
        return (first, last) if last > first else None

    # --- speech that goes on --------------------------------------------------------------------

    def _continue_quotes(self, found: list[RawAttribution]) -> list[RawAttribution]:
        """Give a sentence that is all quotation to whoever spoke in its neighbour."""
        by_sentence: dict[int, int] = {}
        for index, attribution in enumerate(found):
            by_sentence.setdefault(self.reading.words[attribution.cue[0]].sentence, index)
        made: list[RawAttribution] = []
        for number, (first, last) in enumerate(self.reading.bounds):
            if number in by_sentence or last - first < 3 or not self._is_all_quote(first, last):
                continue
            neighbour = by_sentence.get(number - 1)
            if neighbour is None or not self._same_paragraph(number - 1, number):
                neighbour = by_sentence.get(number + 1)
                if neighbour is None or not self._same_quote(number, number + 1):
                    continue
            base = found[neighbour]
            content = self._strip((first, last))
            if content is not None:
                made.append(replace(base, contents=(content,), is_direct=True, follows=neighbour))
        return sorted([*found, *made], key=lambda a: (a.contents[0][0], a.cue[0]))

    def _is_all_quote(self, first: int, last: int) -> bool:
        inside = [
            w.quote >= 0 or w.lower in ("“", "”", '"') for w in self.reading.words[first:last]
        ]
        return all(inside)

    def _same_paragraph(self, one: int, other: int) -> bool:
        gap = self.reading.view[
            self.reading.sentences[one].end : self.reading.sentences[other].start
        ]
        return "\n" not in gap

    def _same_quote(self, one: int, other: int) -> bool:
        first = self.reading.bounds[one][1] - 1
        second = self.reading.bounds[other][0]
        return self.reading.words[first].quote == self.reading.words[second].quote


def _trim_overlaps(found: list[RawAttribution]) -> list[RawAttribution]:
    """Keep, of two attributions with one cue, the first."""
    seen: set[int] = set()
    kept: list[RawAttribution] = []
    for attribution in found:
        if attribution.cue[0] not in seen:
            seen.add(attribution.cue[0])
            kept.append(attribution)
    return kept
