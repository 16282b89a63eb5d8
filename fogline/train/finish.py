"""After the run: the better of last and averaged weights, biases chosen on dev, export, figures."""

import logging
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from fogline.tag.encoder import Model, ModelCard, load_model
from fogline.tag.labels import LabelSpace
from fogline.tag.pieces import PieceCutter, plan_windows
from fogline.text import split_sentences
from fogline.train.corpora import READERS
from fogline.train.evaluate import (
    GATE_RECALL,
    Figure,
    evaluate_embedding,
    find_argument_bias,
    find_bias,
    find_filler_settings,
    judge_leads,
)
from fogline.train.examples import Example, Item
from fogline.train.export import export_model
from fogline.train.loop import Run
from fogline.train.losses import collate, embed_base
from fogline.train.measures import evaluate_all
from fogline.train.model import Encoder, Reader, load_base
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
    figures += evaluate_embedding(model, BaseEmbedder(places.base).embed, data)
    return figures


def choose_biases(model: Model, data: Path, corpus: Path) -> dict[str, float]:
    """The O bias of each measured head that gives the best F1 on its dev part."""
    own = list(read_own("dev", folder=corpus))
    dev: dict[str, Sequence[Example]] = {
        "names": list(READERS["uner_ewt"](data, "dev")),
        "defence": list(READERS["re3d"](data, "dev")),
        "attribution": list(READERS["polnear"](data, "dev")),
        "wiki_triggers": list(READERS["wikievents"](data, "dev")),
        **dict.fromkeys(("entities", "triggers", "claims", "claims_inner"), own),
    }
    biases = {
        head: find_bias(model, examples, head, grid=BIAS_GRID) for head, examples in dev.items()
    }
    for head, examples in (("arguments", own), ("wiki_arguments", dev["wiki_triggers"])):
        biases[head] = find_argument_bias(model, examples, head, grid=BIAS_GRID)
    return biases


def choose_gate(model: Model, data: Path, corpus: Path) -> float:
    """The highest gate that lets :data:`GATE_RECALL` of the dev part's conflict pages through."""
    good, _ = judge_leads(model, data, corpus)
    return sorted(good)[int(len(good) * (1 - GATE_RECALL))]


class BaseEmbedder:
    """The untouched base model's page embedding, over the same windows as ours.

    Args:
        folder: Folder of the base weights.
    """

    def __init__(self, folder: Path) -> None:
        reader = Reader(LabelSpace())
        load_base(reader, folder)
        self._encoder: Encoder = reader.encoder.eval()
        self._cutter = PieceCutter(folder / "tokenizer.json")

    def embed(self, text: str) -> np.ndarray:
        """float32[width], of length 1."""
        pieces = self._cutter.cut(text)
        rows = []
        for window in plan_windows(pieces, split_sentences(text)):
            given = self._cutter.make_input(pieces, window)
            item = Item(source="page", ids=given.ids, cases=given.cases, first=given.first)
            with torch.no_grad():
                rows.append(
                    embed_base(self._encoder, collate([item], torch.device("cpu")))[0].numpy()
                )
        mean = np.mean(np.stack(rows), axis=0)
        return np.asarray(mean / np.linalg.norm(mean), np.float32)
