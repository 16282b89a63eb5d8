"""Conflict news in, an auditable record of who says what happened out.

Example:
    >>> import fogline
    >>> fogline.__version__
    '0.1.0'
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fogline.flow.api import read_file, read_text
    from fogline.records import Claim, Document, Dossier, Event, from_json, to_json

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Document",
    "Dossier",
    "Event",
    "__version__",
    "from_json",
    "read_file",
    "read_text",
    "to_json",
]

# Where each name lives. It is looked up at first use, so that `import fogline` loads no table.
_HOMES = {
    "Claim": "fogline.records",
    "Document": "fogline.records",
    "Dossier": "fogline.records",
    "Event": "fogline.records",
    "from_json": "fogline.records",
    "read_file": "fogline.flow.api",
    "read_text": "fogline.flow.api",
    "to_json": "fogline.records",
}


def __getattr__(name: str) -> object:
    """Load a public name at its first use."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'fogline' has no attribute '{name}'")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
