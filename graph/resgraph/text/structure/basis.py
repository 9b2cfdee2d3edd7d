"""The documents that a resolution was adopted on: [根据第三委员会的报告(A/60/510和Corr.1)通过].

[根据第二委员会的报告(A/53/609/Add.6)通过]
[未经发交主要委员会而通过(A/60/L.62/Rev.1和Rev.1/Add.1)]          the draft itself, in plenary
(据第一委员会报告书所通过之决议案)                               the first decades, without a document
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resgraph.languages.ruled import rules
from resgraph.model import Symbol, SymbolError
from resgraph.symbols import parse
from resgraph.text.structure.heading_forms import forms, has_form

HEADINGS = rules("headings")

OPENED = re.compile(rf"[\[〔［【]\s?(?:{forms('basis opens').pattern})", re.VERBOSE)
BRACKETED = re.compile(rf"{OPENED.pattern}[^\]〕］】]{{0,400}}[\]〕］】]", re.VERBOSE)
"""The line in brackets under the heading; it may run over several lines."""
DOCUMENT, RANGE = HEADINGS.pattern("basis.document"), HEADINGS.pattern("basis.range")
LAST = re.compile(r"/(?P<word>Corr|Add|Rev)\.(?P<number>\d{1,3})$")


def is_basis(line: str) -> bool:
    """Whether the line tells what the resolution was adopted on, in brackets or as the first decades print it."""
    return bool(BRACKETED.fullmatch(line)) or has_form("reported", line)


def documents(bracketed: str) -> tuple[Symbol, ...]:
    """The documents named in the line, elliptic ones made whole: A/60/510和Corr.1 are two."""
    found = [symbol for spelled in _spelled(bracketed) if (symbol := _parsed(spelled))]
    return tuple(dict.fromkeys(found))


def _spelled(text: str) -> Iterator[str]:
    base = last = ""
    for match in DOCUMENT.finditer(text):
        if match["whole"]:
            base = last = match["whole"].rstrip("./")
        elif match["part"] and base:
            last = f"{_stem(base, last, match['word'])}/{match['word']}.{match['number']}{match['below']}"
        elif match["further"] and (ending := LAST.search(last)):
            yield from _between(last, ending, match)
            last = f"{last[: ending.start()]}/{ending['word']}.{match['further']}"
        else:
            continue
        yield last


def _between(last: str, ending: re.Match[str], further: re.Match[str]) -> Iterator[str]:
    """Add.1至3 and Add.1-3 hold Add.2, too."""
    if RANGE.search(further.group()):
        for number in range(int(ending["number"]) + 1, min(int(further["further"]), 100)):
            yield f"{last[: ending.start()]}/{ending['word']}.{number}"


def _stem(base: str, last: str, word: str) -> str:
    """Rev.1 behind A/60/L.62/Rev.1 is of A/60/L.62; Add.2 behind A/54/25/Add.1 is its sister; Corr.1 is of what stands before."""
    ending = LAST.search(base)
    if ending and ending["word"] == word:
        return base[: ending.start()]
    if word == "Corr" and (above := LAST.search(last)) and above["word"] == "Add":
        return last
    return base


def _parsed(text: str) -> Symbol | None:
    try:
        return parse(text)
    except SymbolError:
        return None
