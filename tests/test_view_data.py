"""What the page is told: the same as the graph says, passage by passage, made without asking it."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

import resgraph
from pages import BASE, small, told, write_leaves
from resgraph.model import InputError
from resgraph.pipeline.staging import NOTES
from resgraph.rdf.source import open_graph
from resgraph.rdf.store import open_store
from resgraph.view import write_explorer
from resgraph.view.families import FAMILIES, family_of

Record = dict[str, Any]

PREFIXES = """
PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#>
PREFIX rg: <https://w3id.org/resgraph/ontology#> PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


@pytest.fixture(scope="module")
def data(built_seeds: Path) -> Record:
    return told(built_seeds)


@pytest.fixture(scope="module")
def store(built_seeds: Path) -> Store:
    return open_store(built_seeds)


def by_id(items: list[Record]) -> dict[str, Record]:
    return {item["id"]: item for item in items}


def asked(store: Store, query: str) -> set[tuple[str, ...]]:
    """The answers, IRIs without the base; what is not said is empty."""
    found = store.query(PREFIXES + query)
    assert isinstance(found, QuerySolutions)
    return {
        tuple(getattr(row[name], "value", "").removeprefix(BASE) for name in found.variables) for row in found
    }


@pytest.mark.parametrize(
    ("key", "query"),
    [
        (
            "actions",
            "SELECT ?p ?x { ?act a rg:Act ; nif:referenceContext/rg:realizes ?p ; itsrdf:taIdentRef ?x }",
        ),
        ("addressees", "SELECT ?p ?x { ?act rg:addressee ?x ; nif:referenceContext/rg:realizes ?p }"),
        ("cites", "SELECT ?p ?x { ?p rg:cites ?x }"),
        ("mentions", "SELECT ?p ?x { ?p rg:mentions ?x }"),
        ("number", "SELECT ?p ?x { { ?p rg:number ?x } UNION { ?p rg:mark ?x } }"),
    ],
)
def test_paragraphs_are_as_the_graph_has_them(key: str, query: str, data: Record, store: Store) -> None:
    shown = {
        (part["id"], value)
        for part in data["paragraphs"]
        for value in ([part[key]] if isinstance(part.get(key), str) else part.get(key, ()))
        if value
    }
    assert shown == asked(store, query)
    assert shown


def test_how_a_paragraph_cites_is_as_the_graph_has_it(data: Record, store: Store) -> None:
    shown = {
        (part["id"], how, target)
        for part in data["paragraphs"]
        for target, hows in part.get("cites", {}).items()
        for how in hows
    }
    query = "SELECT ?p ?how ?x { ?p rg:cites ?x ; ?how ?x FILTER(STRSTARTS(STR(?how), STR(rg:)) && ?how != rg:cites) }"
    assert {(p, f"ontology#{how}", x) for p, how, x in shown} == asked(store, query)


def test_words_and_duties_are_as_the_graph_has_them(data: Record, store: Store) -> None:
    words = {(one["id"], one["part"], one.get("text", "")) for one in data["passages"]}
    assert words == asked(store, "SELECT ?p ?part ?text { ?p rg:realizes ?part ; nif:isString ?text }")
    duties = Counter(
        (part["id"], duty.get("verb", ""), duty.get("task", ""))
        for part in data["paragraphs"]
        for duty in part.get("obligations", ())
    )
    query = """SELECT ?d ?p ?verb ?task { ?d a rg:Obligation ; nif:referenceContext/rg:realizes ?p ; rg:task ?task ; rg:verb ?verb }"""
    assert duties == Counter(row[1:] for row in asked(store, query))


def test_documents_are_as_the_graph_has_them(data: Record, store: Store) -> None:
    shown = {(one["id"], one["symbol"], one.get("date", "")) for one in data["documents"]}
    query = """SELECT DISTINCT ?d ?symbol ?date { ?d a eli:LegalResource ; dcterms:identifier ?symbol
               OPTIONAL { ?d eli:date_document ?date } }"""
    assert shown == asked(store, query)
    titles = {
        (one["id"], language, title)
        for one in data["documents"]
        if one.get("texts")
        for language, title in one["title"].items()
    }
    query = "SELECT ?d (LANG(?t) AS ?l) ?t { ?d a eli:LegalResource ; eli:is_realized_by ?text ; dcterms:title ?t }"
    assert asked(store, query) <= titles


def test_names_have_the_labels_of_the_graph(data: Record, store: Store) -> None:
    shown = {
        (one["id"], language, label)
        for one in data["names"]
        for language, labels in one.get("labels", {}).items()
        for label in labels
    }
    assert shown == asked(
        store,
        "SELECT ?n (LANG(?l) AS ?language) ?l { { ?n a skos:Concept } UNION { ?n a rg:Candidate } ?n skos:prefLabel ?l }",
    )


def test_evidence_stands_on_the_words_that_were_found(data: Record, root: Path) -> None:
    passages = by_id(data["passages"])
    for path in sorted((root / "seeds").glob("*.txt")):
        extraction = resgraph.extract(path)
        metadata = extraction.resolution.metadata
        for found in extraction.annotations:
            shown = passages[f"{metadata.symbol}/{metadata.language}#{found.place}"]
            said = [
                (e["kind"], shown["text"][e["start"] : e["end"]])
                for e in shown.get("evidence", ())
                if e["kind"] != "mark"
            ]
            things = {"citation": found.citations, "mention": found.mentions, "act": found.actions}
            for kind, known in things.items():
                assert sorted(words for k, words in said if k == kind) == sorted(each.text for each in known)


def test_evidence_is_in_text_order_the_outer_first(data: Record) -> None:
    for passage in data["passages"]:
        places = [(one["start"], -one["end"]) for one in passage.get("evidence", ())]
        assert places == sorted(places)


def test_parts_are_in_reading_order_footnotes_last(data: Record) -> None:
    parts = [part for part in data["paragraphs"] if part["document"] == "A/RES/60/175"]
    kinds = [part["kind"] for part in parts]
    assert kinds == sorted(kinds, key=["preambular", "operative", "subparagraph", "footnote"].index)
    notes = [int(part["number"]) for part in parts if part["kind"] == "footnote"]
    assert notes == sorted(notes)
    assert len(notes) > 9


def test_an_edge_counts_paragraphs_and_no_footnotes_twice(data: Record) -> None:
    edges, parts = data["edges"], defaultdict(list)
    for part in data["paragraphs"]:
        for target in part.get("cites", ()):
            if target != part["document"]:
                parts[part["document"], target].append(part["kind"])
    for ends, kinds in parts.items():
        shown = [kind for kind in kinds if kind != "footnote"] or kinds
        assert len(edges[ends]) == len(shown)
    reports = [links for links in edges.values() if links == [(-1, ["adoptedOnReport"])]]
    assert reports, "the basis of adoption is an edge of no paragraph"


def test_turtle_of_a_node_says_what_the_graph_says(data: Record, store: Store) -> None:
    for name in ("A/RES/60/175", "A/RES/60/175#op5", "authority/org/unodc"):
        said = Store()
        said.load((data["prefixes"] + data["turtle"][name]).encode("utf-8"), format=RdfFormat.TURTLE)
        query = f"SELECT ?p ?o {{ <{BASE}{name}> ?p ?o }}"
        assert asked(said, query) == asked(store, query)


def test_relations_have_names_in_both_languages(data: Record) -> None:
    assert data["relations"]["takesNoteOf"] == {"en": "takes note of", "zh": "注意到"}


def test_texts_of_one_document_are_shown_together(tmp_path: Path, root: Path) -> None:
    (tmp_path / "in").mkdir()
    text = (root / "seeds" / "A-RES-60-175.zh.txt").read_bytes()
    (tmp_path / "in" / "a.txt").write_bytes(text)
    (tmp_path / "in" / "b.txt").write_text(
        "United Nations\n\nA/RES/60/175\n\nGeneral Assembly\n\n60/175. Strengthening the programme\n\n"
        "The General Assembly,\n\nRecalling its resolution 46/152 of 18 December 1991,\n\n"
        "1. Requests the Secretary-General to report to it at its sixty-first session.\n",
        encoding="utf-8",
    )
    resgraph.build([tmp_path / "in"], tmp_path / "out", graph_only=True)
    data = told(tmp_path / "out")
    (document,) = (one for one in data["documents"] if one.get("texts"))
    assert [each["language"] for each in document["texts"]] == ["en", "zh"]
    assert set(document["title"]) == {"en", "zh"}
    paragraphs = [part["id"] for part in data["paragraphs"]]
    assert len(paragraphs) == len(set(paragraphs))
    words = {one["id"] for one in data["passages"] if one["part"] == "A/RES/60/175#op1"}
    assert words == {"A/RES/60/175/en#op1", "A/RES/60/175/zh#op1"}
    store = open_graph(tmp_path / "out")
    shown = {(part["id"], x) for part in data["paragraphs"] for x in part.get("mentions", ())}
    assert shown == asked(store, "SELECT ?p ?x { ?p rg:mentions ?x }")
    said = Store()
    said.load(
        (data["prefixes"] + data["turtle"]["A/RES/60/175#op1"]).encode("utf-8"), format=RdfFormat.TURTLE
    )
    query = f"SELECT ?p ?o {{ <{BASE}A/RES/60/175#op1> ?p ?o }}"
    assert asked(said, query) == asked(store, query)


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


def test_only_links_to_known_places_are_shown(tmp_path: Path) -> None:
    data = small()
    (name,) = (one for one in data["names"] if one["id"] == "authority/org/unodc")
    name["links"] += ["https://example.org/unodc", "https://evil.org/un.org/"]
    write_leaves(data, tmp_path)
    links = by_id(told(tmp_path)["names"])["authority/org/unodc"]["links"]
    assert links == ["http://www.wikidata.org/entity/Q636107", "https://www.unodc.org/"]


def test_no_documents_are_an_empty_page(tmp_path: Path) -> None:
    write_leaves({"documents": [], "paragraphs": [], "passages": [], "names": []}, tmp_path)
    assert told(tmp_path)["documents"] == []


@pytest.mark.parametrize("damage", ["none", "cut", "other"])
def test_a_folder_without_leaves_is_refused_in_one_line(tmp_path: Path, damage: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    if damage != "none":
        write_leaves(small(), out)
        file = out / NOTES / "leaves.bin"
        file.write_bytes(file.read_bytes()[:-7] if damage == "cut" else b"something else\n")
    with pytest.raises(InputError, match="build it again") as caught:
        write_explorer(out / NOTES, tmp_path / "explorer.html")
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "explorer.html").exists()


def test_each_language_keeps_its_own_tasks_and_days(tmp_path: Path) -> None:
    chinese = """联合国 A/RES/70/901
大会

大会，

回顾其以往各项决议，

1. 请秘书长至迟于2016年3月31日向大会提交一份报告，并请各国合作；
"""
    english = """United Nations A/RES/70/901
General Assembly

Resolution adopted by the General Assembly on 23 December 2015

70/901. Cooperation on rivers

The General Assembly,

Recalling its previous resolutions,

1. Requests the Secretary-General to report to it at its seventy-first session.
"""
    (tmp_path / "901.zh.txt").write_text(chinese, encoding="utf-8")
    (tmp_path / "901.en.txt").write_text(english, encoding="utf-8")
    resgraph.build([tmp_path / "901.zh.txt", tmp_path / "901.en.txt"], tmp_path / "out")
    (part,) = (one for one in told(tmp_path / "out")["paragraphs"] if one["id"].endswith("#op1"))
    assert [(duty["language"], duty["parties"], duty.get("due", [])) for duty in part["obligations"]] == [
        ("en", ["authority/role/secretary-general"], ["authority/event/general-assembly-session-71"]),
        ("zh", ["authority/role/secretary-general"], ["2016-03-31"]),
        ("zh", ["authority/group/states"], []),
    ]
