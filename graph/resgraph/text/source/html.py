"""HTML becomes text: a line a block, superscript marks apart, notes under a rule, no scripts or menus."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from resgraph.model import InputError
from resgraph.text.source.decode import decode
from resgraph.text.source.printed import Piece, print_notes, print_paragraph, set_pieces

UNPRINTED = frozenset(
    {"script", "style", "head", "noscript", "template", "nav", "button", "select", "svg", "iframe", "form"}
)
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
MARK = re.compile(r"[\[(]?(\d{1,3}|[*†‡])[\])]?")

LINE_END_IN_CHINESE = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u2e80-\u9fff\uff00-\uffef])")
"""A line end of the file between ideographs is no blank of the page."""

Block = list[Piece]


def read_html(data: bytes, name: str = "the page") -> str:
    """The page's text in the form of printed lines.

    The encoding is recognised as that of plain text is. A block that begins with a superscript mark is a
    footnote. Raises InputError, with the name, for a page without text.
    """
    text = _decoded(data, name)
    try:
        root = html.document_fromstring(text)
    except (etree.ParserError, ValueError) as error:
        raise InputError(f"{name} is an HTML page without text") from error
    blocks = [block for block in (_squeezed(b) for b in _blocks(root)) if block]
    if not blocks:
        raise InputError(f"{name} is an HTML page without text")
    body = [b for b in blocks if not _is_note(b)]
    notes = [(b[0][1], set_pieces(b[1:]).strip()) for b in blocks if _is_note(b)]
    return "".join(map(print_paragraph, body)) + "".join(print_notes(notes))


def _decoded(data: bytes, name: str) -> str:
    """The text without an XML declaration, which lxml refuses in decoded text."""
    declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", data[:2048], re.IGNORECASE)
    text: str | None = None
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        encoding = {"gb2312": "gb18030", "gbk": "gb18030"}.get(declared[1].decode("ascii").lower())
        try:
            text = data.decode(encoding or declared[1].decode("ascii"))
        except (LookupError, UnicodeError):
            text = None
    return re.sub(r"^\s*<\?xml[^>]*>", "", text if text is not None else decode(data, name)[0])


def _blocks(root: html.HtmlElement) -> Iterator[Block]:
    """The pieces of each block of the page, in order."""
    block: Block = []
    for piece in _walk(root):
        if piece is None:
            yield block
            block = []
        else:
            block.append(piece)
    yield block


def _walk(element: etree._Element) -> Iterator[Piece | None]:
    """Text and marks in order, None wherever a block begins or ends."""
    tag = element.tag if isinstance(element.tag, str) else "script"
    if tag in UNPRINTED:
        return
    mark = MARK.fullmatch("".join(map(str, element.itertext())).strip()) if tag == "sup" else None
    if mark:
        yield True, mark[1]
        return
    if tag in BLOCKS or tag == "br":
        yield None
    yield False, element.text or ""
    for child in element:
        yield from _walk(child)
        yield False, child.tail or ""
    if tag in BLOCKS:
        yield None


def _squeezed(block: Block) -> Block:
    """The block with single blanks; empty where only blanks are in it."""
    pieces: Block = []
    for is_mark, text in block:
        squeezed = re.sub(r"\s+", " ", LINE_END_IN_CHINESE.sub("", text))
        if pieces and not is_mark and not pieces[-1][0]:
            pieces[-1] = (False, re.sub(r"  +", " ", pieces[-1][1] + squeezed))
        elif squeezed:
            pieces.append((is_mark, squeezed))
    while pieces and not pieces[0][1].strip():
        pieces.pop(0)
    return pieces


def _is_note(block: Block) -> bool:
    """It begins with a mark and has words behind it."""
    return block[0][0] and len(block) > 1 and any(text.strip() for _, text in block[1:])
