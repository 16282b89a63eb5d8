"""The only place that knows the order of the steps."""

from fogline.flow.corpus import update_corpus
from fogline.flow.kit import Kit, build_kit
from fogline.flow.page import code_document, process_page
from fogline.flow.run import (
    Failure,
    Progress,
    RunReport,
    Steps,
    StopRun,
    add_sources,
    list_files,
    load_steps,
    process_sources,
)

__all__ = [
    "Failure",
    "Kit",
    "Progress",
    "RunReport",
    "Steps",
    "StopRun",
    "add_sources",
    "build_kit",
    "code_document",
    "list_files",
    "load_steps",
    "process_page",
    "process_sources",
    "update_corpus",
]
