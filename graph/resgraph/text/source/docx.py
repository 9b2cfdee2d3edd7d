"""DOCX becomes text: a line a paragraph, footnotes as marks and a block of notes, numbers printed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from lxml import etree

from resgraph.model import InputError
from resgraph.model.notice import Notice
from resgraph.text.source.docx_numbering import Numbering, W
from resgraph.text.source.docx_part import Package
from resgraph.text.source.docx_runs import Marks, Words, goes_on, hiding_styles, words_of
from resgraph.text.source.printed import Piece, Sheet, left_out, print_notes, print_paragraph, set_pieces

DAMAGED = (
    zipfile.BadZipFile,
    etree.XMLSyntaxError,
    RuntimeError,
    ValueError,
    NotImplementedError,
    zlib.error,
    EOFError,
)
"""What unpacking and parsing a damaged or locked file raises; RuntimeError asks for a password."""


def read_docx(data: bytes, name: str = "the document") -> Sheet:
    """The document's text in the form of printed lines, notes at the end.

    Deleted text of tracked changes is left out, inserted text is in. Hidden and struck-out words are left out, with
    a notice. A text box is a paragraph behind the one that it is anchored in. Raises InputError, in one line with
    the name, where the archive is damaged, locked by a password, too large when unpacked, or holds no text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document = _Reader(Package(archive, name))
            text = "".join(document.paragraphs())
            notes = "".join(print_notes(document.notes()))
    except DAMAGED as error:
        raise InputError(Notice("damaged-docx", file=name)) from error
    except KeyError as error:
        raise InputError(Notice("no-docx", file=name)) from error
    if not text.strip():
        raise InputError(Notice("docx-without-text", file=name))
    return Sheet(text + notes, left_out(document.hidden))


class _Reader:
    """A document as it is read, from its first paragraph to its last note."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._numbering = Numbering(package.part("numbering"))
        self._hiding = hiding_styles(package.part("styles"))
        self._marks = Marks()
        self._open: list[Piece] = []
        self._number = ""
        self.hidden: list[str] = []

    def paragraphs(self) -> Iterator[str]:
        """Each paragraph printed, those of tables too, in document order."""
        for block in self._package.blocks():
            yield from self._printed(_paragraphs(block))
        if self._open:
            yield print_paragraph(self._open, self._number)

    def _printed(self, paragraphs: Iterable[etree._Element]) -> Iterator[str]:
        for paragraph in paragraphs:
            words = self._words(paragraph)
            if not self._open:
                self._number = self._numbering.next(paragraph)
            self._open.extend(words.pieces)
            if not goes_on(paragraph):
                yield print_paragraph(self._open, self._number)
                self._open = []
            for box in words.boxes:
                for inner in box.iter(f"{W}p"):
                    yield print_paragraph(self._words(inner).pieces, self._numbering.next(inner))

    def _words(self, paragraph: etree._Element) -> Words:
        words = words_of(paragraph, self._marks, self._hiding)
        self.hidden.extend(" ".join(text.split()) for text in words.hidden)
        return words

    def notes(self) -> Iterator[tuple[str, str]]:
        """Mark and text of each note that is referred to, in the order of the marks."""
        known = {
            (kind, note.get(f"{W}id") or ""): note
            for kind in ("footnote", "endnote")
            for note in _notes(self._package.part(f"{kind}s"), kind)
        }
        for key, mark in self._marks.given.items():
            note = known.get(key)
            if note is not None:
                pieces = [
                    piece
                    for paragraph in note.iter(f"{W}p")
                    for piece in words_of(paragraph, Marks(), self._hiding).pieces
                ]
                yield mark, " ".join(set_pieces(pieces).split())


def _notes(root: etree._Element | None, kind: str) -> Iterator[etree._Element]:
    if root is not None:
        yield from root.iter(f"{W}{kind}")


def _paragraphs(block: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a block of the body, but for those in text boxes and in deleted rows of tables."""
    if block.tag == f"{W}p":
        yield block
    elif block.tag == f"{W}tr" and block.find(f"{W}trPr/{W}del") is not None:
        return
    elif isinstance(block.tag, str) and block.tag not in {f"{W}del", f"{W}moveFrom", f"{W}sectPr"}:
        for child in block:
            yield from _paragraphs(child)
