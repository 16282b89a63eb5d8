"""The loss of one batch: every head that the batch's data set labels, the others masked out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from fogline.tag.links import (
    CONTENT_TO_CUE,
    CUE,
    CUE_TO_SOURCE,
    SOURCE,
    bucket_distance,
    measure_distances,
)
from fogline.train.examples import IGNORED, Item
from fogline.train.model import Encoder, Reader

LINK_WEIGHT = 0.2
FLAG_WEIGHT = 0.5
VALUE_WEIGHT = 0.5
ARGUMENT_WEIGHT = 3.0
ARGUMENT_WORDS = 30
"""The argument loss of a trigger is summed over words and divided by so many: nearly all are O."""
PAGE_WEIGHTS = {"relevance": 0.5, "incident": 0.3}
EMBEDDING_WEIGHT = 4.0
EMBEDDED_SOURCES = ("leads", "ecbplus", "wikievents", "polnear")
"""Sets of whole pages whose windows also teach the page embedding."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Batch:
    """Windows of one data set, padded.

    Attributes:
        items: The windows.
        ids: int64[window, piece].
        cases: int64[window, piece].
        mask: bool[window, 1, 1, piece].
        first: int64[window, word]; padding points at piece 0.
        is_word: bool[window, word].
    """

    items: tuple[Item, ...]
    ids: Tensor
    cases: Tensor
    mask: Tensor
    first: Tensor
    is_word: Tensor


def collate(items: Sequence[Item], device: torch.device) -> Batch:
    """Pad windows to the longest."""
    size = max(len(item.ids) for item in items)
    words = max(len(item.first) for item in items)
    ids = np.zeros((len(items), size), dtype=np.int64)
    cases = np.zeros((len(items), size), dtype=np.int64)
    mask = np.zeros((len(items), size), dtype=bool)
    first = np.zeros((len(items), words), dtype=np.int64)
    is_word = np.zeros((len(items), words), dtype=bool)
    for row, item in enumerate(items):
        ids[row, : len(item.ids)] = item.ids
        cases[row, : len(item.ids)] = item.cases
        mask[row, : len(item.ids)] = True
        first[row, : len(item.first)] = item.first
        is_word[row, : len(item.first)] = True
    return Batch(
        items=tuple(items),
        ids=torch.from_numpy(ids).to(device),
        cases=torch.from_numpy(cases).to(device),
        mask=torch.from_numpy(mask[:, None, None, :]).to(device),
        first=torch.from_numpy(first).to(device),
        is_word=torch.from_numpy(is_word).to(device),
    )


def compute_loss(reader: Reader, batch: Batch, teacher: Encoder | None) -> Tensor:
    """Sum the losses of all heads that the batch has labels for.

    Args:
        reader: The model in training.
        batch: Windows of one data set.
        teacher: The untouched base encoder that the page embedding is distilled from.
    """
    states, page, embedding = reader.read(batch.ids, batch.cases, batch.mask)
    words = torch.gather(states, 1, batch.first[..., None].expand(-1, -1, states.shape[-1]))
    total = states.new_zeros(())
    total = total + _bio_loss(reader, batch, words)
    total = total + _page_loss(reader, batch, page)
    total = total + _link_loss(reader, batch, words)
    total = total + _argument_loss(reader, batch, words)
    total = total + _point_loss(reader, batch, words)
    if teacher is not None and batch.items[0].source in EMBEDDED_SOURCES:
        with torch.no_grad():
            wanted = embed_base(teacher, batch)
        total = total + EMBEDDING_WEIGHT * (1 - (embedding.float() * wanted).sum(-1)).mean()
    return total


def embed_base(teacher: Encoder, batch: Batch) -> Tensor:
    """The base model's own embedding of each window: float[window, width], of length 1."""
    states, _ = teacher(batch.ids, torch.zeros_like(batch.cases), batch.mask)
    weights = batch.mask[:, 0, 0, :, None].to(states.dtype)
    return functional.normalize(((states * weights).sum(1) / weights.sum(1)).float(), dim=-1)


def _bio_loss(reader: Reader, batch: Batch, words: Tensor) -> Tensor:
    total = words.new_zeros(())
    states = reader.dropout(words)
    for head in batch.items[0].bio:
        gold = np.full(batch.is_word.shape, IGNORED, dtype=np.int64)
        for row, item in enumerate(batch.items):
            gold[row, : len(item.first)] = item.bio[head]
        target = torch.from_numpy(gold).to(words.device)
        chosen = target != IGNORED
        if chosen.any():
            scores = reader.word_heads[head](states[chosen])
            total = total + functional.cross_entropy(scores.float(), target[chosen])
    return total


def _page_loss(reader: Reader, batch: Batch, page: Tensor) -> Tensor:
    total = page.new_zeros(())
    for head in batch.items[0].page:
        target = torch.tensor([item.page[head] for item in batch.items], device=page.device)
        scores = reader.page_heads[head](page).float()
        loss = functional.binary_cross_entropy_with_logits(scores, target)
        total = total + PAGE_WEIGHTS[head] * loss
    return total


def _point_loss(reader: Reader, batch: Batch, words: Tensor) -> Tensor:
    """Flags and factuality, read at single words."""
    total = words.new_zeros(())
    places: dict[str, list[tuple[int, int]]] = {}
    targets: dict[str, list[tuple[float, ...]]] = {}
    for row, item in enumerate(batch.items):
        for head, word, values in item.flags:
            places.setdefault(head, []).append((row, word))
            targets.setdefault(head, []).append(values)
        for word, number in item.values:
            places.setdefault("factuality", []).append((row, word))
            targets.setdefault("factuality", []).append((number,))
    for head, found in places.items():
        at = torch.tensor(found, device=words.device)
        scores = reader.word_heads[head](reader.dropout(words[at[:, 0], at[:, 1]])).float()
        target = torch.tensor(targets[head], device=words.device)
        if head == "factuality":
            total = total + VALUE_WEIGHT * functional.smooth_l1_loss(scores, target)
        else:
            loss = functional.binary_cross_entropy_with_logits(scores, target)
            total = total + FLAG_WEIGHT * loss * scores.shape[1] / 2
    return total


def _link_loss(reader: Reader, batch: Batch, words: Tensor) -> Tensor:
    losses: list[Tensor] = []
    first, last = None, None
    for row, item in enumerate(batch.items):
        if not item.fragments:
            continue
        if first is None or last is None:
            first, last = reader.link_first(words), reader.link_last(words)
        fragments = np.asarray(item.fragments, dtype=np.int64)
        at = torch.from_numpy(fragments).to(words.device)
        vectors = torch.tanh(
            first[row, at[:, 1]] + last[row, at[:, 2]] + reader.link_kind[at[:, 0]]
        ).float()
        by_kind = [np.flatnonzero(fragments[:, 0] == kind) for kind in range(3)]
        losses += _point_contents(reader, item, fragments, vectors, by_kind[CUE])
        losses += _point_cues(reader, item, fragments, vectors, by_kind[SOURCE])
    if not losses:
        return words.new_zeros(())
    return LINK_WEIGHT * torch.stack(losses).mean()


def _score(
    reader: Reader,
    vectors: Tensor,
    fragments: np.ndarray,
    pairs: tuple[np.ndarray, np.ndarray],
    relation: int,
) -> Tensor:
    ones, others = pairs
    buckets = bucket_distance(measure_distances(fragments[ones, 1:], fragments[others, 1:]))
    bias = reader.link_distance[relation][torch.from_numpy(buckets).to(vectors.device)]
    return vectors[ones] @ reader.link_form[relation].float() @ vectors[others].T + bias.float()


def _point_contents(
    reader: Reader, item: Item, fragments: np.ndarray, vectors: Tensor, cues: np.ndarray
) -> list[Tensor]:
    """Each content chooses its cue among the window's."""
    if not item.content_cue or len(cues) < 2:
        return []
    contents = np.array([content for content, _ in item.content_cue])
    scores = _score(reader, vectors, fragments, (contents, cues), CONTENT_TO_CUE)
    gold = [int(np.flatnonzero(cues == cue)[0]) for _, cue in item.content_cue]
    target = torch.tensor(gold, device=vectors.device)
    return [functional.cross_entropy(scores, target)]


def _point_cues(
    reader: Reader, item: Item, fragments: np.ndarray, vectors: Tensor, sources: np.ndarray
) -> list[Tensor]:
    """Each cue chooses its source, or none; of several source pieces any is right."""
    if not item.cue_source:
        return []
    cues = np.array([cue for cue, _ in item.cue_source])
    form = reader.link_form[CUE_TO_SOURCE].float()
    none = vectors[cues] @ form @ reader.link_none.float()
    columns = [none[:, None]]
    right = np.zeros((len(cues), len(sources) + 1), dtype=np.float32)
    if len(sources):
        columns.append(_score(reader, vectors, fragments, (cues, sources), CUE_TO_SOURCE))
    for row, (_, chosen) in enumerate(item.cue_source):
        right[row, 0] = not chosen
        right[row, 1:] = np.isin(sources, chosen)
    logs = functional.log_softmax(torch.cat(columns, dim=1), dim=1)
    wanted = torch.from_numpy(right).to(vectors.device) > 0
    return [-torch.logsumexp(logs.masked_fill(~wanted, -1e4), dim=1).mean()]


def _argument_loss(reader: Reader, batch: Batch, words: Tensor) -> Tensor:
    total = words.new_zeros(())
    found = [
        (row, *argument) for row, item in enumerate(batch.items) for argument in item.arguments
    ]
    if not found:
        return total
    head = found[0][1]
    states = reader.dropout(words)
    word = reader.argument_word(states)
    first, last = reader.trigger_first(states), reader.trigger_last(states)
    hidden, golds = [], []
    for row, _, begin, end, labels in found:
        places = np.arange(len(labels))
        distance = np.where(places < begin, places - begin, np.maximum(places - end, 0))
        bias = reader.argument_distance[
            torch.from_numpy(bucket_distance(distance)).to(words.device)
        ]
        hidden.append(
            torch.tanh(word[row, : len(labels)] + first[row, begin] + last[row, end] + bias)
        )
        golds.append(labels)
    scores = reader.argument_heads[head](torch.cat(hidden)).float()
    target = torch.from_numpy(np.concatenate(golds)).to(words.device)
    loss = functional.cross_entropy(scores, target, reduction="sum")
    return total + ARGUMENT_WEIGHT * loss / (ARGUMENT_WORDS * len(found))
