"""Publishing to the servers themselves, on loopback: Oxigraph's and Virtuoso, killed in the middle and resumed."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph
import pytest

from resgraph.publish.credentials import Credentials
from resgraph.publish.remote import Remote, query_place
from resgraph.query.filling import filled
from resgraph.query.named import named_queries
from resgraph.query.parameters import bind
from resgraph.rdf.store import load_store, open_store
from resgraph.rdf.vocabulary import NAMESPACES
from serving import free_port, wait_until_open
from written import nquads, write_nquads

OXIGRAPH = Path(sys.executable).parent / "oxigraph"
VIRTUOSO = shutil.which("virtuoso-t")
B = "https://w3id.org/resgraph/"

pytestmark = pytest.mark.slow

_INI = """
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 8
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 10000
"""


@dataclass(frozen=True)
class Target:
    """A server: where its Graph Store is, and who may write."""

    url: str
    user: str = ""

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("RESGRAPH_")}
        found = {**kept, "no_proxy": "127.0.0.1", "NETRC": os.devnull}
        return {**found, "RESGRAPH_USER": self.user, "RESGRAPH_PASSWORD": self.user} if self.user else found

    def remote(self) -> Remote:
        return Remote(self.url, query_place(self.url), Credentials(self.user, self.user))


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def target(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "oxigraph":
        if not OXIGRAPH.is_file():
            pytest.skip("the Oxigraph server is not installed: pip install oxigraph")
        port = free_port()
        command = [str(OXIGRAPH), "serve", "--location", str(folder / "db"), "--bind", f"127.0.0.1:{port}"]
        command.append("--union-default-graph")
        found = Target(f"http://127.0.0.1:{port}/store")
    else:
        if VIRTUOSO is None:
            pytest.skip("Virtuoso is not installed: apt install virtuoso-opensource-7-bin")
        port = free_port()
        text = _INI.format(folder=folder, http=port, sql=free_port())
        (folder / "v.ini").write_text(text, encoding="utf-8")
        command = [VIRTUOSO, "+foreground", "+configfile", str(folder / "v.ini")]
        found = Target(f"http://127.0.0.1:{port}/sparql-graph-crud-auth", "dba")
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True, cwd=folder
    ) as process:
        wait_until_open(port, process)
        yield found
        process.kill()


def command(out: Path, target: Target, *options: str) -> list[str]:
    return [
        sys.executable,
        "-c",
        "from resgraph.cli import main; main()",
        "publish",
        str(out),
        "--to",
        target.url,
        *options,
    ]


def publish(out: Path, target: Target, *options: str) -> str:
    done = subprocess.run(
        command(out, target, *options),
        env=target.environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def folder_of(folder: Path, graphs: dict[str, int], mark: str = "") -> Path:
    """An output folder with graphs of so many triples each."""
    folder.mkdir(exist_ok=True)
    head = f'<{B}A/RES/60/1> <http://purl.org/dc/terms/identifier> "A/RES/60/1" <{B}authority> .\n'
    head += f"<{B}A/RES/60/1> <http://data.europa.eu/eli/ontology#is_realized_by> <{B}A/RES/60/1/zh> <{B}authority> .\n"
    lines = [
        f'<{B}{name}#p{n}> <https://w3id.org/resgraph/ontology#task> "第{n}段 {mark}\\n\\"x\\""@zh <{B}{name}/zh> .\n'
        for name, count in graphs.items()
        for n in range(count)
    ]
    write_nquads(folder, "".join(lines) + head)
    shutil.rmtree(folder / "store", ignore_errors=True)
    load_store(folder)
    return folder


def plain(quad: pyoxigraph.Quad) -> str:
    """The triple as both servers can hold it: to Oxigraph every whole number is an xsd:integer."""
    return str(quad.triple).replace("XMLSchema#nonNegativeInteger>", "XMLSchema#integer>")


def held(target: Target, graph: str) -> set[str]:
    text = target.remote().get(graph).encode()
    return {plain(quad) for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_TRIPLES)}


def meant(out: Path) -> dict[str, set[str]]:
    """What each graph should hold."""
    found: dict[str, set[str]] = {}
    for quad in pyoxigraph.parse(nquads(out), format=pyoxigraph.RdfFormat.N_QUADS):
        found.setdefault(str(quad.graph_name)[1:-1], set()).add(plain(quad))
    return found


def test_the_seeds_arrive_to_the_letter(target: Target, built_seeds: Path) -> None:
    assert "verified: 4 graphs" in publish(built_seeds, target)
    for graph, triples in meant(built_seeds).items():
        assert held(target, graph) == triples, graph
    assert "to send: 0, to remove: 0, unchanged: 4" in publish(built_seeds, target)


def rows_of(answer: bytes) -> list[dict[str, str]]:
    """The rows, in an order of their own; a joined list of verbs may come in any order, so in that of its words."""
    rows = [
        {name: cell["value"] for name, cell in row.items()}
        for row in json.loads(answer)["results"]["bindings"]
    ]
    for row in rows:
        if "verbs" in row:
            row["verbs"] = " ".join(sorted(row["verbs"].split()))
    return sorted(rows, key=lambda row: sorted(row.items()))


def test_the_named_queries_are_answered_alike(target: Target, built_seeds: Path) -> None:
    """As the gallery spells them out, on the server that was published to and on our own store."""
    publish(built_seeds, target)
    store = open_store(built_seeds)
    for query in named_queries().values():
        terms = bind(store, query, query.example)
        prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in NAMESPACES.items())
        sparql = prefixes + filled(query.sparql, terms)
        request = Request(
            query_place(target.url),
            urlencode({"query": sparql}).encode(),
            {"Accept": "application/sparql-results+json"},
        )
        with urlopen(request) as answer:
            theirs = rows_of(answer.read())
        found = store.query(sparql, use_default_graph_as_union=True)
        assert isinstance(found, pyoxigraph.QuerySolutions)
        ours = rows_of(found.serialize(format=pyoxigraph.QueryResultsFormat.JSON) or b"")
        assert theirs == ours, query.name


def test_changes_are_replaced_and_what_is_gone_is_removed(target: Target, tmp_path: Path) -> None:
    first = folder_of(tmp_path / "first", {"A/RES/1": 40, "A/RES/2": 40, "A/RES/3": 40})
    publish(first, target)
    second = folder_of(tmp_path / "second", {"A/RES/1": 40, "A/RES/2": 30, "A/RES/4": 45_000})
    shown = publish(second, target, "--dry-run")
    assert [line for line in shown.splitlines() if line[:2] in ("+ ", "- ")] == [
        f"+ {B}A/RES/2/zh", f"- {B}A/RES/3/zh", f"+ {B}A/RES/4/zh",
    ]  # fmt: skip
    assert target.remote().count(f"{B}A/RES/3/zh") == 40
    publish(second, target)
    counts = {name: target.remote().count(f"{B}A/RES/{name}/zh") for name in "1234"}
    assert counts == {"1": 40, "2": 30, "3": 0, "4": 45_000}


def test_killed_in_the_middle_and_resumed(target: Target, tmp_path: Path) -> None:
    """Again and again: other triples, killed at a random moment, resumed; nothing is lost and nothing doubled."""
    chance = random.Random(6)
    turns, size = (4, 10) if target.user else (8, 40)  # Virtuoso takes ten times as long
    names = {f"A/RES/{n}": 25 for n in range(size)}
    out = folder_of(tmp_path / "out", names, "whole")
    publish(out, target)
    began = time.monotonic()
    publish(out, target, "--all")
    patience, stopped = time.monotonic() - began, 0
    for turn in range(turns):
        left_out = f"A/RES/{chance.randrange(size)}"
        folder_of(
            out, {name: count + turn for name, count in names.items() if name != left_out}, f"turn {turn}"
        )
        with subprocess.Popen(
            command(out, target),
            env=target.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            time.sleep(chance.uniform(patience / 4, patience))  # before that it only loads its modules
            process.kill()
            killed = process.wait() != 0
        stopped += killed
        patience *= 1.1 if killed else 0.7  # the machine may have become faster than it was, or slower
        assert "verified" in publish(out, target)
        assert target.remote().count(f"{B}{left_out}/zh") == 0
        for name in chance.sample(sorted(names.keys() - {left_out}), 3):
            assert held(target, f"{B}{name}/zh") == meant(out)[f"{B}{name}/zh"]
    assert stopped > turns / 4
