"""Who gets a column of the table, and in which order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fogline.desk.words import REPORTER, STANDINGS
from fogline.records import OUTLET, Actor, Claim, Story

# Five claimants beside the point and the reporter is what a 1,280 px page holds with readable
# quotes; past that, columns are joined.
MOST_CLAIMANTS = 5
_STANDING_ORDER = tuple(STANDINGS)
_STATE_KINDS = frozenset({"government", "office", "force", "party"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """A column: one speaker, or several who speak together or stand on one side.

    Attributes:
        id: Its first speaker's id; ``outlet`` for the reports themselves.
        name: Words for its head.
        standing: ``party``, ``government``, ``body``, ``witness`` or ``reporter``.
        speakers: Ids of all its speakers, in the order of their names.
        members: Names of all its speakers, when it is more than one.
    """

    id: str
    name: str
    standing: str
    speakers: tuple[str, ...]
    members: tuple[str, ...] = ()


def list_claimants(story: Story, claims: Sequence[Claim]) -> tuple[Claimant, ...]:
    """Order the claimants of some claims of a story.

    Parties to the events come first, then other governments, organisations, witnesses, and the
    reporter's own words always last; by name inside each. Those who speak together share a column.
    Past five columns those of one side are joined, then those of one standing.

    Args:
        story: The story.
        claims: The claims that need a column.

    Returns:
        The claimants; the reporter's column is there even when it stays empty.
    """
    actors = {actor.id: actor for actor in story.actors}
    speakers = sorted({who for claim in claims for who in _speakers_of(claim)} - {OUTLET})
    standings = {who: find_standing(actors.get(who), story) for who in speakers}
    groups = _join(speakers, [_speakers_of(claim) for claim in claims])
    if len(groups) > MOST_CLAIMANTS:
        groups = _join_sides(groups, actors)
    if len(groups) > MOST_CLAIMANTS:
        groups = _join_standings(groups, standings)
    made = [_make_claimant(group, actors, standings) for group in groups]
    made.sort(key=lambda one: (_STANDING_ORDER.index(one.standing), one.name.casefold(), one.id))
    reporter = Claimant(id=OUTLET, name=REPORTER, standing="reporter", speakers=(OUTLET,))
    return (*made, reporter)


def find_standing(actor: Actor | None, story: Story) -> str:
    """Find what an actor is to the events of a story.

    Args:
        actor: The speaker; None when the story does not know it.
        story: The story.

    Returns:
        A party is who acts or is acted upon in an event, or stands on the side of such a one, and
        every armed group; of the rest the kind of actor decides.
    """
    if actor is None:
        return "witness"
    named = {who for event in story.events for who in (*event.initiators, *event.targets)}
    sides = {side for other in story.actors if other.id in named for side in other.side}
    own = {actor.id, *actor.side}
    if own & (named | sides) or actor.kind == "group":
        return "party"
    states = {other.id for other in story.actors if other.kind == "government"}
    # A ministry is a body by kind, but it speaks for its government.
    if actor.kind in _STATE_KINDS or states & set(actor.side):
        return "government"
    return "body" if actor.kind == "body" else "witness"


def name_speakers(claim: Claim, names: Mapping[str, str]) -> str:
    """Name everybody who speaks a claim.

    Args:
        claim: The claim.
        names: Actor names by id.

    Returns:
        The names, the first speaker first.
    """
    return ", ".join(names.get(who, who) for who in _speakers_of(claim))


def _speakers_of(claim: Claim) -> tuple[str, ...]:
    return (claim.speaker, *claim.co_speakers)


def _join(speakers: Sequence[str], together: Iterable[Sequence[str]]) -> list[list[str]]:
    """Put into one group whoever is in one of the sets, directly or through others."""
    group_by_speaker = {who: [who] for who in speakers}
    for names in together:
        known = [who for who in names if who in group_by_speaker]
        for other in known[1:]:
            first, second = group_by_speaker[known[0]], group_by_speaker[other]
            if first is not second:
                first.extend(second)
                group_by_speaker.update(dict.fromkeys(second, first))
    unique = {id(group): group for group in group_by_speaker.values()}
    return [sorted(group) for group in unique.values()]


def _join_sides(groups: list[list[str]], actors: Mapping[str, Actor]) -> list[list[str]]:
    by_side: dict[str, list[str]] = {}
    for group in groups:
        for who in group:
            for side in {who, *(actors[who].side if who in actors else ())}:
                by_side.setdefault(side, []).append(who)
    speakers = [who for group in groups for who in group]
    return _join(speakers, [*groups, *(by_side[side] for side in sorted(by_side))])


def _join_standings(groups: list[list[str]], standings: Mapping[str, str]) -> list[list[str]]:
    """Join all that are no parties by standing; parties are never thrown together."""
    kept: list[list[str]] = []
    joined: dict[str, list[str]] = {}
    for group in groups:
        standing = _best_standing(group, standings)
        if standing == "party":
            kept.append(group)
        else:
            joined.setdefault(standing, []).extend(group)
    return [*kept, *(sorted(group) for group in joined.values())]


def _best_standing(group: Sequence[str], standings: Mapping[str, str]) -> str:
    return min((standings[who] for who in group), key=_STANDING_ORDER.index)


def _make_claimant(
    group: Sequence[str], actors: Mapping[str, Actor], standings: Mapping[str, str]
) -> Claimant:
    names = {who: actors[who].name if who in actors else who for who in group}
    ordered = sorted(group, key=lambda who: (names[who].casefold(), who))
    first = names[ordered[0]]
    if len(ordered) == 1:
        name = first
    elif len(ordered) == 2:
        name = f"{first}, {names[ordered[1]]}"
    else:
        name = f"{first} and {len(ordered) - 1} others"
    return Claimant(
        id=ordered[0],
        name=name,
        standing=_best_standing(group, standings),
        speakers=tuple(ordered),
        members=tuple(names[who] for who in ordered) if len(ordered) > 1 else (),
    )
