"""A comparison in Markdown: a table of two columns, what went struck through, what came in bold."""

from __future__ import annotations

import re

from resgraph.compare import Comparison
from resgraph.view.compared.rows import Cell, counts, headings, rows_of, titles
from resgraph.view.compared.wording import WORDS

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown(comparison: Comparison, language: str) -> str:
    """The page."""
    words, rows = WORDS[language], rows_of(comparison, language)
    left, right = headings(comparison, language)
    lines = [
        f"# {words['title']}: {_plain(left)} → {_plain(right)}",
        "",
        _plain(titles(comparison)),
        "",
        counts(rows, language),
        "",
        f"| {words['what']} | {_plain(left)} | {_plain(right)} |",
        "|---|---|---|",
    ]
    for row in rows:
        told = "<br>".join(_plain(line) for line in (words[row.kind], *row.notes))
        lines.append(f"| {told} | {_cells(row.left, '~~')} | {_cells(row.right, '**')} |")
    return "\n".join(lines) + "\n"


def _cells(cells: tuple[Cell, ...], mark: str) -> str:
    return "<br>".join(
        f"`{cell.id}` " + "".join(_marked(p.text, mark) if p.changed else _plain(p.text) for p in cell.pieces)
        for cell in cells
    )


def _marked(text: str, mark: str) -> str:
    """White space stands outside the marks, where Markdown needs it."""
    inner = text.strip()
    if not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{_plain(inner)}{mark}{after}"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split("\n")))
