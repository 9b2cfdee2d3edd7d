"""What was measured as a page in Markdown: tables with ratios."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence

from benchmarks.builds import Build, Loaded, Run
from benchmarks.stages import JIEBA, Timed

MB = 1e6

HEAD = """# Benchmarks

Written by `make bench`; nothing here is typed in by hand. All figures of one page come from one machine
({machine}); its load then was {load}. Ratios count, not seconds.
The documents are made by recombining {different:,} different paragraphs of real resolutions, each of which comes again only when all have
come, and ends differently then, printed as a PDF extraction prints them.
"""

STAGES = """
## Stage by stage

{documents} documents, {size:.2f} MB, one process, seconds of processor time.
"""

BUILDS = """
## Whole builds

`resgraph build FOLDER -o OUT --graph-only --jobs N`: from the files to `graph.nq.gz` and `graph.ttl`, start of the program included.
`peak` is the memory of the largest process, `together` that of all at once; `linear` is the processors' time a byte of text against that
of the smallest number. `pace` is what a fixed piece of work took meanwhile, and `at one pace` is `linear` in units of it: other users of a
machine make it slower for minutes. The bar: 20,000 documents cost at most 1.15 times ten times 2,000, in at most 500 MB, in 60 s.
"""

AGAIN = """
## Building again

The second and later builds into a folder that holds the graph of these documents, with `--graph-only`.
"""

SHOWN = """
## The default build

`resgraph build FOLDER -o OUT --jobs N`: graph, store and page, from nothing and after a change in one document. `times graph` is what it
takes against the build of the graph alone, by the clock and of the processors; where others use the machine only the second tells
something. The bars for 1,000 documents: 1.8 times by the clock, and 5 s for one document changed.
"""

STORE = """
## The store

{triples:,} triples, from {documents} documents, loaded into Oxigraph on disk in {seconds:.1f} s: {rate:,.0f} triples a second, {size:,.0f} MB.

The named queries with their examples, by the clock:
"""

START = """
## The start

`resgraph --help`, the best of {times}: {clock:.2f} s by the clock, {processors:.2f} s of the processors. The bar: 0.2 s.
"""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; all columns but the first to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)


def head(different: int) -> str:
    """The title, and what it was measured on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    machine = f"{cores} cores, {platform.machine()}, Python {platform.python_version()}"
    return HEAD.format(machine=machine, different=different, load=f"{os.getloadavg()[0]:.1f}")


def stages(timed: Sequence[Timed], size: int) -> str:
    """The stages; `jieba` says how many times the seconds of jieba alone."""
    documents = timed[0].documents
    floor = next(each for each in timed if each.name == JIEBA).seconds / documents
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


COLUMNS = (
    "documents",
    "jobs",
    "s",
    "processor s",
    "documents/s",
    "MB/s",
    "triples/s",
    "MB out",
    "peak MB",
    "together MB",
)


def builds(done: Sequence[Build]) -> str:
    """The builds from nothing, and how the processors' time grows."""
    rows = []
    for each in done:
        first = next(other for other in done if other.jobs == each.jobs)
        linear = each.run.processors / each.read / (first.run.processors / first.read)
        even = linear / (each.run.pace / first.run.pace)
        rows.append((*_figures(each), f"{linear:.2f}", f"{1000 * each.run.pace:.1f}", f"{even:.2f}"))
    return BUILDS + table((*COLUMNS, "linear", "pace ms", "at one pace"), rows)


def again(done: Sequence[Build]) -> str:
    """The other builds, by name."""
    return AGAIN + table(("build", *COLUMNS), [(each.name, *_figures(each)) for each in done])


def whole(done: Sequence[Build], graphs: Sequence[Build]) -> str:
    """The builds with store and page, each beside the graph alone."""
    alone = {(each.documents, each.jobs): each.run for each in graphs}
    rows = []
    for each in done:
        graph = alone[each.documents, each.jobs]
        times = (each.run.clock / graph.clock, each.run.processors / graph.processors)
        rows.append((each.name, *_figures(each), *(f"{one:.2f}" for one in times)))
    return SHOWN + table(("build", *COLUMNS, "times graph, s", "times graph, processor s"), rows)


def _figures(build: Build) -> tuple[str, ...]:
    clock = build.run.clock
    return (
        f"{build.documents:,}",
        str(build.jobs),
        f"{clock:.1f}",
        f"{build.run.processors:.1f}",
        f"{build.documents / clock:,.1f}",
        f"{build.read / MB / clock:.2f}",
        f"{build.triples / clock:,.0f}",
        f"{build.written / MB:,.0f}",
        f"{build.run.peak:,.0f}",
        f"{build.run.together:,.0f}",
    )


def start(runs: Sequence[Run]) -> str:
    """How long the help takes."""
    return START.format(
        times=len(runs),
        clock=min(each.clock for each in runs),
        processors=min(each.processors for each in runs),
    )


def store(loaded: Loaded, answered: Sequence[tuple[str, int, float]]) -> str:
    """Loading and the named queries."""
    text = STORE.format(
        triples=loaded.triples,
        documents=loaded.documents,
        seconds=loaded.seconds,
        rate=loaded.triples / loaded.seconds,
        size=loaded.bytes / MB,
    )
    rows = [(f"`{name}`", f"{count:,}", f"{1000 * taken:,.0f}") for name, count, taken in answered]
    return text + table(("query", "rows", "ms"), rows)
