"""The grammar of citations: what a passage states about numbered documents, before anyone asks what is meant."""

from resgraph.find.citations.documents import Document, find_documents, find_symbols
from resgraph.find.citations.numbers import Group, Number, find_groups
from resgraph.find.citations.passage import Reading, Stated, read_passage

__all__ = [
    "Document",
    "Group",
    "Number",
    "Reading",
    "Stated",
    "find_documents",
    "find_groups",
    "find_symbols",
    "read_passage",
]
