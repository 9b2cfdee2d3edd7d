"""All that the graph names has labels, and is told from what it is not: sessions, States, sources, subjects, own things."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import Literal, NamedNode, Store

from resgraph.cli.export import command
from resgraph.pipeline import build
from resgraph.query.named import named_queries
from resgraph.query.parameters import bind
from resgraph.query.run import run, text_rows
from resgraph.rdf.iris import Iris
from resgraph.rdf.sessions import Session
from resgraph.rdf.store import open_store
from written import nquads

B = "https://w3id.org/resgraph/"
NAMES = {
    "en": "General Assembly",
    "fr": "Assemblée générale",
    "es": "Asamblea General",
    "ru": "Генеральная Ассамблея",
    "ar": "الجمعية العامة",
    "zh": "大会",
}
UNSIGNED = """关于水资源的说明

1. 请国际水资源局就此向大会第六十一届会议提出报告；

2. 回顾其2005年12月16日第60/175号决议；
"""
OWN = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:water:board> a skos:Concept ; skos:prefLabel "国际水资源局"@zh ; skos:broader <tag:example.org,2020:water> .
<tag:example.org,2020:water> a skos:Concept ; skos:prefLabel "水务机构"@zh .
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document that shows no symbol, and things of the user's own under IRIs of other schemes."""
    folder = tmp_path_factory.mktemp("named")
    (folder / "water.txt").write_text(UNSIGNED, encoding="utf-8")
    (folder / "own.ttl").write_text(OWN, encoding="utf-8")
    build([folder / "water.txt"], folder / "out", authorities=[folder / "own.ttl"])
    return folder / "out"


@pytest.fixture(scope="module")
def seeds(built_seeds: Path) -> Store:
    return open_store(built_seeds)


@pytest.mark.parametrize(
    ("number", "chinese"),
    [
        (1, "大会第一届会议"),
        (10, "大会第十届会议"),
        (12, "大会第十二届会议"),
        (20, "大会第二十届会议"),
        (61, "大会第六十一届会议"),
        (100, "大会第一百届会议"),
        (105, "大会第一百零五届会议"),
        (115, "大会第一百一十五届会议"),
        (2005, "大会2005年届会"),
    ],
)
def test_a_session_is_called_by_its_number_in_six_languages(number: int, chinese: str) -> None:
    names = dict(Session("general-assembly", number).names(NAMES))
    assert {*names} == {*NAMES}
    assert names["zh"] == chinese
    assert all(str(number) in name and NAMES[code] in name for code, name in names.items() if code != "zh")


def test_sessions_of_a_body_are_compared_by_their_numbers(seeds: Store) -> None:
    """Before the sixtieth session: a comparison of numbers."""
    early = text_rows(
        seeds,
        "SELECT ?duty ?number { ?duty a rg:Obligation ; rg:due ?session . ?session rg:sessionNumber ?number FILTER(?number < 60) }",
    )
    assert [row["number"] for row in early] == ["57"]
    adopted = text_rows(
        seeds,
        "SELECT ?symbol ?number { ?work dcterms:identifier ?symbol ; rg:adoptedAt/rg:sessionNumber ?number } ORDER BY ?number",
    )
    assert [(row["symbol"], row["number"]) for row in adopted] == [
        ("A/RES/56/123", "56"),
        ("A/RES/60/175", "60"),
    ]


def test_states_are_told_from_cities(seeds: Store) -> None:
    found = {
        row["place"].rpartition("/")[2]
        for row in text_rows(seeds, "SELECT ?place { ?place a schema:Country }")
    }
    assert "mexico" in found
    assert "vienna" not in found


def test_schemes_sources_and_identifiers_are_described(seeds: Store) -> None:
    schemes = text_rows(
        seeds,
        "SELECT DISTINCT ?scheme ?name { ?x skos:inScheme ?scheme OPTIONAL { ?scheme skos:prefLabel|dcterms:title ?name } }",
    )
    assert all("name" in row for row in schemes)
    (source,) = text_rows(
        seeds, f"SELECT ?t {{ <{B}authority/source/S1> dcterms:title ?t FILTER(LANG(?t) = 'en') }}"
    )
    assert source["t"] == "Resolution A/RES/60/175, Chinese text"
    mexico = NamedNode(f"{B}authority/place/mexico")
    codes = {quad.object for quad in seeds.quads_for_pattern(mexico, None, None)}
    assert Literal("MEX", datatype=NamedNode(f"{B}ontology#iso3166-1")) in codes


def test_the_ontology_answers_where_people_ask(seeds: Store) -> None:
    rows = text_rows(seeds, "SELECT DISTINCT ?p { ?p rdfs:subPropertyOf* eli:cites . ?paragraph ?p ?cited }")
    assert {row["p"].rpartition("#")[2] for row in rows} >= {"cites", "recalls", "reaffirms"}


def test_what_the_mark_up_calls_a_subject_is_its_label(tmp_path: Path) -> None:
    build(
        [Path(__file__).parent / "fixtures" / "akn" / "A_HRC_RES_70_1C.xml"],
        tmp_path / "out",
        graph_only=True,
    )
    labels = [line for line in nquads(tmp_path / "out").splitlines() if "thesaurus/" in line.split(" ")[0]]
    assert any("prefLabel" in line and line.split(" ", 2)[2].startswith('"') for line in labels)


def test_a_document_without_a_symbol_is_called_by_its_file(out: Path) -> None:
    """In every named query that speaks of its paragraphs."""
    store = open_store(out)
    told = set()
    for name, query in named_queries().items():
        given = query.example
        given |= {"document": "A/RES/60/175"} if "document" in given else {}
        given |= {"name": "国际水资源局"} if "name" in given else {}
        if name in ("entity-and-predecessors", "shared-citations", "tasks-of", "verb-and-addressee"):
            continue
        answer = run(store, query.sparql, bind(store, query, given))
        if any(getattr(cell, "value", "") == "water.txt" for row in answer.rows for cell in row):
            told.add(name)
    assert told >= {"citing", "documents", "due", "mentioning", "reports"}
    rows = run(
        store,
        named_queries()["paragraphs"].sparql,
        bind(store, named_queries()["paragraphs"], {"document": "water.txt"}),
    )
    assert len(list(rows.rows)) >= 2


def test_own_things_keep_their_iris(out: Path) -> None:
    lines = nquads(out).splitlines()
    assert any(" <urn:water:board> " in line and "taIdentRef" in line for line in lines)
    assert any(line.startswith("<tag:example.org,2020:water> ") for line in lines), "what they point to"
    assert Iris().authority("tag:example.org,2020:water") == "<tag:example.org,2020:water>"
    assert not [line for line in lines if "authority/urn" in line]


def test_the_order_of_the_inputs_does_not_matter(tmp_path: Path) -> None:
    texts = []
    for number, name in enumerate("ab"):
        text = tmp_path / f"{name}.txt"
        text.write_text(f"{UNSIGNED}\n{number + 3}. 决定继续审议此事。\n", encoding="utf-8")
        texts.append(text)
    build(texts, tmp_path / "one", graph_only=True)
    build(texts[::-1], tmp_path / "two", graph_only=True)
    for name in ("graph.nq.gz", "graph.ttl", "report.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_package_says_where_it_lies(tmp_path: Path, built_seeds: Path) -> None:
    at = "https://data.example.org/un"
    arguments = [str(built_seeds), "--portal", str(tmp_path / "p"), "--hosted-at", at]
    assert CliRunner().invoke(command, arguments).exit_code == 0
    catalogue = (tmp_path / "p/dcat.ttl").read_text(encoding="utf-8")
    assert f"<{at}/resgraph.ttl.gz>" in catalogue
    assert f"<{B}data/" not in catalogue
    assert f"void:dataDump <{at}/resgraph" in (tmp_path / "p/void.ttl").read_text(encoding="utf-8")
    refused = CliRunner().invoke(command, [str(built_seeds), "--format", "turtle", "--hosted-at", at])
    assert refused.exit_code == 2
