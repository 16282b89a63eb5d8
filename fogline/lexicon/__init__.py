"""Packaged tables and their readers."""

from fogline.lexicon.actors import ActorEntry, ActorRegister, load_register
from fogline.lexicon.countries import CountryBook, CountryEntry, load_countries
from fogline.lexicon.cues import Cue, CueBook, Trigger, load_cues
from fogline.lexicon.event_words import EventWord, EventWordBook, load_event_words
from fogline.lexicon.gazetteer import (
    Gazetteer,
    PlaceEntry,
    default_gazetteer_path,
    open_gazetteer,
)

__all__ = [
    "ActorEntry",
    "ActorRegister",
    "CountryBook",
    "CountryEntry",
    "Cue",
    "CueBook",
    "EventWord",
    "EventWordBook",
    "Gazetteer",
    "PlaceEntry",
    "Trigger",
    "default_gazetteer_path",
    "load_countries",
    "load_cues",
    "load_event_words",
    "load_register",
    "open_gazetteer",
]
