"""What every coder does, and which one reads the pages."""

from typing import Protocol

from fogline.records import Document, Marks
from fogline.tag.rules import RuleTagger
from fogline.tag.shipped import has_model
from fogline.text import Repair


class Tagger(Protocol):
    """What every coder does."""

    def tag(self, document: Document, repairs: tuple[Repair, ...]) -> Marks:
        """Find mentions, triggers and attributions."""
        ...


def load_tagger(rules: RuleTagger, coder: str) -> Tagger:
    """Give the coder that the settings ask for.

    Args:
        rules: The rule coder.
        coder: ``rules``; ``model`` for the shipped model beside the rules; ``auto`` for that where
            there is a model.

    Raises:
        LexiconError: The model is asked for and not there, or not the one its card names.
    """
    if coder == "rules" or (coder == "auto" and not has_model()):
        return rules
    from fogline.tag.encoder import load_model  # numpy, which rules alone need not wait for
    from fogline.tag.joint import JointTagger

    return JointTagger(rules, load_model())
