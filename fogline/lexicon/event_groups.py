"""Event groups: the eight shapes under which happenings are drawn, listed and filtered."""

from dataclasses import dataclass

from fogline.text import fold_words

_STRIKE_MODES = frozenset({"aerial", "drone", "heavy-weapons", "explosives"})
_CIVILIAN_WORDS = frozenset(
    "bystander child children civilian commuter displaced doctor farmer fisherman fishermen herder "
    "inhabitant journalist medic mourner nurse passenger patient pedestrian pilgrim population "
    "refugee resident schoolchildren shopper student teacher townspeople tourist villager "
    "worshipper".split()
)
_MOVEMENT_KINDS = frozenset({"MOBILIZE", "RETREAT", "AID"})
_DETENTION_KINDS = frozenset({"COERCE", "SANCTION"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGroup:
    """One group of events with its mark.

    Attributes:
        id: Word used in addresses, such as ``strike``.
        label: Words a reader sees.
        shape: Name of the shape, ``triangle`` or ``ring``; no two groups share one.
        glyph: The shape as one character, for text.
        light: Colour on a light page, ``#rrggbb``.
        dark: Colour on a dark page.
    """

    id: str
    label: str
    shape: str
    glyph: str
    light: str
    dark: str


def _group(name: str, label: str, mark: str, light: str, dark: str) -> EventGroup:
    shape, glyph = mark.split()
    return EventGroup(id=name, label=label, shape=shape, glyph=glyph, light=light, dark=dark)


# Every colour was computed to keep 3.1:1 on land, water and page and every pair 14.9 CIEDE2000 in
# normal, protan, deutan and tritan sight; the test repeats both, so change them together only.
EVENT_GROUPS: tuple[EventGroup, ...] = (
    _group("clash", "Clash, ground assault", "triangle ▲", "#56121C", "#FA887A"),
    _group("strike", "Strike, shelling, drone", "star ✸", "#AF700D", "#A57327"),
    _group("civilians", "Attack on civilians", "diamond ◆", "#7C20A5", "#DEA2EE"),
    _group("sabotage", "Sabotage, infrastructure", "cross ✚", "#675930", "#E2DC34"),
    _group("detention", "Detention, coercion", "pentagon ⬟", "#13243F", "#DFECFA"),
    _group("protest", "Protest, unrest", "disc ●", "#18554E", "#8EE9C2"),
    _group("movement", "Movement, control, displacement", "square ■", "#3775F8", "#6371EE"),
    _group("words", "Words: announce, deny, agree", "ring ○", "#777C83", "#949AA2"),
)
_GROUP_BY_ID = {group.id: group for group in EVENT_GROUPS}


def group_event(kind: str, mode: str | None = None, *, hits_civilians: bool = False) -> EventGroup:
    """Find the group of an event; the first rule that matches counts.

    Args:
        kind: PLOVER event type.
        mode: PLOVER mode; None when none fits.
        hits_civilians: Whether its target is known to be civilians.

    Returns:
        The group; words for every kind that no rule names.

    Example:
        >>> group_event("ASSAULT", "drone").id, group_event("CONSULT").id
        ('strike', 'words')
    """
    return _GROUP_BY_ID[_group_id(kind, mode, hits_civilians=hits_civilians)]


def names_civilians(name: str) -> bool:
    """Whether the words for a target say that it is civilians.

    Args:
        name: The target's name, or the page's words for it.

    Returns:
        True when one of its words does; False says only that the words do not tell.

    Example:
        >>> names_civilians("displaced families"), names_civilians("Azov Brigade")
        (True, False)
    """
    words = fold_words(name).split()
    return any(
        word in _CIVILIAN_WORDS or word.removesuffix("s") in _CIVILIAN_WORDS for word in words
    )


def get_event_group(group_id: str) -> EventGroup | None:
    """Return the group of that id, or none."""
    return _GROUP_BY_ID.get(group_id)


def _group_id(kind: str, mode: str | None, *, hits_civilians: bool) -> str:
    if kind == "ASSAULT":
        if hits_civilians:
            return "civilians"
        if mode in _STRIKE_MODES:
            return "strike"
        return "sabotage" if mode == "destroy" else "clash"
    if kind in _DETENTION_KINDS:
        return "sabotage" if mode == "cyber" else "detention"
    if kind == "PROTEST":
        return "protest"
    return "movement" if kind in _MOVEMENT_KINDS else "words"
