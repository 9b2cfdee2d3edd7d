"""The table of words that tell by standing beside another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from resgraph.find.neighbours import RULES, any_of, read_neighbours
from resgraph.link.duties.report_words import words
from resgraph.model import LanguageError


def test_every_rule_has_forms_that_are_a_pattern() -> None:
    for rule in RULES:
        assert re.compile(any_of(rule))


def test_an_unknown_rule_is_told_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "neighbours.tsv"
    table.write_text("# rule\tform\ttells\npointer\t该\tx\npointers\t该\tx\n", encoding="utf-8")
    with pytest.raises(LanguageError, match=r"neighbours\.tsv, line 3: unknown rule 'pointers'"):
        read_neighbours(table)


def test_a_body_behind_every_verb_that_hands_over_stands_by_itself() -> None:
    known = re.compile(any_of("before-a-head"))
    assert [form for form in words()["hand"].forms if not known.fullmatch(form)] == []
