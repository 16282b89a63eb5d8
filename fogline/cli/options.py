"""Options that several commands share."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from fogline.settings import Coder

DbOption = Annotated[
    Path | None,
    typer.Option("--db", metavar="FILE", help="Database; else FOGLINE_DB, else fogline.db here."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document.")]
JsonlOption = Annotated[bool, typer.Option("--jsonl", help="One JSON object a line.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="Comma-separated values.")]
FieldsOption = Annotated[
    str | None, typer.Option("--fields", metavar="A,B", help="Only these fields, in this order.")
]
LimitOption = Annotated[
    int, typer.Option("--limit", min=1, metavar="N", help="At most so many lines.")
]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="Nothing on stderr but what went wrong.")
]
CoderOption = Annotated[
    Coder | None,
    typer.Option(
        "--coder", help="rules alone, or model and rules; else FOGLINE_CODER, else what is there."
    ),
]

Form = Literal["text", "json", "jsonl", "csv"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """How a command writes its results.

    Attributes:
        form: ``text`` is a table on a terminal and tab-separated elsewhere.
        fields: Names of the fields to write; None for the command's own choice.
    """

    form: Form = "text"
    fields: tuple[str, ...] | None = None


def choose_output(
    *, as_json: bool, as_jsonl: bool = False, as_csv: bool = False, fields: str | None = None
) -> Output:
    """Turn the output options into one choice.

    Raises:
        typer.BadParameter: More than one form was asked for.
    """
    asked: list[Form] = []
    if as_json:
        asked.append("json")
    if as_jsonl:
        asked.append("jsonl")
    if as_csv:
        asked.append("csv")
    if len(asked) > 1:
        raise typer.BadParameter(f"give one of --{' and --'.join(asked)}, not both")
    names = None
    if fields is not None:
        names = tuple(name.strip() for name in fields.split(",") if name.strip())
    return Output(form=asked[0] if asked else "text", fields=names)


def find_db(given: Path | None) -> Path:
    """The database to use: the one given, else the settings' own."""
    from fogline.settings import load_settings

    return given if given is not None else load_settings().db
