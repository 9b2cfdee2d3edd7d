"""Queries: every named one with its right answer, parameters checked, errors in one line, nothing changed."""

from __future__ import annotations

import io
import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store
from rich.console import Console

from resgraph.cli.query import command
from resgraph.model import InputError, QueryError
from resgraph.query.filling import filled
from resgraph.query.named import FOLDER, named_queries, named_query
from resgraph.query.parameters import base_of, bind
from resgraph.query.readers import in_language
from resgraph.query.render import table
from resgraph.query.run import QueryResult, run
from resgraph.rdf.store import load_store, open_store
from resgraph.rdf.writer import write_graph

FIXTURES = Path(__file__).parent / "fixtures"
EXAMPLES: dict[str, Any] = runpy.run_path(str(FIXTURES / "rdf" / "examples.py"))
DOCS = Path(__file__).resolve().parents[1] / "docs" / "queries.md"
CITES = "SELECT ?x WHERE { ?x rg:cites ?y }"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asked")
    write_graph(EXAMPLES["extractions"](), EXAMPLES["authorities"](), folder)
    load_store(folder)
    return folder


@pytest.fixture(scope="module")
def store(out: Path) -> Store:
    return open_store(out)


def ask(store: Store, name: str, /, **given: str) -> list[tuple[str, ...]]:
    """The rows of a named query, as text."""
    query = named_query(name)
    answer = run(store, query.sparql, bind(store, query, given))
    return [
        tuple("" if cell is None else str(getattr(cell, "value", cell)) for cell in row)
        for row in answer.rows
    ]


def cli(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


OF_A_BUILD = {"agreed-language", "outdated-citations", "series"}
"""What only a whole build finds, between documents: tests/test_lineage.py asks these."""
ANSWERS: list[tuple[str, dict[str, str], tuple[str, ...]]] = [
    ("candidates", {}, ("原则声明和行动纲领", "1", "title", "https://w3id.org/resgraph/A/RES/60/175#pp1")),
    ("citing", {"document": "E/RES/2005/14"}, ("A/RES/60/175", "op22", "number")),
    ("citing", {"document": "e/res/2005/14"}, ("A/RES/60/175", "op22", "number")),
    ("citing", {"document": "《联合国反腐败公约》"}, ("A/RES/60/175", "pp10", "name")),
    (
        "citing",
        {"document": "united nations convention against corruption"},
        ("A/RES/60/175", "fn7", "adopting document"),
    ),
    (
        "date-conflicts",
        {},
        ("A/RES/46/152", "1991-12-08", "A/RES/56/123#pp1", "1991-12-18", "A/RES/60/175#pp1"),
    ),
    ("dates", {}, ("E/RES/2005/14", "2005-07-22", "A/RES/60/175", "op22", "第 2005/14 号决议")),
    ("documents", {}, ("A/RES/56/123", "2001-12-19", "56")),
    (
        "entity-and-predecessors",
        {"entity": "UNODC"},
        ("国际预防犯罪中心", "A/RES/56/123", "pp9", "国际预防犯罪中心"),
    ),
    ("footnotes", {}, ("A/RES/60/175", "7", "pp10", "第 58/4 号决议，附件。")),
    ("instruments", {}, ("A/RES/60/175", "pp10", "联合国反腐败公约")),
    ("mandates", {"document": "E/RES/2005/14"}, ("A/RES/60/175", "op22", "鼓励", "会员国")),
    ("mentioning", {"name": "unodc"}, ("A/RES/60/175", "op4", "联合国毒品和犯罪问题办事处", "label")),
    ("most-cited", {}, ("A/RES/46/152", "2", "2")),
    ("paragraphs", {"document": "A/RES/60/175"}, ("op18", "请", "请秘书长继续")),
    (
        "reports",
        {},
        ("A/RES/60/175", "op24", "秘书长", "请", "向大会第六十一届会议提出", "大会", "大会第六十一届会议"),
    ),
    ("due", {"by": "A/61"}, ("2006-09", "大会第六十一届会议", "秘书长", "大会", "向大会第六十一届会议提出")),
    ("due", {"by": "2006"}, ("2006-09", "大会第六十一届会议", "秘书长", "大会", "向大会第六十一届会议提出")),
    ("shared-citations", {"first": "A/RES/60/175", "second": "A/RES/56/123"}, ("A/RES/46/152", "pp1", "pp1")),
    ("tasks-of", {"party": "秘书长"}, ("秘书长", "A/RES/60/175", "op18", "请", "向大会转递")),
    ("topics", {}, ("A/RES/60/175", "反恐怖主义", "1")),
    ("unresolved", {}, ("A/RES/60/175", "op4", "安全理事会委员会", "organ", "two-candidates")),
    ("verb-and-addressee", {"verb": "鼓励", "addressee": "Member States"}, ("A/RES/60/175", "op22", "鼓励")),
]


@pytest.mark.parametrize(("name", "given", "row"), ANSWERS)
def test_named_queries_find_what_the_text_says(
    store: Store, name: str, given: dict[str, str], row: tuple[str, ...]
) -> None:
    found = ask(store, name, **given)
    assert any(all(cell.startswith(part) for cell, part in zip(one, row, strict=False)) for one in found), (
        found
    )


def test_every_named_query_is_tested_and_its_example_runs(store: Store) -> None:
    assert {name for name, _, _ in ANSWERS} | OF_A_BUILD == set(named_queries())
    assert len(named_queries()) >= 14
    for query in named_queries().values():
        assert all((query.title_zh, query.title_en, query.asks.endswith("?")))
        answer = ask(store, query.name, **query.example)
        assert bool(answer) is (query.name not in OF_A_BUILD), query.name


@pytest.mark.parametrize("name", sorted(named_queries().keys() - OF_A_BUILD))
def test_the_answers_are_the_same_row_by_row(store: Store, name: str) -> None:
    """However a query is written for speed; the answers were given by the first, plainest form of each."""
    expected = json.loads((FIXTURES / "query" / "answers.json").read_text(encoding="utf-8"))
    example = named_query(name).example
    assert [list(row) for row in ask(store, name, **example)] == expected[name]


@pytest.mark.parametrize("name", sorted(named_queries()))
@pytest.mark.parametrize("rows", [1, 3, 50])
def test_a_first_page_begins_as_the_whole_does(built_seeds: Path, name: str, rows: int) -> None:
    """However the first rows are found; a form that may find too few says so."""
    query, store = named_query(name), open_store(built_seeds)
    terms = bind(store, query, query.example)
    every = [str(row) for row in run(store, query.sparql, terms).rows]
    first = [str(row) for row in run(store, query.first(rows), terms).rows]
    assert first == every[: len(first)]
    assert len(first) >= min(rows, len(every)) or query.may_fall_short


def test_a_form_for_the_first_rows_is_of_a_query_and_reads_few() -> None:
    for path in (FOLDER / "pages").glob("*.rq"):
        assert named_query(path.stem).page
        assert "LIMIT 999999" not in named_query(path.stem).first(50)
    assert "LIMIT 7\n" in named_query("topics").first(50)
    assert named_query("topics").may_fall_short
    assert not named_query("reports").may_fall_short


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.rq")), ids=lambda path: path.stem)
def test_every_parameter_is_selected_by_the_outermost_select_alone(path: Path) -> None:
    query = named_query(path.stem)
    outermost, *inner = re.findall(r"SELECT (.*?) WHERE", query.sparql, re.DOTALL)
    assert "ORDER BY" in query.sparql
    for parameter in query.parameters:
        assert f"?{parameter.name} " in outermost + " "
        assert not any(f"?{parameter.name} " in f"{names} " for names in inner)
        assert parameter.type in ("document", "entity", "verb", "integer", "session", "text")


def test_terms_are_put_in_for_variables() -> None:
    sparql = """# of ?d and ?text
SELECT DISTINCT ?d ?p WHERE {
  ?p rg:cites ?d BIND("?d }" AS ?s) FILTER(?s != ?text || ?document = 1) { SELECT ?p WHERE { ?p rg:recalls ?d } }
} GROUP BY ?p ?d ORDER BY ?d"""
    terms: dict[str, NamedNode | Literal] = {
        "d": NamedNode("http://e/?d"),
        "text": Literal('"} ?d\n#', language="zh"),
    }
    assert (
        filled(sparql, terms)
        == r"""# of ?d and ?text
SELECT DISTINCT (<http://e/?d> AS ?d) ?p WHERE {
  ?p rg:cites <http://e/?d> BIND("?d }" AS ?s) FILTER(?s != "\"} ?d\n#"@zh || ?document = 1) { SELECT ?p WHERE { ?p rg:recalls <http://e/?d> } }
} GROUP BY ?p ?d ORDER BY ?d"""
    )


def test_the_predecessors_are_not_found_by_the_name_alone(store: Store) -> None:
    assert not [row for row in ask(store, "mentioning", name="UNODC") if row[0] == "A/RES/56/123"]
    assert [
        row for row in ask(store, "entity-and-predecessors", entity="org/unodc") if row[1] == "A/RES/56/123"
    ]
    assert not [
        row for row in ask(store, "entity-and-predecessors", entity="org/cicp") if row[1] == "A/RES/60/175"
    ]


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("citing", {}, "citing needs the parameter 'document', for example --param document=E/RES/2005/14"),
        ("citing", {"document": "  "}, "citing needs the parameter 'document'"),
        ("citing", {"document": "x", "colour": "red"}, "citing has no parameter 'colour': it takes document"),
        ("most-cited", {"document": "A/60/1"}, "it takes none"),
        ("citing", {"document": "no such name"}, "neither a symbol like E/RES/2005/14 nor a name"),
        ("citing", {"document": '" } UNION { ?s ?p ?o } #'}, "neither a symbol"),
        ("due", {"by": "next year"}, "'next year' is no year and no session like A/60"),
        ("tasks-of", {"party": "nobody at all"}, "nothing in this graph is named 'nobody at all'"),
        ("tasks-of", {"party": "办事处"}, "names several things: say which by id: org/odccp, org/unodc"),
    ],
)
def test_parameters_are_checked(store: Store, name: str, given: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=re.escape(message)) as error:
        ask(store, name, **given)
    assert "\n" not in str(error.value)


def test_a_parameter_is_a_term_and_never_sparql(store: Store) -> None:
    assert ask(store, "mentioning", name='UNODC" || true || "') == []


def test_an_unknown_name_lists_the_names() -> None:
    with pytest.raises(QueryError, match="there are agreed-language, candidates, citing"):
        named_query("nope")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?x WHERE {\n ?x rg:cites ?y . ?? }", "line 2, column"),
        ("SELECT ?x WHERE { ?x foo:bar ?y }", "the prefix of foo:bar is not known"),
        ("SELECT ?x WHERE { ?x rg:cites ?y", "line 1, column 33: the query ends too early"),
        ("SELEC ?x { ?x rg:cites ?y }", "line 1, column 1: SELEC: a query starts with"),
        ("", "the query is empty"),
        ("# only a comment", "line 1, column 17"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "line 1, column 1: INSERT changes data"),
        ("PREFIX x: <http://e/>\ndelete where { ?s ?p ?o }", "line 2, column 1: DELETE changes data"),
        ("DROP ALL", "DROP changes data"),
        ("SELECT * {\n  SERVICE <http://e/> { ?s ?p ?o } }", "line 2, column 3: SERVICE asks another server"),
        ("SELECT * { { SELECT * { service silent ?s { ?s ?p ?o } } } }", "SERVICE asks another server"),
        ("SELECT * " + "{ " * 20000 + "} " * 20000, "brackets nested more than 100 deep"),
        ("SELECT * { SERVICEskos:p { ?s ?p ?o } }", "SERVICE asks another server"),
        ("SELECT * { serviceSilentskos:p\n{ ?s ?p ?o } }", "SERVICE asks another server"),
        ("SELECT * { ?s ?p trueSERVICE<http://e/> { ?s ?p ?o } }", "SERVICE asks another server"),
        ("SELECT * { GRAPH ?g{?s ?p 1}SERVICE?x{ ?s ?p ?o } }", "SERVICE asks another server"),
        (
            "SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }",
            "The SELECT contains a variable that is unbound: each one must",
        ),
        ("SELECT * { ?x ?p ?y } GROUP BY ?x", "SELECT * is not authorized with GROUP BY"),
        ("SELECT (1 AS ?x) ?x { ?x ?p ?y }", "The SELECT overrides an existing variable using an expression"),
        ("SELECT ?x { ?x <a b> ?y }", "IRI parsing failed in: SELECT"),
        (
            "SELECT ?a { ?a ?b ?c BIND(1 AS ?a) }",
            "column 37: the query seems whole, but the engine does not take it",
        ),
        ('SELECT ?x { ?x ?p "a }', 'a string that begins with " does not end'),
        ("SELECT ?x { ?x ?? }", "a ? without the name of a variable"),
        ("SELECT ?x { ?x ?p ?y FILTER(longest(?x)) }", "there is no function longest()"),
        ("ASK { FILTER(" + "||".join(["?a"] * 15000) + ") }", "too complex: more than 500 operators"),
        ("ASK { FILTER(" + "!" * 15000 + "?a) }", "too complex"),
        ("ASK { " + "BIND(1 AS ?x) " * 3000 + "}", "too complex"),
        ("ASK { " + "MINUS { ?a ?b ?c } " * 3000 + "}", "too complex"),
        ("SELECT " + "(1 AS ?x) " * 3000 + "{ }", "too complex"),
    ],
)
def test_what_cannot_be_run_is_told_with_its_place(store: Store, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=re.escape(message)) as error:
        run(store, query)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 250


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service { BIND("SERVICE INSERT" AS ?service) } # SERVICE',
        "SELECT ?x { ?x <http://e/SERVICE> ?y }",
        "PREFIX service: <http://e/> SELECT ?x { ?x service:SERVICE ?y }",
        'SELECT ?x { BIND("""a "SERVICE" b""" AS ?x) }',
        "SELECT ?x { BIND('it is \\'SERVICE\\'' AS ?x) }",
    ],
)
def test_words_that_only_look_forbidden_are_not(store: Store, query: str) -> None:
    list(run(store, query).rows)


def test_500_operators_are_taken(store: Store) -> None:
    assert [*run(store, "ASK { FILTER(" + "||".join(["true"] * 500) + ") }").rows]
    assert [*run(store, "ASK { ?a ?b ?c FILTER(?a IN (" + ",".join(["1"] * 9000) + ")) }").rows]


@pytest.mark.parametrize("part", ['"', "<a", "a.-", "x:y", "'''", '"\\', "# "])
def test_a_long_hostile_query_is_refused(store: Store, part: str) -> None:
    with pytest.raises(QueryError):
        run(store, "SELECT * { ?s ?p " + part * 3000)


def test_the_store_is_not_changed(out: Path) -> None:
    read = open_store(out)
    with pytest.raises((OSError, RuntimeError, ValueError)):
        read.update("INSERT DATA { <a:b> <a:b> <a:b> }")


def test_ask_construct_and_describe(store: Store) -> None:
    (row,) = run(store, "ASK { ?x rg:cites ?y }").rows
    assert isinstance(row[0], Literal)
    assert row[0].value == "true"
    built = run(store, "CONSTRUCT { ?y rg:x ?x } WHERE { ?x rg:recalls ?y }")
    assert built.columns == ("subject", "predicate", "object")
    assert len(list(built.rows)) == 2
    assert len(list(run(store, "DESCRIBE <https://w3id.org/resgraph/A/RES/46/152>").rows)) == 9


def test_a_store_loaded_in_pieces_holds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    write_graph(EXAMPLES["extractions"](), EXAMPLES["authorities"](), tmp_path)
    monkeypatch.setattr("resgraph.rdf.store.PIECE", 1000)
    load_store(tmp_path)
    assert set(open_store(tmp_path)) == set(store)


def test_the_base_is_read_from_the_graph(tmp_path: Path, store: Store) -> None:
    write_graph(EXAMPLES["extractions"](), EXAMPLES["authorities"](), tmp_path, "http://example.org/un/")
    load_store(tmp_path)
    other = open_store(tmp_path)
    assert (base_of(store), base_of(other)) == ("https://w3id.org/resgraph/", "http://example.org/un/")
    assert ask(other, "citing", document="E/RES/2005/14")


RG, ELI, DC = (
    "https://w3id.org/resgraph/ontology#",
    "http://data.europa.eu/eli/ontology#",
    "http://purl.org/dc/terms/",
)
BASED: list[tuple[list[tuple[str, str]], list[str], str]] = [
    ([("http://e/un/file/" + "a" * 64, ""), ("http://e/un/A/RES/60/1", "A/RES/60/1")], [], "http://e/un/"),
    ([("http://e/un/file/" + "a" * 64, "1"), ("http://e/un/S/RES/1(1946)", "S/RES/1(1946)")], [], "http://e/un/"),
    ([("http://e/un/file/" + "a" * 64, "")], [], "http://e/un/"),
    ([("http://e/un/file/" + "a" * 64, "a")], ["http://e/un/authority"], "http://e/un/"),
    ([], ["http://e/un/authority"], "http://e/un/"),
    ([], ["http://e/un/other"], "https://w3id.org/resgraph/"),
]  # fmt: skip


@pytest.mark.parametrize(("documents", "graphs", "base"), BASED)
def test_the_base_is_found_though_a_document_has_no_symbol(
    documents: list[tuple[str, str]], graphs: list[str], base: str
) -> None:
    """A document that shows no symbol is named by the digest of its file; what its identifier says ends no IRI."""
    store = Store()
    for iri, symbol in documents:
        thing = NamedNode(iri)
        store.add(Quad(thing, NamedNode(f"{ELI}is_realized_by"), NamedNode(f"{iri}/zh"), DefaultGraph()))
        if symbol:
            store.add(Quad(thing, NamedNode(f"{DC}identifier"), Literal(symbol), DefaultGraph()))
    for graph in graphs:
        store.add(Quad(NamedNode("http://e/a"), NamedNode(f"{RG}number"), Literal("1"), NamedNode(graph)))
    assert base_of(store) == base


def test_a_narrow_terminal_does_without_sentence_and_link() -> None:
    columns = ("resolution", "party", "task", "sentence", "link", "cycle")
    cells = tuple(
        Literal(text)
        for text in ("A/RES/60/175", "秘书长", "提出报告", "请秘书长提出报告。", "https://e/", "")
    )
    for width, shown in ((50, False), (120, True)):
        text = io.StringIO()
        table(QueryResult(columns, iter([cells]), "select"), "https://e/", Console(file=text, width=width))
        assert ("no room for sentence and link" in text.getvalue()) is not shown
        assert ("请秘书长提出报告" in text.getvalue()) is shown
        assert "cycle" not in text.getvalue()


def test_the_command_prints_a_table(out: Path) -> None:
    result = cli(out, "--named", "most-cited")
    assert result.exit_code == 0
    assert "A/RES/46/152" in result.output
    assert "9 rows" in result.output


def test_the_command_prints_csv_tsv_and_json(out: Path) -> None:
    reports = cli(out, "--named", "citing", "--param", "document=E/RES/2005/14", "--format", "csv").output
    assert reports.splitlines()[0] == "resolution,paragraph,how,verb,text"
    assert reports.splitlines()[1].startswith("A/RES/60/175,op22,number,鼓励,鼓励各会员国")
    tsv = cli(out, "SELECT ?x ?n { ?x rg:meeting ?n } ORDER BY ?n", "--format", "tsv").output
    assert tsv.splitlines()[:2] == [
        "?x\t?n",
        '<https://w3id.org/resgraph/A/RES/60/175>\t"64"^^<http://www.w3.org/2001/XMLSchema#integer>',
    ]
    found = json.loads(
        cli(
            out,
            "SELECT ?t { <https://w3id.org/resgraph/A/RES/60/175/zh> dcterms:title ?t }",
            "--format",
            "json",
        ).output
    )
    assert found["head"] == {"vars": ["t"]}
    assert found["results"]["bindings"][0]["t"]["xml:lang"] == "zh"
    assert json.loads(cli(out, "ASK { ?x rg:cites ?y }", "--format", "json").output) == {
        "head": {},
        "boolean": True,
    }
    assert (
        json.loads(cli(out, "SELECT ?x { ?x rg:none ?y }", "--format", "json").output)["results"]["bindings"]
        == []
    )


def test_the_command_reads_a_file_and_lists_the_names(out: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(CITES, encoding="utf-8")
    assert cli(out, "--file", tmp_path / "q.rq", "--format", "csv").output.startswith("x\nhttps://")
    listing = cli("--list").output
    assert all(name in listing for name in ("citing", "most-cited", "document=E/RES/2005/14"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--named", "citing", "--param", "document"], "--param takes NAME=VALUE"),
        (["--named", "citing", "--param", "document=A/60/1", "--param", "document=A/60/2"], "given twice"),
        (["--file", "nowhere.rq"], "nowhere.rq: the query cannot be read: No such file"),
    ],
)
def test_the_command_raises_errors_of_one_line(out: Path, arguments: list[str], message: str) -> None:
    error = cli(out, *arguments).exception
    assert isinstance(error, QueryError)
    assert message in str(error)


def test_a_folder_that_is_none_of_ours_is_told(tmp_path: Path) -> None:
    error = cli(tmp_path, CITES).exception
    assert isinstance(error, InputError)
    assert str(error).startswith(f"{tmp_path} is not an output folder")


@pytest.mark.parametrize(
    "arguments", [["x", CITES, "--named", "citing"], ["x"], [], ["x", CITES, "--param", "a=b"]]
)
def test_wrong_usage_is_exit_2(arguments: list[str]) -> None:
    assert cli(*arguments).exit_code == 2


def test_the_page_on_queries_tells_of_each(store: Store) -> None:
    page = DOCS.read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)) == set(named_queries())
    for query in re.findall(r"```sparql\n(.*?)```", page, re.DOTALL):
        assert list(run(store, query).rows), query


def test_an_authority_is_meant_before_a_subject_of_the_mark_up() -> None:
    store, ours = Store(), NamedNode("https://w3id.org/resgraph/authority/place/river")
    for thing in (ours, NamedNode("http://subjects.example/7")):
        label = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
        store.add(Quad(thing, label, Literal("River", language="en")))
    assert bind(store, named_query("tasks-of"), {"party": "river"})["party"] == ours


def test_names_and_verbs_are_in_the_language_of_the_reader(out: Path) -> None:
    """A Chinese text is told to an English reader with English verbs; to a French one with French verbs."""
    asked = (
        out,
        "--named",
        "citing",
        "--param",
        "document=E/RES/2005/14",
        "--format",
        "csv",
        "--plain",
        "--language",
    )
    verbs = [cli(*asked, language).output.splitlines()[1].split(",")[3] for language in ("zh", "en", "fr")]
    assert verbs == ["鼓励", "encourage", "engage"]


def test_no_row_is_lost_and_none_is_new_in_another_language(store: Store) -> None:
    """The names of things are chosen in the query, thing by thing: of two conventions one may have no French name."""
    for query in named_queries().values():
        terms = bind(store, query, query.example)
        counts = {
            language: len(list(run(store, in_language(query.sparql, language), terms).rows))
            for language in ("zh", "en", "fr", "ar")
        }
        assert len(set(counts.values())) == 1, (query.name, counts)
