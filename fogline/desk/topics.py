"""Topics: stories by what kind of thing happened and in which country."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fogline.desk.marks import list_marks
from fogline.lexicon import EVENT_GROUPS, get_event_group, load_countries
from fogline.records import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic.

    Attributes:
        slug: Its word in addresses, such as ``kind-strike`` or ``place-sdn``.
        name: Words a reader sees.
        glyph: Sign of an event group; empty for a country.
        stories: Ids of its stories.
    """

    slug: str
    name: str
    glyph: str
    stories: tuple[str, ...]


def count_topics(stories: Sequence[Story], now: datetime) -> dict[str, tuple[Topic, ...]]:
    """Sort stories into topics.

    Args:
        stories: The stories.
        now: The present time.

    Returns:
        Topics by heading, ``kinds`` in the order of their groups and ``places`` by name.
    """
    by_slug: dict[str, list[str]] = {}
    for story in stories:
        for slug in sorted(find_topics(story, now)):
            by_slug.setdefault(slug, []).append(story.id)
    kinds = [f"kind-{group.id}" for group in EVENT_GROUPS]
    places = sorted((s for s in by_slug if s.startswith("place-")), key=lambda s: name_topic(s)[0])
    return {
        "kinds": tuple(_make_topic(slug, by_slug[slug]) for slug in kinds if slug in by_slug),
        "places": tuple(_make_topic(slug, by_slug[slug]) for slug in places),
    }


def find_topics(story: Story, now: datetime) -> set[str]:
    """Find the topics of a story: groups of its events and countries of their places."""
    countries = {place.id: place.country for place in story.places}
    found = {f"kind-{mark.group.id}" for mark in list_marks(story, now)}
    for event in story.events:
        code = countries.get(event.where.place, "") if event.where is not None else ""
        if code:
            found.add(f"place-{code.lower()}")
    return found


def name_topic(slug: str) -> tuple[str, str]:
    """Name a topic.

    Args:
        slug: Its word in addresses.

    Returns:
        Words and glyph; two empty strings for no topic of ours.
    """
    kind, _, rest = slug.partition("-")
    group = get_event_group(rest) if kind == "kind" else None
    if group is not None:
        return group.label, group.glyph
    country = load_countries().get(rest.upper()) if kind == "place" else None
    return (country.name, "") if country is not None else ("", "")


def _make_topic(slug: str, stories: Sequence[str]) -> Topic:
    name, glyph = name_topic(slug)
    name = name or slug.partition("-")[2].upper()
    return Topic(slug=slug, name=name, glyph=glyph, stories=tuple(stories))
