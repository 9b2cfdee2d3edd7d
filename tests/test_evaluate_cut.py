"""Plain texts whose paragraphs are known, printed and read back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from resgraph.cli.main import cli
from resgraph.evaluate.cut_texts import measure_cut_texts, read_cut_texts
from resgraph.evaluate.score import total
from resgraph.model import InputError
from resgraph.pipeline import extract_text

ROW = {
    "symbol": "A/RES/99/901",
    "front": ["Resolution adopted by the General Assembly on 3 May 2044"],
    "title": "99/901. Care of the wells of mountain villages",
    "enacting": "The General Assembly,",
    "paragraphs": [
        {"kind": "preambular", "number": "", "text": "Recalling its resolution 98/902 of 4 June 2043, in which it asked that age- and "
         "gender-sensitive plans be made for the wells of all mountain villages,", "verb": "Recalling"},
        {"kind": "operative", "number": "1.", "text": "Also welcomes the report of the Secretary-General on the wells;", "verb": "welcomes"},
        {"kind": "operative", "number": "2.", "text": "Invites States:", "verb": "Invites"},
        {"kind": "operative", "number": "(a)", "text": "To look after the wells of the villages that have none of their own, in summer and in "
         "winter, as long as the water stands; and", "verb": None},
        {"kind": "operative", "number": "(b)", "text": "To tell the Secretary-General of what was done.", "verb": None},
    ],
    "back": ["12th plenary meeting", "3 May 2044"],
}  # fmt: skip


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("seed", range(6))
def test_a_text_is_cut_as_it_was(texts: Path, seed: int) -> None:
    documents = list(measure_cut_texts(read_cut_texts(texts, seed), extract_text))
    assert {name: (score.f1, score.true) for name, score in total(documents).items()} == {
        "paragraphs": (1.0, 5),
        "kinds": (1.0, 5),
        "numbers": (1.0, 5),
        "first verb": (1.0, 3),
    }


def test_another_cut_is_a_miss_and_a_surplus(texts: Path) -> None:
    (read,) = read_cut_texts(texts)
    joined = read.printed.replace("\n\n2. Invites", " Invites").replace("\n    2. Invites", " Invites")
    (score,) = measure_cut_texts(read_cut_texts(texts), lambda _, name: extract_text(joined, name))
    outcome = score.outcomes["paragraphs"]
    assert (len(outcome.missing), len(outcome.surplus)) == (2, 1)


def test_the_command_prints_the_figures(texts: Path) -> None:
    told = CliRunner().invoke(cli, ["evaluate", "--cut", str(texts)])
    assert told.exit_code == 0
    assert [line.split()[0] for line in told.output.splitlines()] == [
        "measure",
        "paragraphs",
        "kinds",
        "numbers",
        "first",
    ]


@pytest.mark.parametrize("line", ["{", "[]", '{"symbol": "A/RES/1/1"}', '{"paragraphs": 3}'])
def test_a_file_of_something_else_is_an_error_of_one_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match="not a file of cut texts"):
        read_cut_texts(path)
