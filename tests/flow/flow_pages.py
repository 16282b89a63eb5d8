"""Makes the kit of the tagger's tests known to the tests of this folder.

Loaded as a plugin, after a doctest run has imported it already: PYTEST_DONT_REWRITE.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tag"))

pytest_plugins = ("real_kit",)
