"""Text folded for matching by the writing of its language, with the way back.

    l’Assemblée générale, 60/251 – and “S–31/1” -> l'Assemblee generale, 60/251 - and "S-31/1"

White space becomes one blank, dashes a hyphen, quotation marks ' and ", digits of every script ASCII; format characters,
vowel signs and the stretching of Arabic are dropped, presentation forms become letters. Letters that the language writes
in several ways (`alike`) become one. Case is left: it tells names.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from resgraph.languages.profile import Writing

HYPHENS = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d"
SINGLE = "'\u2018\u2019\u201a\u201b\u0060\u00b4\u2032" + chr(0x2BC)
ORDINALS = map(chr, (0xBA, 0xAA))
TATWEEL = chr(0x640)
DOUBLE = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033'
STROKES = "/\u2044\u2215\uff0f"
SIGNS = {
    **dict.fromkeys(HYPHENS, "-"),
    **dict.fromkeys(SINGLE, "'"),
    **dict.fromkeys(DOUBLE, '"'),
    **dict.fromkeys(STROKES, "/"),
    "\u060c": ",",
    "\u061b": ";",
    "\u061f": "?",
    "\u066b": ".",
    TATWEEL: "",
    "\u00ad": "",
    **{sign: sign for sign in ORDINALS},
}
"""Signs and what they are matched as; the tatweel and the soft hyphen are nothing. NFKC would make ª of 5ª an a."""


class FoldedText(NamedTuple):
    """Folded text and, for each of its characters, the offset in the original."""

    text: str
    positions: list[int]


class Folding:
    """Folds the texts of one language."""

    def __init__(self, writing: Writing) -> None:
        """Take the letters that count as others."""
        self._alike = dict(writing.alike)
        self._accents = writing.accents
        self._known: dict[str, str] = {}

    def fold(self, text: str) -> FoldedText:
        """The text folded; a stretch of white space is one blank."""
        known = self._known
        out: list[str] = []
        positions: list[int] = []
        blank = True
        for at, char in enumerate(text):
            folded = known.get(char)
            if folded is None:
                folded = known[char] = self._character(char)
            if folded == " ":
                if blank:
                    continue
                blank = True
            elif folded:
                blank = False
            for each in folded:
                out.append(each)
                positions.append(at)
        return FoldedText("".join(out), positions)

    def plain(self, text: str) -> str:
        """The folded text of a form of a table."""
        return self.fold(text).text.strip()

    def _character(self, char: str) -> str:
        """What one character becomes: nothing, one, or the letters of a ligature."""
        if char in SIGNS:
            return SIGNS[char]
        if char.isspace():
            return " "
        category = unicodedata.category(char)
        if category in ("Cf", "Mn"):
            return ""
        if char.isdecimal():
            return str(unicodedata.decimal(char))
        letters = unicodedata.normalize("NFKC", char)
        if not self._accents:
            letters = unicodedata.normalize("NFD", letters)
        kept = (c for c in letters if unicodedata.category(c) != "Mn")
        return "".join(self._alike.get(c, c) for c in kept)


@lru_cache(maxsize=16)
def _folding(code: str, accents: bool, alike: tuple[tuple[str, str], ...]) -> Folding:
    return Folding(Writing(code, alike=dict(alike), accents=accents))


def folding(writing: Writing) -> Folding:
    """The folding of a writing; made once for each."""
    return _folding(writing.script, writing.accents, tuple(sorted(writing.alike.items())))
