"""Who acts or speaks."""

from dataclasses import dataclass

from fogline.records.place import Rival

ACTOR_KINDS = (
    "person",
    "group",
    "force",
    "government",
    "office",
    "body",
    "party",
    "outlet",
    "channel",
    "people",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, group, state organ, body or people of the document.

    Attributes:
        id: Register id (``ac_...``); ``ax_...`` for one the register does not know.
        name: Usual English name, or the page's words.
        kind: One of :data:`ACTOR_KINDS`.
        country: ISO 3166-1 alpha-3; empty when unknown or international.
        resolved: Whether the register knows it.
        score: Trust in the choice, from 0 to 1.
        mentions: Mention ids in text order.
        rivals: The next best readings.
        side: Register ids of those it belongs to or stands with, itself excluded.
    """

    id: str
    name: str
    kind: str
    country: str = ""
    resolved: bool = False
    score: float = 0.0
    mentions: tuple[str, ...] = ()
    rivals: tuple[Rival, ...] = ()
    side: tuple[str, ...] = ()
