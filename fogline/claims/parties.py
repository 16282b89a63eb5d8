"""Who did it and to whom, chosen from the claims of an event by a written rule."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fogline.records import OUTLET, Actor, Claim, Event

_STATE_KINDS = ("force", "government", "body", "office")
_DEEDS = ("ASSAULT", "PROTEST", "COERCE")


def fill_event(event: Event, claims: Sequence[Claim], actors: Mapping[str, Actor]) -> Event:
    """Give an event its claims, initiators and targets.

    Initiators, first rule that finds one: those who own up to it; those the outlet names as known
    actors; those whom others name, if they are of one side and do not deny it; else those the triggers describe.
    Targets: the ones said to be attacked, and known forces among the dead, wounded and captured;
    never an initiator.

    Args:
        event: An event as assembled.
        claims: All claims of the page.
        actors: Actors of the page by id.

    Returns:
        The event with claims, initiators and targets.
    """
    mine = [claim for claim in claims if claim.event == event.id]
    initiators = _initiators(event, mine, actors)
    targets = _targets(event, mine, actors, initiators)
    return replace(
        event,
        claims=tuple(claim.id for claim in mine),
        initiators=tuple(sorted(initiators)),
        targets=tuple(sorted(targets)),
    )


def _initiators(event: Event, claims: Sequence[Claim], actors: Mapping[str, Actor]) -> set[str]:
    named = [
        c
        for c in claims
        if c.point == "responsible" and c.value is not None and c.value.kind == "actor"
    ]
    denied = {str(c.value.actor) for c in named if c.stance == "denies" and c.value is not None}
    asserted = [
        (c, str(c.value.actor)) for c in named if c.stance == "asserts" and c.value is not None
    ]
    own = {a for c, a in asserted if a in (c.speaker, *c.co_speakers)}
    for claim, _ in asserted:
        if claim.speaker in own:
            own |= set(claim.co_speakers)
    if own:
        return own
    rivals = {a for _, a in asserted if _is_known(a, actors)}
    told = {a for c, a in asserted if c.speaker == OUTLET and _is_known(a, actors)} - denied
    if told:
        return told
    if rivals and not (rivals & denied) and not _clash(rivals, actors):
        return rivals
    return set(event.initiators) - denied if not rivals else set()


def _is_known(actor_id: str, actors: Mapping[str, Actor]) -> bool:
    return actor_id in actors and actors[actor_id].resolved


def _clash(ids: set[str], actors: Mapping[str, Actor]) -> bool:
    """Whether the named hands belong to different sides."""
    sides = [{i, *actors[i].side, actors[i].country} - {""} for i in sorted(ids)]
    return any(not one & other for one in sides for other in sides)


def _targets(
    event: Event,
    claims: Sequence[Claim],
    actors: Mapping[str, Actor],
    initiators: set[str],
) -> set[str]:
    said = {
        str(c.value.actor)
        for c in claims
        if c.point == "target"
        and c.stance == "asserts"
        and c.value is not None
        and c.value.kind == "actor"
    }
    harmed: set[str] = set()
    if event.kind in _DEEDS:
        harmed = {
            c.of
            for c in claims
            if c.point in ("killed", "injured", "captured")
            and c.stance == "asserts"
            and c.of is not None
            and c.of in actors
            and actors[c.of].resolved
            and actors[c.of].kind in (*_STATE_KINDS, "group")
        }
    losers = {
        c.speaker
        for c in claims
        if c.point == "control"
        and c.stance == "denies"
        and c.speaker in actors
        and actors[c.speaker].kind in (*_STATE_KINDS, "group")
    }
    found = (said | harmed | losers | set(event.targets)) - initiators
    known = {a for a in found if _is_known(a, actors)}
    return known or found
