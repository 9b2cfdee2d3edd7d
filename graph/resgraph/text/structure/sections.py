"""The body cut at its enacting lines, parts, closing lines and annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from resgraph.model import ParagraphKind
from resgraph.text.lines import Line
from resgraph.text.numbering import markers
from resgraph.text.openers import opens
from resgraph.text.structure.annexed import AHEAD as ANNEX_AHEAD
from resgraph.text.structure.annexed import begins_annex
from resgraph.text.structure.beginnings import decided, resolved, stated
from resgraph.text.structure.bodies import may_enact
from resgraph.text.structure.closing import ANNEX, ANNEX_TITLED, LINES, PART, closes
from resgraph.text.structure.cover import MOST_LINES, cover_end
from resgraph.text.structure.enacting import enacts, enacts_bare, enacts_elsewhere, may_speak, plain
from resgraph.text.structure.front import MEETING
from resgraph.text.structure.layout import QUOTES, STOPS, terminated
from resgraph.text.structure.masthead import Sort, sort_of_line
from resgraph.text.structure.notes import Printed
from resgraph.text.structure.numbered import LETTERS, read_number

FIRST = LINES.pattern("first")
"""What a section begins with, where it begins with no enacting line."""
QUOTE_ENDS = re.compile('[。！？.…；;][”’」』"]+$')
"""The end of what is quoted: a stop inside, nothing behind."""
SIGNS = re.compile(r"^.{0,24}[/(（.]")
"""What every number of a resolution has near its beginning."""
MASTHEAD = (Sort.SYMBOL, Sort.TERMS, Sort.SESSION, Sort.ITEM)
"""Lines of a heading that stand above the letters of parts."""
AHEAD = 4


class Role(Enum):
    """What a stretch of the body is."""

    FRONT = "heading"
    TEXT = "text"
    CLOSING = "closing"
    ANNEX = "annex"


@dataclass(slots=True)
class Section:
    """Lines of one role, consecutive but for a draft between them; `label` a part's letter, an annex's or a draft's number.

    `body` is the one that the enacting line names; `sort` the kind of all paragraphs where there is none;
    `draft` says that another body is to adopt the text, which is quoted.
    """

    role: Role
    lines: list[Printed] = field(default_factory=list)
    label: str | None = None
    body: str | None = None
    enacting: Line | None = None
    sort: ParagraphKind | None = None
    draft: bool = False


def cut(printed: Sequence[Printed]) -> list[Section]:
    """The sections in order; the first is the front, which may be empty."""
    sections = [Section(Role.FRONT)]
    current, ended, headed = sections[0], True, 0
    for index, item in enumerate(printed):
        fresh, ahead = None, printed[index + 1 : index + 1 + AHEAD]
        may = not item.marks and _may_open(item.line.text)
        if may and (ended or (current.role is Role.TEXT and _closes_for_good(item, ahead))):
            fresh = _opening(sections, item, plain(item.line), ahead)
        if fresh is None and _may_annex(sections, item):
            fresh = _unannounced(sections, printed[index:])
        if fresh:
            sections.append(fresh)
            current = fresh
        else:
            current.lines.append(item)
        if not item.marks:
            headed = AHEAD if ended and _numbered(item.line) else max(headed - 1, 0)
            ended = headed > 0 or current.role in (Role.FRONT, Role.CLOSING) or _terminated(item.line)
        if current.draft and ended and QUOTE_ENDS.search(plain(item.line)) and not _quoted(item.following):
            current = _outer(sections) or current
    if any(section.role is Role.TEXT for section in sections):
        return [*_begun_before(sections[0]), *sections[1:]]
    return _without_enacting_line(sections[0])


def _begun_before(front: Section) -> list[Section]:
    """The heading, and the paragraphs of a text that began before the excerpt: 7. 请秘书长…。 above 草案二."""
    numbered = [
        index
        for index, item in enumerate(front.lines)
        if any(opens(item.line.text[m.length :]) for m in markers(item.line.text)) and _terminated(item.line)
    ]
    if not numbered:
        return [front]
    first, last = numbered[0], numbered[-1] + 1
    heading = Section(Role.FRONT, front.lines[:first] + front.lines[last:])
    return [heading, Section(Role.TEXT, front.lines[first:last], sort=ParagraphKind.OPERATIVE)]


def _may_annex(sections: list[Section], item: Printed) -> bool:
    """Whether a text is closed, and nothing that closes it stands on the line."""
    current = sections[-1]
    return current.role is Role.CLOSING and not item.marks and not closes(plain(item.line))


def _unannounced(sections: list[Section], printed: Sequence[Printed]) -> Section | None:
    """The annex whose title stands below the closing lines without the word."""
    below = [plain(other.line) for other in printed[1 : 1 + ANNEX_AHEAD] if not other.marks]
    if not begins_annex(plain(printed[0].line), below):
        return None
    return Section(Role.ANNEX, [printed[0]], label=_annex_label(sections))


def _closes_for_good(item: Printed, ahead: Sequence[Printed]) -> bool:
    """Whether the line is a day or a meeting below which nothing goes on: it closes a text that lacks its last stop."""
    if not closes(plain(item.line)):
        return False
    below = [plain(other.line) for other in ahead if not other.marks]
    return not below or closes(below[0]) or bool(ANNEX.fullmatch(below[0]) or PART.fullmatch(below[0]))


def _may_open(text: str) -> bool:
    """Whether a section can open with the line: told by its first and last characters, which repairs keep."""
    return bool(FIRST.match(text)) or may_enact(text) or _quoted(text) or may_speak(text)


def _terminated(line: Line) -> bool:
    """Whether the line repaired ends in a stop; most lines' last character tells, which repairs keep."""
    last = line.text[-1:]
    return terminated(last if last.isalpha() or last in STOPS else plain(line))


def _numbered(line: Line) -> bool:
    """Whether the line heads another resolution with its number: 60/175. 加强…, below which 大会， may stand."""
    return bool(SIGNS.search(line.text)) and read_number(plain(line)) is not None


def _opening(sections: list[Section], item: Printed, text: str, ahead: Sequence[Printed]) -> Section | None:
    """The section that a line opens where one can begin; None where it goes on with the last."""
    current = sections[-1]
    following = ahead[0].line.text if ahead else ""
    body = enacts(text, following)
    if body is None and current.role is not Role.TEXT and may_enact(text):
        body = enacts_bare(text, [plain(other.line) for other in ahead])
    if body is None and current.role is Role.FRONT and enacts_elsewhere(text, following):
        return Section(Role.TEXT, label=_part_letter(sections), enacting=item.line)
    if _quoted(text) and (fresh := _draft(sections, item, body, text, ahead)):
        return fresh
    if body and _quoted(text) and current.role is Role.TEXT:
        current.sort = ParagraphKind.PREAMBULAR
        return Section(Role.TEXT, label=current.label, body=current.body, enacting=item.line)
    if body:
        return Section(Role.TEXT, label=_part_letter(sections), body=body, enacting=item.line)
    if current.role is Role.TEXT and closes(text):
        return Section(Role.CLOSING, [item])
    if current.role is Role.ANNEX and _closes_behind_annex(sections, text, following):
        return Section(Role.CLOSING, [item])
    titled = current.role is Role.CLOSING and ANNEX_TITLED.fullmatch(item.line.text)
    if titled or (current.role is not Role.FRONT and ANNEX.fullmatch(text)):
        return Section(Role.ANNEX, [item], label=_annex_label(sections))
    if PART.match(text) and (current.role is Role.CLOSING or _part_ahead(current, text, ahead)):
        return Section(Role.FRONT, [item])
    return None


def _draft(
    sections: list[Section], item: Printed, body: str | None, text: str, ahead: Sequence[Printed]
) -> Section | None:
    """“大会， in a resolution of a council opens the draft that it recommends; a title may stand above, “关于…."""
    outer = _outer(sections)
    if outer is None or outer.body is None:
        return None
    if body and body != outer.body:
        count = sum(section.draft for section in sections)
        return Section(Role.TEXT, label=str(count + 1), body=body, enacting=item.line, draft=True)
    if body is None and not terminated(text) and sections[-1].role is Role.TEXT:
        below = _enacting_ahead(ahead)
        if _quoted(below) and enacts(below, "") != outer.body:
            return Section(Role.FRONT, [item])
    return None


def _outer(sections: list[Section]) -> Section | None:
    """The text in which a draft is quoted."""
    return next((s for s in reversed(sections) if s.role is Role.TEXT and not s.draft), None)


def _part_ahead(current: Section, text: str, ahead: Sequence[Printed]) -> bool:
    """B, right below a part that nothing closes: a title at most stands between it and 大会，."""
    return current.role is not Role.FRONT and not terminated(text) and bool(_enacting_ahead(ahead))


def _enacting_ahead(ahead: Sequence[Printed]) -> str:
    """The enacting line below, repaired, with a title at most above it; nothing where there is none."""
    for item in ahead:
        below = plain(item.line)
        if terminated(below):
            return below if enacts(below, "") else ""
    return ""


def _quoted(text: str) -> bool:
    """“人权理事会， heads the text that a decision adopts (决定通过以下案文：)."""
    return bool(text) and text[0] in QUOTES


def _closes_behind_annex(sections: list[Section], text: str, following: str) -> bool:
    """第70次全体会议 and its date behind an annex, where nothing closed the text before it."""
    for section in reversed(sections):
        if section.role is Role.CLOSING:
            return False
        if section.role is Role.TEXT:
            break
    return closes(text) and bool(MEETING.search(text) or (MEETING.search(following) and closes(following)))


def _without_enacting_line(front: Section) -> list[Section]:
    """A President's statement, a decision, or any other text: where its heading ends and what it is."""
    for starts, sort in (
        (stated, ParagraphKind.OPERATIVE),
        (decided, ParagraphKind.OPERATIVE),
        (resolved, None),
    ):
        at = starts(front.lines)
        if at:
            return [Section(Role.FRONT, front.lines[:at]), *_closed(front.lines[at:], sort)]
    at = cover_end([plain(item.line) for item in front.lines[:MOST_LINES]])
    sort = ParagraphKind.PLAIN
    rest = _closed(front.lines[at:], sort) if at else [Section(Role.TEXT, front.lines, sort=sort)]
    return [Section(Role.FRONT, front.lines[:at]), *rest]


def _closed(lines: list[Printed], sort: ParagraphKind | None) -> list[Section]:
    """The text, and the closing lines under it."""
    last = len(lines)
    while last > 1 and not lines[last - 1].marks and closes(plain(lines[last - 1].line)):
        last -= 1
    text = Section(Role.TEXT, lines[:last], sort=sort)
    return [text, Section(Role.CLOSING, lines[last:])] if last < len(lines) else [text]


def _annex_label(sections: list[Section]) -> str:
    return str(1 + sum(section.role is Role.ANNEX for section in sections))


def _part_letter(sections: list[Section]) -> str | None:
    """The letter of the part in the heading above: A alone on its line, or A. with the part's title.

    Other letters have a symbol or a number below them: S above 安全理事会 files the document, C. heads a chapter.
    """
    for item in reversed(sections[-1].lines if sections[-1].role is Role.FRONT else []):
        match = PART.match(item.line.text)
        if match:
            return match["letter"].translate(LETTERS).lower()
        head = plain(item.line)
        if sort_of_line(head) in MASTHEAD or read_number(head):
            return None
    return None
