import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])
LARGEST_PICTURE = 300_000


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def run(command, folder):
    shutil.copytree(ROOT / "examples", folder / "examples")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = []
    for words in command:
        result = subprocess.run(
            [sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True
        )
        assert result.returncode == 0, (words, result.stderr)
        done.append(result.stdout)
    return done


def test_lines_of_python_print_claims(tmp_path):
    [code] = blocks("python")
    assert len([line for line in code.splitlines() if line]) <= 5
    [printed] = run([["-c", code]], tmp_path)
    assert re.search(r"^ac_\S+ denies occurred ", printed, re.MULTILINE)


@pytest.mark.slow
def test_lines_of_command_line_run(tmp_path):
    [code] = blocks("sh")
    lines = [shlex.split(line) for line in code.splitlines()]
    assert [line[0] for line in lines] == ["fogline"] * 5
    # The last one serves until it is stopped; tests/cli starts servers.
    assert lines[-1][1] == "serve"
    printed = run([["-m", *line] for line in lines[:-1]], tmp_path)
    assert "M23" in printed[1]
    assert len(printed[2].splitlines()) > 10
    assert "denies" in printed[3]


def test_targets_exist_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    for page in PAGES:
        named = re.findall(r"^ {4}make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)
        assert set(named) <= targets, page.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_to_files(page):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
        if not target.startswith(("https://", "http://")):
            assert (page.parent / target).exists(), target


def test_pictures_are_small():
    pictures = list((ROOT / "docs" / "pictures").glob("*.png"))
    assert pictures
    for picture in pictures:
        assert picture.stat().st_size < LARGEST_PICTURE, picture.name
