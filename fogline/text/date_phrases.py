"""Where time phrases stand in running text.

Two passes, both linear. The first walks the words and tries, only at those that can open a time
phrase, a handful of bounded patterns: a date, a weekday, a month, a clock time, a part of a day. The
second joins neighbours ("the early hours" + "Sunday", "Monday" + "Wednesday") and takes in the words
before them that change the value ("since", "the end of"). Plain prepositions stay outside.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from fogline.text.date_patterns import (
    ATOMS_BY_OPENER,
    DIGIT_ATOMS,
    MONTH_NEEDS_CONTEXT,
    is_month_in_context,
    is_name,
    is_year_in_context,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePhrase:
    """A time phrase in running text.

    Attributes:
        start: First code point.
        end: One past the last code point.
        text: The phrase as it stands there.
    """

    start: int
    end: int
    text: str


class _Atom(NamedTuple):
    start: int
    end: int
    kind: str
    # Joined ends need "from" or "between" in front of them, where there is one.
    is_range: bool = False


_MONTH_END = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\s?$"
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
# A digit after one of these belongs to a model name, a sum of money or a longer number.
_BEFORE_DIGIT = frozenset("-‐‑–−./:$€£#@_+,'’")

_PART_BEFORE_DAY = re.compile(r",?\s{1,3}(?:(?:of|on|in|the|local|time)\s{1,3}){0,3}|,\s?")
_DAY_BEFORE_PART = re.compile(
    r",?\s{1,3}(?:(?:at|in|before|after|around|about|during|early|late|the|just|very)\s{1,3}){0,3}",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"\s?[-‐‑–]\s?|\s{1,3}(?:to|until|till|through|into)\s{1,3}(?:the\s{1,3}|on\s{1,3})?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s{1,3}and\s{1,3}(?:the\s{1,3})?", re.IGNORECASE)
_OVERNIGHT_JOIN = re.compile(
    r"\s{1,3}(?:(?:into|on|from|between|to|of)\s{1,3})?(?:the\s{1,3})?", re.IGNORECASE
)

_REACH = 45
_BETWEEN = re.compile(r"\bbetween\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)
_BETWEEN_GAP = re.compile(r"\s{1,3}between\s{1,3}", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)
_SLICE = re.compile(
    r"\b(?:the\s{1,3})?(?:very\s{1,3})?(?:early|mid|middle|late|end|beginning|start|"
    r"(?:first|second)\s{1,3}half|(?:first|last|final)\s{1,3}days|(?:early|latter)\s{1,3}part|"
    r"(?:first|last)\s{1,3}day|(?:first|second|third|fourth|last)\s{1,3}week)"
    r"(?:(?:\s{1,3}|-)(?:of|in|on)(?:\s{1,3}the)?)?(?:\s{1,3}|-)$",
    re.IGNORECASE,
)
_PART_LEAD = re.compile(
    r"(?:\b(?:before|around|just|shortly|after)\s{1,3})?\bthe\s{1,3}$", re.IGNORECASE
)
_OPENER = re.compile(
    r"\b(?:(?:ever\s{1,3})?since|until|till|by)\s{1,3}(?:(?:on|in|the)\s{1,3}){0,2}$",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\s{1,3}onwards?\b", re.IGNORECASE)
_LOOSE_OPENER = re.compile(r"\b(?:after|before|prior\s{1,3}to)\s{1,3}$", re.IGNORECASE)
# "After Tuesday." speaks of the day; "after Tuesday's attack" of an attack.
_CLAUSE_END = re.compile(r"\s{0,2}(?:[.,;:!?)”\"]|$)")


def find_dates(text: str, *, start: int = 0) -> list[DatePhrase]:
    """Find the time phrases of a text.

    Args:
        text: Running text.
        start: Added to every offset, for a text cut out of a longer one.

    Returns:
        Phrases in text order, as long as they go, none overlapping. Some have no value
        ("in recent days"): they speak of time all the same.

    Example:
        >>> [found.text for found in find_dates("a raid at the end of May, it said on Thursday")]
        ['the end of May', 'Thursday']
        >>> find_dates("Volunteers may march a second time, the Sunday Times wrote")
        []
    """
    found = []
    for atom in _join_atoms(text, _find_atoms(text)):
        if atom.kind in {"clock", "part"}:
            continue
        first, end = _take_in_onwards(text, _take_in_lead(text, atom), atom.end)
        found.append(DatePhrase(start=first + start, end=end + start, text=text[first:end]))
    return _drop_overlaps(found)


def _find_atoms(text: str) -> list[_Atom]:
    atoms: list[_Atom] = []
    done = 0
    for token in _TOKEN.finditer(text):
        if token.start() < done:
            continue
        atom = _match_atom(text, token)
        if atom is not None:
            atoms.append(atom)
            done = atom.end
    return atoms


def _match_atom(text: str, token: re.Match[str]) -> _Atom | None:
    first = token.group()
    begin = token.start()
    if first[0].isdigit():
        if _is_glued(text, begin):
            return None
        patterns = DIGIT_ATOMS
    else:
        found = ATOMS_BY_OPENER.get(first.lower())
        if found is None:
            return None
        patterns = found
    best: _Atom | None = None
    for kind, pattern in patterns:
        match = pattern.match(text, begin)
        if match and (best is None or match.end() > best.end):
            two = kind == "days"
            best = _Atom(begin, match.end(), "day" if two else kind, is_range=two)
    return best if best is not None and _is_sound(text, best) else None


def _is_glued(text: str, begin: int) -> bool:
    """Whether the digit at ``begin`` goes on with what stands before it; "mid-2014" doesn't."""
    if begin == 0:
        return False
    before = text[begin - 1]
    if before in "-‐‑–" and text[max(0, begin - 4) : begin - 1].lower() == "mid":
        return False
    # "22 May-1 June": a month in front of the hyphen tells a day from a "T-72".
    if before in "-‐‑–" and _MONTH_END.search(text[max(0, begin - 11) : begin - 1]):
        return False
    return before in _BEFORE_DIGIT or before.isalnum()


def _is_sound(text: str, atom: _Atom) -> bool:
    if atom.kind == "bare year" and not is_year_in_context(text, atom.start, atom.end):
        return False
    words = text[atom.start : atom.end]
    if words.lower() in MONTH_NEEDS_CONTEXT and not is_month_in_context(text, atom.start, atom.end):
        return False
    return not is_name(text, atom.start, atom.end)


def _join_atoms(text: str, atoms: Iterable[_Atom]) -> list[_Atom]:
    joined: list[_Atom] = []
    for atom in atoms:
        current = atom
        while joined:
            both = _join_two(text, joined[-1], current)
            if both is None:
                break
            joined.pop()
            current = both
        joined.append(current)
    return joined


def _join_two(text: str, left: _Atom, right: _Atom) -> _Atom | None:
    gap = text[left.end : right.start]
    if len(gap) > _REACH:
        return None
    kinds = (left.kind, right.kind)
    if kinds in {("part", "day"), ("clock", "day")} and _PART_BEFORE_DAY.fullmatch(gap):
        return _Atom(left.start, right.end, "day", right.is_range)
    if left.kind == "part" and right.is_range and _BETWEEN_GAP.fullmatch(gap):
        return _Atom(left.start, right.end, "day", is_range=True)
    if kinds in {("day", "part"), ("day", "clock")} and _DAY_BEFORE_PART.fullmatch(gap):
        return _Atom(left.start, right.end, "day", left.is_range)
    if text[left.start : left.end].lower() == "overnight" and right.kind == "day":
        return _Atom(left.start, right.end, "day") if _OVERNIGHT_JOIN.fullmatch(gap) else None
    return _join_ends(text, left, right, gap)


_PERIODS = frozenset({"period", "bare year"})


def _join_ends(text: str, left: _Atom, right: _Atom, gap: str) -> _Atom | None:
    """Join two days or two periods: "from Monday to Wednesday", "between 2014 and 2018"."""
    comparable = left.kind == right.kind == "day" or {left.kind, right.kind} <= _PERIODS
    if not comparable or left.is_range or right.is_range:
        return None
    before = text[max(0, left.start - _REACH) : left.start]
    if _JOIN.fullmatch(gap) or (_AND.fullmatch(gap) and _BETWEEN.search(before)):
        return _Atom(left.start, right.end, left.kind, is_range=True)
    return None


def _take_in_lead(text: str, atom: _Atom) -> int:
    """Start of the phrase with the words before it that change its value."""
    begin = atom.start
    if atom.is_range:
        match = _FROM.search(text[max(0, begin - _REACH) : begin])
        if match is not None:
            return begin - len(match.group())
    elif atom.kind != "vague":
        begin = _step_back(text, begin, _SLICE)
    if begin == atom.start and text[begin : begin + 4].lower() in _TAKES_ARTICLE:
        begin = _step_back(text, begin, _PART_LEAD)
    opened = _step_back(text, begin, _OPENER)
    if opened == begin and _CLAUSE_END.match(text, atom.end):
        opened = _step_back(text, begin, _LOOSE_OPENER)
    return opened


def _take_in_onwards(text: str, first: int, end: int) -> tuple[int, int]:
    """Open as "since 2014" is: "from 2014 onwards"."""
    onwards = _ONWARDS.match(text, end)
    return (first, end) if onwards is None else (_step_back(text, first, _FROM), onwards.end())


# First letters of the words whose "the" belongs to the phrase: "the past week", "the weekend",
# "the early hours of", "the night of", "the day before yesterday", "the summer of 2022".
_TAKES_ARTICLE = frozenset(
    {"past", "last", "prev", "week", "earl", "smal", "pred", "nigh", "morn", "even", "afte"}
    | {"day ", "spri", "summ", "autu", "fall", "wint", "firs", "seco", "thir", "four"}
    | {f"{century}{digit}0" for century in (18, 19, 20) for digit in range(10)}
)


def _step_back(text: str, begin: int, pattern: re.Pattern[str]) -> int:
    match = pattern.search(text[max(0, begin - _REACH) : begin])
    return begin if match is None else begin - len(match.group())


def _drop_overlaps(found: list[DatePhrase]) -> list[DatePhrase]:
    """A lead may reach back into the phrase before; the earlier one keeps its words."""
    kept: list[DatePhrase] = []
    for phrase in found:
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
    return kept
