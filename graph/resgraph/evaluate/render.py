"""A marked-up resolution as a PDF extraction would print it.

     铭记《联合国千年宣言》
    1
     和《关于犯罪与司法：迎接二十一世纪的挑战的

    维也纳宣言》

The look is that of the two seed resolutions, character by character: see `resgraph.evaluate.damage` for
what can be switched on and off. The same truth, seed and damages give the same text.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resgraph.evaluate.damage import (
    DAMAGES,
    DEFAULT,
    MARK_STYLES,
    SUPERSCRIPTS,
    damage_text,
    number_as_printed,
    paragraph_cells,
    printed_truth,
    spaced_digits,
)
from resgraph.evaluate.layout import Cell, cells_of, wrap
from resgraph.evaluate.truth import Truth, TruthParagraph, read_truth
from resgraph.languages.ruled import rules

RULE = " " * 59
"""What is left of the rule above footnotes."""

LINES_A_PAGE = 40
YEAR = rules("particles").text("year")


@dataclass(frozen=True, slots=True)
class RenderedLine:
    """A printed line and the footnote marks on it; `tight` lines have no blank line behind them."""

    text: str
    marks: tuple[str, ...] = ()
    tight: bool = False


class Renderer:
    """One rendering: the truth, the damages, and the random source they share."""

    def __init__(self, truth: Truth, seed: int, damages: frozenset[str]) -> None:
        unknown = damages - set(DAMAGES)
        if unknown:
            raise ValueError(f"no such damage: {', '.join(sorted(unknown))}")
        self.truth = printed_truth(truth, damages)
        self.damages = damages
        self.rng = random.Random(f"{truth.name}-{seed}")
        self.columns = 2 * self.rng.randint(34, 38)
        self.style = next((s for s in MARK_STYLES if s in damages), "superscript")
        self.point = ""  # behind the mark of a note
        if (
            "no-rule" in damages and self.style == "marks-glued"
        ):  # drawn where asked for: others stay as they are
            self.point = self.rng.choice(("", "."))
        self.job = f"GE.{self.rng.randint(10, 24)}-{self.rng.randint(1000, 23000):05d}"

    def text(self) -> str:
        """The whole text; it ends in a line end."""
        pages = list(self._pages([*self._head(), *self._body(), *self._closing(), *self._annexes()]))
        whole = "".join(self._join(pages))
        if "one-line" in self.damages:
            whole = whole.replace("\n", " ").rstrip() + "\n"
        if "space-each-character" in self.damages:
            whole = "".join(map(_set_apart, whole.splitlines(keepends=True)))
        return whole

    # lines

    def _head(self) -> Iterator[RenderedLine]:
        """Cover lines, the resolution's title, the enacting line."""
        for text in self.truth.cover:
            dated = "spaced-digits" in self.damages and re.search(rf"\d+{YEAR}", text)
            yield RenderedLine(f" {spaced_digits(text) if dated else text} ", tight=True)
        number = "" if "no-number" in self.damages else r"\1 "
        title = re.sub(r"^(\d+/\d+\.?)\s*", number, self.truth.title_line)
        yield from self._paragraph_lines(cells_of(title), indent="       ", tight=True)
        yield RenderedLine("", tight=True)
        words = self.truth.enacting.rstrip("，,")
        times = 4 if "overprint" in self.damages else 1
        yield RenderedLine(f" {words * times}{self.truth.enacting[len(words) :]} ")

    def _body(self) -> Iterator[RenderedLine]:
        for paragraph in self.truth.paragraphs:
            if paragraph.kind != "annex":
                yield from self._paragraph(paragraph)

    def _annexes(self) -> Iterator[RenderedLine]:
        for paragraph in self.truth.paragraphs:
            if paragraph.kind == "annex":
                yield from self._paragraph(paragraph)

    def _closing(self) -> Iterator[RenderedLine]:
        """Meeting, date and vote, set close, after a line that holds a blank."""
        yield RenderedLine(" ")
        for text in self.truth.closing:
            yield from self._paragraph_lines(
                damage_text(cells_of(text), self.damages, self.rng), "", tight=True
            )

    def _paragraph(self, paragraph: TruthParagraph) -> Iterator[RenderedLine]:
        for heading in paragraph.headings:
            yield from self._paragraph_lines(cells_of(heading), indent="    ")
        printed = number_as_printed(paragraph.printed, self.damages, self.rng)
        cells = paragraph_cells(paragraph, self.damages, self.rng)
        if printed:
            cells = [*cells_of(f"{printed} "), *cells]
        yield from self._paragraph_lines(cells, indent=self._indent())

    def _indent(self) -> str:
        """One blank, four or five now and then; none where the extraction lost it."""
        if "indent-lost" in self.damages or "wrap" not in self.damages:
            return ""
        return " " if self.rng.random() < 0.95 else " " * self.rng.randint(4, 5)

    def _paragraph_lines(self, cells: list[Cell], indent: str, tight: bool = False) -> Iterator[RenderedLine]:
        """The cells set in lines; the last one ends in a blank."""
        lines = wrap(cells, self.columns) if "wrap" in self.damages else [cells]
        for number, line in enumerate(lines, start=1):
            start, end = indent if number == 1 else "", " " if number == len(lines) else ""
            marks = tuple(c.text for c in line if c.mark)
            yield RenderedLine(f"{start}{self._set(line)}{end}", marks, tight)

    def _set(self, line: list[Cell]) -> str:
        """The line's characters, each mark in the style of the rendering."""
        out: list[str] = []
        for cell in line:
            out.append(self._mark(cell.text) if cell.mark else cell.text)
        return "".join(out)

    def _mark(self, mark: str) -> str:
        """Print the mark: on a line of its own with blanks before or behind it as they come, or glued."""
        if self.style == "marks-apart":
            return self.rng.choice((f"\n{mark} \n", f"\n{mark}\n ", f"\n{mark} \n ", f"\n{mark}\n"))
        styles = {
            "marks-glued": mark,
            "marks-bracketed": f"[{mark}]",
            "marks-round": f"({mark})",
            "marks-slash": f" {mark}/ ",
            "superscript": mark.translate(SUPERSCRIPTS),
        }
        return styles[self.style]

    # pages

    def _pages(self, lines: list[RenderedLine]) -> Iterator[list[RenderedLine]]:
        """The lines of each page with the footnotes first marked on it behind them."""
        page: list[RenderedLine] = []
        notes: list[RenderedLine] = []
        seen: set[str] = set()
        for line in lines:
            page.append(line)
            for mark in line.marks:
                if mark not in seen:
                    seen.add(mark)
                    notes.extend(self._note(mark))
            if "pages" in self.damages and len(page) + len(notes) >= LINES_A_PAGE:
                yield [*page, *self._foot(notes)]
                page, notes = [], []
        yield [*page, *self._foot(notes)]

    def _note(self, mark: str) -> Iterator[RenderedLine]:
        """The mark on its line, the note's text on the next ones."""
        text = next(n.text for n in self.truth.footnotes if n.mark == mark)
        cells = damage_text(cells_of(text), self.damages, self.rng)
        if self.style == "marks-apart":
            yield RenderedLine(mark, tight=True)
            yield from self._paragraph_lines(cells, indent=" ")
        else:
            printed = cells_of(f"{self._mark(mark).strip()}{self.point} ")
            yield from self._paragraph_lines(printed + cells, indent="")

    def _foot(self, notes: list[RenderedLine]) -> list[RenderedLine]:
        """The notes under a rule, or under the blank line that is left of it."""
        rule = "" if "no-rule" in self.damages else RULE
        return [RenderedLine(rule, tight=True), *notes] if notes else []

    def _join(self, pages: list[list[RenderedLine]]) -> Iterator[str]:
        """Pages one after the other: a blank (or a form feed) opens a page, no blank line before it."""
        blank = "\n" if "blank-lines" in self.damages else ""
        for number, page in enumerate(pages, start=1):
            if number > 1:
                yield "\f" if "form-feeds" in self.damages else " "
                yield from self._page_head()
            for position, line in enumerate(page, start=1):
                last = position == len(page) and number < len(pages)
                yield f"{line.text}\n" if line.tight or last else f"{line.text}\n{blank}"
            yield from self._page_foot(number)

    def _page_head(self) -> Iterator[str]:
        if "page-numbers" in self.damages:
            yield f"{self.truth.facts.symbol} \n"

    def _page_foot(self, number: int) -> Iterator[str]:
        if "page-numbers" in self.damages:
            yield f"{self.job} {number} \n" if number % 2 else f"{number} {self.job} \n"


def _set_apart(line: str) -> str:
    """第 5 号 as 第 5 号 with one blank behind every character; a line of blanks, such as the rule, as it is."""
    return "".join(f"{c} " for c in line if not c.isspace()) + "\n" if line.strip() else line


def render(truth: Truth, seed: int = 1, damages: frozenset[str] | set[str] = DEFAULT) -> str:
    """The truth printed with the damages; ValueError names a damage that does not exist."""
    return Renderer(truth, seed, frozenset(damages)).text()


def main() -> None:
    """Print one rendering: `python -m resgraph.evaluate.render FILE.xml --seed 1 --damage wrap,pages`."""
    parser = argparse.ArgumentParser(prog="resgraph.evaluate.render", description=render.__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--damage", default=",".join(sorted(DEFAULT)), help=f"of {', '.join(DAMAGES)}")
    given = parser.parse_args()
    damages = {d.strip() for d in given.damage.split(",") if d.strip()}
    print(render(read_truth(given.file), given.seed, damages), end="")


if __name__ == "__main__":
    main()
