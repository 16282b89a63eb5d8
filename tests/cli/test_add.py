"""``init``, ``read`` and ``add``: what is printed, kept, and how they end."""

import io
import json
import signal
import sys
from pathlib import Path

import pytest
from program import FIRST, SPORT, process_scripted, read_scripted, scripted_keys

import fogline.cli.pages
from fogline.cli import progress as progress_module
from fogline.flow.run import Progress, Steps
from fogline.records import Dossier, Page, from_json
from fogline.store import open_store

pytest_plugins = ("program",)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_init_makes_a_database_and_says_what_comes_next(run, tmp_path: Path) -> None:
    result = run("init")
    assert (result.code, result.out) == (0, "")
    assert result.err == "fogline.db is made. Add pages with: fogline add PATH\n"
    assert (tmp_path / "fogline.db").exists()
    again = run("init")
    assert again.err == "fogline.db is up to date. It holds 0 articles.\n"


def test_database_is_named_by_option_before_variable(run, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("FOGLINE_DB", "named.db")
    assert run("init", "--quiet").err == ""
    assert run("init", "--db", "given.db").code == 0
    assert sorted(p.name for p in tmp_path.glob("*.db")) == ["given.db", "named.db"]


def test_add_without_a_database_says_how_to_make_one(run, pages) -> None:
    result = run("add", str(pages))
    assert result.code == 5
    assert "Make one with: fogline init" in result.err
    assert result.out == ""


def test_add_to_a_pipe_gives_a_line_a_page_under_a_header(run, pages) -> None:
    run("init")
    result = run("add", str(pages))
    assert result.code == 0
    head, *lines = [line.split("\t") for line in result.out.splitlines()]
    assert head[:3] == ["DOCUMENT", "TITLE", "PUBLISHED"]
    assert len(lines) == 3
    assert lines[0][1] == "Fighting at Orlin leaves people dead"
    assert lines[0][2] == "2023-06-01 11:05:38 (no time zone stated)"
    assert lines[0][-2:] == ["1", "1"]
    assert result.err.startswith("3 pages added · 3 events · 6 claims · ")


def test_add_on_a_terminal_gives_the_block_of_a_page(run, pages, monkeypatch) -> None:
    run("init")
    screen = Terminal()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", screen)
        run("add", str(pages / "1.txt"), "--quiet")
    document_id = process_scripted(next(read_scripted(pages / "1.txt"))).document.id
    lines = screen.getvalue().splitlines()
    assert lines[0] == f"{document_id}  Fighting at Orlin leaves people dead"
    assert lines[1] == "  published  2023-06-01 11:05:38 (no time zone stated) · English"
    assert lines[2].startswith("  flagged    1 glued word ")
    assert lines[2].endswith(f"see: fogline article report {document_id}")
    assert lines[3].startswith("  story      s_")
    assert " (new) · 1 point, 1 contested " in lines[3]
    assert "see: fogline table s_" in lines[3]


def test_same_page_twice_adds_nothing(desk, pages) -> None:
    result = desk("add", str(pages))
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("0 pages added · 3 there already · ")
    assert json.loads(desk("add", str(pages), "--json").out) == []


def test_page_without_an_event_says_so(run, tmp_path, monkeypatch) -> None:
    run("init")
    (tmp_path / "sport.txt").write_text(SPORT, encoding="utf-8")
    result = run("add", "sport.txt", "--json")
    (row,) = json.loads(result.out)
    assert (row["story"], row["points"], row["is_new_story"]) == (None, 0, False)
    read = run("read", "sport.txt")
    assert "  found      none: no event was found. The text is kept." in read.out.splitlines()


def test_failed_inputs_are_named_listed_and_the_rest_is_kept(run, pages, tmp_path) -> None:
    run("init")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    result = run("add", "scan.pdf", str(pages / "1.txt"))
    assert result.code == 3
    assert "Not added: scan.pdf has no text layer.\n" in result.err
    assert "The other 1 file was added.\n" in result.err
    assert "List: failed.txt\n" in result.err
    assert (tmp_path / "failed.txt").read_text() == "scan.pdf\tscan.pdf has no text layer\n"
    with open_store(tmp_path / "fogline.db") as store:
        assert store.counts().documents == 1


def test_many_failures_are_cut_on_screen_and_whole_in_the_list(run, tmp_path) -> None:
    run("init")
    names = [f"{number}.pdf" for number in range(8)]
    for name in names:
        (tmp_path / name).write_bytes(b"%PDF")
    result = run("add", *names)
    assert result.code == 3
    assert result.err.count("Not added: ") == 6
    assert "Not added: 3 more.\n" in result.err
    assert "The other" not in result.err
    assert len((tmp_path / "failed.txt").read_text().splitlines()) == 8


def test_missing_file_is_an_input_that_failed(run) -> None:
    run("init")
    result = run("add", "none.txt")
    assert result.code == 3
    assert "Not added: none.txt: there is no such file.\n" in result.err


def test_empty_folder_is_wrong_usage(run, tmp_path) -> None:
    run("init")
    (tmp_path / "empty").mkdir()
    result = run("add", "empty")
    assert result.code == 2
    assert "There is no file in empty." in result.err


def test_strict_stops_with_a_plain_message(run, pages, tmp_path) -> None:
    run("init")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    result = run("add", "scan.pdf", str(pages), "--strict")
    assert result.code == 3
    assert "scan.pdf has no text layer" in result.err
    with open_store(tmp_path / "fogline.db") as store:
        assert store.counts().documents == 0


def test_interrupt_finishes_the_page_and_says_how_to_go_on(run, pages, monkeypatch) -> None:
    run("init")
    seen: list[str] = []

    def process_then_interrupt(page: Page) -> Dossier:
        seen.append(page.source)
        if len(seen) == 2:
            signal.raise_signal(signal.SIGINT)
        return process_scripted(page)

    steps = Steps(read=read_scripted, process=process_then_interrupt, keys=scripted_keys)
    monkeypatch.setattr(
        fogline.cli.pages, "_load_steps", lambda _db, *, coder, quiet: steps_linked(steps)
    )
    result = run("add", str(pages))
    assert result.code == 130
    assert len(seen) == 2
    assert len(result.out.splitlines()) == 3
    assert f"Stopped. What was added is kept. Go on with: fogline add {pages}\n" in result.err
    rest = run("add", str(pages))
    assert rest.code == 0
    assert rest.err.startswith("1 page added · 2 there already")


def steps_linked(steps: Steps) -> Steps:
    from dataclasses import replace

    from program import link_scripted

    return replace(steps, link=link_scripted)


def test_second_interrupt_stops_at_once(run, pages, monkeypatch, tmp_path) -> None:
    run("init")

    def interrupt_twice(page: Page) -> Dossier:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        return process_scripted(page)

    steps = Steps(read=read_scripted, process=interrupt_twice, keys=scripted_keys)
    monkeypatch.setattr(fogline.cli.pages, "_load_steps", lambda _db, *, coder, quiet: steps)
    assert run("add", str(pages)).code == 130
    with open_store(tmp_path / "fogline.db") as store:
        assert store.counts().documents == 0


def test_interrupt_handler_is_put_back(desk, pages) -> None:
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_read_needs_no_database_and_prints_one_dossier_a_line(run, pages, tmp_path) -> None:
    result = run("read", str(pages), "--json")
    assert result.code == 0
    read = [from_json(line, Dossier) for line in result.out.splitlines()]
    assert read == [process_scripted(next(read_scripted(p))) for p in sorted(pages.iterdir())]
    assert list(tmp_path.glob("*.db")) == []


def test_read_for_a_person_puts_every_number_on_the_line_of_its_claimant(run, pages) -> None:
    lines = run("read", str(pages / "1.txt")).out.splitlines()
    assert '    Red Army · killed, people · "more than 70 people"' in lines
    assert '    Blue Legion · killed, people · denies: "70 people were killed at Orlin"' in lines
    assert '    Reporter\'s words · killed, people · "12 people"' in lines


def test_read_of_a_bad_page_ends_with_3_and_writes_no_list(run, pages, tmp_path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    result = run("read", "scan.pdf", str(pages / "1.txt"), "--json")
    assert result.code == 3
    assert len(result.out.splitlines()) == 1
    assert "Not read: scan.pdf has no text layer." in result.err
    assert "The other 1 file was read." in result.err
    assert not (tmp_path / "failed.txt").exists()


def test_unexpected_fault_shows_no_trace_unless_asked(run, capsys) -> None:
    run("version")
    sys.excepthook(RuntimeError, RuntimeError("broken part"), None)
    err = capsys.readouterr().err
    assert "fogline could not go on (RuntimeError: broken part)" in err
    assert "--debug" in err
    assert "Traceback" not in err


def make_progress(done: int) -> Progress:
    return Progress(
        done=done, total=40, source="x", pages=done, events=2, claims=11, failed=1, seconds=2.0
    )


def test_progress_without_a_terminal_is_a_line_every_ten_seconds(monkeypatch, capsys) -> None:
    now = [100.0]
    monkeypatch.setattr(progress_module.time, "monotonic", lambda: now[0])
    with progress_module.show_progress(quiet=False) as tell:
        for done in range(1, 31):
            now[0] += 1
            tell(make_progress(done))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert lines[0] == ("10/40 files · 10 pages · 2 events · 11 claims · 5.0 pages/s · 1 failed")


def test_progress_on_a_terminal_is_a_bar_on_stderr(monkeypatch, capsys) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress_module.show_progress(quiet=False) as tell:
        tell(make_progress(40))
    assert "Reading" in screen.getvalue()
    assert "40/40 · 40 pages" in screen.getvalue()
    assert capsys.readouterr().out == ""


def test_quiet_progress_says_nothing(capsys) -> None:
    with progress_module.show_progress(quiet=True) as tell:
        tell(make_progress(1))
    assert capsys.readouterr().err == ""


def test_building_the_list_of_places_is_told_once(capsys) -> None:
    with progress_module.show_building(quiet=False) as tell:
        tell(0, 3)
        tell(1, 3)
    err = capsys.readouterr().err
    assert err.count("Building the list of places") == 1
    assert "is built" in err


def test_new_version_of_a_page_is_added_under_the_same_id(run, tmp_path) -> None:
    run("init")
    page = tmp_path / "page.txt"
    page.write_text(f"URL https://paper.example/1\n{FIRST}", encoding="utf-8")
    (first,) = json.loads(run("add", "page.txt", "--json").out)
    page.write_text(f"URL https://paper.example/1\n{FIRST.replace('70', '90')}", encoding="utf-8")
    (second,) = json.loads(run("add", "page.txt", "--json").out)
    assert first["document"] == second["document"]
    assert run("verify", "--all").code == 0


@pytest.mark.parametrize("args", [("add",), ("add", "--nonsense"), ("stories", "--limit", "0")])
def test_wrong_usage_ends_with_2(run, args) -> None:
    assert run(*args).code == 2
