"""The reconciliation service, as OpenRefine asks it: version 0.2 of the API of the W3C community group."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from fixtures.decisions import table, texts
from resgraph.pipeline import build
from resgraph.query.matching import Names
from resgraph.rdf.store import open_store
from serving import Reply, Server, serving

B = "https://w3id.org/resgraph/"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph with a thing that a decision made."""
    folder = tmp_path_factory.mktemp("reconcile")
    rows = table(folder / "decisions.tsv", "*||《国际河流合作宪章》|candidate|new: 国际河流合作宪章")
    build([texts(folder / "in")], folder / "out", decisions=rows)
    return folder / "out"


@pytest.fixture(scope="module")
def server(out: Path) -> Iterator[Server]:
    with serving(out, "--quiet") as running:
        yield running


def post(server: Server, **fields: object) -> Reply:
    body = urlencode(
        {name: json.dumps(value) if not isinstance(value, str) else value for name, value in fields.items()}
    )
    return server.ask("/reconcile", method="POST", body=body, headers=FORM)


def ask(server: Server, **queries: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    reply = post(server, queries=queries)
    assert (reply.status, reply.kind) == (200, "application/json"), reply.text
    return {key: found["result"] for key, found in json.loads(reply.text).items()}


def test_the_manifest_says_what_the_specification_asks(server: Server) -> None:
    reply = server.ask("/reconcile")
    manifest = json.loads(reply.text)
    assert {"versions", "name", "identifierSpace", "schemaSpace"} <= manifest.keys()
    assert "0.2" in manifest["versions"]
    assert manifest["view"]["url"].replace("{{id}}", "org/unodc") == f"{server.url}/authority/org/unodc"
    assert server.ask("/authority/role/secretary-general").status == 200
    assert reply.headers["access-control-allow-origin"] == "*"
    assert {kind["id"] for kind in manifest["defaultTypes"]} >= {"org", "instrument", "place"}


def test_a_batch_is_answered_query_by_query(server: Server) -> None:
    found = ask(
        server,
        q0={"query": "联合国毒品和犯罪问题办公室"},
        q1={"query": "united nations office on drugs and crime", "type": "org"},
        q2={"query": "《巴勒莫公约》", "limit": 1},
        q3={"query": "Palermo Convention", "type": ["instrument"], "type_strict": "should"},
        q4={"query": "%%%"},
    )
    for key, id in (
        ("q0", "org/unodc"),
        ("q1", "org/unodc"),
        ("q2", "instrument/untoc"),
        ("q3", "instrument/untoc"),
    ):
        best = found[key][0]
        assert (best["id"], best["match"], best["score"]) == (id, True, 100.0)
        assert [kind["id"] for kind in best["type"]] == [id.partition("/")[0]]
    assert found["q4"] == []
    assert len(found["q2"]) == 1


def test_a_name_that_is_nearly_so_is_proposed_and_no_match(server: Server) -> None:
    (found,) = ask(server, q0={"query": "United Nations Ofice on Drugs and Crimes", "limit": 1}).values()
    assert (found[0]["id"], found[0]["match"]) == ("org/unodc", False)
    assert 80 < found[0]["score"] < 100


def test_a_query_by_get_is_the_same(server: Server) -> None:
    queries = {"queries": json.dumps({"q0": {"query": "UNODC"}})}
    assert json.loads(server.ask("/reconcile", queries).text)["q0"]["result"][0]["id"] == "org/unodc"


def test_things_of_the_graph_are_known_too(server: Server) -> None:
    (found,) = ask(server, q0={"query": "国际河流合作宪章"}).values()
    assert (found[0]["name"], found[0]["match"]) == ("国际河流合作宪章", True)


@pytest.mark.parametrize(
    ("prefix", "first"),
    [("联合国毒品和犯罪", "org/unodc"), ("palermo conv", "instrument/untoc"), ("UNODC", "org/unodc")],
)
def test_entities_are_suggested_while_one_types(prefix: str, first: str, server: Server) -> None:
    found = json.loads(server.ask("/reconcile/suggest/entity", {"prefix": prefix}).text)["result"]
    assert found[0]["id"] == first
    assert {"id", "name", "description", "notable"} <= found[0].keys()
    assert len(found) <= 10


def test_types_are_suggested(server: Server) -> None:
    english = {"Accept-Language": "en"}
    found = json.loads(server.ask("/reconcile/suggest/type", {"prefix": "Or"}, headers=english).text)
    assert found == {"result": [{"id": "org", "name": "body"}]}
    found = json.loads(server.ask("/reconcile/suggest/type", {"prefix": "off"}, headers=english).text)
    assert found == {"result": [{"id": "role", "name": "office or mandate"}]}
    found = json.loads(server.ask("/reconcile/suggest/type", {"prefix": "机"}).text)
    assert found == {"result": [{"id": "org", "name": "机构"}]}


def test_the_very_name_comes_before_the_short_form_and_that_before_what_is_like_it(server: Server) -> None:
    """委员会 is what many are called in short: all are proposed, none is taken."""
    found = ask(
        server,
        short={"query": "委员会", "limit": 50},
        both={"query": "Council", "limit": 50},
        one={"query": "Palermo", "limit": 5},
    )
    scores = [each["score"] for each in found["short"]]
    assert scores == sorted(scores, reverse=True)
    assert (scores[0], scores[-1] < 95, any(each["match"] for each in found["short"])) == (95.0, True, False)
    assert "org/ccpcj" in [each["id"] for each in found["short"] if each["score"] == 95.0]
    assert not any(each["match"] for each in found["both"])
    assert [(each["id"], each["match"]) for each in found["one"]][:2] == [
        ("place/palermo", True),
        ("instrument/untoc", False),
    ]


def test_a_candidate_is_named_as_it_was_asked_for(server: Server) -> None:
    found = ask(server, en={"query": "Palermo Convention"}, zh={"query": "巴勒莫公约"})
    assert found["en"][0]["name"] == "United Nations Convention against Transnational Organized Crime"
    assert found["zh"][0]["name"] == "联合国打击跨国有组织犯罪公约"


def test_types_that_must_fit_and_types_that_should(server: Server) -> None:
    found = ask(
        server,
        must={"query": "Palermo", "type": "instrument"},
        any={"query": "Palermo", "type": ["instrument", {"id": "place"}], "type_strict": "any"},
        should={"query": "Palermo", "type": "instrument", "type_strict": "should"},
        none={"query": "Palermo", "type": "no-such-type"},
    )
    assert {kind["id"] for each in found["must"] for kind in each["type"]} == {"instrument"}
    assert (found["any"][0]["id"], found["any"][0]["match"]) == ("place/palermo", True)
    assert (found["should"][0]["id"], found["should"][0]["match"]) == ("instrument/untoc", False)
    assert "place/palermo" in [each["id"] for each in found["should"]]
    assert found["none"] == []


def test_properties_tell_things_apart(server: Server) -> None:
    found = ask(
        server,
        right={"query": "Mexico", "properties": [{"pid": "code", "v": "MEX"}]},
        wrong={"query": "Mexico", "properties": [{"pid": "code", "v": ["FRA", {"id": "DEU"}]}]},
        unknown={"query": "Mexico", "properties": [{"pid": "colour", "v": "green"}, "x"]},
        helped={"query": "Korea", "properties": [{"pid": "label@zh", "v": "大韩民国"}]},
        other={"query": "Korea", "properties": [{"pid": "code", "v": "PRK"}]},
    )
    assert (found["right"][0]["id"], found["right"][0]["score"], found["right"][0]["match"]) == (
        "place/mexico",
        100.0,
        True,
    )
    assert (found["wrong"][0]["id"], found["wrong"][0]["score"], found["wrong"][0]["match"]) == (
        "place/mexico",
        70.0,
        False,
    )
    assert found["unknown"][0]["match"]
    assert found["helped"][0]["id"] == "place/republic-of-korea"
    assert found["other"][0]["id"] == "place/democratic-peoples-republic-of-korea"


def test_properties_are_suggested(server: Server) -> None:
    found = json.loads(server.ask("/reconcile/suggest/property", {"prefix": "label (f"}).text)
    assert found == {"result": [{"id": "label@fr", "name": "label (fr)"}]}
    manifest = json.loads(server.ask("/reconcile").text)
    for kind in ("entity", "type", "property"):
        service = manifest["suggest"][kind]
        assert server.ask(service["service_path"], {"prefix": "o"}).status == 200


def test_a_table_is_extended(server: Server) -> None:
    offered = json.loads(server.ask("/reconcile/properties", {"type": "org"}).text)
    assert "label@en" in [each["id"] for each in offered["properties"]]
    asked = {
        "ids": ["org/unodc", "org/none"],
        "properties": [{"id": "label@en"}, {"id": "iri"}, {"id": "no-such"}],
    }
    found = json.loads(post(server, extend=asked).text)
    assert found["meta"] == [{"id": "label@en", "name": "label (en)"}, {"id": "iri", "name": "IRI"}]
    assert found["rows"] == {
        "org/unodc": {
            "label@en": [{"str": "United Nations Office on Drugs and Crime"}],
            "iri": [{"str": f"{B}authority/org/unodc"}],
        },
        "org/none": {"label@en": [], "iri": []},
    }


def test_a_preview_may_stand_in_a_frame(server: Server) -> None:
    reply = server.ask("/reconcile/preview", {"id": "org/unodc"})
    assert (reply.status, reply.kind) == (200, "text/html")
    assert "United Nations Office on Drugs and Crime" in reply.text
    assert "frame-ancestors *" in reply.headers["content-security-policy"]
    assert server.ask("/reconcile/preview", {"id": "org/none"}).status == 404


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"queries": "{"}, 400),
        ({"queries": "[]"}, 400),
        ({"queries": "[" * 100_000}, 400),
        ({"queries": {"q0": "UNODC"}}, 400),
        ({"queries": {"q0": {"query": 3}}}, 400),
        ({"queries": {"q0": {"query": "a", "limit": 0}}}, 400),
        ({"queries": {"q0": {"query": "a", "limit": "5"}}}, 400),
        ({"queries": {f"q{n}": {"query": "a"} for n in range(101)}}, 413),
        ({"extend": {"ids": "org/unodc"}}, 400),
        ({"extend": {"ids": ["a"] * 1001, "properties": []}}, 400),
        ({"queries": "x" * 2**21}, 413),
    ],
)
def test_what_is_wrong_is_one_line(fields: dict[str, object], status: int, server: Server) -> None:
    reply = post(server, **fields)
    assert (reply.status, reply.text.count("\n")) == (status, 1)


def test_hostile_queries_are_answered(server: Server) -> None:
    long = {"query": "联合国" * 10_000, "type": {"a": 1}, "limit": 10**9, "properties": "x"}
    assert len(ask(server, q0=long)["q0"]) <= 50


def test_verbs_and_proposed_names_are_no_things(out: Path) -> None:
    names = Names(open_store(out), B)
    assert not [id for id in names.things if id.startswith(("verb/", "http"))]
    assert names.like("请", most=3) == [] or all(hit.score < 100 for hit in names.like("请", most=3))
