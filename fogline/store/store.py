"""The database of one desk: opening it, and every write."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from fogline.errors import StoreError
from fogline.records import Dossier, Page, Story
from fogline.store.engine import make_engine, store_errors, use_write_ahead_log
from fogline.store.migrate import check_schema, upgrade_schema
from fogline.store.queries import View
from fogline.store.writer import NewPage, mark_linked, note, save_page, save_stories

Clock = Callable[[], str]


def read_clock() -> str:
    """The present time in UTC, to the second: ``2023-06-01T12:05:00Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Store(View):
    """Reads and writes a database; closes it when used as a context manager.

    Every writing method is one transaction: a process that is killed loses at most the page in
    hand.

    Args:
        engine: Engine of the database.
        path: Its file, for messages.
        clock: Tells the time that ``added`` is set to.
    """

    def __init__(self, engine: sa.Engine, path: Path, clock: Clock) -> None:
        super().__init__(engine, path)
        self._clock = clock

    def __enter__(self) -> Self:
        """The store itself, which reads the newest state each time."""
        return self

    def __exit__(
        self,
        error_type: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the database."""
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def view(self) -> View:
        """A reader of the same database; ``with store.view() as view`` takes a snapshot."""
        return View(self._engine, self.path)

    def add_document(self, page: Page, dossier: Dossier, keys: Sequence[str]) -> bool:
        """Take a page in.

        A page whose document is known with another digest is a new version: it becomes the
        current one, the older ones stay.

        Args:
            page: The page as it was read.
            dossier: What the page half made of it.
            keys: Its story keys.

        Returns:
            False when this very version was there already; nothing is written then.

        Raises:
            ValueError: The dossier is of another page.
            StoreError: The database refused.
        """
        if dossier.document.digest != page.digest:
            raise ValueError(
                f"expected the dossier of {page.digest}, got that of {dossier.document.digest}"
            )
        new = NewPage(page=page, dossier=dossier, keys=keys, added=self._clock())
        with self._writing() as connection:
            return save_page(connection, new)

    def replace_stories(
        self, stories: Sequence[Story], replaced: Sequence[str], *, linked: Sequence[str] = ()
    ) -> None:
        """Put stories in the place of others, all at once.

        Args:
            stories: The new stories.
            replaced: Ids of those they replace. One that is not among the new ones leads from
                then on to the story that holds most of its documents.
            linked: Documents that need no further linking, also those that are in no story.

        Raises:
            StoreError: The database refused.
        """
        members = {document.id for story in stories for document in story.documents}
        with self._writing() as connection:
            save_stories(connection, stories, replaced)
            mark_linked(connection, sorted(members.union(linked)))
            note(connection, "updated", self._clock())

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        writer = self._engine.execution_options(is_writer=True)
        with store_errors(self.path), writer.begin() as connection:
            yield connection


def open_store(path: Path, *, create: bool = False, clock: Clock = read_clock) -> Store:
    """Open a database.

    Args:
        path: Its file.
        create: Make it when it is missing, and bring an older one up to date.
        clock: Tells the time that ``added`` is set to.

    Returns:
        The store; use it as a context manager, or close it.

    Raises:
        StoreError: There is no such file, it is no fogline database, or it is of another
            version; the message says what to do.
    """
    if not create and not path.exists():
        raise StoreError(f"There is no database at {path}. Make one with: fogline init --db {path}")
    if path.is_dir():
        raise StoreError(f"{path} is a folder. Give a file with --db.")
    engine = make_engine(path)
    try:
        with store_errors(path):
            if create:
                upgrade_schema(engine, path)
                use_write_ahead_log(engine)
            else:
                check_schema(engine, path)
    except StoreError:
        engine.dispose()
        raise
    return Store(engine, path, clock)
