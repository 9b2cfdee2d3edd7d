"""Lines that run along with the pages: numbers, symbols, titles, job numbers and barcodes.

They are told by their place, at the head or the foot, and by their form; a running title by standing at the
head of two pages or more.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from resgraph.languages.ruled import rules
from resgraph.text.source.pdf_lines import GlyphLine

PAGES = rules("pages")

PAGE_NUMBER = re.compile(
    rf"""
    [-–—\s]* (?: \d{{1,3}} (?: \s* / \s* \d{{1,3}} )?      # 2, - 2 -, 2/5
    | {PAGES.source("number_spaced")}                     # page 2 of 5, in words
    | Page\s\d+ (?: \sof\s\d+ )? ) [-–—\s]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
JOB_NUMBER = re.compile(
    r"""
    (?: \d{1,3} (?: / \d{1,3} )? \s+ )?               # a page number before it
    (?: (?:GE|LA|V|K)\.? \s? )? \d{2} - \d{5}          # 05-48969, GE.23-19916
    (?: \s* \( [A-Z] \) )? (?: \s+ \d{6} )*            # (C) 191023 251023
    (?: \s+ \d{1,3} (?: / \d{1,3} )? )?                # a page number behind it
    (?: \s* \* [\dA-Z\s]+ \* )?                        # and the barcode's digits
    """,
    re.VERBOSE,
)
BARCODE = re.compile(
    rf"\*[\dA-Z]{{6,10}}\*|\W*(?:Please[ ]recycle|{PAGES.source('recycle')}).{{0,3}}",
    re.VERBOSE | re.IGNORECASE,
)
SYMBOL = re.compile(r"[A-Z]{1,5}(?:/[A-Za-z0-9.()-]+)+")

EDGE = 0.11
"""The part of a page's height, at its head and at its foot, where running lines stand."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page from top to bottom and its height in points."""

    lines: list[GlyphLine]
    height: float

    def at_head(self, line: GlyphLine) -> bool:
        """In the upper margin."""
        return line.baseline > (1 - EDGE) * self.height

    def at_foot(self, line: GlyphLine) -> bool:
        """In the lower margin."""
        return line.baseline < EDGE * self.height


def without_running_lines(pages: list[Page]) -> list[list[GlyphLine]]:
    """The lines of each page that belong to the document; the first page's masthead does."""
    heads = Counter(
        words for page in pages[1:] for words in {_words(x) for x in page.lines if page.at_head(x)}
    )
    titles = {words for words, times in heads.items() if times > 1 and words}
    return [
        [line for line in page.lines if not _runs(line, page, number == 0, titles)]
        for number, page in enumerate(pages)
    ]


def _words(line: GlyphLine) -> str:
    """The line without symbols and blanks: a running title stands left or right of the symbol."""
    return "".join(w for w in line.text.split() if not SYMBOL.fullmatch(w))


def _runs(line: GlyphLine, page: Page, first: bool, titles: set[str]) -> bool:
    """Is the line one that runs along: by form at the foot, by form or repetition at the head."""
    text = line.text.strip()
    rest = " ".join(w for w in text.split() if not SYMBOL.fullmatch(w))
    if page.at_foot(line):
        return not rest or any(form.fullmatch(rest) for form in (PAGE_NUMBER, JOB_NUMBER, BARCODE))
    if page.at_head(line) and not first:
        return not rest or PAGE_NUMBER.fullmatch(rest) is not None or _words(line) in titles
    return False
