"""A file that holds several resolutions, one below the other: where the second begins.

2. Decides to remain seized of the matter.      the first ends, with or without its closing lines
2101 (XX). Lakes                                a heading with another number
The General Assembly,                           and an enacting line below it
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from resgraph.symbols import find_symbols
from resgraph.text.engine.cues import Cues, terminated
from resgraph.text.engine.sections import NUMBER, Role, Section
from resgraph.text.lines import Line

PART = re.compile(r"(?<=\d)\s?[A-Z](?=\s?\(|$)")
"""The letter of a part: 60/106 A and 60/106 B are of one resolution."""


@dataclass(frozen=True, slots=True)
class Another:
    """Another resolution in the same file: the number or symbol in its heading, and where that begins in the text."""

    name: str
    start: int


def first_other(own: Sequence[str], headings: Iterable[tuple[Sequence[str], int]]) -> Another | None:
    """The first heading with names of which none is the text's own; each is given by its names and its beginning.

    None where all are its own, and where the text has no name by which others could be told.
    """
    if not own:
        return None
    for names, start in headings:
        if names and not any(_same(name, known) for name in names for known in own):
            return Another(names[0], start)
    return None


def another(sections: Sequence[Section], cues: Cues) -> Another | None:
    """The second resolution of a text that is cut into sections; None where all of it is one.

    Parts of one resolution have letters and no other number, and a heading that repeats the number is none either.
    """
    first = next((at for at, section in enumerate(sections) if section.role is Role.TEXT), len(sections))
    own = [name for section in sections[:first] for name in _names(section.lines)]
    pairs = zip(sections[first:], sections[first + 1 :], strict=False)
    headings = (_heading(before, cues) for before, section in pairs if section.role is Role.TEXT)
    return first_other(own, (([*_names(lines)], lines[0].start) for lines in headings if lines))


def _heading(section: Section, cues: Cues) -> list[Line]:
    """The lines at the end of a section that can head what follows: those below its last sentence or closing line."""
    start = 0
    for at, line in enumerate(section.lines):
        ends = terminated(line.text) and not NUMBER.fullmatch(line.text)
        if ends or cues.closes(line.text):
            start = at + 1
    return section.lines[start:]


def _names(lines: Iterable[Line]) -> Iterator[str]:
    """The numbers that head a title, and the symbols, without the letters of parts."""
    for line in lines:
        if match := NUMBER.match(line.text):
            yield PART.sub("", "".join(match["number"].split()))
        for symbol in find_symbols(line.text):
            if "/RES/" in symbol.text:
                yield PART.sub("", symbol.text)


def _same(name: str, other: str) -> bool:
    """Whether both name one resolution: 60/175 and A/RES/60/175."""
    short, long = sorted((name, other), key=len)
    return long == short or long.endswith(f"/{short}")
