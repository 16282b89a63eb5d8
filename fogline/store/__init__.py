"""Records to a database and back."""

from fogline.store.base import (
    Box,
    ClaimRow,
    Counts,
    DocumentRow,
    EventRow,
    RawPage,
    StoryOrder,
)
from fogline.store.queries import View
from fogline.store.store import Clock, Store, open_store, read_clock

__all__ = [
    "Box",
    "ClaimRow",
    "Clock",
    "Counts",
    "DocumentRow",
    "EventRow",
    "RawPage",
    "Store",
    "StoryOrder",
    "View",
    "open_store",
    "read_clock",
]
