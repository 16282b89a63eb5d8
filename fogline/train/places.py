"""Where a training run finds and leaves its files."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Folders of a run.

    Attributes:
        data: The data folder.
        corpus: Our own passages.
        base: The base weights and their tokenizer.
        run: Checkpoints and log.
        out: Where the model is written.
    """

    data: Path
    corpus: Path
    base: Path
    run: Path
    out: Path
