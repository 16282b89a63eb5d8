"""The commands that read pages: ``read`` prints what a page says, ``add`` keeps it."""

import shlex
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli.failures import report_failures, write_list
from fogline.cli.messages import CommandError, ExitCode, say
from fogline.cli.options import (
    CoderOption,
    CsvOption,
    DbOption,
    FieldsOption,
    JsonlOption,
    JsonOption,
    Output,
    QuietOption,
    choose_output,
    find_db,
)
from fogline.cli.output import is_terminal, write_rows, write_text
from fogline.cli.progress import show_building, show_progress

if TYPE_CHECKING:
    from fogline.flow.run import Progress, RunReport, Steps
    from fogline.store import Store

PathsArgument = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help="Files and folders.", show_default=False)
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Stop at the first page that fails.")]


def read(
    paths: PathsArgument,
    as_json: JsonOption = False,
    coder: CoderOption = None,
    quiet: QuietOption = False,
    strict: StrictOption = False,
) -> None:
    """Print what pages say, without a database. With --json one record a line."""
    from fogline.cli.blocks import say_dossier
    from fogline.flow.run import Failure, list_files, process_sources
    from fogline.records import to_json

    steps = _load_steps(None, coder=coder, quiet=quiet)
    failed = []
    for found in process_sources(paths, steps=steps, strict=strict):
        if isinstance(found, Failure):
            failed.append(found)
        elif as_json:
            write_text(to_json(found).decode("utf-8") + "\n")
        else:
            write_text(say_dossier(found) + "\n")
    files = len(list_files(paths))
    if failed:
        report_failures(failed, files=files, done="read")
        raise typer.Exit(ExitCode.SOME_FAILED)
    if files == 0:
        _refuse_nothing(paths)


def add(
    paths: PathsArgument,
    db: DbOption = None,
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
    as_csv: CsvOption = False,
    fields: FieldsOption = None,
    coder: CoderOption = None,
    quiet: QuietOption = False,
    strict: StrictOption = False,
) -> None:
    """Read pages and keep them: HTML, plain text, JSON Lines, folders of these."""
    from fogline.flow.run import add_sources
    from fogline.store import open_store

    output = choose_output(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, fields=fields)
    with open_store(find_db(db)) as store:
        steps = _load_steps(db, coder=coder, quiet=quiet)
        with _stop_on_interrupt() as stop, show_progress(quiet=quiet) as tell:

            def report_page(progress: "Progress") -> None:
                tell(progress)
                stop()

            report = add_sources(
                store, None, paths, progress=report_page, strict=strict, steps=steps
            )
        _write_added(store, report, output)
    _end(report, paths, quiet=quiet)


def _load_steps(db: Path | None, *, coder: str | None, quiet: bool) -> "Steps":
    from dataclasses import replace

    from fogline.flow.kit import build_kit
    from fogline.flow.run import load_steps
    from fogline.settings import load_settings

    settings = replace(load_settings(), db=find_db(db))
    if coder is not None:
        settings = replace(settings, coder=coder)
    with show_building(quiet=quiet) as tell:
        kit = build_kit(settings, progress=tell)
    return load_steps(kit)


@contextmanager
def _stop_on_interrupt() -> "Iterator[_Stopper]":
    """Let Ctrl-C end a run after the page in hand; a second one ends it at once."""
    stopper = _Stopper()
    before = signal.signal(signal.SIGINT, stopper.note)
    try:
        yield stopper
    finally:
        signal.signal(signal.SIGINT, before)


class _Stopper:
    def __init__(self) -> None:
        self._is_asked = False

    def note(self, _number: int, _frame: FrameType | None) -> None:
        if self._is_asked:
            raise KeyboardInterrupt
        self._is_asked = True
        say("Stopping after this page. Press Ctrl-C again to stop at once.")

    def __call__(self) -> None:
        from fogline.flow.run import StopRun

        if self._is_asked:
            raise StopRun


def _write_added(store: "Store", report: "RunReport", output: Output) -> None:
    from fogline.cli.blocks import PAGE_COLUMNS, make_page_row, say_page

    new = frozenset(report.added)
    # Pages of one run often make one story, which may be long: it is read once.
    get_story = lru_cache(maxsize=16)(store.get_story)
    rows = []
    for document_id in report.added:
        dossier = store.get_dossier(document_id)
        if dossier is None:
            continue
        story = next(iter(store.stories_of([document_id])), None)
        found = None if story is None else get_story(story)
        if output.form == "text" and output.fields is None and is_terminal(sys.stdout):
            write_text(say_page(dossier, found, new) + "\n")
        else:
            rows.append(make_page_row(dossier, found, new))
    if rows or output.form == "json":
        write_rows(rows, PAGE_COLUMNS, output)


def _end(report: "RunReport", paths: Sequence[Path], *, quiet: bool) -> None:
    if not quiet:
        say(_sum_up(report))
    if report.failed:
        done = "in the database" if report.unchanged else "added"
        report_failures(report.failed, files=report.files, done=done)
        write_list(report.failed)
    if report.is_stopped:
        words = " ".join(shlex.quote(str(path)) for path in paths)
        say(f"Stopped. What was added is kept. Go on with: fogline add {words}")
        raise typer.Exit(ExitCode.STOPPED)
    if report.failed:
        raise typer.Exit(ExitCode.SOME_FAILED)
    if report.files == 0:
        _refuse_nothing(paths)


def _sum_up(report: "RunReport") -> str:
    from fogline.cli.words import say_count

    parts = [f"{say_count(len(report.added), 'page')} added"]
    if report.unchanged:
        parts.append(f"{len(report.unchanged):,} there already")
    if report.added:
        parts.append(say_count(report.events, "event"))
        parts.append(say_count(report.claims, "claim"))
    return " · ".join([*parts, f"{report.seconds:.1f} s"])


def _refuse_nothing(paths: Sequence[Path]) -> None:
    names = ", ".join(str(path) for path in paths)
    raise CommandError(f"There is no file in {names}.", ExitCode.WRONG_USAGE)
