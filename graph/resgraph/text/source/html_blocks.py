"""The blocks of a page in order, each a paragraph: what stands between two ends of lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from resgraph.text.numbering import markers
from resgraph.text.source.docx_numbering import in_style
from resgraph.text.source.html_notes import marks_of
from resgraph.text.source.html_tree import BLOCKS, Node
from resgraph.text.source.printed import Piece

STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
WIDE_END = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[^\S\xa0]*\n\s*(?=[\u2e80-\u9fff\uff00-\uffef])")
"""A line end of the file between ideographs is no blank of the page."""
BLANKS = re.compile(r"\s+")


@dataclass(slots=True)
class Block:
    """A paragraph of the page; `number` as a list prints it, `note` the mark where the list holds footnotes."""

    pieces: list[Piece] = field(default_factory=list)
    number: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """The text without marks."""
        return "".join(text for is_mark, text in self.pieces if not is_mark).strip()


def blocks(root: Node, note_lists: set[int]) -> list[Block]:
    """Every block that prints something."""
    writer = _Writer(note_lists)
    for each, begins in root.walk():
        if isinstance(each, str):
            writer.text(each)
        elif begins:
            writer.begin(each)
        else:
            writer.end(each)
    writer.border()
    return [block for raw in writer.blocks if (block := _squeezed(raw)).words]


class _Writer:
    """Puts text, marks and breaks into blocks, white space as in the file."""

    def __init__(self, note_lists: set[int]) -> None:
        self.blocks: list[Block] = []
        self._note_lists = note_lists
        self._block = Block()
        self._lists: list[_Counter] = []
        self._as_is = 0
        self._mark: Node | None = None

    def text(self, text: str) -> None:
        """Words, as they are in <pre>, else with single blanks."""
        if self._mark is None:
            kept = text if self._as_is else BLANKS.sub(" ", WIDE_END.sub("", text))
            self._block.pieces.append((False, kept))

    def begin(self, node: Node) -> None:
        """The start of an element."""
        if self._mark is not None:
            return
        if marks := marks_of(node):
            self._mark = node
            self._block.pieces.extend((True, mark) for mark in marks)
        elif node.tag == "br":
            self._block.pieces.append((False, "\n"))
        elif node.tag in BLOCKS:
            self.border()
            self._as_is += node.tag == "pre"
            if node.tag in {"ol", "ul"}:
                self._lists.append(_Counter(node, len(self._lists), id(node) in self._note_lists))
            elif node.tag == "li" and self._lists:
                self._block.number, self._block.note = self._lists[-1].next(node)

    def end(self, node: Node) -> None:
        """The end of an element."""
        if self._mark is not None:
            self._mark = None if node is self._mark else self._mark
        elif node.tag in BLOCKS:
            self.border()
            self._as_is -= node.tag == "pre"
            if node.tag in {"ol", "ul"}:
                self._lists.pop()
            elif node.tag == "li":
                self._block = Block()

    def border(self) -> None:
        """The end of a line; the number of a list item waits for its first words."""
        if any(text.strip() for _, text in self._block.pieces):
            self.blocks.append(self._block)
            self._block = Block()
        else:
            self._block.pieces.clear()


class _Counter:
    """The numbers of a list's items; <ul> has none."""

    def __init__(self, node: Node, depth: int, notes: bool) -> None:
        given = node.attributes
        start = given.get("start", "1").strip()
        self._count = int(start) - 1 if start.lstrip("-").isdecimal() else 0
        self._style = STYLES.get(given.get("type", ""), "decimal")
        self._counts = node.tag == "ol" and "none" not in given.get("style", "")
        self._depth, self._notes = depth, notes

    def next(self, item: Node) -> tuple[str, str]:
        """How the next item's number is printed: 1., (a); and its mark, where it is a footnote."""
        if not self._counts:
            return "", ""
        value = item.attributes.get("value", "").strip()
        self._count = int(value) if value.isdecimal() else self._count + 1
        printed = in_style(self._count, self._style)
        if self._notes:
            return "", printed
        return (f"{printed}." if self._style == "decimal" and not self._depth else f"({printed})"), ""


def _squeezed(block: Block) -> Block:
    """The block with single blanks and nothing before its first word; a number that is written, too, is dropped."""
    pieces: list[Piece] = []
    for is_mark, text in block.pieces:
        if pieces and not is_mark and not pieces[-1][0]:
            pieces[-1] = (False, re.sub(r"[ \t]{2,}", " ", pieces[-1][1] + text))
        elif text:
            pieces.append((is_mark, text))
    while pieces and not pieces[0][1].strip():
        pieces.pop(0)
    number = "" if markers(block.words) else block.number
    return Block(pieces, number, block.note)
