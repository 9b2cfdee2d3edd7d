"""Whole builds as a user starts them, each in a process of its own; then the store and the queries."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from resgraph.query.named import named_queries
from resgraph.query.parameters import bind
from resgraph.query.run import run
from resgraph.rdf.packed import NQUADS, members
from resgraph.rdf.store import load_store, open_store

WHOLE = "graph, store, page"
"""The build of all three, by name."""
CHANGED = ("促进", "大力促进")
"""What is put in the place of what, to change a document."""
COMMAND = "from resgraph.cli import main; main()"
# Between us and the command, because a process counts the memory of the one that started it as its own. The memory of
# all its processes together is looked at four times a second: shared pages are counted once (PSS). Once a second a
# fixed piece of work is timed: a machine that others use too is slower at one hour than at another.
BETWEEN = """
import json, resource, statistics, subprocess, sys, time
from pathlib import Path

def below(pid):
    yield pid
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in tasks.read_text().split():
            yield from below(int(child))

def held(pid):
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)

WORDS = [str(number * 7919 % 10007) for number in range(20_000)]

def pace():
    start, counts = time.process_time(), {}
    for word in WORDS:
        counts[word] = counts.get(word, 0) + len(word.lower())
    return time.process_time() - start

most, paces, turn, start = 0, [pace()], 0, time.perf_counter()
with subprocess.Popen([sys.executable, "-c", *sys.argv[1:]], stdout=subprocess.DEVNULL) as running:
    while running.poll() is None:
        turn += 1
        if turn % 4 == 0:
            paces.append(pace())
        try:
            most = max(most, sum(map(held, below(running.pid))))
        except OSError:
            pass
        try:
            running.wait(0.25)
        except subprocess.TimeoutExpired:
            pass
clock = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([running.returncode, clock, used.ru_utime + used.ru_stime, used.ru_maxrss, most, statistics.mean(paces)]))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A command that was waited for: seconds by the clock and of the processors, memory in MB.

    `peak` is that of the largest process, `together` of all processes at once, 0 where nothing tells it; `pace` is
    the mean of the seconds that a fixed piece of work took meanwhile.
    """

    clock: float
    processors: float
    peak: float
    together: float
    pace: float


@dataclass(frozen=True, slots=True)
class Build:
    """A build of so many documents; `read` and `written` are in bytes."""

    name: str
    documents: int
    jobs: int
    run: Run
    read: int
    triples: int
    written: int


def timed(command: Sequence[str]) -> Run:
    """A command of resgraph, in a process of its own. Raises RuntimeError where it fails."""
    said = subprocess.check_output([sys.executable, "-c", BETWEEN, COMMAND, *command])
    status, clock, processors, peak, together, pace = json.loads(said)
    if status:
        raise RuntimeError(f"resgraph {' '.join(command)} failed")
    return Run(clock, processors, peak / 1024, together / 1024, pace)


def started() -> Run:
    """`resgraph --help`, without anybody who looks at its memory."""
    before, start = os.times(), perf_counter()
    subprocess.run([sys.executable, "-c", COMMAND, "--help"], check=True, stdout=subprocess.DEVNULL)
    clock, after = perf_counter() - start, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(clock, used, 0, 0, 0)


def build(name: str, folder: Path, out: Path, jobs: int, *options: str) -> Build:
    """`resgraph build FOLDER --jobs N` with further options, waited for."""
    done = timed(["build", str(folder), "-o", str(out), "--jobs", str(jobs), *options])
    files = list(folder.iterdir())
    triples = sum(member.nquads.count(b"\n") for member in members(out / NQUADS))
    return Build(
        name,
        len(files),
        jobs,
        done,
        sum(path.stat().st_size for path in files),
        triples,
        sum(path.stat().st_size for path in out.rglob("*") if path.is_file()),
    )


def from_nothing(folder: Path, out: Path, jobs: int) -> Build:
    """The graph of all documents, without store and page."""
    shutil.rmtree(out, ignore_errors=True)
    return build("graph", folder, out, jobs, "--graph-only")


def again(folder: Path, out: Path, jobs: int) -> Iterator[Build]:
    """Builds into a folder that holds the graph: nothing changed, one document changed, one gone."""
    first, *_, last = sorted(folder.iterdir())
    yield build("nothing changed", folder, out, jobs, "--graph-only")
    text = first.read_text(encoding="utf-8")
    first.write_text(text + "\n", encoding="utf-8")
    yield build("one document changed", folder, out, jobs, "--graph-only")
    kept = last.read_bytes()
    last.unlink()
    yield build("one document gone", folder, out, jobs, "--graph-only")
    last.write_bytes(kept)
    first.write_text(text, encoding="utf-8")


def whole(folder: Path, out: Path, jobs: int) -> Iterator[Build]:
    """Builds with store and page: from nothing, and with a word of one document changed."""
    shutil.rmtree(out, ignore_errors=True)
    yield build(WHOLE, folder, out, jobs)
    files = sorted(folder.iterdir())
    middle = next(file for file in files[len(files) // 2 :] if CHANGED[0] in file.read_text(encoding="utf-8"))
    text = middle.read_text(encoding="utf-8")
    middle.write_text(text.replace(*CHANGED), encoding="utf-8")
    yield build("one document changed", folder, out, jobs)
    middle.write_text(text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The graph loaded into Oxigraph on disk: seconds by the clock, bytes."""

    documents: int
    triples: int
    seconds: float
    bytes: int


def loaded(built: Build, out: Path) -> Loaded:
    """Load graph.nq.gz."""
    start = perf_counter()
    load_store(out)
    seconds = perf_counter() - start
    size = sum(path.stat().st_size for path in (out / "store").iterdir())
    return Loaded(built.documents, built.triples, seconds, size)


def queries(out: Path) -> Iterator[tuple[str, int, float]]:
    """Each named query with its example: its name, how many rows, seconds by the clock."""
    store = open_store(out)
    for name, query in named_queries().items():
        start = perf_counter()
        rows = sum(1 for _ in run(store, query.sparql, bind(store, query, query.example)).rows)
        yield name, rows, perf_counter() - start
