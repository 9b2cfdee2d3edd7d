"""What a finished build leaves for the next one to know: whether there is anything to do at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from resgraph.pipeline.staging import NOTES, OURS
from resgraph.rdf.store import STORE, signature

FINISHED = "finished.json"
Stamp = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Finished:
    """`inputs` is the digest of the keys of all files in order, empty where one failed; `documents` counts the notes.

    `decisions` is the digest of the file of decisions, empty where there was none.
    `store` is its signature, empty where there is none; `churn` how many documents it has lost since it was loaded.
    `shared` is where in graph.nq.gz begins what the documents share.
    """

    fingerprint: str
    inputs: str
    documents: int
    store: str
    churn: int
    shared: int
    stamps: dict[str, Stamp]
    decisions: str = ""

    def intact(self, out: Path) -> bool:
        """Whether the files of the folder are those that were written, by size and time, and the store its own."""
        return stamps(out) == self.stamps and (signature(out) or "") == self.store


def digest(keys: Iterable[str]) -> str:
    """The digest of a series of keys."""
    return hashlib.sha256("".join(keys).encode()).hexdigest()


def stamps(out: Path) -> dict[str, Stamp]:
    """The files of an output folder that are there."""
    found: dict[str, Stamp] = {}
    for name in sorted(OURS - {STORE}):
        with suppress(OSError):
            said = (out / name).stat()
            found[name] = (said.st_size, said.st_mtime_ns)
    return found


def write_finished(
    folder: Path,
    fingerprint: str,
    inputs: str,
    documents: int,
    churn: int,
    shared: int,
    decisions: str = "",
) -> None:
    """Note the state of the folder, all parts of which are written."""
    state = Finished(
        fingerprint, inputs, documents, signature(folder) or "", churn, shared, stamps(folder), decisions
    )
    text = json.dumps(asdict(state), indent=2) + "\n"
    (folder / NOTES / FINISHED).write_text(text, encoding="utf-8")


def read_finished(out: Path, fingerprint: str) -> Finished | None:
    """What the last build with that fingerprint noted; None where there was none, or the note cannot be read."""
    try:
        said = json.loads((out / NOTES / FINISHED).read_text(encoding="utf-8"))
        said["stamps"] = {name: (size, time) for name, (size, time) in said["stamps"].items()}
        found = Finished(**said)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return found if found.fingerprint == fingerprint else None
