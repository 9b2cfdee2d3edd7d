"""Footnote blocks at page feet, told apart from the body that they interrupt."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from resgraph.model import Span
from resgraph.text.lines import Line
from resgraph.text.numbering import markers
from resgraph.text.numerals import LOWERED, SUPERSCRIPT
from resgraph.text.openers import CONNECTOR, opens
from resgraph.text.structure.layout import Layout, terminated
from resgraph.text.structure.note_words import NOTE_TEXT, NOTES

MARK = rf"(?:\d{{1,3}}|[{SUPERSCRIPT}]{{1,3}}|\*{{1,4}}|[†‡§])"
ALONE = re.compile(rf"[\[［〔【(（]?({MARK})[\]］〕】)）]?\s?/?")
LONGEST_ALONE = 8
"""Characters of the longest: (****) /."""
LEADING = re.compile(rf"[\[［〔【]?({MARK})[\]］〕】]?\s?/?\s*(?=\S)(?!{NOTES.source('no_mark')})")
CERTAIN = re.compile(
    rf"(?:[\[［〔【]\d{{1,3}}[\]］〕】]|\d{{1,3}}/(?!\d)|[{SUPERSCRIPT}]{{1,3}}|\*{{1,4}}(?!\s?\*))\s*(?=[^\s*])"
)
"""A mark that no number of the text looks like: [1], 1/, ¹, *."""
SHOWN = re.compile(
    rf"(?<=\S)\s?(?:[\[［〔【](\d{{1,3}})[\]］〕】]|(\d{{1,3}})/(?!\d)|([{SUPERSCRIPT}]{{1,3}})|(?<!\*)(\*{{1,4}})(?!\*))|[》，；。”]\s?(\d{{1,3}})(?!\d)"
)
"""A mark glued into the text, which a footnote will tell."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote's mark, where the mark is printed, and the stretches of the source its text runs over."""

    mark: str
    printed: Span
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The footnotes of a page: lines `start` to `end` (exclusive); `style` of their marks, where it was told."""

    start: int
    end: int
    notes: tuple[Note, ...]
    style: str = ""


def mark_alone(text: str) -> str | None:
    """The mark, where the line holds nothing else: 9, ⁹, [9], 9/, *."""
    match = ALONE.fullmatch(text) if len(text) <= LONGEST_ALONE else None
    return match[1].translate(LOWERED) if match else None


def find_blocks(lines: list[Line], layout: Layout) -> list[Block]:
    """The footnote blocks in order; a block begins at a rule, or at a mark that starts the page's notes.

    Without a rule a line that holds only a mark begins a block when the body has shown that mark
    already, no block has, and the line after it reads like a footnote (见第55/2号决议。).
    """
    blocks: list[Block] = []
    seen = Seen()
    defined: set[str] = set()
    index = 0
    while index < len(lines):
        block = _read(lines, index, defined, layout) if _begins(lines, index, seen, defined) else None
        if block:
            blocks.append(block)
            defined.update(note.mark for note in block.notes)
            index = block.end
            continue
        seen.unread.append(lines[index].text)
        index += 1
    return blocks


@dataclass(slots=True)
class Seen:
    """The marks that the body has shown; its lines are read when one is asked for, which rules make needless."""

    marks: set[str] = field(default_factory=set)
    unread: list[str] = field(default_factory=list)

    def __contains__(self, mark: str) -> bool:
        for text in self.unread:
            alone = mark_alone(text)
            self.marks.update([alone] if alone else _glued(text))
        self.unread.clear()
        return mark in self.marks


def _glued(text: str) -> list[str]:
    """The marks printed inside a line: 回顾《宣言》[1]和报告；2/."""
    return ["".join(filter(None, m.groups())).translate(LOWERED) for m in SHOWN.finditer(text)]


def _begins(lines: list[Line], index: int, seen: Seen, defined: set[str]) -> bool:
    line = lines[index]
    mark = mark_alone(line.text)
    if line.rule:
        return bool(mark or LEADING.match(line.text))
    if not mark and index:
        return _begins_unruled(line, lines[index - 1], seen, defined)
    if not mark or mark in defined or index + 1 == len(lines) or _next_mark(defined) not in (None, mark):
        return False
    return bool(NOTE_TEXT.match(lines[index + 1].text)) and mark in seen


def _begins_unruled(line: Line, last: Line, seen: Seen, defined: set[str]) -> bool:
    """[1] 见第55/2号决议。 where no rule stands above: the next mark, shown in the text, before a note's words."""
    match = LEADING.match(line.text)
    mark = match[1].translate(LOWERED) if match else ""
    if not match or not (terminated(last.text) or line.page or _is_certainly_note(line.text)):
        return False
    if mark in defined or _next_mark(defined) not in (None, mark) or not _reads_as_note(line.text, match):
        return False
    return mark in seen


def _is_certainly_note(text: str) -> bool:
    """¹ 见第55/2号决议。 below a sentence that goes on behind the notes: neither its mark nor its words are the text's."""
    mark = CERTAIN.match(text)
    return mark is not None and NOTE_TEXT.match(text, mark.end()) is not None


def _reads_as_note(text: str, match: re.Match[str]) -> bool:
    """Whether a note's words stand behind the mark; any but a paragraph's where the mark is a certain one."""
    rest = text[match.end() :]
    if CERTAIN.match(text):
        return bool(NOTE_TEXT.match(rest)) or not (opens(rest) or CONNECTOR.match(rest))
    return match.group()[-1:].isspace() and bool(NOTE_TEXT.match(rest))


def _next_mark(defined: set[str]) -> str | None:
    numbers = [int(m) for m in defined if m.isdecimal()]
    return str(max(numbers) + 1) if numbers else None


def _read(lines: list[Line], start: int, defined: set[str], layout: Layout) -> Block | None:
    notes: list[Note] = []
    index = start
    while index < len(lines):
        mark = _mark_at(lines, index, notes, defined)
        if mark is None:
            break
        text, printed, first = mark
        end = _text_end(lines, index + (first is None), layout, text)
        if end == index + (first is None) and first is None:
            break
        spans = [(line.start, line.end) for line in lines[index + 1 : end]]
        notes.append(Note(text, printed, tuple([first, *spans] if first else spans)))
        index = end
        if index < len(lines) and lines[index].page:
            break
    return Block(start, index, tuple(notes)) if notes else None


def _mark_at(
    lines: list[Line], index: int, notes: list[Note], defined: set[str]
) -> tuple[str, Span, Span | None] | None:
    """The note's mark at this line, where it is printed, and the rest of the line where the text begins on it."""
    line = lines[index]
    alone = mark_alone(line.text)
    if alone and _follows(alone, notes, defined):
        return alone, (line.start, line.end), None
    match = LEADING.match(line.text)
    if match and _follows(match[1].translate(LOWERED), notes, defined):
        at = line.start + match.end()
        return match[1].translate(LOWERED), (line.start, at), (at, line.end)
    return None


def _follows(mark: str, notes: list[Note], defined: set[str]) -> bool:
    """Whether the mark can be the next: one more than the last; the first of a block, any not yet defined."""
    if mark in defined or any(note.mark == mark for note in notes):
        return False
    if notes and notes[-1].mark.isdecimal() and mark.isdecimal():
        return int(mark) == int(notes[-1].mark) + 1
    return True


def _text_end(lines: list[Line], first: int, layout: Layout, mark: str) -> int:
    """The line after the note's last: at a page end, the next mark, or where the body goes on."""
    index = first
    while index < len(lines):
        line = lines[index]
        turned = line.page or line.rule
        if index > first and (turned or _ends_before(lines, index, layout, mark)):
            break
        index += 1
    return index


def _ends_before(lines: list[Line], index: int, layout: Layout, mark: str) -> bool:
    line, last = lines[index], lines[index - 1]
    following = str(int(mark) + 1) if mark.isdecimal() else None
    alone = mark_alone(line.text)
    if alone is not None and (alone == following or not mark.isdecimal()):
        return True
    leading = LEADING.match(line.text)
    if leading and CERTAIN.match(line.text) and leading[1].translate(LOWERED) == following:
        return True
    closed = last.text.rstrip("”）)》 ").endswith(("。", "."))
    if closed and leading and leading[1].translate(LOWERED) == following and not markers(line.text):
        return True
    if layout.spaced and line.gap == 0:
        return True
    if not closed:
        return bool(markers(line.text)) and line.gap > 0 and not layout.spaced
    fresh = bool(markers(line.text)) or opens(line.text)
    return fresh or not layout.is_full(last) or (not layout.spaced and line.gap > 0)
