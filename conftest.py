"""What holds for all tests: the rules read the pages, unless a test names another coder.

The model's last digits differ between kinds of processors, so what is compared letter by letter is what
the rules give; tests of the model name it.
"""

import os

os.environ["FOGLINE_CODER"] = "rules"
