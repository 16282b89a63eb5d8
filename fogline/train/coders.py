"""Any coder's marks against the dev fifth of the corpus: rules alone, or model and rules together."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from fogline.flow import build_kit
from fogline.records import Document, Frame, Marks
from fogline.score import Statement, Tally, tally_sets, tally_statements
from fogline.settings import Settings
from fogline.tag import RuleTagger, Tagger
from fogline.tag.encoder import Model
from fogline.tag.joint import JointTagger
from fogline.text import Span
from fogline.train.evaluate import (
    Figure,
    gather_casualties,
    make_figure,
    pair_casualties,
    to_statement,
)
from fogline.train.examples import Example
from fogline.train.markup import TRIGGER_KINDS
from fogline.train.own import read_own


def measure_coders(model: Model, corpus: Path) -> list[Figure]:
    """Rules alone, then model and rules together, on the dev fifth of the corpus."""
    rules = build_kit(Settings(coder="rules")).tagger
    if not isinstance(rules, RuleTagger):
        raise TypeError("the rule coder was asked for")
    examples = list(read_own("dev", folder=corpus))
    figures = evaluate_coder(rules, examples, "rules")
    return figures + evaluate_coder(JointTagger(rules, model), examples, "model and rules")


def evaluate_coder(coder: Tagger, examples: Sequence[Example], name: str) -> list[Figure]:
    """Score the marks of every passage.

    Args:
        coder: What is measured.
        examples: Passages of the corpus.
        name: Name of the coder, shown beside the data.
    """
    totals: dict[str, Tally] = {}
    for example in examples:
        document = Document(id=example.id, text=example.text, title="", digest="")
        marks = coder.tag(document, ())
        for metric, tally in compare_marks(marks, example).items():
            totals[metric] = totals.get(metric, Tally()) + tally
    data = f"corpus dev, {name}"
    return [make_figure(data, metric, tally) for metric, tally in totals.items()]


def compare_marks(marks: Marks, example: Example) -> dict[str, Tally]:
    """Count what a coder's marks and a passage's have in common."""
    entities = [*example.layers["entities"], *example.layers["entities_inner"]]
    frames = [frame for frame in marks.frames if frame.kind in TRIGGER_KINDS]
    found = [
        Statement(
            cue=a.cue, sources=(a.source,) if a.source else (), contents=tuple(sorted(a.contents))
        )
        for a in marks.attributions
    ]
    wanted = [to_statement(s) for s in example.statements if s.contents]
    wanted_arguments = [
        (trigger.span, span, role)
        for trigger in example.triggers
        for span, role in trigger.arguments
    ]
    return {
        "entity F1, exact span and kind": tally_sets(
            [(m.span, m.kind) for m in marks.mentions], entities
        ),
        "trigger F1, exact span and kind": tally_sets(
            {(f.span, f.kind) for f in frames}, set(example.layers["triggers"])
        ),
        "trigger and argument F1, exact spans and role": tally_sets(
            _arguments(marks, frames), wanted_arguments
        ),
        "linked attribution F1, soft match": tally_statements(found, wanted),
        "killed/injured quantity with its victim, F1, exact spans": tally_sets(
            {pair for frame in frames for pair in pair_casualties(frame.kind, _of(marks, frame))},
            gather_casualties(example),
        ),
    }


def _of(marks: Marks, frame: Frame) -> list[tuple[Span, str]]:
    spans = {mention.id: mention.span for mention in marks.mentions}
    return [(spans[a.mention], a.role) for a in frame.arguments if a.mention in spans]


def _arguments(marks: Marks, frames: Iterable[Frame]) -> set[tuple[Span, Span, str]]:
    return {(frame.span, span, role) for frame in frames for span, role in _of(marks, frame)}
