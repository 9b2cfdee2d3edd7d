"""A comparison as people meet it: the table, the page, Markdown, the document, the command."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pytest
from click.testing import CliRunner, Result
from lxml import etree
from lxml import html as lxml_html

import resgraph.compare
from resgraph.cli.compare import command
from resgraph.compare import Comparison, Outline, OutlineParagraph, compare, with_original
from resgraph.compare.outline import Mark
from resgraph.model import InputError, QueryError, ResgraphError
from resgraph.model import ParagraphKind as Kind
from resgraph.query.outlines import outline_in
from resgraph.rdf.store import open_store
from resgraph.view.compared import docx, html, markdown, rows_of
from resgraph.view.compared.wording import FILE, WORDS

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
ENGLISH = Path(__file__).parent / "fixtures" / "compare" / "A-RES-60-901.en.txt"
EARLIER, LATER = SEEDS / "A-RES-56-123.zh.txt", SEEDS / "A-RES-60-175.zh.txt"


def outline(symbol: str, *texts: str, language: str = "zh") -> Outline:
    passages = [OutlineParagraph(f"op{n}", Kind.OPERATIVE, text) for n, text in enumerate(texts, start=1)]
    return Outline(symbol, "山区道路安全", language, "", tuple(passages), frozenset())


def opened(resolution: Outline, verb: str) -> Outline:
    """The resolution, whose last paragraph opens with the verb, of two characters."""
    *others, last = resolution.passages
    return replace(resolution, passages=(*others, replace(last, acts=(Mark(0, 2, verb),))))


@pytest.fixture(scope="module")
def told() -> Comparison:
    return compare(
        outline("A/RES/56/1", "请各国修建<山区>桥梁", "欢迎大学研究冰雪路面", "鼓励训练修缮木桥的工匠"),
        outline("A/RES/58/1", "请各国尽快修建<山区>桥梁", "决定设立隧道照明工作组", "鼓励训练修缮木桥的工匠"),
    )


def test_the_rows_stand_in_the_order_of_the_later_text(told: Comparison) -> None:
    rows = rows_of(told, "en")
    assert [(row.kind, row.places) for row in rows] == [
        ("reworded", ("op1", "op1")),
        ("dropped", ("op2", "")),
        ("new", ("", "op2")),
        ("same", ("op3", "op3")),
    ]
    assert [piece.text for piece in rows[0].right[0].pieces if piece.changed] == ["尽快"]
    assert all(cell.text == told.right.passages[0].text for cell in rows[0].right)


def test_the_page_has_two_columns_escapes_and_loads_nothing(told: Comparison) -> None:
    page = html(told, "en")
    tree = lxml_html.document_fromstring(page)
    assert [len(row.xpath("./td")) for row in tree.xpath("//tbody/tr")] == [3, 3, 3, 3]
    assert tree.xpath("//ins/text()") == ["尽快"]
    assert "请各国尽快修建<山区>桥梁" in "".join(tree.xpath("//tbody/tr[1]/td[3]//text()"))
    assert not re.search(r"(?:src|href)=|url\(|@import", page)
    assert "@media print" in page
    assert 'lang="zh-Hans"' in html(told, "zh")


def test_markdown_strikes_what_went_and_marks_what_came(told: Comparison) -> None:
    lines = markdown(told, "en").splitlines()
    assert any("**尽快**" in line and r"\<山区\>" in line for line in lines)
    assert sum(line.startswith("| ") for line in lines) == 1 + 4


def test_the_document_opens_and_is_the_same_each_time(told: Comparison) -> None:
    content = docx(told, "zh")
    assert content == docx(told, "zh")
    opened = python_docx.Document(io.BytesIO(content))
    (table,) = opened.tables
    assert [cell.text for cell in table.rows[1].cells] == [
        "改写",
        "op1 请各国修建<山区>桥梁",
        "op1 请各国尽快修建<山区>桥梁",
    ]
    assert [run.text for run in table.rows[1].cells[2].paragraphs[0].runs if run.bold] == ["尽快"]


def test_a_character_that_xml_cannot_hold_breaks_no_document() -> None:
    told = compare(outline("A/RES/56/1", "请\x00各国"), outline("A/RES/58/1", "请\x0b各国"))
    assert python_docx.Document(io.BytesIO(docx(told, "en"))).tables
    assert etree.fromstring(html(told, "en").encode(), etree.HTMLParser()) is not None


def test_equal_originals_mean_the_translators_chose(told: Comparison) -> None:
    english = [
        outline(symbol, "Requests States to build bridges", language="en")
        for symbol in ("A/RES/56/1", "A/RES/58/1")
    ]
    marked = with_original(told, *english)
    assert [pair.translated for pair in marked.pairs] == [True, False]
    assert "英文相同，仅译法不同" in html(marked, "zh")


def test_originals_meet_by_what_they_say_not_by_their_numbers() -> None:
    """The Chinese of 2001 joins what the English has in two paragraphs, so that from there on the numbers are others."""
    joined = "欢迎12所大学的研究，并注意到30个国家的报告"
    apart = "Welcomes the studies of 12 universities", "Notes the reports of 30 States"
    asked = "Urges Governments to repair 250 bridges"
    told = compare(
        opened(outline("A/RES/56/1", joined, "促请各国政府修缮250座桥梁"), "verb/call-upon"),
        opened(outline("A/RES/58/1", joined, "敦促各国政府修复250座桥梁"), "verb/urge"),
    )
    assert told.pairs[1].verb.force == "stronger"
    marked = with_original(
        told,
        outline("A/RES/56/1", *apart, asked, language="en"),
        outline("A/RES/58/1", *apart, asked, language="en"),
    )
    assert [pair.translated for pair in marked.pairs] == [False, True]
    assert (marked.pairs[1].verb.changed, marked.pairs[1].verb.force) == (False, None)


# --- the command


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def test_symbols_of_a_folder_say_the_same_as_files(built_seeds: Path) -> None:
    by_file = run(EARLIER, LATER, "--format", "json")
    by_symbol = run("A/RES/56/123", "a/res/60/175", "--in", built_seeds, "--format", "json")
    assert by_file.exit_code == 0
    assert json.loads(by_symbol.output) == json.loads(by_file.output)


@pytest.mark.parametrize("form", ["md", "html", "docx", "json", "table"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_form_is_written(tmp_path: Path, form: str, language: str) -> None:
    target = tmp_path / f"changes.{form}"
    arguments = ["--format", form, "--language", language]
    done = run(EARLIER, LATER, *arguments, *(() if form == "table" else ("-o", target)))
    assert done.exit_code == 0, done.output
    assert (target.stat().st_size if form != "table" else len(done.output)) > 3000
    assert [path.name for path in tmp_path.iterdir()] == ([] if form == "table" else [target.name])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere.txt", LATER), "no such file; for two symbols of an output folder say --in OUT"),
        ((EARLIER, LATER, "--format", "docx"), "say where to write the document"),
        ((EARLIER, LATER, "--text", "zh"), "--text goes with --in"),
        ((EARLIER, ENGLISH), "compare texts of one language"),
        ((EARLIER, LATER, "--english", ENGLISH, EARLIER), "--english takes the English texts of both"),
        ((EARLIER, LATER, "--format", "table", "-o", "x.txt"), "the table is for the terminal"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(arguments: tuple[object, ...], message: str) -> None:
    done = run(*arguments)
    assert done.exit_code != 0
    assert message in (str(done.exception) if isinstance(done.exception, ResgraphError) else done.output)


def test_the_later_text_first_is_told(caplog: pytest.LogCaptureFixture) -> None:
    assert run(LATER, EARLIER, "--format", "json").exit_code == 0
    assert "the earlier resolution comes first" in caplog.text


def test_drafts_without_a_symbol_have_a_heading_and_both_titles_are_told() -> None:
    drafts = outline("", "请各国修建桥梁"), replace(outline("", "请各国修建桥梁和隧道"), title="桥梁")
    page = markdown(compare(*drafts), "en")
    assert "| what | earlier text | later text |" in page
    assert "山区道路安全 → 桥梁" in page


def test_whom_a_point_of_a_list_asks_is_told_by_the_words_of_the_list() -> None:
    head = OutlineParagraph(
        "op1",
        Kind.OPERATIVE,
        "请世界银行：",
        (Mark(0, 1, "verb/request"),),
        (Mark(1, 5, "org/world-bank"),),
        (),
        ("org/world-bank",),
    )
    point = OutlineParagraph("op1-a", Kind.SUBPARAGRAPH, "资助隧道照明和雪崩预警广播")
    alone = replace(point, text="决定资助隧道照明和雪崩预警广播", id="op1", acts=(Mark(0, 2, "verb/decide"),))
    told = compare(
        replace(outline("A/RES/56/1"), passages=(alone,)),
        replace(outline("A/RES/58/1"), passages=(head, point)),
    )
    assert ("新增对象：世界银行",) in [row.notes[-1:] for row in rows_of(told, "zh")]


def test_a_text_beside_itself_has_no_table() -> None:
    assert run(EARLIER, EARLIER).output == "Nothing changed.\n"
    assert "没有变化。" in run(EARLIER, EARLIER, "--language", "zh").output


def test_no_blank_is_marked_beside_a_word() -> None:
    texts = "Requests all States to build bridges", "Requests all mountainous States to build bridges"
    told = compare(*(outline(f"A/RES/{n}/1", text, language="en") for n, text in enumerate(texts, 56)))
    (row,) = rows_of(told, "en")
    assert [(piece.text, piece.changed) for piece in row.right[0].pieces] == [
        ("Requests all ", False),
        ("mountainous", True),
        (" States to build bridges", False),
    ]


def test_a_document_that_the_folder_has_not_is_told(built_seeds: Path) -> None:
    store = open_store(built_seeds)
    with pytest.raises(QueryError, match="was not read into this graph"):
        outline_in(store, "A/RES/61/1")
    with pytest.raises(QueryError, match="there is zh"):
        outline_in(store, "A/RES/60/175", "fr")
    with pytest.raises(QueryError, match="neither a file nor a symbol"):
        outline_in(store, "nothing")


def test_the_words_of_both_languages_have_the_same_keys_and_places() -> None:
    assert set(WORDS) == {"en", "zh"}
    assert WORDS["en"].keys() == WORDS["zh"].keys()
    for key, english in WORDS["en"].items():
        chinese = WORDS["zh"][key]
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", chinese)), key
        assert re.search("[\u4e00-\u9fff]", chinese), key


def test_every_word_is_asked_for() -> None:
    folders = (FILE.parent, Path(resgraph.compare.__file__).parent)
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".j2")]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    assert not [key for key in WORDS["en"] if not re.search(rf"""["'.]{key}\b""", source)]


def test_an_output_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    done = run(EARLIER, LATER, "--format", "md", "-o", tmp_path / "no" / "x.md")
    assert "cannot write" in str(done.exception)
    assert not isinstance(done.exception, InputError)
