"""A comparison as a table in the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from resgraph.compare import Comparison
from resgraph.view.compared.rows import Cell, counts, headings, rows_of
from resgraph.view.compared.wording import WORDS


def print_table(comparison: Comparison, language: str, console: Console) -> None:
    """What changed, a row for each paragraph that is not the same."""
    words = WORDS[language]
    rows = rows_of(comparison, language)
    if all(row.kind == "same" for row in rows):
        console.print(words["nothing"])
        return
    table = Table(show_lines=True)
    table.add_column(words["what"], overflow="fold", max_width=20)
    for heading in headings(comparison, language):
        table.add_column(heading, overflow="fold")
    for row in rows:
        if row.kind != "same":
            told = Text("\n".join((words[row.kind], *row.notes)))
            table.add_row(told, _text(row.left, "red strike"), _text(row.right, "green bold"))
    console.print(table)
    console.print(counts(rows, language))


def _text(cells: tuple[Cell, ...], style: str) -> Text:
    text = Text()
    for number, cell in enumerate(cells):
        text.append(("\n" if number else "") + f"{cell.id} ", style="dim")
        for piece in cell.pieces:
            text.append(piece.text, style=style if piece.changed else "")
    return text
