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
from fogline.store.verify import Broken, VerifyReport, verify_documents

__all__ = [
    "Box",
    "Broken",
    "ClaimRow",
    "Clock",
    "Counts",
    "DocumentRow",
    "EventRow",
    "RawPage",
    "Store",
    "StoryOrder",
    "VerifyReport",
    "View",
    "open_store",
    "read_clock",
    "verify_documents",
]
