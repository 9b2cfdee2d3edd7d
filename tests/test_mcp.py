"""The server for agents, over standard input and output, asked by the SDK's own client; and what a hostile agent sends."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from processes import PATIENCE, children, left
from resgraph.cli.mcp import command as mcp_command
from resgraph.model import InputError
from resgraph.pipeline import build

if TYPE_CHECKING:  # imported where it is used: it takes long, and each worker reads this file
    from mcp import Client

pytestmark = pytest.mark.skipif(find_spec("mcp") is None, reason="the extra resgraph[mcp] is not installed")

COMMAND = ["-c", "from resgraph.cli import main; main()", "mcp"]
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


class Agent:
    """A client in a thread of its own, which keeps its session open."""

    def __init__(self, out: Path, *options: str) -> None:
        from mcp import StdioServerParameters  # noqa: PLC0415 - see above

        self._loop = asyncio.new_event_loop()
        self._ready: Future[Client] = Future()
        self._stop = asyncio.Event()
        server = StdioServerParameters(command=sys.executable, args=[*COMMAND, str(out), *options])
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._live(server),))
        self._thread.start()
        self._client = self._ready.result(PATIENCE)

    async def _live(self, server: Any) -> None:
        from mcp import Client, stdio_client  # noqa: PLC0415 - see above

        try:
            async with Client(stdio_client(server)) as client:
                self._ready.set_result(client)
                await self._stop.wait()
        except BaseException as error:
            if not self._ready.done():
                self._ready.set_exception(error)
            raise

    def _run(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def tools(self) -> Any:
        return self._run(self._client.list_tools()).tools

    def call(self, tool: str, **arguments: Any) -> Any:
        return self._run(self._client.call_tool(tool, arguments))

    def ask(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """What a tool answers; it must not fail."""
        result = self.call(tool, **arguments)
        assert not result.is_error, result.content[0].text
        found: dict[str, Any] = result.structured_content
        assert json.loads(result.content[0].text) == found
        return found

    def refused(self, tool: str, **arguments: Any) -> str:
        """What a tool says where it does not answer."""
        result = self.call(tool, **arguments)
        assert result.is_error, result.content[0].text
        told: str = result.content[0].text
        assert "Traceback" not in told
        return told

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(PATIENCE)
        self._loop.close()


@pytest.fixture(scope="module")
def agent(built_seeds: Path) -> Iterator[Agent]:
    client = Agent(built_seeds, "--time-limit", "3")
    yield client
    client.close()


def test_every_tool_says_what_it_does_and_only_reads(agent: Agent) -> None:
    tools = agent.tools()
    assert {tool.name for tool in tools} == {
        "search", "resolution", "paragraph", "cited_in", "citing", "duties_of", "compare", "list_questions", "ask", "sparql",
    }  # fmt: skip
    for tool in tools:
        assert tool.description
        assert tool.annotations.read_only_hint
        for name, schema in tool.input_schema["properties"].items():
            assert "description" in schema or "$ref" in schema, (tool.name, name)


EVIDENCE = {"symbol", "paragraph", "place", "sentence", "link", "iri"}


def test_every_answer_has_its_sentence_symbol_paragraph_and_link(agent: Agent) -> None:
    answers = {
        "search": {"words": "腐败"},
        "citing": {"document": "E/RES/2005/14"},
        "cited_in": {"document": "60/175"},
        "duties_of": {"party": "Secretary-General"},
        "resolution": {"document": "第60/175号决议"},
    }
    for tool, arguments in answers.items():
        items = agent.ask(tool, **arguments, limit=3)["items"]
        assert items, tool
        for item in items:
            assert set(item) >= EVIDENCE, tool
            assert item["sentence"]
            assert item["link"] == f"https://undocs.org/{item['symbol']}"
            assert item["iri"].endswith(f"/{item['symbol']}#{item['paragraph']}")


def test_a_document_is_named_as_people_name_it(agent: Agent) -> None:
    found = [agent.ask("citing", document=name) for name in ("巴勒莫公约", "Palermo Convention")]
    assert found[0] == found[1]
    assert {item["symbol"] for item in found[0]["items"]} == {"A/RES/56/123", "A/RES/60/175"}
    assert "near it: Palermo Convention" in agent.refused("citing", document="Palermo Convension")


def test_a_paragraph_is_read_with_what_it_asks(agent: Agent) -> None:
    found = agent.ask("paragraph", document="A/RES/60/175", paragraph="op18")
    assert found["cites"] == ["A/RES/55/255", "A/RES/55/25"]
    assert {duty["parties"] for duty in found["duties"]} == {"Secretary-General"}
    assert "has no paragraph 'op99'" in agent.refused("paragraph", document="A/RES/60/175", paragraph="op99")


def test_two_documents_are_compared_paragraph_by_paragraph(agent: Agent) -> None:
    told = agent.ask("compare", first="56/123", second="第60/175号决议", limit=100)
    assert (told["first"]["symbol"], told["second"]["symbol"]) == ("A/RES/56/123", "A/RES/60/175")
    assert sum(told["counts"].values()) == told["total"] == len(told["items"])
    by_place = {each["paragraph"]: item for item in told["items"] for each in item["second"]}
    merged, report = by_place["op10"], by_place["op24"]
    assert (merged["change"], [each["paragraph"] for each in merged["first"]]) == ("merged", ["op8", "op15"])
    assert "verb: 请 → 邀请 (weaker)" in merged["notes"]
    assert (report["taken_out"], report["put_in"]) == (["大会第五十七届会议"], ["大会第六十一届会议"])
    assert set(report["second"][0]) >= EVIDENCE
    dropped = [item for item in told["items"] if item["change"] == "dropped"]
    assert all(item["first"] and not item["second"] for item in dropped)
    assert len(dropped) == told["counts"]["dropped"]


def test_a_comparison_comes_in_pages_and_needs_two_texts(agent: Agent) -> None:
    pages = [agent.ask("compare", first="56/123", second="60/175", limit=30, offset=at) for at in (0, 30)]
    assert (pages[0]["next"], pages[1]["next"]) == (30, None)
    assert sum(len(page["items"]) for page in pages) == pages[0]["total"]
    assert "was not read into this graph" in agent.refused("compare", first="46/152", second="60/175")


def test_pages_follow_each_other(agent: Agent) -> None:
    first = agent.ask("resolution", document="60/175", limit=20)
    second = agent.ask("resolution", document="60/175", limit=100, offset=first["next"])
    assert second["next"] is None
    assert len(first["items"]) + len(second["items"]) == first["total"]
    assert len({item["iri"] for item in [*first["items"], *second["items"]]}) == first["total"]


def test_named_questions_and_sparql_are_answered(agent: Agent) -> None:
    names = {question["name"] for question in agent.ask("list_questions")["items"]}
    assert {"citing", "reports"} <= names
    assert agent.ask("ask", question="reports")["items"][0]["recipient"]
    assert agent.ask("ask", question="paragraphs", parameters={"document": "60/175"}, limit=1)["items"][0][
        "sentence"
    ]
    found = agent.ask("sparql", query="SELECT ?p { ?p a rg:OperativeParagraph }", limit=2)
    assert (found["columns"], found["total"], len(found["items"])) == (["p"], 45, 2)
    assert agent.ask("sparql", query="ASK { ?s ?p ?o }")["items"] == [{"answer": "true"}]


# --- What a hostile agent sends ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "INSERT changes data"),
        ("DROP ALL", "DROP changes data"),
        ("SELECT * { SERVICE <http://e/> { ?s ?p ?o } }", "SERVICE asks another server"),
        ("ASK { FILTER(" + "||".join(["1"] * 6000) + ") }", "too complex"),
        ("SELECT * " + "{ " * 3000 + "} " * 3000, "nested more than 100 deep"),
        ("SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }", "contains a variable that is unbound"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "this query can be answered as"),
        ("SELECT ?s { ?s ?p ?o . ?a ?b ?c } LIMIT 20001", "20000 rows: ask for less|stopped after"),
        (RUNAWAY, "stopped after 3 seconds"),
        ("x" * 20_001, "at most 20000 characters"),
        ("", "the query is empty"),
        ("\x00\ud7ff", "unexpected|a query starts|early"),
    ],
    ids=[
        "insert",
        "drop",
        "service",
        "chain",
        "nested",
        "unbound",
        "construct",
        "rows",
        "runaway",
        "long",
        "empty",
        "bytes",
    ],
)
def test_a_hostile_query_is_refused_and_the_next_answered(agent: Agent, query: str, told: str) -> None:
    refused = agent.refused("sparql", query=query)
    assert re.search(told, refused), refused
    assert agent.ask("sparql", query="ASK {}")["items"]


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("citing", {"document": "x" * 301}),
        ("citing", {"document": '" } INSERT DATA { <a:b> <a:b> <a:b> } #'}),
        ("citing", {"document": "../../../etc/passwd"}),
        ("citing", {"document": ""}),
        ("citing", {"document": "\x00"}),
        ("citing", {"document": 7}),
        ("citing", {}),
        ("citing", {"document": "55/25", "limit": 0}),
        ("citing", {"document": "55/25", "limit": 101}),
        ("citing", {"document": "55/25", "offset": -1}),
        ("search", {"words": ""}),
        ("search", {"words": "，。"}),
        ("search", {"words": "词" * 501}),
        ("paragraph", {"document": "60/175", "paragraph": "op1> ?p ?o } #"}),
        ("paragraph", {"document": "60/175", "paragraph": "../x"}),
        ("duties_of", {"party": "nobody at all"}),
        ("ask", {"question": "nothing"}),
        ("ask", {"question": "citing"}),
        ("ask", {"question": "citing", "parameters": {"document": "55/25", "colour": "red"}}),
        ("ask", {"question": "../citing", "parameters": {}}),
        ("ask", {"question": "citing", "parameters": {str(n): "x" for n in range(9)}}),
        ("ask", {"question": "citing", "parameters": "document"}),
        ("no_such_tool", {}),
    ],
)
def test_hostile_arguments_are_refused(agent: Agent, tool: str, arguments: dict[str, Any]) -> None:
    assert len(agent.refused(tool, **arguments)) < 1_000


def test_words_to_search_for_are_never_sparql(agent: Agent) -> None:
    for words in ('")) } #', '腐败") || true || CONTAINS(?text, "', "\\", "$IRI ?text"):
        result = agent.call("search", words=words)
        assert result.is_error or result.structured_content["total"] == 0


# --- The process ------------------------------------------------------------------------------------


def test_nothing_but_the_protocol_is_written_and_garbage_ends_nothing(built_seeds: Path) -> None:
    command = [sys.executable, *COMMAND, str(built_seeds)]
    client = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "x", "version": "1"},
    }
    sent = [
        "this is no JSON",
        '{"jsonrpc": "2.0"}',
        "[" * 5000,
        json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": client}),
        json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}),
        json.dumps({"jsonrpc": "2.0", "id": 2, "method": "no/such/method", "params": {}}),
        json.dumps(
            {"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": {"name": "citing", "arguments": 3}}
        ),
        json.dumps({"jsonrpc": "2.0", "id": 4, "method": "tools/list"}),
    ]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write("".join(f"{line}\n" for line in sent))
        process.stdin.flush()
        answers: dict[Any, Any] = {}
        while 4 not in answers:
            answer = json.loads(process.stdout.readline())
            answers[answer.get("id")] = answer
        workers = children(process.pid)
        process.stdin.close()
        assert process.wait(PATIENCE) == 0
    assert answers[1]["result"]["serverInfo"]["name"] == "resgraph"
    assert "error" in answers[2]
    assert "error" in answers[3] or answers[3]["result"]["isError"]
    assert len(answers[4]["result"]["tools"]) == 10
    assert not left(workers)


def test_it_ends_when_it_is_told_and_leaves_nothing(built_seeds: Path) -> None:
    others = set(built_seeds.parent.iterdir())  # another test's server may be running
    command = [sys.executable, *COMMAND, str(built_seeds)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write('{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n')
        process.stdin.flush()
        process.stdout.readline()
        workers = children(process.pid)
        process.terminate()
        process.wait(PATIENCE)
        assert not left(workers)
    assert set(built_seeds.parent.iterdir()) == others


def test_a_folder_without_a_store_is_an_error_in_one_line(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, *COMMAND, str(tmp_path)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1


def test_without_the_sdk_the_way_to_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("resgraph.agents")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    error = CliRunner().invoke(mcp_command, [str(tmp_path)]).exception
    assert isinstance(error, InputError)
    assert "pip install 'resgraph[mcp]'" in str(error)


def test_a_duty_is_told_once_in_the_language_of_the_server(tmp_path: Path) -> None:
    texts = {
        "zh": "A/RES/58/903\n\n大会\n\n58/903. 河流\n\n大会，\n\n1. 请秘书长向大会第五十九届会议提交报告；\n\n2. 请各会员国保护河流。\n",
        "en": "A/RES/58/903\n\nGeneral Assembly\n\n58/903. Rivers\n\nThe General Assembly,\n\n1. Requests the Secretary-General to"
        " submit a report to the General Assembly at its fifty-ninth session;\n\n2. Requests Member States to protect rivers.\n",
    }
    for language, text in texts.items():
        (tmp_path / f"rivers.{language}.txt").write_text(text, encoding="utf-8")
    build([str(tmp_path)], tmp_path / "out")
    client = Agent(tmp_path / "out")
    try:
        found = client.ask("duties_of", party="role/secretary-general")["items"]
    finally:
        client.close()
    assert [duty["paragraph"] for duty in found] == ["op1"]
    assert found[0]["sentence"].startswith("Requests the Secretary-General")
