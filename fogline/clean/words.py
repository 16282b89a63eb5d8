"""The words of a document, as the search for debris needs them."""

import re
from collections import Counter
from dataclasses import dataclass

from fogline.lexicon import Vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[@#＃][\w.’'-]+"
    r"|\b[\w-]+\.(?:com|org|net|gov|edu|info|int|news|[a-z]{2})(?:/\S*)?(?![\w.])",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Token:
    """One word.

    Attributes:
        start: First code point in the text.
        end: One past the last.
        text: Its letters.
        is_first: Whether a sentence begins with it, as far as punctuation tells.
    """

    start: int
    end: int
    text: str
    is_first: bool


class Words:
    """All words of a text that are not part of an address, handle or hashtag.

    Args:
        text: The text.
        vocabulary: English words.
    """

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        closed = [match.span() for match in _ADDRESS.finditer(text)]
        self.tokens: list[Token] = []
        at = 0
        for match in _WORD.finditer(text):
            while at < len(closed) and closed[at][1] <= match.start():
                at += 1
            if at < len(closed) and closed[at][0] < match.end():
                continue
            self.tokens.append(
                Token(match.start(), match.end(), match.group(), _is_first(text, match.start()))
            )
        self.counts = Counter(token.text for token in self.tokens)

    def is_known(self, word: str) -> bool:
        """Tell whether a word, or what it is the possessive of, is English."""
        lower = word.casefold().replace("’", "'")
        if lower in self.vocabulary or len(lower) == 1:
            return True
        if "'" in lower:
            return _POSSESSIVE.sub("", lower) in self.vocabulary or lower.endswith(_CONTRACTED)
        return False

    def before(self, index: int) -> Token | None:
        """Return the word before, if only white space lies between."""
        return self.tokens[index - 1] if index and self._is_joined(index - 1) else None

    def after(self, index: int) -> Token | None:
        """Return the word behind, if only white space lies between."""
        return self.tokens[index + 1] if self._is_joined(index) else None

    def _is_joined(self, index: int) -> bool:
        if index + 1 >= len(self.tokens):
            return False
        gap = self.text[self.tokens[index].end : self.tokens[index + 1].start]
        return gap.isspace() and "\n\n" not in gap

    def char_before(self, token: Token) -> str:
        """Return the character before a word; empty at the start."""
        return self.text[token.start - 1 : token.start]

    def char_after(self, token: Token) -> str:
        """Return the character behind a word; empty at the end."""
        return self.text[token.end : token.end + 1]


_CONTRACTED = ("n't", "'ll", "'re", "'ve", "'d", "'m")


def _is_first(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and (text[at].isspace() or text[at] in "\"“”‘’'«([—–-"):
        if text[at] == "\n":
            return True
        at -= 1
    return at < 0 or text[at] in ".!?…:"
