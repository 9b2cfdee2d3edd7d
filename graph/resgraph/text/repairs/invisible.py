"""Characters that print nothing: a zero-width space inside 回顾, a soft hyphen, control characters."""

from __future__ import annotations

from resgraph.model import Span
from resgraph.text.characters import invisible


def cuts(text: str) -> list[Span]:
    """The runs of them; what is left is what a reader sees."""
    return [match.span() for match in invisible().finditer(text)]
