"""Whom each paragraph asks; a sub-paragraph asks whom the paragraph asks that it belongs to.

敦促各国政府：(a) 在每座桥上标明最大载重 becomes 敦促各国政府在每座桥上标明最大载重: the same are asked.
"""

from __future__ import annotations

from collections.abc import Iterable

from resgraph.compare.outline import OutlineParagraph


class Asked:
    """The ids of those whom the paragraphs of one resolution ask."""

    def __init__(self, paragraphs: Iterable[OutlineParagraph]) -> None:
        self._paragraphs = {each.id: each for each in paragraphs}

    def by(self, paragraphs: Iterable[OutlineParagraph]) -> set[str]:
        """Whom these ask, all together."""
        return {id for each in paragraphs for id in self._of(each)}

    def _of(self, paragraph: OutlineParagraph) -> tuple[str, ...]:
        """Its own, or, where it has neither a verb nor an addressee, those of what it belongs to: op3-a to op3."""
        above = self._paragraphs.get(paragraph.above)
        if paragraph.asked or paragraph.acts or above is None:
            return paragraph.asked
        return self._of(above)
