"""The API for Python: docs/python.md runs, prints what it shows and is typed; and what users once fell into is gone."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from lxml import html

import resgraph
from resgraph.model import OutputError, QueryError

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "python.md"
SEED = ROOT / "seeds" / "A-RES-60-175.zh.txt"
SENTENCE = "回顾其2000年11月15日第55/25号决议，"


def examples() -> list[tuple[str, str]]:
    """The code of each block, and the lines that it shows as printed."""
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    found = []
    for block in blocks:
        lines = block.splitlines()
        shown = [line.removeprefix("# ") for line in lines if line.startswith("# ")]
        found.append(("\n".join(line for line in lines if not line.startswith("# ")), "\n".join(shown)))
    return found


def test_a_number_that_one_body_only_has_needs_no_speaker() -> None:
    (found,) = resgraph.extract_citations("Recordando su resolución 1612 (2005), de 26 de julio de 2005,")
    assert (found.symbol, found.date) == ("S/RES/1612(2005)", date(2005, 7, 26))


def test_the_examples_print_what_they_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for code, shown in examples():
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, names)
        assert printed.getvalue().strip() == shown, code


@pytest.mark.slow
def test_the_examples_are_typed(tmp_path: Path) -> None:
    code = "\n".join(code for code, _ in examples())
    (tmp_path / "examples.py").write_text(code, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", str(ROOT / "pyproject.toml")]
    result = subprocess.run(
        [*command, str(tmp_path / "examples.py")],  # what `make lint` found out of the package is kept and read
        cwd=ROOT, check=False, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    if "No module named mypy" in result.stderr:
        pytest.skip("mypy is not installed")
    assert result.returncode == 0, result.stdout


def test_all_that_is_offered_is_described_and_there() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in resgraph.__all__:
        assert getattr(resgraph, name) is not None
        assert name in page or name in {"__version__", "CitedDocument", "Graph", "Report", "extract_text"}
    assert set(resgraph.__all__) == set(dir(resgraph))


# --- What users once fell into ----------------------------------------------------------------------


def test_one_input_is_no_list_of_letters(tmp_path: Path) -> None:
    for given in (str(SEED), SEED, [str(SEED)]):
        report = resgraph.build(given, str(tmp_path / "out"), force=True)
        assert (report.counts.documents, report.failed) == (1, {})


def test_paths_may_be_text_or_path_like() -> None:
    class Mine(os.PathLike[str]):
        def __fspath__(self) -> str:
            return str(SEED)

    found = [resgraph.extract(given).to_dict() for given in (str(SEED), SEED, Mine())]
    assert found[0] == found[1] == found[2]
    assert json.loads(json.dumps(found[0]))["symbol"] == "A/RES/60/175"


def test_a_text_is_read_as_it_is_given() -> None:
    for text in (SENTENCE, f"大会，\n\n{SENTENCE}\n\n1. 请秘书长提出报告。\n", SEED.read_text("utf-8")):
        assert any(found.citations for _, found in resgraph.extract(text).passages())


@pytest.mark.parametrize("text", ["", "  \n"])
def test_no_text_is_told_as_such(text: str) -> None:
    with pytest.raises(resgraph.ResgraphError, match="there is nothing to read"):
        resgraph.extract(text)


def test_a_misspelt_question_is_no_sparql(built_seeds: Path) -> None:
    with pytest.raises(resgraph.ResgraphError, match=r"no query is named 'citng': there are .*citing"):
        resgraph.load(built_seeds).query("citng")


def test_who_names_an_instrument_cites_it(built_seeds: Path) -> None:
    """By its id or a name, with the verb that governs it, in the columns of citations."""
    graph = resgraph.load(built_seeds, language="en")
    found = graph.cited_by("Palermo Convention")
    assert found.columns == graph.citations().columns
    assert {"ratify", "accede to"} <= {row["relation"] for row in found}
    assert all(str(row["words"]) in str(row["text"]) for row in found)
    assert {row["cited"] for row in found} == {"instrument/untoc"}
    assert {row["cited"] for row in graph.cited_by("A/RES/55/25")} == {"A/RES/55/25"}


@pytest.mark.parametrize(
    "path", ["missing.txt", "./missing", "/no/such/place", "~/no/such/file", Path("missing")]
)
def test_a_path_that_leads_nowhere_is_no_text(path: str | Path) -> None:
    with pytest.raises(resgraph.ResgraphError, match=r"missing|no/such"):
        resgraph.extract(path)


# --- Citations --------------------------------------------------------------------------------------


def cited(text: str) -> list[tuple[str, str]]:
    found = resgraph.extract_citations(text)
    assert all(text[each.start : each.end] == each.words for each in found)
    return [(each.symbol, each.words) for each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SENTENCE, [("A/RES/55/25", "第55/25号决议")]),
        ("大会第55/25号决议", [("A/RES/55/25", "第55/25号决议")]),
        ("见大会第\n  55/25号\n决议。", [("A/RES/55/25", "第\n  55/25号\n决议")]),
        (
            "第一段引用A/60/131。\n\n第二段引用大会第60/1号决议。",
            [("A/60/131", "A/60/131"), ("A/RES/60/1", "第60/1号决议")],
        ),
        (
            "见S/RES/1674 (2006)、A/HRC/RES/1/1。",
            [("S/RES/1674(2006)", "S/RES/1674 (2006)"), ("A/HRC/RES/1/1", "A/HRC/RES/1/1")],
        ),
        ("", []),
        ("\n \n", []),
        ("没有引用。", []),
        ("\ud800", []),
    ],
)
def test_citations_are_found_in_any_text(text: str, found: list[tuple[str, str]]) -> None:
    assert cited(text) == found


def test_a_citation_says_what_it_is() -> None:
    (found,) = resgraph.extract_citations(SENTENCE)
    assert str(found.date) == "2000-11-15"
    assert (found.verb, found.rule, found.url) == (
        "verb/recall",
        "session-number",
        "https://undocs.org/A/RES/55/25",
    )


# --- HTML -------------------------------------------------------------------------------------------


def test_annotated_text_is_the_text() -> None:
    extraction = resgraph.extract(SEED)
    page = html.fromstring(resgraph.annotate(extraction))
    for passage, found in extraction.passages():
        (shown,) = page.xpath("//p[@id=$id]", id=passage.id)
        assert shown.text_content().endswith(passage.text)
        symbols = {citation.target.text for citation in found.citations}
        assert set(shown.xpath(".//mark[@class='citation']/@data-symbol")) <= symbols
    assert len(page.xpath("//mark[@class='citation']/a")) > 10
    assert page.xpath("//mark[@class='mention']/@title")


def test_nothing_of_a_text_is_markup() -> None:
    shown = resgraph.annotate("回顾<script>alert(1)</script>\"'&第55/25号决议，")
    page = html.fromstring(shown)
    assert page.xpath("//script") == []
    assert "<script>" in page.text_content()


# --- A graph ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def graph(built_seeds: Path) -> resgraph.Graph:
    return resgraph.load(str(built_seeds))


def test_tables_are_rows_and_frames(graph: resgraph.Graph) -> None:
    read = graph.documents.where(is_read=True)
    assert [row["symbol"] for row in read] == ["A/RES/56/123", "A/RES/60/175"]
    assert graph.documents.columns[:2] == ("id", "symbol")
    frame = graph.documents.to_pandas()
    assert list(frame.columns) == list(graph.documents.columns)
    assert len(frame) == len(graph.documents)
    assert set(graph.to_pandas()) >= {"documents", "paragraphs", "citations"}
    assert "rows of id, symbol" in repr(graph.documents)
    assert graph.documents[:1].columns == graph.documents.columns


def test_a_document_is_named_as_people_name_it(graph: resgraph.Graph) -> None:
    for name in ("A/RES/60/175", "第60/175号决议", "60/175"):
        assert {row["document"] for row in graph.paragraphs(name)} == {"A/RES/60/175"}
        assert {row["document"] for row in graph.citations(name)} == {"A/RES/60/175"}
    assert {row["cited"] for row in graph.cited_by("55/25")} == {"A/RES/55/25"}
    assert graph.mentions("60/175")
    assert graph.duties("60/175")


def test_queries_take_names_and_sparql(graph: resgraph.Graph) -> None:
    (count,) = graph.query("SELECT (COUNT(*) AS ?n) { ?p a rg:OperativeParagraph }")
    assert count == {"n": 45}
    full = graph.query("citing", document="E/RES/2005/14", full=True)
    assert full.columns == ("resolution", "title", "adopted", "where", "how", "verb", "text", "link")
    assert {row["where"] for row in full} == {"第22段", "序言部分第12段"}
    assert len(graph.dataset()) > 1000


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda graph: graph.query("citing"), "citing needs the parameter 'document'"),
        (lambda graph: graph.query("citting", document="55/25"), "no query is named 'citting'"),
        (lambda graph: graph.query("SELECT"), "a query|unexpected|ends too early"),
        (
            lambda graph: graph.table("nothing"),
            "there is no table 'nothing': there are documents, paragraphs",
        ),
        (lambda graph: graph.documents.where(colour="red"), "there is no column 'colour'"),
        (lambda graph: graph.paragraphs("no such thing"), "neither a symbol"),
        (lambda graph: resgraph.load("nowhere"), "nowhere is not an output folder"),
    ],
)
def test_errors_are_of_one_class_and_one_line(graph: resgraph.Graph, ask: object, told: str) -> None:
    assert callable(ask)
    with pytest.raises(resgraph.ResgraphError, match=told) as error:
        ask(graph)
    assert "\n" not in str(error.value)


def test_without_pandas_the_way_to_it_is_told(graph: resgraph.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(OutputError, match=r"pip install 'resgraph\[pandas\]'"):
        graph.documents.to_pandas()
    with pytest.raises(QueryError):
        graph.table("pandas")
