"""The loop: one bad page never stops the rest, and a killed run is resumed."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from page_half import (
    ELSEWHERE,
    FIRST,
    SECOND,
    SPORT,
    link_scripted,
    process_scripted,
    read_scripted,
    scripted_keys,
)

from fogline.errors import StoreError
from fogline.flow.run import (
    LINK_EVERY,
    Progress,
    RunReport,
    Steps,
    StopRun,
    add_sources,
    list_files,
)
from fogline.records import Dossier, Page, Story, to_json
from fogline.store import Store, open_store, verify_documents

STEPS = Steps(read=read_scripted, process=process_scripted, keys=scripted_keys, link=link_scripted)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "t.db", create=True) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pages"
    made.mkdir()
    for name, text in (("1.txt", FIRST), ("2.txt", SECOND), ("3.txt", ELSEWHERE)):
        (made / name).write_text(text, encoding="utf-8")
    return made


def run(
    store: Store,
    *paths: Path,
    strict: bool = False,
    steps: Steps = STEPS,
    progress: Callable[[Progress], None] = lambda _: None,
) -> RunReport:
    return add_sources(store, None, paths, progress=progress, strict=strict, steps=steps)


def test_folder_is_added_and_linked(store: Store, folder: Path) -> None:
    report = run(store, folder)
    assert len(report.added) == 3
    assert (report.pages, report.events, report.claims) == (3, 3, 6)
    assert (report.failed, report.unchanged, report.is_stopped) == ((), (), False)
    assert store.counts().stories == 2


def test_same_folder_twice_adds_nothing(store: Store, folder: Path) -> None:
    first = run(store, folder)
    before = store.counts()
    second = run(store, folder)
    assert second.added == ()
    assert second.unchanged == first.added
    assert store.counts() == before


def test_page_that_is_known_is_not_processed_again(store: Store, folder: Path) -> None:
    run(store, folder)

    def refuse(page: Page) -> Dossier:
        raise AssertionError(page.source)

    report = run(store, folder, steps=replace(STEPS, process=refuse), strict=True)
    assert len(report.unchanged) == 3


def test_bad_page_does_not_stop_the_rest(store: Store, folder: Path) -> None:
    (folder / "0.txt").write_text("This BREAKS", encoding="utf-8")
    (folder / "2a.pdf").write_bytes(b"%PDF")
    report = run(store, folder, folder / "none.txt")
    assert len(report.added) == 3
    assert [(Path(f.source).name, f.reason) for f in report.failed] == [
        (
            "0.txt",
            "it could not be processed (RuntimeError: this page breaks its reader)",
        ),
        ("2a.pdf", "2a.pdf has no text layer"),
        ("none.txt", "there is no such file"),
    ]
    assert store.counts().documents == 3


def test_bad_page_inside_a_file_leaves_its_neighbours(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "many.txt"
    path.write_text("\n=====\n".join([FIRST, "BREAKS", SECOND]), encoding="utf-8")
    report = run(store, path)
    assert len(report.added) == 2
    assert [failure.source for failure in report.failed] == [f"{path}#2"]


def test_strict_stops_at_the_first_failure_and_keeps_what_was_saved(
    store: Store, folder: Path
) -> None:
    (folder / "1a.txt").write_text("This BREAKS", encoding="utf-8")
    with pytest.raises(RuntimeError, match="breaks its reader"):
        run(store, folder, strict=True)
    assert store.counts().documents == 1
    report = run(store, folder)
    assert len(report.added) == 2
    assert store.list_unlinked(limit=9) == ()


def test_database_that_refuses_ends_the_run(store: Store, folder: Path) -> None:
    def refuse(page: Page) -> Dossier:
        raise StoreError("the disk is full")

    with pytest.raises(StoreError, match="disk is full"):
        run(store, folder, steps=replace(STEPS, process=refuse))


def test_progress_counts_files_pages_and_failures(store: Store, folder: Path) -> None:
    (folder / "0.txt").write_text("This BREAKS", encoding="utf-8")
    seen: list[Progress] = []
    run(store, folder, progress=seen.append)
    assert [(p.done, p.pages, p.failed) for p in seen] == [
        (0, 1, 1), (1, 1, 1), (1, 2, 1), (2, 2, 1), (2, 3, 1), (3, 3, 1), (3, 4, 1), (4, 4, 1),
    ]  # fmt: skip
    assert {p.total for p in seen} == {4}
    assert seen[-1].claims == 6


def test_stop_finishes_the_page_and_works_out_its_story(store: Store, folder: Path) -> None:
    def stop(progress: Progress) -> None:
        if progress.pages == 2:
            raise StopRun

    report = run(store, folder, progress=stop)
    assert report.is_stopped
    assert len(report.added) == 2
    assert store.counts().stories == 1
    assert len(run(store, folder).added) == 1


def test_failing_link_is_tried_page_by_page_and_named(store: Store, folder: Path) -> None:
    def link(dossiers: Sequence[Dossier]) -> tuple[Story, ...]:
        if any("Vestra" in d.document.title for d in dossiers):
            raise ValueError("no story for this one")
        return link_scripted(dossiers)

    report = run(store, folder, steps=replace(STEPS, link=link))
    assert len(report.added) == 3
    (failure,) = report.failed
    assert failure.source == f"the story of {report.added[2]}"
    assert store.list_unlinked(limit=9) == (report.added[2],)
    assert store.counts().stories == 1
    assert run(store, folder).failed == ()
    assert store.counts().stories == 2


def test_many_pages_are_linked_in_rounds(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "many.txt"
    texts = [f"{number} {FIRST}" for number in range(LINK_EVERY + 3)]
    path.write_text("\n=====\n".join(texts), encoding="utf-8")
    rounds: list[int] = []

    def link(dossiers: Sequence[Dossier]) -> tuple[Story, ...]:
        rounds.append(len(dossiers))
        return link_scripted(dossiers)

    run(store, path, steps=replace(STEPS, link=link))
    assert rounds == [LINK_EVERY, LINK_EVERY + 3]
    (story,) = store.list_stories(limit=9)
    assert len(story.documents) == LINK_EVERY + 3


def test_files_of_a_folder_come_by_name_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".git/x", ".hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = list_files([tmp_path, tmp_path / "a.txt", Path("none.txt")])
    assert [path.name for path in found] == ["a.txt", "1.txt", "2.txt", "none.txt"]


@pytest.mark.parametrize("pages_before", [1, 7, 55])
def test_run_killed_half_way_is_completed_by_the_next(tmp_path: Path, pages_before: int) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(70):
        text = (FIRST, SECOND, ELSEWHERE, SPORT)[number % 4]
        (folder / f"{number:03}.txt").write_text(f"{number} {text}", encoding="utf-8")
    killed, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    open_store(killed, create=True).close()
    script = Path(__file__).with_name("killed_run.py")
    process = subprocess.Popen(
        [sys.executable, str(script), str(killed), str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process.stdout:
        for line in process.stdout:
            if int(line) >= pages_before:
                break
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    with open_store(killed) as store:
        assert pages_before <= store.counts().documents < 70
        report = run(store, folder)
        assert report.failed == ()
        assert len(report.added) + len(report.unchanged) == 70
        assert verify_documents(store, store.iter_document_ids()).broken is None
        after = _dump(store)
    with open_store(whole, create=True) as store:
        run(store, folder)
        assert after == _dump(store)


def _dump(store: Store) -> tuple[list[bytes], list[bytes]]:
    stories = store.list_stories(limit=999)
    return [to_json(d) for d in store.iter_dossiers()], [to_json(story) for story in stories]


@pytest.mark.slow
def test_product_steps_add_the_example_pages_and_every_span_holds(tmp_path: Path) -> None:
    from fogline.flow.kit import build_kit
    from fogline.flow.run import load_steps, process_sources
    from fogline.settings import load_settings
    from fogline.stories import link_stories

    folder = Path(__file__).parents[2] / "examples" / "pages"
    kit = build_kit(load_settings())
    with open_store(tmp_path / "t.db", create=True) as store:
        report = add_sources(store, kit, [folder], progress=lambda _: None, strict=True)
        assert report.failed == ()
        assert report.claims > 100
        assert verify_documents(store, store.iter_document_ids()).broken is None
        whole = link_stories(list(store.iter_dossiers()))
        by_id = sorted(store.list_stories(limit=999), key=lambda story: story.id)
        assert by_id == list(whole)
        again = add_sources(store, kit, [folder], progress=lambda _: None, strict=True)
        assert (again.added, again.unchanged) == ((), report.added)
        read = list(process_sources([folder], steps=load_steps(kit), strict=True))
        assert {to_json(d) for d in read} == {to_json(d) for d in store.iter_dossiers()}


def test_kit_of_another_kind_is_refused() -> None:
    from fogline.flow.run import load_steps

    with pytest.raises(ValueError, match="expected a Kit"):
        load_steps("no kit")
