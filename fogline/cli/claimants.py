"""Which columns the table of a story has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fogline.cli.words import REPORTER
from fogline.records import OUTLET, Actor, Claim, LedgerRow, Story

_STATE_KINDS = frozenset({"government", "office", "force", "party"})
_STANDINGS = ("party", "government", "body", "witness", "reporter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """A column of the table.

    Attributes:
        id: Its first speaker's id; ``outlet`` for the reports' own words.
        name: Its heading.
        standing: ``party``, ``government``, ``body``, ``witness`` or ``reporter``.
        speakers: Ids of its speakers: several who speak together share a column.
    """

    id: str
    name: str
    standing: str
    speakers: tuple[str, ...]

    def speaks(self, claim: Claim) -> bool:
        """Whether a claim belongs into this column."""
        return not set(self.speakers).isdisjoint({claim.speaker, *claim.co_speakers})


def list_claimants(story: Story) -> tuple[Claimant, ...]:
    """The columns of a story's table.

    Those who speak together share a column, unless one of them also speaks with others, or a
    contested point hears them apart: a joint statement does not make one side of two.

    Args:
        story: The story.

    Returns:
        Parties to its events first, then other governments, bodies, witnesses, by name in each;
        the reports' own words last, when they say something.
    """
    actors = {actor.id: actor for actor in story.actors}
    speakers = sorted({who for claim in story.claims for who in _speakers_of(claim)})
    joint = _list_joint(story)
    shared = {who: group for group in joint for who in group}
    groups = dict.fromkeys(shared.get(who, (who,)) for who in speakers if who != OUTLET)
    made = [_make_claimant(group, actors, story) for group in groups]
    made.sort(key=lambda c: (_STANDINGS.index(c.standing), c.name.casefold(), c.id))
    if OUTLET in speakers:
        made.append(Claimant(id=OUTLET, name=REPORTER, standing="reporter", speakers=(OUTLET,)))
    return tuple(made)


def _speakers_of(claim: Claim) -> tuple[str, ...]:
    return tuple(sorted({claim.speaker, *claim.co_speakers}))


def _list_joint(story: Story) -> list[tuple[str, ...]]:
    together = {_speakers_of(claim) for claim in story.claims}
    joint = sorted(group for group in together if len(group) > 1)
    claims = {claim.id: claim for claim in story.claims}
    return [
        group
        for group in joint
        if all(set(group).isdisjoint(other) for other in joint if other != group)
        and not any(_hears_apart(row, claims, group) for row in story.ledger)
    ]


def _hears_apart(row: LedgerRow, claims: Mapping[str, Claim], group: Sequence[str]) -> bool:
    if row.status != "contested":
        return False
    alone = {_speakers_of(claims[key]) for key in row.claims if key in claims}
    return sum((who,) in alone for who in group) > 1


def _make_claimant(group: tuple[str, ...], actors: Mapping[str, Actor], story: Story) -> Claimant:
    names = sorted(actors[who].name if who in actors else who for who in group)
    standings = [_find_standing(who, actors.get(who), story) for who in group]
    return Claimant(
        id=group[0],
        name=", ".join(names),
        standing=min(standings, key=_STANDINGS.index),
        speakers=group,
    )


def _find_standing(actor_id: str, actor: Actor | None, story: Story) -> str:
    if actor_id in _parties_of(story) or (actor and _parties_of(story) & set(actor.side)):
        return "party"
    if actor is None or actor.kind in {"person", "people", "channel", "outlet"}:
        return "witness"
    return "government" if actor.kind in _STATE_KINDS else "body"


def _parties_of(story: Story) -> set[str]:
    found: Iterable[str] = (
        who for event in story.events for who in (*event.initiators, *event.targets)
    )
    return set(found)
