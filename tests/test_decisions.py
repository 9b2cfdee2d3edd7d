"""What a person decides is put into what was found, and is data; what fits nothing, or is written wrongly, is told."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures.decisions import RIVERS, table, texts
from resgraph.decisions.answers import answer_of, language_of
from resgraph.decisions.apply import apply, unfit, used
from resgraph.decisions.decision import NONE, Decision, Decisions, Nothing, Thing
from resgraph.decisions.table import read_decisions
from resgraph.find.authorities import BASE, load
from resgraph.model import Annotations, DecisionError, Extraction
from resgraph.model.notice import told
from resgraph.model.spreadsheet import as_meant, harmless_text
from resgraph.pipeline import build, extract_text
from resgraph.query.run import text_rows
from resgraph.rdf.store import open_store
from resgraph.symbols import parse

DOCUMENT = "A/RES/58/901"


@cache
def read() -> Extraction:
    return extract_text(RIVERS, "rivers.txt")


@cache
def known() -> frozenset[str]:
    return frozenset(load().entities)


def decisions(folder: Path, *rows: str, **options: str) -> Decisions:
    return read_decisions(table(folder / "decisions.tsv", *rows, **options), known(), BASE)


def decided(folder: Path, *rows: str) -> dict[str, Annotations]:
    found = apply(decisions(folder, *rows), read())
    for passage, each in found.passages():
        for thing in (*each.mentions, *each.citations, *each.references, *each.decided):
            assert passage.text[thing.start : thing.end] == thing.text
    return {each.place: each for each in found.annotations}


def said(found: Annotations) -> list[tuple[str, str, str]]:
    return [(m.text, m.id, m.how) for m in found.mentions] + [
        (c.text, c.target.text, c.rule) for c in found.citations
    ]


def test_the_example_is_open_where_it_should_be() -> None:
    open_ones = [(u.text, u.kind) for a in read().annotations for u in a.unresolved]
    assert open_ones == [("《公约》", "mention"), ("第181号决议", "citation")]
    assert [c.text for a in read().annotations for c in a.candidates] == ["《国际河流合作宪章》"] * 3


def test_an_open_name_is_linked(tmp_path: Path) -> None:
    found = decided(tmp_path, f"{DOCUMENT}|pp3|《公约》|open-mention|instrument/untoc")["pp3"]
    assert ("《公约》", "instrument/untoc", "decision") in said(found)
    assert found.unresolved == ()


def test_an_instrument_gets_the_verb_that_governs_it(tmp_path: Path) -> None:
    before = next(a for a in read().annotations if a.place == "pp1")
    found = decided(tmp_path, "*||《国际河流合作宪章》||instrument/untoc")["pp1"]
    assert before.mentions == ()
    assert [(m.id, m.relation) for m in found.mentions] == [("instrument/untoc", "verb/recall")]


def test_an_open_citation_is_linked_with_its_verb(tmp_path: Path) -> None:
    found = decided(tmp_path, f"{DOCUMENT}|pp4|第181号决议||A/RES/181(II)")["pp4"]
    assert said(found) == [("第181号决议", "A/RES/181(II)", "decision")]
    assert found.citations[0].relation == "verb/note"
    assert found.unresolved == ()


def test_a_wrong_link_is_corrected_for_the_duty_too(tmp_path: Path) -> None:
    found = decided(tmp_path, f"{DOCUMENT}|op1|委员会||org/ecosoc")["op1"]
    assert said(found) == [("委员会", "org/ecosoc", "decision")]
    assert [a.id for a in found.addressees] == ["org/ecosoc"]
    assert [p.id for o in found.obligations for p in o.parties] == ["org/ecosoc"]


def test_none_unlinks_and_is_kept_as_a_pointer_to_nothing(tmp_path: Path) -> None:
    found = decided(tmp_path, f"{DOCUMENT}|op1|委员会||none")["op1"]
    assert (found.mentions, [a.id for a in found.addressees]) == ((), [None])
    assert [(r.text, r.kind) for r in found.references] == [("委员会", "decision")]


def test_what_holds_everywhere_holds_for_exactly_these_words(tmp_path: Path) -> None:
    found = decided(
        tmp_path, "*||《国际河流合作宪章》|candidate|new: 国际河流合作宪章", "||委员会||org/ecosoc"
    )
    assert [
        place for place, each in found.items() if any(m.id.startswith("new/") for m in each.mentions)
    ] == [
        "pp1",
        "pp3",
        "op2",
    ]
    assert ("预防犯罪和刑事司法委员会", "org/ccpcj", "label") in said(found["pp2"]), (
        "the longer name is another"
    )
    assert ("委员会", "org/ecosoc", "decision") in said(found["op1"])


def test_words_that_nothing_was_made_of_are_linked_in_their_paragraph_only(tmp_path: Path) -> None:
    assert ("河流运输安全", "topic/corruption", "decision") in said(
        decided(tmp_path, f"{DOCUMENT}|op1|河流运输安全||topic/corruption")["op1"]
    )
    rows = decisions(tmp_path, f"{DOCUMENT}||河流运输安全||topic/corruption")
    assert unfit(rows, used(apply(rows, read()))) == [*rows.rows]


def test_a_longer_name_takes_the_place_of_what_was_found_inside(tmp_path: Path) -> None:
    found = decided(tmp_path, f"{DOCUMENT}|pp2|和预防犯罪和刑事司法委员会||org/ecosoc")["pp2"]
    assert [id for _, id, _ in said(found)] == ["org/ecosoc", "org/ecosoc", "E/RES/2003/24"]


def test_the_narrower_decision_wins(tmp_path: Path) -> None:
    found = decided(
        tmp_path,
        "*||委员会||org/ecosoc",
        f"{DOCUMENT}||委员会||org/unodc",
        f"{DOCUMENT}/zh|op1|委员会||org/undp",
    )
    assert said(found["op1"])[0][1] == "org/undp"


@pytest.mark.parametrize("name", [DOCUMENT, "a/res/58/901", f"{DOCUMENT}/zh", "rivers.txt", "*", ""])
def test_a_document_has_several_names(name: str, tmp_path: Path) -> None:
    assert decided(tmp_path, f"{name}||委员会||org/ecosoc")["op1"].decided


@pytest.mark.parametrize("name", ["A/RES/58/902", f"{DOCUMENT}/en", "lakes.txt"])
def test_another_document_is_left_alone(name: str, tmp_path: Path) -> None:
    rows = decisions(tmp_path, f"{name}||委员会||org/ecosoc")
    assert apply(rows, read()) == read()
    assert [row.line for row in unfit(rows, ())] == [2]


def test_a_kind_keeps_what_is_of_another_kind(tmp_path: Path) -> None:
    rows = decisions(tmp_path, f"{DOCUMENT}|op1|委员会|open-mention|org/ecosoc")
    assert apply(rows, read()) == read()


def test_without_decisions_nothing_changes() -> None:
    assert apply(NONE, read()) is read()


# --- what is written in the column


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("none", Nothing()),
        ("无", Nothing()),
        ("org/unodc", Thing("org/unodc")),
        (f"{BASE}authority/org/unodc", Thing("org/unodc")),
        ("https://www.wikidata.org/entity/Q1", Thing("https://www.wikidata.org/entity/Q1")),
        ("event/ccpcj-session-12", Thing("event/ccpcj-session-12")),
        ("a/res/55/25", parse("A/RES/55/25")),
        ("new: 甲署", Thing("new/甲署", "甲署", "zh")),
        ("新：甲署", Thing("new/甲署", "甲署", "zh")),
        ("new: Rhine Office", Thing("new/Rhine Office", "Rhine Office", "en")),
        ("new: Bureau du Rhin@fr", Thing("new/Bureau du Rhin", "Bureau du Rhin", "fr")),
    ],
)
def test_answers(cell: str, answer: object) -> None:
    assert answer_of(cell, known(), BASE) == answer


def test_the_script_tells_the_language() -> None:
    assert [language_of(name) for name in ("甲", "Бюро", "مكتب", "Office", "2")] == [
        "zh",
        "ru",
        "ar",
        "en",
        "en",
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("||甲||org/undpp", "decisions.tsv, line 2: there is no thing org/undpp: did you mean org/undp?"),
        ("||甲||event/nobody-session-3", "there is no thing event/nobody-session-3"),
        ("||甲||UNODC?", "line 2: 'UNODC?' is not an id (org/unodc), not a symbol"),
        ("||||none", "line 2: a decision without words"),
        ("|op1|甲||none", "line 2: paragraph op1 of which document?"),
        ("||甲|name|none", "line 2: there is no kind 'name': leave it empty, or write one of open-mention"),
        ('||"甲||none', "line 2: not a table"),
        ("||甲||none\n||甲||org/unodc", "line 3: '甲' is decided as org/unodc here and as none on line 2"),
    ],
)
def test_a_bad_row_is_one_line(row: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(DecisionError) as error:
        decisions(tmp_path, *row.split("\n"))
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_no_table_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match=r"decisions.tsv, line 1: no column 'words': the first line must"):
        decisions(tmp_path, head="a|b")
    with pytest.raises(DecisionError, match="no such file"):
        read_decisions(tmp_path / "absent.tsv", known(), BASE)
    (tmp_path / "odd.tsv").write_bytes(b"words\tdecision\n\xff\xff\tnone\n")
    with pytest.raises(DecisionError, match=r"odd.tsv, line 2: the encoding is not known: save"):
        read_decisions(tmp_path / "odd.tsv", known(), BASE)


def test_all_bad_rows_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(DecisionError) as error:
        decisions(tmp_path, "||甲||org/undpp", "||乙||none", "||||none", "|op1|丙||none")
    assert [said.partition(":")[0] for said in error.value.args] == [
        f"decisions.tsv, line {line}" for line in (2, 4, 5)
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
def test_what_a_spreadsheet_saves_is_read(encoding: str, delimiter: str, tmp_path: Path) -> None:
    lines = [
        ["Words", "Decision", "paragraph", "document"],
        ["委员会", "org/ecosoc", "op1", DOCUMENT],
        ["", "", "", ""],
    ]
    path = tmp_path / "d.csv"
    path.write_bytes("\r\n".join(delimiter.join(line) for line in lines).encode(encoding))
    (row,) = read_decisions(path, known(), BASE).rows
    assert (row.words, row.paragraphs, row.line) == ("委员会", ("op1",), 2)


@given(st.text())
def test_a_cell_comes_back_as_it_was(text: str) -> None:
    if not (text.startswith("'") and text[1:2] in "=+-@\t\r＝＋－＠" and len(text) > 1):
        assert as_meant(harmless_text(text)) == text


def test_the_key_names_the_decision_and_not_its_place() -> None:
    row = Decision("A/RES/1/1", ("op1",), "甲", "", Nothing(), "none", "why", 3)
    moved = Decision("A/RES/1/1", ("op1",), "甲", "", Nothing(), "none", "", 9)
    assert row.key == moved.key != Decision("A/RES/1/1", ("op2",), "甲", "", Nothing(), "none").key


# --- in a build


FACTS = """SELECT ?words ?answer ?finding ?file ?digest ?note WHERE {
  ?decision a rg:EditorialDecision ; rg:words ?words ; rg:answer ?answer ; rg:settles ?finding ;
    prov:wasDerivedFrom ?digest . ?digest dcterms:title ?file OPTIONAL { ?decision skos:note ?note }
} ORDER BY ?finding"""


def built(folder: Path, *rows: str, **options: bool) -> tuple[int, list[str]]:
    file = table(folder / "decisions.tsv", *rows) if rows else None
    report = build(
        [texts(folder / "in")], folder / "out", decisions=file, graph_only=options.get("graph_only", True)
    )
    return report.reused, report.warnings


def test_decisions_are_data_with_their_file_and_its_digest(tmp_path: Path) -> None:
    built(tmp_path, f"{DOCUMENT}|op1|委员会||new: 河流委员会|said by the clerk", graph_only=False)
    store = open_store(tmp_path / "out")
    (row,) = text_rows(store, FACTS)
    assert (row["words"], row["answer"], row["file"]) == ("委员会", "new: 河流委员会", "decisions.tsv")
    documents = text_rows(
        open_store(tmp_path / "out"), "SELECT ?document WHERE { ?document a eli:LegalResource }"
    )
    assert not [each for each in documents if "decided" in each["document"].lower()]  # a decision is none
    assert (row["note"], row["finding"]) == ("said by the clerk", f"{BASE}{DOCUMENT}/zh#op1.1-4")
    digest = hashlib.sha256((tmp_path / "decisions.tsv").read_bytes()).hexdigest()
    assert row["digest"] == f"urn:sha256:{digest}"
    (new,) = text_rows(store, "SELECT ?label ?how WHERE { ?m rg:how ?how ; itsrdf:taIdentRef ?t ."
                              " ?t skos:prefLabel ?label FILTER(?how = 'decision') }")  # fmt: skip
    assert new == {"label": "河流委员会", "how": "decision"}


def test_only_what_a_change_concerns_is_read_again(tmp_path: Path) -> None:
    assert built(tmp_path)[0] == 0
    first = f"{DOCUMENT}|op1|委员会||org/ecosoc"
    assert built(tmp_path, first)[0] == 1, "lakes.txt has no such words"
    assert built(tmp_path, first) == (2, [])
    assert built(tmp_path, f"{first}|a note")[0] == 2, "a note changes the decision's own facts only"
    assert built(tmp_path, first, "*||秘书长||none")[0] == 0
    assert built(tmp_path, "*||秘书长||none")[0] == 1
    assert built(tmp_path)[0] == 0
    assert built(tmp_path)[0] == 2


def test_a_build_upon_a_build_is_the_same_as_one_from_nothing(tmp_path: Path) -> None:
    rows = (f"{DOCUMENT}|op1|委员会||org/ecosoc", "*||秘书长||role/president-of-ecosoc", "*||没有的话||none")
    for count in range(len(rows) + 1):
        built(tmp_path, *rows[:count])
        build([tmp_path / "in"], tmp_path / "fresh", decisions=tmp_path / "decisions.tsv" if count else None,
              graph_only=True, force=True)  # fmt: skip
        for name in ("graph.nq.gz", "graph.ttl", "report.json"):
            assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "fresh" / name).read_bytes()


def test_a_decision_that_fits_nothing_is_told_each_time(tmp_path: Path) -> None:
    told = ["decisions.tsv, line 3: this decision fits nothing: 没有的话 in A/RES/58/901 op9"]
    rows = (f"{DOCUMENT}|op1|委员会||org/ecosoc", f"{DOCUMENT}|op9|没有的话||none")
    assert built(tmp_path, *rows)[1] == told
    reused, warnings = built(tmp_path, *rows)
    assert (reused, [str(each) for each in warnings]) == (2, told)


def test_a_build_of_several_processes_decides_the_same(tmp_path: Path) -> None:
    built(tmp_path, "*||秘书长||none")
    build(
        [tmp_path / "in"],
        tmp_path / "two",
        decisions=tmp_path / "decisions.tsv",
        jobs=2,
        timeout=60,
        graph_only=True,
    )
    assert (tmp_path / "two" / "graph.nq.gz").read_bytes() == (tmp_path / "out" / "graph.nq.gz").read_bytes()


def test_a_bad_row_is_told_in_chinese_too(tmp_path: Path) -> None:
    file = tmp_path / "decisions.tsv"
    file.write_text("words\tdecision\n甲\torg/undpp\n", encoding="utf-8")
    with pytest.raises(DecisionError) as caught:
        read_decisions(file, {"org/undp"}, BASE)
    assert (
        told(caught.value.args[0], "zh")
        == "decisions.tsv 第 2 行：没有 org/undpp 这一标识：是否指 org/undp？"
    )
