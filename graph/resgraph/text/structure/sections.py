"""The body cut at its enacting lines, parts, closing lines and annexes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from resgraph.model import MappedText
from resgraph.text.lines import Line
from resgraph.text.openers import opens
from resgraph.text.repairs import repair
from resgraph.text.structure.bodies import ENACTING, body_of
from resgraph.text.structure.closing import ANNEX, PART, closes
from resgraph.text.structure.layout import terminated
from resgraph.text.structure.notes import Printed


class Role(Enum):
    """What a stretch of the body is."""

    FRONT = "heading"
    TEXT = "text"
    CLOSING = "closing"
    ANNEX = "annex"


@dataclass(slots=True)
class Section:
    """Consecutive lines of one role; `label` a part's letter or an annex's number, `body` as the enacting line names it."""

    role: Role
    lines: list[Printed] = field(default_factory=list)
    label: str | None = None
    body: str | None = None
    enacting: Line | None = None


def plain(line: Line) -> str:
    """The line repaired: 大会大会大会大会， -> 大会，."""
    return repair(MappedText.of(line.text)).text


def cut(printed: Sequence[Printed]) -> list[Section]:
    """The sections in order; the first is the front, which may be empty."""
    sections = [Section(Role.FRONT)]
    ended = True
    for item in printed:
        current = sections[-1]
        line = item.line
        text = "" if item.marks else plain(line)
        if text and ended and ENACTING.fullmatch(text) and body_of(text.strip("，, ")):
            label = _part_letter(sections)
            sections.append(Section(Role.TEXT, label=label, body=body_of(text.strip("，, ")), enacting=line))
        elif text and current.role is Role.TEXT and ended and closes(text):
            sections.append(Section(Role.CLOSING, [item]))
        elif text and current.role is not Role.FRONT and ended and _is_annex(text, item):
            sections.append(Section(Role.ANNEX, [item], label=_annex_label(sections)))
        elif text and current.role is Role.CLOSING and _is_part(text):
            sections.append(Section(Role.FRONT, [item]))
        elif (
            text and current.role is Role.CLOSING and opens(text) and not closes(text) and _open_vote(current)
        ):
            current.lines.append(item)
        else:
            current.lines.append(item)
        if text:
            ended = terminated(text) or sections[-1].role in (Role.FRONT, Role.CLOSING)
    return sections


def _open_vote(section: Section) -> bool:
    text = "".join(item.line.text for item in section.lines)
    return text.count("[") > text.count("]")


def _is_part(text: str) -> bool:
    return bool(PART.fullmatch(text))


def _is_annex(text: str, item: Printed) -> bool:
    return bool(ANNEX.fullmatch(text)) and not item.marks


def _annex_label(sections: list[Section]) -> str:
    return str(1 + sum(section.role is Role.ANNEX for section in sections))


def _part_letter(sections: list[Section]) -> str | None:
    """The letter that stands alone in the heading above: A, B."""
    for item in reversed(sections[-1].lines if sections[-1].role is Role.FRONT else []):
        if _is_part(item.line.text):
            return item.line.text.lower()
    return None
