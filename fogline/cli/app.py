"""The program: its commands, and how their errors end it."""

import logging
import sys
from types import TracebackType
from typing import Annotated

import typer
from typer.core import TyperGroup

from fogline.cli import (
    articles,
    checks,
    claims,
    database,
    pages,
    scoring,
    serving,
    stories,
)
from fogline.cli.messages import CommandError, ExitCode, report_error, say
from fogline.errors import FoglineError

APP = typer.Typer(
    name="fogline",
    help="Reads conflict news and keeps who says what, who denies it, and the exact words.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class ListGroup(TyperGroup):
    """A group whose bare name lists: ``stories`` is ``stories list``."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]  # typer passes its own context
        """Put ``list`` before options that no command was named for."""
        if not args or (args[0].startswith("-") and args[0] not in {"-h", "--help"}):
            args = ["list", *args]
        return super().parse_args(ctx, args)


def _list_group(about: str) -> typer.Typer:
    return typer.Typer(cls=ListGroup, help=about, rich_markup_mode=None)


@APP.callback()
def _start(
    _debug: Annotated[
        bool, typer.Option("--debug", help="Log what is done, and trace errors; works anywhere.")
    ] = False,
) -> None:
    """Reads conflict news and keeps who says what, who denies it, and the exact words."""


APP.command("init")(database.init)
APP.command("read")(pages.read)
APP.command("add")(pages.add)
APP.command("story")(stories.show)
APP.command("table")(stories.table)
APP.command("verify")(checks.verify)
APP.command("serve")(serving.serve)
APP.command("schema")(checks.schema)
APP.command("score")(scoring.score)
APP.command("doctor")(checks.doctor)
APP.command("version")(checks.version)

_STORIES = _list_group("Stories: what many pages tell of one matter.")
_STORIES.command("list")(stories.list_all)
_STORIES.command("show")(stories.show)
APP.add_typer(_STORIES, name="stories")

_CLAIMS = _list_group("Claims: who says what.")
_CLAIMS.command("list")(claims.list_all)
APP.add_typer(_CLAIMS, name="claims")

_ARTICLES = _list_group("Articles: the pages that were added.")
_ARTICLES.command("list")(articles.list_all)
APP.add_typer(_ARTICLES, name="articles")

_ARTICLE = typer.Typer(
    help="One article: its text, its raw copy, its cleaning report.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
_ARTICLE.command("text")(articles.text)
_ARTICLE.command("raw")(articles.raw)
_ARTICLE.command("report")(articles.report)
APP.add_typer(_ARTICLE, name="article")


def main(argv: list[str] | None = None) -> None:
    """Run the program and end the process.

    Args:
        argv: Arguments; None for those of the process.

    Raises:
        SystemExit: Always, with a code of :class:`fogline.cli.messages.ExitCode`.
    """
    args = list(sys.argv[1:] if argv is None else argv)
    is_debug = "--debug" in args
    args = [arg for arg in args if arg != "--debug"]
    level = logging.DEBUG if is_debug else logging.ERROR
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    if not is_debug:
        sys.excepthook = _say_unexpected
    try:
        # Calling the application itself would put typer's trace printer in place of ours.
        typer.main.get_command(APP)(args=args, prog_name="fogline")
    except (FoglineError, CommandError) as error:
        if is_debug:
            logging.getLogger(__name__).exception("stopped")
        as_problem = "--json" in args or "--jsonl" in args
        sys.exit(report_error(error, as_problem=as_problem))


def _say_unexpected(
    kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    """What is said instead of a trace; Python ends with code 1 then."""
    if issubclass(kind, KeyboardInterrupt):
        sys.exit(ExitCode.STOPPED)
    say(f"fogline could not go on ({kind.__name__}: {error}). What was saved before is kept.")
    say("This is a fault of fogline. See where it comes from: run the same with --debug")
