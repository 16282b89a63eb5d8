"""Whether two values of one point can both hold."""

from collections.abc import Mapping

from fogline.records import Place, Value
from fogline.stories.distances import relate_places
from fogline.stories.sides import Sides
from fogline.stories.whose import find_nations
from fogline.text import fold_words

# Points where two descriptions that share no word are two answers. An aim, or things destroyed,
# can be told in any words and many at once.
_ONE_ANSWER_POINTS = frozenset({"identity", "target", "responsible"})
# Allies each show pictures of their own.
_MEDIA_POINTS = frozenset({"media_where", "media_when"})
_GRAMMAR = (
    "the a an of and in on by with for to from only no not all its their his her who which were was"
    " is are be made up people"
)
_EMPTY_WORDS = frozenset(_GRAMMAR.split())


class ValueJudge:
    """Compares values of one story.

    Args:
        places: Its places by id.
        sides: Who stands with whom.
    """

    def __init__(self, places: Mapping[str, Place], sides: Sides) -> None:
        self._places = places
        self._sides = sides

    def are_compatible(
        self, one: Value | None, other: Value | None, point: str, *, same_side: bool = False
    ) -> bool:
        """Whether two values can both hold.

        Args:
            one: A value.
            other: Another.
            point: The point both are about.
            same_side: Whether those who say it stand together; their words are then never
                weighed against each other.

        Returns:
            False for numbers and times that share nothing, for places that lie apart, for actors
            that do not stand together, and for words of two sides that name different peoples or,
            where one answer is asked for, share no word. True else, also where the two are of
            different kinds or one is missing.
        """
        if one is None or other is None or one.kind != other.kind:
            return True
        if same_side and (one.kind == "text" or point in _MEDIA_POINTS):
            return True
        if one.kind == "text":
            return _share_words(str(one.text), str(other.text), point)
        compare = {
            "number": _overlap,
            "time": _share_time,
            "place": self._are_one_place,
            "actor": self._are_one_side,
        }.get(one.kind)
        return compare is None or compare(one, other)

    def _are_one_side(self, one: Value, other: Value) -> bool:
        return self._sides.stand_together(str(one.actor), str(other.actor))

    def _are_one_place(self, one: Value, other: Value) -> bool:
        place, other_place = (self._places.get(str(value.place)) for value in (one, other))
        if place is None or other_place is None:
            return True
        return relate_places(place, other_place) != "apart"


def get_bounds(value: Value) -> tuple[int, int | None] | None:
    """Return lowest and highest number of a value, or none when it is no number."""
    if not isinstance(value.min, int):
        return None
    return value.min, value.max if isinstance(value.max, int) else None


def _overlap(one: Value, other: Value) -> bool:
    bounds, other_bounds = get_bounds(one), get_bounds(other)
    if bounds is None or other_bounds is None:
        return True
    (low, high), (other_low, other_high) = bounds, other_bounds
    return (high is None or other_low <= high) and (other_high is None or low <= other_high)


def _share_time(one: Value, other: Value) -> bool:
    (start, end), (other_start, other_end) = (
        (str(v.start), v.end if isinstance(v.end, str) else None) for v in (one, other)
    )
    # "2023-06-01" is less than "2023-06-01T11:05" as text too, so that days and minutes compare.
    return (end is None or other_start < end) and (other_end is None or start < other_end)


def _share_words(one: str, other: str, point: str) -> bool:
    nations, other_nations = find_nations(one), find_nations(other)
    if nations and other_nations and point in _ONE_ANSWER_POINTS:
        return not nations.isdisjoint(other_nations)
    if point not in _ONE_ANSWER_POINTS:
        return True
    words, other_words = (
        frozenset(fold_words(text).split()) - _EMPTY_WORDS for text in (one, other)
    )
    return not words or not other_words or not words.isdisjoint(other_words)
