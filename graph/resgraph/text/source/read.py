"""A file becomes a resolution, whatever it is: plain text, PDF, DOCX, HTML or Akoma Ntoso."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from resgraph.languages.registry import builtin
from resgraph.model import InputError, Resolution, Source
from resgraph.model.notice import Notice
from resgraph.model.printable import shown
from resgraph.text.engine.spoken import profile_of
from resgraph.text.source.decode import check_lines, decode
from resgraph.text.source.printed import Sheet
from resgraph.text.source.sniff import AKN, DOCX, HTML, MHTML, OFFICE, PDF, TEXT, WORD, ZIP, sniff
from resgraph.text.structure.assemble import read_text


def _akn(data: bytes, name: str) -> Resolution:
    from resgraph.text.source.akn import read_akn  # noqa: PLC0415 - lxml is loaded for mark-up only

    return read_akn(data, name)


def _pdf(data: bytes, name: str) -> Sheet:
    from resgraph.text.source.pdf import read_pdf  # noqa: PLC0415 - as above

    return read_pdf(data, name)


def _docx(data: bytes, name: str) -> Sheet:
    from resgraph.text.source.docx import read_docx  # noqa: PLC0415 - as above

    return read_docx(data, name)


def _html(data: bytes, name: str) -> Sheet:
    from resgraph.text.source.html import read_html  # noqa: PLC0415 - as above

    return read_html(data, name)


PRINTERS: dict[str, Callable[[bytes, str], Sheet]] = {PDF: _pdf, DOCX: _docx, HTML: _html}
"""What turns a kind of file into printed text."""
OTHERS = {WORD: "other-format", MHTML: "other-format", OFFICE: "other-format", ZIP: "other-archive"}
"""Kinds that are not read, and the notice that says what to do; a ZIP among the inputs is opened before (pipeline.files)."""


def read_file(path: Path, encoding: str | None = None) -> Resolution:
    """The resolution in the file; `encoding` is declared for plain text only.

    Raises InputError, one line that says what to do, for a file that cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(Notice("no-such-file", file=shown(path))) from None
    except IsADirectoryError:
        raise InputError(Notice("is-folder", file=shown(path))) from None
    except OSError as error:
        raise InputError(Notice("not-readable", file=shown(path), reason=error.strerror)) from None
    return read_bytes(data, shown(path.name), encoding)


def read_bytes(data: bytes, name: str, encoding: str | None = None) -> Resolution:
    """The resolution in the bytes of a file; raises InputError as `read_file` does."""
    kind = TEXT if encoding else sniff(data)
    if kind == AKN:
        return _akn(data, name)
    if kind in OTHERS:
        raise InputError(Notice(OTHERS[kind], file=name))
    sha256 = hashlib.sha256(data).hexdigest()
    if kind not in PRINTERS:
        text, used = decode(data, name, encoding)
        return read_text(Source(name, text, sha256, used, kind), profile_of(text, builtin()))
    sheet = PRINTERS[kind](data, name)
    check_lines(sheet.text, name)
    read = read_text(Source(name, sheet.text, sha256, "binary", kind), profile_of(sheet.text, builtin()))
    return replace(read, warnings=(*sheet.notices, *read.warnings))
