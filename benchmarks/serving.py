"""How fast `resgraph serve` answers: the named queries over HTTP, eight clients at once, and a runaway beside them.

    .venv/bin/python -m benchmarks.serving seeds-out --triples 1000000 --seconds 60

With --triples 0 the graph is the output folder's own; else its documents are repeated under other symbols until there
are so many. With --busiest each query is asked for what this graph says most of, not for its example. The `oxigraph`
server and rdflib-endpoint answer the same queries on the same data where they are installed (`pip install '.[bench]'`).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import beside, load
from benchmarks.asking import asked, processor_seconds
from resgraph.query.examples import examples
from resgraph.query.meaning import Graph
from resgraph.query.named import named_queries
from resgraph.query.parameters import base_of
from resgraph.rdf.packed import NQUADS, members, packed
from resgraph.rdf.store import load_store, open_store

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from serving import Server, serving

ROUNDS, ENOUGH = 5, 10.0
"""So often each query is asked again, or for so many seconds."""
QUICK, SCANNING = 50, 500
PAGE = "51"
"""Rows of a first page, and one that shows whether there are more."""
SCANS = ("mentioning",)
"""Queries that look through texts."""
LIMITS = ("--quiet", "--time-limit", "60")


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds by the clock, in the median, and of a processor, on average; what others do moves the first alone."""

    clock: float
    processor: float


def enlarged(source: Path, folder: Path, triples: int) -> int:
    """The folder's graph with its texts repeated until there are so many triples; gives how many."""
    parts = [member.nquads.decode() for member in members(source / NQUADS)]
    texts = [part for part in parts if not part.endswith(("/authority> .\n", "/ontology> .\n"))]
    shared = [part for part in parts if part not in texts]
    count, rest = (sum(part.count("\n") for part in some) for some in (texts, shared))
    copies = 1 + triples // count if triples else 1
    with (folder / NQUADS).open("wb") as file:
        for copy in range(copies):
            for part in texts:
                lines = part.splitlines(keepends=True)
                file.write(
                    packed("".join([_renamed(line, copy) for line in lines] if copy else lines).encode())
                )
        for part in shared:
            file.write(packed(part.encode()))
    load_store(folder)
    return copies * count + rest


def _renamed(line: str, copy: int) -> str:
    """The line about other documents than those of the seeds."""
    return line.replace("A/RES/60/175", f"A/RES/60/{1000 + copy}").replace(
        "A/RES/56/123", f"A/RES/56/{1000 + copy}"
    )


def chosen(folder: Path, *, busiest: bool) -> dict[str, dict[str, str]]:
    """The parameters of each named query: its example, or what stands first in the graph's own ranking."""
    queries = named_queries().values()
    if not busiest:
        return {query.name: query.example for query in queries}
    store = open_store(folder)
    graph = Graph(store, base_of(store))
    return {query.name: next(iter(examples(query, graph)), query.example) for query in queries}


def spelt(server: Server, given: dict[str, dict[str, str]], **page: str) -> dict[str, str]:
    """The named queries as SPARQL; with `limit` for their first rows."""
    return {name: server.ask(f"/api/v1/queries/{name}", values | page).text for name, values in given.items()}


def medians(
    title: str, ask: Callable[[str], tuple[int, int, float]], queries: dict[str, str]
) -> dict[str, Took]:
    """Milliseconds by query, all asked once before; a query that is refused or stopped is left out."""
    found: dict[str, Took] = {}
    for sparql in queries.values():
        ask(sparql)
    for name, sparql in queries.items():
        status, size, first = ask(sparql)
        if status != 200:
            print(f"{title:18}{name:26} no answer ({status}) after {first:.1f} s", flush=True)
            continue
        before = processor_seconds()
        runs = [ask(sparql)[2]]
        while len(runs) < ROUNDS and sum(runs) < ENOUGH:
            runs.append(ask(sparql)[2])
        used = 1000 * (processor_seconds() - before) / len(runs)
        found[name] = Took(1000 * median(runs), used)
        print(
            f"{title:18}{name:26}{found[name].clock:10.1f} ms{used:10.1f} ms of processor{size:12,} bytes",
            flush=True,
        )
    return found


def table(columns: dict[str, dict[str, Took]]) -> None:
    """The medians side by side, in milliseconds, with what the servers use of a processor."""
    names = sorted({name for column in columns.values() for name in column})
    print(f"\n| median, ms (of processor) | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    for name in names:
        cells = [
            f"{column[name].clock:.1f} ({column[name].processor:.1f})" if name in column else "-"
            for column in columns.values()
        ]
        print(f"| `{name}` | {' | '.join(cells)} |")
    for title, column in columns.items():
        bars = {name: SCANNING if name in SCANS else QUICK for name in column}
        clock = sum(took.clock < bars[name] for name, took in column.items())
        processor = sum(took.processor < bars[name] for name, took in column.items())
        print(
            f"{title}: {clock} of {len(named_queries())} within the bar by the clock, {processor} by the processor"
        )


def measured(folder: Path, others: list[str], given: dict[str, dict[str, str]]) -> dict[str, str]:
    """Every named query on every server; gives the queries."""
    columns = {}
    with serving(folder, *LIMITS) as server:
        queries = spelt(server, given)
        columns["asked again"] = medians("asked again", partial(asked, server.port, "/sparql"), queries)
    with serving(folder, *LIMITS, "--remember", "0") as server:
        columns["nothing kept"] = medians("nothing kept", partial(asked, server.port, "/sparql"), queries)
        first = spelt(server, given, limit=PAGE)
        columns["first page"] = medians("first page", partial(asked, server.port, "/sparql"), first)
    for name in others:
        with beside.SERVERS[name](folder) as ask:
            if ask:
                columns[name] = medians(name, ask, queries)
    table(columns)
    return queries


def loaded(folder: Path, queries: dict[str, str], clients: int, seconds: float) -> None:
    """Many clients at once, alone and with a runaway query; with and without kept answers."""
    asking_one = [sparql for name, sparql in queries.items() if named_queries()[name].parameters]
    for title, options, turns in (
        ("all named queries", (), list(queries.values())),
        ("queries about one thing, nothing kept", ("--remember", "0"), asking_one),
    ):
        with serving(folder, "--quiet", *options) as server:
            print(f"\n{clients} clients for {seconds:g} s, {title}:")
            alone = load.tell("alone", *load.loaded(server.port, turns, clients, seconds))
            with load.runaway(server.port):
                other = load.tell("beside a runaway", *load.loaded(server.port, turns, clients, seconds))
            print(f"the runaway moves the median by a factor of {other / alone:.2f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.serving", description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60, help="of each load; 0 for none")
    parser.add_argument("--beside", nargs="*", choices=beside.SERVERS, default=list(beside.SERVERS))
    parser.add_argument("--busiest", action="store_true", help="ask for what this graph says most of")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="resgraph-serving-"))
    try:
        print(
            f"{enlarged(options.out, folder, options.triples):,} triples, {os.cpu_count()} processors",
            flush=True,
        )
        print(f"load of the machine before: {os.getloadavg()[0]:.1f}", flush=True)
        queries = measured(folder, options.beside, chosen(folder, busiest=options.busiest))
        if options.seconds:
            loaded(folder, queries, options.clients, options.seconds)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
