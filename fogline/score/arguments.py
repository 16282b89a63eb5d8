"""Event arguments by their head word, given the triggers.

Source: Li, Ji & Han (2021), WikiEvents: an argument counts when role and head word match. Their heads come
from a parser; ours is the last word before the first preposition, comma or relative of the span.
"""

import re

_STOP = re.compile(
    r",|\s(?:of|in|at|on|by|for|from|with|to|near|who|which|that|whose|where|and|"
    r"inside|outside|against|between|under|over|after|before|around)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w'’.-]*\w")


def find_head(text: str) -> tuple[int, int]:
    """Give the head word of a noun phrase as offsets into it.

    Example:
        >>> words = "the governor of Helmand, who fled"
        >>> start, end = find_head(words)
        >>> words[start:end]
        'governor'
    """
    stop = _STOP.search(text, 1)
    part = text[: stop.start()] if stop else text
    words = list(_WORD.finditer(part)) or list(_WORD.finditer(text))
    if not words:
        return 0, len(text)
    return words[-1].span()
