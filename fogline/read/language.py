"""The language that a source states."""

import re

# "en", "en-GB", "pt_BR"; three-letter and made-up codes are left for the cleaner to guess from
# the text.
_CODE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9_-]*)?", re.I)


def shorten_language(stated: str | None) -> str | None:
    """Make an ISO 639-1 code of a stated language.

    Args:
        stated: What the source says, such as ``en-GB``.

    Returns:
        Two lower-case letters; None when it states none.

    Example:
        >>> shorten_language("uk-UA"), shorten_language("English")
        ('uk', None)
    """
    found = _CODE.fullmatch((stated or "").strip())
    return found.group(1).lower() if found else None
