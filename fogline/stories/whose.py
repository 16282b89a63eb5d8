"""Whose dead, whose aim: which ``of`` words of different claims mean one side of an event."""

from collections.abc import Callable, Sequence
from dataclasses import InitVar, dataclass, field

from fogline.lexicon import load_countries
from fogline.records import OUTLET, Claim, Dossier, StoryEvent
from fogline.stories.sides import STATE_KINDS, Sides
from fogline.text import fold_words

INITIATORS, TARGETS = "@initiators", "@targets"
_WHOLE = ""
_WORDS = {
    # They say no more than that people were there: the event as a whole.
    "people": "people persons person individuals lives others dead victims casualties",
    "civilians": "civilian civilians resident residents inhabitants villagers noncombatants"
    " townspeople",
    "children": "child children minors schoolchildren boys girls",
    # Whoever carries out an attack, whichever side speaks.
    "attackers": "attacker attackers assailant assailants raider raiders infiltrator infiltrators"
    " intruder intruders perpetrators hijackers kidnappers bombers bomber saboteur saboteurs",
    # What a side calls those it fights: the side opposite to the speaker's.
    "enemies": "terrorist terrorists enemy enemies mercenary mercenaries militant militants bandit"
    " bandits nazis fascists occupiers occupier invaders invader insurgents insurgent rebels rebel"
    " extremists extremist aggressors criminals gunmen gunman nationalists",
    "soldiers": "soldier soldiers troops serviceman servicemen personnel policeman policemen police"
    " officers guards guard army military forces",
    "fighters": "fighter fighters combatants members men groups group formations",
    "own": "our ours their own its his her",
    "leading": "the a an some several many all these those both two",
}
_CLASSES = {name: frozenset(words.split()) for name, words in _WORDS.items()}
_SIDED_POINTS = frozenset({"identity", "participants"})
_UNSIDED_POINTS = frozenset(
    {"occurred", "where", "when", "media_where", "media_when", "responsible"}
)
_LOSS_POINTS = frozenset({"killed", "injured", "captured", "missing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Finds the side of an event that a claim's ``of`` means.

    Attributes:
        event: The event; None for claims about none.
        sides: Who stands with whom.
        claims: What is claimed of the event.
    """

    event: StoryEvent | None
    sides: Sides
    claims: InitVar[Sequence[Claim]] = ()
    _claimants: tuple[str, ...] = field(init=False)
    _speakers: tuple[str, ...] = field(init=False)

    def __post_init__(self, claims: Sequence[Claim]) -> None:
        """List once who claims it for themselves, and everybody who speaks of it."""
        claimants = {
            who
            for claim in claims
            if claim.point == "responsible" and claim.stance == "asserts"
            for who in (claim.speaker, *claim.co_speakers)
            if claim.value is not None and claim.value.actor == claim.speaker
        }
        object.__setattr__(self, "_claimants", tuple(sorted(claimants)))
        object.__setattr__(self, "_speakers", tuple(sorted({claim.speaker for claim in claims})))

    def find_side(self, claim: Claim, dossier: Dossier) -> str:
        """Find the side a claim is about.

        Args:
            claim: The claim.
            dossier: Its page.

        Returns:
            A key that claims about one side share: :data:`INITIATORS`, :data:`TARGETS`, an actor
            id, folded words, or empty for the event as a whole.
        """
        if claim.point == "state_role":
            return self._find_state(claim, dossier)
        if claim.point == "aim" or self.event is None:
            return self._find_own(claim, dossier)
        if claim.point in _UNSIDED_POINTS:
            return _WHOLE
        if claim.of is not None:
            return self._find_named(claim, claim.of, dossier)
        return self._find_unsaid(claim)

    @property
    def _initiators(self) -> Sequence[str]:
        """Who did it; when no page tells, those who claim it for themselves."""
        if self.event is None or self.event.initiators:
            return () if self.event is None else self.event.initiators
        return self._claimants

    @property
    def _targets(self) -> Sequence[str]:
        return self.event.targets if self.event is not None else ()

    def _find_role(self, actor_id: str) -> str:
        """The role of an actor in the event; empty when it has none or it can't be told."""
        if self.sides.is_only_among(actor_id, self._initiators, self._targets):
            return INITIATORS
        if self.sides.is_only_among(actor_id, self._targets, self._initiators):
            return TARGETS
        return ""

    def _find_unsaid(self, claim: Claim) -> str:
        """Who took part is asked of those who did it; who denies losses speaks of its own."""
        if claim.point in _SIDED_POINTS and self._initiators:
            return INITIATORS
        if claim.point in _LOSS_POINTS and _denies_losses(claim):
            return self._find_role(claim.speaker) or claim.speaker
        return _WHOLE

    def _find_own(self, claim: Claim, dossier: Dossier) -> str:
        """Whose aim it is: of whom it is told, else the speaker's own."""
        if claim.of is not None:
            return self._find_named(claim, claim.of, dossier)
        if claim.speaker == OUTLET:
            return _WHOLE
        return self._find_role(claim.speaker) or claim.speaker

    def _find_state(self, claim: Claim, dossier: Dossier) -> str:
        if claim.of is not None:
            return self._find_actor(claim.of, dossier) or fold_words(claim.of)
        if claim.value is not None and isinstance(claim.value.actor, str):
            return claim.value.actor
        actor = self.sides.get_actor(claim.speaker)
        is_own = actor is not None and actor.kind in STATE_KINDS and claim.stance == "denies"
        return claim.speaker if is_own else _WHOLE

    def _find_actor(self, words: str, dossier: Dossier) -> str:
        if self.sides.get_actor(words) is not None:
            return words
        found = _find_actors(words, dossier)
        return found[0] if len(found) == 1 else ""

    def _find_named(self, claim: Claim, of: str, dossier: Dossier) -> str:
        """Known names first, then what words describe, then names only this page knows."""
        actor = self.sides.get_actor(of)
        if actor is not None and (actor.resolved or self._find_role(of)):
            return self._find_role(of) or of
        named = [of] if actor is not None else _find_actors(of, dossier)
        known = [who for who in named if self._is_known(who)]
        roles = {self._find_role(who) or who for who in known}
        if len(roles) == 1:
            return roles.pop()
        folded = fold_words(actor.name if actor is not None else of).split()
        words = [word for word in folded if word not in _CLASSES["leading"]]
        found = self._find_described(frozenset(words), claim)
        if found:
            return found
        plain = _find_plain(words)
        if plain is not None:
            return plain
        return named[0] if len(named) == 1 else " ".join(words)

    def _is_known(self, actor_id: str) -> bool:
        actor = self.sides.get_actor(actor_id)
        return (actor is not None and actor.resolved) or bool(self._find_role(actor_id))

    def _find_described(self, words: frozenset[str], claim: Claim) -> str:
        """Whom a description means: attackers, enemies, own men, soldiers of a country."""
        own = "" if claim.speaker == OUTLET else self._find_role(claim.speaker)
        if words & _CLASSES["attackers"]:
            return INITIATORS
        if words & _CLASSES["own"] and own:
            return own
        if words & _CLASSES["enemies"]:
            return self._find_enemy(claim, own)
        if words & _CLASSES["soldiers"]:
            return self._find_force(words)
        return self._find_armed() if words & _CLASSES["fighters"] else ""

    def _find_enemy(self, claim: Claim, own: str) -> str:
        if own:
            return TARGETS if own == INITIATORS else INITIATORS
        if claim.speaker != OUTLET and self.sides.has_stake(claim.speaker) and self._initiators:
            return INITIATORS
        return self._find_armed() or self._find_rival(claim.speaker)

    def _find_rival(self, speaker: str) -> str:
        """The only other party that speaks of the event; empty when there is none or several."""
        if not self.sides.has_stake(speaker):
            return ""
        others = [
            who
            for who in self._speakers
            if self.sides.has_stake(who) and not self.sides.stand_together(who, speaker)
        ]
        is_one_side = all(self.sides.stand_together(others[0], who) for who in others)
        return others[0] if others and is_one_side else ""

    def _find_armed(self) -> str:
        """The side with armed groups, when only one has any."""
        return self._only_role(lambda kind, _: kind == "group")

    def _find_force(self, words: frozenset[str]) -> str:
        country = _find_country(words)
        return self._only_role(
            lambda kind, home: kind in STATE_KINDS and (not country or home == country)
        )

    def _only_role(self, fits: Callable[[str, str], bool]) -> str:
        roles = []
        for role, ids in ((INITIATORS, self._initiators), (TARGETS, self._targets)):
            actors = [self.sides.get_actor(who) for who in ids]
            if any(actor is not None and fits(actor.kind, actor.country) for actor in actors):
                roles.append(role)
        return roles[0] if len(roles) == 1 else ""


def _find_plain(words: Sequence[str]) -> str | None:
    """The class of people some words name, empty for people at large; None for other words."""
    found = frozenset(words)
    for name in ("children", "civilians"):
        if found & _CLASSES[name]:
            return name
    return "" if found <= _CLASSES["people"] else None


def find_nations(words: str) -> frozenset[str]:
    """Find the countries whose people some words name.

    Example:
        >>> sorted(find_nations("only Russian citizens"))
        ['RUS']
    """
    countries = load_countries()
    found = (
        countries.by_adjective(word) or countries.by_people(word)
        for word in fold_words(words).split()
    )
    return frozenset(entry.code for entry in found if entry is not None)


def _find_country(words: frozenset[str]) -> str:
    nations = find_nations(" ".join(sorted(words)))
    return min(nations) if len(nations) == 1 else ""


def _find_actors(words: str, dossier: Dossier) -> list[str]:
    """Actors of the page that carry a name or are meant by a mention."""
    folded = fold_words(words)
    mentions = {m.id for m in dossier.mentions if fold_words(m.text) == folded}
    return sorted(
        actor.id
        for actor in dossier.actors
        if fold_words(actor.name) == folded or not mentions.isdisjoint(actor.mentions)
    )


def _denies_losses(claim: Claim) -> bool:
    value = claim.value
    return claim.stance == "denies" and (value is None or value.max == 0)
