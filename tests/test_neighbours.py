"""The table of words that tell by standing beside another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from resgraph.find.neighbours import RULES, any_of, read_neighbours
from resgraph.model import LanguageError


def test_every_rule_has_forms_that_are_a_pattern() -> None:
    for rule in RULES:
        assert re.compile(any_of(rule))


def test_an_unknown_rule_is_told_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "neighbours.tsv"
    table.write_text("# rule\tform\ttells\npointer\t该\tx\npointers\t该\tx\n", encoding="utf-8")
    with pytest.raises(LanguageError, match=r"neighbours\.tsv, line 3: unknown rule 'pointers'"):
        read_neighbours(table)
