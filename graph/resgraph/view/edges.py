"""Who cites whom: one edge for two documents, with the paragraphs that make it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from resgraph.view.records import Document, Paragraph


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` cites `target` in `parts` (paragraphs; a footnote only where no paragraph carries it)."""

    source: str
    target: str
    parts: tuple[str, ...]
    relations: tuple[str, ...]


def citation_edges(documents: Iterable[Document], paragraphs: Iterable[Paragraph]) -> list[Edge]:
    """The edges between documents, by source and target; a report a resolution was adopted on is one too."""
    parts: dict[tuple[str, str], list[Paragraph]] = defaultdict(list)
    relations: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document in documents:
        for report in document.reports:
            relations[document.id, report].add("adoptedOnReport")
    for paragraph in paragraphs:
        for target, how in paragraph.cites.items():
            if target != paragraph.document:
                parts[paragraph.document, target].append(paragraph)
                relations[paragraph.document, target].update(how)
    return [
        Edge(source, target, _shown(parts[source, target]), tuple(sorted(relations[source, target])))
        for source, target in sorted(relations)
    ]


def _shown(parts: list[Paragraph]) -> tuple[str, ...]:
    paragraphs = [part.id for part in parts if part.kind != "footnote"]
    return tuple(paragraphs or [part.id for part in parts])
