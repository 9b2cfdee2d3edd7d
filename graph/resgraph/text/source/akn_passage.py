"""The words of one Akoma Ntoso element: text, what is set in bold, where the footnote marks stand.

    <p><span class="bold">回顾</span>报告<authorialNote marker="2"><p>A/54/38。</p></authorialNote>，</p>

gives the text 回顾报告， with bold 0-2 and the note "2" before the comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from lxml import etree

from resgraph.model import Span
from resgraph.model.printable import UNPRINTABLE

CLAUSE_OPENING_CLASSES = frozenset({"bold", "italic"})
"""How the verb that opens a clause is set: bold in Chinese, italic in the other languages."""
RUN = re.compile(r"\s+|\S+")
"""White space, or what stands between two stretches of it."""
WIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef\u2018-\u201d]")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote where its mark stands: `offset` into the passage's text, `text` of the note itself.

    `printed` is the mark as printed there, `label` as printed before the note's text ("2", "(2)").
    """

    mark: str
    offset: int
    text: str
    printed: str
    label: str


@dataclass(frozen=True, slots=True)
class StyledText:
    """Words with white space made single; `bold` spans and `notes` count in code points of `text`."""

    text: str
    bold: tuple[Span, ...] = ()
    notes: tuple[Note, ...] = ()


class _Piece(NamedTuple):  # several a paragraph: a tuple is made in a third of a dataclass's time
    """A stretch of one setting, or a note when `note` is given."""

    text: str
    bold: bool = False
    note: Note | None = None


def local_name(element: etree._Element) -> str:
    """`paragraph` of `{http://docs.oasis-open.org/...}paragraph`; empty for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def is_deleted(element: etree._Element) -> bool:
    """<del>, or any element whose status is removed: shown as taken out, and no part of the text."""
    return local_name(element) == "del" or element.get("status") == "removed"


def read_passage(*elements: etree._Element) -> StyledText:
    """The elements' words one after the other, a blank between two elements."""
    pieces: list[_Piece] = []
    for element in elements:
        pieces.extend(_pieces(element, bold=False))
        pieces.append(_Piece(" "))
    return _compose(pieces)


def _pieces(element: etree._Element, bold: bool) -> Iterator[_Piece]:
    """The element's text in order, notes apart; the element's own tail is its parent's."""
    yield _Piece(element.text or "", bold)
    for child in element:
        name = local_name(child)
        if name == "authorialNote":
            yield _Piece("", note=_note(child))
        elif name == "eol":
            yield _Piece(" ")
        elif name and not is_deleted(child) and not _is_bracket_of_a_mark(child):
            classes = set((child.get("class") or "").split())
            yield from _pieces(child, bold or name == "b" or bool(classes & CLAUSE_OPENING_CLASSES))
        yield _Piece(child.tail or "", bold)


def _is_bracket_of_a_mark(element: etree._Element) -> bool:
    """`<sup>(</sup><authorialNote/><sup>)</sup>`: Arabic texts print their marks as (2)."""
    words = "".join(map(str, element.itertext())).strip() if local_name(element) == "sup" else ""
    if words == "(":
        note, between = element.getnext(), element.tail
    elif words == ")":
        note = element.getprevious()
        between = note.tail if note is not None else None
    else:
        return False
    return note is not None and local_name(note) == "authorialNote" and not (between or "").strip()


def _note(element: etree._Element) -> Note:
    """The note's mark and text; an empty pair of brackets before the text is the mark's place."""
    mark = (element.get("marker") or "").strip()
    before, after = element.getprevious(), element.getnext()
    left = "(" if before is not None and not (before.tail or "").strip() and _is_opening(before) else ""
    right = ")" if after is not None and _is_bracket_of_a_mark(after) else ""
    text = read_passage(*(element if len(element) else [element])).text
    label = f"({mark})" if text.startswith("()") else mark
    return Note(mark, 0, text.removeprefix("()").strip(), f"{left}{mark}{right}", label)


def _is_opening(element: etree._Element) -> bool:
    return _is_bracket_of_a_mark(element) and "(" in (element.text or "")


def _compose(pieces: list[_Piece]) -> StyledText:
    """White space made single and dropped at the ends, spans and marks counted in what is left."""
    out: list[str] = []
    bold: list[Span] = []
    notes: list[Note] = []
    gap, length = "", 0
    for piece in pieces:
        if piece.note is not None:
            notes.append(replace(piece.note, offset=length))
        for run in RUN.findall(piece.text):
            word = UNPRINTABLE.sub("", run)
            if run.isspace():
                gap += run
            elif word:
                if out and gap and not _is_layout(gap, out[-1][-1], word[0]):
                    out.append(" ")
                    length += 1
                gap = ""
                if piece.bold:
                    bold.append((length, length + len(word)))
                out.append(word)
                length += len(word)
    return StyledText("".join(out), _joined(bold), tuple(notes))


def _is_layout(gap: str, before: str, after: str) -> bool:
    """A line end of the file beside an ideograph is indentation, no word space."""
    return "\n" in gap and (_is_wide(before) or _is_wide(after))


def _is_wide(char: str) -> bool:
    return WIDE.match(char) is not None


def _joined(words: list[Span]) -> tuple[Span, ...]:
    """Bold words beside each other as one span; a blank between two of them stays inside."""
    spans: list[Span] = []
    for start, end in words:
        if spans and start - spans[-1][1] <= 1:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)
