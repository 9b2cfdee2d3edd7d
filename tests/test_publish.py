"""Sending a graph: what is sent, by whom, and how failures are met; with a small Graph Store of this file's own."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse

from resgraph.cli.publish import command
from resgraph.model import InputError, OutputError
from resgraph.publish.credentials import Credentials, credentials
from resgraph.publish.remote import Remote, query_place
from resgraph.publish.units import chunks, units
from written import nquads

B = "https://w3id.org/resgraph/"


def test_units_are_the_graphs_of_the_file(built_seeds: Path) -> None:
    lines = nquads(built_seeds).splitlines()
    found = units(built_seeds)
    assert {unit.graph: unit.triples for unit in found} == {
        graph: sum(line.endswith(f" <{graph}> .") for line in lines)
        for graph in (f"{B}A/RES/60/175/zh", f"{B}A/RES/56/123/zh", f"{B}authority", f"{B}ontology")
    }
    for unit in found:
        sent = b"".join(chunks(built_seeds, unit, 1000)).decode().splitlines()
        assert sent == [
            line.removesuffix(f" <{unit.graph}> .") + " ."
            for line in lines
            if line.endswith(f" <{unit.graph}> .")
        ]


def test_all_in_one_graph(built_seeds: Path) -> None:
    (unit,) = units(built_seeds, "http://example.org/all")
    lines = nquads(built_seeds).encode().splitlines()
    assert (unit.graph, unit.triples) == ("http://example.org/all", len(lines))
    assert sum(len(chunk.splitlines()) for chunk in chunks(built_seeds, unit, 5000)) == len(lines)


@pytest.mark.parametrize(
    ("store", "query"),
    [
        ("http://h:7878/store", "http://h:7878/query"),
        ("http://h:8890/sparql-graph-crud-auth", "http://h:8890/sparql"),
        ("http://h:3030/ds/data", "http://h:3030/ds/sparql"),
        ("http://h/repositories/r/rdf-graphs/service", "http://h/repositories/r"),
    ],
)
def test_the_query_endpoint_stands_beside(store: str, query: str) -> None:
    assert query_place(store) == query


def test_an_unknown_place_must_be_told() -> None:
    with pytest.raises(InputError, match="--query"):
        query_place("http://h/elsewhere")


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No credentials of whoever runs the tests."""
    for name in ("RESGRAPH_USER", "RESGRAPH_PASSWORD", "RESGRAPH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "absent"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def test_credentials_come_from_the_environment_or_a_netrc(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert credentials("http://h/store") == Credentials()
    file = tmp_path / "netrc"
    file.write_text("machine h login someone password secret\n", encoding="utf-8")
    file.chmod(0o600)
    assert credentials("http://h/store", file) == Credentials("someone", "secret")
    assert credentials("http://other/store", file) == Credentials()
    monkeypatch.setenv("RESGRAPH_USER", "me")
    monkeypatch.setenv("RESGRAPH_PASSWORD", "pass")
    assert credentials("http://h/store", file) == Credentials("me", "pass")
    monkeypatch.setenv("RESGRAPH_TOKEN", "t")
    assert credentials("http://h/store") == Credentials(token="t")
    assert "pass" not in repr(credentials("http://h/store"))


@pytest.mark.parametrize("text", ["nonsense", "machine h colour blue"])
def test_a_bad_netrc_is_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "netrc"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="netrc file cannot be read"):
        credentials("http://h/store", file)


def test_a_password_in_the_address_is_refused() -> None:
    with pytest.raises(InputError, match="leave the password out"):
        credentials("http://me:secret@h/store")


@dataclass
class GraphStore:
    """A Graph Store in memory that takes nothing but what the SPARQL 1.1 Graph Store Protocol says.

    Sections 4 and 5: a graph is named by one absolute IRI in `?graph=`; PUT and POST say what they send and send
    RDF; what is made answers 201, what is changed 204, what is not there 404.
    `trouble` holds statuses to answer with before it works.
    """

    graphs: dict[str, set[str]] = field(default_factory=dict)
    trouble: list[int] = field(default_factory=list)
    seen: list[tuple[str, str, str]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    url: str = ""

    def answer(self, asked: Asked) -> tuple[int, str]:
        fields = parse_qsl(asked.query, keep_blank_values=True, strict_parsing=True, errors="strict")
        graph = fields[0][1]
        self.seen.append((asked.method, graph, asked.headers.get("Authorization") or ""))
        if self.trouble:
            return self.trouble.pop(0), ""
        fault = self.fault(asked, fields)
        if fault:
            self.refused.append(fault)
            return 400, fault
        return self.carried_out(asked.method, graph, asked.body)

    def fault(self, asked: Asked, fields: list[tuple[str, str]]) -> str:
        """Where the request leaves the standard; empty where it does not."""
        iri = urlsplit(fields[0][1])
        if [name for name, _ in fields] != ["graph"] or not iri.scheme or not iri.netloc:
            return "one ?graph= with an absolute IRI names the graph"
        sends = asked.method in ("PUT", "POST")
        if sends != ("Content-Type" in asked.headers) or sends != ("Content-Length" in asked.headers):
            return "PUT and POST have a body, and say what and how long it is; the others have none"
        if asked.method == "GET" and asked.headers.get("Accept") != "application/n-triples":
            return "GET says which form of RDF it wants"
        if sends and asked.headers["Content-Type"] != "application/n-triples":
            return "what is sent is RDF in a form that has a media type"
        return ""

    def carried_out(self, method: str, graph: str, body: bytes) -> tuple[int, str]:
        there = graph in self.graphs
        if method in ("PUT", "POST"):
            lines = {str(quad.triple) for quad in parse(body, format=RdfFormat.N_TRIPLES)}
            self.graphs[graph] = lines | (self.graphs[graph] if method == "POST" and there else set())
            return (204 if there else 201), ""
        if not there:
            return 404, ""
        if method == "DELETE":
            del self.graphs[graph]
            return 204, ""
        return 200, "".join(f"{line} .\n" for line in sorted(self.graphs[graph]))

    def count(self, sparql: str) -> str:
        graph = sparql.partition("<")[2].partition(">")[0]
        number = str(len(self.graphs.get(graph, ())))
        return json.dumps({"results": {"bindings": [{"n": {"value": number}}]}})


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    method: str
    query: str
    headers: Message
    body: bytes


@contextmanager
def running(store: GraphStore) -> Iterator[GraphStore]:
    class Handler(BaseHTTPRequestHandler):
        def serve(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if parts.path == "/query":
                status, text = 200, store.count(parse_qs(parts.query)["query"][0])
            else:
                status, text = store.answer(Asked(self.command, parts.query, self.headers, body))
            self.send_response(status)
            if status == 401:
                self.send_header("WWW-Authenticate", 'Basic realm="r"')
            if status == 307:
                self.send_header("Location", "http://127.0.0.1:9/store")
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        do_GET = do_PUT = do_POST = do_DELETE = serve  # noqa: N815 - names that http.server wants

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    store.url = f"http://127.0.0.1:{server.server_port}/store"
    try:
        yield store
        assert store.refused == []
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def remote(store: GraphStore, known: Credentials | None = None, retries: int = 4) -> Remote:
    return Remote(store.url, query_place(store.url), known or Credentials(), retries, pause=0.01)


def test_the_store_of_these_tests_is_strict() -> None:
    with running(GraphStore()) as store:
        with pytest.raises(OutputError, match="absolute IRI"):
            remote(store).put("no-iri", b"")
        with pytest.raises(OutputError, match="absolute IRI"):
            Remote(f"{store.url}?default", "", retries=0).put("http://e/g", b"")
        assert len(store.refused) == 2
        store.refused.clear()


def test_trouble_that_passes_is_outlived() -> None:
    with running(GraphStore(trouble=[503, 500, 429])) as store:
        remote(store).put("http://e/g", b"<a:a> <a:b> <a:c> .\n")
        assert [method for method, _, _ in store.seen] == ["PUT"] * 4
        assert remote(store).count("http://e/g") == 1


def test_trouble_that_stays_is_told() -> None:
    with (
        running(GraphStore(trouble=[503] * 9)) as store,
        pytest.raises(OutputError, match="answers PUT with 503"),
    ):
        remote(store).put("http://e/g", b"")


@pytest.mark.parametrize(
    ("status", "said"), [(400, "with 400"), (401, "refuses PUT"), (403, "refuses"), (307, "with 307")]
)
def test_what_does_not_pass_is_not_tried_again(status: int, said: str) -> None:
    with running(GraphStore(trouble=[status] * 9)) as store:
        with pytest.raises(OutputError, match=said):
            remote(store).put("http://e/g", b"")
        assert len(store.seen) == 1


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(OutputError, match="cannot be reached"):
        Remote("http://127.0.0.1:9/store", "", retries=1, pause=0.01).put("http://e/g", b"")


def test_credentials_are_sent_as_asked_for() -> None:
    with running(GraphStore(trouble=[401])) as store:
        remote(store, Credentials("me", "secret")).put("http://e/g", b"")
        assert store.seen[-1][2] == "Basic " + base64.b64encode(b"me:secret").decode()
        remote(store, Credentials(token="abc")).delete("http://e/g")
        assert store.seen[-1][2] == "Bearer abc"


def publish(out: Path, store: GraphStore, *options: str) -> str:
    done = CliRunner().invoke(command, [str(out), "--to", store.url, *options], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_it_sends_only_what_is_new(built_seeds: Path) -> None:
    with running(GraphStore()) as store:
        assert "+ https://w3id.org/resgraph/authority" in publish(built_seeds, store, "--dry-run")
        assert {method for method, _, _ in store.seen} == {"GET"}
        assert "verified: 4 graphs" in publish(built_seeds, store)
        before = {name: set(lines) for name, lines in store.graphs.items()}
        store.seen.clear()
        assert "to send: 0, to remove: 0, unchanged: 4" in publish(built_seeds, store)
        assert {method for method, _, _ in store.seen} == {"GET"}
        assert store.graphs == before
        assert "to send: 4" in publish(built_seeds, store, "--all")
        assert store.graphs == before


def test_what_the_server_lost_is_noticed(built_seeds: Path) -> None:
    with running(GraphStore()) as store:
        publish(built_seeds, store)
        store.graphs[f"{B}authority"].pop()
        with pytest.raises(OutputError, match="send it with --all"):
            publish(built_seeds, store)
        publish(built_seeds, store, "--all")


def test_one_graph_for_everything_replaces_many(built_seeds: Path) -> None:
    with running(GraphStore()) as store:
        publish(built_seeds, store)
        assert "to send: 1, to remove: 4" in publish(built_seeds, store, "--graph", "http://e/all")
        assert len(store.graphs["http://e/all"]) == len(nquads(built_seeds).encode().splitlines())
        assert f"{B}authority" not in store.graphs
        assert "to remove: 0" in publish(built_seeds, store, "--keep")
        assert "http://e/all" in store.graphs


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--to", "ftp://h/store"], "must be like"),
        (["--to", "http://h/nowhere"], "--query"),
        (["--to", "http://h/store", "--graph", "no iri"], "absolute IRI"),
        (["--to", "http://me:x@h/store"], "leave the password out"),
    ],
)
def test_wrong_usage_is_one_line(built_seeds: Path, options: list[str], said: str) -> None:
    with pytest.raises(InputError, match=said) as told:
        CliRunner().invoke(command, [str(built_seeds), *options], catch_exceptions=False)
    assert "\n" not in str(told.value)
