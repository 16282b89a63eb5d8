"""Patterns of the smallest time phrases and the signs that a word is none.

Every pattern is bounded: no quantifier is open, so that trying one at a word costs the same in any
text. Names in English share their words with the calendar (May, March, "the Sunday Times", "the 6
April Movement"); the checks here keep them out.
"""

import re

from fogline.text.number_words import COUNTED_NOUN, NUMBER_WORDS_BELOW_100

_S = r"\s{1,3}"
_S0 = r"\s{0,3}"
_DASH = r"[-‐‑–—−]"
_FULL = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_ANY = rf"(?:{_FULL}\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_WEEKDAY_FULL = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_WEEKDAY = rf"(?:{_WEEKDAY_FULL}\b|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
# "May 2,000 people" is no 2 May, "22.5" no 22nd.
_NUMBER_END = r"(?![\d%])(?![.,:/]\d)"
_DAY = rf"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w){_NUMBER_END}"
_DAY_FIRST = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w)"
_YEAR = rf"(?:1[0-9]|20)\d\d\b{_NUMBER_END}(?!-)"
_YEAR_TAIL = rf"(?:,?{_S}(?:of{_S})?{_YEAR}(?!{_S}{COUNTED_NOUN}\b)|{_S}(?:of{_S})?(?:last|this|next|that|the{_S}same){_S}year\b)?"
_BOTH = rf"(?:{_S0}{_DASH}{_S0}|{_S}and{_S}(?:the{_S})?|{_S}or{_S}|{_S}to{_S}|,{_S})"
_DAYS_MONTH = rf"{_DAY_FIRST}{_BOTH}{_DAY}{_S}(?:of{_S})?{_ANY}{_YEAR_TAIL}"
_DAY_MONTH = rf"{_DAY}(?:{_S}|-)(?:of{_S})?{_ANY}{_YEAR_TAIL}"
_MONTH_DAYS = rf"{_ANY}{_S}(?:the{_S})?{_DAY_FIRST}{_BOTH}{_DAY}(?!{_S}{_ANY}){_YEAR_TAIL}"
_MONTH_DAY = rf"{_ANY}{_S}(?:the{_S})?{_DAY}(?!{_S}{COUNTED_NOUN}\b){_YEAR_TAIL}"
_DATE = rf"(?:{_DAYS_MONTH}|{_DAY_MONTH}|{_MONTH_DAYS}|{_MONTH_DAY})"
_CLOCK_TIME = (
    r"(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d(?::[0-5]\d)?\b(?:\s?[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?)"
    rf"(?:{_S}(?:GMT|UTC|MSK|local{_S}time|[A-Z][a-z]{{2,15}}{_S}time|[A-Z]{{1,3}}ST|[A-Z]{{1,2}}DT)\b)?"
)
_UNIT = r"(?:hour|day|week|month|year|decade)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_COUNT = rf"(?:\d{{1,3}}|{NUMBER_WORDS_BELOW_100}|an?)"
_VAGUE_COUNT = r"(?:several|a\s{1,3}few|some|many|a\s{1,3}couple\s{1,3}of)"
_PART = (
    r"(?:(?:(?:early|late|mid|pre)[\s-])?(?:morning|afternoon|evening|night|nighttime|dawn|dusk|"
    r"noon|midday|midnight|sunrise|sunset|daybreak|nightfall)(?:\shours)?|"
    r"(?:early|small|late|pre-dawn|predawn|first|morning|evening)\s{1,3}hours"
    r"(?:\s{1,3}of\s{1,3}the\s{1,3}morning)?)\b"
)

Atoms = tuple[tuple[str, re.Pattern[str]], ...]


def _compile(*pairs: tuple[str, str]) -> Atoms:
    return tuple((kind, re.compile(source, re.IGNORECASE)) for kind, source in pairs)


_AGO = ("day", rf"{_COUNT}{_S}{_UNIT}s?{_S}ago\b")
_ELSEWHEN = (
    "vague",
    rf"(?:{_COUNT}|{_VAGUE_COUNT}){_S}{_UNIT}s?{_S}(?:ago|later|earlier|before|after)\b",
)

DIGIT_ATOMS: Atoms = _compile(
    (
        "day",
        r"(?:1[0-9]|20)\d\d[-/](?:0?[1-9]|1[0-2])[-/](?:[012]?\d|3[01])(?!\d)"
        r"(?:[T\s](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?\b)?",
    ),
    ("day", r"(?:[012]?\d|3[01])([./-])(?:[012]?\d|3[01])\1(?:1[0-9]|20)\d\d(?!\d|[.\-/]\d)"),
    ("days", _DAYS_MONTH),
    ("day", _DAY_MONTH),
    ("clock", _CLOCK_TIME),
    _AGO,
    ("vague", rf"\d{{1,3}}{_S}{_UNIT}s?{_S}(?:later|earlier|before|after)\b"),
    ("period", r"(?:1[0-9]|20)\d0['’]?s\b"),
    ("period", rf"(?:1[0-9]|20)\d\d{_DASH}(?:(?:1[0-9]|20)\d\d|\d\d)(?![\w\-–.,]\d|\w|-)"),
    ("period", rf"\d{{1,2}}(?:st|nd|rd|th){_S}century\b"),
    ("bare year", _YEAR),
)
"""Time phrases that open with a digit."""

_MONTH_ATOMS = _compile(
    ("days", _MONTH_DAYS),
    ("day", _MONTH_DAY),
    (
        "period",
        rf"{_FULL}\b(?:(?:{_S0}{_DASH}{_S0}|{_S}(?:and|to|or|through|until){_S}){_FULL}\b)?{_YEAR_TAIL}",
    ),
    ("period", rf"{_ANY}{_S}{_YEAR}"),
)
_WEEKDAY_ATOMS = _compile(
    ("day", rf"{_WEEKDAY},?{_S}(?:(?:the|on){_S})?{_DATE}"),
    ("day", rf"{_WEEKDAY_FULL}\b(?:{_S}(?:of{_S})?(?:last|this|next){_S}week\b)?"),
)
_PART_ATOMS = _compile(("part", _PART))
_SEASON_ATOMS = _compile(
    ("period", rf"{_SEASON}{_S}(?:of{_S})?(?:{_YEAR}|(?:last|this|next|that){_S}year\b)"),
    ("period", rf"(?<=in\s)(?:spring|autumn|winter|summer)\b(?!{_S}of\b)"),
    ("period", rf"(?<=in\sthe\s)(?:spring|autumn|winter|summer)\b(?!{_S}of\b)"),
)
_WHICH_ATOMS = _compile(
    ("day", rf"(?:last|next|this|past|coming){_S}{_WEEKDAY_FULL}\b"),
    ("day", rf"(?:last|next|this){_S}{_DATE}"),
    ("day", rf"(?:this{_S}(?:morning|afternoon|evening)|last{_S}(?:night|evening))\b"),
    (
        "period",
        rf"(?:last|next|this|previous){_S}(?:week|month|year|weekend)\b(?!{_S}of{_S}{_ANY})",
    ),
    ("period", rf"(?:past|coming){_S}(?:day|week|month|year|decade|weekend)\b"),
    ("period", rf"(?:last|next|this){_S}(?:{_FULL}\b|{_SEASON}\b){_YEAR_TAIL}"),
    ("period", rf"(?:past|last|previous){_S}{_COUNT}{_S}{_UNIT}s?\b"),
    ("vague", rf"(?:past|last|coming|next){_S}(?:few|several|couple{_S}of){_S}{_UNIT}s\b"),
)
_LONE_ATOMS = _compile(
    ("day", r"(?:today|tonight|yesterday|tomorrow|overnight)\b"),
)
_DAY_ATOMS = _compile(("day", rf"day{_S}(?:before{_S}yesterday|after{_S}tomorrow)\b"))
_EARLIER_ATOMS = _compile(
    ("period", rf"earlier{_S}this{_S}(?:week|month|year)\b"),
    ("vague", rf"later{_S}this{_S}(?:week|month|year)\b"),
    ("day", rf"earlier{_S}today\b"),
)
_WEEKEND_ATOMS = _compile(("period", r"weekend\b"))
_COUNT_ATOMS = _compile(_AGO, _ELSEWHEN)
_IN_ATOMS = _compile(
    ("vague", rf"in{_S}(?:the{_S})?(?:recent|coming){_S}{_UNIT}s\b"),
    ("vague", rf"for{_S}(?:{_COUNT}{_S}|{_VAGUE_COUNT}{_S})?{_UNIT}s\b"),
)
_QUARTER_ATOMS = _compile(
    ("period", rf"(?:first|second|third|fourth){_S}quarter{_S}(?:of{_S})?{_YEAR}"),
    ("part", rf"first{_S}hours\b"),
)
_FIXED_ATOMS = _compile(
    ("day", rf"(?:Christmas{_S}(?:Day|Eve)|New{_S}Year['’]s{_S}(?:Day|Eve))\b(?:,?{_S}{_YEAR})?")
)


def _openers(words: str, *atoms: Atoms) -> dict[str, Atoms]:
    merged = tuple(pair for group in atoms for pair in group)
    return dict.fromkeys(words.split(), merged)


_NUMBER_OPENERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety one a an "
    "several some many"
)

ATOMS_BY_OPENER: dict[str, Atoms] = {
    **_openers(
        "january february march april may june july august september october november december "
        "jan feb mar apr jun jul aug sep sept oct nov dec",
        _MONTH_ATOMS,
    ),
    **_openers(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs "
        "fri sat sun",
        _WEEKDAY_ATOMS,
    ),
    **_openers("last next this past coming previous", _WHICH_ATOMS),
    **_openers("today tonight yesterday tomorrow overnight", _LONE_ATOMS),
    **_openers(
        "morning afternoon evening night nighttime dawn dusk noon midday midnight sunrise sunset "
        "daybreak nightfall early late mid pre predawn small",
        _PART_ATOMS,
    ),
    **_openers("spring summer autumn fall winter", _SEASON_ATOMS),
    **_openers(_NUMBER_OPENERS, _COUNT_ATOMS),
    **_openers("in for", _IN_ATOMS),
    **_openers("earlier later", _EARLIER_ATOMS),
    **_openers("first second third fourth", _QUARTER_ATOMS),
    **_openers("christmas new", _FIXED_ATOMS),
    **_openers("day", _DAY_ATOMS),
    **_openers("weekend", _WEEKEND_ATOMS),
}
"""Patterns to try at a word, by the word in lower case."""

# Months that are also names of people, verbs or processions.
MONTH_NEEDS_CONTEXT = frozenset({"march", "april", "may", "june", "august"})
"""Bare months that count only where the words around them say so."""

_REACH = 30
_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|until|till|during|throughout|early|late|mid|last|this|next|month\s{1,3}of|"
    r"(?:end|beginning|start|middle|half|days?|weeks?|part)\s{1,3}(?:of|in))(?:\s{1,3}|-)$",
    re.IGNORECASE,
)
_ARTICLE_BEFORE = re.compile(r"\b(?:the|an?)\s{1,3}$", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    r"\s{1,3}(?!(?:in|on|for|of|to|against|through|at|from|by|with|was|were|is|has|had|that|"
    r"and|or|which|who|where|near|towards?|over)\b)[a-z]{3}"
)


def is_month_in_context(text: str, start: int, end: int) -> bool:
    """Whether "May" or "March" at ``start`` is the month.

    Example:
        >>> is_month_in_context("a raid in May", 10, 13)
        True
        >>> is_month_in_context("the March on Rome", 4, 9)
        False
    """
    if text[start].islower():
        return False
    before = text[max(0, start - _REACH) : start]
    if _MONTH_BEFORE.search(before):
        return True
    return bool(_ARTICLE_BEFORE.search(before) and _NOUN_AFTER.match(text, end))


_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|of|during|by|from|to|and|through|before|after|late|early|mid|"
    r"year|spring|summer|autumn|winter)(?:\s{1,3}|-)|[-–(])$",
    re.IGNORECASE,
)
_YEAR_COUNTED = re.compile(rf"\s{{1,3}}(?:[a-z-]{{3,15}}\s{{1,3}})?{COUNTED_NOUN}\b", re.IGNORECASE)
_WORD_AFTER = re.compile(r"\s{1,3}[A-Za-z]")


def is_year_in_context(text: str, start: int, end: int) -> bool:
    """Whether a bare "2014" is a year and not a count.

    Example:
        >>> is_year_in_context("annexed in 2014", 11, 15)
        True
        >>> is_year_in_context("a force of 2000 soldiers", 11, 15)
        False
    """
    if _YEAR_COUNTED.match(text, end):
        return False
    before = text[max(0, start - _REACH) : start]
    if re.search(r"\bof\s{1,3}$", before) and text[start + 2 : end] == "00":
        return False
    if _YEAR_BEFORE.search(before):
        return True
    return bool(_ARTICLE_BEFORE.search(before) and _WORD_AFTER.match(text, end))


_NAME_AFTER = re.compile(
    r"(?:['’]s?)?\s{1,3}(?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|Sun|Star|World|Tribune|"
    r"Independent|Observer|Review|Business|Night\s{1,3}(?:Live|Football)|Movement|Street|Square|"
    r"Avenue|Brigade|Battalion|Division|Revolution|Bridge|Coalition|Alliance|Front|Park|Stadium|"
    r"Boulevard|Airport|Hospital|Martyrs|Agreement|Accords?)\b"
)
_WEEKDAY_NAME_BEFORE = re.compile(
    r"\b(?:Black|Good|Bloody|Ash|Palm|Easter|Super|Cyber|Holy|Sheffield|Maundy|Man)\s{1,3}$"
)
_TITLE_BEFORE = re.compile(r"(?<![.!?:]\s)\b[A-Z][A-Za-z]+\s$")


def is_name(text: str, start: int, end: int) -> bool:
    """Whether the calendar word at ``start`` is part of a name.

    Example:
        >>> is_name("the Sunday Times", 4, 10)
        True
        >>> is_name("USA Today", 4, 9)
        True
    """
    if _NAME_AFTER.match(text, end):
        return True
    before = text[max(0, start - _REACH) : start]
    word = text[start:end]
    if word == "Today":
        return _TITLE_BEFORE.search(before) is not None
    return _WEEKDAY_NAME_BEFORE.search(before) is not None
