"""Dev figures of a model, one function per data set; every figure names its metric. No torch."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from fogline.score import (
    Statement,
    Tally,
    find_head,
    pearson,
    spearman,
    tally_fillers,
    tally_sets,
    tally_statements,
)
from fogline.tag.decode import decode_bio
from fogline.tag.encoder import Encoder, Model, Scores
from fogline.tag.gate import LEAD_PIECES
from fogline.tag.pieces import find_words
from fogline.tag.statements import find_arguments, find_spans, find_statements
from fogline.text import Span, split_sentences
from fogline.train.corpora import MUC_ROLES, READERS, read_records
from fogline.train.examples import Example, GoldStatement
from fogline.train.fillers import FillerSettings, find_fillers, pick_fillers
from fogline.train.markup import ENTITY_KINDS
from fogline.train.own import read_own

GATE_RECALL = 0.99


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number.

    Attributes:
        data: Data set and part.
        metric: What was measured, exactly.
        value: The number; F1, share or correlation from 0 to 1.
        precision: Where it has one.
        recall: Where it has one.
        count: Gold items behind it.
    """

    data: str
    metric: str
    value: float
    precision: float | None = None
    recall: float | None = None
    count: int = 0


def make_figure(data: str, metric: str, tally: Tally) -> Figure:
    """F1 with its precision and recall."""
    return Figure(
        data=data,
        metric=metric,
        value=tally.f1,
        precision=tally.precision,
        recall=tally.recall,
        count=tally.wanted,
    )


def read_example(model: Model, example: Example) -> Scores:
    """Run the encoder over an example."""
    return model.encoder.read(example.text, split_sentences(example.text))


def locate(scores: Scores, start: int, end: int) -> Span:
    """Characters of a range of words."""
    offsets = scores.pieces.offsets
    return Span(int(offsets[start, 0]), int(offsets[end - 1, 1]))


def tally_layer(
    model: Model, scores: Scores, example: Example, head: str, *, bias: float | None = None
) -> Tally:
    """Exact span and type of one BIO head, gold flattened as BIO needs it (the longest span wins).

    Args:
        model: The model.
        scores: What it said of the example.
        example: The text with its gold.
        head: The head.
        bias: Added to O; None for the card's.
    """
    types = model.encoder.space.bio[head]
    if bias is None:
        spans = find_spans(model, scores, head)
    else:
        spans = decode_bio(model.encoder.head(scores, head), bias=bias)
    found = [(locate(scores, start, end), types[kind]) for start, end, kind, _ in spans]
    if example.annotated is not None:
        found = [pair for pair in found if any(pair[0].overlaps(a) for a in example.annotated)]
    return tally_sets(found, flatten(example.layers[head]))


def flatten(pairs: Iterable[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Drop spans that overlap a longer one."""
    kept: list[tuple[Span, str]] = []
    for span, label in sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])):
        if not any(span.overlaps(other) for other, _ in kept):
            kept.append((span, label))
    return kept


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())


def evaluate_layer(
    model: Model, examples: Sequence[Example], head: str, data: str, metric: str
) -> list[Figure]:
    """Entity-level micro F1, exact span and type."""
    tally = _sum(tally_layer(model, read_example(model, e), e, head) for e in examples)
    return [make_figure(data, metric, tally)]


def evaluate_polnear(model: Model, examples: Sequence[Example]) -> list[Figure]:
    """Fragments by exact span, whole attributions by soft and exact match."""
    types = model.encoder.space.bio["attribution"]
    by_kind: dict[str, Tally] = defaultdict(Tally)
    soft, exact = Tally(), Tally()
    for example in examples:
        scores = read_example(model, example)
        found = [
            (locate(scores, start, end), types[kind])
            for start, end, kind, _ in find_spans(model, scores, "attribution")
        ]
        for name in types:
            by_kind[name] += tally_sets(
                [pair for pair in found if pair[1] == name],
                [pair for pair in example.layers["attribution"] if pair[1] == name],
            )
        ours = _collect_statements(model, scores, ("attribution",))
        gold = [to_statement(statement) for statement in example.statements]
        soft += tally_statements(ours, gold)
        exact += tally_statements(ours, gold, is_exact=True)
    figures = [
        make_figure("polnear dev", f"{name} F1, exact span", tally)
        for name, tally in by_kind.items()
    ]
    soft_name = "attribution F1, soft (cue and source overlap, content Jaccard >= 0.5)"
    return [
        *figures,
        make_figure("polnear dev", soft_name, soft),
        make_figure("polnear dev", "attribution F1, all spans exact", exact),
    ]


def to_statement(statement: GoldStatement) -> Statement:
    """A gold statement in the scorer's form."""
    return Statement(
        cue=statement.cue,
        sources=tuple(sorted(statement.sources)),
        contents=tuple(sorted(statement.contents)),
    )


def _collect_statements(model: Model, scores: Scores, heads: Sequence[str]) -> list[Statement]:
    return [
        Statement(
            cue=locate(scores, *found.cue),
            sources=(locate(scores, *found.source),) if found.source else (),
            contents=tuple(locate(scores, *piece) for piece in found.contents),
        )
        for head in heads
        for found in find_statements(model, scores, head)
    ]


def evaluate_muc(model: Model, data: Path, settings: FillerSettings) -> list[Figure]:
    """Role fillers, CEAF-REE over merged templates."""
    total = _sum(
        tally_fillers(find_fillers(model, text, settings), wanted)
        for text, wanted in read_role_fillers(data)
    )
    return [make_figure("muc4 dev", "CEAF-REE, merged templates", total)]


def read_role_fillers(data: Path) -> list[tuple[str, dict[str, list[list[str]]]]]:
    """MUC-4 dev texts with their entities by role, all templates of a text merged."""
    found = []
    for record in read_records(data / "muc4", "dev"):
        wanted: dict[str, list[list[str]]] = defaultdict(list)
        for template in record["meta"]["role_templates"]:
            for role in MUC_ROLES:
                wanted[role] += [e for e in template.get(role, []) if e not in wanted[role]]
        found.append((record["text"], dict(wanted)))
    return found


def find_filler_settings(
    model: Model, data: Path, *, grid: Sequence[float], gates: Sequence[float]
) -> tuple[dict[str, float], float]:
    """The O bias of each role's head and the text filter that together score best on MUC-4 dev.

    Args:
        model: The model.
        data: The data folder.
        grid: Biases tried, role by role.
        gates: Values of :attr:`FillerSettings.least_any` tried.

    Returns:
        Biases by head, and the filter.
    """
    texts = [(text.lower(), wanted) for text, wanted in read_role_fillers(data)]
    read = [(t, model.encoder.read(t, split_sentences(t)), wanted) for t, wanted in texts]

    def measure(biases: dict[str, float], gate: float) -> float:
        tuned = replace(model, card=replace(model.card, biases={**model.card.biases, **biases}))
        settings = FillerSettings(gate)
        return _sum(
            tally_fillers(pick_fillers(tuned, text, scores, settings), wanted)
            for text, scores, wanted in read
        ).f1

    gate = max(gates, key=lambda value: measure({}, value))
    biases: dict[str, float] = {}
    for role in MUC_ROLES:
        head = f"muc_{role.lower()}"
        best = max(sorted(grid, key=abs), key=lambda b: measure({**biases, head: b}, gate))
        biases[head] = best
    return biases, max(gates, key=lambda value: measure(biases, value))


def evaluate_wikievents(model: Model, examples: Sequence[Example]) -> list[Figure]:
    """Triggers, and arguments by head word given gold triggers."""
    triggers, heads = Tally(), Tally()
    roles = set(model.encoder.space.arguments["wiki_arguments"])
    bias = model.card.biases.get("wiki_arguments", 0.0)
    for example in examples:
        scores = read_example(model, example)
        triggers += tally_layer(model, scores, example, "wiki_triggers")
        found, wanted = [], []
        for index, trigger in enumerate(example.triggers):
            words = _words_of(scores, trigger.span)
            if words is None:
                continue
            wanted += [(index, role, _head(example.text, span)) for span, role in trigger.arguments]
            found += [
                (index, a.role, _head(example.text, locate(scores, a.start, a.end)))
                for a in find_arguments(model, scores, "wiki_arguments", words, bias=bias)
                if a.role in roles
            ]
        heads += tally_sets(set(found), set(wanted))
    return [
        make_figure("wikievents dev", "trigger F1, exact span and two-level type", triggers),
        make_figure("wikievents dev", "argument head F1, gold triggers", heads),
    ]


def _head(text: str, span: Span) -> tuple[int, int]:
    start, end = find_head(span.slice(text))
    return span.start + start, span.start + end


def _words_of(scores: Scores, span: Span) -> tuple[int, int] | None:
    (found,) = find_words(scores.pieces, [span])
    return found if found[0] < found[1] else None


def evaluate_factuality(model: Model, examples: Sequence[Example], data: str) -> list[Figure]:
    """Pearson's r of the value of every predicate, and the mean absolute error."""
    ours: list[float] = []
    gold: list[float] = []
    for example in examples:
        scores = read_example(model, example)
        column = model.encoder.head(scores, "factuality")[:, 0]
        for span, value in example.values:
            words = _words_of(scores, span)
            if words is not None:
                ours.append(float(column[words[0]]))
                gold.append(value)
    error = sum(abs(a - b) for a, b in zip(ours, gold, strict=True)) / max(len(ours), 1)
    return [
        Figure(
            data=data, metric="factuality, Pearson r", value=pearson(ours, gold), count=len(gold)
        ),
        Figure(data=data, metric="factuality, mean absolute error (scale -3..3)", value=error),
    ]


def evaluate_own(model: Model, examples: Sequence[Example]) -> list[Figure]:
    """Our corpus: entities, typed triggers, linked statements, casualty figures with their victims."""
    entities, triggers, statements, casualties = Tally(), Tally(), Tally(), Tally()
    arguments = Tally()
    for example in examples:
        scores = read_example(model, example)
        entities += _tally_entities(model, scores, example)
        triggers += tally_layer(model, scores, example, "triggers")
        ours = _collect_statements(model, scores, ("claims", "claims_inner"))
        gold = [to_statement(s) for s in example.statements if s.contents]
        statements += tally_statements(ours, gold)
        casualties += _tally_casualties(model, scores, example)
        arguments += tally_arguments(model, scores, example, "arguments", bias=_bias(model))
    data = "corpus dev"
    return [
        make_figure(data, "entity F1, exact span, 10 kinds, nested too", entities),
        make_figure(data, "trigger F1, exact span and kind", triggers),
        make_figure(data, "linked attribution F1, soft match", statements),
        make_figure(data, "killed/injured quantity with its victim, F1, exact spans", casualties),
        make_figure(data, "argument F1, exact span and role, gold triggers", arguments),
    ]


def _bias(model: Model) -> float:
    return model.card.biases.get("arguments", 0.0)


def _tally_entities(model: Model, scores: Scores, example: Example) -> Tally:
    found, wanted = [], []
    for head in ("entities", "entities_inner"):
        found += [
            (locate(scores, start, end), ENTITY_KINDS[kind])
            for start, end, kind, _ in find_spans(model, scores, head)
        ]
        wanted += list(example.layers[head])
    return tally_sets(found, wanted)


def _tally_casualties(model: Model, scores: Scores, example: Example) -> Tally:
    """Pairs of a figure and its victim that hang on one trigger of killing or injuring."""
    found: set[tuple[str, Span, Span]] = set()
    types = model.encoder.space.bio["triggers"]
    for start, end, index, _ in find_spans(model, scores, "triggers"):
        if types[index] in ("killed", "injured"):
            arguments = find_arguments(model, scores, "arguments", (start, end), bias=_bias(model))
            found |= pair_casualties(
                types[index], [(locate(scores, a.start, a.end), a.role) for a in arguments]
            )
    return tally_sets(found, gather_casualties(example))


def pair_casualties(
    kind: str, arguments: Iterable[tuple[Span, str]]
) -> set[tuple[str, Span, Span]]:
    """Every figure of one trigger of killing or injuring with every victim of it."""
    given = list(arguments)
    if kind not in ("killed", "injured"):
        return set()
    return {
        (kind, figure, victim)
        for figure, role in given
        if role == "quantity"
        for victim, other in given
        if other == "victim"
    }


def gather_casualties(example: Example) -> set[tuple[str, Span, Span]]:
    """The pairs that a passage has."""
    kinds = dict(example.layers["triggers"])
    return {
        pair
        for trigger in example.triggers
        for pair in pair_casualties(kinds.get(trigger.span, ""), trigger.arguments)
    }


def tally_arguments(
    model: Model, scores: Scores, example: Example, head: str, *, bias: float
) -> Tally:
    """Exact span and role of the arguments that the head knows, given gold triggers."""
    roles = set(model.encoder.space.arguments[head])
    total = Tally()
    for trigger in example.triggers:
        words = _words_of(scores, trigger.span)
        if words is None:
            continue
        found = [
            (locate(scores, a.start, a.end), a.role)
            for a in find_arguments(model, scores, head, words, bias=bias)
        ]
        total += tally_sets(found, [pair for pair in trigger.arguments if pair[1] in roles])
    return total


def judge_leads(model: Model, data: Path, corpus: Path) -> tuple[list[float], list[float]]:
    """Scores of the first words of dev pages: of those that report conflict, and of the others."""
    good: list[float] = []
    bad: list[float] = []
    for example in [*READERS["leads"](data, "dev"), *read_own("dev", folder=corpus)]:
        score = model.encoder.judge_lead(example.text, pieces=LEAD_PIECES)
        (good if example.page["relevance"][0] else bad).append(score)
    return good, bad


def evaluate_gate(model: Model, data: Path, corpus: Path) -> list[Figure]:
    """The relevance gate on the first words, at the threshold of the model's card."""
    good, bad = judge_leads(model, data, corpus)
    gate = model.card.gate
    passed = f"first {LEAD_PIECES} word pieces, gate {gate:.2f}"
    return [
        Figure(
            data="pages dev",
            metric=f"recall of conflict pages, {passed}",
            value=sum(score >= gate for score in good) / max(len(good), 1),
            count=len(good),
        ),
        Figure(
            data="pages dev",
            metric=f"share of other pages let through, {passed}",
            value=sum(score >= gate for score in bad) / max(len(bad), 1),
            count=len(bad),
        ),
    ]


def evaluate_embedding(
    encoder: Encoder, base: Encoder, data: Path, *, pages: int = 120
) -> list[Figure]:
    """Spearman correlation of page similarities with the base model's, over pairs of ECB+ dev pages."""
    texts = [record["text"] for record in read_records(data / "ecbplus", "dev")]
    random.Random(5).shuffle(texts)
    upper = np.triu_indices(min(pages, len(texts)), 1)

    def compare(one: Encoder) -> list[float]:
        rows = np.stack([one.read(t, split_sentences(t)).embedding for t in texts[:pages]])
        return list((rows @ rows.T)[upper].tolist())

    return [
        Figure(
            data="ecbplus dev",
            metric="page similarity, Spearman with the base model's",
            value=spearman(compare(encoder), compare(base)),
            count=len(upper[0]),
        )
    ]


def find_bias(
    model: Model, examples: Sequence[Example], head: str, *, grid: Sequence[float]
) -> float:
    """The bias on O that gives a BIO or argument head its best F1 on dev; the smallest of equals.

    Args:
        model: The model.
        examples: Dev texts.
        head: A BIO head, or an argument head, which is given gold triggers.
        grid: Biases tried.
    """
    read = [(read_example(model, example), example) for example in examples]
    tally = tally_arguments if head in model.encoder.space.arguments else tally_layer

    def measure(bias: float) -> float:
        return _sum(tally(model, scores, e, head, bias=bias) for scores, e in read).f1

    return max(sorted(grid, key=abs), key=measure)


def format_figures(figures: Sequence[Figure]) -> str:
    """The figures as lines of text, in per cent."""
    lines = []
    for figure in figures:
        parts = ""
        if figure.precision is not None and figure.recall is not None:
            parts = f"  P {100 * figure.precision:5.1f}  R {100 * figure.recall:5.1f}"
        lines.append(
            f"{figure.data:24} {100 * figure.value:6.1f}{parts}  n {figure.count:5}  {figure.metric}"
        )
    return "\n".join(lines)
