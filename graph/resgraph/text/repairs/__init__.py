"""Repairs of extracted text: each finds the characters to cut, none adds any."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from resgraph.model import MappedText, Span
from resgraph.text.repairs import backlinks, digits, overprint, spacing

REPAIRS: tuple[Callable[[str], list[Span]], ...] = (
    digits.cuts,  # before spacing: it needs to see the blanks
    spacing.cuts,
    backlinks.cuts,
    overprint.cuts,  # last: copies are set apart by blanks in some files
)
"""The order of the repairs of a passage."""


def repair(passage: MappedText) -> MappedText:
    """The passage as it was printed, trimmed; every character keeps its place in the source."""
    for cuts in REPAIRS:
        passage = passage.without(cuts(passage.text))
    return passage.strip()


@lru_cache(1 << 12)
def repaired(text: str) -> str:
    """The same of a line whose places do not matter; structure asks the same line several times."""
    for cuts in REPAIRS:
        last, kept = 0, []
        for start, end in cuts(text):
            kept.append(text[last:start])
            last = end
        text = "".join(kept) + text[last:]
    return text.strip()
