"""A file becomes a resolution, whatever it is: plain text, PDF, DOCX, HTML or Akoma Ntoso."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from resgraph.model import InputError, Resolution, Source
from resgraph.text.source.decode import decode
from resgraph.text.source.sniff import AKN, DOCX, HTML, PDF, TEXT, WORD, ZIP, sniff
from resgraph.text.structure.assemble import read_text


def _akn(data: bytes, name: str) -> Resolution:
    from resgraph.text.source.akn import read_akn  # noqa: PLC0415 - lxml is loaded for mark-up only

    return read_akn(data, name)


def _pdf(data: bytes, name: str) -> str:
    from resgraph.text.source.pdf import read_pdf  # noqa: PLC0415 - as above

    return read_pdf(data, name)


def _docx(data: bytes, name: str) -> str:
    from resgraph.text.source.docx import read_docx  # noqa: PLC0415 - as above

    return read_docx(data, name)


def _html(data: bytes, name: str) -> str:
    from resgraph.text.source.html import read_html  # noqa: PLC0415 - as above

    return read_html(data, name)


PRINTERS: dict[str, Callable[[bytes, str], str]] = {PDF: _pdf, DOCX: _docx, HTML: _html}
"""What turns a kind of file into printed text."""


def read_file(path: Path, encoding: str | None = None) -> Resolution:
    """The resolution in the file; `encoding` is declared for plain text only.

    Raises InputError, one line that says what to do, for a file that cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file") from None
    except IsADirectoryError:
        raise InputError(f"{path} is a folder: give a file, or use resgraph build") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check its rights") from None
    return read_bytes(data, path.name, encoding)


def read_bytes(data: bytes, name: str, encoding: str | None = None) -> Resolution:
    """The resolution in the bytes of a file; raises InputError as `read_file` does."""
    kind = TEXT if encoding else sniff(data)
    if kind == AKN:
        return _akn(data, name)
    if kind in (WORD, ZIP):
        raise InputError(f"{name} is no document this version reads: save it as DOCX, PDF or text")
    sha256 = hashlib.sha256(data).hexdigest()
    if kind in PRINTERS:
        return read_text(Source(name, PRINTERS[kind](data, name), sha256, "binary", kind))
    text, used = decode(data, name, encoding)
    return read_text(Source(name, text, sha256, used, kind))
