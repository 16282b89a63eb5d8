"""The nouns of the product, as frozen records."""

from fogline.records.actor import ACTOR_KINDS, Actor
from fogline.records.claim import (
    CERTAINTIES,
    CHANNELS,
    OUTLET,
    POINTS,
    STANCES,
    Claim,
    ClaimSpans,
    Value,
)
from fogline.records.codec import SCHEMAS, from_json, make_schema, read_schema, to_json
from fogline.records.document import Document, Part, Published, Removed
from fogline.records.dossier import DOSSIER_SCHEMA, Dossier
from fogline.records.event import FACTUALITIES, Event, Where
from fogline.records.identity import content_id
from fogline.records.issue import Issue
from fogline.records.links import Links, QuantityLink, TimeLink
from fogline.records.marks import MENTION_KINDS, Argument, Attribution, Frame, Marks, Mention
from fogline.records.page import Block, Page
from fogline.records.place import PLACE_KINDS, Place, Rival
from fogline.records.story import (
    STATUSES,
    STORY_SCHEMA,
    LedgerRow,
    Member,
    Story,
    StoryDocument,
    StoryEvent,
    StoryLink,
)

__all__ = [
    "ACTOR_KINDS",
    "CERTAINTIES",
    "CHANNELS",
    "DOSSIER_SCHEMA",
    "FACTUALITIES",
    "MENTION_KINDS",
    "OUTLET",
    "PLACE_KINDS",
    "POINTS",
    "SCHEMAS",
    "STANCES",
    "STATUSES",
    "STORY_SCHEMA",
    "Actor",
    "Argument",
    "Attribution",
    "Block",
    "Claim",
    "ClaimSpans",
    "Document",
    "Dossier",
    "Event",
    "Frame",
    "Issue",
    "LedgerRow",
    "Links",
    "Marks",
    "Member",
    "Mention",
    "Page",
    "Part",
    "Place",
    "Published",
    "QuantityLink",
    "Removed",
    "Rival",
    "Story",
    "StoryDocument",
    "StoryEvent",
    "StoryLink",
    "TimeLink",
    "Value",
    "Where",
    "content_id",
    "from_json",
    "make_schema",
    "read_schema",
    "to_json",
]
