"""What the page is told, read from a store whose graph is as docs/graph-model.md says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Store

from resgraph.model import InputError
from resgraph.view.explorer import explorer_data, write_explorer
from resgraph.view.families import FAMILIES, family_of

SMALL = Path(__file__).parent / "fixtures" / "view" / "small.ttl"


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    store = Store()
    store.bulk_load(path=str(SMALL), format=RdfFormat.TURTLE)
    return explorer_data(store)


def by_id(items: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in items}


def test_documents_keep_what_heads_them(data: dict[str, Any]) -> None:
    documents = by_id(data["documents"])
    read = documents["A/RES/60/175"]
    assert (read["kind"], read["date"], read["session"], read["meeting"]) == (
        "resolution",
        "2005-12-16",
        "60",
        "64",
    )
    assert read["body"] == ["authority/org/general-assembly"]
    assert read["reports"] == ["A/60/510"]
    assert read["texts"][0]["file"] == "A-RES-60-175.zh.txt"
    assert documents["S/RES/1373(2001)"]["texts"] == []
    assert documents["A/60/510"]["page"] == "https://undocs.org/A/60/510"


def test_parts_are_in_reading_order_footnotes_last(data: dict[str, Any]) -> None:
    documents = by_id(data["documents"])
    assert [part.partition("#")[2] for part in documents["A/RES/60/175"]["parts"]] == [
        "pp1", "pp2", "op4", "op5", "fn1", "fn2", "fn3",
    ]  # fmt: skip
    assert documents["A/RES/60/999"]["texts"][0]["passages"] == [
        "A/RES/60/999/zh#pp1",
        "A/RES/60/999/zh#op1",
        "A/RES/60/999/zh#op1-a",
    ]


def test_evidence_is_in_text_order_the_outer_first(data: dict[str, Any]) -> None:
    passage = by_id(data["passages"])["A/RES/60/175/zh#op4"]
    found = [
        (e["kind"], passage["text"][e["start"] : e["end"]]) for e in passage["evidence"] if e["kind"] != "act"
    ]
    assert found == [
        ("mention", "联合国毒品和犯罪问题办事处"),
        ("mention", "反恐怖主义的第 1373（2001）号决议所设安全理事会委员会"),
        ("citation", "第 1373（2001）号决议"),
    ]
    citation = passage["evidence"][-1]
    assert citation["targets"] == ["S/RES/1373(2001)"]
    assert (citation["relation"], citation["locator"], citation["why"]) == (
        "authority/verb/reaffirm",
        "para. 6",
        "numbered resolution",
    )


def test_marks_stand_where_they_stand_and_bring_their_citations(data: dict[str, Any]) -> None:
    passage = by_id(data["passages"])["A/RES/60/175/zh#pp2"]
    marks = [
        (passage["text"][: e["start"]][-5:], e["targets"]) for e in passage["evidence"] if e["kind"] == "mark"
    ]
    assert marks == [
        ("千年宣言》", ["A/RES/60/175#fn1"]),
        ("也纳宣言》", ["A/RES/60/175#fn2"]),
        ("行动计划，", ["A/RES/60/175#fn3"]),
    ]
    assert set(by_id(data["paragraphs"])["A/RES/60/175#pp2"]["cites"]) == {
        "A/RES/55/2",
        "A/RES/55/59",
        "A/RES/56/261",
    }


def test_an_edge_counts_paragraphs_and_no_footnotes_twice(data: dict[str, Any]) -> None:
    edges = {(edge["from"], edge["to"]): edge for edge in data["network"]["edges"]}
    assert edges["A/RES/60/175", "A/RES/55/2"]["parts"] == ["A/RES/60/175#pp2"]
    assert edges["A/RES/60/175", "A/60/510"]["relations"] == ["adoptedOnReport"]
    assert edges["A/RES/60/999", "A/RES/46/152"]["relations"] == ["recalls"]
    assert ("A/RES/60/175", "A/RES/60/175") not in edges


def test_obligations_say_who_what_and_to_whom(data: dict[str, Any]) -> None:
    (asked,) = by_id(data["paragraphs"])["A/RES/60/175#op5"]["obligations"]
    assert asked == {
        "verb": "authority/verb/request",
        "parties": ["authority/role/secretary-general"],
        "task": "向大会第六十一届会议报告本决议执行情况",
        "recipients": ["authority/org/general-assembly"],
        "due": [],
    }


def test_names_bring_labels_other_names_and_safe_links(data: dict[str, Any]) -> None:
    names = by_id(data["names"])
    unodc = names["authority/org/unodc"]
    assert unodc["labels"]["en"] == ["United Nations Office on Drugs and Crime"]
    assert unodc["others"] == {"en": ["UNODC"], "zh": ["联合国毒品和犯罪问题办事处"]}
    assert unodc["hidden"] == ["毒罪办"]
    assert unodc["links"] == ["http://www.wikidata.org/entity/Q636107", "https://www.unodc.org/"]
    assert names["authority/topic/hostile"]["links"] == []
    assert names["candidate/%E6%9F%90%E6%9F%90%E5%85%AC%E7%BA%A6"]["family"] == "candidate"


def test_turtle_of_a_node_parses_with_its_prefixes(data: dict[str, Any]) -> None:
    store = Store()
    text = data["prefixes"] + data["turtle"]["A/RES/60/175#op5"]
    store.load(text.encode("utf-8"), format=RdfFormat.TURTLE)
    assert {quad.subject.value for quad in store if hasattr(quad.subject, "value")} == {
        "https://w3id.org/resgraph/A/RES/60/175#op5"
    }


def test_relations_have_names_in_both_languages(data: dict[str, Any]) -> None:
    assert data["relations"]["takesNoteOf"] == {"en": "takes note of", "zh": "注意到"}


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("authority/org/unodc", "body"),
        ("authority/role/secretary-general", "body"),
        ("authority/fund/crime-fund", "programme"),
        ("authority/unheard-of/thing", "topic"),
        ("candidate/%E6%9F%90", "candidate"),
    ],
)
def test_family_of_a_name(name: str, family: str) -> None:
    assert family_of(name) == family
    assert family in {known.id for known in FAMILIES}


def test_an_empty_store_is_an_empty_page() -> None:
    data = explorer_data(Store())
    assert data["documents"] == []
    assert data["network"]["nodes"] == []


def test_a_folder_without_a_graph_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not an output folder") as caught:
        write_explorer(tmp_path, tmp_path / "explorer.html")
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []
