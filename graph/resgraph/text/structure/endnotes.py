"""Notes that stand together at the end of a text, as people paste them: no rule above, marks of any form.

    2005年12月16日
    第64次全体会议
    1. 见第55/2号决议。
    2. 同上，附件。

Told from numbered paragraphs by where they stand, by their words, and by the marks that the text shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resgraph.model import Span
from resgraph.text.lines import Line
from resgraph.text.numbering import markers
from resgraph.text.numerals import LOWERED
from resgraph.text.repairs import repaired
from resgraph.text.structure.closing import ANNEX, PART, closes
from resgraph.text.structure.footnotes import LEADING, Block, Note, find_blocks, mark_alone
from resgraph.text.structure.layout import Layout, terminated
from resgraph.text.structure.marks import glued_marks
from resgraph.text.structure.note_words import NOTE, NOTES, names_at_once, reads_as_note, style_of
from resgraph.text.structure.unruled import unruled_notes

HEADING = re.compile(rf"{NOTES.source('headings')}[:：]?")
"""The line above them."""
VOTES = re.compile(rf"[\]］〕]。?$|^{NOTES.source('votes')}[:：]")
"""The end of a vote that is told in brackets, and its lists."""
SHARE = 0.5
AHEAD = 400
"""Lines of notes that are read at once; no resolution has more."""


@dataclass(frozen=True, slots=True)
class Run:
    """Notes one below the other: their style, and the line after the last."""

    style: str
    notes: tuple[Note, ...]
    end: int


def find_notes(lines: list[Line], layout: Layout) -> list[Block]:
    """The blocks of footnotes in order: those at the end of a text, and those at page feet, with a rule and without."""
    ends = end_notes(lines)
    blocks: list[Block] = []
    start = 0
    for block in [*ends, Block(len(lines), len(lines), ())]:
        for foot in find_blocks(lines[start : block.start], layout):
            first = foot.start + start
            headed = first > start and HEADING.fullmatch(lines[first - 1].text) is not None
            blocks.append(replace(foot, start=first - headed, end=foot.end + start))
        start = block.end
        blocks.extend([block] if block.notes else [])
    return sorted([*blocks, *unruled_notes(lines, layout, blocks)], key=lambda block: block.start)


def end_notes(lines: list[Line]) -> list[Block]:
    """The blocks of notes behind closing lines, below 注, or at the end; none where page feet have them all."""
    blocks: list[Block] = []
    index = 1
    while index < len(lines):
        start = index + bool(HEADING.fullmatch(lines[index].text))
        run = _run(lines, start) if _may_begin(lines, start) else None
        if run and not _is_foot(lines[start]):
            blocks.extend(_block(lines, index, start, run))
        index = run.end if run else index + 1
    return blocks


def _block(lines: list[Line], index: int, start: int, run: Run) -> list[Block]:
    """The run as a block, or what follows a paragraph that its numbers go on from (2. A/60/131。)."""
    if _are_notes(lines, start, run):
        return [Block(index, run.end, run.notes, run.style)]
    reads = [reads_as_note(_words(lines, note)) for note in run.notes]
    first = len(reads) - next((n for n, read in enumerate(reversed(reads)) if not read), len(reads))
    if not 0 < first < len(reads):
        return []
    rest = replace(run, notes=run.notes[first:])
    at = next(n for n in range(start, run.end) if lines[n].start <= rest.notes[0].printed[0] < lines[n].end)
    return [Block(at, run.end, rest.notes, run.style)] if _are_notes(lines, at, rest) else []


def _may_begin(lines: list[Line], index: int) -> bool:
    """Whether a note's mark stands there, and the text before may have ended."""
    if index >= len(lines) or not NOTE.match(lines[index].text) or mark_alone(lines[index].text):
        return False
    return lines[index].rule or _behind_closing(lines, index) or terminated(lines[index - 1].text)


def _is_foot(line: Line) -> bool:
    """Whether a rule stands above, and a bare mark below it: the foot of a page, which is read as such."""
    return line.rule and LEADING.match(line.text) is not None


def _behind_closing(lines: Sequence[Line], index: int) -> bool:
    """Whether a closing line, or 注, stands above."""
    above = lines[index - 1].text
    return bool(HEADING.fullmatch(above) or VOTES.search(above)) or closes(repaired(above))


def _run(lines: list[Line], start: int) -> Run | None:
    """The notes from the line on, in the order of their numbers."""
    notes: list[tuple[str, Span, list[Span]]] = []
    style, point, last, index = "", None, "", start
    for index in range(start, min(len(lines), start + AHEAD)):
        line = lines[index]
        match = NOTE.match(line.text)
        if match and not notes:
            style, point = style_of(match), match["point"]
        if match and (not notes or _comes_next(match, style, point, notes[-1][0])):
            at = line.start + match.end()
            notes.append((match[style].translate(LOWERED), (line.start, at), [(at, line.end)]))
        elif notes and not _ended(last, line):
            notes[-1][2].append((line.start, line.end))
        else:
            break
        last = line.text
    else:
        index += 1
    found = tuple(Note(mark, printed, tuple(spans)) for mark, printed, spans in notes)
    return Run(style, found, index) if found else None


def _comes_next(match: re.Match[str], style: str, point: str | None, last: str) -> bool:
    """Whether the mark has the form of the last and comes after it: one or two more, as one may be missing; ** after *."""
    if style_of(match) != style or match["point"] != point:
        return False
    mark = match[style].translate(LOWERED)
    if mark.isdecimal() and last.isdecimal():
        return int(last) < int(mark) <= int(last) + 2
    return mark != last


def _ended(last: str, line: Line) -> bool:
    """Whether the note ended before the line: it is closed, or the line begins something else."""
    if last.rstrip("”）)》 ").endswith(("。", ".")) and (
        NOTE.match(line.text) or not line.text.startswith(("《", "（", "("))
    ):
        return True
    parted = line.page or line.gap > 1 or bool(markers(line.text) or HEADING.fullmatch(line.text))
    return parted or bool(ANNEX.fullmatch(line.text) or PART.fullmatch(line.text) or closes(line.text))


def _are_notes(lines: Sequence[Line], start: int, run: Run) -> bool:
    """Whether the run is one of notes: by its place, its words, and the marks in the text above."""
    headed, behind = HEADING.fullmatch(lines[start - 1].text), _behind_closing(lines, start)
    if not (headed or behind or run.end == len(lines)):
        return False
    words = {note.mark: _words(lines, note) for note in run.notes}
    reads = sum(reads_as_note(text) for text in words.values()) / len(words)
    shown = _shown(lines[:start], frozenset(words))
    share = len(shown) / len(words)
    if headed:
        return share > 0 or reads >= SHARE
    if behind:
        certain = run.style in ("raised", "bracketed", "slashed", "star")
        told = all(map(names_at_once, words.values()))
        return told or (share >= SHARE and reads >= SHARE) or (certain and (share > 0 or reads > 0))
    return share >= SHARE and reads >= SHARE and reads_as_note(words[run.notes[0].mark])


def _words(lines: Sequence[Line], note: Note) -> str:
    """The first line of the note's text."""
    start, end = note.spans[0]
    line = next(line for line in lines if line.start <= start <= line.end)
    return line.text[start - line.start : end - line.start]


def _shown(lines: Sequence[Line], marks: frozenset[str]) -> set[str]:
    """Those of the marks that the lines show, alone or glued to their words."""
    found: set[str] = set()
    for line in lines:
        alone = mark_alone(line.text)
        if alone:
            found.update(marks & {alone})
        else:
            found.update(glued.mark for glued in glued_marks(line.text, marks, round_too=True))
    return found
