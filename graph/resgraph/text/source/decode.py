"""Bytes become text: the encodings Chinese files come in, recognised by content."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from resgraph.languages.ruled import rules
from resgraph.model import InputError
from resgraph.model.notice import Notice

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHINESE = ("gb18030", "big5", "utf_16_le", "utf_16_be")
COMMON = frozenset(rules("characters").text("common"))
"""What makes up a good part of any resolution in Chinese, and next to nothing of one wrongly decoded."""
SHARE = 0.1
SAMPLE = 65536
OTHERS = ["cp1252", "cp1251", "cp1256"]
MAX_BYTES = 32 * 2**20
MAX_LINE = 2**20
HALF = re.compile(r"[\ud800-\udfff]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


def decode(data: bytes, name: str, encoding: str | None = None, *, lines: bool = True) -> tuple[str, str]:
    """The text and the encoding it was in: the declared one, or the one recognised.

    A byte-order mark decides; then UTF-8 where the bytes are valid; then whichever of GB18030, Big5 and
    UTF-16 gives Chinese; else what charset-normalizer makes of it as a text in another script.
    Raises InputError for an empty, binary or oversized file, and where a declared encoding does not fit; `lines`
    says that line ends are those of the page, and none may be too long.
    """
    check_size(data, name)
    text, used = _declared(data, name, encoding) if encoding else _recognised(data, name)
    check_text(data, text, name, used)
    if lines:
        check_lines(text, name)
    return text, used


def check_size(data: bytes, name: str) -> None:
    """Raise InputError for an empty file, and for one larger than any resolution."""
    if not data.strip():
        raise InputError(Notice("empty", file=name))
    if len(data) > MAX_BYTES:
        raise InputError(Notice("too-large", file=name, size=len(data) >> 20, most=MAX_BYTES >> 20))


def check_text(data: bytes, text: str, name: str, encoding: str) -> str:
    """The text decoded from the bytes. Raises InputError where it is none, or not to be worked with."""
    check_size(data, name)
    if HALF.search(text):
        raise InputError(Notice("half-characters", file=name, encoding=encoding))
    if len(CONTROL.findall(text[:SAMPLE])) > len(text[:SAMPLE]) // 50:
        raise InputError(Notice("binary", file=name))
    return text


def check_lines(text: str, name: str) -> None:
    """Raise InputError for a line longer than any that is printed."""
    if max(map(len, text.splitlines()), default=0) > MAX_LINE:
        raise InputError(Notice("long-line", file=name))


def check_length(size: int, name: str) -> None:
    """Raise InputError where a packed file comes to more bytes of text than a plain one may have."""
    if size > MAX_BYTES:
        raise InputError(Notice("unpacks-too-large", file=name, most=MAX_BYTES >> 20))


def _declared(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding)
    except LookupError:
        raise InputError(Notice("no-such-encoding", encoding=repr(encoding))) from None
    except UnicodeError as error:
        at = getattr(error, "start", 0)
        raise InputError(Notice("other-encoding", file=name, encoding=encoding, byte=at)) from None
    return text.removeprefix("\ufeff"), encoding


def _recognised(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _declared(data, name, encoding)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        chinese = _as_chinese(data)
    if chinese:
        return chinese
    best = from_bytes(data, cp_isolation=OTHERS).best()
    if best is None:
        raise InputError(Notice("unknown-encoding", file=name))
    return str(best), best.encoding


def _as_chinese(data: bytes) -> tuple[str, str] | None:
    """The text in the encoding that gives the most of what Chinese is made of; None where none gives enough."""
    best, found = SHARE, None
    for encoding in CHINESE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        foreign = [c for c in text[:SAMPLE] if c > "\x7f"]
        share = sum(c in COMMON for c in foreign) / len(foreign) if foreign else 0.0
        if share > best:
            best, found = share, (text, encoding)
    return found
