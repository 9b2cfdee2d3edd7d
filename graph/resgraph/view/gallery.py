"""The questions and answers of a graph as they lie in the page: compressed, read when somebody opens them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from resgraph.model.gallery import Cell, GalleryAnswer, Question
from resgraph.view.pack import squeeze

Record = dict[str, Any]


def gallery_shelf(questions: Sequence[Question]) -> str:
    """What `assets/gallery.js` reads; empty where there are no questions."""
    return squeeze([_question(question) for question in questions]) if questions else ""


def _question(question: Question) -> Record:
    answers = [_answer(answer) for answer in question.answers]
    return {key: value for key, value in asdict(question).items() if key != "answers"} | {"answers": answers}


def _answer(answer: GalleryAnswer) -> Record:
    given = [{"name": one.name, "value": one.value, "cell": _cell(one.cell)} for one in answer.given]
    return {
        "given": given,
        "columns": [asdict(column) for column in answer.columns],
        "rows": [[_cell(cell) for cell in row] for row in answer.rows],
        "total": answer.total,
        "sparql": answer.sparql,
        "command": answer.command,
    }


def _cell(cell: Cell) -> list[str]:
    """`[text, thing]`, or `[text]` where it means no thing."""
    return [cell.text, cell.thing] if cell.thing else [cell.text]
