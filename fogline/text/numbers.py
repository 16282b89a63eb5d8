"""Counts in English text: what they say at least and at most.

A count is an interval of whole numbers. What the words leave open stays open: "more than 70" has no
upper end, "dozens" is two dozen or more, "several" three or more. Rounding words widen: "about 40"
is ten per cent either way, "nearly 100" the ten per cent below. Ages, years, sums of money, shares,
measures, weapons' names and clock times are numbers but count nobody, and are not found.
"""

import re
from dataclasses import dataclass

from fogline.text.date_phrases import find_dates
from fogline.text.number_words import SCALE_BY_WORD, parse_number_words
from fogline.text.quantity_patterns import LEAD, REACH, TOKEN, match_value, skip_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many: a closed interval of whole numbers.

    Attributes:
        min: The least that the words allow.
        max: The most; None when they leave it open.
        approximate: Whether the words round or estimate.
    """

    min: int
    max: int | None
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityPhrase:
    """A count in running text, with the words that widen or limit it.

    Attributes:
        start: First code point.
        end: One past the last code point.
        text: The phrase as it stands there, without the noun it counts.
    """

    start: int
    end: int
    text: str


_LONGEST = 120
_EDGES = " \t\n\r,;:!?.\"'“”‘’()[]"
# One tenth: a reader who hears "about 40" is not misled by 36 or 44. Small numbers get one either
# way. Widening it lets more claims of different sources agree.
_ROUNDING = 10

# Lower ends of words that have no upper one. "Dozens" needs two dozen; "several" and "a handful"
# more than a couple; "a few" at least two.
_OPEN = {
    "a few": 2,
    "few": 2,
    "a handful": 3,
    "several": 3,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "tens of thousands": 20_000,
    "dozens of thousands": 24_000,
    "hundreds of thousands": 200_000,
    "millions": 2_000_000,
    "tens of millions": 20_000_000,
    "hundreds of millions": 200_000_000,
}
_EXACT = {
    "a": 1,
    "an": 1,
    "one": 1,
    "a single": 1,
    "both": 2,
    "a couple": 2,
    "a pair": 2,
    "half a dozen": 6,
    "a half dozen": 6,
    "a half-dozen": 6,
    "half-dozen": 6,
    "half a million": 500_000,
    "no": 0,
    "no one": 0,
    "none": 0,
    "nobody": 0,
    "zero": 0,
}
_SCALE = {"dozen": 12, **SCALE_BY_WORD}

_SPACE = r"[ \u00a0\u202f]"
_GROUPED = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+|\d{{1,3}}(?:['’]\d{{3}})+"
    rf"|\d{{1,3}}(?:{_SPACE}\d{{3}})+)(?!\d)"
)
_SCALE_WORD = r"(?:hundred|thousand|million|billion|dozen)"
_FEW = r"(?:several|a few|a couple(?: of)?)"

_MODIFIERS: tuple[tuple[str, str], ...] = (
    (
        "least",
        r"at (?:the very )?least|no fewer than|no less than|not (?:fewer|less) than|"
        r"a minimum of|minimum|upwards of|≥",
    ),
    ("most", r"at (?:the very )?most|no more than|not more than|a maximum of|maximum|≤"),
    ("up to", r"up to|as many as|as much as"),
    (
        "more",
        r"(?:many |far |much |slightly |well )?more than|(?:well |just )?over|above|"
        r"in excess of|exceeding|>",
    ),
    ("less", r"(?:far |slightly )?fewer than|(?:far |slightly )?less than|under|below|<"),
    ("nearly", r"nearly|almost|close to|just under|approaching|just short of|just below"),
    (
        "about",
        r"about|some|around|approximately|approx\.?|roughly|(?:an )?estimated|circa|ca\.?|~|≈|"
        r"in the region of|somewhere around",
    ),
    ("exact", r"exactly|precisely|only|just|a total of|another|a further|all|all of"),
)
_PREFIX = re.compile(
    "|".join(rf"(?P<{name.replace(' ', '_')}>(?:{source}))" for name, source in _MODIFIERS)
)
_SUFFIXES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("least", re.compile(r"(?P<rest>.+?)(?: or more| and more| at least|\+| plus)")),
    ("most", re.compile(r"(?P<rest>.+?)(?: or fewer| or less| at most)")),
    ("about", re.compile(r"(?P<rest>.+?)(?: or so| or thereabouts)")),
)
_RANGE = re.compile(
    r"(?:between (?P<low>.+?) and|(?:from )?(?P<low2>.+?)(?: to| or| ?[-‐‑–—−]))"
    r" ?(?P<high>.+)"
)
_SCALED = re.compile(
    rf"(?P<number>\d+(?:[.,]\d{{1,3}})?|[a-z]+(?:[ -][a-z]+)?)[ -](?P<scale>{_SCALE_WORD})"
)
_TRAIL = re.compile(r"\s(?:or\smore|or\sso|or\sfewer|or\sless|at\sleast|at\smost)\b|\+(?!\w)", re.I)
_JOIN = re.compile(r"[-‐‑–]|\s(?:to|or)\s", re.IGNORECASE)
_AND = re.compile(r"\sand\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
# "Rose from 10 to 15": two counts of two moments, no range.
_CHANGE = re.compile(
    r"\b(?:r[io]se[ns]?|rising|increas\w{1,4}|gr[eo]w[ns]?|f[ea]ll\w{0,3}|dropp?\w{0,3}|climb\w{0,3}|"
    r"jump\w{0,3}|revis\w{1,3}|went|goes|up|down|changed?)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_FEW_SCALED = re.compile(rf"(?P<few>{_FEW}) (?P<scale>{_SCALE_WORD})")


def parse_quantity(phrase: str) -> Quantity | None:
    """Read a count with the words that widen or limit it.

    Args:
        phrase: The count alone, in words or digits, without the noun it counts.

    Returns:
        The interval, or None when ``phrase`` is no count.

    Example:
        >>> parse_quantity("more than 70")
        Quantity(min=71, max=None, approximate=False)
        >>> parse_quantity("dozens of")
        Quantity(min=24, max=None, approximate=True)
        >>> parse_quantity("about 40")
        Quantity(min=36, max=44, approximate=True)
        >>> parse_quantity("between 10 and 15")
        Quantity(min=10, max=15, approximate=False)
    """
    plain = " ".join(phrase.lower().split()).strip(_EDGES).removesuffix(" of")
    return _read(plain) if plain and len(plain) <= _LONGEST else None


def find_quantities(text: str) -> list[QuantityPhrase]:
    """Find the counts of a text.

    Args:
        text: Running text.

    Returns:
        Counts in text order, none overlapping, each one that ``parse_quantity`` can read.

    Example:
        >>> claim = "claimed to have killed more than 70 terrorists and lost two T-72 tanks in 3 days"
        >>> [found.text for found in find_quantities(claim)]
        ['more than 70', 'two']
        >>> find_quantities("a 34-year-old paid $70 for a 155mm shell on 22 May 2023")
        []
    """
    values = _join_ranges(text, _find_values(text))
    found: list[QuantityPhrase] = []
    for start, end in values:
        first, last = _take_in_modifiers(text, start, end)
        if found and first < found[-1].end:
            first = start
        if parse_quantity(text[first:last]) is not None:
            found.append(QuantityPhrase(start=first, end=last, text=text[first:last]))
    return found


def _read(plain: str) -> Quantity | None:
    base = _read_base(plain)
    if base is not None:
        return base
    prefix = _PREFIX.match(plain)
    if prefix is not None and prefix.lastgroup is not None:
        inner = _read(plain[prefix.end() :].strip())
        if inner is not None:
            return _modify(prefix.lastgroup.replace("_", " "), inner)
    for name, pattern in _SUFFIXES:
        suffix = pattern.fullmatch(plain)
        inner = None if suffix is None else _read(suffix["rest"])
        if inner is not None:
            return _modify(name, inner)
    return _read_range(plain)


def _read_base(plain: str) -> Quantity | None:
    number = _read_number(plain)
    if number is not None:
        return Quantity(min=number, max=number)
    if plain in _OPEN:
        return Quantity(min=_OPEN[plain], max=None, approximate=True)
    few = _FEW_SCALED.fullmatch(plain)
    if few is not None:
        times = _OPEN.get(few["few"], 2)
        return Quantity(min=times * _SCALE[few["scale"]], max=None, approximate=True)
    return None


def _read_number(plain: str) -> int | None:
    if plain in _EXACT:
        return _EXACT[plain]
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if re.fullmatch(_GROUPED, plain):
        return int(re.sub(r"\D", "", plain))
    scaled = _SCALED.fullmatch(plain)
    if scaled is not None:
        return _read_scaled(scaled["number"], _SCALE[scaled["scale"]])
    return parse_number_words(plain)


def _read_scaled(number: str, scale: int) -> int | None:
    """Whole counts such as "1.5 million", "two dozen"; a share of a person is no count."""
    if number[0].isdigit():
        whole, _, fraction = number.replace(",", ".").partition(".")
        value = int(whole + fraction) * scale
        divisor = 10 ** len(fraction)
        return value // divisor if value % divisor == 0 else None
    times = 1 if number in {"a", "an"} else parse_number_words(number)
    # Anything else with a scale word in it follows the grammar of number words.
    return None if times is None or times >= scale else times * scale


def _modify(name: str, inner: Quantity) -> Quantity | None:
    if name == "exact":
        return inner
    if name in {"least", "more"}:
        one_more = name == "more" and inner.max == inner.min
        return Quantity(min=inner.min + one_more, max=None, approximate=inner.approximate)
    if inner.max is None:
        return inner if name == "about" else None
    if name == "about":
        return _widen(inner)
    if name == "nearly":
        slack = max(1, inner.max // _ROUNDING)
        return Quantity(min=max(0, inner.max - slack), max=max(0, inner.max - 1), approximate=True)
    least = 1 if name == "up to" and inner.max > 0 else 0
    most = inner.max - (name == "less")
    return Quantity(min=least, max=most) if most >= least else None


def _widen(inner: Quantity) -> Quantity:
    most = inner.max if inner.max is not None else inner.min
    low = inner.min - max(1, inner.min // _ROUNDING)
    high = most + max(1, most // _ROUNDING)
    return Quantity(min=max(0, low), max=high, approximate=True)


def _read_range(plain: str) -> Quantity | None:
    match = _RANGE.fullmatch(plain)
    if match is None:
        return None
    low_text, high_text = match["low"] or match["low2"], match["high"]
    low, high = _read_number(low_text), _read_number(high_text)
    if low is None or high is None:
        return None
    low *= _shared_scale(low_text, high_text, low)
    return Quantity(min=low, max=high) if low < high else None


def _shared_scale(low_text: str, high_text: str, low: int) -> int:
    """The scale named once for both ends: "1 to 2 million", "three to four hundred"."""
    scaled = _SCALED.fullmatch(high_text)
    if scaled is None or re.search(_SCALE_WORD, low_text):
        return 1
    times = _read_number(scaled["number"])
    return _SCALE[scaled["scale"]] if times is not None and low < times else 1


def _find_values(text: str) -> list[tuple[int, int]]:
    values: list[tuple[int, int]] = []
    dates = iter([*find_dates(text), None])
    date = next(dates)
    done = 0
    for token in TOKEN.finditer(text):
        start = token.start()
        while date is not None and date.end <= start:
            date = next(dates)
        if start < done or (date is not None and date.start <= start):
            continue
        end = match_value(text, token)
        if end is not None and (date is None or end <= date.start):
            values.append((start, end))
            done = end
        elif token.group()[0].isdigit():
            done = skip_number(text, start)
    return values


def _join_ranges(text: str, values: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    used = False
    for start, end in values:
        if joined and not used and _is_range(text, joined[-1], (start, end)):
            opener = _find_range_opener(text, joined[-1][0])
            joined[-1] = (opener, end)
            used = True
        else:
            joined.append((start, end))
            used = False
    return joined


def _is_range(text: str, low: tuple[int, int], high: tuple[int, int]) -> bool:
    gap = text[low[1] : high[0]]
    before = text[max(0, low[0] - REACH) : low[0]]
    linked = _JOIN.fullmatch(gap) or (_AND.fullmatch(gap) and _BETWEEN.search(before))
    if not linked or (_FROM.search(before) and _CHANGE.search(before)):
        return False
    return parse_quantity(f"{text[low[0] : low[1]]} to {text[high[0] : high[1]]}") is not None


def _find_range_opener(text: str, start: int) -> int:
    before = text[max(0, start - REACH) : start]
    match = _BETWEEN.search(before) or _FROM.search(before)
    return start if match is None else start - len(match.group())


def _take_in_modifiers(text: str, start: int, end: int) -> tuple[int, int]:
    trail = _TRAIL.match(text, end)
    last = end if trail is None else trail.end()
    lead = LEAD.search(text[max(0, start - REACH) : start])
    return (start if lead is None else start - len(lead.group())), last
