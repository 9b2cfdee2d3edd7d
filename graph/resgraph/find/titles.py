"""Titles in book-title marks: 《联合国反腐败公约》, with 《》 inside 《》 allowed."""

from __future__ import annotations

import re

from resgraph.languages.grammar import grammar
from resgraph.model import Span

EDGES = re.compile(r"[《》]")
RECORDS = grammar("zh", "names").pattern("titles.records")
MAX_LENGTH = 160


def title_spans(text: str) -> list[Span]:
    """The outermost titles, marks included; one that is never closed, or runs on too long, is none."""
    spans: list[Span] = []
    if "《" not in text:
        return spans
    start, depth = 0, 0
    for edge in EDGES.finditer(text):
        if edge.group() == "《":
            if depth == 0 or edge.start() - start > MAX_LENGTH:
                start, depth = edge.start(), 0
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and edge.end() - start <= MAX_LENGTH:
                spans.append((start, edge.end()))
    return spans


def is_record(title: str) -> bool:
    """Whether the title is of a volume that is cited as a document: 《大会正式记录，第五十五届会议，补编第1号》."""
    return bool(RECORDS.search(title))
