"""Names from a table are those of the same Turtle, mistakes are told with their line, and a template comes from a graph."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from fixtures.decisions import texts
from resgraph.cli import candidates
from resgraph.find.authorities import load
from resgraph.model import AuthorityError
from resgraph.model.notice import told
from resgraph.pipeline import build, extract_text

OWN = "https://library.example/bodies/water-board"
TABLE = f"""id,name,language,use,remark
org/undp,联合国发展署,zh,,ours
{OWN},国际水资源局,zh,,
{OWN},International Water Board,en,label,
{OWN},"水务局""甲""处",zh,,
{OWN},水资源局,zh,short form,
"""
TURTLE = f"""@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rg: <https://w3id.org/resgraph/ontology#> .
<https://w3id.org/resgraph/authority/org/undp> skos:altLabel "联合国发展署"@zh .
<{OWN}> a skos:Concept ; skos:prefLabel "国际水资源局"@zh, "International Water Board"@en ;
    skos:altLabel "水务局\\"甲\\"处"@zh ; rg:shortForm "水资源局"@zh .
"""


def written(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def test_a_table_says_what_the_same_turtle_says(tmp_path: Path) -> None:
    one = load([written(tmp_path / "names.csv", TABLE)])
    other = load([written(tmp_path / "names.ttl", TURTLE)])
    for id in ("org/undp", OWN):
        mine, theirs = one.get(id), other.get(id)
        assert mine
        assert theirs
        assert (mine.names, mine.labels, mine.statements) == (theirs.names, theirs.labels, theirs.statements)


def test_names_of_a_table_are_found(tmp_path: Path) -> None:
    path = written(tmp_path / "names.tsv", TABLE.replace(",", "\t"))
    found = extract_text("请国际水资源局提出报告。\n", authorities=[path])
    assert [m.id for a in found.annotations for m in a.mentions] == [OWN]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("org/undpp,甲署,zh,", "names.csv, line 3: unknown thing org/undpp: did you mean org/undp?"),
        ("Undp,甲署,zh,", "names.csv, line 3: 'Undp' is not an id"),
        ("org/undp,,zh,", "line 3: a row without a name"),
        ("org/undp,甲署,,", "line 3: texts in '' are not read"),
        ("org/undp,甲署,zh,main", "line 3: there is no use 'main'"),
        (f"{OWN},乙署,zh,label\n{OWN},丙署,zh,label", "line 4: a second label in zh"),
        (f"{OWN},乙署,zh,\n{OWN}s,乙署,zh,", '"乙署" is a name of'),
        ("org/undp,联,zh,", 'line 3: "联" is too short for a name'),
        ("org/undp,甲署,xx,", "line 3: texts in 'xx' are not read: write one of ar, en, es, fr, ru, zh"),
        ("org/undpp,甲署,zh,", "or give a new thing an IRI of your own (https://...)"),
        (f"{OWN},乙署,zh,\n{OWN}s,乙署,zh,", 'or write "short form" as its use in both rows'),
        ('org/undp,"甲署,zh,', "names.csv, line 3: not a table"),
    ],
)
def test_a_mistake_is_told_with_its_line(row: str, told: str, tmp_path: Path) -> None:
    path = written(tmp_path / "names.csv", f"id,name,language,use\n\n{row}\n")
    with pytest.raises(AuthorityError) as error:
        load([path])
    assert told in str(error.value)


def test_all_mistakes_of_a_table_are_told_at_once(tmp_path: Path) -> None:
    """What is wrong with a row by itself, and what is wrong with it beside the others."""
    rows = ["Undp,甲署,zh,", "org/undpp,甲署,zh,", "org/undp,丁署,zh,", "org/undp,联,zh,", f"{OWN},,en,"]
    path = written(tmp_path / "names.csv", "\n".join(["id,name,language,use", *rows]))
    with pytest.raises(AuthorityError) as error:
        load([path])
    assert [str(said).partition(":")[0] for said in error.value.args] == [
        f"names.csv, line {line}" for line in (2, 3, 5, 6)
    ]
    assert all(told(said, "zh").startswith("names.csv 第 ") for said in error.value.args)
    assert "\n" not in str(error.value)


def test_of_very_many_mistakes_the_first_are_told(tmp_path: Path) -> None:
    path = written(tmp_path / "names.csv", "id,name,language\n" + "org/undp,,zh\n" * 100)
    with pytest.raises(AuthorityError) as error:
        load([path])
    assert (len(error.value.args), str(error.value.args[-1])) == (21, "80 more mistakes in this file")


def test_a_table_in_the_encoding_of_a_chinese_machine_is_read(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes(TABLE.encode("gbk"))
    undp = load([path]).get("org/undp")
    assert undp
    assert "联合国发展署" in [name.text for name in undp.names]


def test_a_table_in_another_encoding_is_refused_rather_than_misread(tmp_path: Path) -> None:
    """In Windows-1252 é and the letter behind it are a rare Chinese character to GB 18030."""
    path = tmp_path / "names.csv"
    path.write_bytes("id,name,language\norg/undp,Développement été né,fr\n".encode("cp1252"))
    with pytest.raises(AuthorityError, match=r"names.csv, line 2: the encoding is not known: save the table"):
        load([path])


def test_a_table_without_its_columns_is_told(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match=r"line 1: no column 'id': the first line must name the columns"):
        load([written(tmp_path / "names.csv", "name\n甲\n")])
    with pytest.raises(AuthorityError, match="no such file"):
        load([tmp_path / "absent.csv"])


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("candidates")
    build([texts(folder / "in")], folder / "out")
    return folder / "out"


@pytest.mark.parametrize("form", ["ttl", "csv", "xlsx"])
def test_the_template_is_an_authority_file(form: str, out: Path, tmp_path: Path) -> None:
    """The name of the file says what it is."""
    target = tmp_path / f"names.{form}"
    arguments = [str(out), "-o", str(target), "--namespace", "https://library.example/"]
    assert CliRunner().invoke(candidates.command, arguments, catch_exceptions=False).exit_code == 0
    report = build([out.parent / "in"], tmp_path / "out", authorities=[target], graph_only=True)
    assert (report.counts.candidates, report.warnings) == (0, [])


def test_a_template_of_another_kind_is_refused(out: Path, tmp_path: Path) -> None:
    told = CliRunner().invoke(candidates.command, [str(out), "-o", str(tmp_path / "names.pdf")])
    assert (told.exit_code, "names.pdf does not say its format" in told.output) == (2, True)
    assert CliRunner().invoke(candidates.command, [str(out), "--format", "xlsx"]).exit_code == 2


def test_the_template_tells_how_often_and_where(out: Path) -> None:
    printed = CliRunner().invoke(candidates.command, [str(out), "--format", "csv"]).output
    (row,) = csv.DictReader(printed.splitlines())
    assert (row["name"], row["language"], row["occurrences"]) == ("国际河流合作宪章", "zh", "3")
    assert (row["where"], row["sentence"]) == (
        "A/RES/58/901 pp1",
        "回顾【《国际河流合作宪章》】及其执行情况，",
    )
    turtle = CliRunner().invoke(candidates.command, [str(out)]).output
    assert "# 3 x, A/RES/58/901 pp1: 回顾" in turtle
