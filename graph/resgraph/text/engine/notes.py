"""Footnotes at page feet in a spaced text: their blocks, and the marks that stand for them in the body.

    ________________
    1 A/HRC/51/66.
    2 See A/HRC/54/25, para. 3.

A block opens below a rule, or where the next mark stands at the head of a line that does not go on with the sentence; it
goes on to the end of the page, or to where a note has ended and the body goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resgraph.model import Span
from resgraph.text.engine.cues import Cues
from resgraph.text.lines import Line
from resgraph.text.numerals import LOWERED
from resgraph.text.structure.footnotes import Note

MARK = r"(?:\d{1,3}|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3}|\*{1,4})"
ALONE = re.compile(rf"[\[(]?({MARK})[\])]?\s?/?")
LEADING = re.compile(rf"[\[(]?({MARK})(?:[\])]|\s?/)?\s*(?=[^\s\d.,;:/)\]-])(?![.)-])")
DOCUMENT = re.compile(r"(?:[A-Z]{1,5}/|https?:|www\.|WHA)")
"""What most notes begin with, in any language."""
PUNCTUATION = frozenset(",;.:)\u060c\u061b\u061f")
RAISED = re.compile(r"[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3}")
SLASHED = re.compile(r"\d{1,3}\s?/(?!\d)")
"""A mark of the old form, counted on through a volume: 146/."""
PLAIN = re.compile(
    r"\s?(?<![\d/])(?P<slashed>\d{1,3})\s?/(?=$|[\s,;.:)])|"  # of 13 December 1984, 146/
    r"(?<=[^\W\d_])[\[(]?(?P<bare>\d{1,3})[\])]?(?=$|[\s,;.:\u060c\u061b)])"  # Peoples2 and
    r"|(?<=[,;.:\u201d\u2019\"')\]\u00bb\u060c\u061b])\s?[\[(]?(?P<after>\d{1,3})[\])]?(?=$|\s|[,;.])"  # the report,2
    r"|(?<=(?<!\d)(?:19|20)\d\d)(?P<year>\d{1,3})(?=$|[\s,;.:\u060c\u061b)])"  # of 20232
)
MEASURE = re.compile(r"\s?[%\u00ba\u00b0]")


@dataclass(frozen=True, slots=True)
class Blocks:
    """The notes of a text, and the indices of the lines that hold them."""

    notes: tuple[Note, ...]
    lines: frozenset[int]


def mark_alone(text: str) -> str | None:
    """The mark, where the line holds nothing else."""
    match = ALONE.fullmatch(text) if len(text) <= 8 else None
    return match[1].translate(LOWERED) if match else None


def find_notes(lines: Sequence[Line], cues: Cues, full: int) -> Blocks:
    """The footnotes in order."""
    notes: list[Note] = []
    taken: set[int] = set()
    index = 0
    while index < len(lines):
        end = _block(lines, index, notes, cues, full) if _begins(lines, index, notes, cues) else index
        if end == index:
            index += 1
            continue
        taken.update(range(index, end))
        index = end
    return Blocks(tuple(notes), frozenset(taken))


def _begins(lines: Sequence[Line], index: int, notes: Sequence[Note], cues: Cues) -> bool:
    """Whether a block of notes opens at the line."""
    mark, text = _mark(lines, index)
    slashed = bool(SLASHED.match(lines[index].text))
    if mark is None or not _next(mark, notes, volume=slashed):
        return False
    if lines[index].rule:
        return True
    if not index or cues.top(lines[index].text) or not text:
        return False
    if not (slashed or DOCUMENT.match(text) or cues.opens_note(text)):
        return False
    return any(mark in _shown(line.text) for line in lines[:index])


def _shown(text: str) -> set[str]:
    """The marks that a line of the body may show."""
    found = {m.group().translate(LOWERED) for m in RAISED.finditer(text)}
    found |= {m[m.lastgroup or 0] for m in PLAIN.finditer(text)}
    alone = mark_alone(text)
    return found | ({alone} if alone else set())


def _mark(lines: Sequence[Line], index: int) -> tuple[str | None, str]:
    """The mark at the head of the line, and the words behind it, perhaps on the next line."""
    alone = mark_alone(lines[index].text)
    if alone:
        return alone, lines[index + 1].text if index + 1 < len(lines) else ""
    match = LEADING.match(lines[index].text)
    return (match[1].translate(LOWERED), lines[index].text[match.end() :]) if match else (None, "")


def _next(mark: str, notes: Sequence[Note], *, volume: bool = False) -> bool:
    """Whether the mark can come next: one more than the last, a star, or the first of all.

    The first may be 2, and any where the marks are counted through a volume.
    """
    if any(note.mark == mark for note in notes):
        return False
    last = [int(note.mark) for note in notes if note.mark.isdecimal()]
    if not mark.isdecimal():
        return True
    return int(mark) == last[-1] + 1 if last else volume or int(mark) <= 3


def _block(lines: Sequence[Line], start: int, notes: list[Note], cues: Cues, full: int) -> int:
    """Read the notes of a block; the index of the line after it."""
    index = start
    while index < len(lines):
        mark, text = _mark(lines, index)
        volume = bool(SLASHED.match(lines[index].text))
        if mark is None or not _next(mark, notes, volume=volume) or (index > start and lines[index].page):
            break
        if text[:1] in PUNCTUATION or (cues.cased and text[:1].islower()):
            break  # a mark of the body, whose sentence goes on behind it
        first = _after_mark(lines[index])
        head = index
        index += 1
        spans = [first] if first else []
        while index < len(lines) and not _ends(lines, index, head, mark, cues, full):
            spans.append((lines[index].start, lines[index].end))
            index += 1
        at = first[0] if first else lines[head].end
        notes.append(Note(mark, (lines[head].start, at), tuple(spans)))
    return index


def _after_mark(line: Line) -> Span | None:
    if mark_alone(line.text):
        return None
    match = LEADING.match(line.text)
    return (line.start + match.end(), line.end) if match else None


def _ends(lines: Sequence[Line], index: int, head: int, mark: str, cues: Cues, full: int) -> bool:
    """Whether the note has ended before the line."""
    line, last = lines[index], lines[index - 1]
    if mark_alone(last.text) and index - 1 == head:
        return False
    if line.page or line.rule:
        return True
    found, text = _mark(lines, index)
    if (
        found
        and text[:1] not in PUNCTUATION
        and found.isdecimal()
        and mark.isdecimal()
        and int(found) == int(mark) + 1
    ):
        return True
    if not last.text.rstrip(' \u201d"\u00bb)').endswith("."):
        return False
    if cues.cased and line.text[:1].islower():
        return True  # the sentence that the page end cut goes on
    return (
        not full
        or last.width < full - 12
        or line.gap > last.gap
        or bool(cues.top(line.text))
        or cues.opens(line.text)
    )


def glued(text: str, wanted: Sequence[str]) -> list[tuple[str, Span]]:
    """The marks that stand in a passage, in order: those raised, and plain ones that come next of the wanted."""
    found: list[tuple[str, Span]] = []
    left = list(wanted)
    for match in sorted((*RAISED.finditer(text), *PLAIN.finditer(text)), key=lambda m: m.start()):
        raised = match.re is RAISED
        mark = match.group().translate(LOWERED) if raised else match[match.lastgroup or 0]
        if mark not in left or (not raised and MEASURE.match(text, match.end())):
            continue
        if not raised and left.index(mark) > 0:
            continue
        del left[: left.index(mark) + 1]
        found.append((mark, match.span()))
    return found
