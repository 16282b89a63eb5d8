"""The label space of the encoder: every head, what it labels, and how BIO labels are numbered.

A BIO head with the types ``t1 ... tn`` has 2n + 1 labels: 0 is O, ``2i + 1`` opens type i and
``2i + 2`` goes on with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from fogline.errors import LexiconError

SCHEMA = "fogline.reader/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSpace:
    """Heads of one trained encoder.

    Attributes:
        schema: Always :data:`SCHEMA`.
        bio: Head name to its span types; one BIO layer over words each.
        flags: Head name to its yes/no labels, read at one word.
        values: Heads that give one number at one word.
        page: Head name to its yes/no labels, read from a whole window.
        arguments: Head name to its roles; a BIO layer over words for one trigger each.
        projection: Width of the projections that links and arguments are scored from.
        embedding: Width of the page embedding.
    """

    schema: str = SCHEMA
    bio: dict[str, tuple[str, ...]] = field(default_factory=dict)
    flags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    values: tuple[str, ...] = ()
    page: dict[str, tuple[str, ...]] = field(default_factory=dict)
    arguments: dict[str, tuple[str, ...]] = field(default_factory=dict)
    projection: int = 128
    embedding: int = 384

    def widths(self) -> dict[str, int]:
        """Columns of every head that is a plain layer over words, in a fixed order."""
        columns = {name: 2 * len(types) + 1 for name, types in self.bio.items()}
        columns.update({name: len(labels) for name, labels in self.flags.items()})
        columns.update(dict.fromkeys(self.values, 1))
        return columns

    def word_columns(self) -> dict[str, tuple[int, int]]:
        """Half-open columns of each word head in the one matrix the encoder gives out."""
        return _lay_out(self.widths())

    def page_columns(self) -> dict[str, tuple[int, int]]:
        """Half-open columns of each page head."""
        return _lay_out({name: len(labels) for name, labels in self.page.items()})


def _lay_out(widths: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    columns: dict[str, tuple[int, int]] = {}
    at = 0
    for name, width in widths.items():
        columns[name] = (at, at + width)
        at += width
    return columns


def read_label_space(path: Path) -> LabelSpace:
    """Read the label file that stands beside a model.

    Raises:
        LexiconError: The file is missing or belongs to another version.
    """
    try:
        space = msgspec.json.decode(path.read_bytes(), type=LabelSpace)
    except (OSError, msgspec.MsgspecError) as error:
        raise LexiconError(f"The label file {path} cannot be read: {error}") from error
    if space.schema != SCHEMA:
        raise LexiconError(f"{path} has the schema {space.schema!r}; this version reads {SCHEMA}.")
    return space
