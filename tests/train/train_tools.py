"""The small model of the tagger's tests, for the tests of training.

Loaded as a plugin, after test modules have imported it already: PYTEST_DONT_REWRITE.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tag"))

from small_model import SPACE, cutter, make_model, make_tokenizer

__all__ = ["SPACE", "cutter", "make_model", "make_tokenizer"]
