"""From Python: what a file or a text says, and a graph of many."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from resgraph import pipeline
from resgraph.model import Extraction, InputError
from resgraph.model.notice import Notice
from resgraph.pipeline.assembly import Progress
from resgraph.pipeline.files import File, place
from resgraph.pipeline.report import Report
from resgraph.rdf.iris import BASE

PathLike = str | os.PathLike[str]
"""A path as text or as a path."""

_PATH = re.compile(
    r"""
      \S+ \. [A-Za-z][A-Za-z0-9]{0,4}     # a name with an ending: x.txt
    | [a-z][a-z0-9+.-]+ (?: :// | :: ) .+ # an address
    | (?: ~ | \.{1,2} )? [/\\] .*         # ./x, /data/x, ~/x
    """,
    re.VERBOSE,
)


def extract(
    source: PathLike, *, authorities: PathLike | Sequence[PathLike] = (), encoding: str | None = None
) -> Extraction:
    """What a document says: of a file, or of a text given as it is.

    A `str` is a path where there is such a file, or where it looks like a path or an address (`x.txt`, `./x`, `s3://x`);
    any other `str` is the text. Raises ResgraphError.
    """
    if isinstance(source, str) and not source.strip():
        raise InputError(Notice("empty-text"))
    if isinstance(source, str) and not _is_path(source):
        return pipeline.extract_text(source, "text", _paths(authorities))
    return pipeline.extract(_file(source), _paths(authorities), encoding)


def build(
    inputs: PathLike | Sequence[PathLike],
    out: PathLike,
    *,
    authorities: PathLike | Sequence[PathLike] = (),
    base: str = BASE,
    encoding: str | None = None,
    force: bool = False,
    progress: Progress | None = None,
    jobs: int | None = 1,
    timeout: float | None = None,
    graph_only: bool = False,
    engine: str = "local",
    scheduler: str | None = None,
    decisions: PathLike | None = None,
) -> Report:
    """Write the graph, the store, the page and the report of a file, a folder or several into the folder `out`.

    What an earlier build into `out` has read is reused, unless `force` says so. A file that cannot be read is told in
    the report and the rest is built. `jobs` processes read (None: as many as the files deserve), each file `timeout`
    seconds at most. Inputs and `out` may be addresses. `decisions` is a file of what people decided (docs/review.md).
    Raises ResgraphError.
    """
    return pipeline.build(
        [_file(each) for each in _several(inputs)], _file(out), authorities=_paths(authorities), base=base,
        encoding=encoding, force=force, progress=progress, jobs=jobs, timeout=timeout, graph_only=graph_only,
        engine=engine, scheduler=scheduler, decisions=Path(decisions) if decisions is not None else None,
    )  # fmt: skip


def _is_path(text: str) -> bool:
    if "\n" in text or len(text) > 4096 or "\0" in text:
        return False
    try:
        return bool(_PATH.fullmatch(text)) or Path(text).exists()
    except OSError:  # a name longer than the system takes
        return False


def _several(given: PathLike | Sequence[PathLike]) -> Sequence[PathLike]:
    """One path is a sequence of one: the letters of a string are no paths."""
    return [given] if isinstance(given, str | os.PathLike) else given


def _file(path: PathLike) -> File:
    """A path or an address; `~` is the home folder."""
    if not isinstance(path, str):
        return Path(path)
    return Path(path).expanduser() if path.startswith("~") else place(path)


def _paths(given: PathLike | Sequence[PathLike]) -> tuple[Path, ...]:
    return tuple(Path(each) for each in _several(given))
