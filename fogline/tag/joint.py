"""The coder that reads with the trained model and the rules together."""

from fogline.records import Document, Marks
from fogline.tag.encoder import Model
from fogline.tag.findings import read_findings
from fogline.tag.gate import Gate
from fogline.tag.reading import Reading
from fogline.tag.rules import MAKER, RuleTagger
from fogline.text import Repair

TURNED_AWAY = 0.1
"""Relevance of a page that was not read to the end."""
DIGEST_SHOWN = 8
"""Digits of the model's digest that stand in the maker of what it marked."""


class JointTagger:
    """Tags documents with the model's findings laid beside the rules' (see :mod:`fogline.tag.advice`).

    Args:
        rules: The rule coder.
        model: The trained model.
    """

    def __init__(self, rules: RuleTagger, model: Model) -> None:
        self._rules = rules
        self._model = model
        self._gate = Gate(rules.cues, model)
        self.maker = f"{model.card.name}/{model.card.digest[:DIGEST_SHOWN]}+{MAKER}"

    def tag(self, document: Document, repairs: tuple[Repair, ...]) -> Marks:
        """Find mentions, triggers and attributions.

        Args:
            document: A cleaned page.
            repairs: Mends of its text; the tagger reads the mended view.

        Returns:
            Marks of a page that the gate turns away are empty; else marks with offsets into ``document.text``.
        """
        if not self._gate.lets_through(document.text):
            return Marks(maker=self.maker, relevance=TURNED_AWAY)
        reading = Reading(document, repairs)
        return self._rules.code(reading, read_findings(self._model, reading), maker=self.maker)
