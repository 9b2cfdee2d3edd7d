"""The grammar of citations: what a passage states about numbered documents, before anyone asks what is meant."""

from resgraph.find.citations.items import Number
from resgraph.find.citations.numbers import Group, find_groups
from resgraph.find.citations.passage import read_passage
from resgraph.find.citations.statements import Cited, Stated, Statements

__all__ = [
    "Cited",
    "Group",
    "Number",
    "Stated",
    "Statements",
    "find_groups",
    "read_passage",
]
