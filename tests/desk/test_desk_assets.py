"""The built files in the package are what their sources give."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import fogline.desk

FOLDER = Path(fogline.desk.__file__).parent
ASSETS = FOLDER / "assets"


def test_lock_file_names_no_download_addresses():
    text = (ASSETS / "package-lock.json").read_text("utf-8")
    assert "resolved" not in text
    assert "integrity" in text
    wanted = json.loads((ASSETS / "package.json").read_text("utf-8"))["devDependencies"]
    locked = json.loads(text)["packages"][""]["devDependencies"]
    assert wanted == locked


def test_built_files_ask_no_other_host():
    for path in (FOLDER / "static").glob("*.css"):
        text = path.read_text("utf-8")
        assert "url(http" not in text, path.name
        assert "@import" not in text, path.name


def test_no_part_loads_a_page_script_a_second_time():
    """Pages load these with a version in the address; a bare import would run them again."""
    for path in (FOLDER / "static").glob("*.js"):
        text = path.read_text("utf-8")
        for entry in ("desk.js", "map.js"):
            assert f"./{entry}" not in text, (path.name, entry)


@pytest.mark.slow
def test_building_again_gives_the_same_files(tmp_path):
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed: the built files can't be compared with their sources")
    source = tmp_path / "assets"
    shutil.copytree(ASSETS, source, ignore=shutil.ignore_patterns("node_modules"))
    installed = subprocess.run(
        [npm, "ci", "--ignore-scripts"], cwd=source, capture_output=True, text=True, check=False
    )
    if installed.returncode != 0:
        pytest.skip(f"npm can't install the packages here: {installed.stderr.strip()[-200:]}")
    built = tmp_path / "static"
    environment = {**os.environ, "FOGLINE_STATIC": str(built)}
    subprocess.run(
        [npm, "run", "build"], cwd=source, env=environment, capture_output=True, check=True
    )
    assert list_files(built) == list_files(FOLDER / "static")
    for name in list_files(built):
        assert (built / name).read_bytes() == (FOLDER / "static" / name).read_bytes(), name


def list_files(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())
