"""Time mentions to half-open intervals."""

from collections.abc import Iterator
from datetime import date

from fogline.records import Document, Issue, Marks, TimeLink
from fogline.text import parse_date

# Two days of publication that share neither year, month, day nor weekday: a phrase that means the
# same from both does not depend on the day of publication.
_ONE_DAY, _OTHER_DAY = date(2011, 3, 9), date(2018, 10, 26)


def resolve_times(
    document: Document, marks: Marks
) -> tuple[tuple[TimeLink, ...], tuple[Issue, ...]]:
    """Resolve time mentions against the day of publication.

    Args:
        document: The page; without a publication day only full dates are resolved.
        marks: Its marks.

    Returns:
        Links in text order, and an issue for each phrase that stays unclear.
    """
    links = tuple(_links(document, marks))
    known = {link.mention for link in links}
    issues = tuple(
        Issue(
            code="time-unclear",
            start=mention.start,
            end=mention.end,
            detail=f"“{mention.text}” can't be turned into days.",
        )
        for mention in marks.mentions
        if mention.kind == "time" and mention.id not in known
    )
    return links, issues


def _links(document: Document, marks: Marks) -> Iterator[TimeLink]:
    anchor = None
    if document.published is not None:
        anchor = date.fromisoformat(document.published.start[:10])
    for mention in marks.mentions:
        if mention.kind != "time":
            continue
        if anchor is not None:
            interval = parse_date(mention.text, anchor=anchor)
        else:
            interval = parse_date(mention.text, anchor=_ONE_DAY)
            if interval != parse_date(mention.text, anchor=_OTHER_DAY):
                interval = None
        if interval is not None:
            yield TimeLink(mention=mention.id, interval=interval)
