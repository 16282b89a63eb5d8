"""The only place that knows the order of the steps."""

from fogline.flow.kit import Kit, build_kit
from fogline.flow.page import code_document, process_page

__all__ = ["Kit", "build_kit", "code_document", "process_page"]
