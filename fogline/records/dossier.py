"""All records of one page."""

from dataclasses import dataclass

from fogline.records.actor import Actor
from fogline.records.claim import Claim
from fogline.records.document import Document
from fogline.records.event import Event
from fogline.records.issue import Issue
from fogline.records.marks import Mention
from fogline.records.place import Place
from fogline.text import Repair

DOSSIER_SCHEMA = "fogline.dossier/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What one page holds: the result of the page half.

    Attributes:
        schema: Always :data:`DOSSIER_SCHEMA`.
        document: The cleaned page.
        repairs: Mends laid over its text, in text order.
        mentions: In text order.
        places: In order of first mention.
        actors: In order of first mention.
        events: In text order.
        claims: In text order.
        issues: What could not be settled.
    """

    schema: str = DOSSIER_SCHEMA
    document: Document
    repairs: tuple[Repair, ...] = ()
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()
