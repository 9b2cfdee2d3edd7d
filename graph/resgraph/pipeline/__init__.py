"""The whole flow: files in, a graph out.

read -> find and link -> write -> load -> show
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from resgraph.decisions.decision import NONE, Decisions
from resgraph.decisions.table import read_decisions
from resgraph.find.authorities import load
from resgraph.model import Extraction, Source
from resgraph.pipeline.assembly import Progress
from resgraph.pipeline.engines import engine_named
from resgraph.pipeline.files import File, documents, local_folder, place
from resgraph.pipeline.flow import Order, built
from resgraph.pipeline.jobs import default_jobs
from resgraph.pipeline.outcome import Settings
from resgraph.pipeline.report import Report
from resgraph.pipeline.staging import NOTES, OURS, check_target, left_behind, staging
from resgraph.rdf.iris import BASE, check_base

__all__ = [
    "NOTES",
    "OURS",
    "Report",
    "build",
    "check_target",
    "documents",
    "extract",
    "extract_text",
    "left_behind",
    "staging",
]


def extract(path: File, authorities: Sequence[Path] = (), encoding: str | None = None) -> Extraction:
    """What one file says; raises InputError or AuthorityError, one line each."""
    from resgraph.pipeline.reading import linker, resolution_in  # noqa: PLC0415 - a build may read elsewhere

    return linker(tuple(authorities)).read(resolution_in(path, encoding))


def extract_text(text: str, name: str = "text", authorities: Sequence[Path] = ()) -> Extraction:
    """What a decoded text says. Raises AuthorityError."""
    from resgraph.pipeline.reading import linker, text_in  # noqa: PLC0415 - a build may read elsewhere

    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return linker(tuple(authorities)).read(text_in(Source(name, text, sha256)))


def build(
    inputs: Sequence[str | File],
    out: str | File,
    *,
    authorities: Sequence[Path] = (),
    base: str = BASE,
    encoding: str | None = None,
    force: bool = False,
    progress: Progress | None = None,
    jobs: int | None = 1,
    timeout: float | None = None,
    graph_only: bool = False,
    engine: str = "local",
    scheduler: str | None = None,
    memory: int | None = None,
    decisions: Path | None = None,
) -> Report:
    """Write the graph, the store, the page and the report of all inputs into the folder `out`.

    What an earlier build into `out` has read is reused, unless `force` says so. A file that cannot be
    read is reported and the rest is built. The folder is replaced as a whole, or, where anything fails, left
    as it was. `jobs` processes read (None: as many as the files deserve), each file `timeout` seconds at most, in
    `memory` MiB at most; the bytes written are the same for any number, and for any engine. Inputs and `out` may be
    addresses.
    `decisions` is a file of what people decided, as `resgraph review` writes it.
    Raises InputError, AuthorityError, DecisionError or OutputError.
    """
    start = perf_counter()
    settings = Settings(
        tuple(authorities), check_base(base), encoding, memory, _decisions(decisions, authorities, base)
    )
    outcomes = engine_named(engine, scheduler)
    with local_folder(place(out)) as folder:
        check_target(folder, force=force)
        report = built(
            Order(
                tuple(map(place, inputs)),
                folder,
                settings,
                lambda files, known: outcomes(
                    files, settings, jobs or default_jobs(len(files), known), timeout
                ),
                progress,
                force,
                graph_only,
            )
        )
    report.seconds = perf_counter() - start
    return report


def _decisions(path: Path | None, authorities: Sequence[Path], base: str) -> Decisions:
    """What the file of decisions says. Raises DecisionError or AuthorityError."""
    return read_decisions(path, load(authorities).entities, base) if path else NONE
