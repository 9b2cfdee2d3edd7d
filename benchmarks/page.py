"""What was measured as a page in Markdown: tables with ratios."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence

from benchmarks.builds import Build
from benchmarks.stages import Timed

MB = 1e6

HEAD = """# Benchmarks

Written by `make bench`; nothing here is typed in by hand. All figures of one page come from one run on one machine
({machine}); its load then was {load}. Ratios count, not seconds.
The documents are made by recombining the paragraphs of real resolutions, printed as a PDF extraction prints them.
"""

STAGES = """
## Stage by stage

{documents} documents, {size:.2f} MB, one process, seconds of processor time.
"""

BUILDS = """
## Whole builds

`resgraph build FOLDER --graph-only --jobs N`: from the files to `graph.nq` and `graph.ttl`, start of the program included. The peak is
that of the largest process.
"""

STORE = """
## The store

{triples:,} triples, from {documents} documents, loaded into Oxigraph on disk in {seconds:.1f} s: {rate:,.0f} triples a second.

The named queries with their examples, by the clock:
"""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; all columns but the first to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)


def head() -> str:
    """The title, and what it was measured on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    machine = f"{cores} cores, {platform.machine()}, Python {platform.python_version()}"
    return HEAD.format(machine=machine, load=f"{os.getloadavg()[0]:.1f}")


def stages(timed: Sequence[Timed], size: int) -> str:
    """The stages; `jieba` says how many times the seconds of jieba alone."""
    documents = timed[0].documents
    floor = next(each for each in timed if each.name == "jieba alone").seconds / documents
    rows = [
        (
            each.name,
            f"{each.documents / each.seconds:,.0f}",
            f"{size * each.documents / documents / MB / each.seconds:,.2f}",
            f"{each.triples / each.seconds:,.0f}" if each.triples else "",
            f"{1000 * each.seconds / each.documents:,.2f}",
            f"{each.seconds / each.documents / floor:.2f}",
        )
        for each in timed
    ]
    columns = ("stage", "documents/s", "MB/s", "triples/s", "ms a document", "times jieba alone")
    return STAGES.format(documents=documents, size=size / MB) + table(columns, rows)


def builds(done: Sequence[Build]) -> str:
    """The builds; `linear` is the processors' time a document against that of the first with as many jobs."""
    rows = []
    for each in done:
        first = next(other for other in done if other.jobs == each.jobs)
        linear = each.processors / each.documents / (first.processors / first.documents)
        rows.append(
            (
                f"{each.documents:,}",
                str(each.jobs),
                f"{each.clock:.1f}",
                f"{each.processors:.1f}",
                f"{each.documents / each.clock:,.1f}",
                f"{each.read / MB / each.clock:.2f}",
                f"{each.triples / each.clock:,.0f}",
                f"{each.written / MB:,.0f}",
                f"{each.peak:,.0f}",
                f"{linear:.2f}",
            )
        )
    columns = (
        "documents",
        "jobs",
        "s",
        "processor s",
        "documents/s",
        "MB/s",
        "triples/s",
        "MB out",
        "peak MB",
    )
    return BUILDS + table((*columns, "linear"), rows)


def store(built: Build, seconds: float, answered: Sequence[tuple[str, int, float]]) -> str:
    """Loading and the named queries."""
    text = STORE.format(
        triples=built.triples, documents=built.documents, seconds=seconds, rate=built.triples / seconds
    )
    rows = [(f"`{name}`", f"{count:,}", f"{1000 * taken:,.0f}") for name, count, taken in answered]
    return text + table(("query", "rows", "ms"), rows)
