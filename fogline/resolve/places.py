"""Place mentions to places of the gazetteer."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from fogline.lexicon import CountryBook, Gazetteer, PlaceEntry
from fogline.records import Document, Issue, Marks, Mention, Place, Rival
from fogline.resolve.place_rank import PlaceChoice, PlaceQuery, rank_places
from fogline.text import Repair, fold

_REGION_BEFORE = re.compile(
    r"\b(?:oblast|region|province|state|governorate|department|district|county|republic|prefecture)"
    r" of(?: the)?\s*$",
    re.IGNORECASE,
)
_REGION_AFTER = re.compile(
    r"^\s+(?:oblast|region|province|state|governorate|department|prefecture|county)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"^,?\s+(?:(?:also )?(?:located|situated|lying) )?in(?:side)? (?:the )?"
    r"(?:(?:[a-z]+ )?(?:province|region|state|oblast|district) of (?:the )?)?$"
)
# "the Iranian region of Baluchestan", "Russia's Belgorod region": whose place it is.
_OWNER = re.compile(
    r"\b(?P<adjective>[A-Z]\w+)(?: [a-z-]+)? (?:region|province|town|city|village|district|state|port|area"
    r"|governorate|oblast|capital) of (?:the )?$|\b(?P<owner>[A-Z]\w+)['’]s (?:[a-z-]+ )?$"
)
_SPEAKS = re.compile(r"\s+(?:said|says|told|denied|denies|announced|reported|claimed|confirmed)\b")
_COMMA = re.compile(r"^,\s+(?:the |in )?$|^ \($")
# What a hint says of a country: its own name more than a demonym or an actor's home.
_NAME_WEIGHT, _DEMONYM_WEIGHT, _TITLE_FACTOR = 2.0, 1.0, 1.5


def resolve_places(
    document: Document,
    marks: Marks,
    *,
    gazetteer: Gazetteer,
    countries: CountryBook,
    actor_countries: Mapping[str, float],
) -> tuple[tuple[Place, ...], tuple[Repair, ...], tuple[Issue, ...]]:
    """Resolve the place mentions of a document together.

    Args:
        document: The page.
        marks: Its marks.
        gazetteer: Places.
        countries: Countries and demonyms.
        actor_countries: Weight of each country as home of an actor of the page.

    Returns:
        Places in order of first mention; repairs of mistranslated names; issues.
    """
    mentions = [m for m in marks.mentions if m.kind == "place"]
    context = country_weights(document, marks, countries)
    for code, weight in actor_countries.items():
        context[code] += weight
    groups = _group(mentions)
    queries = [
        _query(key, group, document, mentions, gazetteer, countries)
        for key, group in enumerate(groups)
    ]
    queries = [_name_capital(query, context, countries) for query in queries]
    choices = rank_places(queries, gazetteer, context_countries=dict(context))
    by_key = {choice.key: choice for choice in choices}
    places: dict[str, Place] = {}
    repairs: list[Repair] = []
    issues: list[Issue] = []
    for key, group in enumerate(groups):
        choice = by_key[key]
        place = _place(choice, group, gazetteer)
        known = places.get(place.id)
        if known is not None:
            group_ids = sorted((*known.mentions, *place.mentions), key=lambda m: int(m[1:]))
            place = _with_mentions(known, tuple(group_ids))
        places[place.id] = place
        repairs += _repairs(choice, group)
        issues += _issues(choice, group)
    return tuple(places.values()), tuple(repairs), tuple(issues)


def _name_capital(
    query: PlaceQuery, context: Mapping[str, float], countries: CountryBook
) -> PlaceQuery:
    """Read "the capital" as the capital of the one country the page is about."""
    if query.text != "capital" or not context:
        return query
    ranked = sorted(context.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
        return query
    entry = countries.get(ranked[0][0])
    if entry is None:
        return query
    return replace(query, text=entry.capital, hint_country=(entry.code,))


def country_weights(document: Document, marks: Marks, countries: CountryBook) -> dict[str, float]:
    """How much the page speaks of each country by name, demonym or people."""
    title_end = len(document.title)
    weights: dict[str, float] = defaultdict(float)
    for mention in marks.mentions:
        factor = _TITLE_FACTOR if mention.start < title_end else 1.0
        if mention.kind == "place":
            entry = countries.by_name(mention.text)
            if entry is not None:
                weights[entry.code] += _NAME_WEIGHT * factor
        elif mention.kind in ("nationality", "group", "role"):
            for word in mention.text.split():
                entry = countries.by_adjective(word) or countries.by_people(word)
                if entry is not None and word[0].isupper():
                    weights[entry.code] += _DEMONYM_WEIGHT * factor
    return weights


def _group(mentions: Sequence[Mention]) -> list[list[Mention]]:
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(fold(mention.text), []).append(mention)
    return list(groups.values())


def _query(
    key: int,
    group: Sequence[Mention],
    document: Document,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    book: CountryBook,
) -> PlaceQuery:
    countries: dict[str, None] = {}
    regions: dict[str, None] = {}
    is_region: bool | None = None
    for mention in group:
        before, after = document.text[: mention.start], document.text[mention.end :]
        if _REGION_BEFORE.search(before[-40:]) or _REGION_AFTER.match(after[:20]):
            is_region = True
        owner = _OWNER.search(before[-60:])
        country = None
        if owner is not None:
            word = owner.group("adjective") or owner.group("owner")
            country = book.by_adjective(word) or book.by_name(word)
        if country is not None:
            countries[country.code] = None
        holder = _holder(mention, document, mentions)
        if holder is None:
            continue
        found = gazetteer.find(holder.text)
        if found and found[0].kind == "country":
            countries[found[0].country] = None
        elif found:
            regions[holder.text] = None
    return PlaceQuery(
        key=key,
        text=group[0].text,
        hint_country=tuple(countries),
        hint_region=tuple(regions),
        is_region=is_region,
        count=len(group),
    )


def _holder(mention: Mention, document: Document, mentions: Sequence[Mention]) -> Mention | None:
    """The place a mention is said to lie in: "Gao, Mali", "Kupiansk in the Kharkiv region"."""
    later = [m for m in mentions if mention.end <= m.start <= mention.end + 50]
    for other in later[:1]:
        if _SPEAKS.match(document.text[other.end : other.end + 16]):
            return None  # "Rebels attacked Tripoli, Egypt said"
        between = document.text[mention.end : other.start]
        if _COMMA.match(between) or _INSIDE.match(between):
            return other
    return None


def _place(choice: PlaceChoice, group: Sequence[Mention], gazetteer: Gazetteer) -> Place:
    ids = tuple(m.id for m in group)
    rivals = tuple(
        Rival(id=rival_id, name=_name_of(rival_id, gazetteer), score=round(score, 3))
        for rival_id, score in choice.rivals
    )
    entry = choice.entry
    if entry is None:
        name = group[0].text
        return Place(id=f"place:{fold(name)}", name=name, mentions=ids, rivals=rivals)
    return place_of_entry(entry, score=choice.score, mentions=ids, rivals=rivals)


def place_of_entry(
    entry: PlaceEntry,
    *,
    score: float,
    mentions: tuple[str, ...] = (),
    rivals: tuple[Rival, ...] = (),
) -> Place:
    """Make a place record of a gazetteer entry."""
    return Place(
        id=entry.id,
        name=entry.name,
        country=entry.country,
        adm1=entry.adm1,
        lat=round(entry.lat, 5),
        lon=round(entry.lon, 5),
        kind=entry.kind,
        radius_km=round(entry.radius_km, 1),
        score=round(score, 3),
        mentions=mentions,
        rivals=rivals,
    )


def _name_of(place_id: str, gazetteer: Gazetteer) -> str:
    entry = gazetteer.get(place_id)
    return entry.name if entry is not None else place_id


def _with_mentions(place: Place, mentions: tuple[str, ...]) -> Place:
    return replace(place, mentions=mentions)


def _repairs(choice: PlaceChoice, group: Sequence[Mention]) -> list[Repair]:
    if choice.repaired_name is None or _is_same_name(choice.repaired_name, group[0].text):
        return []
    return [
        Repair(
            start=m.start,
            end=m.end,
            was=m.text,
            now=choice.repaired_name,
            why="mistranslation",
            score=round(choice.score, 3),
        )
        for m in group
    ]


def _is_same_name(one: str, other: str) -> bool:
    """Whether one name only adds words to the other: no mend is needed."""
    first, second = fold(one), fold(other)
    return first in second or second in first


def _issues(choice: PlaceChoice, group: Sequence[Mention]) -> list[Issue]:
    if choice.repaired_name is not None:
        code, detail = "place-doubtful", f"Read as {choice.repaired_name}: {choice.reason}"
    elif choice.entry is None:
        code, detail = "place-unresolved", choice.reason
    else:
        return []
    return [
        Issue(code=code, start=m.start, end=m.end, detail=f"“{m.text}”: {detail}") for m in group
    ]
