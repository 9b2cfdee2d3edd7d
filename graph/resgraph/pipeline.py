"""The whole flow: files in, a graph out.

read -> find and link -> write -> load -> show
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from time import perf_counter

from resgraph.find.authorities import load
from resgraph.link.document import Linker
from resgraph.model import Extraction, InputError, OutputError, ResgraphError, Source
from resgraph.rdf.iris import BASE
from resgraph.rdf.store import load_store
from resgraph.rdf.writer import GraphCounts, GraphWriter
from resgraph.text import read_text
from resgraph.text.source.read import read_file

REPORT = "report.json"
OURS = frozenset({"graph.ttl", "graph.nq", "store", "explorer.html", REPORT})
"""What an output folder holds; a folder with anything else in it is not ours to replace."""

Progress = Callable[[Path, int, int], None]
"""Called before each file with the file, its number and how many there are."""


@dataclass(slots=True)
class Report:
    """What a build did: counts, seconds, and per file what went wrong or deserves a look."""

    counts: GraphCounts = field(default_factory=GraphCounts)
    seconds: float = 0.0
    failed: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def extract(path: Path, authorities: Sequence[Path] = (), encoding: str | None = None) -> Extraction:
    """What one file says; raises InputError or AuthorityError, one line each."""
    return _linker(tuple(authorities)).read(read_file(path, encoding))


def extract_text(text: str, name: str) -> Extraction:
    """What a decoded text says."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _linker(()).read(read_text(Source(name, text, sha256)))


def build(
    inputs: Sequence[Path],
    out: Path,
    *,
    authorities: Sequence[Path] = (),
    base: str = BASE,
    encoding: str | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Write the graph, the store, the page and the report of all inputs into the folder `out`.

    A file that cannot be read is reported and the rest is built. The folder is replaced as a whole, or,
    where anything fails, left as it was. Raises InputError, AuthorityError or OutputError.
    """
    start = perf_counter()
    files = list(documents(inputs, out))
    check_target(out, force=force)
    known = load(authorities, base)
    report = Report()
    with staging(out) as stage:
        with GraphWriter(stage.folder, known, base) as writer:
            for extraction in _extractions(files, _linker(tuple(authorities)), encoding, report, progress):
                report.warnings.extend(_warnings(extraction))
                report.warnings.extend(writer.add(extraction))
            report.counts = writer.finish()
        if not report.counts.documents:
            raise InputError("; ".join(report.failed.values()) or "nothing was read")
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


def check_target(out: Path, *, force: bool) -> None:
    """Raise OutputError where `out` is a file, or a folder with other things in it and no `force`."""
    if out.is_file():
        raise OutputError(f"{out} is a file: name a folder for the output")
    if not out.is_dir():
        return
    foreign = sorted({entry.name for entry in out.iterdir()} - OURS)
    if foreign and not force:
        raise OutputError(f"{out} holds other things ({foreign[0]}): name another folder, or give --force")


class staging:  # noqa: N801 - used as a statement: with staging(out) as stage
    """A folder beside `out` that takes its place when `keep` was called, and is removed otherwise."""

    def __init__(self, out: Path) -> None:
        self.out = out
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            self.folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        except OSError as error:
            raise OutputError(f"cannot write beside {out}: {error.strerror}") from error

    def __enter__(self) -> staging:
        return self

    def keep(self) -> None:
        """Put the finished folder in the place of the old one; where other things stay, part by part."""
        self.folder.chmod(0o755)
        if not self.out.is_dir():
            self.folder.rename(self.out)
        elif {entry.name for entry in self.out.iterdir()} <= OURS:
            old = self.folder.with_suffix(".old")
            self.out.rename(old)
            self.folder.rename(self.out)
            shutil.rmtree(old)
        else:
            for name in sorted(OURS):
                _replace(self.folder / name, self.out / name)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise OutputError(f"cannot write {self.out}: {error.strerror or error}") from error


def _show(folder: Path) -> None:
    from resgraph.view import write_explorer  # noqa: PLC0415 - only a build needs the page's libraries

    write_explorer(folder, folder / "explorer.html")


def _replace(new: Path, old: Path) -> None:
    if old.is_dir():
        shutil.rmtree(old)
    new.replace(old)


@lru_cache(maxsize=2)
def _linker(authorities: tuple[Path, ...]) -> Linker:
    return Linker(load(authorities))


def _extractions(
    files: Sequence[Path],
    linker: Linker,
    encoding: str | None,
    report: Report,
    progress: Progress | None,
) -> Iterator[Extraction]:
    for number, path in enumerate(files, start=1):
        if progress:
            progress(path, number, len(files))
        try:
            yield linker.read(read_file(path, encoding))
        except ResgraphError as error:
            report.failed[str(path)] = str(error)


def _warnings(extraction: Extraction) -> Iterable[str]:
    name = extraction.resolution.source.name
    return (f"{name}: {warning}" for warning in extraction.resolution.warnings)


def _write_report(path: Path, report: Report) -> None:
    """The counts and what went wrong; no times, so the same input gives the same bytes."""
    content = {"counts": asdict(report.counts), "failed": report.failed, "warnings": report.warnings}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
