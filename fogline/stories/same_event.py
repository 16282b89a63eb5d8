"""Whether two pages speak of one happening.

Every comparison adds or takes points and says so in words; what can't be one happening (another
kind, no day in common, places too far apart) is refused whatever the rest adds up to. Nearness
alone never joins: without a shared day there is no merge, and kind and day and place together
reach :data:`SAME_POINTS` only when the place is the very same.
"""

from dataclasses import dataclass

from fogline.stories.distances import measure_km, relate_places
from fogline.stories.told import LONGEST_DAYS, Told

# Points, of about a hundred, from which two events are one. 75 is what same kind (20), same day
# (30) and same town (30) reach; 80 loses pages that say "on Tuesday" for an overnight attack, 70
# would join every shelling of one province on one day.
SAME_POINTS = 75
# What each pair of a merged event must at least reach on average, so that a vague page does not
# chain two precise ones.
MEMBER_POINTS = 60

_KIND_POINTS = 20
_MODE_POINTS, _MODE_CLASH_POINTS = 5, -20
_DAY_POINTS = ((1, 30), (3, 25), (11, 20), (LONGEST_DAYS, 5))
_PLACE_POINTS = {"same": 30, "near": 10, "inside": 10, "country": 5, "unknown": 0}
_SAME_PROVINCE_POINTS, _SAME_COUNTRY_POINTS = 20, 10
_ARMED_POINTS, _STATE_POINTS, _TARGET_POINTS = 15, 5, 5
_ACTOR_CLASH_POINTS = -15
# For the first and the second figure two pages share; further ones add nothing.
_FIGURE_POINTS = (15, 10)
_WORD_POINTS = 10
# Figures below this are too common to tell anything.
_LEAST_FIGURE = 3

_CLOSE_MODES = (
    frozenset({"aerial", "drone", "heavy-weapons", "explosives", "destroy"}),
    frozenset({"explosives", "suicide-attack", "firearms", "targeted"}),
    frozenset({"firearms", "destroy", "abduct"}),
    frozenset({"demo", "riot", "obstruct", "strike"}),
    frozenset({"beat", "crowd-control", "torture"}),
    frozenset({"restrict", "curfew", "ban", "martial-law", "censor"}),
)
# Dealings between actors, which need no place to be known.
PLACELESS_KINDS = frozenset({"AGREE", "CONSULT", "RETREAT", "SANCTION", "SUPPORT", "CONCEDE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What comparing two events gave.

    Attributes:
        points: Sum of what each comparison added, below 0 never shown.
        reasons: What was compared and what it added, in words.
        refusal: Why the two can't be one happening; empty when they can.
    """

    points: int = 0
    reasons: tuple[str, ...] = ()
    refusal: str = ""

    @property
    def is_same(self) -> bool:
        """Whether the two are one happening."""
        return not self.refusal and self.points >= SAME_POINTS

    @property
    def score(self) -> float:
        """Trust from 0 to 1."""
        return 0.0 if self.refusal else max(0, min(self.points, 100)) / 100


def compare_events(one: Told, other: Told) -> Comparison:
    """Compare the events of two pages.

    Args:
        one: An event.
        other: An event of another page.

    Returns:
        Points with their reasons, or a refusal. The order of the two makes no difference to
        points and refusal.
    """
    refusal = _find_refusal(one, other)
    if refusal:
        return Comparison(refusal=refusal)
    parts = [(_KIND_POINTS, f"kind {one.event.kind} = {other.event.kind}")]
    parts += _compare_modes(one, other)
    parts += _compare_days(one, other)
    parts += _compare_places(one, other)
    parts += _compare_actors(one, other)
    parts += _compare_figures(one, other)
    parts += _compare_words(one, other)
    return Comparison(
        points=sum(points for points, _ in parts),
        reasons=tuple(f"{reason} {points / 100:+.2f}" for points, reason in parts),
    )


def are_told_alike(one: Told, other: Told) -> bool:
    """Whether nothing but their wording separates two events of one page.

    Args:
        one: An event.
        other: Another of the same page.

    Returns:
        True when kind, mode, time, place, actors and figures are the same.
    """
    mine, theirs = one.event, other.event
    return (
        (mine.kind, mine.mode, mine.when, mine.where)
        == (theirs.kind, theirs.mode, theirs.when, theirs.where)
        and (mine.initiators, mine.targets) == (theirs.initiators, theirs.targets)
        and one.figures == other.figures
        and mine.when is not None
        and mine.where is not None
    )


def _find_refusal(one: Told, other: Told) -> str:
    checks = (_refuse_kinds, _refuse_times, _refuse_places)
    return next((refusal for check in checks if (refusal := check(one, other))), "")


def _refuse_kinds(one: Told, other: Told) -> str:
    if one.event.kind != other.event.kind:
        return f"kind {one.event.kind} is not {other.event.kind}"
    return ""


def _refuse_times(one: Told, other: Told) -> str:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return "no time told"
    if one.last < other.first or other.last < one.first:
        return f"no day in common: {one.first}..{one.last}, {other.first}..{other.last}"
    if max(one.days or 0, other.days or 0) > LONGEST_DAYS:
        return "told too vaguely"
    return ""


def _refuse_places(one: Told, other: Told) -> str:
    if one.place is None or other.place is None:
        needs_place = one.event.kind not in PLACELESS_KINDS or not one.named & other.named
        return "no place told" if needs_place else ""
    if relate_places(one.place, other.place) != "apart":
        return ""
    distance = measure_km(one.place, other.place)
    far = f", {distance:.0f} km" if distance is not None else ""
    return f"{one.place.name} is not {other.place.name}{far}"


def _compare_modes(one: Told, other: Told) -> list[tuple[int, str]]:
    mode, other_mode = one.event.mode, other.event.mode
    if mode is None or other_mode is None:
        return []
    if mode == other_mode:
        return [(_MODE_POINTS, f"mode {mode} = {other_mode}")]
    if any({mode, other_mode} <= group for group in _CLOSE_MODES):
        return []
    return [(_MODE_CLASH_POINTS, f"mode {mode}, not {other_mode}")]


def _compare_days(one: Told, other: Told) -> list[tuple[int, str]]:
    widest = max(one.days or 0, other.days or 0)
    points = next(points for days, points in _DAY_POINTS if widest <= days)
    if (one.first, one.last) == (other.first, other.last):
        return [(points, f"time {_say_days(one)} = {_say_days(other)}")]
    return [(points, f"time {_say_days(one)} overlaps {_say_days(other)}")]


def _say_days(told: Told) -> str:
    return f"{told.first}" if told.first == told.last else f"{told.first}..{told.last}"


def _compare_places(one: Told, other: Told) -> list[tuple[int, str]]:
    if one.place is None or other.place is None:
        return []
    relation = relate_places(one.place, other.place)
    points = _PLACE_POINTS[relation]
    name, other_name = one.place.name, other.place.name
    if relation == "same":
        points = {"province": _SAME_PROVINCE_POINTS, "country": _SAME_COUNTRY_POINTS}.get(
            one.place.kind, points
        )
        return [(points, f"place {name} = {other_name}")]
    if relation == "near":
        distance = measure_km(one.place, other.place)
        return [(points, f"place {name} is {distance:.0f} km from {other_name}")]
    if relation == "unknown":
        return []
    return [(points, f"place {name} and {other_name}: one lies in the other")]


def _compare_actors(one: Told, other: Told) -> list[tuple[int, str]]:
    parts: list[tuple[int, str]] = []
    shared = one.initiators & other.initiators
    if one.armed & other.armed & shared:
        names = ", ".join(sorted(one.armed & other.armed & shared))
        parts.append((_ARMED_POINTS, f"initiators share {names}"))
    elif shared:
        parts.append((_STATE_POINTS, f"initiators share the side of {min(shared)}"))
    elif one.initiators and other.initiators:
        parts.append((_ACTOR_CLASH_POINTS, "initiators differ"))
    targets = one.targets & other.targets
    if targets:
        parts.append((_TARGET_POINTS, f"targets share {min(targets)}"))
    return parts


def _compare_figures(one: Told, other: Told) -> list[tuple[int, str]]:
    """Equal figures help; differing ones say nothing, since figures are what is contested."""
    shared = sorted(
        (figure for figure in one.figures & other.figures if figure[1] >= _LEAST_FIGURE),
        # "18" before "18 or more": with a tie the order of a set would decide, another each run.
        key=lambda figure: (figure[0], figure[1], figure[2] or figure[1], figure[2] is None),
    )
    return [
        (points, f"{point} {_say_count(low, high)} in both")
        for points, (point, low, high) in zip(_FIGURE_POINTS, shared, strict=False)
    ]


def _say_count(low: int, high: int | None) -> str:
    if high is None:
        return f"{low} or more"
    return f"{low}" if low == high else f"{low} to {high}"


def _compare_words(one: Told, other: Told) -> list[tuple[int, str]]:
    shared = one.families & other.families
    return [(_WORD_POINTS, f"both speak of {min(shared)}")] if shared else []
