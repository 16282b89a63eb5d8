"""The data sets, the network, the run, and what comes out of it; ``python -m fogline.train --help``."""

from fogline.train.markup import MarkupError, read_corpus

__all__ = ["MarkupError", "read_corpus"]
