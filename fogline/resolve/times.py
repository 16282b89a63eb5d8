"""Time mentions to half-open intervals."""

from collections.abc import Iterator
from datetime import date

from fogline.records import Document, Issue, Marks, TimeLink
from fogline.text import Interval, parse_date

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
    planned = {
        argument.mention
        for frame in marks.frames
        if frame.modality == "planned"
        for argument in frame.arguments
        if argument.role == "time"
    }
    for mention in marks.mentions:
        if mention.kind != "time":
            continue
        if anchor is not None:
            interval = _turn(
                mention.text,
                anchor,
                parse_date(mention.text, anchor=anchor),
                is_planned=mention.id in planned,
            )
        else:
            interval = parse_date(mention.text, anchor=_ONE_DAY)
            if interval != parse_date(mention.text, anchor=_OTHER_DAY):
                interval = None
        if interval is not None:
            yield TimeLink(mention=mention.id, interval=interval)


def _turn(
    text: str, anchor: date, interval: Interval | None, *, is_planned: bool
) -> Interval | None:
    """Turn a weekday to the side of publication that its event lies on.

    "On Thursday" is a past day for what happened and a coming one for what is planned; "this
    Sunday" in translated news of a Monday is the day before.
    """
    if interval is None or interval.end is None:
        return interval
    today = anchor.isoformat()
    if is_planned and interval.end <= today:
        return parse_date(f"next {text}", anchor=anchor) or interval
    if not is_planned and interval.start[:10] > today and text.lower().startswith("this "):
        return parse_date(text[5:], anchor=anchor) or interval
    return interval
