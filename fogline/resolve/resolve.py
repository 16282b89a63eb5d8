"""Resolves every mention of a document."""

from collections import defaultdict
from dataclasses import dataclass

from fogline.lexicon import ActorRegister, CountryBook, CueBook, Gazetteer
from fogline.records import Document, Links, Marks
from fogline.resolve.actors import ActorResolver
from fogline.resolve.places import country_weights, resolve_places
from fogline.resolve.quantities import resolve_quantities
from fogline.resolve.times import resolve_times

# What an actor's home tells of where a page's places lie, beside the countries it names.
_HOME_WEIGHT = 0.5
# What a town tells of which state's army "the army" is; the country's own name tells more.
_TOWN_WEIGHT = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The tables resolving looks things up in.

    Attributes:
        register: Actors.
        countries: Countries and demonyms.
        gazetteer: Places.
        cues: Word classes.
    """

    register: ActorRegister
    countries: CountryBook
    gazetteer: Gazetteer
    cues: CueBook


def resolve_marks(document: Document, marks: Marks, lexicon: Lexicon) -> Links:
    """Resolve the mentions of a document to places, actors, times and quantities.

    Args:
        document: The page.
        marks: What the tagger saw.
        lexicon: Tables.

    Returns:
        Links; what stays unclear is an issue, not a guess.
    """
    weights = country_weights(document, marks, lexicon.countries)
    first, _, _ = resolve_places(
        document,
        marks,
        gazetteer=lexicon.gazetteer,
        countries=lexicon.countries,
        actor_countries={},
    )
    for place in first:
        if place.country and place.kind != "country":
            weights[place.country] += _TOWN_WEIGHT * len(place.mentions)
    actors = ActorResolver(
        register=lexicon.register,
        countries=lexicon.countries,
        cues=lexicon.cues,
        document=document,
        marks=marks,
        weights=weights,
    ).resolve()
    homes: dict[str, float] = defaultdict(float)
    for actor in actors:
        if actor.country:
            homes[actor.country] += _HOME_WEIGHT * len(actor.mentions)
    places, repairs, place_issues = resolve_places(
        document,
        marks,
        gazetteer=lexicon.gazetteer,
        countries=lexicon.countries,
        actor_countries=homes,
    )
    times, time_issues = resolve_times(document, marks)
    return Links(
        places=places,
        actors=actors,
        times=times,
        quantities=resolve_quantities(marks),
        repairs=repairs,
        issues=place_issues + time_issues,
    )
