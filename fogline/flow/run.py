"""The loop over many pages: one bad page never stops the rest."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from fogline.errors import ReadError, StoreError
from fogline.flow.corpus import LinkStories, update_corpus
from fogline.records import Dossier, Page

if TYPE_CHECKING:
    # Reading pages without a database must not load the database library, a fifth of a second.
    from fogline.store import Store

ResultT = TypeVar("ResultT")

LOG = logging.getLogger(__name__)

# Stories are worked out after so many new pages. A story that grows is read once for each round,
# so fewer rounds cost less; more pages a round leave more to do after a crash.
LINK_EVERY = 50


class StopRun(Exception):  # noqa: N818  a request, not an error
    """Raised by a progress callback: end the run after the page in hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What is done to each source; a test hands in simpler ones.

    Attributes:
        read: Reads the pages of a file.
        process: The page half.
        keys: Story keys of a dossier.
        link: Makes stories; None for the product's own.
    """

    read: Callable[[Path], Iterator[Page]]
    process: Callable[[Page], Dossier]
    keys: Callable[[Dossier], Sequence[str]]
    link: LinkStories | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A source or a page that was not added.

    Attributes:
        source: Its path or address.
        reason: Why, in words for a person.
    """

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is.

    Attributes:
        done: Files finished.
        total: Files there are.
        source: What was just finished.
        pages: Pages read so far.
        events: Events of the pages added.
        claims: Claims of the pages added.
        failed: Failures so far.
        seconds: Time since the start.
    """

    done: int
    total: int
    source: str
    pages: int
    events: int
    claims: int
    failed: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a run did.

    Attributes:
        added: Ids of the documents added or given a new version, in the order of the pages.
        unchanged: Ids of the documents that were there already.
        failed: What was not added.
        files: Files there were.
        pages: Pages read.
        events: Events of the pages added.
        claims: Claims of the pages added.
        seconds: Time it took.
        is_stopped: Whether it was ended before all sources were read.
    """

    added: tuple[str, ...]
    unchanged: tuple[str, ...]
    failed: tuple[Failure, ...]
    files: int
    pages: int
    events: int
    claims: int
    seconds: float
    is_stopped: bool


def add_sources(
    store: "Store",
    kit: object,
    paths: Sequence[Path],
    *,
    progress: Callable[[Progress], None],
    strict: bool,
    steps: Steps | None = None,
) -> RunReport:
    """Read files and folders, process their pages and keep them.

    Each page is saved in a transaction of its own. A run that was killed is resumed by starting it
    again: pages that are there already are left alone, and stories that were not worked out are.

    Args:
        store: The database.
        kit: What the page half needs; made by ``build_kit``.
        paths: Files and folders; of a folder all files, by name.
        progress: Called after each page; may raise :class:`StopRun`.
        strict: Stop at the first failure instead of going on.
        steps: What is done to each source; None for the product's own steps.

    Returns:
        What was added, what was not, and why.

    Raises:
        StoreError: The database refused; what was saved before stays.
        Exception: With ``strict``, whatever a page's processing raised.
    """
    run = _Run(
        store=store,
        steps=steps if steps is not None else load_steps(kit),
        progress=progress,
        strict=strict,
    )
    return run.go(list_files(paths))


def process_sources(
    paths: Sequence[Path], *, steps: Steps, strict: bool
) -> Iterator[Dossier | Failure]:
    """Read files and folders and process their pages, without a database.

    Args:
        paths: Files and folders.
        steps: What is done to each source.
        strict: Stop at the first failure instead of going on.

    Yields:
        A dossier for each page, or why there is none.

    Raises:
        Exception: With ``strict``, whatever a page's processing raised.
    """
    for file in list_files(paths):
        yield from _process_file(file, steps, strict=strict)


def _process_file(file: Path, steps: Steps, *, strict: bool) -> Iterator[Dossier | Failure]:
    failed: list[Failure] = []
    pages = _attempt(str(file), partial(steps.read, file), failed, strict=strict)
    while pages is not None:
        page = _attempt(str(file), partial(next, pages, None), failed, strict=strict)
        if page is None:
            break
        dossier = _attempt(page.source, partial(steps.process, page), failed, strict=strict)
        if dossier is not None:
            yield dossier
    yield from failed


def load_steps(kit: object) -> Steps:
    """The product's own steps.

    Args:
        kit: A :class:`fogline.flow.kit.Kit`.

    Returns:
        Reading, page half, story keys; stories are linked by the product's own rules.
    """
    # Imported here: the page half loads tables and a model that no other command needs.
    from fogline.flow.kit import Kit
    from fogline.flow.page import process_page
    from fogline.read import read_source

    if not isinstance(kit, Kit):
        raise ValueError(f"expected a Kit, got {type(kit).__name__}")
    return Steps(
        read=partial(read_source, max_bytes=kit.settings.max_page_bytes),
        process=partial(process_page, kit=kit),
        keys=_list_keys,
    )


def _list_keys(dossier: Dossier) -> Sequence[str]:
    # Imported at the first page that is kept: pages that are only read have no use for it.
    from fogline.stories import story_keys

    return story_keys(dossier)


def list_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files that some paths stand for.

    Args:
        paths: Files and folders.

    Returns:
        Files as they are given, a folder's files by name, hidden ones left out; each once.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        inside = sorted(file for file in path.rglob("*") if file.is_file())
        for file in inside:
            if not any(part.startswith(".") for part in file.relative_to(path).parts):
                found[file] = None
    return tuple(found)


@dataclass(slots=True, kw_only=True)
class _Run:
    store: "Store"
    steps: Steps
    progress: Callable[[Progress], None]
    strict: bool
    added: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    pages: int = 0
    events: int = 0
    claims: int = 0
    started: float = field(default_factory=time.perf_counter)

    def go(self, files: Sequence[Path]) -> RunReport:
        is_stopped = False
        try:
            self._link_left_over()
            for done, file in enumerate(files):
                self._add_file(file, done, len(files))
        except StopRun:
            is_stopped = True
        self._link_waiting()
        return RunReport(
            added=tuple(dict.fromkeys(self.added)),
            unchanged=tuple(dict.fromkeys(self.unchanged)),
            failed=tuple(self.failed),
            files=len(files),
            pages=self.pages,
            events=self.events,
            claims=self.claims,
            seconds=time.perf_counter() - self.started,
            is_stopped=is_stopped,
        )

    def _add_file(self, file: Path, done: int, total: int) -> None:
        pages = self._attempt(str(file), lambda: self.steps.read(file))
        while pages is not None:
            page = self._attempt(str(file), partial(next, pages, None))
            if page is None:
                break
            self.pages += 1
            self._attempt(page.source, partial(self._add_page, page))
            if len(self.waiting) >= LINK_EVERY:
                self._link_waiting()
            self._report(page.source, done, total)
        self._report(str(file), done + 1, total)

    def _add_page(self, page: Page) -> None:
        known = self.store.find_page(page)
        if known is not None:
            self.unchanged.append(known)
            return
        dossier = self.steps.process(page)
        if not self.store.add_document(page, dossier, self.steps.keys(dossier)):
            self.unchanged.append(dossier.document.id)
            return
        self.added.append(dossier.document.id)
        self.waiting.append(dossier.document.id)
        self.events += len(dossier.events)
        self.claims += len(dossier.claims)

    def _link_left_over(self) -> None:
        """Finish what an earlier run had no time for."""
        while left := self.store.list_unlinked(limit=LINK_EVERY):
            self.waiting.extend(left)
            failures = len(self.failed)
            self._link_waiting()
            if len(self.failed) > failures:
                return

    def _link_waiting(self) -> None:
        """Work out the stories of new pages; when that fails for all, page by page."""
        waiting, self.waiting = self.waiting, []
        link = self.steps.link
        if not waiting:
            return
        made = self._attempt(None, partial(update_corpus, self.store, waiting, link=link))
        if made is not None:
            return
        for document_id in waiting:
            self._attempt(
                f"the story of {document_id}",
                partial(update_corpus, self.store, [document_id], link=link),
            )

    def _attempt(self, source: str | None, action: Callable[[], ResultT]) -> ResultT | None:
        return _attempt(source, action, self.failed, strict=self.strict)

    def _report(self, source: str, done: int, total: int) -> None:
        self.progress(
            Progress(
                done=done,
                total=total,
                source=source,
                pages=self.pages,
                events=self.events,
                claims=self.claims,
                failed=len(self.failed),
                seconds=time.perf_counter() - self.started,
            )
        )


def _attempt(
    source: str | None, action: Callable[[], ResultT], failed: list[Failure], *, strict: bool
) -> ResultT | None:
    """Do something; note in ``failed`` why ``source`` failed, and go on.

    A database that refuses is no matter of one page, and ends the run.
    """
    try:
        return action()
    except (StoreError, StopRun):
        raise
    except Exception as error:  # the only one of the product: a bad page must not stop the rest
        if strict:
            raise
        LOG.debug("failed: %s", source, exc_info=True)
        if source is not None:
            failed.append(Failure(source=source, reason=_explain(error)))
        return None


def _explain(error: Exception) -> str:
    if isinstance(error, ReadError):
        return str(error)
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return f"it could not be processed ({type(error).__name__}: {error})"
