"""The file of decisions: TSV as `resgraph review` writes it, or what a spreadsheet makes of it.

Columns are known by their headings, in any order; `words` and `decision` must be there. Rows without a decision are
those that nobody has decided yet.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from resgraph.decisions.answers import answer_of
from resgraph.decisions.decision import EVERYWHERE, KINDS, Decision, Decisions, squeezed
from resgraph.model import DecisionError, SymbolError
from resgraph.model.spreadsheet import as_meant
from resgraph.symbols import parse

COLUMNS = ("document", "paragraph", "words", "kind", "occurrences", "candidates", "reason", "where", "sentence",
           "decision", "note")  # fmt: skip
"""The columns of the file, in the order in which they are written."""
_NEEDED = ("words", "decision")
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_LANGUAGE = re.compile(r"/([a-z]{2,3}(?:-[a-z0-9]+)*)$")
_BETWEEN = re.compile(r"[;,；，、\s]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is written: its line in the file, and its cells by heading."""

    line: int
    cells: dict[str, str]

    def cell(self, name: str) -> str:
        """The cell, with one blank for each stretch of white space; empty where the file has no such column."""
        return squeezed(as_meant(self.cells.get(name, "").strip()))


def read_decisions(path: Path, known: Collection[str], base: str) -> Decisions:
    """The decisions of a file; `known` are the ids of all authorities. Raises DecisionError, one line."""
    content = _content(path)
    found: list[Decision] = []
    said: dict[tuple[str, tuple[str, ...], str, str], Decision] = {}
    for row in rows_of(path.name, content):
        try:
            decision = _decision(row, known, base)
        except DecisionError as error:
            raise DecisionError(f"{path.name}, line {row.line}: {error}") from None
        if decision is None:
            continue
        place = (decision.document, decision.paragraphs, decision.words, decision.kind)
        other = said.setdefault(place, decision)
        if other.answer != decision.answer:
            raise DecisionError(
                f"{path.name}, line {row.line}: {decision.words!r} is decided as {decision.said} here and as"
                f" {other.said} on line {other.line}: leave one of them"
            )
        found.append(decision)
    return Decisions(path.name, hashlib.sha256(content).hexdigest(), tuple(found))


def read_rows(path: Path) -> list[Row]:
    """All rows of a file, decided or not. Raises DecisionError."""
    return [*rows_of(path.name, _content(path))]


def rows_of(name: str, content: bytes) -> Iterator[Row]:
    """The rows that hold anything. Raises DecisionError where it is no such table."""
    text = _text(name, content)
    first = text.partition("\n")[0]
    delimiter = max("\t,;", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        headings = [heading.strip().lower() for heading in next(reader, [])]
        _check(name, headings)
        before = reader.line_num
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(before + 1, dict(zip(headings, cells, strict=False)))
            before = reader.line_num
    except csv.Error as error:
        raise DecisionError(f"{name}, line {reader.line_num}: no table: {error}: mend the line") from None


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise DecisionError(
            f"{path}: {reason}: give the file that resgraph review OUT -o FILE wrote"
        ) from None


def _text(name: str, content: bytes) -> str:
    encoding = next((code for mark, code in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DecisionError(f"{name}, line {line}: not UTF-8: save the table as UTF-8 text") from None


def _check(name: str, headings: Collection[str]) -> None:
    lacking = [heading for heading in _NEEDED if heading not in headings]
    if lacking:
        raise DecisionError(
            f"{name}, line 1: no column {lacking[0]!r}: the first line must name the columns, {', '.join(COLUMNS)}"
        )


def _decision(row: Row, known: Collection[str], base: str) -> Decision | None:
    """The decision of a row, None where there is none yet. Raises DecisionError."""
    said = row.cell("decision")
    if not said:
        return None
    words, kind = row.cell("words"), row.cell("kind").lower()
    if not words:
        raise DecisionError("a decision without words: say in the column words what is decided")
    if kind and kind not in KINDS:
        raise DecisionError(f"there is no kind {kind!r}: leave it empty, or write one of {', '.join(KINDS)}")
    document, paragraphs = _document(row.cell("document")), _paragraphs(row.cell("paragraph"))
    if paragraphs and not document:
        raise DecisionError(f"paragraph {paragraphs[0]} of which document? fill in the column document")
    return Decision(
        document, paragraphs, words, kind, answer_of(said, known, base), said, row.cell("note"), row.line
    )


def _paragraphs(cell: str) -> tuple[str, ...]:
    return () if cell == EVERYWHERE else tuple(dict.fromkeys(each for each in _BETWEEN.split(cell) if each))


def _document(cell: str) -> str:
    """The symbol, spelt as everywhere, with the language of the text where one is given; else the name of a file."""
    if cell in ("", EVERYWHERE):
        return ""
    language = _LANGUAGE.search(cell)
    whole = cell[: language.start()] if language else cell
    try:
        return parse(whole).text + (language[0] if language else "")
    except SymbolError:
        return cell
