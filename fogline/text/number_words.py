"""English number words: the grammar they follow and the integers they stand for."""

import re

_UNITS = {
    word: value
    for value, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], start=1
    )
}
_TEENS = {
    word: value
    for value, word in enumerate(
        [
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        start=10,
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALE_BY_WORD = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
"""Multipliers that may follow digits or words, as in "1.5 million"."""

SMALL_NUMBER_BY_WORD = _UNITS | _TEENS | _TENS
"""Number words that need no other word."""

# People and the dead: the nouns that make a bare "2000" a count and not a year, and a bare
# "a" worth keeping as one. A closed list, because "2014 elections" looks just like "2000 troops".
COUNTED_NOUN = (
    r"(?:people|persons?|m[ae]n|wom[ae]n|child(?:ren)?|boys?|girls?|civilians?|soldiers?|troops?|"
    r"fighters?|militants?|rebels?|insurgents?|gunm[ae]n|policem[ae]n|policewom[ae]n|officers?|"
    r"guards?|residents?|villagers?|farmers?|workers?|protesters?|protestors?|demonstrators?|"
    r"prisoners?|hostages?|refugees?|migrants?|passengers?|students?|pupils?|teachers?|doctors?|"
    r"medics?|nurses?|journalists?|reporters?|volunteers?|mercenar(?:y|ies)|terrorists?|"
    r"servicem[ae]n|conscripts?|recruits?|pilots?|sailors?|marines?|crew|peacekeepers?|"
    r"casualties|victims?|deaths?|dead|wounded|injured|killed|bodies|families|houses|homes)"
)

_UNIT = "|".join(_UNITS)
_TEEN = "|".join(sorted(_TEENS, key=len, reverse=True))
_TEN = "|".join(_TENS)
_GAP = r"(?:\s{1,3}|-)"
NUMBER_WORDS_BELOW_100 = rf"(?:(?:{_TEN})(?:{_GAP}(?:{_UNIT})\b)?|{_TEEN}|{_UNIT})"
"""The same for numbers below a hundred, where a longer pattern would only cost loading time."""
_BELOW_1000 = (
    rf"(?:(?:(?:an?|{_TEEN}|{_UNIT}){_GAP})?hundred\b(?:{_GAP}(?:and{_GAP})?{NUMBER_WORDS_BELOW_100}\b)?"
    rf"|{NUMBER_WORDS_BELOW_100})"
)
_TAIL = rf"(?:,?{_GAP}(?:and{_GAP})?{_BELOW_1000}\b)?"
_BELOW_MILLION = rf"(?:(?:(?:an?|{_BELOW_1000}){_GAP})thousand\b{_TAIL}|{_BELOW_1000})"
NUMBER_WORDS = (
    rf"(?:(?:(?:an?|{_BELOW_1000}){_GAP})(?:million|billion)\b"
    rf"(?:,?{_GAP}(?:and{_GAP})?{_BELOW_MILLION}\b)?|{_BELOW_MILLION})"
)
"""Regular expression source for a number in words; to be compiled with ``re.IGNORECASE``."""

_NUMBER_WORDS = re.compile(NUMBER_WORDS, re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
# The longest number below a thousand billion in words is under 130 characters.
_LONGEST = 160


def parse_number_words(phrase: str) -> int | None:
    """Read a whole number written in words.

    Args:
        phrase: The words alone, in any case, hyphenated or not.

    Returns:
        The number, or None when ``phrase`` isn't one number.

    Example:
        >>> parse_number_words("three hundred and twenty")
        320
        >>> parse_number_words("Twenty-one")
        21
        >>> parse_number_words("two three") is None
        True
    """
    cleaned = phrase.strip()
    if len(cleaned) > _LONGEST or _NUMBER_WORDS.fullmatch(cleaned) is None:
        return None
    total = 0
    current = 0
    for word in _WORD.findall(cleaned.lower()):
        if word in {"a", "an"}:
            current = 1
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in SCALE_BY_WORD:
            total += current * SCALE_BY_WORD[word]
            current = 0
        elif word != "and":
            current += SMALL_NUMBER_BY_WORD[word]
    return total + current
