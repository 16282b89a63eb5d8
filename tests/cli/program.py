"""Runs the program in this process, with the scripted page half of the store's tests.

Loaded as a plugin by the tests of this folder, which also import it: PYTEST_DONT_REWRITE.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from scripted_pages import (
    BRIDGE,
    ELSEWHERE,
    FIRST,
    SECOND,
    SPORT,
    link_scripted,
    process_scripted,
    read_scripted,
    scripted_keys,
)

import fogline.cli.pages
from fogline.cli import main
from fogline.flow.run import Steps

__all__ = [
    "BRIDGE",
    "ELSEWHERE",
    "FIRST",
    "SECOND",
    "SPORT",
    "Result",
    "link_scripted",
    "process_scripted",
    "read_scripted",
    "scripted_keys",
]


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FOGLINE_DB", raising=False)
    steps = Steps(
        read=read_scripted, process=process_scripted, keys=scripted_keys, link=link_scripted
    )
    monkeypatch.setattr(fogline.cli.pages, "_load_steps", lambda _db, *, coder, quiet: steps)
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)

    def run_command(*args: str) -> Result:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(list(args))
        captured = capsys.readouterr()
        return Result(code=int(ended.value.code or 0), out=captured.out, err=captured.err)

    return run_command


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in (("1.txt", FIRST), ("2.txt", SECOND), ("3.txt", ELSEWHERE)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def desk(run: Run, pages: Path) -> Run:
    """A database with three pages and two stories in the current folder."""
    assert run("init").code == 0
    assert run("add", str(pages)).code == 0
    return run
