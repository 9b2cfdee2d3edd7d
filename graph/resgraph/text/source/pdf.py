"""PDF becomes text in reading order, in the form the repairs know: marks on lines of their own.

     铭记《联合国千年宣言》
    1
     和《关于犯罪与司法：迎接二十一世纪的挑战的

Bold faked by overprinting is printed once; page numbers, running symbols, job numbers and barcodes are left
out; a long run of blanks stands for the rule above footnotes; a form feed ends a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # published without type information

from resgraph.model import InputError
from resgraph.text.source.pdf_glyphs import page_glyphs
from resgraph.text.source.pdf_lines import Line, set_lines
from resgraph.text.source.pdf_running import Page, without_running_lines
from resgraph.text.source.printed import INDENT, RULE


def read_pdf(data: bytes, name: str = "the PDF") -> str:
    """The text of a PDF's text layer, pages ended by form feeds.

    Raises InputError, in one line with the name, for a PDF that is damaged, locked by a password, or
    scanned (no text: OCR is needed first).
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise InputError(_reason(str(error), name)) from error
    try:
        pages = [_read_page(page) for page in document]
    except pdfium.PdfiumError as error:
        raise InputError(f"{name} is a damaged PDF: get the file again from its source") from error
    finally:
        document.close()
    if not any(page.lines for page in pages):
        raise InputError(f"{name} is a scanned PDF without text: run OCR on it first (ocrmypdf)")
    return "\f".join("".join(_print(lines)) for lines in without_running_lines(pages))


def _reason(message: str, name: str) -> str:
    if "password" in message.lower() or "security" in message.lower():
        return f"{name} is locked by a password: give a copy without one"
    return f"{name} is a damaged PDF: get the file again from its source"


def _read_page(page: pdfium.PdfPage) -> Page:
    return Page(set_lines(page_glyphs(page)), page.get_height())


def _print(lines: list[Line]) -> Iterator[str]:
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


def _margin(lines: list[Line]) -> float:
    """Where most lines begin, in points; the first lines of paragraphs begin further in."""
    starts = Counter(round(line.left / 2) * 2 for line in lines)
    return float(max(starts, key=lambda start: (starts[start], -start)))


def _is_rule(line: Line) -> bool:
    """______: the rule above footnotes, drawn as text."""
    return set(line.text) <= set("_ ")


def _set(line: Line, margin: float) -> str:
    """The line, each mark on a line of its own; a mark that opens a footnote stands before it."""
    text = "".join(f"\n{text}\n" if mark else text for mark, text in line.pieces())
    if text.startswith("\n"):
        return text.removeprefix("\n").replace("\n", "\n ", 1)
    return f"{INDENT}{text}" if line.left - margin > 1.2 * line.size else text


def _pitch(lines: list[Line]) -> float:
    """The usual distance from one line to the next, in points."""
    gaps = sorted(a.baseline - b.baseline for a, b in pairwise(lines))
    return gaps[len(gaps) // 2] if gaps else 1.0


def _first_note(lines: list[Line]) -> int | None:
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
