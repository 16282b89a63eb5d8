"""Agreement of two annotators of the corpus: the second pass scored against the first.

``python -m fogline.train.agreement`` prints it. F1 is symmetric, so it does not matter who counts as gold.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from fogline.score import Tally, tally_sets, tally_statements
from fogline.train.evaluate import to_statement
from fogline.train.examples import Example
from fogline.train.markup import CASUALTY_KINDS, MarkupError, read_corpus
from fogline.train.own import CORPUS, make_example


def compare_passes(first: Path, second: Path) -> dict[str, Tally]:
    """Score the passages of the second pass against the first.

    Args:
        first: Folder of the whole corpus.
        second: Folder of the passages marked again.

    Returns:
        Measure to its counts.

    Raises:
        MarkupError: A passage of the second pass is not in the first, or its words differ.
    """
    originals = {passage.id: passage for passage in read_corpus(first)}
    totals: dict[str, Tally] = {}
    for passage in read_corpus(second):
        original = originals.get(passage.id)
        if original is None or original.text.split() != passage.text.split():
            raise MarkupError(f"{passage.id}: its words are not those of the first pass.")
        for name, tally in _compare(make_example(passage), make_example(original)).items():
            totals[name] = totals.get(name, Tally()) + tally
    return totals


def _compare(ours: Example, theirs: Example) -> dict[str, Tally]:
    both = (ours, theirs)
    entities = [[*e.layers["entities"], *e.layers["entities_inner"]] for e in both]
    triggers = [list(e.layers["triggers"]) for e in both]
    shared = set(triggers[0]) & set(triggers[1])
    arguments = [
        [
            (trigger.span, span, role)
            for trigger in e.triggers
            if any(trigger.span == span for span, _ in shared)
            for span, role in trigger.arguments
        ]
        for e in both
    ]
    flags = [
        [(trigger.span, trigger.flags) for trigger in e.triggers if trigger.flags] for e in both
    ]
    casualties = [[pair for pair in e if pair[1] in CASUALTY_KINDS] for e in triggers]
    statements = [[to_statement(s) for s in e.statements if s.contents] for e in both]
    return {
        "entities, exact span and kind": tally_sets(*entities),
        "entities, exact span": tally_sets(*[[span for span, _ in e] for e in entities]),
        "triggers, exact span and kind": tally_sets(*triggers),
        "casualty triggers, exact span and kind": tally_sets(*casualties),
        "arguments of shared triggers, exact span and role": tally_sets(*arguments),
        "triggers with all their flags": tally_sets(*flags),
        "linked attribution, soft match": tally_statements(*statements),
    }


def main(arguments: Sequence[str]) -> int:
    """Print the agreement of ``corpus/second`` with ``corpus/passages``."""
    first = Path(arguments[0]) if arguments else CORPUS
    second = Path(arguments[1]) if len(arguments) > 1 else CORPUS.with_name("second")
    for name, tally in compare_passes(first, second).items():
        sys.stdout.write(f"{100 * tally.f1:5.1f}  n {tally.wanted:4}  {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
