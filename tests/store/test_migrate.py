"""Schema versions."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from fogline.errors import StoreError
from fogline.store import open_store
from fogline.store.engine import make_engine
from fogline.store.migrate import HEAD
from fogline.store.tables import METADATA, is_own_table


def make_config() -> Config:
    config = Config()
    config.set_main_option("script_location", "fogline.store:migrations")
    return config


def set_version(path: Path, version: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    connection.commit()
    connection.close()


def test_head_is_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(make_config()).get_current_head() == HEAD


def test_migrations_make_exactly_the_tables_of_the_code(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    open_store(path, create=True).close()
    engine = make_engine(path)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_own_table})
        assert compare_metadata(context, METADATA) == []
        names = sa.inspect(connection).get_table_names()
    engine.dispose()
    shadows = [name for name in names if name.startswith(("document_words", "event_boxes"))]
    assert len(shadows) >= 6


def test_going_back_drops_everything(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    open_store(path, create=True).close()
    engine = make_engine(path)
    config = make_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        assert sa.inspect(connection).get_table_names() == ["alembic_version"]
    engine.dispose()


def test_older_database_says_to_run_init_and_init_brings_it_up(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    open_store(path, create=True).close()
    engine = make_engine(path)
    config = make_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    engine.dispose()
    with pytest.raises(StoreError, match=r"older fogline.*fogline init"):
        open_store(path)
    with open_store(path, create=True) as store:
        assert store.counts().documents == 0
    open_store(path).close()


@pytest.mark.parametrize("create", [True, False])
def test_newer_database_is_refused(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "t.db"
    open_store(path, create=True).close()
    set_version(path, "9999")
    with pytest.raises(StoreError, match="Install the newest fogline"):
        open_store(path, create=create)
