"""Everything that ``fogline score`` measures, by name."""

from collections.abc import Callable, Sequence
from pathlib import Path

from fogline.tag.encoder import Model
from fogline.train.coders import measure_coders
from fogline.train.corpora import READERS
from fogline.train.evaluate import (
    Figure,
    evaluate_factuality,
    evaluate_gate,
    evaluate_layer,
    evaluate_muc,
    evaluate_own,
    evaluate_polnear,
    evaluate_wikievents,
)
from fogline.train.examples import Example
from fogline.train.fillers import FillerSettings
from fogline.train.own import CORPUS, read_own

Measure = Callable[[Model, Path, Path], list[Figure]]


def _dev(data: Path, name: str) -> list[Example]:
    return list(READERS[name](data, "dev"))


def _layer(name: str, head: str, metric: str) -> Measure:
    def measure(model: Model, data: Path, _corpus: Path) -> list[Figure]:
        return evaluate_layer(model, _dev(data, name), head, f"{name} dev", metric)

    return measure


def _factuality(name: str) -> Measure:
    def measure(model: Model, data: Path, _corpus: Path) -> list[Figure]:
        return evaluate_factuality(model, _dev(data, name), f"{name} dev")

    return measure


MEASURES: dict[str, Measure] = {
    "uner_ewt": _layer("uner_ewt", "names", "entity F1, exact span and type"),
    "re3d": _layer(
        "re3d", "defence", "entity F1, exact span and type (confidence >= 0.5, longest span)"
    ),
    "polnear": lambda model, data, _: evaluate_polnear(model, _dev(data, "polnear")),
    "muc4": lambda model, data, _: evaluate_muc(model, data, FillerSettings(model.card.fillers)),
    "wikievents": lambda model, data, _: evaluate_wikievents(model, _dev(data, "wikievents")),
    "ecbplus": _layer("ecbplus", "ecb", "event and participant mention F1, exact span and type"),
    "gum": _layer("gum", "dates", "date F1, exact span"),
    "wikiwars": _layer("wikiwars", "timex", "TIMEX2 F1, exact span"),
    "factuality_uds": _factuality("factuality_uds"),
    "factuality_meantime": _factuality("factuality_meantime"),
    "gate": evaluate_gate,
    "corpus": lambda model, _, corpus: evaluate_own(model, list(read_own("dev", folder=corpus))),
    "coders": lambda model, _, corpus: measure_coders(model, corpus),
}
"""What ``fogline score`` measures, in order: each needs only the shipped model and dev files."""


def evaluate_all(
    model: Model,
    data: Path,
    *,
    corpus: Path = CORPUS,
    names: Sequence[str] = tuple(MEASURES),
    progress: Callable[[str], None] | None = None,
) -> list[Figure]:
    """Measure a model on dev files.

    Args:
        model: The model.
        data: The data folder.
        corpus: Our own passages.
        names: Keys of :data:`MEASURES`.
        progress: Called with the name of what is measured next.

    Raises:
        ValueError: A name is no measure.
        DataError: A dev file is missing.
    """
    unknown = sorted(set(names) - set(MEASURES))
    if unknown:
        raise ValueError(f"{unknown[0]!r} is no measure; there are {', '.join(MEASURES)}")
    figures: list[Figure] = []
    for name in names:
        if progress is not None:
            progress(name)
        figures += MEASURES[name](model, data, corpus)
    return figures
