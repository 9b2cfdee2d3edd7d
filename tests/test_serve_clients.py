"""Clients that others wrote: curl, rdflib's SPARQLStore; and what a killed build leaves to serve."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from rdflib import URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import ResultRow
from SPARQLWrapper import CSV, GET, JSON, POST, POSTDIRECTLY, TURTLE, URLENCODED, XML, SPARQLWrapper

from resgraph.rdf.store import open_store
from serving import Server

B = "https://w3id.org/resgraph/"


@pytest.fixture
def server(seeds_server: Server) -> Server:
    return seeds_server


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib(server: Server, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    store = SPARQLStore(f"{server.url}/sparql", method=method)
    rows = list(
        store.query(
            "SELECT ?d { <" + B + "A/RES/60/175> eli:has_part ?p . ?p rg:cites ?d } ORDER BY ?d LIMIT 5"
        )
    )
    assert len(rows) == 5
    assert all(isinstance(row, ResultRow) and isinstance(row[0], URIRef) for row in rows)
    assert store.query("ASK { ?s a rg:Resolution }").askAnswer is True
    graph = store.query("CONSTRUCT WHERE { ?s rg:cites ?o }").graph
    assert graph is not None
    assert len(graph) > 20


def converted(client: SPARQLWrapper) -> Any:
    """The answer as the client gives it: its type depends on the format."""
    return client.query().convert()


@pytest.mark.parametrize(("method", "how"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
def test_sparqlwrapper(server: Server, method: str, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setMethod(method)
    client.setRequestMethod(how)
    client.setQuery("SELECT ?p { ?p a rg:OperativeParagraph }")
    client.setReturnFormat(JSON)
    assert len(converted(client)["results"]["bindings"]) == 45
    client.setReturnFormat(XML)
    assert len(converted(client).getElementsByTagName("result")) == 45
    client.setReturnFormat(CSV)
    assert len(converted(client).splitlines()) == 46
    client.setQuery("CONSTRUCT WHERE { ?s rg:cites ?o }")
    client.setReturnFormat(TURTLE)
    assert b"cites" in converted(client)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl(server: Server) -> None:
    command = ["curl", "-s", "--noproxy", "*", f"{server.url}/sparql", "-H", "Accept: text/csv"]
    sparql = "query=SELECT (COUNT(?p) AS ?n) { ?p a rg:OperativeParagraph }"
    done = subprocess.run(
        [*command, "--data-urlencode", sparql], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.split() == ["n", "45"]


@pytest.mark.slow
def test_a_build_that_is_killed_leaves_a_store_that_opens(root: Path, tmp_path: Path) -> None:
    """Killed at ten random moments: what is there afterwards is a whole store, the old one or the new one, or none."""
    out = tmp_path / "out"
    command = [
        sys.executable,
        "-c",
        "from resgraph.cli import main; main()",
        "build",
        str(root / "seeds"),
        "-o",
        str(out),
    ]
    began = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    whole = time.monotonic() - began
    expected = len(open_store(out))
    chance = random.Random(6)
    for turn in range(10):
        if turn % 5 == 4:
            shutil.rmtree(out, ignore_errors=True)  # not there where the builds since were killed
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(whole / 3, whole))  # before that nothing is written
            process.kill()
        if (out / "store").exists():
            assert len(open_store(out)) == expected, turn
    subprocess.run(command, check=True, capture_output=True)
    assert len(open_store(out)) == expected
