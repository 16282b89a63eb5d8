"""Who stands with whom, as far as the actors of some pages tell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from fogline.records import Actor, Dossier

STATE_KINDS = frozenset({"government", "office", "force"})
# Kinds that have something to win or lose by what is believed; bodies, outlets, channels and
# unnamed people report or care, so that two of them never make a point agreed.
_STAKE_KINDS = frozenset({"group", "force", "government", "office", "party"})


class Sides:
    """Answers whether two actors stand together or against each other.

    Args:
        actors: The actors by id.
    """

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        self._ids = {actor.id: _list_ids(actor) for actor in actors.values()}

    def get_actor(self, actor_id: str) -> Actor | None:
        """Return the actor of that id, or none."""
        return self._actors.get(actor_id)

    def list_ids(self, actor_id: str) -> frozenset[str]:
        """List the actor and everybody it belongs to or stands with."""
        return self._ids.get(actor_id, frozenset({actor_id}))

    def stand_together(self, one: str, other: str) -> bool:
        """Whether two actors are of one side."""
        return not self.list_ids(one).isdisjoint(self.list_ids(other))

    def is_among(self, actor_id: str, group: Iterable[str]) -> bool:
        """Whether an actor is one of a group or of the side of one of them."""
        return any(self.stand_together(actor_id, member) for member in group)

    def has_stake(self, actor_id: str) -> bool:
        """Whether an actor is a party of some kind, or a person who belongs to one."""
        actor = self._actors.get(actor_id)
        if actor is None:
            return False
        return actor.kind in _STAKE_KINDS or (
            actor.kind in ("person", "channel") and bool(actor.side)
        )

    def are_opposed(
        self, one: str, other: str, *, initiators: Sequence[str] = (), targets: Sequence[str] = ()
    ) -> bool:
        """Whether two actors have opposing interests in an event.

        With both sides of the event known, one must belong to each. With one side known, one of
        the two belongs to it and the other, a party of some kind, does not. With none known, two
        parties that do not stand together are taken to be opposed.

        Args:
            one: Actor id.
            other: Actor id.
            initiators: Who did it.
            targets: Whom it was done to.

        Returns:
            True when opposed; False also when it can't be told.
        """
        roles = [
            (
                self.is_only_among(who, initiators, targets),
                self.is_only_among(who, targets, initiators),
            )
            for who in (one, other)
        ]
        (did, suffered), (other_did, other_suffered) = roles
        if (did and other_suffered) or (suffered and other_did):
            return True
        if self.stand_together(one, other) or not (self.has_stake(one) and self.has_stake(other)):
            return False
        if initiators and targets:
            return False
        if initiators:
            return did != other_did
        return suffered != other_suffered if targets else True

    def is_only_among(self, actor_id: str, group: Sequence[str], rest: Sequence[str]) -> bool:
        """Whether an actor is of one side of an event and not also of the other."""
        if actor_id in group:
            return True
        return self.is_among(actor_id, group) and not self.is_among(actor_id, rest)


def join_actors(dossiers: Iterable[Dossier]) -> dict[str, Actor]:
    """Join the actors of some pages: of one id the best known stays, with the sides of all.

    Args:
        dossiers: The pages.

    Returns:
        Actors by id, sorted by it; mention ids, which hold for one page only, are left out.
    """
    found: dict[str, list[Actor]] = {}
    for dossier in dossiers:
        for actor in dossier.actors:
            found.setdefault(actor.id, []).append(actor)
    joined = {}
    for actor_id in sorted(found):
        best = min(
            found[actor_id], key=lambda a: (not a.resolved, -a.score, a.name, a.kind, a.country)
        )
        side = tuple(sorted({who for actor in found[actor_id] for who in actor.side}))
        joined[actor_id] = replace(best, side=side, mentions=(), rivals=())
    return joined


def _list_ids(actor: Actor) -> frozenset[str]:
    ids = {actor.id, *actor.side}
    # "Sudanese border guards", unknown to the register, stand with their government. Known ones
    # have their sides from the register: the Rapid Support Forces are a force of Sudan as well.
    if not actor.resolved and not actor.side and actor.country and actor.kind in STATE_KINDS:
        ids.add(f"ac_{actor.country.lower()}-gov")
    return frozenset(ids)
