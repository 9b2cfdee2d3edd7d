"""Answers as tables: every format read back by what people open it with, headings, links, and nothing that acts."""

from __future__ import annotations

import csv
import io
import json
import runpy
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result
from lxml import html

from resgraph.cli.query import command
from resgraph.model import OutputError, QueryError
from resgraph.query.named import named_queries
from resgraph.rdf.store import load_store
from resgraph.rdf.writer import write_graph
from resgraph.tables import parquet, xlsx
from resgraph.tables.formats import write_csv, write_html, write_markdown
from resgraph.tables.harmless import harmless
from resgraph.tables.places import place_name
from resgraph.tables.values import Cell, Table, columns

EXAMPLES: dict[str, Any] = runpy.run_path(str(Path(__file__).parent / "fixtures" / "rdf" / "examples.py"))
CITING = ("--named", "citing", "--param", "document=E/RES/2005/14")
TYPED = 'SELECT ?i ?f ?d ?b ?t ?u { BIND(7 AS ?i) BIND(1.5 AS ?f) BIND("2005-12-16"^^xsd:date AS ?d) BIND(true AS ?b) BIND("=1+1" AS ?t) }'


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    write_graph(EXAMPLES["extractions"](), EXAMPLES["authorities"](), folder)
    load_store(folder)
    return folder


def cli(*arguments: object) -> Result:
    result = CliRunner().invoke(command, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def sheet(path: Path) -> Any:
    return openpyxl.load_workbook(path).active


def test_a_workbook_says_where_each_paragraph_stands(out: Path, tmp_path: Path) -> None:
    cli(out, *CITING, "-o", tmp_path / "citing.xlsx")
    page = sheet(tmp_path / "citing.xlsx")
    rows = list(page.values)
    assert rows[0] == ("Resolution", "Title", "Adopted", "Where", "How", "Verb", "Text", "Link")
    row = dict(zip(rows[0], rows[1], strict=True))
    assert (row["Resolution"], row["Where"], row["Adopted"]) == (
        "A/RES/60/175",
        "para. 22",
        datetime(2005, 12, 16),
    )
    assert row["Verb"] == "encourage"
    assert row["Text"].startswith("鼓励各会员国")
    assert row["Link"] == page.cell(2, 1).hyperlink.target == "https://undocs.org/A/RES/60/175"
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == "A1:H2"
    assert 8 <= page.column_dimensions["A"].width < page.column_dimensions["G"].width


@pytest.mark.parametrize("name", named_queries())
def test_no_heading_stands_twice(out: Path, name: str) -> None:
    parameters = named_queries()[name].parameters
    given = [f"--param={parameter.name}={parameter.example}" for parameter in parameters]
    result = cli(out, "--named", name, *given, "--format", "md")
    heads = [cell.strip() for cell in result.stdout.splitlines()[0].strip("|").split("|")]
    assert len(heads) == len(set(heads)), heads
    if "Link" in heads:
        assert heads[-1] == "Link"


def test_headings_places_and_verbs_are_chinese_where_asked(out: Path, tmp_path: Path) -> None:
    cli(out, *CITING, "-o", tmp_path / "citing.xlsx", "--language", "zh")
    rows = list(sheet(tmp_path / "citing.xlsx").values)
    assert rows[0][:4] == ("决议", "标题", "通过日期", "何处")
    assert rows[1][3:6] == ("第22段", "number", "鼓励")


def test_the_same_answer_gives_the_same_workbook(out: Path, tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        cli(out, *CITING, "-o", tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.xlsx") as book:
        assert "2000-01-01" in book.read("docProps/core.xml").decode()


def test_values_keep_their_kind(out: Path, tmp_path: Path) -> None:
    for name in ("typed.xlsx", "typed.parquet"):
        cli(out, TYPED, "-o", tmp_path / name)
    cells = sheet(tmp_path / "typed.xlsx")[2]
    assert [cell.value for cell in cells] == [7, 1.5, datetime(2005, 12, 16), True, "=1+1", None]
    assert cells[4].data_type == "s"
    (row,) = pyarrow.parquet.read_table(tmp_path / "typed.parquet").to_pylist()
    assert row == {"i": 7, "f": 1.5, "d": date(2005, 12, 16), "b": True, "t": "=1+1", "u": None}


def test_csv_is_as_before_and_in_full_where_asked(out: Path, tmp_path: Path) -> None:
    assert cli(out, *CITING, "--format", "csv").output.startswith("resolution,paragraph,how,verb,text\n")
    full = cli(out, *CITING, "--format", "csv", "--full").output
    assert full.startswith("resolution,title,adopted,where,how,verb,text,link\n")
    cli(out, *CITING, "--bom", "-o", tmp_path / "citing.csv")
    written = (tmp_path / "citing.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfresolution,")
    assert cli(out, "SELECT ?n { BIND('1.50'^^xsd:float AS ?n) }", "--format", "csv").output == "n\n1.5\n"


@pytest.mark.parametrize("text", ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])
def test_no_cell_of_csv_is_a_formula(text: str) -> None:
    file = io.BytesIO()
    write_csv(Table(columns(["t"]), [[Cell(text)]]), file)
    (_, (cell,)) = csv.reader(io.StringIO(file.getvalue().decode(), newline=""))
    assert cell == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+1.5", "-1e-3", "a=b", "A/RES/60/175", "", "——"])
def test_numbers_and_words_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("value", [-5, -1.5, date(2005, 12, 16), True, None])
def test_values_that_are_no_text_are_never_quoted(value: Any) -> None:
    assert not harmless(value).startswith("'")


HOSTILE = Table(
    columns(["title", "text"]),
    [
        [
            Cell("<script>alert(1)</script>|*_[x](y)`", "https://x.example/a)b|c d"),
            Cell("a\nb", "javascript:alert(1)"),
        ]
    ],
)


def test_markdown_holds_no_markup_of_a_text() -> None:
    file = io.BytesIO()
    write_markdown(HOSTILE, file)
    row = file.getvalue().decode().splitlines()[2]
    assert "<script>" not in row.replace("\\<", "")
    assert "https://x.example/a%29b%7Cc%20d" in row
    assert row.replace("\\|", "").count("|") == 3


def test_html_holds_no_markup_of_a_text_and_loads_nothing() -> None:
    file = io.BytesIO()
    write_html(HOSTILE, file)
    page = html.fromstring(file.getvalue().decode())
    assert page.xpath("//td/a/@href") == ["https://x.example/a)b|c d"]
    assert page.xpath("//script | //link | //img | //@src | //@onclick") == []
    assert page.xpath("string(//td[1])").startswith("<script>")


def test_a_page_and_a_markdown_table_have_a_row_for_each(out: Path, tmp_path: Path) -> None:
    for name in ("x.html", "x.md", "x.txt", "x.json", "x.tsv"):
        cli(out, "--named", "most-cited", "-o", tmp_path / name)
    assert len(html.parse(str(tmp_path / "x.html")).xpath("//tbody/tr")) == 9
    assert (tmp_path / "x.md").read_text("utf-8").count("\n") == 11
    assert "A/RES/46/152" in (tmp_path / "x.txt").read_text("utf-8")
    assert len(json.loads((tmp_path / "x.json").read_text("utf-8"))["results"]["bindings"]) == 9


def test_a_document_given_as_a_parameter_is_a_column_in_full(out: Path) -> None:
    answer = cli(
        out, "--named", "paragraphs", "--param", "document=A/RES/60/175", "--format", "csv", "--full"
    ).output
    rows = list(csv.DictReader(io.StringIO(answer)))
    assert list(rows[0]) == ["document", "title", "adopted", "where", "verbs", "text", "link"]
    assert {row["document"] for row in rows} == {"A/RES/60/175"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "answer.doc"), "answer.doc does not say its format"),
        (("--format", "xlsx"), "xlsx is not for the screen"),
        (("--format", "parquet"), "parquet is not for the screen"),
    ],
)
def test_a_wrong_use_is_told(out: Path, arguments: tuple[str, ...], told: str) -> None:
    result = cli(out, *CITING, *arguments)
    assert (result.exit_code, told in result.output) == (2, True)


def test_a_file_appears_whole_or_not_at_all(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 3)
    with pytest.raises(QueryError, match="a sheet holds 3 rows"):
        cli(out, "--named", "most-cited", "-o", tmp_path / "x.xlsx")
    with pytest.raises(OutputError, match="cannot write"):
        cli(out, "--named", "most-cited", "-o", tmp_path / "none" / "x.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_long_text_is_cut_where_excel_would_break(tmp_path: Path) -> None:
    with (tmp_path / "long.xlsx").open("wb") as file:
        xlsx.write_xlsx(Table(columns(["text"]), [[Cell("长" * 40_000)]]), file)
    assert sheet(tmp_path / "long.xlsx")["A2"].value == "长" * 32_766 + "…"


def test_without_pyarrow_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    assert not parquet.has_parquet()
    with pytest.raises(OutputError, match=r"pip install 'resgraph\[parquet\]'"):
        parquet.write_parquet(Table((), []), io.BytesIO())


@pytest.mark.parametrize(
    ("id", "zh", "en"),
    [
        ("pp6", "序言部分第6段", "preambular para. 6"),
        ("op4", "第4段", "para. 4"),
        ("op4-a-i", "第4段(a)(i)", "para. 4 (a)(i)"),
        ("p3", "第3段", "para. 3"),
        ("annex-1-p2", "附件1第2段", "annex 1, para. 2"),
        ("draft-2-p1-a", "草案2第1段(a)", "draft 2, para. 1 (a)"),
        ("part-b-op4", "第B部分第4段", "part B, para. 4"),
        ("fn9", "脚注9", "note 9"),
        ("fn*", "脚注*", "note *"),
        ("annex-1-heading", "annex-1-heading", "annex-1-heading"),
        ("pp", "pp", "pp"),
        ("op4-" + "a-" * 5000, "op4-" + "a-" * 5000, "op4-" + "a-" * 5000),
    ],
)
def test_paragraphs_are_named_as_people_name_them(id: str, zh: str, en: str) -> None:
    assert (place_name(id, "zh"), place_name(id, "en")) == (zh, en)
