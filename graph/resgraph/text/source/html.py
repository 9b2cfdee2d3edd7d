"""HTML becomes text: a line a paragraph of the page, marks raised, notes under a rule, no scripts or menus."""

from __future__ import annotations

import re

from resgraph.model import InputError
from resgraph.model.notice import Notice
from resgraph.text.source.decode import check_text, decode
from resgraph.text.source.html_blocks import Block, blocks
from resgraph.text.source.html_furniture import without_furniture
from resgraph.text.source.html_notes import note_lists
from resgraph.text.source.html_tree import tree_of
from resgraph.text.source.printed import BORDER, Sheet, left_out, print_notes, print_paragraph, set_pieces
from resgraph.text.structure.layout import terminated

FEWEST, LINE = 6, 15
"""A page set line by line has so many blocks, of so many characters or more."""
DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030"}


def read_html(data: bytes, name: str = "the page") -> Sheet:
    """The page's text in the form of printed lines.

    The encoding is the declared one, where it fits, else it is recognised as that of plain text is. A block that begins
    with a mark is a footnote, and so is an item of a list of notes. Raises InputError, with the name, for a page
    without text.
    """
    root = tree_of(_decoded(data, name))
    struck = without_furniture(root)
    found = blocks(root, note_lists(root))
    if not found:
        raise InputError(Notice("html-without-text", file=name))
    notes = [_note(block) for block in found if _is_note(block)]
    body = [print_paragraph(block.pieces, block.number) for block in found if not _is_note(block)]
    if _set_line_by_line(found):
        body = [printed.replace(f" {BORDER}\n\n", "\n").lstrip(" ") for printed in body]
    return Sheet("".join(body) + "".join(print_notes(notes)), left_out(struck))


def _decoded(data: bytes, name: str) -> str:
    """The text of the page, markup and all."""
    declared = DECLARED.search(data[:2048])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        said = declared[1].decode("ascii", "replace").lower()
        for encoding in ("utf-8", CHINESE.get(said, said)):  # what is UTF-8 is nothing else, whatever it says
            try:
                text = data.decode(encoding)
            except (LookupError, UnicodeError):
                continue
            return check_text(data, text, name, encoding)
    return decode(data, name, lines=False)[0]


def _is_note(block: Block) -> bool:
    """It begins with a mark and has words behind it, or is an item of a list of notes."""
    return bool(block.note) or block.pieces[0][0]


def _note(block: Block) -> tuple[str, str]:
    """The mark and the text of a footnote."""
    pieces = block.pieces[1:] if block.pieces[0][0] else block.pieces
    mark = block.pieces[0][1] if block.pieces[0][0] else block.note
    return mark, " ".join(set_pieces(pieces).split())


def _set_line_by_line(found: list[Block]) -> bool:
    """Whether the blocks are printed lines, as converters from PDF make them, and no paragraphs."""
    long = [block.words for block in found if len(block.words) >= LINE]
    return len(long) >= FEWEST and sum(not terminated(words) for words in long) > len(long) / 2
