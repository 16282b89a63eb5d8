"""The commands on stories: list, show, table."""

import shutil
import sys
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from fogline.cli.messages import CommandError, ExitCode, not_found, say
from fogline.cli.options import (
    CsvOption,
    DbOption,
    FieldsOption,
    JsonlOption,
    JsonOption,
    LimitOption,
    Output,
    choose_output,
    find_db,
)
from fogline.cli.output import is_terminal, write_json, write_rows, write_table, write_text

if TYPE_CHECKING:
    from fogline.cli.ledger import Table, TableRow
    from fogline.records import Story
    from fogline.store import View

StoryArgument = Annotated[
    str, typer.Argument(metavar="STORY", help="Story id, or its unique start.", show_default=False)
]
OrderOption = Annotated[str, typer.Option("--sort", help="newest or contested.")]
ContestedOption = Annotated[bool, typer.Option("--contested", help="Only contested points.")]

_COLUMNS = {
    "id": "story",
    "latest": "latest report",
    "headline": "headline",
    "points": "points",
    "contested": "contested",
    "independent": "independent reports",
}
_ALL_CLAIMS = 100_000
# A column narrower than this folds most words; points are then written one below the other.
_NARROWEST = 13
# Point and status; the number of reports hardly takes room.
_HEAD_COLUMNS = 2
_MOST_COLUMNS = 5


def list_all(
    db: DbOption = None,
    sort: OrderOption = "newest",
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
    as_csv: CsvOption = False,
    fields: FieldsOption = None,
    limit: LimitOption = 50,
) -> None:
    """List stories, newest or most contested first."""
    from fogline.store import open_store

    output = choose_output(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, fields=fields)
    with open_store(find_db(db)) as store:
        rows = [_to_row(story) for story in store.list_stories(limit=limit, order=_order(sort))]
    write_rows(rows, _COLUMNS, output)
    if not rows:
        say("No stories yet. Add a page with: fogline add PATH")


def show(story: StoryArgument, db: DbOption = None, as_json: JsonOption = False) -> None:
    """Show a story: its points, events and reports."""
    from fogline.records import to_json
    from fogline.store import open_store

    with open_store(find_db(db)) as store, store.view() as view:
        found = _get_story(view, story)
        if as_json:
            write_text(to_json(found).decode("utf-8") + "\n")
            return
        write_text(_say_story(view, found) + "\n")


def table(
    story: StoryArgument,
    contested: ContestedOption = False,
    db: DbOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Show who claims what in a story, one line for each point."""
    from fogline.cli.ledger import to_document
    from fogline.store import open_store

    output = choose_output(as_json=as_json, as_csv=as_csv)
    with open_store(find_db(db)) as store, store.view() as view:
        made = _make_table(view, _get_story(view, story), contested_only=contested)
        if output.form == "json":
            write_json(to_document(made))
        else:
            _write_table(made, output)
    if not made.rows:
        what = "contested point" if contested else "point"
        say(f"There is no {what} in {made.story.id}.")


def _order(given: str) -> Literal["newest", "contested"]:
    if given == "newest":
        return "newest"
    if given == "contested":
        return "contested"
    raise CommandError(
        f"--sort: '{given}' is not known. Give newest or contested.", ExitCode.WRONG_USAGE
    )


def _get_story(view: "View", given: str) -> "Story":
    found = view.get_story(given)
    if found is None:
        raise not_found("story", given, view.list_nearby_ids(given))
    if not found.id.startswith(given):
        say(f"{given} is now part of {found.id}.")
    return found


def _make_table(view: "View", story: "Story", *, contested_only: bool) -> "Table":
    from fogline.cli.ledger import make_table
    from fogline.cli.quotes import Shelf

    rows = view.list_claims(story=story.id, limit=_ALL_CLAIMS)
    return make_table(story, rows, Shelf(view), contested_only=contested_only)


def _to_row(story: "Story") -> dict[str, object]:
    statuses = [row.status for row in story.ledger]
    latest = [page.published.start for page in story.documents if page.published is not None]
    return {
        "id": story.id,
        "latest": max(latest, default="").replace("T", " "),
        "headline": story.headline,
        "points": len(statuses),
        "agreed": statuses.count("agreed"),
        "contested": statuses.count("contested"),
        "one_side": statuses.count("one_side"),
        "unattributed": statuses.count("unattributed"),
        "independent": story.independent,
        "documents": len(story.documents),
    }


def _say_story(view: "View", story: "Story") -> str:
    from fogline.cli.words import say_count, say_published, say_statuses

    lines = [story.headline, f"  {story.id}", f"  {say_statuses(r.status for r in story.ledger)}"]
    lines.append(
        f"  {say_count(story.independent, 'independent report')}, "
        f"{say_count(len(story.documents), 'article')}"
    )
    made = _make_table(view, story, contested_only=False)
    lines.extend(["", *_say_points(made)])
    lines.append("REPORTS")
    lines.extend(
        f"  {page.id}  {page.title or '(no title)'} · {page.outlet or 'unnamed outlet'} · "
        f"{say_published(page.published)}"
        for page in story.documents
    )
    for head, links in (("EARLIER", story.earlier), ("LATER", story.later)):
        if links:
            lines.append(head)
            lines.extend(f"  {link.story}  {link.reason}" for link in links)
    return "\n".join(lines)


def _say_points(made: "Table") -> list[str]:
    """Points one below the other, each statement on the line of its claimant."""
    from fogline.cli.ledger import list_statements

    lines: list[str] = []
    for event, rows in groupby(made.rows, key=lambda row: row.event):
        lines.append(event.upper())
        for row in rows:
            lines.append(f"  {row.point} · {row.status}")
            for claimant, quotes in zip(made.claimants, row.cells, strict=True):
                lines.extend(
                    f"    {name or claimant.name}: {words}"
                    for name, words in list_statements(claimant, quotes)
                )
            if row.silent:
                lines.append(f"    none found: {'; '.join(c.name for c in row.silent)}")
    lines.append("")
    return lines


def _write_table(made: "Table", output: Output) -> None:
    if output.form == "text" and is_terminal(sys.stdout):
        _write_for_person(made)
        return
    heads = ["event", *_heads(made)]
    lines = [[row.event, *_cells(made, row, joint=" | ")] for row in made.rows]
    if output.form == "csv":
        rows = [dict(zip(heads, line, strict=True)) for line in lines]
        write_rows(rows, dict(zip(heads, heads, strict=True)), output)
    else:
        write_table([head.upper() for head in heads], lines)


def _write_for_person(made: "Table") -> None:
    """A table for each event, or lists where the terminal is too narrow for columns."""
    if not _fits(made):
        write_text("\n".join(_say_points(made)))
        return
    heads = [head.upper() for head in _heads(made)]
    for number, (event, rows) in enumerate(groupby(made.rows, key=lambda row: row.event)):
        write_text(f"{'' if number == 0 else chr(10)}{event.upper()}\n")
        write_table(heads, [_cells(made, row, joint="\n") for row in rows])


def _heads(made: "Table") -> list[str]:
    return ["point", "status", *(claimant.name for claimant in made.claimants), "reports"]


def _cells(made: "Table", row: "TableRow", *, joint: str) -> list[str]:
    from fogline.cli.ledger import say_cell

    pairs = zip(made.claimants, row.cells, strict=True)
    said = [joint.join(say_cell(claimant, quotes)) for claimant, quotes in pairs]
    return [row.point, row.status, *said, str(row.reports)]


def _fits(made: "Table") -> bool:
    """Whether a terminal is wide enough for the columns: point, status, claimants."""
    columns = len(made.claimants)
    width = shutil.get_terminal_size().columns
    return columns <= _MOST_COLUMNS and width // (columns + _HEAD_COLUMNS) >= _NARROWEST
