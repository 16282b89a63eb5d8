"""A cheap first look: pages that report no conflict are not read to the end.

A word list comes first. A page with next to no word of war is turned away by it, one full of them is let
through; between the two the model reads the first words alone.
"""

import re

from fogline.lexicon import CueBook
from fogline.tag.encoder import Model

LEAD_PIECES = 48
"""Word pieces of the title and body that the model looks at."""
FEWEST_WORDS = 1
"""Words of war below which a page is turned away unread; 2 of 308 dev pages of conflict have none."""
DENSE = 5.0
"""Words of war per hundred from which a page is read without asking the model."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CLASSES = ("news", "weapon", "combatant")
_KINDS = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "killed", "injured", "displaced"))


class Gate:
    """Decides whether a page is worth reading.

    Args:
        cues: The word class ``news``, weapons and combatants.
        model: The trained model.
    """

    def __init__(self, cues: CueBook, model: Model) -> None:
        self._cues = cues
        self._model = model

    def lets_through(self, text: str) -> bool:
        """Whether a page may report conflict or unrest.

        Args:
            text: Title and body.
        """
        words = _WORD.findall(text.lower())
        count = sum(self._is_warlike(words, at) for at in range(len(words)))
        if count < FEWEST_WORDS:
            return False
        if count * 100 >= DENSE * len(words):
            return True
        lead = self._model.encoder.judge_lead(text, pieces=LEAD_PIECES)
        return lead >= self._model.card.gate

    def _is_warlike(self, words: list[str], at: int) -> bool:
        triggers = self._cues.triggers.match(words, at)[1]
        if any(trigger.kind in _KINDS for trigger in triggers):
            return True
        return any(self._cues.match_class(name, words, at) for name in _CLASSES)
