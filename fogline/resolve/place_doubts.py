"""Finds names that a translation machine has put in place of the ones that were meant.

A machine that does not know Belgorod writes Belgrade: an exact name of a place that lies in a
country the page never speaks of, far from every other place, while a name that looks much the
same belongs to where the page is set. Only all of that together is taken as such an error.
"""

from collections.abc import Collection, Iterable, Sequence

from rapidfuzz.distance import Levenshtein

from fogline.lexicon import Gazetteer, PlaceEntry
from fogline.text import fold

FAR_KM = 300.0
# Belgrade and Belgorod reach .63, Odense and Odessa .67, Lugano and Lugansk .71.
MENTIONED_LIKENESS = 0.6
# Of all the spellings of a mentioned place in any language one must be liker still.
OTHER_NAME_LIKENESS = 0.7
# A place that is only next to the page's own places needs a better likeness and some size.
ADJACENT_LIKENESS = 0.72
_ADJACENT_KM = 100.0
_ADJACENT_POPULATION = 10_000
_FAMOUS_POPULATION = 500_000
_SAME_START = 2
_LEAST_OTHERS = 2
_MOST_HOME_COUNTRIES = 3
_MOST_SIMILAR = 300


def find_mistranslation(
    name: str,
    chosen: PlaceEntry,
    others: Sequence[tuple[PlaceEntry, str]],
    spoken_of: Collection[str],
    gazetteer: Gazetteer,
) -> PlaceEntry | None:
    """Find the place that is meant by a name that can't be right.

    Args:
        name: The name as written.
        chosen: The place that is called so.
        others: The places chosen for the other names of the page, and how each is written.
        spoken_of: Countries that the text names by name, adjective or people.
        gazetteer: Where other spellings are looked up.

    Returns:
        The place that is meant, None when the written name is to be believed.
    """
    if not _is_out_of_place(chosen, others, spoken_of):
        return None
    mentioned = _find_mentioned(name, others, gazetteer)
    if mentioned is not None:
        return mentioned
    if chosen.population >= _FAMOUS_POPULATION:
        return None
    return _find_adjacent(name, others, gazetteer)


def _is_out_of_place(
    chosen: PlaceEntry, others: Sequence[tuple[PlaceEntry, str]], spoken_of: Collection[str]
) -> bool:
    """Tell whether nothing on the page leads to the chosen place's country."""
    if chosen.kind == "country" or not chosen.country or chosen.country in spoken_of:
        return False
    local = [entry for entry, _ in others if entry.kind != "country"]
    if not local or len(others) < _LEAST_OTHERS:
        return False
    homes = {entry.country for entry, _ in others if entry.country}
    if chosen.country in homes or len(homes) > _MOST_HOME_COUNTRIES:
        return False
    return all(entry.distance_km(chosen) - entry.radius_km > FAR_KM for entry in local)


def _find_mentioned(
    name: str, others: Sequence[tuple[PlaceEntry, str]], gazetteer: Gazetteer
) -> PlaceEntry | None:
    """Look for a like name among the page's places, then the provinces in which they lie.

    Of a town and its province that are both named the province is taken, as it holds the town.
    """
    named = [(_best_likeness(name, entry, written, gazetteer), entry) for entry, written in others]
    implied_ids = sorted({entry.adm1_id for entry, _ in others if entry.adm1_id})
    implied = [
        (max(_likeness(name, area.name), _likeness(name, area.name.rsplit(" ", 1)[0])), area)
        for area in map(gazetteer.get, implied_ids)
        if area is not None
    ]
    for rated in (named, implied):
        like = [(likeness, entry) for likeness, entry in rated if likeness >= MENTIONED_LIKENESS]
        like.sort(key=lambda pair: (pair[1].kind != "province", -pair[0], pair[1].id))
        if like:
            return like[0][1]
    return None


def _best_likeness(name: str, entry: PlaceEntry, written: str, gazetteer: Gazetteer) -> float:
    return max(
        _likeness(name, written),
        _likeness(name, entry.name),
        _likeness_of_names(name, entry, gazetteer),
    )


def _likeness_of_names(name: str, entry: PlaceEntry, gazetteer: Gazetteer) -> float:
    if entry.kind in ("country", "region"):
        return 0.0
    best = max((_likeness(name, key) for key in gazetteer.names_of(entry)), default=0.0)
    return best if best >= OTHER_NAME_LIKENESS else 0.0


def _find_adjacent(
    name: str, others: Iterable[tuple[PlaceEntry, str]], gazetteer: Gazetteer
) -> PlaceEntry | None:
    """Look for a like name of some size close to the page's places."""
    local = [entry for entry, _ in others if entry.kind not in ("country", "region", "water")]
    homes = sorted({entry.country for entry in local if entry.country})
    similar = gazetteer.find_similar(
        name, floor=ADJACENT_LIKENESS, countries=homes, limit=_MOST_SIMILAR
    )
    for entry, _ in similar:
        is_large = entry.population >= _ADJACENT_POPULATION
        starts_so = fold(entry.name)[:_SAME_START] == fold(name)[:_SAME_START]
        if is_large and starts_so and any(entry.distance_km(o) <= _ADJACENT_KM for o in local):
            return entry
    return None


def _likeness(one: str, other: str) -> float:
    """Return the likeness of two names that begin alike, else zero."""
    key, other_key = fold(one), fold(other)
    if key == other_key or key[:_SAME_START] != other_key[:_SAME_START]:
        return 0.0
    return Levenshtein.normalized_similarity(key, other_key)
