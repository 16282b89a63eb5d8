"""What is said: where it begins and ends."""

from fogline.lexicon import Cue, CueBook
from fogline.tag.chunks import ChunkList
from fogline.tag.grammar import Grammar
from fogline.tag.reading import Reading

_CHANNELS = ("telegram", "video", "interview", "tv", "social", "statement", "press", "official")
_CONTENT_STOPS = frozenset([";"])
_SAY_USES = frozenset(["say", "deny", "doubt", "vow", "blame", "accuse", "retract", "put"])
_CONTROL_USES = frozenset(["responsible", "decline"])
_SHORT = 9

_PHRASE_OPENERS = frozenset("on in at to via by during late through from".split())


class Contents:
    """Finds the words that somebody is said to say."""

    def __init__(
        self, reading: Reading, chunks: ChunkList, cues: CueBook, grammar: Grammar
    ) -> None:
        self._reading = reading
        self._chunks = chunks
        self._cues = cues
        self._grammar = grammar

    def is_only_name(self, content: tuple[int, int]) -> bool:
        """Whether nothing is said behind the verb, only who says it: "reported, Dmytro Halenko"."""
        opener = self._chunks.at(content[0])
        if opener is None or opener.kind != "person" or content[1] - content[0] > _SHORT:
            return False
        return opener.last == content[1] or self._grammar.low(opener.last) == ","

    def contents_after(self, item: Cue, end: int, last: int) -> tuple[tuple[int, int], ...]:
        """What stands behind a reporting verb; empty when nothing is said there."""
        begin = end
        stop = self._content_stop(begin, last, item)
        skipped = self._skip_addressee(begin, stop)
        content = self.strip((skipped, stop))
        if content is None:
            return ()
        if item.use == "say" and not self._takes_content(end, skipped, content, item):
            return ()
        return (content,)

    def _takes_content(self, end: int, skipped: int, content: tuple[int, int], item: Cue) -> bool:
        """Whether what follows is a clause, a quotation or an announced happening."""
        low = self._grammar.low(end)
        if content[1] - content[0] < 2:
            return False
        if low in ("that", ":", "“", '"', "to", ",") or skipped > end:
            return True
        if item.word in ("say", "tell", "claim", "write"):
            return True
        triggers = any(
            self._cues.triggers.match(self._reading.lowers, at)[0]
            for at in range(content[0], content[1])
        )
        return triggers or any(
            self._reading.lowers[at]
            in ("was", "were", "is", "are", "has", "had", "have", "his", "their", "its")
            for at in range(content[0], content[1])
        )

    def _skip_addressee(self, begin: int, stop: int) -> int:
        """Skip "told AFP", "said on Thursday", "in a statement" before the content."""
        limit = min(begin + 14, stop)
        if self.is_told(begin) and self._chunks.at(begin) is None:
            for at in range(begin, min(begin + 8, stop)):
                if self._grammar.low(at) == "that":
                    return at + 1
        index = begin
        while index < limit:
            after = self._skip_once(index, begin, limit)
            if after is None:
                break
            index = after
            if self._grammar.low(index - 1) in ("that", ":"):
                break
        return index

    def _skip_once(self, index: int, begin: int, limit: int) -> int | None:
        """Index behind one phrase that is not content yet; None where the content begins."""
        low = self._grammar.low(index)
        chunk = self._chunks.at(index)
        if low in ("that", ":") or (low == "," and index > begin):
            return index + 1
        if low in _PHRASE_OPENERS and not self._starts_infinitive(index):
            return self._skip_phrase(index, limit)
        is_addressee = index == begin and self.is_told(begin)
        if chunk is not None and (chunk.kind == "time" or is_addressee):
            return chunk.last
        return None

    def is_told(self, begin: int) -> bool:
        """Whether the verb names whom it tells: "told AFP"."""
        return self._grammar.low(begin - 1) in (
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
            self._grammar.low(index) == "to"
            and self._chunks.at(index + 1) is None
            and (self._grammar.low(index + 1) not in ("the", "a", "an", "state", "local"))
        )

    def _skip_phrase(self, index: int, limit: int) -> int | None:
        """End of a prepositional phrase that tells the channel, the time or the audience."""
        low = self._grammar.low(index)
        chunk = self._grammar.chunk_after(index + 1)
        if chunk is not None and chunk.kind == "time":
            return chunk.last
        for at in range(index + 1, min(index + 6, limit)):
            for channel in _CHANNELS:
                length = self._cues.match_class(f"channel-{channel}", self._reading.lowers, at)
                if length:
                    end = at + length
                    while (
                        end < limit
                        and self._grammar.low(end)
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
                        end < limit and (c := self._chunks.at(end)) is not None and c.kind == "time"
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
            low = self._grammar.low(index)
            if low in _CONTENT_STOPS:
                return index
            if index > begin + 1 and self._begins_next_cue(index, begin, last):
                return index
            if (
                low == ","
                and self._grammar.low(index + 1) == "but"
                and self._grammar.low(index + 2) != "that"
                and (self._reading.words[index].quote < 0)
            ):
                return index
            index += 1
        return last

    def _begins_next_cue(self, index: int, begin: int, last: int) -> bool:
        """Reads "... took part and deny that ...": a second reporting verb of the same speaker."""
        low = self._grammar.low(index)
        if low not in ("and", "but", "while") and not (
            low == "," and self._grammar.low(index + 1) in ("and", "but", "while", "adding")
        ):
            return False
        at = index + 1
        if self._grammar.low(at) in ("and", "but", "while"):
            at += 1
        while self._grammar.low(at) in ("also", "further", "then", "later", "has", "have", "had"):
            at += 1
        if self._reading.words[index].quote >= 0:
            return False
        length, items = self._cues.cues.match(self._reading.lowers, at)
        if not length or not any(item.use in _SAY_USES | _CONTROL_USES for item in items):
            return False
        return self._grammar.low(at).endswith(("ed", "s", "y", "d", "ing", "e", "n", "t"))

    def quote_before(self, at: int, first: int) -> tuple[int, int] | None:
        """The words of the quotation that ends before a word."""
        for index in range(at - 1, first - 1, -1):
            if self._reading.words[index].quote >= 0:
                return self._quote_words(index)
        return None

    def quote_after(self, at: int, last: int) -> tuple[int, int] | None:
        """The words of the next quotation, if it is speech."""
        for index in range(at, last):
            quote = self._reading.words[index].quote
            if quote >= 0:
                return self._quote_words(index) if self._reading.quotes[quote].is_speech else None
        return None

    def _quote_words(self, at: int) -> tuple[int, int]:
        quote = self._reading.words[at].quote
        first, last = at, at + 1
        while first > 0 and self._reading.words[first - 1].quote == quote:
            first -= 1
        while last < len(self._reading.words) and self._reading.words[last].quote == quote:
            last += 1
        return first, last

    def strip(self, content: tuple[int, int]) -> tuple[int, int] | None:
        """The stretch without punctuation and joining words at its ends; None when empty."""
        first, last = content
        while first < last and self._grammar.low(first) in (
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
        while last > first and self._grammar.low(last - 1) in (
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
