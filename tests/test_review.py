"""What is open is listed to be decided, and what was decided stays in the file."""

from __future__ import annotations

import csv
import warnings
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from fixtures.decisions import RIVERS, texts
from resgraph.cli.main import cli
from resgraph.decisions.table import COLUMNS, read_decisions, read_rows
from resgraph.find.authorities import BASE
from resgraph.model import DecisionError, InputError, OutputError
from resgraph.model.notice import catalogue
from resgraph.pipeline import build
from resgraph.review.file import merged, save, table, write_decisions
from resgraph.review.open import open_rows
from resgraph.review.passages import sentence, spot_of
from resgraph.review.reasons import in_words


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    texts(folder / "in")
    (folder / "in" / "again.txt").write_text(RIVERS.replace("58/901", "58/903"), encoding="utf-8")
    build([folder / "in"], folder / "out")
    return folder / "out"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["review", *map(str, args)], catch_exceptions=False)


def rows_in(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_the_most_frequent_comes_first_and_titles_are_asked_once(out: Path) -> None:
    rows = open_rows(out, "zh")
    assert [(r["document"], r["paragraph"], r["words"], r["kind"], r["occurrences"]) for r in rows] == [
        ("*", "", "《国际河流合作宪章》", "candidate", "6"),
        ("A/RES/58/901", "pp3", "《公约》", "open-mention", "1"),
        ("A/RES/58/901", "pp4", "第181号决议", "open-citation", "1"),
        ("A/RES/58/903", "pp3", "《公约》", "open-mention", "1"),
        ("A/RES/58/903", "pp4", "第181号决议", "open-citation", "1"),
    ]
    assert rows[1]["where"] == "A/RES/58/901 pp3"
    assert rows[1]["sentence"] == "注意到【《公约》】缔约方就《国际河流合作宪章》提出的意见，"
    assert rows[1]["reason"] == catalogue("zh")["why-no-antecedent"]
    assert open_rows(out, "en")[1]["reason"] == catalogue("en")["why-no-antecedent"]


def test_candidates_are_told_with_their_names(tmp_path: Path) -> None:
    text = RIVERS.replace(
        "《公约》缔约方", "《儿童权利公约》和《消除对妇女一切形式歧视公约》，重申《公约》缔约方"
    )
    (tmp_path / "two.txt").write_text(text, encoding="utf-8")
    build([tmp_path / "two.txt"], tmp_path / "out")
    (row,) = [row for row in open_rows(tmp_path / "out", "zh") if row["words"] == "《公约》"]
    assert row["candidates"].split("; ") == [
        "instrument/cedaw (消除对妇女一切形式歧视公约)",
        "instrument/crc (儿童权利公约)",
    ]


def test_every_reason_has_words_in_both_languages() -> None:
    reasons = ("no-antecedent", "several-antecedents", "no-such-part-known", "body-not-stated", "number-does-not-fit-body",
               "number-not-stated", "symbol-incomplete", "unknown-series", "title", "jieba")  # fmt: skip
    for reason in reasons:
        assert in_words(reason, "en") != in_words(reason, "zh")
        assert reason not in (in_words(reason, "en"), in_words(reason, "zh"))
    assert in_words("of-tomorrow", "zh") == "of-tomorrow"


def test_what_was_decided_stays_when_the_file_is_written_again(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "decisions.tsv"
    assert run(out, "-o", target).exit_code == 0
    rows = rows_in(target)
    rows[1]["decision"], rows[2]["note"] = "instrument/untoc", "ask the clerk"
    rows.append({"document": "A/RES/58/901", "paragraph": "op1", "words": "委员会", "decision": "org/ecosoc"})
    target.write_bytes(table(rows))
    done = run(out, "-o", target)
    assert f"6 rows in {target}, 5 of them open in {out}" in done.output
    again = rows_in(target)
    assert [row["decision"] for row in again] == ["", "instrument/untoc", "", "", "", "org/ecosoc"]
    assert again[2]["note"] == "ask the clerk"
    assert tuple(again[0]) == COLUMNS


def test_what_nobody_decided_goes_when_it_is_no_longer_open(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "d.tsv"
    target.write_bytes(table([{"document": "A/RES/1/1", "words": "甲", "kind": "candidate"}]))
    write_decisions(target, open_rows(out, "en"))
    assert [row["words"] for row in rows_in(target) if row["words"] == "甲"] == []


def test_a_file_that_is_no_table_is_not_written_over(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "notes.tsv"
    target.write_text("my notes\n", encoding="utf-8")
    with pytest.raises(DecisionError, match=r"notes.tsv, line 1: no column"):
        write_decisions(target, open_rows(out, "en"))
    assert target.read_text(encoding="utf-8") == "my notes\n"


def test_the_mark_for_excel_is_kept(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "d.csv"
    run(out, "-o", target, "--bom")
    run(out, "-o", target)
    assert target.read_bytes().startswith(b"\xef\xbb\xbfdocument,paragraph,words")


def test_without_a_file_the_table_is_printed(out: Path) -> None:
    assert run(out, "--language", "zh").output.splitlines()[0] == "\t".join(COLUMNS)


def test_no_cell_is_a_formula() -> None:
    written = table([{"words": "=1+1", "sentence": "-甲", "note": "@A1", "decision": "+A"}]).decode()
    assert written.splitlines()[1].split("\t")[2] == "'=1+1"
    assert all(cell[:1] not in "=+-@" or not cell for cell in written.splitlines()[1].split("\t"))


def test_an_answer_is_given_to_the_same_question_only() -> None:
    asked = [{"document": "A/RES/1/1", "words": "甲", "kind": "candidate", "decision": "", "note": ""}]
    assert merged(asked, ()) == asked


def test_a_folder_without_a_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not an output folder"):
        open_rows(tmp_path, "en")


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("甲。乙丙丁；戊", "丙", "乙【丙】丁；"),
        ("Notes No. 5 of A.B. and it. The Office works.", "Office", "The 【Office】 works."),
        ("甲" * 400 + "乙" + "丙" * 400, "乙", "…" + "甲" * 160 + "【乙】" + "丙" * 160 + "…"),
        ("乙", "乙", "【乙】"),
    ],
)
def test_the_sentence_around_words(text: str, words: str, shown: str) -> None:
    start = text.index(words)
    assert sentence(text, start, start + len(words)) == shown


def test_a_finding_says_where_it_stands() -> None:
    spot = spot_of("https://w3id.org/resgraph/A/RES/60/175/zh#fn%2A.4-18.2")
    assert spot is not None
    assert (spot.text, spot.part) == ("https://w3id.org/resgraph/A/RES/60/175/zh", "fn*")
    assert (spot.passage, spot.start, spot.end) == ("https://w3id.org/resgraph/A/RES/60/175/zh#fn%2A", 4, 18)
    assert spot_of("https://w3id.org/resgraph/A/RES/60/175/zh#op4.obligation-1") is None


@pytest.mark.parametrize("name", ["open.json", "open.md", "open.ods", "open.xls"])
def test_decisions_are_a_table_of_a_known_kind(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=rf"{name}: name the table \.tsv, \.csv or \.xlsx"):
        write_decisions(tmp_path / name, [])


def test_decisions_in_a_workbook_go_there_and_back(out: Path, tmp_path: Path) -> None:
    """Written, decided in, read by the build, and written again: what was decided stays."""
    target = tmp_path / "d.xlsx"
    assert write_decisions(target, open_rows(out, "en")) == 5
    rows = [{name: row.cell(name) for name in COLUMNS} for row in read_rows(target)]
    assert rows == [{name: row.get(name, "") for name in COLUMNS} for row in open_rows(out, "en")]
    rows[1]["decision"], rows[1]["note"] = "none", "=1+1"
    save(target, rows)
    (decision,) = read_decisions(target, set(), BASE).rows
    assert (decision.words, decision.line, decision.note) == (rows[1]["words"], 3, "=1+1")
    write_decisions(target, open_rows(out, "en"))
    assert [row.cell("decision") for row in read_rows(target)] == ["", "none", "", "", ""]


def test_a_file_in_the_encoding_of_a_chinese_machine_gets_the_mark_for_excel(
    out: Path, tmp_path: Path
) -> None:
    target = tmp_path / "d.csv"
    target.write_bytes("words,decision\n委员会,无\n".encode("gbk"))
    write_decisions(target, open_rows(out, "en"))
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "委员会" in [row.cell("words") for row in read_rows(target)]


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def workbook(path: Path, rows: str, shared: str = "") -> Path:
    """A workbook as other programs write one: its sheet under a name of its own, strings shared."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with ZipFile(path, "w") as book:
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets><sheet name="甲" sheetId="7" r:id="rId9"/></sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId9" Type="x" Target="/xl/worksheets/other.xml"/></Relationships>',
        )
        book.writestr("xl/worksheets/other.xml", SHEET.format(rows))
        if shared:
            book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{shared}</sst>')
    return path


def test_a_workbook_of_another_program_is_read(tmp_path: Path) -> None:
    """Cells that are left out, shared strings in runs, how they are read aloud, numbers, a row that is skipped."""
    path = workbook(
        tmp_path / "d.xlsx",
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Decision</t></is></c></row>'
        '<row r="5"><c r="A5" t="s"><v>1</v></c><c r="C5" t="str"><f>"no"&amp;"ne"</f><v>none</v></c></row>'
        '<row r="6"><c r="A6"><v>12.0</v></c><c r="C6" t="s"><v>99</v></c></row>',
        "<si><t>words</t></si><si><r><t>委员</t></r><r><t>会</t></r><rPh sb='0' eb='1'><t>yi</t></rPh></si>",
    )
    assert [(row.line, row.cell("words"), row.cell("decision")) for row in read_rows(path)] == [
        (5, "委员会", "none"),
        (6, "12", ""),
    ]


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 1000, "no sheet", "document type", "broken"],
)
def test_a_damaged_workbook_is_told_in_one_line(content: bytes | str, tmp_path: Path) -> None:
    path = tmp_path / "d.xlsx"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        workbook(path, "<row>" if content == "broken" else "")
        if content != "broken":
            with ZipFile(path, "a") as book, warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of a name that is there twice
                start = "" if content == "no sheet" else "<!DOCTYPE a [<!ENTITY b 'c'>]>"
                book.writestr("xl/workbook.xml", f"{start}<workbook/>")
    with pytest.raises(
        DecisionError, match=r"^d\.xlsx is no workbook that can be read \(.*\): save it"
    ) as error:
        read_rows(path)
    assert "\n" not in str(error.value)
