"""Whole builds as a user starts them, each in a process of its own; then the store and the queries."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from resgraph.query.named import named_queries
from resgraph.query.parameters import bind
from resgraph.query.run import run
from resgraph.rdf.store import load_store, open_store

COMMAND = "from resgraph.cli import main; main()"
# Between us and the command, because a process counts the memory of the one that started it as its own.
BETWEEN = """
import json, resource, subprocess, sys
done = subprocess.run([sys.executable, "-c", *sys.argv[1:]], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


@dataclass(frozen=True, slots=True)
class Build:
    """A build of so many documents: seconds by the clock and of the processors, bytes, peak memory in MB.

    The peak is that of the largest process.
    """

    documents: int
    jobs: int
    clock: float
    processors: float
    read: int
    triples: int
    written: int
    peak: float


def build(folder: Path, out: Path, jobs: int) -> Build:
    """`resgraph build FOLDER --graph-only --jobs N`, waited for. Raises RuntimeError where it fails."""
    shutil.rmtree(out, ignore_errors=True)
    command = ["build", str(folder), "-o", str(out), "--graph-only", "--jobs", str(jobs)]
    start = perf_counter()
    said = subprocess.check_output([sys.executable, "-c", BETWEEN, COMMAND, *command])
    clock = perf_counter() - start
    status, processors, peak = json.loads(said)
    if status:
        raise RuntimeError(f"the build of {folder} failed")
    files = list(folder.iterdir())
    with (out / "graph.nq").open("rb") as nquads:
        triples = sum(block.count(b"\n") for block in iter(lambda: nquads.read(1 << 22), b""))
    return Build(
        len(files),
        jobs,
        clock,
        processors,
        sum(path.stat().st_size for path in files),
        triples,
        sum(path.stat().st_size for path in out.iterdir()),
        peak / 1024,
    )


def loaded(out: Path) -> float:
    """Seconds by the clock that Oxigraph takes to load graph.nq."""
    start = perf_counter()
    load_store(out)
    return perf_counter() - start


def queries(out: Path) -> Iterator[tuple[str, int, float]]:
    """Each named query with its example: its name, how many rows, seconds by the clock."""
    store = open_store(out)
    for name, query in named_queries().items():
        start = perf_counter()
        given = {parameter.name: parameter.example for parameter in query.parameters}
        rows = sum(1 for _ in run(store, query.sparql, bind(store, query, given)).rows)
        yield name, rows, perf_counter() - start
