"""Patterns of numbers in running text and the signs that a number counts nobody."""

import re

from fogline.text.number_words import COUNTED_NOUN, NUMBER_WORDS, SMALL_NUMBER_BY_WORD

_S = r"\s{1,3}"
_SCALE = r"(?:hundred|thousand|million|billion|dozen)"
_PLAIN_DIGITS = (
    r"(?:\d{1,3}(?:(?:,\d{3}){1,4}|(?:\.\d{3}){1,4}|(?:[ \u00a0\u202f]\d{3}){1,4})|\d{1,9})"
)
_DIGITS = (
    rf"(?:\d{{1,9}}(?:[.,]\d{{1,3}})?{_S}{_SCALE}\b"
    rf"|{_PLAIN_DIGITS}(?:[-‐‑–]{_PLAIN_DIGITS})?(?:{_S}{_SCALE}\b|(?![\d]|[.,:]\d|[-‐‑–]\d)))"
)
_WORDS = (
    rf"(?:(?:tens|dozens|hundreds){_S}of{_S}(?:thousands|millions)\b"
    r"|(?:dozens|hundreds|thousands|millions)\b"
    rf"|scores(?={_S}of\b)"
    rf"|half{_S}a{_S}(?:dozen|million)\b|(?:a{_S})?half[- ]dozen\b"
    rf"|(?:(?:several|a{_S}few){_S}{_SCALE}|several|a{_S}few)\b"
    rf"|a{_S}(?:handful|couple|pair)(?={_S}of\b)"
    rf"|an?{_S}dozen\b"
    rf"|(?:no{_S}one|nobody|none|zero)\b"
    rf"|(?:no|both)\b(?={_S}[a-z])"
    rf"|{NUMBER_WORDS}(?:{_S}dozen)?\b"
    rf"|an?(?={_S}(?:[a-z-]{{3,15}}{_S}|[A-Z][a-z]{{2,15}}{_S})?{COUNTED_NOUN}\b)"
    r")"
)
_VALUE_IN_DIGITS = re.compile(_DIGITS)
_VALUE_IN_WORDS = re.compile(_WORDS, re.IGNORECASE)
TOKEN = re.compile(r"[^\W\d_]+|\d+")
_OPENERS = frozenset(SMALL_NUMBER_BY_WORD) | frozenset(
    [
        "a",
        "an",
        "half",
        "hundreds",
        "thousands",
        "millions",
        "dozens",
        "scores",
        "several",
        "tens",
        "no",
        "nobody",
        "none",
        "zero",
        "both",
    ]
)

LEAD = re.compile(
    r"(?:\b(?:at\s(?:the\svery\s)?least|no\sfewer\sthan|no\sless\sthan|not\s(?:fewer|less)\sthan|"
    r"a\sminimum\sof|upwards\sof|at\s(?:the\svery\s)?most|no\smore\sthan|not\smore\sthan|"
    r"a\smaximum\sof|up\sto|as\smany\sas|(?:many\s|far\s|slightly\s|well\s)?more\sthan|"
    r"(?:well\s|just\s)?over|above|in\sexcess\sof|exceeding|(?:far\s|slightly\s)?(?:fewer|less)\sthan|"
    r"(?:just\s)?under|(?:just\s)?below|nearly|almost|close\sto|just\sshort\sof|about|some|around|"
    r"approximately|approx\.|roughly|(?:an\s)?estimated|circa)\s{1,3}|[~≈<>≥≤]\s?)$",
    re.IGNORECASE,
)
REACH = 32

# What follows a number that measures instead of counting.
_MEASURED = re.compile(
    r"\s?(?:%|°|per\s?cent\b|pct\b|percentage\b|times\b|o['’]clock\b|[ap]\.?m\b|[ap]\.\s?m\.|\(?(?:GMT|UTC)\b|"
    r"(?:square\s|sq\.?\s|cubic\s|nautical\s|metric\s)?(?:km|kms|kilomet(?:er|re)s?|met(?:er|re)s?|m[23²³]?|cm|mm|"
    r"mi|miles?|feet|foot|ft|inch(?:es)?|yards?|kg|kilo(?:gram(?:me)?)?s?|grams?|tonn?es?|tons?|"
    r"lit(?:er|re)s?|gallons?|barrels?|hectares?|acres?|degrees?|kph|mph|knots|watts?|[kmg]w|"
    r"megawatts?|volts?|calib(?:er|re)|km/h|m/s)\b|"
    r"(?:long\s|full\s|more\s|consecutive\s|straight\s)?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|"
    r"nights?|weeks?|weekends?|months?|years?|yrs?|decades?|centur(?:y|ies))\b|"
    r"(?:[A-Za-z]{3,12}\s)?(?:dollars?|euros?|r(?:o?u)bles?|pounds?|hryvnias?|francs?|lira|liras|shekels?|"
    r"dinars?|rials?|riyals?|rupees?|yuan|yen|pesos?|dirhams?|cents?)\b|"
    r"(?:usd|eur|gbp|rub|uah|try|ils|chf|bce?|ad|ce)\b|"
    r"(?:thirds?|quarters?|fifths?|tenths?|halves)\b|(?:and\sa\shalf)\b|"
    r"[-‐‑–](?!strong\b|\d)\w|-?years?-old|/|:\d|x\d|[′″]|(?<=\d)\w)",
    re.IGNORECASE,
)
_OTHER_END = re.compile(r"\s(?P<join>and|or|to)\s\d{1,9}(?:[.,]\d{1,3})?(?!\d)", re.IGNORECASE)
_MONEY_BEFORE = re.compile(r"(?:[$€£¥₽₴₹₺₪]|\b(?:US\$|USD|EUR|GBP|RUB|UAH))\s?$")
# Labels number one thing among others. "Group of Seven" is a name, "a group of seven" a count.
_LABEL_BEFORE = re.compile(
    r"\b(?i:aged?(?:\s\d{1,2}\s(?:and|to|or))?|ages|age\sof|between\sthe\sages\sof|nos?\.|numbers?|"
    r"articles?|sections?|resolutions?|chapters?|pages?|flights?|channel|highways?|routes?|"
    r"interstate|room|lots?|units?|blocks?|phases?|zones?|parts?|versions?|clause|paragraph|"
    r"protocol|ground|day|world\swar|formula|tel\.?|phone|levels?|category|magnitude|psalm)\s?$"
    r"|\b(?:No|Group\sof|Big)\s?$|#\s?$"
)
# Models written with a space: "AK 47", "T 72". "A" and "I" are words.
_MODEL_BEFORE = re.compile(r"\b(?:[B-HJ-Z]|AK|AKM|BM|RPG|SU|Su|MI|Mi|MIG|MiG|KA|Ka|TU|Tu|UH)\s$")
_LIST_NUMBER_BEFORE = re.compile(r"(?:^|[.;:]\s{1,3}|\n\s{0,3})\(?$")
_AGE_LIMIT = re.compile(
    r"\b(?:children|people|persons|men|women|boys|girls|youths|adults|those|anyone|everyone)\s(?:aged\s)?(?:under|over|below|above)\s$"
)
_APPOSED_AGE = re.compile(r"[A-Z][\w’'-]{1,30},\s(?:now\s)?$|,\snow\s$")
_GLUED_BEFORE = frozenset("-‐‑–−./:#@_+,'’×№°′″")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_COUNTED_AFTER = re.compile(rf"\s{{1,3}}(?:[\w-]{{3,15}}\s{{1,3}})?{COUNTED_NOUN}\b", re.IGNORECASE)

_NOT_COUNTED_AFTER = {
    "one": re.compile(
        r"\s{1,3}(?:of|on|in|at|to|by|for|from|with|as|another|day|time|thing|side|hand|way|"
        r"can|could|would|will|may|might|must|should|is|was|has|had|who|whose|that|which|more|"
        r"such|point|moment|after|before|the|a|does|did|knows|where|when|if|but|might|needs|says|"
        r"said|made)\b|\s{1,3}(?:or|and)\s{1,3}(?!\d|(?:two|three|four|five|six|ten|twelve)\b)|(?!\s{1,3}[a-z])",
        re.IGNORECASE,
    ),
    "no": re.compile(
        r"\s{1,3}(?!(?:[a-z-]{1,20}\s{1,3}){0,2}(?:[a-z]{3,20}s|men|women|children|people|one|dead|wounded)\b)"
        r"|\s{1,3}(?:longer|doubt|more|less|fewer|plans|signs|reasons|terms|means|circumstances|matter|"
        r"way|news|access|progress|comments|details|is|was|has|as)\b",
        re.IGNORECASE,
    ),
    "both": re.compile(
        r"\s{1,3}(?:[A-Z][a-z]|(?i:in|of|the|on|at|by|for|from|with|to|a|an|as|his|her|its|their|"
        r"is|inside|sides|before|during|and)\b)"
    ),
    "zero": re.compile(r"\s{1,3}(?:tolerance|hour|sum|point|gravity|emissions?|degrees)\b|-"),
    "none": re.compile(r"\s{1,3}(?:the|other)\b"),
    "a pair": re.compile(r"\s{1,3}of\s{1,3}(?:shoes|trousers|glasses|gloves|boots)\b"),
}


def match_value(text: str, token: re.Match[str]) -> int | None:
    """Find the end of the count that opens with ``token``.

    Args:
        text: Running text.
        token: A word or a run of digits in it.

    Returns:
        One past its last code point; None when no count opens there.

    Example:
        >>> match_value("two thousand troops", TOKEN.match("two thousand troops"))
        12
    """
    word, start = token.group(), token.start()
    if word[0].isdigit():
        if start > 0 and (text[start - 1] in _GLUED_BEFORE or text[start - 1].isalnum()):
            return None
        match = _VALUE_IN_DIGITS.match(text, start)
    else:
        if word.lower() not in _OPENERS or (start > 0 and text[start - 1] in "-‐‑–"):
            return None
        match = _VALUE_IN_WORDS.match(text, start)
    if match is None or not _is_count(text, start, match.end()):
        return None
    return match.end()


def _is_count(text: str, start: int, end: int) -> bool:
    value = text[start:end]
    before = text[max(0, start - REACH) : start]
    if (
        _is_measured(text, before, end)
        or _MONEY_BEFORE.search(before)
        or _LABEL_BEFORE.search(before)
    ):
        return False
    if value[0].isdigit():
        return _is_count_in_digits(text, value, before, end)
    in_capitals = value.isupper() and len(value) > 1 and before[-2:-1].isupper()
    # "The Seven", "Big Three" are names, but not in a text all in capitals.
    if value[0].isupper() and not in_capitals and not _opens_sentence(before):
        return False
    not_counted = _NOT_COUNTED_AFTER.get(" ".join(value.lower().split()))
    return not_counted is None or not_counted.match(text, end) is None


def _is_measured(text: str, before: str, end: int) -> bool:
    """Whether a unit follows, at once or after the other end: "between 18 and 20 per cent"."""
    if _MEASURED.match(text, end):
        return True
    other = _OTHER_END.match(text, end)
    if other is None or (other["join"].lower() == "and" and "between" not in before.lower()):
        return False
    return _MEASURED.match(text, other.end()) is not None


def _is_count_in_digits(text: str, value: str, before: str, end: int) -> bool:
    if value[0] == "0" and len(value) > 1:
        return False
    if _YEAR.fullmatch(value):
        return bool(LEAD.search(before) or _COUNTED_AFTER.match(text, end))
    if _AGE_LIMIT.search(before) or _MODEL_BEFORE.search(before) or _is_marker(text, before, end):
        return False
    # "Ivan, 34, was": the age of somebody named.
    return not (_APPOSED_AGE.search(before) and text[end : end + 1] in {",", ")", "."})


def _is_marker(text: str, before: str, end: int) -> bool:
    """Whether a number is the mark of a note, "[3]", or of an item in a list, "2. To decree"."""
    if before.endswith("[") and text[end : end + 1] == "]":
        return True
    return text[end : end + 1] in {".", ")"} and _LIST_NUMBER_BEFORE.search(before) is not None


def _opens_sentence(before: str) -> bool:
    stripped = before.rstrip()
    return not stripped or stripped[-1] in ".!?:;“\"'‘”’—–-•(*" or "\n" in before[len(stripped) :]


_NUMBER_RUN = re.compile(r"\d[\d.,:/]{0,40}")
_PHONE_RUN = re.compile(r"\d[\d\s()-]{6,20}\d")


def skip_number(text: str, start: int) -> int:
    """Find the end of a number that counts nobody, so that its tail isn't taken for one ("7.62")."""
    is_phone = start > 0 and text[start - 1] == "+"
    match = (is_phone and _PHONE_RUN.match(text, start)) or _NUMBER_RUN.match(text, start)
    return match.end() if match else start
