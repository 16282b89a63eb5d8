"""Sound keys: spellings of one name by the habits of many languages meet under one key.

The key that is stored follows English romanisation. What a letter stands for in another language
("x" in Catalan, "j" in Spanish and German) is tried on the side of the question only, so that a
stored name has one key and a question a handful.
"""

import re
from functools import lru_cache

from fogline.text import fold

# (written, heard), applied in this order: groups of letters, longest first, then letters. Letters on the right that are
# capitals stand for one sound and are not rewritten again.
SOUND_PAIRS: tuple[tuple[str, str], ...] = (
    ("shch", "S"),
    ("tsch", "C"),
    ("sch", "S"),
    ("tch", "C"),
    ("dzh", "J"),
    ("sh", "S"),
    ("ch", "C"),
    ("cz", "C"),
    ("sz", "S"),
    ("zh", "J"),
    ("dj", "J"),
    ("kh", "H"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("ck", "k"),
    ("qu", "k"),
    ("q", "k"),
    ("tz", "T"),
    ("ts", "T"),
    ("x", "ks"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("w", "v"),
    ("yo", "e"),
    ("io", "e"),
    ("ye", "e"),
    ("ie", "e"),
    ("y", "i"),
    ("j", "J"),
    ("h", "H"),
    ("c", "k"),
)
# Other readings of a spelling, tried one kind at a time on the question: (written, as English
# romanisation would write it). Each was met in pages that had gone through a translation machine.
FOREIGN_PAIRS: tuple[tuple[str, str], ...] = (
    ("x", "sh"),  # Catalan, Portuguese: Xebékino
    ("j", "kh"),  # Spanish: Járkov, Jersón
    ("j", "y"),  # German, Polish, Czech: Jenakijewe
    ("ch", "sh"),  # French: Chebekino
    ("ch", "kh"),  # German, Polish, Italian: Charkiw, Cherson
    ("tj", "ch"),  # Swedish, Danish: Tjernihiv
    ("sj", "sh"),  # Dutch, Norwegian: Sjebekino
    ("oe", "u"),  # Dutch: Soemy
    ("g", "h"),  # Russian for a Ukrainian name: Gorlovka
    ("h", "g"),
    ("c", "ts"),  # Polish, Czech, Croatian: Doneck
    ("w", "u"),  # Arabic: Kuwait, Dar'a al-Wusta
    ("u", "w"),
)
_LONGEST_QUESTION = 40
_SHORTEST_KEY = 4
_DOUBLED = re.compile(r"(.)\1+")
_GROUPS = tuple(pair for pair in SOUND_PAIRS if len(pair[0]) > 1)
_LETTERS = str.maketrans({pair[0]: pair[1] for pair in SOUND_PAIRS if len(pair[0]) == 1})
_FINAL_SILENT = re.compile(r"(?<=[aeiou])h$")  # Hasakah = Hasaka


def sound_key(key: str) -> str:
    """Reduce an exact key to the key of its sound.

    Args:
        key: What :func:`fogline.text.fold` gave.

    Returns:
        The sound key; empty for names too short to be told apart by sound.

    Example:
        >>> sound_key("shebekino"), sound_key("grayvoron") == sound_key("graivoron")
        ('Sebekino', True)
    """
    heard = _FINAL_SILENT.sub("", key)
    for written, sound in _GROUPS:
        heard = heard.replace(written, sound)
    heard = _DOUBLED.sub(r"\1", heard.translate(_LETTERS))
    return heard if len(heard) >= _SHORTEST_KEY else ""


@lru_cache(maxsize=4096)
def sound_variants(name: str) -> tuple[str, ...]:
    """Return the sound keys that a name may have, the English reading first.

    Args:
        name: A name as a page writes it.

    Returns:
        Distinct keys, at most one for each row of :data:`FOREIGN_PAIRS` and one more.

    Example:
        >>> sound_key("shebekino") in sound_variants("Xebékino")
        True
    """
    key = fold(name)[:_LONGEST_QUESTION]
    keys = [sound_key(key)]
    keys += [
        sound_key(key.replace(written, read)) for written, read in FOREIGN_PAIRS if written in key
    ]
    return tuple(dict.fromkeys(variant for variant in keys if variant))
