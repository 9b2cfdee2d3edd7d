"""Two resolutions side by side: which paragraph became which, what changed in it, and what is a series."""

from resgraph.compare.comparison import Comparison, Pair, Relation, Verb, VerbChange, compare, with_original
from resgraph.compare.differences import Difference, Side
from resgraph.compare.outline import Outline, OutlineParagraph, outline_of

__all__ = [
    "Comparison",
    "Difference",
    "Outline",
    "OutlineParagraph",
    "Pair",
    "Relation",
    "Side",
    "Verb",
    "VerbChange",
    "compare",
    "outline_of",
    "with_original",
]
