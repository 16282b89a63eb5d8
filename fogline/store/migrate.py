"""Schema versions: bringing a database up to the newest, and refusing any other."""

from pathlib import Path

import sqlalchemy as sa

from fogline.errors import StoreError

# The newest file of migrations/versions.
HEAD = "0001"

# Stands in the file's header: "FOGL". Tells our files from other programs' databases.
APPLICATION_ID = 0x464F474C


def upgrade_schema(engine: sa.Engine, path: Path) -> None:
    """Bring an empty or older database to the newest schema.

    Args:
        engine: Its engine.
        path: Its file, for messages.

    Raises:
        StoreError: The file belongs to another program, or to a newer fogline.
    """
    # Alembic takes a fifth of a second to import, and only this needs it.
    from alembic import command
    from alembic.config import Config

    with engine.execution_options(is_writer=True).begin() as connection:
        is_empty = not sa.inspect(connection).get_table_names()
        if not is_empty:
            _check_ours(connection, path)
            if _read_version(connection) == HEAD:
                return
            _check_known(connection, path)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        config = Config()
        config.set_main_option("script_location", "fogline.store:migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def check_schema(engine: sa.Engine, path: Path) -> None:
    """Refuse a database that this version of fogline can't use.

    Args:
        engine: Its engine.
        path: Its file, for messages.

    Raises:
        StoreError: The file is not ours, or of another schema version; says what to do.
    """
    with engine.connect() as connection:
        _check_ours(connection, path)
        _check_known(connection, path)
        if _read_version(connection) != HEAD:
            raise StoreError(
                f"{path} was made by an older fogline. Bring it up to date with: "
                f"fogline init --db {path}"
            )


def _check_ours(connection: sa.Connection, path: Path) -> None:
    found = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if found != APPLICATION_ID:
        raise StoreError(f"{path} is no fogline database. Give another file with --db.")


def _check_known(connection: sa.Connection, path: Path) -> None:
    version = _read_version(connection)
    if version > HEAD:
        raise StoreError(
            f"{path} has schema {version}, this fogline knows up to {HEAD}. "
            "Install the newest fogline, then try again."
        )


def _read_version(connection: sa.Connection) -> str:
    """The schema version; versions are numbers of one width, so that they sort as text."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return ""
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(version or "")
