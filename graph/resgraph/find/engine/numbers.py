"""The shapes of numbers, the same in all languages: 60/251, 2005/14, 217 A (III), 1325 (2000), S-31/1, WHA76.16, 1/CP.21.

A language may write a sign of its own inside them (د إ-31/1 is S-31/1, 59/113 ألف is 59/113 A): rows of the kind `mark`. A
number is squeezed, its signs replaced, and read by the one reader of items that the Chinese grammar has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from resgraph.find.citations.items import Number, read_items
from resgraph.languages.profile import Kind, Profile
from resgraph.text.engine.folding import folding

ROMAN = r"[IVXLC]{1,7}"
SESSION_SIGNS = ("S-", "ES-", "OS/")
TREATY = ("CP", "CMP", "CMA", "COP")


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed number, which may be several (181 A and B (II)); folded span."""

    start: int
    end: int
    numbers: tuple[Number, ...]


class Shapes:
    """Finds the numbers of one language's passages."""

    def __init__(self, profile: Profile) -> None:
        """Compile the shapes with the signs that the language writes in them."""
        fold = folding(profile.writing).plain
        marks = {fold(word.form): word.value for word in profile.of(Kind.MARK)}
        self._marks = [
            (re.compile(_spaced(mark)), value)
            for mark, value in sorted(marks.items(), key=lambda pair: -len(pair[0]))
        ]
        self._and = _any(fold(w.form) for w in profile.of(Kind.AND))
        self._range = _any(fold(w.form) for w in profile.of(Kind.RANGE))
        letter = _any((m for m, v in marks.items() if len(v) == 1), r"[A-Z](?![A-Za-z])")
        joint = rf"\s?(?:,|-|{self._and}|{self._range})\s?"
        letters = rf"(?:{letter}(?:{joint}{letter}(?![A-Za-z\d./]))*)"
        signs = _any((m for m, v in marks.items() if v in SESSION_SIGNS), r"E?S\s?-|OS\s?/")
        treaty = _any((m for m, v in marks.items() if v.rstrip(".") in TREATY), "|".join(TREATY))
        health = _any((m for m, v in marks.items() if v == "WHA"), "WHA")
        session = _any((m for m, v in marks.items() if v in ("S-", "ES-", "#")), r"E?S\s?-")
        self._pattern = re.compile(
            rf"""
            (?<![\d/.A-Z]) (?:                                 # EB126(1) is of another series
                (?:{signs})\s?-?\s?\d{{1,2}}/\d{{1,3}} (?:\s?{letters})?                        # S-31/1
              | (?:{health})\s?\d{{1,3}}\s?[.-]\s?\d{{1,3}}                                    # WHA76.16
              | \d{{1,3}}/\s?(?:{treaty})[.\s-]?\s?\d{{1,3}}                                   # 1/CP.21
              | \d{{1,4}}(?:\s?{letters})?\s?\(\s?(?:{session})?\s?-?\s?(?:{ROMAN}|\d{{1,2}})\s?\)(?:\s?{letters})?  # 217 A (III)
              | \d{{1,4}}\s?\((?:19|20)\d\d\)                                                  # 1325 (2000)
              | (?<![A-Za-z])[IVX]{{1,5}}/\d{{1,2}}(?![\d/A-Za-z])                              # X/2
              | \d{{1,4}}\s?/\s?\d{{1,4}}(?![\d/]|\.\d) (?:\s?-?{letters})?                     # 60/251, 59/113 A
            )
            """,
            re.VERBOSE,
        )

    def find(self, text: str) -> Iterator[Printed]:
        """Each number of a known shape in a folded text."""
        for match in self._pattern.finditer(text):
            if numbers := self.read(match.group(), match.start()):
                yield Printed(match.start(), match.end(), numbers)

    def read(self, printed: str, start: int) -> tuple[Number, ...]:
        """The numbers in a printed one; spans folded."""
        squeezed, places = self._squeezed(printed)
        if squeezed.startswith("WHA"):
            squeezed = squeezed.replace("-", ".")
        numbers = read_items(squeezed, 0)
        if not numbers or not places:
            return ()
        return tuple(
            replace(n, start=start + places[n.start], end=start + places[min(n.end, len(places)) - 1] + 1)
            for n in numbers
        )

    def _squeezed(self, printed: str) -> tuple[str, list[int]]:
        """Without blanks, the language's signs replaced; and where each character stood."""
        out: list[str] = []
        places: list[int] = []
        at = 0
        while at < len(printed):
            sign, value = self._sign(printed, at)
            for each in value:
                out.append(each)
                places.append(at + max(len(sign), 1) - 1 if each == value[-1] else at)
            at += max(len(sign), 1)
        return "".join(out), places

    def _sign(self, printed: str, at: int) -> tuple[str, str]:
        """The sign at the place and what it is in a symbol; a blank is nothing."""
        for sign, value in self._marks:
            if match := sign.match(printed, at):
                return match.group(), "" if value == "#" else value
        for words, value in ((self._and, ","), (self._range, "-")):
            if match := re.compile(words).match(printed, at):
                return match.group(), value
        return printed[at], "" if printed[at].isspace() else printed[at]


def _any(forms: Iterator[str] | list[str], otherwise: str = r"(?!)") -> str:
    """Any of the forms, the longest first, or what else is written there."""
    words = "|".join(map(_spaced, sorted(forms, key=lambda f: -len(f))))
    return f"(?:{words}|{otherwise})" if words else f"(?:{otherwise})"


def _spaced(form: str) -> str:
    """The form as a pattern; blanks may be left out, and may stand around its hyphen."""
    return re.escape(form).replace(r"\ ", r"\s?").replace(r"\-", r"\s?-\s?")
