"""Characters that print nothing, and characters that are only another's shape: `ontology/characters.tsv`.

A word processor leaves zero-width characters behind, a PDF prints ⼤会 with the radical ⼤ (U+2F24) for 大, and a
web page has 46∕152 with a division slash. What is read as what stands in the table, with the source that says so;
compatibility ideographs and forms are taken from Python's own Unicode data. A text as a whole is never normalised:
NFKC rewrites Chinese punctuation.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import decomposition, normalize

from resgraph.languages.ruled import rules
from resgraph.model.data import ontology_table

COMPATIBILITY_IDEOGRAPHS = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
COMPATIBILITY_FORMS = (range(0x2160, 0x2180), range(0xFB00, 0xFB07), range(0xFE10, 0xFE70))
"""Roman numerals, Latin ligatures, vertical and small forms: Ⅻ is XII, ﹙ is (, ︒ is 。."""


PLANE = chr(0x10000)


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    """The characters of each row as a range for a character class, what they are read as, and the kind."""
    return tuple(
        (_class(row["codes"]), row["reads"], row["kind"]) for row in ontology_table("characters.tsv")
    )


def _class(codes: str) -> str:
    first, _, last = codes.partition("-")
    return f"\\U{int(first, 16):08x}-\\U{int(last or first, 16):08x}"


def _of_kind(kind: str) -> str:
    return "[" + "".join(codes for codes, _, each in _rows() if each == kind) + "]"


@cache
def invisible() -> re.Pattern[str]:
    """A run of characters that print nothing: zero-width, bidirectional and control characters, no characters at all."""
    return re.compile(_of_kind("invisible") + "+")


@cache
def long_dash() -> re.Pattern[str]:
    """A dash of Chinese print between two numbers, where it stands for a hyphen: 60/1—5, not 问题——办法."""
    return rules("characters").pattern("long_dash", dash=_of_kind("long dash"))


@cache
def ideographs() -> dict[int, str]:
    """What a radical or a compatibility ideograph is read as, one for one."""
    found = {ord(char): reads for char, reads in _characters("ideograph")}
    for code in (code for each in COMPATIBILITY_IDEOGRAPHS for code in each):
        if len(same := normalize("NFC", chr(code))) == 1 and same != chr(code):
            found[code] = same
    return found


@cache
def look_alikes() -> dict[int, str]:
    """What a slash, a dash, a dot or a compatibility form is read as; Ⅻ is three characters."""
    found = {ord(char): reads for kind in ("slash", "dash", "dot") for char, reads in _characters(kind)}
    for code in (code for each in COMPATIBILITY_FORMS for code in each):
        same = normalize("NFKC", chr(code)) if decomposition(chr(code)) else ""
        if same.isalnum() or len(same) == 1:
            found.setdefault(code, same)
    return found


def _characters(kind: str) -> list[tuple[str, str]]:
    """Each character of a kind and what it is read as."""
    found = []
    for codes, reads, each in _rows():
        if each == kind:
            first, last = (int(part[2:], 16) for part in codes.split("-"))
            found += [(chr(code), reads) for code in range(first, last + 1)]
    return found


@cache
def _odd() -> re.Pattern[str]:
    """Any character of the tables below U+10000, as one class: that is the one form which `re` looks up in one step."""
    listed = [char for kind in ("invisible", "slash", "dash", "dot") for char, _ in _characters(kind)]
    chars = {*listed, *map(chr, look_alikes()), *map(chr, ideographs())}
    return re.compile("[" + "".join(map(re.escape, sorted(char for char in chars if char < PLANE))) + "]")


def is_plain(text: str) -> bool:
    """Whether the text has no character that the tables know, as nearly all texts."""
    return text.isascii() or (_odd().search(text) is None and max(text) < PLANE)


def unified(text: str) -> str:
    """The text with each radical read as the ideograph it is, as many characters as before."""
    return text if is_plain(text) else text.translate(ideographs())
