"""Whom each paragraph asks and by which verb; a sub-paragraph asks whom the paragraph asks that it belongs to, by the same verb.

敦促各国政府：(a) 在每座桥上标明最大载重 becomes 敦促各国政府在每座桥上标明最大载重: the same are asked, and no less.
"""

from __future__ import annotations

from collections.abc import Iterable

from resgraph.compare.outline import OutlineParagraph


class Asked:
    """Whom the paragraphs of one resolution ask, by their ids, and where the verb stands that does."""

    def __init__(self, paragraphs: Iterable[OutlineParagraph]) -> None:
        self._paragraphs = {each.id: each for each in paragraphs}

    def by(self, paragraphs: Iterable[OutlineParagraph]) -> set[str]:
        """Whom these ask, all together."""
        return {id for each in paragraphs for id in self._of(each)}

    def opened(self, paragraph: OutlineParagraph) -> OutlineParagraph | None:
        """The paragraph with the verb that governs this one: itself, or what it belongs to; None where none has a verb."""
        above = self._paragraphs.get(paragraph.above)
        return paragraph if paragraph.acts else self.opened(above) if above else None

    def _of(self, paragraph: OutlineParagraph) -> tuple[str, ...]:
        """Its own, or, where it has neither a verb nor an addressee, those of what it belongs to: op3-a to op3."""
        above = self._paragraphs.get(paragraph.above)
        if paragraph.asked or paragraph.acts or above is None:
            return paragraph.asked
        return self._of(above)
