"""English words by how common they are, to tell words from words grown together."""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from fogline.errors import LexiconError

_LEAST_WORDS = 50_000


class Vocabulary:
    """A word list with ranks.

    Args:
        words: Lower-case words, the most common first.
    """

    def __init__(self, words: Iterable[str]) -> None:
        ordered = list(words)
        self._rank_by_word = dict(zip(ordered, range(len(ordered)), strict=True))

    def __len__(self) -> int:
        return len(self._rank_by_word)

    def __contains__(self, word: str) -> bool:
        """Whether a lower-case word is in the list."""
        return word in self._rank_by_word

    def rank(self, word: str) -> int | None:
        """Return the place of a lower-case word, 0 for the commonest; None when it's missing."""
        return self._rank_by_word.get(word)


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """Read the packaged list; see ``docs/decisions/0003-english-vocabulary.md``.

    Returns:
        The vocabulary.

    Raises:
        LexiconError: The file is cut off.
    """
    path = files("fogline.lexicon") / "tables" / "english_words.txt"
    words = path.read_text(encoding="ascii").split()
    if len(words) < _LEAST_WORDS:
        raise LexiconError(f"english_words.txt has only {len(words)} words; install fogline again")
    return Vocabulary(words)
