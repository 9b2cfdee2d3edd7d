"""A marked-up resolution as a PDF prints it in a spaced script: lines cut between words, notes at page ends.

    Recalling its resolution 60/251 of 15 March
    2006, and all other resolutions,2
    ____________________
    2 A/HRC/51/66.

How wide the lines are, whether paragraphs are set apart by a blank line or an indent, and whether marks stand glued or on
lines of their own, differs from document to document; the same seed gives the same text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from resgraph.evaluate.truth import Truth, TruthParagraph

RULE = "_" * 20
LINES_A_PAGE = 44


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line and the marks of the notes on it."""

    text: str
    marks: tuple[str, ...] = ()


def render_spaced(truth: Truth, seed: int = 1) -> str:
    """The text of the whole document."""
    source = random.Random(f"{truth.name}-{seed}")
    return _Page(truth, source).text()


class _Page:
    def __init__(self, truth: Truth, source: random.Random) -> None:
        self._truth = truth
        self._width = source.randint(72, 96)
        self._blank = source.random() < 0.6
        self._apart = source.random() < 0.4
        self._notes = {note.mark: note.text for note in truth.footnotes}

    def text(self) -> str:
        lines = [*map(Printed, self._truth.cover), Printed(""), *self._wrapped(self._truth.title_line)]
        lines += [Printed(""), Printed(self._truth.enacting), Printed("")]
        body = [p for p in self._truth.paragraphs if p.kind != "annex"]
        annex = [p for p in self._truth.paragraphs if p.kind == "annex"]
        for paragraph in body:
            lines += self._paragraph(paragraph)
        lines += [
            Printed(""),
            *(line for text in self._truth.closing for line in self._wrapped(text)),
            Printed(""),
        ]
        for paragraph in annex:
            lines += self._paragraph(paragraph)
        return "\n".join(self._pages(lines)) + "\n"

    def _paragraph(self, paragraph: TruthParagraph) -> Iterator[Printed]:
        for heading in paragraph.headings:
            yield from self._wrapped(heading)
            yield Printed("")
        number = f"{paragraph.printed} " if paragraph.printed else ""
        indent = "" if self._blank else "    "
        yield from self._wrapped(number + self._marked(paragraph), indent)
        if self._blank:
            yield Printed("")

    def _marked(self, paragraph: TruthParagraph) -> str:
        """The words with their marks in private characters, which wrapping keeps on the line."""
        out, last = "", 0
        for mark in paragraph.marks:
            out += paragraph.text[last : mark.offset] + f"\ue000{mark.mark}\ue001"
            last = mark.offset
        return out + paragraph.text[last:]

    def _wrapped(self, text: str, indent: str = "") -> Iterator[Printed]:
        line = indent
        for word in text.split():
            if line.strip() and len(line) + 1 + len(word) > self._width:
                yield from self._set(line)
                line = word
            else:
                line = f"{line} {word}" if line.strip() else line + word
        yield from self._set(line)

    def _set(self, line: str) -> Iterator[Printed]:
        """The line with its marks glued, or each on a line of its own."""
        pieces = line.replace("\ue001", "\ue000").split("\ue000")
        marks = tuple(pieces[1::2])
        if not (self._apart and marks):
            yield Printed("".join(pieces), marks)
            return
        for index, piece in enumerate(pieces):
            if piece.strip():
                yield Printed(piece.strip() if index else piece.rstrip(), (piece,) if index % 2 else ())

    def _pages(self, lines: list[Printed]) -> Iterator[str]:
        count, due = 0, list[str]()
        for line in lines:
            yield line.text
            count += 1
            due += [mark for mark in line.marks if mark in self._notes]
            if count >= LINES_A_PAGE:
                yield from self._foot(due)
                count, due = 0, []
        yield from self._foot(due)

    def _foot(self, due: list[str]) -> Iterator[str]:
        if not due:
            return
        yield RULE
        for mark in dict.fromkeys(due):
            for line in self._wrapped(f"{mark} {self._notes[mark]}"):
                yield line.text
