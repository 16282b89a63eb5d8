"""How far a run is: a bar on a terminal, a line every ten seconds elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from fogline.cli.messages import say
from fogline.cli.output import is_plain, is_terminal

if TYPE_CHECKING:
    from fogline.flow.run import Progress

LINE_EVERY_S = 10.0


@contextmanager
def show_progress(*, quiet: bool) -> Iterator[Callable[["Progress"], None]]:
    """Show how far a run over files is.

    Args:
        quiet: Show nothing.

    Yields:
        What to call after each page.
    """
    if quiet:
        yield lambda _progress: None
    elif is_terminal(sys.stderr):
        with _show_bar() as tell:
            yield tell
    else:
        yield _LineTeller()


@contextmanager
def _show_bar() -> Iterator[Callable[["Progress"], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(file=sys.stderr, no_color=is_plain())
    columns = (
        TextColumn("Reading"),
        BarColumn(bar_width=20),
        TextColumn("{task.completed:.0f}/{task.total:.0f} · {task.fields[said]}", markup=False),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=console) as bar:
        task = bar.add_task("", total=0, said="")

        def tell(progress: "Progress") -> None:
            bar.update(
                task, total=progress.total, completed=progress.done, said=_say_counts(progress)
            )

        yield tell


class _LineTeller:
    """Says how far a run is when ten seconds have passed since the last line."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, progress: "Progress") -> None:
        now = time.monotonic()
        if now - self._last >= LINE_EVERY_S:
            self._last = now
            say(f"{progress.done:,}/{progress.total:,} files · {_say_counts(progress)}")


def _say_counts(progress: "Progress") -> str:
    from fogline.cli.words import say_count

    rate = progress.pages / progress.seconds if progress.seconds > 0 else 0.0
    parts = [
        say_count(progress.pages, "page"),
        say_count(progress.events, "event"),
        say_count(progress.claims, "claim"),
        f"{rate:.1f} pages/s",
    ]
    if progress.failed:
        parts.append(f"{progress.failed:,} failed")
    return " · ".join(parts)


@contextmanager
def show_building(*, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Say once that the list of places is being built, and when it is done.

    Args:
        quiet: Say nothing.

    Yields:
        What to call with steps done and steps in all.
    """
    started = time.monotonic()
    steps: list[int] = []

    def tell(done: int, _total: int) -> None:
        if not steps and not quiet:
            say("Building the list of places. This is done once and takes about 20 seconds.")
        steps.append(done)

    yield tell
    if steps and not quiet:
        say(f"The list of places is built ({time.monotonic() - started:.0f} s).")
