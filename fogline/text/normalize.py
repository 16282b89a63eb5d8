"""Keys under which names written in many ways meet: folding, transliteration, sound keys."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_NOT_KEY = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Reduce a name to its exact key: transliterated, case-folded, letters and digits only.

    Args:
        name: A name in any script.

    Returns:
        Lower-case ASCII letters and digits without spaces; empty when nothing is left.

    Example:
        >>> fold("Шебекино"), fold("al-Shabaab"), fold("Xebékino")
        ('shebekino', 'alshabaab', 'xebekino')
    """
    return _NOT_KEY.sub("", transliterate(name).casefold())


@lru_cache(maxsize=65536)
def fold_words(name: str) -> str:
    """Like :func:`fold`, with one space kept between words.

    Example:
        >>> fold_words("Hay'at  Tahrir al-Sham")
        'hay at tahrir al sham'
    """
    return _NOT_KEY.sub(" ", transliterate(name).casefold()).strip()


def transliterate(text: str) -> str:
    """Write text of any script in ASCII letters, as an English reader would spell it.

    Example:
        >>> transliterate("Грайворон")
        'Grayvoron'
    """
    return anyascii(unicodedata.normalize("NFC", text))
