"""The words of the command line for what the records hold."""

from collections import Counter
from collections.abc import Iterable, Mapping

from fogline.records import Document, Dossier, Published

REPORTER = "Reporter's words"

POINT_WORDS: Mapping[str, str] = {
    "occurred": "happened",
    "responsible": "who is responsible",
    "target": "target",
    "where": "where",
    "when": "when",
    "participants": "how many took part",
    "killed": "killed",
    "injured": "injured",
    "captured": "captured",
    "missing": "missing",
    "displaced": "displaced",
    "destroyed": "destroyed",
    "control": "who holds it",
    "state_role": "role of a government",
    "identity": "who took part",
    "aim": "aim",
    "media_where": "where it was recorded",
    "media_when": "when it was recorded",
}
STATUS_WORDS: Mapping[str, str] = {
    "agreed": "agreed",
    "contested": "contested",
    "one_side": "one side only",
    "unattributed": "unattributed",
}
STANCE_WORDS: Mapping[str, str] = {
    "denies": "denies",
    "doubts": "doubts",
    "declines": "declines to comment",
    "retracts": "takes back",
}

# One, and several; without a word for several they are named but not counted.
_REMOVED: Mapping[str, tuple[str, str]] = {
    "repeated-title": ("second title", "repeated titles"),
    "hashtags": ("hashtags", ""),
    "comments": ("comment form", ""),
    "related": ("related items", ""),
    "label": ("section label", "section labels"),
    "share": ("share line", "share lines"),
    "byline": ("byline", "bylines"),
    "notice": ("notice", "notices"),
    "other": ("other furniture", "other pieces of furniture"),
}
_REPAIRED: Mapping[str, tuple[str, str]] = {
    "glued": ("glued word", "glued words"),
    "untranslated": ("left untranslated", "left untranslated"),
    "remnant": ("left over from translation", "left over from translation"),
    "mistranslation": ("probable mistranslation", "probable mistranslations"),
    "repeated": ("repeated", "repeated"),
}
DOUBTFUL_WORD = "doubtful-word"


def say_point(point: str, of: str | None) -> str:
    """Name a point and whose it is.

    Example:
        >>> say_point("killed", "attackers"), say_point("state_role", "Government of Ukraine")
        ('killed, attackers', 'role of Government of Ukraine')
    """
    words = POINT_WORDS.get(point, point)
    if of is None:
        return words
    return f"role of {of}" if point == "state_role" else f"{words}, {of}"


def say_language(code: str) -> str:
    """Name a language in English; its code when no name is known."""
    if code == "und":
        return "language not told"
    from babel import Locale

    return str(Locale("en").languages.get(code, code))


def say_languages(document: Document) -> str:
    """Name a document's language and the one it shows traces of."""
    own = say_language(document.language)
    if document.translated_from is None:
        return own
    return f"{own}, machine-translated, traces of {say_language(document.translated_from)}"


def say_published(published: Published | None) -> str:
    """Write a publication time with its zone, or that the page states none."""
    if published is None:
        return "no time found"
    moment = published.start.replace("T", " ")
    if published.precision == "day":
        return moment[:10]
    zones = {None: "(no time zone stated)", "Z": "UTC"}
    return f"{moment} {zones.get(published.zone, published.zone)}"


def say_removed(document: Document) -> str:
    """Count what was left out; the date line is left out of the count, as it is kept as time."""
    kinds = Counter(part.kind for part in document.removed if part.kind != "date")
    return _say_kinds(kinds, _REMOVED)


def say_flagged(dossier: Dossier) -> str:
    """Count repairs and doubts."""
    said = _say_kinds(Counter(repair.why for repair in dossier.repairs), _REPAIRED)
    doubtful = sum(issue.code == DOUBTFUL_WORD for issue in dossier.issues)
    others = len(dossier.issues) - doubtful
    parts = [said] if said else []
    if doubtful:
        parts.append(say_count(doubtful, "doubtful word"))
    if others:
        parts.append(say_count(others, "other doubt"))
    return ", ".join(parts)


def _say_kinds(kinds: Counter[str], words: Mapping[str, tuple[str, str]]) -> str:
    order = [kind for kind in words if kind in kinds] + sorted(set(kinds) - set(words))
    said = []
    for kind in order:
        one, many = words.get(kind, (kind, kind))
        number = kinds[kind]
        # Removed things are named, mends are counted even when there is one.
        is_named = not many or (number == 1 and words is _REMOVED)
        said.append(one if is_named else f"{number} {one if number == 1 else many}")
    return ", ".join(said)


def say_count(number: int, one: str, many: str | None = None) -> str:
    """Count something: ``1 page``, ``2 pages``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def say_statuses(statuses: Iterable[str]) -> str:
    """Count points by status: ``7 points: 1 agreed, 2 contested, 4 one side only``."""
    counted = Counter(statuses)
    parts = [f"{counted[s]} {words}" for s, words in STATUS_WORDS.items() if counted[s]]
    total = say_count(sum(counted.values()), "point")
    return f"{total}: {', '.join(parts)}" if parts else total
