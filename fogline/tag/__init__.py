"""Documents to marks: mentions, triggers, attributions."""

from fogline.tag.rules import MAKER, RuleTagger
from fogline.tag.shipped import MODEL_FOLDER, has_model
from fogline.tag.tagger import Tagger, load_tagger

__all__ = [
    "MAKER",
    "MODEL_FOLDER",
    "RuleTagger",
    "Tagger",
    "has_model",
    "load_tagger",
]
