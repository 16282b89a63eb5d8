"""Date lines, bylines, outlet lines and datelines, each told by its form."""

import re

from fogline.text import parse_timestamp

_LONGEST_LINE = 140
_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ANY_DATE = re.compile(
    rf"\b(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\b\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d\b"
    rf"|\b\d\d?(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}\.?,?[ -](?:19|20)\d\d\b"
    rf"|\b{_MONTH}\.? \d\d?(?:st|nd|rd|th)?,? (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:T|\b)\d{1,2}[:.h]\d\d(?::\d\d)?(?:[.,]\d+)?\s*(?:[ap]\.?m\b\.?)?"
    r"\s*(?:\(?\b(?:UTC|GMT|[A-Z]{2,4}T|MSK|Z)\b\)?)?(?:\s?[+\-−]\d\d?:?(?:\d\d)?)?",
    re.IGNORECASE,
)
_DATE_WORDS = frozenset(
    """published publish posted post updated update last modified created date dated first on at
    the of and by from to am pm a p m gmt utc est edt et pst pdt cet cest msk ist bst eet eest local
    time hrs hours h z monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu
    thur thurs fri sat sun min mins minute minutes read reading ago issued release released
    publicado publicada actualizado publicat actualitzat publié mis jour le à el a las les
    veröffentlicht aktualisiert am um uhr pubblicato aggiornato il alle опубликовано обновлено
    опубліковано оновлено в о мск г года staff writers writer agencies agency correspondent correspondents
    reporter reporters newsroom desk editor editors our web""".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_WORD_OR_FIGURE = re.compile(r"[^\W_]")
_UPDATED = re.compile(
    r"^\W*(?:last\s+)?(?:updated?|modified|edited|actualizado|actualitzat|mis à jour|"
    r"aktualisiert|aggiornato|обновлено|оновлено)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:(?:written |reported |story |text |words |posted |published |compiled )?by|por|per|par|"
    r"von|автор:?|from our|author:?)\s+(?P<names>[^\n]{2,110}?)\.?$",
    re.IGNORECASE | re.DOTALL,
)
_NAME_WORD = re.compile(r"^[(\"“]?(?:[A-ZÀ-ÞА-ЯІЇЄҐ]|(?:al|el|d|l|ibn|bin)[-’'])", re.UNICODE)
_LINKS = frozenset(
    """and in of the for with at & de del la le van von der den da dos el bin ibn al y i et und e
    staff writer writers agencies agency correspondent correspondents reporter reporters invented
    editor foreign our""".split()
)
_OUTLET_WORD = re.compile(
    r"\b(?:news|newspaper|times|post|dispatch|press|agency|agencies|review|herald|tribune|daily|"
    r"journal|chronicle|courier|gazette|monitor|observer|mail|telegraph|wire|today|online|tv|radio|"
    r"bulletin|echo|cable|ledger|reporter|report|mirror|sun|star|standard|guardian|independent|"
    r"express|record|digest|inquirer|examiner|sentinel|register|argus|globe|weekly|magazine|"
    r"broadcasting|media|newswire|newsroom|diario|periódico|noticias|diari|notícies|jornal|"
    r"folha|nouvelles|presse|zeitung|nachrichten|rundschau|corriere|giornale|gazeta|новости|газета|"
    r"правда|известия|вести|новини|вісті|spokesman|pioneer|insider|advertiser|reuters|afp|xinhua|"
    r"tass|interfax|ukrinform|anadolu|efe|ansa|dpa|upi|bbc|cnn|aljazeera|al jazeera)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*\([^()]*\)\s*$")
_PLACE = r"[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž.’'`\- ]{2,40}(?:/[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž.’'\- ]{2,40})?"
_REGION = r"(?:, ?[A-ZÀ-Þ][\w.’'\-]+(?: [A-ZÀ-Þ][\w.’'\-]+){0,3})?"
_DAY_WRITTEN = (
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:{_MONTH}\.? \d\d?(?:st|nd|rd|th)?"
    rf"(?:, ?(?:19|20)\d\d)?|\d\d? {_MONTH}\.?(?:,? (?:19|20)\d\d)?|(?:19|20)\d\d-\d\d-\d\d)"
)
_DAY = rf"(?:,? ?{_DAY_WRITTEN})?"
_AGENCY = r"(?: ?\([^()\n]{2,60}\))?"
_MIXED = r"[A-ZÀ-Þ][\w’'\-]+(?: [A-ZÀ-Þ][\w’'\-]+){0,3}"
_DATELINE = re.compile(
    rf"^(?:{_PLACE}{_REGION}{_DAY}{_AGENCY}{_DAY}|{_MIXED}{_REGION}{_DAY} ?\([^()\n]{{2,60}}\){_DAY}"
    rf"|{_MIXED}{_REGION}, ?{_DAY_WRITTEN}),? ?(?:--|[-–—])\s"
    rf"|^{_PLACE}{_REGION}(?:,? {_DAY_WRITTEN})? ?\([^()\n]{{2,60}}\)[.:]\s"
)
_ALONE = re.compile(rf"^{_PLACE}{_REGION}{_DAY}{_AGENCY}{_DAY}$")


def is_date_line(text: str) -> bool:
    """Tell whether a line says when the page was published and nothing else.

    Args:
        text: One line.

    Returns:
        True when it has a full date and, beside it, only labels, a clock time or the name of the
        outlet or author.
    """
    if len(text) > _LONGEST_LINE or _ANY_DATE.search(text) is None:
        return False
    if _ALONE.match(text) or _DATELINE.match(text):
        return False
    rest = _CLOCK.sub(" ", _ANY_DATE.sub(" ", text))
    words = _WORD.findall(_drop_names(rest))
    return all(word.casefold() in _DATE_WORDS for word in words)


def is_bare_day(text: str) -> bool:
    """Tell whether a line is a full date and nothing else: no label, no clock time."""
    return len(text) <= _LONGEST_LINE and not _WORD_OR_FIGURE.search(_ANY_DATE.sub(" ", text))


def _drop_names(text: str) -> str:
    """Leave out the pieces of a date line that name who published or wrote it."""
    pieces = re.split(r"\s[|·•–—-]+\s|\n|·|\|", text)
    return " ".join(
        piece for piece in pieces if not (is_byline(piece.strip()) or is_outlet_line(piece.strip()))
    )


def is_update_line(text: str) -> bool:
    """Tell whether a date line gives the time of a change, not of publication."""
    return bool(_UPDATED.match(text))


def is_byline(text: str) -> bool:
    """Tell whether a line says who wrote the page.

    Args:
        text: One line, or two where a date follows.

    Returns:
        True for "By" and names.
    """
    first = text.split("\n", 1)[0].strip()
    match = _BYLINE.match(first)
    if match is None:
        return False
    words = _ANY_DATE.sub(" ", _NOTE.sub("", match["names"])).replace(",", " ").split()
    if not words or len(words) > 16:
        return False
    return all(
        _NAME_WORD.match(word)
        or word.casefold().strip("(),|.-–—") in _LINKS | {""}
        or not any(map(str.isalpha, word))
        for word in words
    )


def is_outlet_line(text: str, *, is_beside_date: bool = False) -> bool:
    """Tell whether a line is the name of a newspaper, agency or author.

    Args:
        text: One line.
        is_beside_date: Whether a date line or byline stands next to it; then any name will do.

    Returns:
        True for a short line of capitalised words.
    """
    bare = _NOTE.sub("", text).strip()
    words = bare.split()
    if not words or len(words) > 7 or bare.endswith((".", "?", "!", ":", "…", '"', "”")):
        return False
    if not all(_NAME_WORD.match(word) or word.casefold() in _LINKS for word in words):
        return False
    if is_beside_date and len(words) <= 5 and len(bare) <= 50:
        return True
    return len(words) >= 2 and _OUTLET_WORD.search(bare) is not None


def outlet_of(text: str) -> str | None:
    """Find the outlet's name in a byline, date line or outlet line.

    Args:
        text: The line.

    Returns:
        The name as it stands; None when the line names only a person.
    """
    for piece in re.split(r"\n|\s[|·•–—]\s|\||·", text):
        bare = piece.strip()
        match = _BYLINE.match(bare)
        if match is None:
            if is_outlet_line(bare):
                return bare
            continue
        for name in re.split(r",\s+", match["names"]):
            if is_outlet_line(name.strip()):
                return name.strip()
    return None


def find_dateline(text: str) -> int:
    """Measure the dateline a paragraph begins with.

    Args:
        text: A paragraph.

    Returns:
        Length of "KYIV, 1 June (Agency) -" with its dash; 0 when there is none.
    """
    match = _DATELINE.match(text) or (_ALONE.match(text) if _has_more(text) else None)
    return 0 if match is None else len(match.group().rstrip())


def _has_more(text: str) -> bool:
    """Whether a line without a dash has a date or agency, which a heading in capitals lacks."""
    return len(text) <= 120 and ("(" in text or parse_timestamp(text) is not None)


def agency_of(dateline: str) -> str | None:
    """Find the agency a dateline names in brackets."""
    match = re.search(r"\(([^()]{2,60})\)", dateline)
    if match is None:
        return None
    return re.split(r",| - ", match[1])[0].strip() or None
