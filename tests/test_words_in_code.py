"""Words of languages belong in the tables of languages: letters of other scripts in code strings, layer by layer.

The ceilings of tests/words-in-code.toml only fall: lower one when words move into a table. Docstrings do not count: they open
with lines of resolutions.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

import resgraph

PACKAGE = Path(resgraph.__file__).resolve().parent

pytestmark = pytest.mark.source
CEILINGS = Path(__file__).with_name("words-in-code.toml")
LETTER = re.compile(r"[^\W\d_]")
RANGE = re.compile(r"[^\x00-\x7f]-[^\x00-\x7f]")
"""The bounds of a range in a pattern, such as all Han characters, are no words."""


def strings(tree: ast.Module) -> list[str]:
    """The string constants of a module that are no docstrings."""
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    ]


def letters(source: str) -> int:
    """How many letters beyond ASCII stand in the strings of a module."""
    found = "\n".join(RANGE.sub("", text) for text in strings(ast.parse(source)))
    return sum(letter.isalpha() and not letter.isascii() for letter in LETTER.findall(found))


def counted() -> dict[str, int]:
    by_layer: Counter[str] = Counter()
    for path in sorted(PACKAGE.rglob("*.py")):
        by_layer[path.relative_to(PACKAGE).parts[0].removesuffix(".py")] += letters(
            path.read_text(encoding="utf-8")
        )
    return dict(by_layer)


def test_letters_in_strings_are_counted_and_those_in_docstrings_are_not() -> None:
    source = '"""大会"""\nWORDS = "大会|résolution"\n"""回顾: what it is."""\nHAN = "[\\u4e00-\\u9fff]"\nRAISED = "⁰¹²"\n'
    assert letters(source) == 3


def test_no_layer_holds_more_words_than_it_did() -> None:
    ceilings: dict[str, int] = tomllib.loads(CEILINGS.read_text(encoding="utf-8"))
    above = {
        layer: (count, ceilings.get(layer, 0))
        for layer, count in counted().items()
        if count > ceilings.get(layer, 0) and layer != "languages"
    }
    assert not above, f"letters and ceiling: {above}; put the words into a table of graph/resgraph/languages"
