"""DOCX becomes text: a line a paragraph, footnotes as marks and a block of notes, numbers printed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from resgraph.model import InputError
from resgraph.text.source.docx_numbering import Numbering, W
from resgraph.text.source.printed import Piece, print_notes, print_paragraph, set_pieces

MAX_PART = 64 * 2**20
"""Bytes of one part, unpacked: no resolution comes near it, a hostile archive does."""


def read_docx(data: bytes, name: str = "the document") -> str:
    """The document's text in the form of printed lines, footnotes at the end.

    Deleted text of tracked changes is left out, inserted text is in. Raises InputError, in one line with
    the name, where the archive is damaged, locked by a password or holds no text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _part(archive, "word/document.xml")
            notes = _part(archive, "word/footnotes.xml")
            numbering = Numbering(_part(archive, "word/numbering.xml"))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, RuntimeError, ValueError) as error:
        raise InputError(
            f"{name} is a damaged or locked DOCX: save it again from the word processor"
        ) from error
    if body is None:
        raise InputError(f"{name} is no DOCX: it has no word/document.xml")
    marks: dict[str, str] = {}
    text = "".join(_paragraphs(body, numbering, marks))
    if not text.strip():
        raise InputError(f"{name} is a DOCX without text: if it holds pictures, run OCR on them first")
    return text + "".join(print_notes(_notes(notes, marks)))


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """A part of the archive parsed; None where it has none."""
    if name not in archive.namelist():
        return None
    if archive.getinfo(name).file_size > MAX_PART:
        raise ValueError(f"{name} is larger than {MAX_PART} bytes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(archive.read(name), parser)


def _paragraphs(body: etree._Element, numbering: Numbering, marks: dict[str, str]) -> Iterator[str]:
    """Each paragraph printed, those of tables too, in document order."""
    for paragraph in body.iter(f"{W}p"):
        number = numbering.next(paragraph)
        yield print_paragraph(_pieces(paragraph, marks), number)


def _pieces(paragraph: etree._Element, marks: dict[str, str]) -> Iterator[Piece]:
    """Text and marks of the paragraph's runs; a reference to a note gets the next number."""
    for run in paragraph.iter(f"{W}r"):
        if any(a.tag in {f"{W}del", f"{W}moveFrom"} for a in run.iterancestors()):
            continue
        raised = run.find(f"{W}rPr/{W}vertAlign[@{W}val='superscript']") is not None
        for child in run:
            if child.tag == f"{W}footnoteReference":
                yield True, marks.setdefault(child.get(f"{W}id") or "", str(len(marks) + 1))
            elif child.tag == f"{W}t" and child.text:
                yield raised and child.text.strip().isdecimal(), child.text.strip() if raised else child.text
            elif child.tag in {f"{W}tab", f"{W}br", f"{W}cr"}:
                yield False, " "
            elif child.tag == f"{W}noBreakHyphen":
                yield False, "-"


def _notes(root: etree._Element | None, marks: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Mark and text of each note that is referred to, in the order of the marks."""
    found = {n.get(f"{W}id"): n for n in root.iter(f"{W}footnote")} if root is not None else {}
    for identifier, mark in marks.items():
        note = found.get(identifier)
        if note is not None:
            pieces = [p for paragraph in note.iter(f"{W}p") for p in _pieces(paragraph, {})]
            yield mark, set_pieces(pieces).strip()
