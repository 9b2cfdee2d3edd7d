"""What texts call the documents that they cite, and which of several titles the graph has."""

from __future__ import annotations

from pathlib import Path

import pytest

from resgraph.link.called import called
from resgraph.model import Extraction
from resgraph.pipeline import build
from resgraph.pipeline.reading import linker, resolution_in
from resgraph.query.run import run
from resgraph.rdf.given import GivenTitles
from resgraph.rdf.store import open_store

HEADS = {
    "zh": "A/RES/60/900\n大会决议\n\n60/900. 海洋观测\n\n大会，\n\n{text}\n\n1. 决定继续处理此案。\n\n{notes}",
    "en": "A/RES/60/900\n\nResolution adopted by the General Assembly\n\n60/900. Ocean observation\n\nThe General Assembly,\n\n{text}\n\n"
    "1. Decides to remain seized of the matter.\n\n{notes}",
}
BESIDE = [
    (
        "zh",
        "回顾大会关于海洋观测的2004年12月20日第59/210号和2003年12月23日第58/220号决议，",
        {"A/RES/59/210": "海洋观测", "A/RES/58/220": "海洋观测"},
    ),
    ("zh", "又回顾其题为“珊瑚礁的保护”的2004年12月20日第59/211号决议，", {"A/RES/59/211": "珊瑚礁的保护"}),
    (
        "zh",
        "回顾大会关于潮汐能问题的所有决议，最近一项是2004年12月20日第59/212号决议，",
        {"A/RES/59/212": "潮汐能"},
    ),
    (
        "zh",
        "回顾大会2004年12月20日第59/213号决议，其中大会通过了《海洋观测宣言》，",
        {"A/RES/59/213": "《海洋观测宣言》"},
    ),
    (
        "zh",
        "回顾大会关于海洋观测的2003年12月23日第58/220号决议和2004年12月20日第59/214号决议，其中大会宣布6月3日为海洋观测日，",
        {"A/RES/58/220": "海洋观测", "A/RES/59/214": "宣布6月3日为海洋观测日"},
    ),
    ("zh", "回顾大会2004年12月20日第59/215号决议，", {}),
    (
        "zh",
        "回顾大会2004年12月20日第59/223号决议设立了海洋观测工作组，",
        {"A/RES/59/223": "设立了海洋观测工作组"},
    ),
    ("zh", "回顾大会2004年12月20日第59/224号决议设立的海洋观测工作组的工作，", {}),
    ("zh", "回顾关于延长其任务的2004年12月20日第59/216号决议，", {}),
    ("zh", "回顾关于延长特别报告员任务的2004年12月20日第59/221号决议，", {}),
    (
        "zh",
        "欢迎布隆迪人权状况特别报告员的工作，并回顾关于延长特别报告员任务的2004年12月20日第59/222号决议，",
        {"A/RES/59/222": "延长布隆迪人权状况特别报告员任务"},
    ),
    (
        "en",
        "Recalling its resolution 59/217 of 20 December 2004, entitled “Ocean observation”,",
        {"A/RES/59/217": "Ocean observation"},
    ),
    (
        "en",
        "Recalling its resolution 59/218 of 20 December 2004 on the protection of coral reefs,",
        {"A/RES/59/218": "the protection of coral reefs"},
    ),
    (
        "en",
        "Recalling its resolution 59/219 of 20 December 2004 on reefs, currents and tides in the Pacific,",
        {},
    ),
]
"""A paragraph, and what it calls the documents that it cites."""
MARKED = [
    ("zh", "欢迎秘书长关于海洋观测的报告；¹", "A/59/62。", {"A/59/62": "秘书长关于海洋观测的报告"}),
    ("zh", "注意到秘书长题为“珊瑚礁的前景”的报告，¹", "见A/59/63。", {"A/59/63": "珊瑚礁的前景"}),
    (
        "zh",
        "注意到秘书长关于海洋观测的报告，其中列出各项建议，¹",
        "A/59/64。",
        {"A/59/64": "秘书长关于海洋观测的报告"},
    ),
    ("zh", "注意到其最近的报告，¹", "A/59/65。", {}),
    ("zh", "欢迎秘书长关于海洋观测的报告，¹", "A/59/66，附件二。", {}),
    (
        "zh",
        "欢迎秘书长关于海洋观测的报告，¹",
        "会议报告以及所附资料见A/59/67，另见联合国网站上所载的补充说明。",
        {},
    ),
    (
        "en",
        "Welcoming the report of the Secretary-General on ocean observation,¹",
        "A/59/68.",
        {"A/59/68": "report of the Secretary-General on ocean observation"},
    ),
]
"""A paragraph with the mark of a footnote, the note, and what its documents are called."""


def read(folder: Path, language: str, text: str, notes: str = "") -> Extraction:
    file = folder / f"text.{language}.txt"
    file.write_text(HEADS[language].format(text=text, notes=notes), encoding="utf-8")
    return linker(()).read(resolution_in(file))


def titles(extraction: Extraction) -> dict[str, str]:
    return {each.document.text: each.title for each in called(extraction)}


@pytest.mark.parametrize(("language", "text", "expected"), BESIDE)
def test_a_title_beside_numbers(tmp_path: Path, language: str, text: str, expected: dict[str, str]) -> None:
    extraction = read(tmp_path, language, text)
    assert any(found.citations for found in extraction.annotations)
    assert titles(extraction) == expected


@pytest.mark.parametrize(("language", "text", "note", "expected"), MARKED)
def test_a_title_before_the_mark_of_a_note(
    tmp_path: Path, language: str, text: str, note: str, expected: dict[str, str]
) -> None:
    extraction = read(tmp_path, language, text, f"¹ {note}")
    assert extraction.resolution.footnotes
    assert titles(extraction) == expected


def test_the_most_frequent_title_counts_then_the_shortest_and_an_instrument_before_all() -> None:
    given = GivenTitles()
    said = [("甲乙", "1"), ("甲乙丙", "2"), ("甲乙丙", "3"), ("丁", "4")]
    given.add([("<A>", "@zh", f'"{title}"', f"<{source}>") for title, source in said], printed=True)
    given.add([("<B>", "@zh", f'"{title}"', f"<{source}>") for title, source in said[2:]], printed=True)
    given.add([("<C>", "@zh", '"甲"', "<5>")], printed=True)
    given.add([("<C>", "@zh", '"乙丙"', "<6>")], printed=False)
    found = [line.rpartition(" ")[2] for _, line in given.lines()]
    given.close()
    assert found == ['"甲乙丙"@zh', "<2>", '"丁"@zh', "<4>", '"乙丙"@zh', "<6>"]


def test_the_graph_has_the_title_with_its_passage(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    read(folder, "zh", "回顾大会关于海洋观测的2004年12月20日第59/210号决议，")
    for _ in range(2):  # read, then reused
        build([folder], tmp_path / "out")
        store = open_store(tmp_path / "out")
        rows = run(
            store,
            "SELECT ?title (STR(?source) AS ?from) { ?work dcterms:identifier 'A/RES/59/210' ; rg:givenTitle ?title ;"
            " rg:titleSource ?source FILTER(STRENDS(STR(?source), '#pp1')) }",
        ).rows
        assert [tuple(map(str, row)) for row in rows] == [
            ('"海洋观测"@zh', '"https://w3id.org/resgraph/A/RES/60/900/zh#pp1"')
        ]
        del store, rows
        (folder / "other.txt").write_text("第二份文件。\n", encoding="utf-8")


def test_a_cited_document_has_the_name_of_the_instrument_that_it_adopted(tmp_path: Path) -> None:
    """Though no text mentions the instrument; it is described then, as a thing in use."""
    folder = tmp_path / "in"
    folder.mkdir()
    read(folder, "zh", "回顾大会2005年9月16日第60/1号决议，")
    build([folder], tmp_path / "out")
    sparql = (
        "SELECT ?title ?name { ?work dcterms:identifier 'A/RES/60/1' ; rg:givenTitle ?title ; rg:titleSource ?thing ."
        " ?thing rg:adoptedBy ?work ; skos:prefLabel ?name FILTER(LANG(?title) = 'zh' && LANG(?name) = 'zh') }"
    )
    rows = [tuple(map(str, row)) for row in run(open_store(tmp_path / "out"), sparql).rows]
    assert len(rows) == 1
    assert rows[0][0] == rows[0][1]
