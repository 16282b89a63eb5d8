"""By which channel something is said."""

from fogline.lexicon import CueBook
from fogline.tag.chunks import ChunkList
from fogline.tag.grammar import Grammar
from fogline.tag.reading import Reading

_CHANNELS = ("telegram", "video", "interview", "tv", "social", "statement", "press", "official")
_CHANNEL_WINDOW = 16


class Channels:
    """Finds the channel of a statement."""

    def __init__(
        self, reading: Reading, chunks: ChunkList, cues: CueBook, grammar: Grammar
    ) -> None:
        self._reading = reading
        self._chunks = chunks
        self._cues = cues
        self._grammar = grammar

    def channel(self, first: int, last: int, *, around: tuple[int, int] | None = None) -> str:
        """The channel that words of a stretch name; empty when none."""
        begin, end = first, last
        if around is not None:
            end = min(around[1] + _CHANNEL_WINDOW, self._reading.sentence_of(around[0])[1])
        for channel in _CHANNELS:
            for at in range(begin, min(end, len(self._reading.words))):
                length = self._cues.match_class(f"channel-{channel}", self._reading.lowers, at)
                if length and self._is_channel_use(at, at + length, channel):
                    return channel
        return ""

    def _is_channel_use(self, at: int, end: int, channel: str) -> bool:
        word = self._reading.words[at]
        if word.quote >= 0 and self._reading.quotes[word.quote].is_speech:
            return False
        if channel == "official":
            return False
        if word.lower == "x":
            return word.text == "X" and self._grammar.low(at - 1) in ("on", "to", "via")
        chunk = self._chunks.at(at)
        if channel == "social" and chunk is not None and chunk.kind == "facility":
            return self._grammar.low(chunk.first - 1) in ("in", "via")  # not "attacked a post"
        if channel == "press":
            return self._grammar.low(at - 1) != "by" and self._chunks.at(at) is None
        return True
