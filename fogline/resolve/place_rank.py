"""Chooses places for all names of one document together.

A name alone is rarely enough: 18 % of the names in Russia and Ukraine belong to more than one
place. Each reading is rated by how well the name fits, by the countries the document speaks of,
by the regions written beside it and by the places chosen for the other names; then again with
the new choices, until nothing changes. What no context supports is refused, not guessed.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fogline.lexicon import Gazetteer, PlaceEntry
from fogline.resolve.place_doubts import find_mistranslation
from fogline.text import fold

# Weights of the parts of a score; they add up to one. Tuned on the training half of a corpus of
# local papers, then checked against pages on wars, whose places they must not harm.
MATCH_WEIGHT = 0.40
COUNTRY_WEIGHT = 0.22
NEAR_WEIGHT = 0.20
SIZE_WEIGHT = 0.10
KIND_WEIGHT = 0.08
HINT_BONUS = 0.25
HINT_MALUS = 0.20
# Likeness of spelling: measured precision .87 from .85 upwards, .63 below it, which is too little.
SIMILAR_FLOOR = 0.85
SOUND_QUALITY = 0.90
ALTERNATE_QUALITY = 0.96
# Two readings whose scores lie closer than this are not told apart.
MARGIN = 0.02
_ROUNDS = 5
_NEAR_SCALE_KM = 150.0
_SAME_SPOT_KM = 60.0
_FAMOUS_POPULATION = 150_000
_FAMOUS_RATIO = 10
_WORLD_CITY_POPULATION = 500_000
_WORLD_CITY_RATIO = 50
_LARGEST_POPULATION_LOG = 7.0
_MOST_CANDIDATES = 60
_CONTEXT_COUNTRIES = 3
_LEAST_SUPPORT = 0.15
_LEAST_NEAR = 0.15
_MOST_RIVALS = 3
_REPAIRED_SHARE = 0.6
_SIMILAR_TRUST = 0.75
_SURE = 0.85
_TOWN_MARGIN = 0.1
_AREAS = ("province", "region", "district", "country")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceQuery:
    """A name to be resolved.

    Attributes:
        key: The caller's number for it.
        text: The name as the page writes it.
        hint_country: Countries written next to it ("Homs, Syria"), ISO 3166-1 alpha-3.
        hint_region: Regions written next to it ("X in the Belgorod province").
        is_region: Whether it is written as a region ("oblast", "state"); None when unknown.
        count: How often the document names it.
    """

    key: int
    text: str
    hint_country: tuple[str, ...] = ()
    hint_region: tuple[str, ...] = ()
    is_region: bool | None = None
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChoice:
    """What a name was resolved to.

    Attributes:
        key: Number of the query.
        entry: The place; None when refused.
        score: Trust from 0 to 1; 0 when refused.
        reason: Why, in a few words, with what each part added.
        rivals: Ids and scores of the next best readings.
        repaired_name: The name that must be meant, when the written one is an error of
            translation; None otherwise.
    """

    key: int
    entry: PlaceEntry | None
    score: float
    reason: str
    rivals: tuple[tuple[str, float], ...] = ()
    repaired_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One place that a name may mean, and what speaks for it."""

    entry: PlaceEntry
    match: str
    quality: float
    country: float = 0.0
    near: float = 0.0
    hint: float = 0.0
    size: float = 0.0
    kind: float = 0.0

    @property
    def score(self) -> float:
        total = (
            MATCH_WEIGHT * self.quality
            + COUNTRY_WEIGHT * self.country
            + NEAR_WEIGHT * self.near
            + SIZE_WEIGHT * self.size
            + KIND_WEIGHT * self.kind
            + self.hint
        )
        return round(max(0.0, min(1.0, total)), 4)

    @property
    def is_supported(self) -> bool:
        return self.hint > 0 or self.country >= _LEAST_SUPPORT or self.near >= _LEAST_NEAR

    def explain(self) -> str:
        return (
            f"{self.match} name {self.quality:.2f}, country {self.country:.2f}, "
            f"near {self.near:.2f}, size {self.size:.2f}, beside it {self.hint:+.2f}"
        )


@dataclass(slots=True, kw_only=True)
class _Case:
    """A query with its readings, the hints looked up once, and the reading that leads."""

    query: PlaceQuery
    readings: tuple[_Reading, ...]
    hints: tuple[tuple[PlaceEntry, ...], ...]
    ranked: tuple[_Reading, ...] = ()
    leads: _Reading | None = field(default=None)


def rank_places(
    queries: Sequence[PlaceQuery],
    gazetteer: Gazetteer,
    *,
    context_countries: Mapping[str, float],
) -> tuple[PlaceChoice, ...]:
    """Choose a place for each name of a document, or none.

    Args:
        queries: The document's names, each spelling once.
        gazetteer: Where places are looked up.
        context_countries: Weight of each country in the text, from names of countries, peoples
            and adjectives (ISO 3166-1 alpha-3).

    Returns:
        One choice for each query, in the same order.
    """
    countries = _weigh_countries(queries, gazetteer, context_countries)
    spoken_of = _list_spoken_of(queries, gazetteer, context_countries)
    cases = [
        _make_case(query, gazetteer, countries, frozenset(codes))
        for query, codes in zip(queries, spoken_of, strict=True)
    ]
    for _ in range(_ROUNDS):
        before = [case.leads.entry.id if case.leads else "" for case in cases]
        _rate_all(cases, context_countries)
        if before == [case.leads.entry.id if case.leads else "" for case in cases]:
            break
    choices = tuple(_decide(case) for case in cases)
    return tuple(
        _mend(index, queries, choices, gazetteer, context_countries)
        for index in range(len(choices))
    )


def _weigh_countries(
    queries: Sequence[PlaceQuery], gazetteer: Gazetteer, given: Mapping[str, float]
) -> dict[str, float]:
    """Add to the given countries those of names that have one reading only."""
    weights = dict(given)
    for query in queries:
        for code in query.hint_country:
            weights[code] = weights.get(code, 0.0) + 1.0
        found = {entry.country for entry in gazetteer.find(query.text)}
        if len(found) == 1:
            code = found.pop()
            weights[code] = weights.get(code, 0.0) + float(query.count)
    weights.pop("", None)
    return weights


def _list_spoken_of(
    queries: Sequence[PlaceQuery], gazetteer: Gazetteer, given: Mapping[str, float]
) -> list[set[str]]:
    """Countries the document speaks of without each name: by words, hints and plain other names."""
    said = {code for code, weight in given.items() if code and weight > 0}
    said |= {code for query in queries for code in query.hint_country}
    plain = [_plain_country(query, gazetteer) for query in queries]
    return [
        said | {code for at, code in enumerate(plain) if code and at != index}
        for index in range(len(queries))
    ]


def _plain_country(query: PlaceQuery, gazetteer: Gazetteer) -> str:
    """The one country that has a place usually called so; empty when several or none has."""
    found = gazetteer.find(query.text)
    key = fold(query.text)
    countries = {entry.country for entry in found}
    is_usual = any(fold(entry.name) == key for entry in found)
    return countries.pop() if len(countries) == 1 and is_usual else ""


def _make_case(
    query: PlaceQuery,
    gazetteer: Gazetteer,
    countries: Mapping[str, float],
    spoken_of: frozenset[str],
) -> _Case:
    hints = tuple(gazetteer.find(name) for name in query.hint_region)
    return _Case(
        query=query,
        readings=_collect_readings(query, gazetteer, countries, spoken_of),
        hints=tuple(found for found in hints if found),
    )


def _collect_readings(
    query: PlaceQuery,
    gazetteer: Gazetteer,
    countries: Mapping[str, float],
    spoken_of: frozenset[str],
) -> tuple[_Reading, ...]:
    """Collect readings of the exact name, else by sound, else by likeness.

    What only sounds like the name must lie in a country the document speaks of: Mambasa in the
    Congo is no Mombasa.
    """
    exact = _drop_soundalikes(gazetteer.find(query.text), query, gazetteer, spoken_of)
    if exact:
        exact = _drop_namesakes(exact, query)
        kept = _keep_some(_fit_kind(exact, query), countries)
        key = fold(query.text)
        return tuple(
            _Reading(entry=entry, match="exact", quality=_exact_quality(entry, key))
            for entry in kept
        )
    by_sound = tuple(e for e in gazetteer.find_by_sound(query.text) if e.country in spoken_of)
    if by_sound:
        kept = _keep_some(_fit_kind(by_sound, query), countries)
        return tuple(
            _Reading(entry=entry, match="sound of the", quality=SOUND_QUALITY) for entry in kept
        )
    leading = sorted(countries, key=lambda code: (-countries[code], code))[:_CONTEXT_COUNTRIES]
    similar = gazetteer.find_similar(query.text, floor=SIMILAR_FLOOR, countries=leading)
    return tuple(
        _Reading(entry=entry, match="similar", quality=likeness * SOUND_QUALITY)
        for entry, likeness in similar
    )


def _drop_soundalikes(
    entries: tuple[PlaceEntry, ...],
    query: PlaceQuery,
    gazetteer: Gazetteer,
    spoken_of: frozenset[str],
) -> tuple[PlaceEntry, ...]:
    """Leave out towns of other countries for which the name is but another way of writing."""
    key = fold(query.text)
    odd = {
        entry.id
        for entry in entries
        if entry.kind == "town" and fold(entry.name) != key and entry.country not in spoken_of
    }
    if not odd or not spoken_of:
        return entries
    odd &= {entry.id for entry in gazetteer.find_by_sound(query.text)}
    return tuple(entry for entry in entries if entry.id not in odd)


def _drop_namesakes(entries: tuple[PlaceEntry, ...], query: PlaceQuery) -> tuple[PlaceEntry, ...]:
    """Leave out readings that only a place written beside the name could mean.

    Those are towns called like a country, and villages that once bore, or bear in another
    language, the name of a famous city (a village near Odesa was called Paris).
    """
    if query.hint_country or query.hint_region:
        return entries
    key = fold(query.text)
    if any(entry.kind == "country" and fold(entry.name) == key for entry in entries):
        return tuple(entry for entry in entries if entry.kind != "town")
    largest = max((entry.population for entry in entries if entry.kind == "town"), default=0)
    if largest < _WORLD_CITY_POPULATION:
        return entries
    return tuple(
        entry
        for entry in entries
        if entry.kind != "town"
        or fold(entry.name) == key
        or entry.population * _WORLD_CITY_RATIO >= largest
    )


def _exact_quality(entry: PlaceEntry, key: str) -> float:
    """A place's usual name says more than one of its old or foreign names."""
    is_usual = entry.kind not in ("town", "country") or fold(entry.name) == key
    return 1.0 if is_usual else ALTERNATE_QUALITY


def _fit_kind(entries: tuple[PlaceEntry, ...], query: PlaceQuery) -> tuple[PlaceEntry, ...]:
    if query.is_region is True:
        return tuple(entry for entry in entries if entry.kind in _AREAS) or entries
    if query.is_region is False:
        return tuple(entry for entry in entries if entry.kind not in _AREAS) or entries
    return entries


def _keep_some(
    entries: Sequence[PlaceEntry], countries: Mapping[str, float]
) -> tuple[PlaceEntry, ...]:
    """Bound the readings of very common names: those in the document's countries go first."""
    ordered = sorted(entries, key=lambda entry: entry.country not in countries)
    return tuple(ordered[:_MOST_CANDIDATES])


def _rate_all(cases: Sequence[_Case], context: Mapping[str, float]) -> None:
    """Rate every reading against the choices of the last round, all at once."""
    leaders = [case.leads for case in cases]
    for index, case in enumerate(cases):
        others = [
            (leader.entry, other.query.count)
            for position, (leader, other) in enumerate(zip(leaders, cases, strict=True))
            if leader is not None and position != index
        ]
        shares = _country_shares(case.query, others, context)
        places = [entry for entry, _ in others]
        rated = [_rate(reading, case, places, shares) for reading in case.readings]
        rated.sort(
            key=lambda reading: (-reading.score, -reading.entry.population, reading.entry.id)
        )
        case.ranked = tuple(rated)
    for case in cases:
        case.leads = case.ranked[0] if case.ranked else None


def _country_shares(
    query: PlaceQuery, others: Iterable[tuple[PlaceEntry, int]], context: Mapping[str, float]
) -> dict[str, float]:
    """Return how much of the document speaks of each country, the most spoken of as one."""
    weights = dict(context)
    for entry, count in others:
        if entry.country:
            weights[entry.country] = weights.get(entry.country, 0.0) + math.sqrt(count)
    for code in query.hint_country:
        weights[code] = max(weights.values(), default=1.0)
    top = max(weights.values(), default=0.0)
    return {code: weight / top for code, weight in weights.items() if top > 0}


def _rate(
    reading: _Reading, case: _Case, others: Sequence[PlaceEntry], shares: Mapping[str, float]
) -> _Reading:
    entry = reading.entry
    return replace(
        reading,
        country=round(shares.get(entry.country, 0.0), 4) if entry.country else 0.5,
        near=_nearness(entry, others),
        hint=_hint_part(entry, case),
        size=_size_part(entry),
        kind=_kind_part(entry),
    )


def _nearness(entry: PlaceEntry, others: Iterable[PlaceEntry]) -> float:
    """Rate how near the other places of the document are; whole countries say nothing here."""
    if entry.kind == "country":
        return 0.0
    parts = sorted(
        (
            math.exp(-max(0.0, entry.distance_km(other) - other.radius_km) / _NEAR_SCALE_KM)
            for other in others
            if other.kind != "country" and other.id != entry.id and other.radius_km < 500
        ),
        reverse=True,
    )
    nearest = parts[:2]
    return round(sum(nearest) / 2, 4)


def _hint_part(entry: PlaceEntry, case: _Case) -> float:
    """Rate the regions and countries that are written beside the name."""
    if case.query.hint_country and entry.country in case.query.hint_country:
        return HINT_BONUS
    if not case.hints:
        return -HINT_MALUS if case.query.hint_country else 0.0
    inside = any(_is_inside(entry, hint) for found in case.hints for hint in found)
    return HINT_BONUS if inside else -HINT_MALUS


def _is_inside(entry: PlaceEntry, area: PlaceEntry) -> bool:
    if area.id == entry.id:
        return False
    if area.kind == "country":
        return area.country == entry.country
    if area.kind == "province":
        return area.adm1_id == entry.adm1_id and entry.kind != "province"
    return entry.distance_km(area) <= area.radius_km + _SAME_SPOT_KM / 2


def _size_part(entry: PlaceEntry) -> float:
    if entry.id.startswith("region:"):  # in the table because the news speaks of it
        return 0.7
    return round(min(1.0, math.log10(1 + entry.population) / _LARGEST_POPULATION_LOG), 4)


def _kind_part(entry: PlaceEntry) -> float:
    """A bare name means the country before the town, and the town before its province."""
    return {"country": 1.0, "town": 0.6, "region": 0.8, "water": 0.8, "site": 0.6}.get(
        entry.kind, 0.4
    )


def _decide(case: _Case) -> PlaceChoice:
    """Accept the leading reading or refuse."""
    if not case.ranked:
        return _refuse(case, "no such name")
    best = _prefer_town(case)
    rival = next((other for other in case.ranked[1:] if not _same_spot(best, other)), None)
    if best.match != "exact" and not best.is_supported:
        return _refuse(case, "a spelling so far off needs context and has none")
    if rival is not None and not _stands_out(best, rival):
        return _refuse(case, "several places are called so and nothing tells them apart")
    return PlaceChoice(
        key=case.query.key,
        entry=best.entry,
        score=_trust(best, rival),
        reason=best.explain(),
        rivals=_rivals([reading for reading in case.ranked if reading != best]),
    )


def _prefer_town(case: _Case) -> _Reading:
    """Return the leading reading, or the town when that is the province of the same name."""
    best = case.ranked[0]
    if best.entry.kind != "province" or case.query.is_region is True:
        return best
    towns = (
        other
        for other in case.ranked
        if other.entry.kind == "town"
        and other.quality >= best.quality
        and other.entry.adm1_id == best.entry.id
        and best.score - other.score <= _TOWN_MARGIN
    )
    return next(towns, best)


def _trust(best: _Reading, rival: _Reading | None) -> float:
    """Return the score to show: raised for a name with one reading, lowered for a guess."""
    if best.match == "similar":
        return round(best.score * _SIMILAR_TRUST, 4)
    if best.match == "exact" and (rival is None or best.entry.kind == "country"):
        return max(best.score, _SURE)
    return best.score


def _stands_out(best: _Reading, rival: _Reading) -> bool:
    if best.entry.kind == "country" and best.quality >= 1.0:
        return True
    if best.is_supported and best.score - rival.score >= MARGIN:
        return True
    famous = best.entry.population >= _FAMOUS_POPULATION
    return famous and best.entry.population >= _FAMOUS_RATIO * rival.entry.population


def _same_spot(one: _Reading, other: _Reading) -> bool:
    """Tell whether two readings are a town and its own province, or all but one place."""
    if one.entry.adm1_id != "" and one.entry.adm1_id == other.entry.adm1_id:
        return "province" in (one.entry.kind, other.entry.kind) or _close(one, other)
    return _close(one, other)


def _close(one: _Reading, other: _Reading) -> bool:
    return one.entry.distance_km(other.entry) <= _SAME_SPOT_KM


def _refuse(case: _Case, reason: str) -> PlaceChoice:
    return PlaceChoice(
        key=case.query.key, entry=None, score=0.0, reason=reason, rivals=_rivals(case.ranked)
    )


def _rivals(readings: Sequence[_Reading]) -> tuple[tuple[str, float], ...]:
    return tuple((other.entry.id, other.score) for other in readings[:_MOST_RIVALS])


def _mend(
    index: int,
    queries: Sequence[PlaceQuery],
    choices: Sequence[PlaceChoice],
    gazetteer: Gazetteer,
    context: Mapping[str, float],
) -> PlaceChoice:
    """Replace a far-away exact hit that can only be an error of translation."""
    choice, query = choices[index], queries[index]
    if choice.entry is None or query.hint_country:
        return choice
    hinted = {code for other in queries for code in other.hint_country}
    others = [
        (other.entry, queries[position].text)
        for position, other in enumerate(choices)
        if other.entry is not None and position != index
    ]
    spoken_of = frozenset(hinted | set(context))
    meant = find_mistranslation(query.text, choice.entry, others, spoken_of, gazetteer)
    if meant is None:
        return choice
    return replace(
        choice,
        entry=meant,
        score=round(choice.score * _REPAIRED_SHARE, 4),
        reason=f"{choice.entry.name} ({choice.entry.country}) is named nowhere else and far from "
        f"all other places; {meant.name} is meant",
        rivals=((choice.entry.id, choice.score), *choice.rivals)[:_MOST_RIVALS],
        repaired_name=meant.name,
    )
