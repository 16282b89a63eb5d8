"""Reporting verbs: which words really report, and where their content stands."""

from fogline.lexicon import Cue, CueBook
from fogline.tag.chunks import ChunkList
from fogline.tag.contents import Contents
from fogline.tag.grammar import Grammar
from fogline.tag.reading import Reading
from fogline.tag.sources import Sources

# Reporting verbs whose form is more often a noun.
_NOUNLIKE = frozenset(
    "state states report reports note notes claim claims post posts comment comments estimate"
    " estimates mention mentions suspect suspects doubt doubts question questions dispute disputes"
    " demand demands promise promises pledge pledges vow vows stress warning blame reads read"
    " reveal repeat recall boast remark remarks threat condemn urge put puts counts".split()
)

_NEGATIONS = frozenset(["not", "n't", "never", "neither"])
_BEFORE_NOUN = frozenset(
    "the a an this that's of 's its their his her any no such these for in by with from".split()
)


class CueVerbs:
    """Tells reporting verbs from nouns of the same form, and the order of a sentence."""

    def __init__(
        self,
        reading: Reading,
        chunks: ChunkList,
        cues: CueBook,
        grammar: Grammar,
        *,
        contents: Contents,
        sources: Sources,
    ) -> None:
        self._reading = reading
        self._chunks = chunks
        self._cues = cues
        self._grammar = grammar
        self._contents = contents
        self._sources = sources

    def has_need(self, item: Cue, at: int, end: int) -> bool:
        """Whether what the word needs beside it to report is there."""
        if item.word == "attribute":
            return self._attributes_deed(at, end)
        return item.use != "retract" or self._is_statement(end)

    def _is_statement(self, end: int) -> bool:
        """Whether it is a statement that is withdrawn."""
        return bool(
            {"statement", "claim", "report", "allegation", "accusation", "claims", "statements"}
            & set(self._reading.lowers[end : end + 5])
        )

    def _attributes_deed(self, at: int, end: int) -> bool:
        """Reads "attributed the attack to the rebels", "was attributed to the rebels by"."""
        if self._grammar.low(end) == "to":
            return self._grammar.is_passive(at)
        stop = self._grammar.clause_end(at)
        for index in range(end, stop):
            if self._grammar.low(index) == "to":
                who = self._grammar.chunk_after(index + 1)
                if who is not None and (who.is_actor() or who.kind in ("place", "nationality")):
                    return True
        return False

    def claims_deed(self, item: Cue, at: int, end: int) -> bool:
        """Reads "Claimed it", "claimed the attack", "vindicated the raid": owning up to a deed."""
        if item.word not in ("claim", "vindicate"):
            return False
        index = end
        if self._grammar.low(index) in ("it", "them") and self._grammar.low(index + 1) not in (
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
        while self._grammar.low(index) in ("the", "this", "that", "both", "a", "an") or (
            index - end < 4 and self._cues.has("hedge", self._grammar.low(index))
        ):
            index += 1
        if index == end:
            return False
        length, triggers = self._cues.triggers.match(self._reading.lowers, index)
        after = self._grammar.low(index + length)
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

    def is_verbal(self, at: int, end: int) -> bool:
        """Whether a form reports here: no noun, not negated, no participle in passing."""
        before = self._grammar.low(at - 1)
        low = self._grammar.low(at)
        counted = self._chunks.at(at - 1)
        is_negated = _NEGATIONS & set(self._reading.lowers[max(0, at - 3) : at])
        if is_negated or (counted is not None and counted.kind == "quantity"):
            return False
        if low in _NOUNLIKE and (
            not self._has_subject_beside(at, end)
            or self._cues.cues.match(self._reading.lowers, end)[0]
        ):
            return False
        # "the attackers, believed to number three" is a participle in passing
        is_passing = before == "," and self._grammar.low(end) == "to" and low.endswith("ed")
        if before in _BEFORE_NOUN or before == "to" or is_passing:
            return (before, low) == ("to", "say") or (
                before in ("no", "that's") and low.endswith("ed")
            )
        if low.endswith("ing") and before not in ("is", "are", "was", "were", "and", "by"):
            return before == ","
        return True

    def _has_subject_beside(self, at: int, end: int) -> bool:
        """Whether "reports" or "state" is a verb: an actor right before, or "that" right behind."""
        if self._grammar.low(end) in ("that", ":", "“", '"'):
            return True
        before = self._chunks.at(at - 1)
        if before is not None:
            return before.is_actor()
        return self._grammar.low(at - 1) in ("they", "we", "to", "it", "he", "she", "who", "which")

    def is_postposed(self, at: int, end: int, first: int, last: int) -> bool:
        """Whether the content stands before: "..., the army said", "...", said X."""
        if at - first < 3:
            return False
        source_first = self._sources.subject_start(at, first)
        comma = source_first - 1
        if self._grammar.low(comma) in ("”", '"', "’"):
            comma -= 1
        quote = self._reading.words[comma].quote if comma >= first else -1
        closes_quote = quote >= 0 and self._reading.quotes[quote].is_speech
        has_comma = self._grammar.low(comma) == ","
        if not (has_comma or closes_quote):
            return False
        after = self._grammar.low(end) if end < last else ""
        if closes_quote or after == ",":
            return True
        if after in ("that", "“", '"', ":"):
            return False
        is_short = self._contents.is_told(end) and last - end <= 6
        ends = after in (".", ",", "", "in", "on", "at", "late", "earlier", "to", "late") or (
            is_short or self._is_reporter_tail(end, last)
        )
        return ends and self._sources.is_main_clause(first, comma)

    def _is_reporter_tail(self, end: int, last: int) -> bool:
        chunk = self._grammar.chunk_after(end)
        return (
            chunk is not None
            and chunk.kind in ("time", "group")
            and (self._grammar.low(chunk.last) in (".", ",", "in", "on", "by"))
        )
