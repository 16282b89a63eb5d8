"""How inputs that failed are told: a few on stderr, all in a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fogline.cli.messages import say

if TYPE_CHECKING:
    from fogline.flow.run import Failure

FAILED_LIST = Path("failed.txt")

# More than fit on a screen are of no use there; the file has them all.
_MOST_SHOWN = 5


def report_failures(failed: Sequence["Failure"], *, files: int, done: str) -> None:
    """Name what failed and what was kept.

    Args:
        failed: What failed.
        files: Number of files there were.
        done: What happened to the others: ``added``, ``read`` or ``in the database``.
    """
    verb = "read" if done == "read" else "added"
    for failure in failed[:_MOST_SHOWN]:
        say(f"Not {verb}: {say_failure(failure)}.")
    if len(failed) > _MOST_SHOWN:
        say(f"Not {verb}: {len(failed) - _MOST_SHOWN:,} more.")
    # Of a file with many pages, some may have failed: "file#3".
    names = {failure.source.partition("#")[0] for failure in failed}
    others = files - len(names)
    if others > 0:
        say(f"The other {others:,} file{'' if others == 1 else 's'} {_be(others, done)} {done}.")


def _be(number: int, done: str) -> str:
    if done == "in the database":
        return "is" if number == 1 else "are"
    return "was" if number == 1 else "were"


def write_list(failed: Sequence["Failure"]) -> None:
    """Write all failures to a file in the current folder, and say so."""
    lines = (f"{f.source}\t{' '.join(f.reason.split())}\n" for f in failed)
    FAILED_LIST.write_text("".join(lines), encoding="utf-8")
    say(f"List: {FAILED_LIST}")


def say_failure(failure: "Failure") -> str:
    """One failure in words, its source named once."""
    reason = failure.reason.rstrip(". ")
    name = Path(failure.source).name
    if reason.startswith((failure.source, name)):
        return reason
    return f"{failure.source}: {reason}"
