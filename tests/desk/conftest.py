"""A desk over invented stories."""

from datetime import UTC, datetime

import pytest
from invented_corpus import fill_store
from starlette.testclient import TestClient

from fogline.desk import create_app


@pytest.fixture(scope="session")
def desk_db(tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "desk.db"
    fill_store(path)
    return path


@pytest.fixture(scope="session")
def desk_app(desk_db):
    return create_app(desk_db, now=lambda: datetime(2024, 6, 11, 8, tzinfo=UTC))


@pytest.fixture(scope="session")
def client(desk_app):
    with TestClient(desk_app, follow_redirects=False) as client:
        yield client
