"""A story in a list: what it is about, its most contested point, and how much stands behind it."""

from dataclasses import dataclass
from datetime import datetime

from fogline.desk.marks import Mark, list_marks
from fogline.desk.pages import make_slug
from fogline.desk.reading import Shelf
from fogline.desk.table import Row, Side, list_sides, make_table
from fogline.desk.words import STATUSES, say_count
from fogline.records import OUTLET, LedgerRow, Story

_TAIL = {"agreed": "agreed", "contested": "contested", "one_side": "one side only",
         "unattributed": "unattributed"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLine:
    """One point in one line: every value beside its claimant.

    Attributes:
        label: The point, and of whom.
        event: Title of the event.
        status: Status of the point.
        status_words: The status in words.
        sides: Who says what.
        row: Anchor of its row in the story's table.
    """

    label: str
    event: str
    status: str
    status_words: str
    sides: tuple[Side, ...]
    row: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A story in a list.

    Attributes:
        story: The story.
        href: Its address.
        place: Place of its first located event; empty when none is told.
        when: Time of that event.
        marks: Its events.
        line: Its most contested point; None when nothing is contested.
        points: Counts by status in words.
        reports: Independent reports and copies in words.
        reviewed: Share of reviewed values in words.
        why_contested: Why it ranks as contested.
    """

    story: Story
    href: str
    place: str
    when: str
    marks: tuple[Mark, ...]
    line: PointLine | None
    points: str
    reports: str
    reviewed: str
    why_contested: str


def make_card(story: Story, shelf: Shelf, now: datetime) -> Card:
    """Make the card of a story.

    Args:
        story: The story.
        shelf: Gives the words behind the claims.
        now: The present time.

    Returns:
        The card.
    """
    marks = list_marks(story, now)
    placed = next((mark for mark in marks if mark.place), None)
    first = placed or (marks[0] if marks else None)
    contested = [row for row in story.ledger if row.status == "contested"]
    lines = make_lines(story, shelf, _pick(story, contested))
    return Card(
        story=story,
        href=story_href(story),
        place=first.place if first is not None else "",
        when=first.when if first is not None else "",
        marks=marks,
        line=lines[0] if lines else None,
        points=say_points(story),
        reports=say_reports(story),
        reviewed=say_reviewed(story),
        why_contested=(
            f"{len(contested)} of {say_count(len(story.ledger), 'point')} contested, "
            + say_count(story.independent, "independent report")
        ),
    )


def make_lines(story: Story, shelf: Shelf, rows: tuple[LedgerRow, ...]) -> tuple[PointLine, ...]:
    """Say points in one line each, with every claimant beside its value.

    Args:
        story: The story.
        shelf: Gives the words behind the claims.
        rows: The ledger rows to say.

    Returns:
        One line for each row of which a claim can still be quoted.
    """
    if not rows:
        return ()
    table = make_table(story, shelf, rows=rows)
    made = []
    for group in table.groups:
        for row in group.rows:
            sides = list_sides(row)
            if sides:
                made.append(_make_line(row, group.title, sides))
    return tuple(made)


def story_href(story: Story) -> str:
    """Make the address of a story; its words come from an event's title, which names nobody."""
    title = next((event.title for event in story.events if event.title), "story")
    return f"/stories/{story.id}/{make_slug(title)}"


def say_points(story: Story) -> str:
    """Count the points of a story by status: ``7 points: 1 agreed · 2 contested``."""
    counts = {status: sum(row.status == status for row in story.ledger) for status in STATUSES}
    ordered = [s for s in ("agreed", "contested", "one_side", "unattributed") if counts[s]]
    tail = " · ".join(f"{counts[status]} {_TAIL[status]}" for status in ordered)
    head = say_count(len(story.ledger), "point")
    return f"{head}: {tail}" if tail else head


def say_reports(story: Story) -> str:
    """Count independent reports and copies."""
    copies = len(story.documents) - story.independent
    return (
        f"{say_count(story.independent, 'independent report')} · "
        f"{say_count(max(copies, 0), 'copy', 'copies')}"
    )


def say_reviewed(story: Story) -> str:
    """Count the values a person has checked; so far the machine alone makes claims."""
    reviewed = sum(claim.maker.startswith("person/") for claim in story.claims)
    return f"{reviewed} of {say_count(len(story.claims), 'claim')} reviewed"


def _pick(story: Story, contested: list[LedgerRow]) -> tuple[LedgerRow, ...]:
    """The contested point with most speakers beside the reporter; the first of equals."""
    if not contested:
        return ()
    speaker_by_claim = {claim.id: claim.speaker for claim in story.claims}

    def count(row: LedgerRow) -> int:
        return len({speaker_by_claim.get(key, OUTLET) for key in row.claims} - {OUTLET})

    return (max(contested, key=count),)


def _make_line(row: Row, event: str, sides: tuple[Side, ...]) -> PointLine:
    label = f"{row.label}, {row.of}" if row.of else row.label
    return PointLine(
        label=label,
        event=event,
        status=row.row.status,
        status_words=row.status,
        sides=sides,
        row=row.id,
    )
