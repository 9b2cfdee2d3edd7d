"""Page furniture: page numbers, running heads, job numbers; printed, but no part of the resolution."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from resgraph.languages.ruled import rules
from resgraph.text.lines import Line
from resgraph.text.structure.bodies import ENACTING
from resgraph.text.structure.footnotes import mark_alone

PAGES = rules("pages")

JOB = r"(?:GE\.)?\d{2}-\d{5}(?:\s?\([A-Z]\))?"
FURNITURE = re.compile(
    rf"""
    [-–—]\s?\d{{1,3}}\s?[-–—]                              # - 2 -
    | {PAGES.source("number")}                             # page 2 of 5, in words
    | {PAGES.source("volume")}
    | /?(?:\.{{3}}|…{{1,2}})                               # /...
    | (?:\d{{1,3}}(?:/\d{{1,3}})?\s+)?{JOB}(?:\s+\d{{1,6}}(?:/\d{{1,3}})?){{0,3}} # 05-49892 (C) 201205, GE.23-20089 3
    | \*?\s?[0-9]{{7}}\s?\*?                                # the digits of the bar code
    | (?:{PAGES.source("recycle")}|Please\ recycle).{{0,8}}
    """,
    re.VERBOSE,
)
HEAD = re.compile(r"(?:[A-Z]{1,5}(?:\.\d+)?)(?:/[A-Za-z0-9.\-]*[A-Za-z0-9])+(?:\s?[(（][\dIVXL]+[)）])?\*?")
LAST_SYMBOL = re.compile(rf"(?<!\S){HEAD.pattern}$")
"""The symbol at the end of a line of the masthead: 联合国 S/RES/1267 (1999)."""
PAGED = re.compile(
    rf"(?:{HEAD.pattern})\s+\d{{1,3}}(?:/\d{{1,3}})?|\d{{1,3}}(?:/\d{{1,3}})?\s+(?:{HEAD.pattern})"
)
PAGE_OF = re.compile(r"\d{1,2}/\d{1,2}")
"""2/3 beside a job number is the second page of three, elsewhere it may be a resolution's number."""
BEGINS = re.compile(rf"[A-Z\d\s\-–—/.…*]|{PAGES.source('first')}")
"""What all of these begin with; most lines begin otherwise."""
FIRST_LINES = 4
STOPS = ".,;:。，；：、"
HEADING, SHORTEST_TITLE = 12, 12
"""Lines of a heading, where the title stands first, and characters of a title that may run at the head of pages."""
EDITED = re.compile(rf"[\[［〔]\s?{PAGES.source('web.edits')}\s?[\]］〕]\s*")
"""The link that a wiki prints beside each heading."""
LICENCE = re.compile(PAGES.source("web.licences"))
"""Where the page's own words begin behind the text: its licence, its source."""


def take_out(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without page furniture, and the furniture; the line after furniture opens a page.

    A document symbol that stands alone on a line is a running head where it stands so more than once,
    or is the one in the masthead.
    """
    lines, web = _without_web(lines)
    own = {
        _squeezed(found.group()) for line in lines[:FIRST_LINES] if (found := LAST_SYMBOL.search(line.text))
    }
    symbols = Counter(line.text for line in lines if HEAD.fullmatch(line.text))
    heading = _squeezed("".join(line.text for line in lines[:HEADING]))
    kept: list[Line] = []
    furniture = web
    turned = False
    for index, line in enumerate(lines):
        runs = turned and index >= HEADING and _runs_below_head(line.text, heading)
        repeated = symbols[line.text] > 1 and not mark_alone(lines[index - 1].text)
        head = index >= FIRST_LINES and (repeated or _squeezed(line.text) in own)
        if runs or head or (BEGINS.match(line.text) and _is_furniture(lines, index)):
            furniture.append(line)
            turned = bool(kept)
        else:
            kept.append(replace(line, page=True) if turned else line)
            turned = False
    return kept, furniture


def _runs_below_head(text: str, heading: str) -> bool:
    """Whether the line below a running head goes on with it: the document's title again, or 2/13."""
    words = _squeezed(text)
    titled = len(words) >= SHORTEST_TITLE and words[-1] not in STOPS and words in heading
    return titled or bool(PAGE_OF.fullmatch(text))


def _squeezed(text: str) -> str:
    """S/RES/1267 (1999) without its blank."""
    return "".join(text.split())


def _without_web(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without what a web page adds: [编辑] beside headings, and its licence with all that follows."""
    kept: list[Line] = []
    web: list[Line] = []
    for index, line in enumerate(lines):
        if index >= FIRST_LINES and LICENCE.match(line.text) and _is_last_text(lines, index):
            return kept, web + lines[index:]
        edited = EDITED.match(line.text)
        if not edited:
            kept.append(line)
            continue
        web.append(replace(line, end=line.start + edited.end(), text=edited.group()))
        if rest := line.text[edited.end() :]:
            kept.append(replace(line, start=line.end - len(rest), text=rest))
    return kept, web


def _is_last_text(lines: list[Line], index: int) -> bool:
    """Whether no enacting line follows: above one, such words are the page's head."""
    return not any(ENACTING.fullmatch(line.text) for line in lines[index:])


def _is_furniture(lines: list[Line], index: int) -> bool:
    """Whether the line's form tells: - 2 -, 05-49892, A/RES/60/175 2; or 2/3 beside such a line."""
    text = lines[index].text
    if FURNITURE.fullmatch(text) or PAGED.fullmatch(text):
        return True
    return index >= FIRST_LINES and bool(PAGE_OF.fullmatch(text)) and _beside_furniture(lines, index)


def _beside_furniture(lines: list[Line], index: int) -> bool:
    """Whether the line before or the one after is page furniture."""
    return any(FURNITURE.fullmatch(line.text) for line in (lines[index - 1], *lines[index + 1 : index + 2]))
