"""What cleaning needs to know of names."""

from collections.abc import Container, Sequence
from typing import Protocol


class Located(Protocol):
    """A place a name can stand for."""

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-3."""
        ...

    @property
    def kind(self) -> str:
        """``town``, ``province``, ``country`` and the like."""
        ...

    @property
    def population(self) -> int:
        """Inhabitants, 0 when unknown."""
        ...


class CleanLexicon(Protocol):
    """The part of a gazetteer that tells names from words grown together."""

    def is_name(self, key: str) -> bool:
        """Tell whether a folded name is the exact key of a place."""
        ...

    def find(self, name: str, *, country: str | None = None) -> Sequence[Located]:
        """Return the places called so, largest first."""
        ...

    def longest_prefix(
        self, token: str, words: Container[str], *, minimum: int = 5
    ) -> tuple[str, Sequence[Located]] | None:
        """Split a word in which a place name and one of the words have grown together."""
        ...
