"""After the run: the averaged weights, biases chosen on dev, export, figures."""

import logging
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from fogline.tag.encoder import Encoder, FloatArray, Model, ModelCard, load_model
from fogline.tag.labels import LabelSpace
from fogline.tag.pieces import PieceCutter, WindowInput
from fogline.train.corpora import READERS
from fogline.train.evaluate import (
    GATE_RECALL,
    Figure,
    evaluate_embedding,
    find_bias,
    find_filler_settings,
    judge_leads,
)
from fogline.train.examples import Example, Item
from fogline.train.export import export_model
from fogline.train.loop import Run
from fogline.train.losses import collate, embed_base
from fogline.train.measures import evaluate_all
from fogline.train.model import Reader, load_base
from fogline.train.own import read_own
from fogline.train.places import Places

LOG = logging.getLogger(__name__)

BIAS_GRID = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0)
ROLE_GRID = (-3.0, -2.0, *BIAS_GRID)
FILLER_GRID = (-4.0, -2.0, -1.0, 0.0, 1.0)
NAME = "fogline-reader"


def finish_model(run: Run, places: Places, *, quantize: bool = True) -> list[Figure]:
    """Choose weights and settings on dev, export, and measure what was exported.

    Args:
        run: A finished run.
        places: Its folders.
        quantize: Whether weights become int8.

    Returns:
        All dev figures of the exported model.
    """
    run.load_average()
    data, corpus = places.data, places.corpus
    tokenizer = places.base / "tokenizer.json"
    card = ModelCard(name=NAME, digest="")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "model"
        export_model(run.reader, folder, tokenizer=tokenizer, card=card, quantize=quantize)
        model = load_model(folder, threads=2)
        biases = choose_biases(model, data, corpus)
        roles, fillers = find_filler_settings(model, data, grid=ROLE_GRID, gates=FILLER_GRID)
        gate = choose_gate(model, data, corpus)
        card = replace(card, biases={**biases, **roles}, fillers=fillers, gate=gate)
    LOG.info("%s", card)
    export_model(run.reader, places.out, tokenizer=tokenizer, card=card, quantize=quantize)
    model = load_model(places.out, threads=2)
    figures = evaluate_all(model, data, corpus=corpus, progress=LOG.info)
    figures += evaluate_embedding(model.encoder, load_base_encoder(places.base), data)
    return figures


def choose_biases(model: Model, data: Path, corpus: Path) -> dict[str, float]:
    """The O bias of each measured head that gives the best F1 on its dev part."""
    own = list(read_own("dev", folder=corpus))
    dev: dict[str, Sequence[Example]] = {
        "names": list(READERS["uner_ewt"](data, "dev")),
        "defence": list(READERS["re3d"](data, "dev")),
        "attribution": list(READERS["polnear"](data, "dev")),
        "wiki_triggers": list(READERS["wikievents"](data, "dev")),
        **dict.fromkeys(("entities", "triggers", "claims", "claims_inner", "arguments"), own),
    }
    dev["wiki_arguments"] = dev["wiki_triggers"]
    return {
        head: find_bias(model, examples, head, grid=BIAS_GRID) for head, examples in dev.items()
    }


def choose_gate(model: Model, data: Path, corpus: Path) -> float:
    """The highest gate that lets :data:`GATE_RECALL` of the dev part's conflict pages through."""
    good, _ = judge_leads(model, data, corpus)
    return sorted(good)[int(len(good) * (1 - GATE_RECALL))]


class BaseRunner:
    """Runs the untouched base model: it knows no head, only the page embedding.

    Args:
        folder: Folder of the base weights.
    """

    def __init__(self, folder: Path) -> None:
        reader = Reader(LabelSpace())
        load_base(reader, folder)
        self._encoder = reader.encoder.eval()

    def run(self, given: WindowInput) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
        """Read one window."""
        item = Item(source="page", ids=given.ids, cases=given.cases, first=given.first)
        with torch.no_grad():
            embedding = embed_base(self._encoder, collate([item], torch.device("cpu")))[0]
        none = np.zeros((len(given.first), 0), dtype=np.float32)
        return none, none, none[0], embedding.numpy()


def load_base_encoder(folder: Path) -> Encoder:
    """The base model over the same windows as ours, for its page embedding."""
    return Encoder(PieceCutter(folder / "tokenizer.json"), LabelSpace(), BaseRunner(folder))
