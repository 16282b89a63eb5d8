"""The words and signs of the interface, in one place."""

from collections.abc import Mapping

from msgspec import UNSET

from fogline.records import Value

LICENCE_LINE = (
    "Claims as reported by named sources. “Reviewed” means checked against the source text, "
    "not found to be true."
)
REPORTER = "Reporter’s own words"

POINTS: Mapping[str, str] = {
    "occurred": "Happened?",
    "responsible": "Who is responsible",
    "target": "Target",
    "where": "Where",
    "when": "When",
    "participants": "How many took part",
    "killed": "People killed",
    "injured": "People injured",
    "captured": "People captured",
    "missing": "People missing",
    "displaced": "People displaced",
    "destroyed": "Destroyed",
    "control": "Who holds it",
    "state_role": "Role of a government",
    "identity": "Who took part",
    "aim": "Aim",
    "media_where": "Where it was recorded",
    "media_when": "When it was recorded",
}

# Stances as the record stores them, and two that the table computes: disputes and distances.
STANCES: Mapping[str, tuple[str, str]] = {
    "asserts": ("●", "says"),
    "denies": ("⊘", "denies"),
    "doubts": ("?", "doubts"),
    "retracts": ("↩", "takes back"),
    "declines": ("…", "declines to comment"),
    "disputes": ("≠", "gives another value"),
    "distances": ("↔", "denies a part in it"),
}

STATUSES: Mapping[str, str] = {
    "contested": "Contested",
    "agreed": "Agreed",
    "one_side": "One side only",
    "unattributed": "Unattributed",
}

STANDINGS: Mapping[str, str] = {
    "party": "party to the event",
    "government": "other government",
    "body": "organisation",
    "witness": "witness or other source",
    "reporter": "the report itself",
}

CHANNELS: Mapping[str, str] = {
    "telegram": "on Telegram",
    "video": "in a video",
    "statement": "in a statement",
    "tv": "on television",
    "press": "to the press",
    "social": "on social media",
    "interview": "in an interview",
    "official": "through an official channel",
}

EVENT_KINDS: Mapping[str, str] = {
    "AGREE": "Agreement",
    "CONSULT": "Meeting, talks",
    "SUPPORT": "Support",
    "CONCEDE": "Concession",
    "COOPERATE": "Cooperation",
    "AID": "Aid",
    "RETREAT": "Withdrawal, release",
    "REQUEST": "Request",
    "ACCUSE": "Accusation",
    "REJECT": "Refusal",
    "THREATEN": "Threat",
    "PROTEST": "Protest",
    "SANCTION": "Sanction",
    "MOBILIZE": "Movement of forces",
    "COERCE": "Coercion",
    "ASSAULT": "Attack",
}

FACTUALITIES: Mapping[str, str] = {
    "happened": "told as happened",
    "ongoing": "told as under way",
    "planned": "told as planned",
    "hypothetical": "told as possible",
    "denied": "told as not having happened",
}

# UCDP's seven classes; the distance is the ring that stands for the class where no outline is.
PRECISIONS: Mapping[int, tuple[str, float]] = {
    1: ("exact site or town", 5.0),
    2: ("near or around the named place", 25.0),
    3: ("district", 40.0),
    4: ("province", 100.0),
    5: ("between places or a wider area", 150.0),
    6: ("country only", 0.0),
    7: ("at sea or in the air", 100.0),
}

RELATIONS: Mapping[str, str] = {
    "in": "",
    "near": "near ",
    "toward": "towards ",
    "from": "from ",
    "over": "over ",
}

REPAIRS: Mapping[str, str] = {
    "glued": "glued words",
    "untranslated": "left untranslated",
    "remnant": "left over from translation",
    "mistranslation": "probable mistranslation",
    "repeated": "repeated",
}

REMOVED: Mapping[str, str] = {
    "repeated-title": "second title",
    "date": "date line, kept as publication time",
    "hashtags": "hashtags",
    "comments": "comment form",
    "related": "label of related items",
    "label": "section label",
    "share": "share line",
    "byline": "byline",
    "notice": "notice",
    "other": "page furniture",
}

LANGUAGES: Mapping[str, str] = {
    "en": "English", "es": "Spanish", "ca": "Catalan", "fr": "French", "pt": "Portuguese",
    "it": "Italian", "de": "German", "nl": "Dutch", "ru": "Russian", "uk": "Ukrainian",
    "ar": "Arabic", "fa": "Persian", "he": "Hebrew", "tr": "Turkish", "zh": "Chinese",
    "pl": "Polish", "el": "Greek", "gl": "Galician", "ro": "Romanian", "hi": "Hindi", "ur": "Urdu",
}  # fmt: skip


_EMPTY_WORDS = frozenset({"people", "persons", "person"})


def say_language(code: str) -> str:
    """Name a language; its code when the table lacks it."""
    return "Language not told" if code == "und" else LANGUAGES.get(code, code)


def say_of(of: str | None, names: Mapping[str, str]) -> str:
    """Name whom a point is about.

    Args:
        of: Actor id or the page's words; None for the event as a whole.
        names: Actor names by id.

    Returns:
        The name; empty where it would say no more than the point, as in "people killed, people".
    """
    if of is None or of.casefold() in _EMPTY_WORDS:
        return ""
    return names.get(of, of)


def name_report(outlet: str | None, title: str, document_id: str) -> str:
    """Name a report by who published it and its title, so that no title stands alone.

    Args:
        outlet: Who published it; None when unnamed.
        title: Its title; empty when there is none.
        document_id: Its id, for one without a title.

    Returns:
        ``Outlet: “Title”``.
    """
    return (
        f"{outlet or 'Outlet not named'}: “{title}”"
        if title
        else f"{outlet or 'Report'} {document_id}"
    )


def say_count(count: int, one: str, many: str | None = None) -> str:
    """Count something in words: ``1 report``, ``2 reports``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def say_range(value: Value | None) -> str:
    """Write the normalised bounds of a number.

    Args:
        value: A claim's value.

    Returns:
        ``≥ 71``, ``10–20``, ``14`` or ``≤ 30``; empty for a value that is no number.

    Example:
        >>> say_range(Value(min=71, max=None))
        '≥ 71'
    """
    if value is None or value.min is UNSET or value.max is UNSET:
        return ""
    if value.max is None:
        return f"≥ {value.min:,}"
    if value.min == value.max:
        return f"{value.min:,}"
    return f"≤ {value.max:,}" if value.min <= 1 else f"{value.min:,}–{value.max:,}"
