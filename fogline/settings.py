"""What an installation sets: one frozen dataclass, built once and handed down."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Coder = Literal["auto", "rules", "model"]
CODERS: tuple[str, ...] = get_args(Coder)
"""What may read pages: the model beside the rules where there is one, rules alone, the model or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of one run.

    Attributes:
        db: The desk database.
        gazetteer: Gazetteer file; None for the one in the user's cache folder.
        coder: One of :data:`CODERS`.
        max_page_bytes: Largest page that is read.
        host: Address the desk listens on.
        port: Port the desk listens on.
    """

    db: Path = Path("fogline.db")
    gazetteer: Path | None = None
    coder: str = "auto"
    max_page_bytes: int = 10_000_000
    host: str = "127.0.0.1"
    port: int = 8000


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Build the settings from defaults and the environment.

    Args:
        environment: Variables to read; None for those of the process. ``FOGLINE_DB`` and
            ``FOGLINE_GAZETTEER`` name files, ``FOGLINE_CODER`` a coder.

    Returns:
        The settings.
    """
    given = os.environ if environment is None else environment
    gazetteer = given.get("FOGLINE_GAZETTEER")
    return Settings(
        db=Path(given.get("FOGLINE_DB") or "fogline.db"),
        gazetteer=Path(gazetteer) if gazetteer else None,
        coder=given.get("FOGLINE_CODER") or "auto",
    )
