"""What is printed of a page after it was read or added."""

from collections.abc import Mapping

from fogline.cli.quotes import make_quote
from fogline.cli.words import (
    say_count,
    say_flagged,
    say_languages,
    say_point,
    say_published,
    say_removed,
)
from fogline.records import Dossier, Story

PAGE_COLUMNS: Mapping[str, str] = {
    "document": "document",
    "title": "title",
    "published": "published",
    "language": "language",
    "removed": "removed",
    "flagged": "flagged",
    "story": "story",
    "points": "points",
    "contested": "contested",
}
_UNTITLED = "(no title)"


def say_page(dossier: Dossier, story: Story | None, new: frozenset[str]) -> str:
    """Write the block of a page that was added.

    Args:
        dossier: The page.
        story: Its story; None when it is in none.
        new: Ids of the documents added in the same run.

    Returns:
        Lines without the last line end.
    """
    document_id = dossier.document.id
    see_report = f"see: fogline article report {document_id}"
    flagged = say_flagged(dossier)
    lines = [*_say_head(dossier), ("flagged", _pair(flagged, see_report) if flagged else "")]
    if story is not None:
        lines.append(("story", _pair(_say_story(story, new), f"see: fogline table {story.id}")))
    else:
        lines.append(("story", _say_no_story(dossier)))
    return _join(f"{document_id}  {dossier.document.title or _UNTITLED}", lines)


def say_dossier(dossier: Dossier) -> str:
    """Write the summary of a page that was read without a database.

    Args:
        dossier: The page.

    Returns:
        Lines without the last line end, each claim with its speaker.
    """
    document = dossier.document
    lines = [*_say_head(dossier), ("flagged", say_flagged(dossier))]
    if dossier.events:
        counts = (say_count(len(dossier.events), "event"), say_count(len(dossier.claims), "claim"))
        lines.append(("found", " · ".join(counts)))
    else:
        lines.append(("found", _say_no_story(dossier)))
    text = _join(f"{document.id}  {document.title or _UNTITLED}", lines)
    claims = [_say_claim(dossier, number) for number in range(len(dossier.claims))]
    return "\n".join([text, *(f"    {claim}" for claim in claims)])


def make_page_row(dossier: Dossier, story: Story | None, new: frozenset[str]) -> dict[str, object]:
    """Make the line of a page that was added, for programs.

    Args:
        dossier: The page.
        story: Its story; None when it is in none.
        new: Ids of the documents added in the same run.

    Returns:
        Fields of the page and counts of its story.
    """
    document = dossier.document
    statuses = [] if story is None else [row.status for row in story.ledger]
    return {
        "document": document.id,
        "title": document.title,
        "published": say_published(document.published),
        "language": say_languages(document),
        "removed": say_removed(document),
        "flagged": say_flagged(dossier),
        "events": len(dossier.events),
        "claims": len(dossier.claims),
        "story": None if story is None else story.id,
        "is_new_story": story is not None and _is_new(story, new),
        "points": len(statuses),
        "contested": statuses.count("contested"),
    }


def _say_head(dossier: Dossier) -> list[tuple[str, str]]:
    document = dossier.document
    published = say_published(document.published)
    return [
        ("published", f"{published} · {say_languages(document)}"),
        ("removed", say_removed(document)),
    ]


def _say_story(story: Story, new: frozenset[str]) -> str:
    contested = sum(row.status == "contested" for row in story.ledger)
    mark = " (new)" if _is_new(story, new) else ""
    points = say_count(len(story.ledger), "point")
    return f"{story.id}{mark} · {points}, {contested} contested"


def _is_new(story: Story, new: frozenset[str]) -> bool:
    return all(document.id in new for document in story.documents)


def _say_no_story(dossier: Dossier) -> str:
    if not dossier.document.relevant:
        return "none: the page does not report conflict or unrest as news"
    return "none: no event was found. The text is kept."


def _say_claim(dossier: Dossier, number: int) -> str:
    claim = dossier.claims[number]
    quote = make_quote(claim, dossier)
    point = say_point(claim.point, None if claim.of is None else quote.name_of(claim.of))
    return f"{quote.speakers} · {point} · {quote.say()}"


def _pair(left: str, right: str) -> str:
    return f"{left:<58}  {right}"


def _join(head: str, lines: list[tuple[str, str]]) -> str:
    said = [f"  {name:<10} {words}" for name, words in lines if words]
    return "\n".join([head, *said])
