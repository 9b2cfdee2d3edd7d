"""Which part of a document is meant: resolution 60/251, annex II, para. 14; paragraph 6 of resolution 60/251.

The parts are given in English, the larger first as printed, as the locators of Chinese texts are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resgraph.find.engine.groups import NOUNS
from resgraph.find.engine.parts import Part
from resgraph.languages.profile import Kind
from resgraph.text.numerals import roman

ONE = r"(?:\d{1,4}(?:\s?\([a-z\d]{1,4}\)|\s[a-z]\))*|[IVXLC]{1,7}(?:\.[A-Z])?(?![A-Za-z])|[A-Z](?![A-Za-z])|[a-z](?=\s?(?:[,;.)]|$))|\([a-z]{1,4}\))"
ROMAN = re.compile(r"[IVXLC]{1,7}")
MANY = 2
UNITS = (
    ("para.", "paras."),
    ("annex", "annexes"),
    ("section", "sections"),
    ("part", "parts"),
    ("chapter", "chapters"),
    ("page", "pages"),
    ("article", "articles"),
    ("subpara.", "subparas."),
)
"""Units of which there is one, and several: a language need not tell them apart."""


def _bounds(part: Part) -> tuple[int, int]:
    return part.start, part.end


@dataclass(frozen=True, slots=True)
class Located:
    """A locator as it is written in the graph, and where its words end (begin, where it stands before)."""

    text: str
    reach: int


class Locators:
    """Reads the locators of one language; `joints` are its words for and, and for a range."""

    def __init__(self, joints: Mapping[str, str], ordinals: Mapping[str, int]) -> None:
        """Compile the lists of numbers that a locator may have."""
        words = "|".join(re.escape(word) for word in joints) or "(?!)"
        self._joints = joints
        self._list = re.compile(
            rf"\s?(?P<refs>{ONE}(?:(?:\s?,\s?|\s?-\s?|\s?(?:{words})\s?){ONE})*)(?![/\d])"
        )
        self._joint = re.compile(rf"\s?(?:(?P<word>{words})|(?P<sign>[,-]))\s?(?=[\d(A-Z]|[a-z]\b)")
        self._ordinals = ordinals

    def behind(self, text: str, parts: Sequence[Part], index: int) -> Located | None:
        """What follows a number or a document: `index` is the part after it."""
        told: list[str] = []
        reach = 0
        while index < len(parts):
            here = index + 1 if parts[index].sign == "," else index
            while here < len(parts) and parts[here].has(Kind.ARTICLE) and not parts[here].has(Kind.LOCATOR):
                here += 1
            if here >= len(parts) or not parts[here].has(Kind.LOCATOR):
                break
            unit, start = parts[here].kinds[Kind.LOCATOR], parts[here].end
            refs = self._list.match(text, start)
            if refs is None and not unit.startswith(("annex", "appendix", "enclosure", "preamble")):
                break
            end = refs.end() if refs else start
            index = next((at for at in range(here, len(parts)) if parts[at].start >= end), len(parts))
            ordinal = "" if refs else self._ordinal(parts, index)
            if ordinal and index + 1 < len(parts) and parts[index + 1].has(Kind.OF, Kind.ITS, *NOUNS):
                break  # the sixth annex to the next resolution
            if index < len(parts) and parts[index].has(Kind.OF, Kind.ITS, *NOUNS):
                break  # paragraph 17 of the next resolution
            if self._is_of_another(parts, index):
                return None  # decision 1/CP.21, article 4, paragraph 2, of the Agreement
            told.append(self._told(unit, refs["refs"] if refs else ordinal))
            reach = end
        return Located(", ".join(told), reach) if told else None

    def _is_of_another(self, parts: Sequence[Part], index: int) -> bool:
        """Whether a comma and a word for of lead on to a thing that is neither a body nor a day."""
        at = index + 1
        if index >= len(parts) or parts[index].sign != "," or at >= len(parts) or not parts[at].has(Kind.OF):
            return False
        while at < len(parts) and parts[at].has(Kind.OF, Kind.ARTICLE, Kind.DATED) and not parts[at].day:
            at += 1
        return at < len(parts) and parts[at].capital and not (parts[at].day or parts[at].has(Kind.BODY))

    def before(self, text: str, parts: Sequence[Part], index: int) -> Located | None:
        """What stands before the words of a citation, which begin at the part `index`: paragraph 6 of."""
        at = index - 1
        while at >= 0 and parts[at].has(Kind.ARTICLE, Kind.OF, Kind.TO) and index - at <= MANY + 1:
            at -= 1
        if at < 0:
            return None
        for start in range(at, max(-1, at - 9), -1):
            if parts[start].has(Kind.LOCATOR):
                refs = self._list.match(text, parts[start].end)
                unit = parts[start].kinds[Kind.LOCATOR]
                if refs and refs.end() == parts[at].end:
                    return self._within(text, parts, start, self._told(unit, refs["refs"]))
                if start == at - 1 and (ordinal := self._ordinal(parts, at)):
                    return Located(self._told(unit, ordinal), parts[start].start)
                whole = start == at and unit.startswith(("annex", "appendix", "enclosure", "preamble"))
                return Located(self._told(unit, ""), parts[start].start) if whole else None
            if (
                not (
                    parts[start].bare
                    or parts[start].sign in (",", "(", ")", "-")
                    or parts[start].has(Kind.AND)
                )
                and parts[start].end - parts[start].start > MANY
                and not (
                    start == at and (ROMAN.fullmatch(text, *_bounds(parts[at])) or self._ordinal(parts, at))
                )
            ):
                return None
        return None

    def _within(self, text: str, parts: Sequence[Part], start: int, told: str) -> Located:
        """Paragraph 4 of section II of: the larger part behind, as a part of a document is written, comes first."""
        before = next((at for at in range(start - 1, -1, -1) if not parts[at].has(Kind.ARTICLE, Kind.OF)), -1)
        led = any(parts[at].has(Kind.OF) for at in range(before + 1, start))
        smaller = self.before(text, parts, start) if led else None
        return (
            Located(f"{told}, {smaller.text}", smaller.reach)
            if smaller
            else Located(told, parts[start].start)
        )

    def _told(self, unit: str, refs: str) -> str:
        """The unit in the number that the references have: paras. of several, annex II of one."""
        written = self._written(refs)
        several = any(sign in written for sign in (" and ", ", ", "-")) and ", part" not in written
        form = next((pair[several] for pair in UNITS if unit in pair), unit)
        return f"{form} {written}" if written else form

    def _ordinal(self, parts: Sequence[Part], index: int) -> str:
        """The Roman number of an ordinal behind the unit: المرفق الثاني is annex II."""
        return (
            roman(self._ordinals[parts[index].stem])
            if index < len(parts) and parts[index].stem in self._ordinals
            else ""
        )

    def _written(self, refs: str) -> str:
        """9, 11 y 12 -> 9, 11 and 12; 5 (f) -> 5(f)."""
        tight = re.sub(r"\s+(?=\()", "", refs)
        tight = re.sub(r"(?<=\d)\s([a-z])\)", r"(\1)", tight)
        tight = re.sub(r"(?<=[IVXLC])\.(?=[A-Z])", ", part ", tight)
        return self._joint.sub(self._english, tight).strip()

    def _english(self, match: re.Match[str]) -> str:
        if match["sign"]:
            return ", " if match["sign"] == "," else "-"
        return self._joints[match["word"]]
