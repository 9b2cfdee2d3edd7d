"""Notes at page feet without a rule above them, whose marks may be plain digits.

    认识到家庭的重要性和各国政府在家庭政策方面所
    1 第84/3号决议。
    承担的首要责任，

The mark is the next in order and was shown in the text above; the words name a document at once, as no paragraph does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from resgraph.text.lines import Line
from resgraph.text.numbering import markers
from resgraph.text.numerals import LOWERED
from resgraph.text.openers import opens
from resgraph.text.structure.footnotes import Block, Note, mark_alone
from resgraph.text.structure.layout import Layout, terminated
from resgraph.text.structure.marks import LISTING_TOO, glued_marks
from resgraph.text.structure.note_words import NOTE, NOTES, names_at_once, reads_as_note, style_of

UNIT = re.compile(rf"\s*{NOTES.source('units')}")
"""What a plain number at the head of a line counts: 3 个国家."""
STEP = 3
"""How far the next mark may be from the last: some notes are missing, or were found otherwise."""
LONGEST = 4
"""Lines of a note."""
LONGEST_HEADING = 12
"""Characters of a line above that may be a heading, below which a number with a point heads a paragraph."""
CLOSED = ("。", ".")


@dataclass(slots=True)
class Shown:
    """The marks that the lines so far have shown; a line is read when a candidate asks for it."""

    marks: set[tuple[str, str]] = field(default_factory=set)
    unread: list[str] = field(default_factory=list)

    def has(self, mark: str, style: str) -> bool:
        """Whether a line above shows the mark, alone or glued to its words; (2) and ② in their own form only."""
        for text in self.unread:
            if alone := mark_alone(text):
                self.marks.add((alone, ""))
            for glued in () if alone else glued_marks(text, None, round_too=True):
                self.marks.add((glued.mark, glued.style if glued.style in LISTING_TOO else ""))
        self.unread.clear()
        return (mark, style if style in LISTING_TOO else "") in self.marks


def unruled_notes(lines: Sequence[Line], layout: Layout, taken: Sequence[Block]) -> list[Block]:
    """The blocks of such notes in order, outside those that are `taken` already."""
    inside = {index for block in taken for index in range(block.start, block.end)}
    defined = {note.mark for block in taken for note in block.notes}
    above = {block.end: [note.mark for note in block.notes] for block in taken}
    blocks: list[Block] = []
    shown, last, index = Shown(), 0, 0
    while index < len(lines):
        last = max(last, _highest(above.get(index, ())))
        mark = _mark(lines[index].text) if index not in inside else None
        end = _note_end(lines, index, layout, inside) if mark else index
        if (
            mark
            and end > index
            and _is_note(lines, index, end, mark, defined, last)
            and shown.has(mark.number, mark.style)
        ):
            blocks.append(Block(index, end, (_note(lines[index:end], mark),), mark.style))
            defined.add(mark.number)
            last, index = int(mark.number), end
            continue
        if index not in inside:
            shown.unread.append(lines[index].text)
        index += 1
    return blocks


def _highest(marks: Iterable[str]) -> int:
    return max((int(mark) for mark in marks if mark.isdecimal()), default=0)


@dataclass(frozen=True, slots=True)
class Mark:
    """The number at the head of a line that may be a note, its form, and where the words begin."""

    number: str
    style: str
    pointed: bool
    end: int


def _mark(text: str) -> Mark | None:
    match = NOTE.match(text)
    style = style_of(match) if match else ""
    number = match[style].translate(LOWERED) if match else ""
    if match is None or not number.isdecimal() or (style == "plain" and UNIT.match(text, match.end())):
        return None
    return Mark(number, style, match["point"] is not None, match.end())


def _is_note(lines: Sequence[Line], index: int, end: int, mark: Mark, defined: set[str], last: int) -> bool:
    """Whether the lines are the next note, by their words, or by interrupting a sentence, which no paragraph does."""
    if mark.number in defined or not last < int(mark.number) <= last + STEP:
        return False
    words, above = lines[index].text[mark.end :], lines[index - 1].text if index else ""
    heading = not terminated(above) and len(above) <= LONGEST_HEADING
    closed = _is_closed(lines[end - 1])
    if (mark.pointed or mark.style == "round") and (heading or not closed):
        return False
    inside_sentence = not heading and not terminated(above) and end < len(lines)
    if names_at_once(words) or (inside_sentence and reads_as_note(words)):
        return closed or end == index + 1
    goes_on = inside_sentence and not (opens(lines[end].text) or markers(lines[end].text) or opens(words))
    return goes_on and closed


def _is_closed(line: Line) -> bool:
    return line.text.rstrip("”）)》 ").endswith(CLOSED)


def _note_end(lines: Sequence[Line], start: int, layout: Layout, inside: set[int]) -> int:
    """The line after the note's last: it ends with its full stop, or with a line that is not full; `start` where it does neither."""
    for index in range(start, min(start + LONGEST, len(lines))):
        line = lines[index]
        if index > start and (index in inside or line.page or opens(line.text) or markers(line.text)):
            return index
        if _is_closed(line) or not layout.is_full(line):
            return index + 1
    return start


def _note(lines: Sequence[Line], mark: Mark) -> Note:
    first = lines[0]
    at = first.start + mark.end
    rest = [(line.start, line.end) for line in lines[1:]]
    return Note(mark.number, (first.start, at), ((at, first.end), *rest))
