"""The whole flow: files in, a graph out.

read -> find and link -> write -> load -> show
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter

from resgraph.find.authorities import load
from resgraph.model import Extraction, InputError, Source
from resgraph.pipeline.jobs import default_jobs, outcomes
from resgraph.pipeline.reading import Outcome, Settings, linker
from resgraph.pipeline.staging import OURS, REPORT, check_target, staging
from resgraph.rdf.iris import BASE
from resgraph.rdf.rendered import GraphCounts
from resgraph.rdf.store import load_store, open_store
from resgraph.rdf.writer import GraphWriter
from resgraph.text import read_text
from resgraph.text.source.read import read_file

__all__ = ["OURS", "Report", "build", "check_target", "documents", "extract", "extract_text", "staging"]

Progress = Callable[[Path, int, int], None]
"""Called before the outcome of each file is waited for: the file, its number and how many there are."""


@dataclass(slots=True)
class Report:
    """What a build did: counts, seconds, and per file what went wrong or deserves a look."""

    counts: GraphCounts = field(default_factory=GraphCounts)
    seconds: float = 0.0
    failed: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def extract(path: Path, authorities: Sequence[Path] = (), encoding: str | None = None) -> Extraction:
    """What one file says; raises InputError or AuthorityError, one line each."""
    return linker(tuple(authorities)).read(read_file(path, encoding))


def extract_text(text: str, name: str) -> Extraction:
    """What a decoded text says."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return linker(()).read(read_text(Source(name, text, sha256)))


def build(
    inputs: Sequence[Path],
    out: Path,
    *,
    authorities: Sequence[Path] = (),
    base: str = BASE,
    encoding: str | None = None,
    force: bool = False,
    progress: Progress | None = None,
    jobs: int | None = 1,
    timeout: float | None = None,
    graph_only: bool = False,
) -> Report:
    """Write the graph, the store, the page and the report of all inputs into the folder `out`.

    A file that cannot be read is reported and the rest is built. The folder is replaced as a whole, or,
    where anything fails, left as it was. `jobs` processes read (None: as many as the files deserve), each
    file `timeout` seconds at most; the bytes written are the same for any number. Raises InputError,
    AuthorityError or OutputError.
    """
    start = perf_counter()
    files = list(documents(inputs, out))
    check_target(out, force=force)
    known = load(authorities, base)
    settings = Settings(tuple(authorities), base, encoding)
    report = Report()
    with staging(out) as stage:
        with GraphWriter(stage.folder, known, base) as writer:
            reading = outcomes(files, settings, jobs or default_jobs(len(files)), timeout)
            with closing(reading):
                for outcome in _told(files, reading, progress):
                    _keep(outcome, writer, report)
            report.counts = writer.finish()
        if not report.counts.documents:
            raise InputError("; ".join(report.failed.values()) or "nothing was read")
        if not graph_only:
            load_store(stage.folder)
            _show(stage.folder)
        _write_report(stage.folder / REPORT, report)
        stage.keep()
    report.seconds = perf_counter() - start
    return report


def documents(inputs: Sequence[Path], out: Path | None = None) -> Iterator[Path]:
    """The files among the inputs and in the folders among them, in order; hidden ones and READMEs left out.

    What an earlier build wrote into `out` is no input, where `out` lies in one of the folders.
    """
    written = [(out / name).resolve() for name in OURS] if out else []
    for path in inputs:
        if not path.is_dir():
            yield path
            continue
        found = [
            file
            for file in sorted(path.rglob("*"))
            if file.is_file()
            and _is_document(file.relative_to(path))
            and not any(file.resolve().is_relative_to(made) for made in written)
        ]
        if not found:
            raise InputError(f"{path}: no texts in this folder: put resolutions there, or name another")
        yield from found


def _is_document(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and not path.name.upper().startswith("README")


def _show(folder: Path) -> None:
    from resgraph.query.gallery import gallery  # noqa: PLC0415 - only a build needs the page's libraries
    from resgraph.view import write_explorer  # noqa: PLC0415

    store = open_store(folder)
    write_explorer(store, folder / "explorer.html", gallery(store))


def _told(files: Sequence[Path], reading: Iterator[Outcome], progress: Progress | None) -> Iterator[Outcome]:
    """The outcomes, each announced before it is waited for."""
    for number, path in enumerate(files, start=1):
        if progress:
            progress(path, number, len(files))
        yield next(reading)


def _keep(outcome: Outcome, writer: GraphWriter, report: Report) -> None:
    """Write what was read; remember what went wrong."""
    if outcome.rendered is None:
        report.failed[str(outcome.path)] = outcome.fault or "not read"
        return
    report.warnings.extend(outcome.warnings)
    report.warnings.extend(writer.put(outcome.rendered))


def _write_report(path: Path, report: Report) -> None:
    """The counts and what went wrong; no times, so the same input gives the same bytes."""
    content = {"counts": asdict(report.counts), "failed": report.failed, "warnings": report.warnings}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
