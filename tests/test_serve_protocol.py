"""The SPARQL 1.1 Protocol over sockets: the test cases of the W3C's list, by their names, and HTTP's own rules.

The W3C's list asks for updates too; this server refuses every one of them, which is tested instead.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph
import pytest

from serving import Reply, Server, serving
from written import nquads

B = "https://w3id.org/resgraph/"
FIRST, SECOND = f"{B}A/RES/60/175/zh", f"{B}A/RES/56/123/zh"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
JSON, TURTLE = "application/sparql-results+json", "text/turtle"


@pytest.fixture(scope="module")
def with_graphs(built_seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds in a store that has a named graph a text, which is what the protocol's datasets are about."""
    folder = tmp_path_factory.mktemp("named") / "out"
    folder.mkdir()
    store = pyoxigraph.Store(str(folder / "store"))
    store.bulk_load(nquads(built_seeds).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    store.flush()
    return folder


def test_an_output_folder_is_one_default_graph(built_seeds: Path, seeds_server: Server) -> None:
    assert values(seeds_server.query(WORKS), "w") == [f"{B}A/RES/56/123", f"{B}A/RES/60/175"]
    assert values(seeds_server.query(GRAPHS), "g") == []
    everything = seeds_server.ask("/graph-store?default", headers={"Accept": "application/n-triples"})
    assert len(set(everything.text.splitlines())) == len(nquads(built_seeds).splitlines())
    assert seeds_server.ask(f"/graph-store?graph={FIRST}").status == 404
    below = "SELECT DISTINCT ?p { ?p rdfs:subPropertyOf* eli:cites . ?s ?p ?o }"
    assert f"{B}ontology#recalls" in values(seeds_server.query(below), "p")


@pytest.fixture(scope="module")
def server(with_graphs: Path) -> Iterator[Server]:
    with serving(with_graphs, "--quiet", "--max-query", "20000", "--max-request", "64") as running:
        yield running


def boolean(reply: Reply) -> bool:
    assert reply.status == 200, reply.text
    found: bool = json.loads(reply.body)["boolean"]
    return found


def values(reply: Reply, name: str) -> list[str]:
    assert reply.status == 200, reply.text
    return [row[name]["value"] for row in json.loads(reply.body)["results"]["bindings"]]


# --- The W3C's cases for queries -------------------------------------------------------------------


def test_query_get(server: Server) -> None:
    assert boolean(server.query("ASK { ?s ?p ?o }"))


def test_query_post_form(server: Server) -> None:
    body = urlencode({"query": "ASK { ?s ?p ?o }"})
    assert boolean(server.ask("/sparql", method="POST", body=body, headers={**FORM, "Accept": JSON}))


def test_query_post_direct(server: Server) -> None:
    assert boolean(
        server.ask("/sparql", method="POST", body="ASK { ?s ?p ?o }", headers={**DIRECT, "Accept": JSON})
    )


GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
WORKS = "SELECT DISTINCT ?w WHERE { ?w eli:is_realized_by ?t } ORDER BY ?w"


def send(server: Server, how: str, sparql: str, dataset: list[tuple[str, str]]) -> Reply:
    if how == "get":
        return server.ask("/sparql", [("query", sparql), *dataset])
    if how == "form":
        body = urlencode([("query", sparql), *dataset])
        return server.ask("/sparql", method="POST", body=body, headers=FORM)
    return server.ask("/sparql", dataset, method="POST", body=sparql, headers=DIRECT)


@pytest.mark.parametrize("how", ["get", "form", "direct"])
def test_query_dataset_default_graph(server: Server, how: str) -> None:
    dataset = [("default-graph-uri", FIRST)]
    assert values(send(server, how, WORKS, dataset), "w") == [f"{B}A/RES/60/175"]
    assert values(send(server, how, GRAPHS, dataset), "g") == []


@pytest.mark.parametrize("how", ["get", "form", "direct"])
def test_query_dataset_default_graphs(server: Server, how: str) -> None:
    dataset = [("default-graph-uri", FIRST), ("default-graph-uri", SECOND)]
    assert len(values(send(server, how, WORKS, dataset), "w")) == 2


@pytest.mark.parametrize("how", ["get", "form", "direct"])
def test_query_dataset_named_graphs(server: Server, how: str) -> None:
    dataset = [("named-graph-uri", FIRST), ("named-graph-uri", SECOND)]
    assert values(send(server, how, GRAPHS, dataset), "g") == [SECOND, FIRST]
    assert values(send(server, how, WORKS, dataset), "w") == []


@pytest.mark.parametrize("how", ["get", "form", "direct"])
def test_query_dataset_full(server: Server, how: str) -> None:
    dataset = [("default-graph-uri", SECOND), ("named-graph-uri", FIRST)]
    assert values(send(server, how, WORKS, dataset), "w") == [f"{B}A/RES/56/123"]
    assert values(send(server, how, GRAPHS, dataset), "g") == [FIRST]


@pytest.mark.parametrize("how", ["get", "form", "direct"])
def test_query_multiple_dataset(server: Server, how: str) -> None:
    sparql = f"SELECT DISTINCT ?w FROM <{SECOND}> WHERE {{ ?w eli:is_realized_by ?t }}"
    assert values(send(server, how, sparql, [("default-graph-uri", FIRST)]), "w") == [f"{B}A/RES/60/175"]


def test_from_names_the_dataset(server: Server) -> None:
    reply = server.query(f"SELECT DISTINCT ?w FROM <{SECOND}> {{ ?w eli:is_realized_by ?t }}")
    assert values(reply, "w") == [f"{B}A/RES/56/123"]


@pytest.mark.parametrize(
    ("sparql", "kinds"),
    [
        (
            "SELECT (1 AS ?value) {}",
            {JSON, "application/sparql-results+xml", "text/csv", "text/tab-separated-values"},
        ),
        ("ASK {}", {JSON, "application/sparql-results+xml"}),
        ("DESCRIBE <http://example.org/>", {TURTLE, "application/rdf+xml", "application/n-triples"}),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", {TURTLE, "application/rdf+xml", "application/n-triples"}),
    ],
    ids=["select", "ask", "describe", "construct"],
)
def test_query_content_type(server: Server, sparql: str, kinds: set[str]) -> None:
    sparql = sparql.replace("<s> <p>", "<http://e/s> <http://e/p>")
    for kind in sorted(kinds):
        reply = server.query(sparql, accept=kind)
        assert (reply.status, reply.kind) == (200, kind)
    assert server.ask("/sparql", {"query": sparql}).kind in kinds


# --- The W3C's cases for what is wrong: each answers 4xx --------------------------------------------

ASK = urlencode({"query": "ASK {}"})
CLEAR = urlencode({"update": "CLEAR ALL"})
UPDATE = {"Content-Type": "application/sparql-update"}
BAD = {
    "bad_query_method": ("PUT", f"/sparql?{ASK}", None, {}, 405),
    "bad_multiple_queries": ("GET", f"/sparql?{ASK}&query=SELECT%20*%20%7B%7D", None, {}, 400),
    "bad_query_wrong_media_type": ("POST", "/sparql", "ASK {}", {"Content-Type": "text/plain"}, 415),
    "bad_query_missing_form_type": ("POST", "/sparql", ASK, {}, 415),
    "bad_query_missing_direct_type": ("POST", "/sparql", "ASK {}", {}, 415),
    "bad_query_non_utf8": ("POST", "/sparql", "ASK {}".encode("utf-16"), DIRECT, 400),
    "bad_query_non_utf8_charset": (
        "POST", "/sparql", "ASK {}", {"Content-Type": "application/sparql-query; charset=UTF-16"}, 415,
    ),
    "bad_query_syntax": ("GET", "/sparql?query=ASK%20%7B", None, {}, 400),
    "bad_no_query": ("GET", "/sparql?other=1", None, {}, 400),
    "bad_dataset": ("GET", f"/sparql?{ASK}&default-graph-uri=a%20b", None, {}, 400),
    "bad_escapes": ("GET", "/sparql?query=%FF%FE", None, {}, 400),
    "bad_update_get": ("GET", "/sparql?update=CLEAR%20ALL", None, {}, 403),
    "update_post_form": ("POST", "/sparql", urlencode({"update": "CLEAR ALL"}), FORM, 403),
    "update_post_direct": ("POST", "/sparql", "CLEAR ALL", UPDATE, 403),
    "update_dataset_default_graph": ("POST", "/sparql", f"{CLEAR}&using-graph-uri={FIRST}", FORM, 403),
    "update_dataset_default_graphs": (
        "POST", "/sparql", f"{CLEAR}&using-graph-uri={FIRST}&using-graph-uri={SECOND}", FORM, 403,
    ),
    "update_dataset_named_graphs": ("POST", "/sparql", f"{CLEAR}&using-named-graph-uri={FIRST}", FORM, 403),
    "update_dataset_full": (
        "POST", f"/sparql?using-graph-uri={FIRST}&using-named-graph-uri={SECOND}", "CLEAR ALL", UPDATE, 403,
    ),
    "update_base_uri": ("POST", "/sparql", "BASE <http://e/> INSERT DATA { <s> <p> <o> }", UPDATE, 403),
    "bad_multiple_updates": ("POST", "/sparql", f"{CLEAR}&{CLEAR}", FORM, 403),
    "bad_update_wrong_media_type": ("POST", "/sparql", "CLEAR ALL", {"Content-Type": "text/plain"}, 415),
    "bad_update_missing_form_type": ("POST", "/sparql", CLEAR, {}, 415),
    "bad_update_missing_direct_type": ("POST", "/sparql", "CLEAR ALL", {}, 415),
    "bad_update_non_utf8": ("POST", "/sparql", "CLEAR ALL".encode("utf-16"), UPDATE, 403),
    "bad_update_syntax": ("POST", "/sparql", urlencode({"update": "CLEAR XYZ"}), FORM, 403),
    "bad_update_dataset_conflict": (
        "POST", "/sparql",
        urlencode({"update": f"DELETE {{ ?s ?p ?o }} USING <{FIRST}> WHERE {{ ?s ?p ?o }}", "using-graph-uri": SECOND}),
        FORM, 403,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_requests(server: Server, name: str) -> None:
    method, path, body, headers, status = BAD[name]
    reply = server.ask(path, method=method, body=body, headers=headers)
    assert reply.status == status, reply.text
    assert "Traceback" not in reply.text
    assert values(server.query(GRAPHS), "g")[:2] == [SECOND, FIRST], "nothing is changed"


def test_a_syntax_error_shows_its_place(server: Server) -> None:
    reply = server.query("SELECT ?a WHERE {\n  ?a ??b ?c }")
    assert reply.status == 400
    assert reply.text.startswith("line 2, column ")


# --- Read-only, however it is written --------------------------------------------------------------

ATTEMPTS = [
    "INSERT DATA { <http://e/s> <http://e/p> 1 }",
    "DELETE WHERE { ?s ?p ?o }",
    "LOAD <file:///etc/passwd>",
    "# a comment\nLOAD <http://127.0.0.1:9/>",
    "PREFIX a: <http://e/>\nclear all",
    "DROP ALL",
    "BASE <http://e/> CREATE GRAPH <g>",
    "SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }",
    "SELECT * { # {\n sErViCe SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { { BIND(<http://127.0.0.1:9/> AS ?u) SERVICE ?u { ?s ?p ?o } } }",
    "ASK{service<http://127.0.0.1:9/>{}}",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "ASK {}; DROP ALL",
    "\ufeffDROP ALL",
]


@pytest.mark.parametrize("sparql", ATTEMPTS)
def test_attempts_are_refused(server: Server, sparql: str) -> None:
    for accept in (JSON, TURTLE):
        assert server.query(sparql, accept).status == 400
    body = urlencode({"query": sparql})
    assert server.ask("/sparql", method="POST", body=body, headers=FORM).status == 400
    direct = server.ask("/sparql", method="POST", body=sparql, headers=DIRECT)
    assert direct.status == 400, direct.text


def test_from_fetches_nothing(server: Server) -> None:
    for source in ("file:///etc/passwd", "http://127.0.0.1:9/"):
        assert values(server.query(f"SELECT ?s FROM <{source}> {{ ?s ?p ?o }}"), "s") == []


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_the_graph_store_only_reads(server: Server, method: str) -> None:
    reply = server.ask("/graph-store?default", method=method, body="<a:a> <a:b> <a:c> .")
    assert reply.status == 405
    assert "GET" in reply.headers["allow"]


# --- HTTP ------------------------------------------------------------------------------------------


def test_quality_values_decide(server: Server) -> None:
    sparql = "SELECT (1 AS ?value) {}"
    assert server.query(sparql, "text/csv;q=0.4, application/sparql-results+xml;q=0.9, */*;q=0.1").kind == (
        "application/sparql-results+xml"
    )
    assert server.query(sparql, "application/sparql-results+json;q=0, text/*").kind == "text/csv"
    assert server.query(sparql, "application/*").kind == JSON
    assert server.query(sparql, "image/png").status == 406
    assert server.query("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv").status == 406


def test_results_read_back(server: Server) -> None:
    sparql = "SELECT ?p ?t { ?p nif:isString ?t } ORDER BY ?p ?t LIMIT 20"
    found = []
    for kind in (JSON, "application/sparql-results+xml", "text/tab-separated-values"):
        read = pyoxigraph.parse_query_results(
            server.query(sparql, kind).body, format=pyoxigraph.QueryResultsFormat.from_media_type(kind)
        )
        assert isinstance(read, pyoxigraph.QuerySolutions)
        found.append([(str(row["p"]), str(row["t"])) for row in read])
    assert len(found[0]) == 20
    assert found[0] == found[1] == found[2]


def test_graphs_read_back(server: Server) -> None:
    found = set()
    for kind in (TURTLE, "application/n-triples", "application/rdf+xml", "application/ld+json"):
        reply = server.query("CONSTRUCT WHERE { ?s rg:cites ?o }", kind)
        assert reply.kind == kind
        triples = pyoxigraph.parse(reply.body, format=pyoxigraph.RdfFormat.from_media_type(kind))
        found.add(frozenset(str(quad.triple) for quad in triples))
    assert len(found) == 1
    assert len(next(iter(found))) > 20


def test_head_has_the_headers_alone(server: Server) -> None:
    path = "/sparql?" + urlencode({"query": "SELECT * { ?s ?p ?o } LIMIT 5"})
    got, head = server.ask(path), server.ask(path, method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["etag"] == got.headers["etag"]
    assert head.headers["content-length"] == str(len(got.body))
    long = "/sparql?" + urlencode({"query": "SELECT * { ?s ?p ?o }"})
    assert server.ask(long, method="HEAD").body == b""


def test_the_same_content_is_not_sent_again(server: Server) -> None:
    path = "/sparql?" + urlencode({"query": "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 5"})
    tag = server.ask(path).headers["etag"]
    again = server.ask(path, headers={"If-None-Match": f'"other", W/{tag}'})
    assert (again.status, again.body) == (304, b"")
    assert server.ask(path, headers={"If-None-Match": '"other"'}).status == 200
    assert server.ask(path, headers={"Accept": "text/csv"}).headers["etag"] != tag


def test_any_page_may_ask(server: Server) -> None:
    assert server.query("ASK {}").headers["access-control-allow-origin"] == "*"
    asked = {"Origin": "http://e.org", "Access-Control-Request-Method": "POST"}
    preflight = server.ask("/sparql", method="OPTIONS", headers=asked)
    assert preflight.status == 204
    assert preflight.headers["access-control-allow-methods"] == "GET, HEAD, POST, OPTIONS"
    assert server.ask("/api/v1/documents", method="OPTIONS").headers["allow"] == "GET, HEAD, OPTIONS"
    assert "Content-Type" in preflight.headers["access-control-allow-headers"]


def test_long_results_are_streamed_whole(server: Server) -> None:
    reply = server.query("SELECT * { ?s ?p ?o }", "text/tab-separated-values")
    assert reply.headers["transfer-encoding"] == "chunked"
    count = values(server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), "n")
    assert [str(len(reply.body.splitlines()) - 1)] == count


def test_sizes_are_limited(server: Server) -> None:
    assert server.ask("/sparql", method="POST", body="ASK {}" + " " * 30_000, headers=DIRECT).status == 413
    assert server.ask("/sparql", method="POST", body="ASK {}" + " " * 70_000, headers=DIRECT).status == 413
    assert server.query("ASK {" + "{" * 5000 + "}" * 5000 + "}").status == 400


def test_the_graph_store_gives_graphs(server: Server) -> None:
    one = server.ask("/graph-store", {"graph": FIRST}, headers={"Accept": "application/n-triples"})
    lines = set(one.text.splitlines())
    assert len(lines) > 1000
    everything = server.ask("/graph-store?default", headers={"Accept": "application/n-triples"})
    assert lines < set(everything.text.splitlines())
    assert server.ask("/graph-store", {"graph": f"{B}nothing"}).status == 404
    assert server.ask("/graph-store").status == 400


def test_the_service_is_described(server: Server) -> None:
    for path in ("/sparql", "/.well-known/sparql-service-description"):
        reply = server.ask(path, headers={"Accept": "application/n-triples"})
        assert "sparql-service-description#Service>" in reply.text
        assert f"<{FIRST}>" in reply.text
    void = server.ask("/.well-known/void", headers={"Accept": "application/n-triples"}).text
    count = values(server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), "n")[0]
    assert f'void#triples> "{count}"' in void


def test_a_browser_is_led_to_the_editor(server: Server) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    reply = server.ask("/sparql", {"query": "ASK {}"}, headers=browser)
    assert (reply.status, reply.headers["location"]) == (303, "/?query=ASK+%7B%7D")
