"""What is asked of whoever reads a file, and what came of it; they read elsewhere, and what reading needs is theirs to load."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from resgraph.compare.tokens import keys_of, words_of
from resgraph.decisions.decision import NONE, Decisions
from resgraph.pipeline.files import File
from resgraph.pipeline.ledger import Entry
from resgraph.rdf.iris import BASE
from resgraph.rdf.rendered import Rendered


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides how a file is read, beside its bytes."""

    authorities: tuple[Path, ...] = ()
    base: str = BASE
    encoding: str | None = None
    memory: int | None = None
    """MiB that a process may take for reading; no part of what is read."""
    decisions: Decisions = NONE


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file: its graph with warnings, or the fault, one line each.

    `leaf` is what the page needs of it, packed; `key` names its content; `again` is what an earlier build noted of it,
    where it was not read now.
    """

    path: File
    rendered: Rendered | None = None
    leaf: bytes = b""
    warnings: tuple[str, ...] = ()
    key: str = ""
    again: Entry | None = None
    fault: str | None = None


class Outcomes(Protocol):
    """Outcomes in the order of the files; when it is closed, nobody reads any more."""

    def __iter__(self) -> Iterator[Outcome]: ...

    def __next__(self) -> Outcome: ...

    def close(self) -> None:
        """Let go of whoever reads."""


def content(path: Path) -> bytes:
    """The digest of what an authority file holds; empty where it cannot be read, which its reader tells."""
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return b""


_REMEMBERED: list[Callable[[], None]] = [keys_of.cache_clear, words_of.cache_clear]


def remember(clear: Callable[[], None]) -> None:
    """Something is kept for the next file; `clear` lets go of it."""
    _REMEMBERED.append(clear)


def forget() -> None:
    """Let go of all that is kept for the next file: in a process that reads no more it is half the memory."""
    for clear in _REMEMBERED:
        clear()
    gc.collect()  # linkers and what they hold know each other
