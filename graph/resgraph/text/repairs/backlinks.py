"""The arrow behind a note that leads back to its mark: 第50/11号决议。 ↩ -> 第50/11号决议。."""

from __future__ import annotations

import re

from resgraph.model import Span

ARROW = re.compile(r"(?<=\S)\s*[\u21a9\u21b5\u2934](?:\ufe0e|\ufe0f)?\s*$")


def cuts(text: str) -> list[Span]:
    """The arrow, where it ends the text."""
    return [match.span() for match in ARROW.finditer(text)]
