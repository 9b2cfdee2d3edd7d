"""How fast `resgraph serve` answers: the named queries over HTTP, eight clients at once, and a runaway beside them.

    .venv/bin/python benchmarks/serving.py seeds-out --triples 1000000 --seconds 60

The graph is the output folder's own, its documents repeated under other symbols. The `oxigraph` server answers the
same queries on the same store where it is installed.
"""

from __future__ import annotations

import argparse
import http.client
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

from resgraph.query.named import named_queries
from resgraph.rdf.store import load_store

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from serving import Server, free_port, serving, wait_until_open

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
JSON = {"Accept": "application/sparql-results+json"}
ROUNDS = 7
QUICK = 50


def enlarged(source: Path, folder: Path, triples: int) -> int:
    """The folder's graph with its texts repeated until there are so many triples."""
    lines = (source / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    texts = [line for line in lines if not line.endswith("/authority> .\n")]
    shared = [line for line in lines if line.endswith("/authority> .\n")]
    written = 0
    with (folder / "graph.nq").open("w", encoding="utf-8") as file:
        for copy in range(1 + triples // len(texts)):
            for line in texts:
                said = line
                if copy:
                    said = line.replace("A/RES/60/175", f"A/RES/60/{1000 + copy}").replace(
                        "A/RES/56/123", f"A/RES/56/{1000 + copy}"
                    )
                file.write(said)
            written += len(texts)
        file.writelines(shared)
    load_store(folder)
    return written + len(shared)


def spelt(server: Server) -> dict[str, str]:
    """The named queries with their examples, as SPARQL."""
    found = {}
    for query in named_queries().values():
        given = {parameter.name: parameter.example for parameter in query.parameters}
        found[query.name] = server.ask(f"/api/v1/queries/{query.name}", given).text
    return found


def asked(
    port: int, path: str, sparql: str, connection: http.client.HTTPConnection | None = None
) -> tuple[int, int, float]:
    """Status, bytes and seconds of one query."""
    own = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    began = time.perf_counter()
    own.request(
        "POST",
        path,
        urlencode({"query": sparql}),
        {**JSON, "Content-Type": "application/x-www-form-urlencoded"},
    )
    reply = own.getresponse()
    size = len(reply.read())
    if connection is None:
        own.close()
    return reply.status, size, time.perf_counter() - began


def medians(title: str, port: int, path: str, queries: dict[str, str]) -> dict[str, float]:
    """Milliseconds by query, warm, printed as they are found; a query that is refused or stopped is left out."""
    found = {}
    for name, sparql in queries.items():
        status, size, first = asked(port, path, sparql)
        if status != 200:
            print(f"{title:10}{name:26} status {status} after {first:.1f} s", flush=True)
            continue
        runs = [asked(port, path, sparql) for _ in range(ROUNDS)] if first < 1 else [(status, size, first)]
        found[name] = 1000 * median(seconds for _, _, seconds in runs)
        print(f"{title:10}{name:26}{found[name]:9.1f} ms{size:12,} bytes", flush=True)
    return found


def loaded(port: int, queries: list[str], clients: int, seconds: float) -> tuple[list[float], int]:
    """The times of all answers that so many clients got in so many seconds, and how many were errors."""
    times: list[float] = []
    errors: list[int] = []
    end = time.monotonic() + seconds

    def client(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        turn = number
        while time.monotonic() < end:
            status, _, took = asked(port, "/sparql", queries[turn % len(queries)], connection)
            (times if status == 200 else errors).append(took if status == 200 else status)  # type: ignore[arg-type]
            turn += 1
        connection.close()

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, len(errors)


def tell(title: str, times: list[float], errors: int) -> None:
    """Print how a load went."""
    ordered = quantiles(times, n=100)
    print(
        f"{title}: {len(times)} answers, {errors} errors, median {1000 * median(times):.1f} ms, 99th percentile {1000 * ordered[98]:.1f} ms"
    )


def beside_a_runaway(server: Server, queries: list[str], clients: int, seconds: float) -> None:
    """The same load with a query that never ends running all the time."""
    stop = threading.Event()

    def run() -> None:
        while not stop.is_set():
            asked(server.port, "/sparql", RUNAWAY)

    thread = threading.Thread(target=run)
    thread.start()
    tell("with a runaway query beside", *loaded(server.port, queries, clients, seconds))
    stop.set()
    thread.join()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        print(f"{enlarged(options.out, folder, options.triples):,} triples", flush=True)
        with serving(folder, "--quiet", "--time-limit", "20") as server:
            queries = spelt(server)
            ours = medians("resgraph", server.port, "/sparql", queries)
        other(folder, queries)
        quick = [queries[name] for name, took in ours.items() if took < QUICK]
        with serving(folder, "--quiet", "--time-limit", "10") as server:
            print(f"{len(quick)} queries of {len(queries)} under {QUICK} ms:")
            tell(f"{options.clients} clients", *loaded(server.port, quick, options.clients, options.seconds))
            beside_a_runaway(server, quick, options.clients, options.seconds)
    finally:
        shutil.rmtree(folder)


def other(folder: Path, queries: dict[str, str]) -> None:
    """The same from the `oxigraph` server, where it is installed."""
    program = Path(sys.executable).parent / "oxigraph"
    if not program.is_file():
        return
    port = free_port()
    command = [
        str(program),
        "serve-read-only",
        "--location",
        str(folder / "store"),
        "--bind",
        f"127.0.0.1:{port}",
    ]
    with subprocess.Popen(
        [*command, "--union-default-graph", "--timeout-s", "20"], stderr=subprocess.DEVNULL, text=True
    ) as process:
        wait_until_open(port, process)
        try:
            medians("oxigraph", port, "/query", queries)
        finally:
            process.terminate()


if __name__ == "__main__":
    main()
