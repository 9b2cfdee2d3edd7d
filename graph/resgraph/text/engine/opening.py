"""How a text begins that has no enacting line: a decision by its first sentence, a statement below who made it and when.

60/551. Election of members
At its 98th plenary meeting, on 27 July 2006, the General Assembly decided...     the first paragraph of the decision

At the 8773rd meeting of the Security Council, held on 19 May 2021, ..., the
President of the Council made the following statement on behalf of the Council:   heads the statement
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resgraph.text.engine.cues import Cues
from resgraph.text.engine.heading import titled_at
from resgraph.text.engine.sections import Role, Section
from resgraph.text.lines import Line

FIRST = 40
"""Lines of the longest heading."""
SENTENCE = 8
"""Lines of the longest opening sentence."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The line that the opening begins on and the one after it, where that heads the text; the body that speaks."""

    at: int
    end: int
    body: str | None


def find_opening(lines: Sequence[Line], cues: Cues) -> Opening | None:
    """The opening of a text of which no line enacts; a decision has a number at its title."""
    for at in range(min(len(lines), FIRST)):
        joined = " ".join(line.text for line in lines[at : at + SENTENCE])
        found = cues.opening(joined)
        if found is None:
            continue
        tells, body, length = found
        if tells == "statement":
            return Opening(at, _behind(lines, at, length), body)
        if titled_at(lines[:at]) is not None:
            return Opening(at, at, body)
    return None


def begin(sections: list[Section], opening: Opening) -> list[Section]:
    """The sections of a text that begins so: what stands above is the heading."""
    lines = sections[0].lines
    head = lines[opening.at : opening.end]
    whole = None
    if head:
        first = head[0]
        text = " ".join(line.text for line in head)
        whole = Line(first.start, head[-1].end, text, first.indent, first.gap, first.page, first.rule)
    front = Section(Role.FRONT, lines=lines[: opening.at])
    text_ = Section(Role.TEXT, whole, opening.body, lines[opening.end :], opened=True)
    return [front, text_, *sections[1:]]


def _behind(lines: Sequence[Line], at: int, length: int) -> int:
    """The line after the one that the sentence ends on."""
    taken = -1
    while taken < length - 1:
        taken += 1 + len(lines[at].text)
        at += 1
    return at
