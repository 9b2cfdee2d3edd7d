"""A further text of a resolution takes the ids of the first, paragraph by paragraph, so that each stands once in the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from resgraph.model import Annotations, Extraction, Paragraph


def moved(extraction: Extraction, moves: Mapping[str, str]) -> Extraction:
    """The extraction with other ids of its paragraphs; what is not in `moves` keeps its own."""
    if not moves:
        return extraction
    resolution = extraction.resolution
    paragraphs = tuple(_paragraph(each, moves) for each in resolution.paragraphs)
    found = tuple(_annotations(each, moves) for each in extraction.annotations)
    return replace(extraction, resolution=replace(resolution, paragraphs=paragraphs), annotations=found)


def _paragraph(paragraph: Paragraph, moves: Mapping[str, str]) -> Paragraph:
    parent = paragraph.parent
    return replace(
        paragraph,
        id=moves.get(paragraph.id, paragraph.id),
        parent=moves.get(parent, parent) if parent else parent,
    )


def _annotations(found: Annotations, moves: Mapping[str, str]) -> Annotations:
    """The place, and the passage above that holds the verb of a duty."""
    duties = tuple(
        replace(duty, head=moves.get(duty.head, duty.head)) if duty.head else duty
        for duty in found.obligations
    )
    return replace(found, place=moves.get(found.place, found.place), obligations=duties)
