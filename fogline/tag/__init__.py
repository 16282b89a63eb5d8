"""Documents to marks: mentions, triggers, attributions."""

from fogline.tag.rules import MAKER, RuleTagger

__all__ = ["MAKER", "RuleTagger"]
