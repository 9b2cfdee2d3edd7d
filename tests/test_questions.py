"""The page of questions: each pattern gives the answer that stands below it. `python tests/test_questions.py` writes the answers anew."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from pyoxigraph import Store

from resgraph.pipeline import build
from resgraph.query.run import run
from resgraph.rdf.store import open_store

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "questions.md"
PART = re.compile(
    r"^## (?P<asked>[^\n]+)\n(?P<between>.*?)```sparql\n(?P<sparql>.*?)```\n\n(?P<answer>(?:\|[^\n]*\n)+)",
    re.M | re.S,
)
B = "https://w3id.org/resgraph/"


def table(store: Store, sparql: str) -> str:
    """The answer as the page shows it."""
    answer = run(store, sparql)
    rows = [
        [str(getattr(cell, "value", cell)).replace(B, "").replace("|", "\\|") for cell in row]
        for row in answer.rows
    ]
    lines = [answer.columns, *rows]
    shown = [f"| {' | '.join(line)} |\n" for line in lines]
    return "".join([shown[0], f"|{'---|' * len(answer.columns)}\n", *shown[1:]])


@pytest.mark.parametrize(
    "part", [*PART.finditer(PAGE.read_text(encoding="utf-8"))], ids=lambda part: part["asked"]
)
def test_a_question_has_the_answer_that_is_shown(part: re.Match[str], built_seeds: Path) -> None:
    assert table(open_store(built_seeds), part["sparql"]) == part["answer"], "python tests/test_questions.py"
    assert part["answer"].count("\n") > 2, "an answer"


def test_there_are_a_dozen() -> None:
    page = PAGE.read_text(encoding="utf-8")
    asked = [part["asked"] for part in PART.finditer(page)]
    assert len(asked) >= 12
    assert asked == re.findall(r"^## (.+)$", page, re.M)
    assert not re.search(
        r"\bUNION\b|\bGRAPH\b|\bSELECT\b[^}]*\{[^}]*\bSELECT\b",
        "".join(p["sparql"] for p in PART.finditer(page)),
    ), "one pattern"


def main() -> None:
    """Write the answers anew."""
    with tempfile.TemporaryDirectory() as folder:
        build([ROOT / "seeds"], Path(folder) / "out")
        store = open_store(Path(folder) / "out")

        def renewed(part: re.Match[str]) -> str:
            return part[0].removesuffix(part["answer"]) + table(store, part["sparql"])

        PAGE.write_text(PART.sub(renewed, PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
