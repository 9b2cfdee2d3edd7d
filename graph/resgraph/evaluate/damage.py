"""What a PDF extraction does to the characters of a paragraph, one function a damage.

Each takes the cells of a paragraph and a seeded random source and returns the cells as printed.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from resgraph.evaluate.layout import Cell, cells_of
from resgraph.evaluate.truth import Truth, TruthParagraph

MARK_STYLES = ("marks-apart", "marks-glued", "marks-bracketed", "marks-round", "marks-slash")
"""How a mark is printed: on a line of its own, as plain digits, as [1], as (1), as 1/; superscript digits else."""

DAMAGES = (
    "wrap",  # lines of 34 to 38 ideographs
    "blank-lines",  # a blank line after every line
    "pages",  # page ends with footnote blocks, in mid-sentence
    "page-numbers",  # the symbol at the head and the job number at the foot of pages
    *MARK_STYLES,
    "marks-after",  # the mark behind the punctuation that follows it
    "overprint",  # bold printed four times over
    "spaced-digits",  # 2 0 2 3 年 1 0 月 in the heading
    "spaces",  # blanks between digits and ideographs
    "indent-lost",  # no indent where a paragraph begins
    "width-variants",  # ASCII commas and brackets, full-width full stops
    "form-feeds",  # a form feed between pages
    "no-rule",  # no rule above the notes; plain marks as 1 or 1. before them
    "no-number",  # no number before the title
    "one-line",  # the whole text on one line
    "space-each-character",  # a blank after every character
)
"""Every damage, in the order of the documentation."""

DEFAULT = frozenset(
    {"wrap", "blank-lines", "pages", "marks-apart", "overprint", "spaced-digits", "spaces", "width-variants"}
)
"""The damages of the two seed resolutions together."""

PASTE = frozenset({"marks-glued", "no-rule", "no-number"})
"""What a text suffers that is copied from a page into a plain file: marks are digits, notes stand at its end."""

NAMED = {"default": DEFAULT, "paste": PASTE, "none": frozenset[str]()}
"""Sets of damages by the name that the command knows."""

HAN = re.compile("[\u4e00-\u9fff]")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def printed_truth(truth: Truth, damages: frozenset[str]) -> Truth:
    """The truth of the printed text: itself, but for damages that change what the text says."""
    return marks_behind_punctuation(truth) if "marks-after" in damages else truth


def paragraph_cells(paragraph: TruthParagraph, damages: frozenset[str], rng: random.Random) -> list[Cell]:
    """The paragraph's characters with its marks, damaged in the order of the functions below."""
    return damage_text(with_marks(paragraph, overprint="overprint" in damages), damages, rng)


def damage_text(cells: list[Cell], damages: frozenset[str], rng: random.Random) -> list[Cell]:
    """The damages that any line may suffer."""
    if "width-variants" in damages:
        cells = width_variants(cells, rng)
    if "spaces" in damages:
        cells = spaces_at_digits(cells, rng)
    return cells


def with_marks(paragraph: TruthParagraph, overprint: bool) -> list[Cell]:
    """回顾大会的报告 -> 回顾回顾回顾回顾大会的报告, each mark a cell before the character at its offset."""
    marks = {m.offset: [n.mark for n in paragraph.marks if n.offset == m.offset] for m in paragraph.marks}
    repeats: dict[int, str] = {}
    for start, end in paragraph.bold if overprint else ():
        words = paragraph.text[start:end].rstrip(" ，,：:；;。")
        repeats[start + len(words)] = words * 3
    cells: list[Cell] = []
    last = 0
    for offset in sorted({*repeats, *marks}):
        cells += cells_of(paragraph.text[last:offset] + repeats.get(offset, ""))
        cells += (Cell(mark, mark=True) for mark in marks.get(offset, ()))
        last = offset
    return cells + cells_of(paragraph.text[last:])


def marks_behind_punctuation(truth: Truth) -> Truth:
    """报告²， becomes 报告，²: what the text says changes, so the truth changes with it."""
    return replace(truth, paragraphs=tuple(_moved(p) for p in truth.paragraphs))


def _moved(paragraph: TruthParagraph) -> TruthParagraph:
    marks = tuple(
        replace(m, offset=m.offset + 1) if paragraph.text[m.offset : m.offset + 1] in set("，。；：、") else m
        for m in paragraph.marks
    )
    return replace(paragraph, marks=marks)


def spaces_at_digits(cells: list[Cell], rng: random.Random) -> list[Cell]:
    """2000年11月15日第55/25号 -> 2000 年 11月 15 日第 55/25号: a blank at seven of ten borders."""
    spaced: list[Cell] = []
    for cell in cells:
        before = spaced[-1] if spaced else None
        if before is not None and _borders(before, cell) and rng.random() < 0.7:
            spaced.append(Cell(" "))
        spaced.append(cell)
    return spaced


def _borders(left: Cell, right: Cell) -> bool:
    """An ASCII digit or letter beside an ideograph."""
    if left.mark or right.mark:
        return False
    return _is_ideograph(left.text) != _is_ideograph(right.text) and _is_word(left.text) != _is_word(
        right.text
    )


def _is_ideograph(char: str) -> bool:
    return HAN.fullmatch(char) is not None


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def width_variants(cells: list[Cell], rng: random.Random) -> list[Cell]:
    """， -> ", " now and then (共同责任, ), brackets of the other width (（2001） for (2001))."""
    other = {"(": "（", ")": "）", "（": "(", "）": ")"}
    brackets = rng.random() < 0.5
    varied: list[Cell] = []
    for cell in cells:
        if cell.text == "，" and rng.random() < 0.04:
            varied.extend(cells_of(", "))
        elif brackets and not cell.mark and cell.text in other:
            varied.append(Cell(other[cell.text]))
        else:
            varied.append(cell)
    return varied


def spaced_digits(line: str) -> str:
    """人权理事会2023年10月11日通过的决议 -> 人权理事会 2 0 2 3 年 1 0 月 1 1 日通过的决议."""
    return "".join(f" {c} " if c.isdecimal() else c for c in line).replace("  ", " ")


def number_as_printed(printed: str, damages: frozenset[str], rng: random.Random) -> str:
    """`8.`, now and then `8．`."""
    if "width-variants" in damages and rng.random() < 0.08:
        return printed.replace(".", "．")
    return printed
