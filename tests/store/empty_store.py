"""An empty store for each test; a second backend is one more parameter.

Loaded as a plugin, after a doctest run has imported it already: PYTEST_DONT_REWRITE.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fogline.store import Store, open_store


@pytest.fixture(params=["sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    assert request.param == "sqlite"
    with open_store(tmp_path / "t.db", create=True, clock=lambda: "2023-06-05T12:00:00Z") as made:
        yield made
