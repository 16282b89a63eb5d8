"""Headlines built from claims: who says what, where; who denies it."""

from collections.abc import Mapping, Sequence

from fogline.lexicon import EventWord
from fogline.records import OUTLET, Actor, Claim, Dossier, Place, StoryEvent
from fogline.stories.sides import Sides
from fogline.stories.wording import is_plural, join_names, say_where

# Which points tell best what a story is about, first choice first.
_POINT_ORDER = ("occurred", "responsible", "control", "where", "killed", "injured", "captured",
                "target", "destroyed", "participants", "when", "missing", "displaced")  # fmt: skip
_DENIED_POINTS = ("occurred", "responsible", "control", "state_role")


def make_headline(
    event: StoryEvent,
    word: EventWord,
    dossiers: Sequence[Dossier],
    *,
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
) -> str:
    """Build the headline of a story.

    No number stands in it, and nothing without who says it. Persons the register does not know
    are not named.

    Args:
        event: The event the story is about.
        word: The words for it.
        dossiers: Its pages, oldest first.
        actors: Actors by id.
        places: Places by id.

    Returns:
        One line without a full stop.
    """
    members = {(m.document, m.event) for m in event.members}
    claims = [c for d in dossiers for c in d.claims if (d.document.id, c.event or "") in members]
    loose = [c for d in dossiers for c in d.claims if c.event is None and c.point == "state_role"]
    sides = Sides(actors)
    sources = [c for c in claims if c.speaker != OUTLET]
    said = _choose_claim(sources, sides)
    place = places.get(event.where.place) if event.where is not None else None
    where = f" {say_where(place.name, event.where.relation)}" if place and event.where else ""
    if said is None:
        head = f"{_name_outlets(dossiers)} {_tell(event, word)}{where}"
        return head + _say_answer((), [*claims, *loose], actors)
    speakers = _list_speakers(said, sources)
    names = _name_all(speakers, actors)
    verb = "say" if is_plural(names) else "says"
    what = _say_what(said, event, word, speakers, sides)
    head = f"{join_names(names)} {verb} {what}{where}"
    return head[:1].upper() + head[1:] + _say_answer(speakers, [*claims, *loose], actors)


def _choose_claim(claims: Sequence[Claim], sides: Sides) -> Claim | None:
    asserted = [c for c in claims if c.stance == "asserts" and c.point in _POINT_ORDER]
    return min(
        asserted,
        key=lambda c: (_POINT_ORDER.index(c.point), not sides.has_stake(c.speaker)),
        default=None,
    )


def _list_speakers(said: Claim, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Those who say it together; for "occurred" the claim with most speakers stands for it."""
    same = [
        c for c in claims if c.point == said.point and c.stance == "asserts" and said.speaker in
        (c.speaker, *c.co_speakers)
    ]  # fmt: skip
    widest = max(same, key=lambda c: len(c.co_speakers), default=said)
    return tuple(dict.fromkeys((widest.speaker, *widest.co_speakers)))


def _say_what(
    said: Claim, event: StoryEvent, word: EventWord, speakers: Sequence[str], sides: Sides
) -> str:
    accused = said.value.actor if said.value is not None else None
    if said.point == "responsible" and isinstance(accused, str) and accused not in speakers:
        actor = sides.get_actor(accused)
        if actor is not None:
            return f"{_name(actor)} {word.did} {word.phrase}"
    did = event.factuality == "happened" and all(who in event.initiators for who in speakers)
    if did or (said.point == "responsible" and accused in speakers):
        pronoun = _choose_pronoun(speakers, sides)
        return f"{pronoun} {word.did} {word.phrase}"
    be = "are" if word.is_plural else "is"
    if event.factuality == "ongoing":
        return f"{word.phrase} {be} under way"
    if event.factuality in ("planned", "hypothetical"):
        return f"{word.phrase} {be} planned"
    return f"{word.phrase} {word.happened}"


def _choose_pronoun(speakers: Sequence[str], sides: Sides) -> str:
    actors = [sides.get_actor(who) for who in speakers]
    names = [actor.name for actor in actors if actor is not None]
    # A person is "they" as well: the register knows no one's pronoun.
    is_person = any(actor is not None and actor.kind == "person" for actor in actors)
    return "they" if is_person or len(speakers) > 1 or is_plural(names) else "it"


def _tell(event: StoryEvent, word: EventWord) -> str:
    if event.factuality in ("planned", "hypothetical"):
        return f"of plans for {word.phrase}"
    return f"of {word.phrase}"


def _name_outlets(dossiers: Sequence[Dossier]) -> str:
    outlets = {d.document.outlet for d in dossiers}
    if len(dossiers) == 1:
        outlet = dossiers[0].document.outlet
        return f"{outlet} tells" if outlet else "One report tells"
    if len(outlets) == 1 and None not in outlets:
        return f"{min(o for o in outlets if o is not None)} tells"
    return "Reports tell"


def _say_answer(
    speakers: Sequence[str], claims: Sequence[Claim], actors: Mapping[str, Actor]
) -> str:
    """Who denies it, else who declines to comment; empty when no page says so."""
    for stance, plural, single in (
        ("denies", "deny", "denies"),
        ("declines", "decline", "declines"),
    ):
        found = [
            c
            for c in claims
            if c.stance == stance
            and c.speaker != OUTLET
            and c.speaker not in speakers
            and (stance == "declines" or c.point in _DENIED_POINTS)
        ]
        if not found:
            continue
        point = min(
            _DENIED_POINTS.index(c.point) if c.point in _DENIED_POINTS else 9 for c in found
        )
        chosen = [c for c in found if stance == "declines" or c.point == _DENIED_POINTS[point]]
        names = _name_all(tuple(dict.fromkeys(c.speaker for c in chosen)), actors)
        verb = plural if is_plural(names) else single
        rest = "to comment" if stance == "declines" else _say_denied(_DENIED_POINTS[point])
        return f"; {join_names(names)} {verb} {rest}"
    return ""


def _say_denied(point: str) -> str:
    return "any part in it" if point in ("responsible", "state_role") else "it"


def _name_all(ids: Sequence[str], actors: Mapping[str, Actor]) -> list[str]:
    names = [_name(actors[who]) if who in actors else "a source" for who in ids]
    return list(dict.fromkeys(names))


def _name(actor: Actor) -> str:
    """A name, but for persons the register does not know: who they are is no headline's business."""
    if actor.kind != "person" or actor.resolved:
        return actor.name
    words = actor.name.split()
    is_description = bool(words) and actor.name == actor.name.lower()
    return actor.name if is_description else "a person quoted"
