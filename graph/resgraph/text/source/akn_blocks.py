"""Printed blocks of a marked-up resolution, and the ids of its paragraphs.

Preambular paragraphs are `pp1`, `pp2`... in order; operative ones `op4` after their printed number, or by
position where a text prints none; points `op4-a`, `op4-a-i`, the letter by position where the printed one is
not Latin (а, أ), so that a paragraph has the same id in every language; the paragraphs of an annex are
counted as they stand, `annex-1-p1`, whatever number they print.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from resgraph.model import ParagraphKind
from resgraph.text.source.akn_passage import StyledText


class Role(StrEnum):
    """What a block is on the page."""

    COVER = "cover"
    TITLE = "title"
    ENACTING = "enacting"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Block:
    """A printed unit. `printed` is the number as printed ("4.", "(a)"), `number` without punctuation.

    `depth` is 0 for a paragraph, 1 for its points, 2 for theirs; `annex` counts attachments from 1.
    """

    role: Role
    passage: StyledText
    id: str = ""
    kind: ParagraphKind | None = None
    printed: str = ""
    number: str | None = None
    parent: str | None = None
    depth: int = 0
    annex: int = 0


class _Names:
    """Where the numbering stands."""

    def __init__(self, numbered: bool) -> None:
        self.numbered = numbered
        self.counts: Counter[str] = Counter()
        self.used: Counter[str] = Counter()
        self.open: list[str] = []

    def name(self, block: Block) -> Block:
        """The block with its id and, for a point, its parent."""
        if block.depth and block.kind is ParagraphKind.SUBPARAGRAPH and self.open:
            parent = self.open[min(block.depth, len(self.open)) - 1]
            wanted = f"{parent}-{self._letter(block, parent)}"
        else:
            parent = None
            wanted = self._top(block)
        del self.open[block.depth :]
        self.used[wanted] += 1
        unique = wanted if self.used[wanted] == 1 else f"{wanted}-{self.used[wanted]}"
        self.open.append(unique)
        return replace(block, id=unique, parent=parent)

    def _top(self, block: Block) -> str:
        """The id a paragraph of the first level asks for."""
        series = {ParagraphKind.PREAMBULAR: "pp", ParagraphKind.OPERATIVE: "op"}.get(
            block.kind or ParagraphKind.ANNEX, f"annex-{block.annex}-p"
        )
        self.counts[series] += 1
        if series == "op" and block.number:
            return f"op{block.number}"
        if series == "op" and self.numbered and self.open:
            return f"{self.open[0]}-p2"
        return f"{series}{self.counts[series]}"

    def _letter(self, block: Block, parent: str) -> str:
        """`a` of (a); by position where the number is not Latin or missing."""
        self.counts[parent] += 1
        number = (block.number or "").lower()
        position = chr(ord("a") + (self.counts[parent] - 1) % 26)
        return number if number.isascii() and number.isalnum() else position


def name_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each paragraph with its id; other blocks as they are."""
    listed = list(blocks)
    names = _Names(any(b.number for b in listed if b.kind is ParagraphKind.OPERATIVE))
    return (names.name(b) if b.role is Role.PARAGRAPH else b for b in listed)
