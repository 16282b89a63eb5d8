"""Documents to marks: mentions, triggers, attributions."""

from fogline.tag.encoder import MODEL_FOLDER, has_model
from fogline.tag.joint import JointTagger, Tagger, load_joint
from fogline.tag.rules import MAKER, RuleTagger

__all__ = [
    "MAKER",
    "MODEL_FOLDER",
    "JointTagger",
    "RuleTagger",
    "Tagger",
    "has_model",
    "load_joint",
]
