"""Stretches of words that name or describe something, before they become mentions."""

from dataclasses import dataclass, replace

from fogline.tag.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Words that name or describe one thing.

    Attributes:
        first: Index of its first word.
        last: Index one past its last word.
        kind: Mention kind.
        is_named: Whether it is a name rather than a description.
        head: Lower-case head noun of a description; the whole lower-case name of a name.
        classes: Word classes of the head.
    """

    first: int
    last: int
    kind: str
    is_named: bool
    head: str
    classes: frozenset[str] = frozenset()

    def is_actor(self) -> bool:
        """Whether it can act or speak."""
        return self.kind in ("person", "group", "role")


class ChunkList:
    """Chunks of a text that never overlap; the first that takes a word keeps it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._by_word: list[Chunk | None] = [None] * len(reading.words)

    def add(self, chunk: Chunk) -> bool:
        """Add a chunk unless one of its words is taken."""
        if any(self._by_word[at] is not None for at in range(chunk.first, chunk.last)):
            return False
        for at in range(chunk.first, chunk.last):
            self._by_word[at] = chunk
        return True

    def widen(self, chunk: Chunk, first: int, last: int) -> Chunk:
        """Let a chunk take further words, swallowing the chunks that stand there."""
        for at in range(first, last):
            old = self._by_word[at]
            if old is not None and old is not chunk:
                for inner in range(old.first, old.last):
                    self._by_word[inner] = None
        wider = replace(chunk, first=first, last=last)
        for at in range(first, last):
            self._by_word[at] = wider
        return wider

    def at(self, index: int) -> Chunk | None:
        """The chunk a word belongs to."""
        return self._by_word[index] if 0 <= index < len(self._by_word) else None

    def is_free(self, first: int, last: int) -> bool:
        """Whether no word of a stretch is taken."""
        return all(self._by_word[at] is None for at in range(first, last))

    def within(self, first: int, last: int) -> list[Chunk]:
        """Chunks that begin in a stretch of words, in order."""
        found: list[Chunk] = []
        at = max(first, 0)
        while at < min(last, len(self._by_word)):
            chunk = self._by_word[at]
            if chunk is None:
                at += 1
                continue
            if chunk.first >= first:
                found.append(chunk)
            at = chunk.last
        return found

    def all(self) -> list[Chunk]:
        """All chunks in text order."""
        return self.within(0, len(self._by_word))
