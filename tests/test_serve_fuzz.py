"""Made-up and mutilated requests: the server answers each with a status that fits, and goes on.

The queries are the named ones and others of every form, cut, doubled and stirred; the requests to the JSON API
are made from its own description.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resgraph.query.named import named_queries
from serving import Server, serving

pytestmark = pytest.mark.slow

SEEDS = [
    *(query.sparql for query in named_queries().values()),
    "SELECT DISTINCT ?a (COUNT(*) AS ?n) { { ?a ?b ?c } UNION { GRAPH ?g { ?c ?d 1.5e3 } } MINUS { ?a rg:cites+ ?c } }"
    " GROUP BY ?a HAVING (?n > 1) ORDER BY DESC(?n) LIMIT 3 OFFSET 1",
    'ASK { ?a (^rg:cites|!rdf:type)*/nif:isString "x\\u4E2D\\n"@zh-Hans FILTER(EXISTS { ?a ?b ?c } && ?a NOT IN (1, true)) }',
    "CONSTRUCT { ?a <http://e/p> [ <http://e/q> ( 1 2 3 ) ] } WHERE { ?a ?b ?c BIND(STRUUID() AS ?z) } LIMIT 5",
    "BASE <http://e/> PREFIX : <#> DESCRIBE :a <b> ?x WHERE { VALUES (?x ?y) { (:a UNDEF) (1 'é') } }",
    "SELECT * { { SELECT ?a { ?a ?b ?c } LIMIT 1 } OPTIONAL { ?a ?d ?e FILTER(REGEX(STR(?e), '(a|a)*b', 'i')) } }",
]
PIECES = [
    *sorted({piece for seed in SEEDS for piece in re.findall(r"\w+|\S", seed)}),
    "SERVICE", "LOAD", "\x00", "\ud7ff", "\U0001f600", "#", "\\u0000", "\\UFFFFFFFF", "<<", ">>", "{|", "1e999", "\ufeff",
]  # fmt: skip
FITTING = {200, 400, 413, 503}


@pytest.fixture(scope="module")
def server(built_seeds: Path) -> Iterator[Server]:
    with serving(built_seeds, "--time-limit", "1", "--max-memory", "800", "--quiet") as running:
        yield running


@st.composite
def mutilated(draw: st.DrawFn) -> str:
    """A query with some of its words cut out, doubled, exchanged or put elsewhere."""
    words = re.findall(r"\s+|\w+|\S", draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(words) - 1))
        words[at : at + draw(st.integers(0, 3))] = draw(st.lists(st.sampled_from(PIECES), max_size=3))
        words = words or [" "]
    return "".join(words)


LASTING = settings(
    max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@LASTING
@given(
    sparql=mutilated(),
    accept=st.sampled_from(["", "text/turtle, text/csv", "*/*;q=0.1", ",;q=", "a/b;q=1.5"]),
)
def test_mutilated_queries(server: Server, sparql: str, accept: str) -> None:
    headers = {"Content-Type": "application/sparql-query", **({"Accept": accept} if accept else {})}
    try:
        reply = server.ask("/sparql", method="POST", body=sparql, headers=headers, timeout=30)
    except http.client.IncompleteRead:
        return  # every thing with every other: cut off at the limit, and the client is told so
    assert reply.status in FITTING | {406}, (sparql, reply.text)
    assert "Traceback" not in reply.text


def described(server: Server) -> list[tuple[str, list[dict[str, Any]]]]:
    paths = json.loads(server.ask("/openapi.json").body)["paths"]
    return [(path, item["get"]["parameters"]) for path, item in paths.items()]


def value_of(parameter: dict[str, Any]) -> st.SearchStrategy[str]:
    """What the description allows, and what it does not."""
    schema = parameter["schema"]
    fitting = [parameter["example"]] if "example" in parameter else []
    fitting += schema.get("enum", [])
    numbers = st.integers(-5, 10**9).map(str) if schema["type"] == "integer" else st.nothing()
    return st.one_of(st.sampled_from(fitting) if fitting else st.nothing(), numbers, st.text(max_size=30))


@LASTING
@given(data=st.data())
def test_requests_made_from_the_description(server: Server, data: st.DataObject) -> None:
    path, parameters = data.draw(st.sampled_from(described(server)), label="path")
    chosen = [p for p in parameters if p["required"] or data.draw(st.booleans())]
    given_ = [(p["name"], data.draw(value_of(p), label=p["name"])) for p in chosen]
    usable = [(name, value) for name, value in given_ if not re.search("[\ud800-\udfff]", value)]
    reply = server.ask(path, usable, timeout=30)
    assert reply.status in FITTING | {404}, (path, usable, reply.text)
    assert isinstance(json.loads(reply.body), dict)
    assert reply.kind == ("application/json" if reply.status == 200 else "application/problem+json")


@LASTING
@given(path=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=40))
def test_made_up_paths(server: Server, path: str) -> None:
    reply = server.ask("/" + quote(path, safe="/%?#:;=&[]()"), headers={"Accept": "text/html"}, timeout=30)
    assert reply.status in {200, 303, 400, 404, 405, 406, 413}, reply.text
    assert "Traceback" not in reply.text


def test_schemathesis(built_seeds: Path, tmp_path: Path) -> None:
    """All its checks but one: that data fit for the description are taken, for a symbol or a name may be none."""
    with serving(built_seeds, "--quiet") as server:
        command = [
            str(Path(sys.executable).parent / "st"),
            "run",
            f"{server.url}/openapi.json",
            "--seed",
            "6",
        ]
        options = [
            "--max-examples",
            "30",
            "--workers",
            "2",
            "--request-timeout",
            "30",
            "--request-retries",
            "2",
        ]
        done = subprocess.run(
            [*command, *options, "--exclude-checks", "positive_data_acceptance"],
            cwd=tmp_path,
            env={**os.environ, "no_proxy": "127.0.0.1", "PYTHONWARNINGS": "ignore"},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )
        assert server.query("ASK {}").status == 200
    assert done.returncode == 0, done.stdout[-4000:]
    assert re.search(r"Tested: 8\b", done.stdout), done.stdout[-4000:]
