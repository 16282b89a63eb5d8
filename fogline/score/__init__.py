"""Records against gold: one scorer per measure, precision and recall always apart."""

from fogline.score.arguments import find_head
from fogline.score.attribution import Statement, tally_statements
from fogline.score.correlation import pearson, spearman
from fogline.score.fillers import tally_fillers
from fogline.score.tally import Tally, tally_sets

__all__ = [
    "Statement",
    "Tally",
    "find_head",
    "pearson",
    "spearman",
    "tally_fillers",
    "tally_sets",
    "tally_statements",
]
