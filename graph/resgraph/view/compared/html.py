"""A comparison as one page of two columns, which opens offline and prints."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from resgraph.compare import Comparison
from resgraph.view.compared.rows import counts, headings, rows_of, titles
from resgraph.view.compared.wording import WORDS

ASSETS = Path(__file__).parent / "assets"


def html(comparison: Comparison, language: str) -> str:
    """The page; it loads nothing."""
    rows = rows_of(comparison, language)
    return (
        templates()
        .get_template("compare.html.j2")
        .render(
            words=WORDS[language],
            language="zh-Hans" if language == "zh" else language,
            left=comparison.left,
            right=comparison.right,
            titles=titles(comparison),
            headings=headings(comparison, language),
            rows=rows,
            counts=counts(rows, language),
        )
    )


def templates() -> Environment:
    """The templates, escaping what they are given."""
    return Environment(
        loader=FileSystemLoader(ASSETS, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
