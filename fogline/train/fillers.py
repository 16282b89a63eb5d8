"""Role fillers of a whole text: mentions found by the five MUC heads, merged into entities."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fogline.tag.encoder import Model, Scores
from fogline.tag.statements import find_spans
from fogline.text import split_sentences
from fogline.train.corpora import MUC_ROLES

_ARTICLES = ("the ", "a ", "an ", "some ", "these ", "those ", "this ", "that ")


@dataclass(frozen=True, slots=True)
class FillerSettings:
    """What decides which fillers are given out; chosen on dev.

    Attributes:
        least_any: Least pooled score of "this text reports an incident".
        least_mention: Least probability of a mention that stands alone.
    """

    least_any: float = 0.0
    least_mention: float = 0.0


def find_fillers(model: Model, text: str, settings: FillerSettings) -> dict[str, list[str]]:
    """Give one mention per entity and role, lower case.

    Args:
        model: The model.
        text: The text, in any case.
        settings: Filters.
    """
    text = text.lower()
    return pick_fillers(model, text, model.encoder.read(text, split_sentences(text)), settings)


def pick_fillers(
    model: Model, text: str, scores: Scores, settings: FillerSettings
) -> dict[str, list[str]]:
    """The same, from what the encoder said of the lower-cased text."""
    if not scores.pieces.word_count:
        return {}
    incident = model.encoder.page_head(scores, "incident")[:, -1]
    if float(np.max(incident)) < settings.least_any:
        return {}
    found: dict[str, list[str]] = {}
    for role in MUC_ROLES:
        mentions = []
        for start, end, _, score in find_spans(model, scores, f"muc_{role.lower()}"):
            begin, finish = scores.pieces.offsets[start, 0], scores.pieces.offsets[end - 1, 1]
            mentions.append((text[begin:finish], score))
        found[role] = merge_mentions(mentions, least=settings.least_mention)
    return found


def merge_mentions(mentions: Sequence[tuple[str, float]], *, least: float = 0.0) -> list[str]:
    """Join mentions of one entity and give out the best of each.

    Two belong together when the words of one are among the other's or one is the other's acronym. The
    weight of a mention is the sum of the scores of its occurrences.

    Example:
        >>> merge_mentions([("guerrillas", 0.9), ("the guerrillas", 0.8), ("fmln guerrillas", 0.5)])
        ['guerrillas']
        >>> merge_mentions([("farabundo marti front", 0.9), ("fmf", 0.7), ("army", 0.6)])
        ['farabundo marti front', 'army']
    """
    weights: dict[str, float] = {}
    best: dict[str, float] = {}
    for words, score in mentions:
        name = _normalise(words)
        weights[name] = weights.get(name, 0.0) + score
        best[name] = max(best.get(name, 0.0), score)
    groups: list[list[str]] = []
    for name in sorted(weights, key=lambda key: (-weights[key], key)):
        group = next((g for g in groups if any(_is_same(name, other) for other in g)), None)
        if group is None:
            groups.append([name])
        else:
            group.append(name)
    chosen = [group[0] for group in groups]
    return [name for name in chosen if best[name] >= least]


def _normalise(words: str) -> str:
    name = " ".join(words.lower().split()).strip(" .,;:\"'")
    for article in _ARTICLES:
        name = name.removeprefix(article)
    return name


def _is_same(one: str, other: str) -> bool:
    ours, theirs = one.split(), other.split()
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    return _is_acronym(one, theirs) or _is_acronym(other, ours)


def _is_acronym(short: str, words: Sequence[str]) -> bool:
    letters = "".join(word[0] for word in words if word not in ("of", "the", "and", "for", "de"))
    return len(letters) > 1 and short == letters
