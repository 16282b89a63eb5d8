import importlib.util
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOW = (ROOT / "docs" / "flow.md").read_text("utf-8")


@pytest.fixture(scope="module")
def walk_file():
    spec = importlib.util.spec_from_file_location("walk", ROOT / "docs" / "walk.py")
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look their module up by name.
    sys.modules["walk"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["walk"]


def test_every_step_is_shown_once(walk_file):
    assert re.findall(r"<!-- walk: ([a-z]+) -->\n```", FLOW) == list(walk_file.STEPS)


def test_shown_output_is_what_the_code_prints(walk_file):
    renewed = walk_file.renew(FLOW, walk_file.make_walk())
    assert renewed == FLOW, "the output shown has changed: run make docs"
