"""The table of a story: who claims what, point by point."""

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.cli.claimants import Claimant, list_claimants
from fogline.cli.quotes import Quote, Shelf, make_quote, to_record
from fogline.cli.words import STATUS_WORDS, say_point
from fogline.records import OUTLET, LedgerRow, Story
from fogline.store import ClaimRow

NONE_FOUND = "none found"
_NO_EVENT = "outside any one event"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One point.

    Attributes:
        row: The ledger's row.
        event: Title of its event.
        point: The point in words, with whose it is.
        status: Its status in words.
        cells: Quotes of each claimant, in column order.
        silent: Claimants that say nothing on it, the reports themselves left out.
        reports: Independent reports that speak of it.
    """

    row: LedgerRow
    event: str
    point: str
    status: str
    cells: tuple[tuple[Quote, ...], ...]
    silent: tuple[Claimant, ...]
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A story's table.

    Attributes:
        story: The story.
        claimants: Its columns.
        rows: Its rows in the ledger's order.
    """

    story: Story
    claimants: tuple[Claimant, ...]
    rows: tuple[TableRow, ...]


def make_table(
    story: Story, claim_rows: Sequence[ClaimRow], shelf: Shelf, *, contested_only: bool
) -> Table:
    """Make the table of a story.

    Args:
        story: The story.
        claim_rows: Its claims with their documents.
        shelf: Gives the pages.
        contested_only: Leave out points that are not contested.

    Returns:
        The table; its columns are those of the whole story, so that silence shows.
    """
    quotes: dict[str, Quote] = {}
    for claim_row in claim_rows:
        dossier = shelf.get(claim_row.document)
        if dossier is not None:
            quotes[claim_row.claim.id] = make_quote(claim_row.claim, dossier)
    claimants = list_claimants(story)
    rows = [
        _make_row(story, row, [quotes[key] for key in row.claims if key in quotes], claimants)
        for row in story.ledger
        if row.status == "contested" or not contested_only
    ]
    return Table(story=story, claimants=claimants, rows=tuple(rows))


def _make_row(
    story: Story, row: LedgerRow, quotes: Sequence[Quote], claimants: Sequence[Claimant]
) -> TableRow:
    names = {actor.id: actor.name for actor in story.actors}
    titles = {event.id: event.title for event in story.events}
    families = {document.id: document.family or document.id for document in story.documents}
    of = None if row.of is None else names.get(row.of, row.of)
    cells = tuple(tuple(q for q in quotes if c.speaks(q.claim)) for c in claimants)
    pairs = zip(claimants, cells, strict=True)
    return TableRow(
        row=row,
        event=titles.get(row.event, row.event) if row.event is not None else _NO_EVENT,
        point=say_point(row.point, of),
        status=STATUS_WORDS[row.status] + ("; reporter differs" if row.reporter_differs else ""),
        cells=cells,
        silent=tuple(c for c, said in pairs if not said and c.id != OUTLET),
        reports=len({families.get(quote.document, quote.document) for quote in quotes}),
    )


def list_statements(claimant: Claimant, quotes: Sequence[Quote]) -> list[tuple[str, str]]:
    """The different statements of one claimant on one point.

    Args:
        claimant: The column.
        quotes: Its claims.

    Returns:
        Who of a shared column speaks alone, else an empty name; and the statement.
    """
    found = []
    for quote in quotes:
        is_alone = {quote.claim.speaker, *quote.claim.co_speakers} < set(claimant.speakers)
        found.append((quote.speakers if is_alone else "", quote.say()))
    return list(dict.fromkeys(found))


def say_cell(claimant: Claimant, quotes: Sequence[Quote]) -> list[str]:
    """Write what one claimant says on one point.

    Args:
        claimant: The column.
        quotes: Its claims.

    Returns:
        A line for each different statement; "none found" when there is none, and a dash for the
        reports' own words, which nobody expects.
    """
    if not quotes:
        return ["–" if claimant.id == OUTLET else NONE_FOUND]
    return [
        f"{name}: {words}" if name else words for name, words in list_statements(claimant, quotes)
    ]


def to_document(table: Table) -> dict[str, object]:
    """Make the table that programs read.

    Args:
        table: The table.

    Returns:
        Speakers and rows; a cell is ``{"claims": [...]}``, an empty one also says in how many
        reports nothing was found.
    """
    return {
        "story": table.story.id,
        "headline": table.story.headline,
        "speakers": [
            {
                "id": claimant.id,
                "name": claimant.name,
                "standing": claimant.standing,
                "members": list(claimant.speakers),
            }
            for claimant in table.claimants
        ],
        "rows": [
            {
                "event": row.row.event,
                "event_title": row.event,
                "point": row.row.point,
                "of": row.row.of,
                "status": row.row.status,
                "reporter_differs": row.row.reporter_differs,
                "reports": row.reports,
                "cells": {
                    claimant.id: _to_cell(table.story, quotes)
                    for claimant, quotes in zip(table.claimants, row.cells, strict=True)
                },
            }
            for row in table.rows
        ],
    }


def _to_cell(story: Story, quotes: Sequence[Quote]) -> dict[str, object]:
    if not quotes:
        return {"claims": [], "none_found_in": len(story.documents)}
    return {"claims": [to_record(quote, story=story.id) for quote in quotes]}
