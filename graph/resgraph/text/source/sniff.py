"""What a file is, told by its first bytes and never by its name."""

from __future__ import annotations

import io
import re
import zipfile
from typing import BinaryIO

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
AKN = "application/akn+xml"
HTML = "text/html"
TEXT = "text/plain"
WORD = "application/msword"
MHTML = "multipart/related"
ZIP = "application/zip"
OFFICE = "application/x-office"
"""A ZIP that is one document of a kind not read here: a table, a presentation, ODT, EPUB."""

ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
"""What a ZIP begins with; the second, an empty one."""
DOCUMENT, CONTENT_TYPES = "word/document.xml", "[Content_Types].xml"

MAIL = re.compile(r"(?:[\w-]+:[^\n]*\n|[ \t][^\n]*\n)*?content-type:\s*multipart/related", re.IGNORECASE)
"""The head of a page that a browser has saved as one file: an e-mail."""

HTML_START = re.compile(
    r"""
    \s* (?: <\?xml [^>]* > \s* )?      # <?xml version="1.0"?>
    (?: <!-- .*? --> \s* )*            # comments
    < (?: !doctype \s+ html | html | head | body )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def sniff(data: bytes) -> str:
    """The media type: PDF, DOCX, AKN4UN, HTML, old Word or RTF, a page as MHTML, another archive, or plain text.

    A PDF may have up to 1024 bytes before its header; XML and HTML may be UTF-16 with a byte-order mark.
    """
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(ZIP_STARTS):
        return zip_kind(io.BytesIO(data))
    if data.startswith((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")):
        return WORD
    head = _head(data)
    if MAIL.match(head):
        return MHTML
    if re.search(r"<(?:\w+:)?akomaNtoso\b", head):
        return AKN
    return HTML if HTML_START.match(head) else TEXT


def zip_kind(file: BinaryIO) -> str:
    """What a ZIP is: a DOCX, another document that is packed as one, or an archive of files."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return ZIP
    if DOCUMENT in names or (CONTENT_TYPES in names and any(name.startswith("word/") for name in names)):
        return DOCX
    return OFFICE if CONTENT_TYPES in names or "mimetype" in names else ZIP


def _head(data: bytes) -> str:
    """The first characters, however encoded: mark-up is ASCII."""
    start = data[:4096]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start[: len(start) // 2 * 2].decode("utf-16", "replace")
    return start.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
