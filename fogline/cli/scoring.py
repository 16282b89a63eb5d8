"""``fogline score``: what the shipped model reaches on dev files."""

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from fogline.cli.messages import CommandError, ExitCode, say
from fogline.cli.options import CsvOption, JsonOption, QuietOption, choose_output
from fogline.cli.output import write_rows

_COLUMNS = {
    "data": "data",
    "value": "value",
    "precision": "P",
    "recall": "R",
    "count": "n",
    "metric": "metric",
}


def score(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME...]", help="What to measure; everything when left out."),
    ] = None,
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", help="Data folder; else FOGLINE_DATA.")
    ] = None,
    model: Annotated[
        Path | None, typer.Option("--model", metavar="DIR", help="Model; else the shipped one.")
    ] = None,
    floors: Annotated[
        Path | None,
        typer.Option("--floors", metavar="FILE", help="Exit 1 when a figure is below its floor."),
    ] = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    quiet: QuietOption = False,
) -> None:
    """Measure the trained model on dev data, precision and recall apart, in per cent."""
    from fogline.tag import MODEL_FOLDER
    from fogline.tag.encoder import load_model
    from fogline.train.corpora import DataError, find_data
    from fogline.train.measures import MEASURES, evaluate_all

    output = choose_output(as_json=as_json, as_csv=as_csv)
    unknown = sorted(set(names or ()) - set(MEASURES))
    if unknown:
        raise CommandError(
            f"{unknown[0]} is not measured. There are: {', '.join(MEASURES)}.",
            ExitCode.WRONG_USAGE,
        )
    try:
        folder = find_data(data)
    except DataError as error:
        raise CommandError(str(error), ExitCode.WRONG_USAGE) from error

    def tell(name: str) -> None:
        if not quiet:
            say(f"measuring {name}")

    figures = evaluate_all(
        load_model(model or MODEL_FOLDER, threads=os.cpu_count() or 1),
        folder,
        names=tuple(names or MEASURES),
        progress=tell,
    )
    rows = [
        {
            key: round(100 * value, 1) if isinstance(value, float) else value
            for key, value in asdict(figure).items()
        }
        for figure in figures
    ]
    write_rows(rows, _COLUMNS, output)
    if floors is not None and _fall_below(rows, floors):
        raise typer.Exit(ExitCode.FOUND_NOTHING)


def _fall_below(rows: list[dict[str, object]], path: Path) -> bool:
    """Say which figures lie below their floor."""
    from fogline.train.floors import find_fallen, read_floors

    fallen = find_fallen(rows, read_floors(path))
    for line in fallen:
        say(line)
    return bool(fallen)
