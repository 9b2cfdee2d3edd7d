"""What of a Word paragraph prints: its words and marks, text boxes apart, hidden and deleted words left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from resgraph.text.source.docx_numbering import W
from resgraph.text.source.printed import Piece

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TAKEN_OUT = frozenset({f"{W}del", f"{W}moveFrom", f"{W}rt", f"{MC}Fallback", f"{W}pPr", f"{W}rPr"})
"""Elements nothing of which prints: deletions, readings above characters, the second form of a drawing."""
NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
BLANKS = frozenset({f"{W}tab", f"{W}ptab"})
BREAKS = frozenset({f"{W}br", f"{W}cr"})
OFF = frozenset({"0", "false", "off", "none"})
SYMBOLS = 0xF000
"""Where Word keeps the characters of its symbol fonts."""


@dataclass(slots=True)
class Marks:
    """The notes referred to so far, in order: (kind, id) and the mark."""

    given: dict[tuple[str, str], str] = field(default_factory=dict)
    count: int = 0

    def mark(self, kind: str, identifier: str, custom: str = "") -> str:
        """The mark of the reference: the next number, unless the author set one of his own."""
        key = (kind, identifier)
        if key not in self.given:
            self.count += not custom
            self.given[key] = custom or str(self.count)
        return self.given[key]


@dataclass(slots=True)
class Words:
    """The pieces of a paragraph, the boxes anchored in it, and the words in it that do not print."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


def words_of(paragraph: etree._Element, marks: Marks, hiding: frozenset[str]) -> Words:
    """What the paragraph's runs hold; `hiding` are the styles whose words do not print."""
    found = Words()
    whole = _hides(paragraph.find(f"{W}pPr/{W}pStyle"), hiding)
    for run in _runs(paragraph, found):
        pieces = [*_run(run, marks)]
        text = "".join(text for is_mark, text in pieces if not is_mark)
        if whole or _is_hidden(run, hiding):
            found.hidden.extend([text] if text.strip() else [])
        else:
            found.pieces.extend(pieces)
    return found


def goes_on(paragraph: etree._Element) -> bool:
    """Whether the paragraph's end is deleted, moved away or hidden, so that the next one goes on with it."""
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    if properties is None:
        return False
    gone = any(properties.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))
    return gone or _is_on(properties.find(f"{W}vanish"))


def hiding_styles(styles: etree._Element | None) -> frozenset[str]:
    """The ids of the styles that hide their words."""
    found = styles.iter(f"{W}style") if styles is not None else ()
    return frozenset(
        style.get(f"{W}styleId") or "" for style in found if _is_on(style.find(f"{W}rPr/{W}vanish"))
    )


def _runs(element: etree._Element, found: Words) -> Iterator[etree._Element]:
    """The runs in order, in whatever they are wrapped; boxes are kept for later."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            found.boxes.append(child)
        elif child.tag == f"{W}r":
            yield child
            for below in child:
                if below.tag not in TAKEN_OUT and len(below):
                    yield from _runs(below, found)
        elif child.tag not in TAKEN_OUT and isinstance(child.tag, str):
            yield from _runs(child, found)


def _run(run: etree._Element, marks: Marks) -> Iterator[Piece]:
    raised = run.find(f"{W}rPr/{W}vertAlign[@{W}val='superscript']") is not None
    custom: tuple[str, str] | None = None
    for child in run:
        if child.tag in NOTES:
            key = (NOTES[child.tag], child.get(f"{W}id") or "")
            custom = key if child.get(f"{W}customMarkFollows") not in {None, *OFF} else None
            if custom is None:
                yield True, marks.mark(*key)
        elif child.tag == f"{W}t" and child.text:
            if custom:
                yield True, marks.mark(*custom, child.text.strip())
                custom = None
                continue
            is_mark = raised and child.text.strip().isdecimal()
            yield is_mark, child.text.strip() if is_mark else child.text
        elif child.tag in BLANKS:
            yield False, " "
        elif child.tag in BREAKS:
            yield False, "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield False, "-"
        elif child.tag == f"{W}sym":
            yield False, _symbol(child.get(f"{W}char") or "")


def _symbol(code: str) -> str:
    """F02C is the comma of a symbol font; what is no ASCII there is another sign than its code says."""
    try:
        at = int(code, 16)
    except ValueError:
        return ""
    at -= SYMBOLS if at >= SYMBOLS else 0
    return chr(at) if 0x20 <= at < 0x7F or at > 0xFF else ""


def _is_hidden(run: etree._Element, hiding: frozenset[str]) -> bool:
    """Whether the run's words do not print, or are struck out."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        return False
    said = properties.find(f"{W}vanish")
    if said is not None:
        return _is_on(said)
    struck = any(_is_on(properties.find(f"{W}{name}")) for name in ("strike", "dstrike"))
    return struck or _hides(properties.find(f"{W}rStyle"), hiding)


def _hides(style: etree._Element | None, hiding: frozenset[str]) -> bool:
    return style is not None and style.get(f"{W}val") in hiding


def _is_on(toggle: etree._Element | None) -> bool:
    """<w:vanish/> and <w:vanish w:val="1"/> are on."""
    return toggle is not None and toggle.get(f"{W}val") not in OFF
