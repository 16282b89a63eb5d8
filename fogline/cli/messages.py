"""What is said on stderr, and with which number the program ends."""

import difflib
import json
import sys
from collections.abc import Sequence
from enum import IntEnum

from fogline.errors import FoglineError, ReadError


class ExitCode(IntEnum):
    """How a command ended."""

    DONE = 0
    FOUND_NOTHING = 1
    WRONG_USAGE = 2
    SOME_FAILED = 3
    SIGN_IN_NEEDED = 4
    UNREACHABLE = 5
    REFUSED = 6
    STOPPED = 130


# Problem type and HTTP status of the same case on the desk, for ``--json``.
_PROBLEMS = {
    ExitCode.FOUND_NOTHING: ("not-found", "Nothing was found", 404),
    ExitCode.WRONG_USAGE: ("validation", "The request could not be understood", 422),
    ExitCode.SOME_FAILED: ("unreadable-source", "Some inputs were not read", 422),
    ExitCode.UNREACHABLE: ("unavailable", "The database could not be reached", 503),
}


class CommandError(Exception):
    """A command can't do what was asked; ends the program.

    Args:
        message: What happened, to which item, and what to do next.
        code: The exit code.
    """

    def __init__(self, message: str, code: ExitCode) -> None:
        super().__init__(message)
        self.code = code


def not_found(kind: str, given: str, near: Sequence[str]) -> CommandError:
    """Say that an item does not exist, and offer the nearest that does.

    Args:
        kind: ``story`` or ``article``.
        given: The id asked for.
        near: Ids that resemble it, best first.

    Returns:
        The error to raise.
    """
    offer = f" Did you mean {near[0]}?" if near else f" See: fogline {_LISTS[kind]} list"
    return CommandError(f"There is no {kind} {given}.{offer}", ExitCode.FOUND_NOTHING)


_LISTS = {"story": "stories", "article": "articles"}


def check_word(given: str | None, words: Sequence[str], option: str) -> None:
    """Refuse a word that is not one of a list.

    Args:
        given: The word; None passes.
        words: The words there are.
        option: The option it was given with.

    Raises:
        CommandError: It is none of them; the nearest is offered.
    """
    if given is None or given in words:
        return
    near = difflib.get_close_matches(given, words, n=1, cutoff=0.5)
    offer = f"Did you mean '{near[0]}'?" if near else f"Give one of: {', '.join(words)}."
    raise CommandError(f"{option}: '{given}' is not known. {offer}", ExitCode.WRONG_USAGE)


def say(message: str = "") -> None:
    """Write a line to stderr."""
    print(message, file=sys.stderr)


def report_error(error: FoglineError | CommandError, *, as_problem: bool) -> ExitCode:
    """Tell an error on stderr.

    Args:
        error: What went wrong.
        as_problem: As a problem document (RFC 9457) instead of a sentence.

    Returns:
        The exit code that fits.
    """
    code = _find_code(error)
    if not as_problem:
        say(str(error))
        return code
    kind, title, status = _PROBLEMS.get(code, ("problem", "The command did not succeed", 500))
    problem = {"type": f"/problems/{kind}", "title": title, "status": status, "detail": str(error)}
    say(json.dumps(problem, ensure_ascii=False))
    return code


def _find_code(error: FoglineError | CommandError) -> ExitCode:
    if isinstance(error, CommandError):
        return error.code
    return ExitCode.SOME_FAILED if isinstance(error, ReadError) else ExitCode.UNREACHABLE
