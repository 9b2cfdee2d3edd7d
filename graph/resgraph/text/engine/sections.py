"""A spaced text cut into its sections: what heads it, the text below each enacting line, the closing lines, the annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise, zip_longest

from resgraph.text.engine.cues import Cues, terminated
from resgraph.text.lines import Line

ENACTING = 120
"""Characters of the longest line that holds the enacting words alone."""
FORMULA = 20
"""Characters of the longest formula above them: Now, therefore,."""
HEADING = 5
"""Lines of the longest heading."""
NUMBER = re.compile(
    r"(?P<number>\d{1,2}\s?C/(?:[^\W\d_]+\s)?\d{1,3}(?!\d)|WHA\d{1,2}\.\d{1,3}|(?:E?S-)?\d{1,4}/\d{1,4}(?:\s?[A-Z]\b)?|\d{1,4}(?:\s?[A-Z])?\s?\([\dIVXLCES-]{1,6}\))\s?\.?\s*(?P<title>.*)"
)
"""A number that heads a title: 60/175. Rivers, 2100 (XX). Lakes, WHA61.21 Health, 33 C/Resolution 36."""


class Role(StrEnum):
    """What a section is."""

    FRONT = "front"
    TEXT = "text"
    CLOSING = "closing"
    ANNEX = "annex"


@dataclass(slots=True)
class Section:
    """Lines of one role; `head` is the enacting line or the heading of the annex, `body` the id of who enacts.

    `opened` where no line enacts, and the text is a decision or a statement by how it begins.
    """

    role: Role
    head: Line | None = None
    body: str | None = None
    lines: list[Line] = field(default_factory=list)
    opened: bool = False


def cut(lines: Sequence[Line], cues: Cues) -> list[Section]:
    """The sections in order; the first is the front, empty where nothing stands above the enacting line."""
    sections = [Section(Role.FRONT)]
    for index, line in enumerate(lines):
        section = sections[-1]
        after = lines[index + 1].text if index + 1 < len(lines) else ""
        if (enacted := cues.enacts(line.text, after)) and (
            section.role is not Role.TEXT or not section.lines or _ended(section) or _headed(section)
        ):
            body, length = enacted
            if not line.text[length:].strip() or cues.opens(line.text[length:].strip()):
                sections.append(Section(Role.TEXT, _part(line, 0, length), body))
                rest = _part(line, length, len(line.text))
                if rest.text:
                    sections[-1].lines.append(rest)
                continue
        if section.role is not Role.FRONT and cues.is_annex(line.text):
            sections.append(Section(Role.ANNEX, line))
        elif section.role is Role.TEXT and section.lines and _ended(section) and _closes(lines, index, cues):
            sections.append(Section(Role.CLOSING, lines=[line]))
        else:
            section.lines.append(line)
    return sections


def move_recitals(sections: Sequence[Section], titled: int, cues: Cues) -> None:
    """What is said between the title and a late enacting line (The General Assembly, therefore,) is part of its text.

    `titled` is the line of the front with the number. A title ends in no stop; a formula of a few words stays with the line.
    """
    front, text = sections[0].lines, next((s for s in sections if s.role is Role.TEXT), None)
    last = len(front) - (1 if front and len(front[-1].text) <= FORMULA else 0)
    for at in range(titled + 1, last):
        if (front[at].gap or cues.opens(front[at].text)) and _says(front[at:last], cues) and text:
            text.lines[:0] = front[at:last]
            del front[at:last]
            return


def _says(lines: Sequence[Line], cues: Cues) -> bool:
    """Whether the first of the lines, with those that are not set apart from it, are a sentence of a text."""
    if cues.closes(lines[0].text):
        return False
    for line, after in zip_longest(lines, lines[1:]):
        if _stops(line):
            return True
        if after and after.gap:
            return False
    return False


def _stops(line: Line) -> bool:
    return line.text.rstrip().endswith((".", ",", ";", ":"))


def _ended(section: Section) -> bool:
    return terminated(section.lines[-1].text) or len(section.lines[-1].text) < 4


def _headed(section: Section) -> bool:
    """Whether the heading of another resolution ends the section: 2101 (XX). Lakes, below a line that ended."""
    lines = section.lines[-HEADING - 1 :]
    return any(NUMBER.fullmatch(line.text) and terminated(one.text) for one, line in pairwise(lines))


def _closes(lines: Sequence[Line], index: int, cues: Cues) -> bool:
    """Whether the line closes a text: a meeting or a vote; a date where one of those is near."""
    found = cues.closes(lines[index].text)
    if found is None:
        return False
    if found[0] != "date":
        return True
    near = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
    return (
        not near
        or any((other := cues.closes(line.text)) and other[0] != "date" for line in near)
        or index + 1 == len(lines)
    )


def _part(line: Line, start: int, end: int) -> Line:
    """A stretch of a line as a line of its own."""
    raw = line.text[start:end]
    text = raw.strip()
    at = line.start + start + len(raw) - len(raw.lstrip())
    return Line(at, at + len(text), text, line.indent, line.gap, line.page, line.rule)
