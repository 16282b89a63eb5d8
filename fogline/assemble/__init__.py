"""Links to events: triggers that speak of one happening become one event."""

from fogline.assemble.happenings import Assembly, assemble_events

__all__ = ["Assembly", "assemble_events"]
