"""Notes at page feet that nothing sets apart: no rule above, and marks that are plain digits.

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
from resgraph.text.openers import opens
from resgraph.text.structure.footnotes import Block, Note, mark_alone
from resgraph.text.structure.layout import Layout, terminated
from resgraph.text.structure.marks import glued_marks
from resgraph.text.structure.note_words import NOTES, names_at_once, reads_as_note

FOOT = re.compile(
    rf"(?P<mark>[1-9]\d{{0,2}})(?:\s*(?P<point>[.．、])\s*|\s+|(?=[\u4e00-\u9fff《A-Z]))(?!\d|{NOTES.source('units')})"
)
"""A number at the head of a line, with a point, a blank or nothing behind it."""
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

    marks: set[str] = field(default_factory=set)
    unread: list[str] = field(default_factory=list)

    def has(self, mark: str) -> bool:
        """Whether a line above shows the mark, alone or glued to its words."""
        for text in self.unread:
            alone = mark_alone(text)
            self.marks.update([alone] if alone else (glued.mark for glued in glued_marks(text, None)))
        self.unread.clear()
        return mark in self.marks


def plain_feet(lines: Sequence[Line], layout: Layout, taken: Sequence[Block]) -> list[Block]:
    """The blocks of such notes in order, outside those that are `taken` already."""
    inside = {index for block in taken for index in range(block.start, block.end)}
    defined = {note.mark for block in taken for note in block.notes}
    above = {block.end: [note.mark for note in block.notes] for block in taken}
    blocks: list[Block] = []
    shown, last, index = Shown(), 0, 0
    while index < len(lines):
        last = max(last, _highest(above.get(index, ())))
        end = index if index in inside else _note_end(lines, index, layout, inside)
        match = FOOT.match(lines[index].text) if end > index else None
        if (
            match
            and _comes_next(match["mark"], defined, last)
            and _is_foot(lines, index, end, match)
            and shown.has(match["mark"])
        ):
            blocks.append(Block(index, end, (_note(lines[index:end], match),)))
            defined.add(match["mark"])
            last, index = int(match["mark"]), end
            continue
        if index not in inside:
            shown.unread.append(lines[index].text)
        index += 1
    return blocks


def _highest(marks: Iterable[str]) -> int:
    return max((int(mark) for mark in marks if mark.isdecimal()), default=0)


def _is_foot(lines: Sequence[Line], index: int, end: int, match: re.Match[str]) -> bool:
    """Whether the lines are a note by their words, or by interrupting a sentence, which no paragraph does."""
    words, above = lines[index].text[match.end() :], lines[index - 1].text if index else ""
    heading = not terminated(above) and len(above) <= LONGEST_HEADING
    closed = _is_closed(lines[end - 1])
    if match["point"] and (heading or not closed):
        return False
    inside_sentence = not heading and not terminated(above) and end < len(lines)
    if names_at_once(words) or (inside_sentence and reads_as_note(words)):
        return closed or end == index + 1
    goes_on = inside_sentence and not (opens(lines[end].text) or markers(lines[end].text) or opens(words))
    return goes_on and closed


def _comes_next(mark: str, defined: set[str], last: int) -> bool:
    return mark not in defined and last < int(mark) <= last + STEP


def _is_closed(line: Line) -> bool:
    return line.text.rstrip("”）)》 ").endswith(CLOSED)


def _note_end(lines: Sequence[Line], start: int, layout: Layout, inside: set[int]) -> int:
    """The line after the note's last: it ends with its full stop, or with a line that is not full; `start` where it does neither."""
    if not FOOT.match(lines[start].text):
        return start
    for index in range(start, min(start + LONGEST, len(lines))):
        line = lines[index]
        if index > start and (index in inside or line.page or opens(line.text) or markers(line.text)):
            return index
        if _is_closed(line) or not layout.is_full(line):
            return index + 1
    return start


def _note(lines: Sequence[Line], match: re.Match[str]) -> Note:
    first = lines[0]
    at = first.start + match.end()
    rest = [(line.start, line.end) for line in lines[1:]]
    return Note(match["mark"], (first.start, at), ((at, first.end), *rest))
