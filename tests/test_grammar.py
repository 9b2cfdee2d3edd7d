"""The tables of patterns and words: what a reference stands for, and what is said of a malformed table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from resgraph.languages.grammar import Grammar, grammar, read_grammar
from resgraph.model.data import LANGUAGES, PACKAGE
from resgraph.model.errors import LanguageError


@pytest.fixture
def table(tmp_path: Path) -> Grammar:
    path = tmp_path / "toy" / "numbers.toml"
    path.parent.mkdir()
    path.write_text(
        "digit = '[0-9]'\nbodies = ['Assembly', 'Assembly of States']\n"
        "[number]\nprinted = '''\n  No\\. (?&digit)+ [ ] of [ ] (?&bodies) # a comment\n'''\nof_the_code = '(?&given) (?&digit)'\n"
        "loop = '(?&number.loop)'\nopen = '('\n[value]\none = '1'\ntwo = '2'\n",
        encoding="utf-8",
    )
    return read_grammar(path)


def test_references_are_filled(table: Grammar) -> None:
    found = table.pattern("number.printed").fullmatch("No.60 of Assembly of States")
    assert found
    assert table.pattern("number.of_the_code", given="a|b").fullmatch("b7")
    assert table.words("bodies") == ("Assembly", "Assembly of States")
    assert table.mapping("value") == {"one": "1", "two": "2"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("number.loop", "toy/numbers.toml, line 8: number.loop refers to itself"),
        ("number.open", "toy/numbers.toml, line 9: number.open is no pattern"),
        ("none", "toy/numbers.toml: the entry 'none' is missing"),
    ],
)
def test_faults_name_the_entry(table: Grammar, name: str, said: str) -> None:
    with pytest.raises(LanguageError, match=said.replace(".", r"\.")):
        table.pattern(name)


def test_a_value_of_another_type_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "zh.toml"
    path.write_text("a = 'b'\nc = 3\n", encoding="utf-8")
    with pytest.raises(LanguageError, match="line 2: c must be a string or a list of strings"):
        read_grammar(path)


ASKED = re.compile(r'\bgrammar\("([\w-]+)", "([\w-]+)"\)')
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))
TABLES = sorted(set(ASKED.findall(CODE)))


@pytest.mark.parametrize(("language", "name"), TABLES)
def test_no_entry_is_left_over(language: str, name: str) -> None:
    """Each entry is asked for by code, or another entry refers to it."""
    tables = "\n".join(path.read_text(encoding="utf-8") for path in LANGUAGES.glob(f"{language}/*.toml"))
    for entry in grammar(language, name).entries:
        group = entry.rpartition(".")[0]
        assert (
            f'"{entry}"' in CODE
            or f"'{entry}'" in CODE
            or f"(?&{entry})" in tables
            or f"(?&{name}:{entry})" in tables
            or (group and f'mapping("{group}")' in CODE)
        ), f"{language}/{name}.toml: nothing asks for {entry}"
