"""What could not be settled, kept as data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A doubt about a page or one of its values.

    Attributes:
        code: One of the codes of ``docs/issue-codes.md``, such as ``no-date``.
        start: First code point in ``Document.text``; None when it concerns the whole page.
        end: One past the last code point; None with ``start``.
        detail: One plain sentence for a person.
    """

    code: str
    start: int | None = None
    end: int | None = None
    detail: str = ""
