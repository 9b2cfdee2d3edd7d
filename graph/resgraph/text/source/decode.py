"""Bytes become text: the encodings Chinese files come in, recognised by content."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from resgraph.model import InputError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHINESE = ("gb18030", "big5", "utf_16_le", "utf_16_be")
COMMON = frozenset(
    "，。、；：（）《》「」的之是在和与與及于於其各本第国國大会會决決议議请請理事联聯合人员員年月日一二三"
)
"""What makes up a good part of any resolution in Chinese, and next to nothing of one wrongly decoded."""
SHARE = 0.1
SAMPLE = 65536
OTHERS = ["cp1252", "cp1251", "cp1256"]
MAX_BYTES = 32 * 2**20
MAX_LINE = 2**20
HALF = re.compile(r"[\ud800-\udfff]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text and the encoding it was in: the declared one, or the one recognised.

    A byte-order mark decides; then UTF-8 where the bytes are valid; then whichever of GB18030, Big5 and
    UTF-16 gives Chinese; else what charset-normalizer makes of it as a text in another script.
    Raises InputError for an empty, binary or oversized file, and where a declared encoding does not fit.
    """
    if not data.strip():
        raise InputError(f"{name} is empty: give the text of a resolution")
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{name} is {len(data) >> 20} MB, more than any resolution: give one document a file (at most 32 MB)"
        )
    text, used = _declared(data, name, encoding) if encoding else _recognised(data, name)
    if HALF.search(text):
        raise InputError(f"{name} has half characters in {used}: leave --encoding out to have it recognised")
    if len(CONTROL.findall(text[:65536])) > len(text[:65536]) // 50:
        raise InputError(f"{name} is a binary file, not text: give the text, PDF, DOCX, HTML or XML")
    if max(map(len, text.splitlines()), default=0) > MAX_LINE:
        raise InputError(f"{name} has a line of over a million characters: break it into the printed lines")
    return text, used


def _declared(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding)
    except LookupError:
        raise InputError(f"no encoding is called {encoding!r}: try utf-8, gb18030, big5 or utf-16") from None
    except UnicodeError as error:
        at = getattr(error, "start", 0)
        raise InputError(
            f"{name} is not {encoding} (byte {at}): leave --encoding out to have it recognised"
        ) from None
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
        raise InputError(
            f"{name} is binary, or in an encoding not known here: give the text as UTF-8, or name it with --encoding"
        )
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
