"""The file of decisions: TSV or a workbook as `resgraph review` writes it, or what a spreadsheet makes of it.

Columns are known by their headings, in any order; `words` and `decision` must be there. Rows without a decision are
those that nobody has decided yet.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from pathlib import Path

from resgraph.decisions.answers import answer_of
from resgraph.decisions.decision import EVERYWHERE, KINDS, Decision, Decisions
from resgraph.model import DecisionError, SymbolError
from resgraph.model.notice import Notice
from resgraph.model.sheet import Row, Sheet, at_line
from resgraph.symbols import parse

COLUMNS = ("document", "paragraph", "words", "kind", "occurrences", "candidates", "reason", "where", "sentence",
           "decision", "note")  # fmt: skip
"""The columns of the file, in the order in which they are written."""
_LANGUAGE = re.compile(r"/([a-z]{2,3}(?:-[a-z0-9]+)*)$")
_BETWEEN = re.compile(r"[;,；，、\s]+")


SHEET = Sheet(("words", "decision"), DecisionError, Notice("which-decisions"))


def read_decisions(path: Path, known: Collection[str], base: str) -> Decisions:
    """The decisions of a file; `known` are the ids of all authorities. Raises DecisionError with all mistakes."""
    content = SHEET.content(path)
    made = SHEET.each(path.name, content, lambda row: decision_in(row, known, base))
    found = [decision for decision in made if decision is not None]
    said: dict[tuple[str, tuple[str, ...], str, str], Decision] = {}
    mistakes: list[Notice] = []
    for decision in found:
        place = (decision.document, decision.paragraphs, decision.words, decision.kind)
        other = said.setdefault(place, decision)
        if other.answer != decision.answer:
            mistakes.append(at_line(path.name, decision.line, _twice(decision, other)))
    SHEET.refuse(mistakes)
    return Decisions(path.name, hashlib.sha256(content).hexdigest(), tuple(found))


def _twice(decision: Decision, other: Decision) -> Notice:
    """That two lines decide the same words differently."""
    return Notice(
        "decided-twice", words=decision.words, answer=decision.said, other=other.said, line=other.line
    )


def read_rows(path: Path) -> list[Row]:
    """All rows of a file, decided or not. Raises DecisionError."""
    return [*SHEET.rows(path.name, SHEET.content(path))]


def decision_in(row: Row, known: Collection[str], base: str) -> Decision | None:
    """The decision of a row, None where there is none yet. Raises DecisionError, without file and line."""
    said = row.cell("decision")
    if not said:
        return None
    words, kind = row.cell("words"), row.cell("kind").lower()
    if not words:
        raise DecisionError(Notice("decision-without-words"))
    if kind and kind not in KINDS:
        raise DecisionError(Notice("no-such-kind", given=kind, known=", ".join(KINDS)))
    document, paragraphs = _document(row.cell("document")), _paragraphs(row.cell("paragraph"))
    if paragraphs and not document:
        raise DecisionError(Notice("paragraph-of-which", paragraph=paragraphs[0]))
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
