"""What the marks of a document stand for."""

from dataclasses import dataclass

from fogline.records.actor import Actor
from fogline.records.issue import Issue
from fogline.records.place import Place
from fogline.text import Interval, Quantity, Repair


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLink:
    """The interval a time mention stands for.

    Attributes:
        mention: Mention id.
        interval: Its half-open interval.
    """

    mention: str
    interval: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityLink:
    """The number a quantity mention stands for.

    Attributes:
        mention: Mention id.
        quantity: Its lowest and highest value.
    """

    mention: str
    quantity: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Everything that the mentions of one document were resolved to.

    Attributes:
        places: Places in order of their first mention.
        actors: Actors in order of their first mention.
        times: Resolved time mentions.
        quantities: Resolved quantity mentions.
        repairs: Repairs that only resolving could find (a mistranslated place name).
        issues: What stayed unclear.
    """

    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[TimeLink, ...] = ()
    quantities: tuple[QuantityLink, ...] = ()
    repairs: tuple[Repair, ...] = ()
    issues: tuple[Issue, ...] = ()

    def actors_of(self, mention: str) -> tuple[Actor, ...]:
        """Actors a mention stands for: several for "the two groups", none when unclear."""
        return tuple(actor for actor in self.actors if mention in actor.mentions)

    def place_of(self, mention: str) -> Place | None:
        """Place a mention stands for."""
        return next((place for place in self.places if mention in place.mentions), None)

    def interval_of(self, mention: str) -> Interval | None:
        """Interval a mention stands for."""
        return next((link.interval for link in self.times if link.mention == mention), None)

    def quantity_of(self, mention: str) -> Quantity | None:
        """Number a mention stands for."""
        return next((link.quantity for link in self.quantities if link.mention == mention), None)
