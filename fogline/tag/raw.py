"""Frames in word indices, before mention ids exist."""

from dataclasses import dataclass, field

from fogline.tag.chunks import Chunk


@dataclass(slots=True, kw_only=True)
class RawArgument:
    """An argument before mention ids exist."""

    role: str
    chunk: Chunk
    relation: str = ""


@dataclass(slots=True, kw_only=True)
class RawFrame:
    """A trigger before mention ids exist.

    Attributes mirror :class:`fogline.records.Frame`; ``value`` is a stretch of words.
    """

    first: int
    last: int
    kind: str
    mode: str = ""
    pos: str = "v"
    word: str = ""
    is_negated: bool = False
    is_hedged: bool = False
    modality: str = "happened"
    is_definite: bool = False
    is_new: bool = False
    arguments: list[RawArgument] = field(default_factory=list)
    value: tuple[int, int] | None = None
    score: float = 0.7

    def get(self, role: str) -> Chunk | None:
        """The first argument of a role."""
        return next((a.chunk for a in self.arguments if a.role == role), None)
