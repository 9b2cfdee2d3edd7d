"""PDF becomes text in reading order, in the form the repairs know: line by line, marks raised.

     铭记《联合国千年宣言》¹和《关于犯罪与司法：迎接二十一世纪的挑战的

Bold faked by overprinting is printed once; page numbers, running symbols, job numbers and barcodes are left
out; a long run of blanks stands for the rule above footnotes; a form feed ends a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # published without type information

from resgraph.model import InputError
from resgraph.model.notice import Notice
from resgraph.text.numerals import LOWERED
from resgraph.text.source.decode import check_length
from resgraph.text.source.pdf_glyphs import page_glyphs
from resgraph.text.source.pdf_lines import GlyphLine, set_lines
from resgraph.text.source.pdf_pictures import is_picture
from resgraph.text.source.pdf_running import Page, without_running_lines
from resgraph.text.source.printed import INDENT, RULE, Sheet, print_mark

LONGEST_TOLD = 40
"""Characters of a page's turned words that the notice shows."""


def read_pdf(data: bytes, name: str = "the PDF") -> Sheet:
    """The text of a PDF's text layer, pages ended by form feeds.

    Pages that are pictures, and words set at an angle, are left out with a notice. Raises InputError, in one line with
    the name, for a PDF that is damaged, locked by a password, too large when unpacked, or scanned (no text: OCR is
    needed first).
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise InputError(_reason(str(error), name)) from error
    try:
        read = _read_pages(document, name)
    except pdfium.PdfiumError as error:
        raise InputError(Notice("damaged-pdf", file=name)) from error
    finally:
        document.close()
    if not any(page.lines for page, _, _ in read):
        raise InputError(Notice("scanned-pdf", file=name))
    pages = without_running_lines([page for page, _, _ in read])
    return Sheet("\f".join("".join(_print(lines)) for lines in pages), tuple(_notices(read)))


def _reason(message: str, name: str) -> Notice:
    locked = "password" in message.lower() or "security" in message.lower()
    return Notice("locked-pdf" if locked else "damaged-pdf", file=name)


def _read_pages(document: pdfium.PdfDocument, name: str) -> list[tuple[Page, str, bool]]:
    """Each page, the words set at an angle on it, and whether it is a picture."""
    read: list[tuple[Page, str, bool]] = []
    size = 0
    for page in document:
        glyphs, turned = page_glyphs(page)
        size += sum(len(glyph.char.encode("utf-8", "replace")) for glyph in glyphs)
        check_length(size, name)
        height = float(page.get_height())
        lines = set_lines(glyphs)
        read.append((Page(lines, height), turned, is_picture(page, len(glyphs))))
        page.close()
    return read


def _notices(read: list[tuple[Page, str, bool]]) -> Iterator[Notice]:
    pictures = [str(number) for number, (_, _, picture) in enumerate(read, start=1) if picture]
    if pictures:
        yield Notice("picture-page" if len(pictures) == 1 else "picture-pages", pages=", ".join(pictures))
    turned = dict.fromkeys(words for _, words, _ in read if words)
    if turned:
        yield Notice("turned-text", text="; ".join(words[:LONGEST_TOLD] for words in turned))


def _print(lines: list[GlyphLine]) -> Iterator[str]:
    """Line by line: indents as blanks, paragraphs set apart by a blank line, notes under a rule."""
    if not lines:
        return
    notes = _first_note(lines)
    margin = _margin(lines)
    pitch = _pitch(lines)
    for number, line in enumerate(lines):
        if number == notes:
            yield f"{RULE}\n"
        if _is_rule(line):
            continue
        if number and number != notes and lines[number - 1].baseline - line.baseline > 1.35 * pitch:
            yield "\n"
        yield f"{_set(line, margin)}\n"


def _margin(lines: list[GlyphLine]) -> float:
    """Where most lines begin, in points; the first lines of paragraphs begin further in."""
    starts = Counter(round(line.left / 2) * 2 for line in lines)
    return float(max(starts, key=lambda start: (starts[start], -start)))


def _is_rule(line: GlyphLine) -> bool:
    """______: the rule above footnotes, drawn as text."""
    return set(line.text) <= set("_ ")


def _set(line: GlyphLine, margin: float) -> str:
    """The line, its marks raised; a mark that opens a footnote stands before it."""
    text = ""
    for mark, piece in line.pieces():
        if mark:
            text = text + print_mark(text, piece) if text else f"{piece}\n "
        else:
            apart = text[-1:] != text[-1:].translate(LOWERED) and piece[0].isascii() and piece[0].isalnum()
            text += f" {piece}" if apart else piece
    return f"{INDENT}{text}" if line.left - margin > 1.2 * line.size and not next(line.pieces())[0] else text


def _pitch(lines: list[GlyphLine]) -> float:
    """The usual distance from one line to the next, in points."""
    gaps = sorted(a.baseline - b.baseline for a, b in pairwise(lines))
    return gaps[len(gaps) // 2] if gaps else 1.0


def _first_note(lines: list[GlyphLine]) -> int | None:
    """Where the footnotes begin: below it every line is set smaller than the body, the first with a mark."""
    body = max((line.size for line in lines), key=lambda s: sum(len(x.glyphs) for x in lines if x.size == s))
    found = None
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number]
        if line.size > 0.97 * body:
            break
        if next(line.pieces())[0]:
            found = number
    return found
