"""When a value of a dossier is the one that a person wrote down (examples/README.md)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fogline.lexicon import ActorRegister, Gazetteer
from fogline.records import OUTLET, Actor, Claim, Dossier, Event, Place, Value
from fogline.text import Span, fold, fold_words

# One side of an event, where initiators and targets are compared.
_STATE_KINDS = frozenset({"government", "force", "body"})
_FILLERS = frozenset(
    "a an the of in on at to for from by with and or that this it its his her their who which "
    "is are was were be been had has have any no not".split()
)
# What the register adds to a usual name: "National Unity Government of Myanmar", "... (Colombia)".
_COUNTRY_ADDED = re.compile(r" of [A-Z][\w’'-]+$| \([^()]+\)$")
# "About 15,000" may be kept as a range that rounds it: a tenth either way, at least one.
_ROUNDING = 10
# "People", "one person" and no word at all mean those of the event as a whole.
_ANYBODY = frozenset({"", "people", "person", "persons"})
_NONE_AT_ALL = Value(min=0, max=0)
_SOME = Value(min=1, max=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What names are looked up in.

    Attributes:
        register: Actors and their aliases.
        gazetteer: Places and their names.
    """

    register: ActorRegister
    gazetteer: Gazetteer


class Likeness:
    """Compares the records of one dossier with words and names."""

    def __init__(self, dossier: Dossier, tables: Tables) -> None:
        self._tables = tables
        self._text = dossier.document.text
        self._actor_by_id = {actor.id: actor for actor in dossier.actors}
        self._place_by_id = {place.id: place for place in dossier.places}
        self._words_by_mention = {mention.id: mention.text for mention in dossier.mentions}

    def is_actor(self, actor: Actor, wanted: str) -> bool:
        """Whether the actor has this name, or this alias, or is called so by the page."""
        if actor.resolved:
            names = (actor.name, _COUNTRY_ADDED.sub("", actor.name))
            return actor.id in self._find_ids(wanted) or fold(wanted) in map(fold, names)
        one, other = _tell(actor.name), _tell(wanted)
        return bool(one) and bool(other) and (one <= other or other <= one)

    def is_speaker(self, claim: Claim, wanted: Iterable[str]) -> bool:
        """Whether one of those who speak is one of those wanted."""
        return any(
            self.is_named(speaker, name)
            for speaker in (claim.speaker, *claim.co_speakers)
            for name in wanted
        )

    def is_named(self, id: str, wanted: str) -> bool:
        """Whether the actor of this id, or the outlet, is the one wanted."""
        if OUTLET in (id, wanted):
            return id == wanted
        actor = self._actor_by_id.get(id)
        return actor is not None and self.is_actor(actor, wanted)

    def is_on_side(self, id: str, wanted: str) -> bool:
        """Like :meth:`is_named`, with a government, its ministry and its forces as one."""
        actor = self._actor_by_id[id]
        return self.is_actor(actor, wanted) or (
            bool(actor.country)
            and actor.kind in _STATE_KINDS
            and any(
                entry.country == actor.country and entry.kind in _STATE_KINDS
                for entry in map(self._tables.register.get, self._find_ids(wanted))
                if entry is not None
            )
        )

    def is_place(self, place: Place, wanted: str) -> bool:
        """Whether a resolved place goes by this name."""
        if place.score <= 0:
            return False
        written = (self._words_by_mention.get(mention, "") for mention in place.mentions)
        known = {entry.id for entry in self._tables.gazetteer.find(wanted)}
        return place.id in known or fold(wanted) in {fold(name) for name in (place.name, *written)}

    def is_where(self, event: Event, wanted: str | None, country: str | None) -> bool:
        """Whether the event is set in this place and this country; None is not compared."""
        place = self._place_by_id.get(event.where.place) if event.where is not None else None
        if place is None:
            return False
        return (wanted is None or self.is_place(place, wanted)) and country in (
            None,
            place.country,
        )

    def says(self, claim: Claim, stance: str, value: Value | None) -> bool:
        """Whether the claim takes this stance on this value; None is not compared."""
        if value is None:
            return claim.stance == stance
        if claim.value is None:
            return False
        got, want = _as_told(claim.stance, claim.value), _as_told(stance, value)
        return got[0] == want[0] and self.is_value(got[1], want[1])

    def is_value(self, value: Value, wanted: Value) -> bool:
        """Whether two values are the same; those of ``wanted`` are names, not ids.

        The page's own words for it are a yes, but a bare yes is not the words.
        """
        if value.kind != wanted.kind:
            return (value.kind, wanted.kind) == ("text", "yes")
        if wanted.kind == "actor":
            return self.is_named(str(value.actor), str(wanted.actor))
        if wanted.kind == "place":
            place = self._place_by_id.get(str(value.place))
            return place is not None and self.is_place(place, str(wanted.place))
        if wanted.kind == "text":
            return share_words(str(value.text), str(wanted.text))
        return value == wanted or (wanted.kind == "number" and _is_rounded(value, wanted))

    def is_whose(self, of: str | None, wanted: str) -> bool:
        """Whether a claim is about those wanted, loosely."""
        if fold_words(wanted) in _ANYBODY and fold_words(of or "") in _ANYBODY:
            return True
        if of is None:
            return False
        actor = self._actor_by_id.get(of)
        if actor is None:
            return share_words(of, wanted)
        written = (self._words_by_mention.get(mention, "") for mention in actor.mentions)
        return self.is_actor(actor, wanted) or any(
            share_words(name, wanted) for name in (actor.name, *written)
        )

    def _find_ids(self, wanted: str) -> frozenset[str]:
        """Ids of those called so; of "Name (ABBR)" the ones that bear both."""
        name, _, short = wanted.partition(" (")
        found = {entry.id for entry in self._tables.register.find(name)}
        if short:
            found &= {entry.id for entry in self._tables.register.find(short.rstrip(")"))}
        return frozenset(found)

    def find(self, words: str) -> tuple[Span, ...]:
        """Every place where the page has these words."""
        found = []
        start = self._text.find(words)
        while start >= 0:
            found.append(Span(start, start + len(words)))
            start = self._text.find(words, start + 1)
        return tuple(found)

    def stands_in(self, claim: Claim, words: str) -> bool:
        """Whether the claim's value, or without one its content, stands in these words."""
        span = claim.spans.value or claim.spans.content
        return span is not None and any(span.overlaps(there) for there in self.find(words))


def share_words(one: str, other: str) -> bool:
    """Whether half of the telling words of the shorter text stand in the longer, too."""
    shorter, longer = sorted((_tell(one), _tell(other)), key=len)
    return bool(shorter) and 2 * len(shorter & longer) >= len(shorter)


def _is_rounded(value: Value, wanted: Value) -> bool:
    if not (isinstance(value.max, int) and isinstance(value.min, int)):
        return False
    if wanted.min != wanted.max or not isinstance(wanted.min, int) or wanted.min == 0:
        return False
    slack = max(1, wanted.min // _ROUNDING)
    return wanted.min - slack <= value.min <= wanted.min <= value.max <= wanted.min + slack


def _tell(words: str) -> frozenset[str]:
    return frozenset(fold_words(words).split()) - _FILLERS


def _as_told(stance: str, value: Value) -> tuple[str, Value]:
    """To deny that there was anybody, to deny with a nought and to assert none are the same."""
    if stance == "denies" and value in (_SOME, _NONE_AT_ALL):
        return "asserts", _NONE_AT_ALL
    return stance, value
