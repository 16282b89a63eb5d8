"""Packaged tables and their readers."""

from fogline.lexicon.actors import ActorEntry, ActorRegister, load_register
from fogline.lexicon.countries import CountryBook, CountryEntry, load_countries
from fogline.lexicon.cues import Cue, CueBook, Trigger, load_cues
from fogline.lexicon.event_groups import (
    EVENT_GROUPS,
    EventGroup,
    get_event_group,
    group_event,
    names_civilians,
)
from fogline.lexicon.event_words import EventWord, EventWordBook, load_event_words
from fogline.lexicon.false_friends import FalseFriend, load_false_friends
from fogline.lexicon.foreign import ForeignLanguage, load_foreign_languages
from fogline.lexicon.furniture import FurnitureBook, FurnitureCue, load_furniture
from fogline.lexicon.gazetteer import (
    Gazetteer,
    PlaceEntry,
    default_gazetteer_path,
    open_gazetteer,
)
from fogline.lexicon.vocabulary import Vocabulary, load_vocabulary

__all__ = [
    "EVENT_GROUPS",
    "ActorEntry",
    "ActorRegister",
    "CountryBook",
    "CountryEntry",
    "Cue",
    "CueBook",
    "EventGroup",
    "EventWord",
    "EventWordBook",
    "FalseFriend",
    "ForeignLanguage",
    "FurnitureBook",
    "FurnitureCue",
    "Gazetteer",
    "PlaceEntry",
    "Trigger",
    "Vocabulary",
    "default_gazetteer_path",
    "get_event_group",
    "group_event",
    "load_countries",
    "load_cues",
    "load_event_words",
    "load_false_friends",
    "load_foreign_languages",
    "load_furniture",
    "load_register",
    "load_vocabulary",
    "names_civilians",
    "open_gazetteer",
]
