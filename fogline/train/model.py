"""The network: a BERT encoder of MiniLM's size with a case embedding and one small layer per head.

Source: Wang et al. (2020), MiniLM; the base weights are all-MiniLM-L6-v2 (Apache-2.0).
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from fogline.tag.labels import LabelSpace
from fogline.tag.links import DISTANCE_BUCKETS, KIND_COUNT
from fogline.tag.pieces import CASES

HIDDEN_DROPOUT = 0.1
MIDDLE_LAYER = 2
"""The page embedding also reads the states after this layer, which tagging bends least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Sizes of the encoder; the defaults are all-MiniLM-L6-v2's."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    inner: int = 1536
    heads: int = 12
    layers: int = 6


class Block(nn.Module):
    """One transformer layer with post-normalisation."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width)
        self.value = nn.Linear(shape.width, shape.width)
        self.mix = nn.Linear(shape.width, shape.width)
        self.mix_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.down_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(HIDDEN_DROPOUT)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """float[batch, piece, width] to the same; ``mask`` is bool[batch, 1, 1, piece] or None."""
        batch, size, width = states.shape

        def split(given: Tensor) -> Tensor:
            return given.view(batch, size, self.heads, width // self.heads).transpose(1, 2)

        attended = functional.scaled_dot_product_attention(
            split(self.query(states)), split(self.key(states)), split(self.value(states)), mask
        )
        mixed = self.mix(attended.transpose(1, 2).reshape(batch, size, width))
        states = self.mix_norm(states + self.dropout(mixed))
        inner = self.down(functional.gelu(self.up(states)))
        return self.down_norm(states + self.dropout(inner))


class Encoder(nn.Module):
    """Word pieces and case codes to states."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.kind = nn.Parameter(torch.zeros(shape.width))
        self.cases = nn.Embedding(len(CASES), shape.width)
        nn.init.zeros_(self.cases.weight)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(HIDDEN_DROPOUT)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """Read int64[batch, piece]; gives the last and the middle states."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.words(ids) + self.positions(places) + self.kind + self.cases(cases)
        states = self.dropout(self.norm(states))
        middle = states
        for index, block in enumerate(self.blocks, start=1):
            states = block(states, mask)
            if index == MIDDLE_LAYER:
                middle = states
        return states, middle


class Reader(nn.Module):
    """The encoder with all heads of a label space.

    Args:
        space: Heads and their labels.
        shape: Sizes of the encoder.
    """

    def __init__(self, space: LabelSpace, shape: Shape | None = None) -> None:
        super().__init__()
        self.space = space
        self.shape = shape or Shape()
        width, narrow = self.shape.width, space.projection
        self.encoder = Encoder(self.shape)
        self.dropout = nn.Dropout(HIDDEN_DROPOUT)
        self.word_heads = nn.ModuleDict(
            {name: nn.Linear(width, columns) for name, columns in space.widths().items()}
        )
        self.page_heads = nn.ModuleDict(
            {name: nn.Linear(width, len(labels)) for name, labels in space.page.items()}
        )
        self.page_state = nn.Linear(2 * width, width)
        self.embed = nn.Linear(2 * width, space.embedding)
        self.link_first = nn.Linear(width, narrow)
        self.link_last = nn.Linear(width, narrow)
        self.link_kind = nn.Parameter(torch.zeros(KIND_COUNT, narrow))
        self.link_form = nn.Parameter(torch.empty(2, narrow, narrow))
        self.link_distance = nn.Parameter(torch.zeros(2, DISTANCE_BUCKETS))
        self.link_none = nn.Parameter(torch.zeros(narrow))
        self.trigger_first = nn.Linear(width, narrow)
        self.trigger_last = nn.Linear(width, narrow)
        self.argument_word = nn.Linear(width, narrow)
        self.argument_distance = nn.Parameter(torch.zeros(DISTANCE_BUCKETS, narrow))
        self.argument_heads = nn.ModuleDict(
            {name: nn.Linear(narrow, 2 * len(r) + 1) for name, r in space.arguments.items()}
        )
        nn.init.normal_(self.link_form, std=0.02)

    def read(
        self, ids: Tensor, cases: Tensor, mask: Tensor | None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Give piece states, the page state and the page embedding, one row per window."""
        states, middle = self.encoder(ids, cases, mask)
        if mask is None:
            pooled, deep = middle.mean(1), states.mean(1)
        else:
            weights = mask[:, 0, 0, :, None].to(states.dtype)
            count = weights.sum(1)
            pooled, deep = (middle * weights).sum(1) / count, (states * weights).sum(1) / count
        page = torch.tanh(self.page_state(self.dropout(torch.cat([states[:, 0], deep], -1))))
        embedding = functional.normalize(self.embed(torch.cat([pooled, deep], -1)), dim=-1)
        return states, page, embedding


def load_base(reader: Reader, folder: Path) -> None:
    """Put the base weights into the encoder.

    Args:
        reader: A fresh model.
        folder: Folder with ``model.safetensors`` of all-MiniLM-L6-v2.
    """
    given = {
        name.removeprefix("bert."): value
        for name, value in load_file(folder / "model.safetensors").items()
    }
    encoder = reader.encoder
    parts: dict[str, Tensor] = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "positions.weight": given["embeddings.position_embeddings.weight"],
        "kind": given["embeddings.token_type_embeddings.weight"][0],
        "cases.weight": encoder.cases.weight.detach(),
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "mix": "attention.output.dense",
        "mix_norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "down_norm": "output.LayerNorm",
    }
    for layer in range(reader.shape.layers):
        for ours, theirs in names.items():
            for kind in ("weight", "bias"):
                parts[f"blocks.{layer}.{ours}.{kind}"] = given[
                    f"encoder.layer.{layer}.{theirs}.{kind}"
                ]
    encoder.load_state_dict(parts)
