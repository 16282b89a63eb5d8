"""From a trained model to what is shipped: an int8 graph, link weights, labels, tokenizer, card."""

import shutil
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import torch
from torch import Tensor, nn

from fogline.tag.encoder import PROJECTIONS, ModelCard, digest_model
from fogline.tag.labels import LabelSpace
from fogline.train.corpora import AUXILIARY_HEADS
from fogline.train.model import Reader

OPSET = 17


class Graph(nn.Module):
    """What the exported graph computes for one unpadded window.

    Args:
        reader: The trained model.
        space: The label space without the heads that are left out.
    """

    def __init__(self, reader: Reader, space: LabelSpace) -> None:
        super().__init__()
        self.reader = reader
        names = list(space.widths())
        self.words = _join([reader.word_heads[name] for name in names])
        self.projections = _join([getattr(reader, name) for name in PROJECTIONS])
        self.page = _join([reader.page_heads[name] for name in space.page])

    def forward(self, ids: Tensor, cases: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """int64[1, piece], int64[1, piece], int64[word] to the four outputs of a runner."""
        states, page, embedding = self.reader.read(ids, cases, None)
        words = states[0].index_select(0, first)
        return self.words(words), self.projections(words), self.page(page)[0], embedding[0]


def ship_space(space: LabelSpace) -> LabelSpace:
    """The label space without the heads that only help training."""
    kept = {name: types for name, types in space.bio.items() if name not in DROPPED_HEADS}
    return replace(space, bio=kept)


DROPPED_HEADS = frozenset(AUXILIARY_HEADS) - {"ecb", "timex"}
"""Heads left out of the graph; ``ecb`` and ``timex`` stay because dev is scored on them."""


def export_model(
    reader: Reader,
    folder: Path,
    *,
    tokenizer: Path,
    card: ModelCard,
    quantize: bool = True,
) -> ModelCard:
    """Write a model folder that :func:`fogline.tag.encoder.load_model` reads.

    Args:
        reader: The trained model.
        folder: Where to; what is there is replaced.
        tokenizer: ``tokenizer.json`` of the base model.
        card: Name and settings; its digest is filled in.
        quantize: Whether weights become int8, one scale per channel.
    """
    folder.mkdir(parents=True, exist_ok=True)
    space = ship_space(reader.space)
    _write_graph(reader, space, folder / "reader.onnx", quantize=quantize)
    _write_links(reader, folder / "links.npz")
    (folder / "labels.json").write_bytes(msgspec.json.format(msgspec.json.encode(space)) + b"\n")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    card = replace(card, digest=digest_model(folder), biases=dict(sorted(card.biases.items())))
    (folder / "card.json").write_bytes(msgspec.json.format(msgspec.json.encode(card)) + b"\n")
    return card


def _write_graph(reader: Reader, space: LabelSpace, path: Path, *, quantize: bool) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    graph = Graph(reader.float().cpu().eval(), space).eval()
    example = (
        torch.ones((1, 12), dtype=torch.int64),
        torch.ones((1, 12), dtype=torch.int64),
        torch.arange(1, 11, dtype=torch.int64),
    )
    plain = path.with_suffix(".fp32.onnx")
    torch.onnx.export(
        graph,
        example,
        str(plain),
        input_names=["ids", "cases", "first"],
        output_names=["words", "projections", "page", "embedding"],
        dynamic_axes={"ids": {1: "piece"}, "cases": {1: "piece"}, "first": {0: "word"}},
        opset_version=OPSET,
        dynamo=False,
    )
    if quantize:
        quantize_dynamic(
            str(plain), str(path), per_channel=True, weight_type=QuantType.QInt8, extra_options={}
        )
        plain.unlink()
    else:
        plain.replace(path)


def _write_links(reader: Reader, path: Path) -> None:
    def plain(given: Tensor) -> np.ndarray:
        return given.detach().float().cpu().numpy()

    arrays = {
        "kind": plain(reader.link_kind),
        "form": plain(reader.link_form),
        "distance": plain(reader.link_distance),
        "none": plain(reader.link_none),
        "argument_distance": plain(reader.argument_distance),
    }
    for head, layer in reader.argument_heads.items():
        arrays[f"{head}.weight"] = plain(layer.weight)
        arrays[f"{head}.bias"] = plain(layer.bias)
    np.savez(path, **arrays)  # type: ignore[arg-type]  # its stub takes the names for flags


def _join(layers: list[nn.Module]) -> nn.Linear:
    """Several linear layers over the same states as one."""
    weights = torch.cat([layer.weight.detach() for layer in layers])
    biases = torch.cat([layer.bias.detach() for layer in layers])
    joined = nn.Linear(weights.shape[1], weights.shape[0])
    joined.load_state_dict({"weight": weights, "bias": biases})
    return joined
