"""Dossiers of many pages to stories: copies, merged events, story lines and the ledger."""

from fogline.stories.candidates import story_keys
from fogline.stories.choose import RULES, Choice, choose_values
from fogline.stories.copies import find_copies
from fogline.stories.ledger import make_ledger
from fogline.stories.lines import link_stories
from fogline.stories.same_event import Comparison, compare_events
from fogline.stories.told import Told, tell_events

__all__ = [
    "RULES",
    "Choice",
    "Comparison",
    "Told",
    "choose_values",
    "compare_events",
    "find_copies",
    "link_stories",
    "make_ledger",
    "story_keys",
    "tell_events",
]
