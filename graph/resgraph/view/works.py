"""The leaves of an output folder by document: its texts together, in the order of their symbols."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from resgraph.model import InputError
from resgraph.model.notice import Notice
from resgraph.view.leaves import SIZES, joined, unsqueezed
from resgraph.view.shared import Shared, read_shared
from resgraph.view.turtle import Pair

LEAVES, SHARED, COMPARED = "leaves.bin", "shared.jsonl", "compared.jsonl"
"""The files of the page, in the folder of notes."""
_TITLE = b"resgraph leaves 1 "


@dataclass(frozen=True, slots=True)
class Work:
    """A document that was read: its name and symbol, and where its leaf stands: in which file, from where, its parts."""

    id: str
    symbol: str
    file: BinaryIO
    start: int
    sizes: tuple[int, int, int, int]

    def card(self) -> dict[str, Any]:
        """What the page must know at once."""
        card: dict[str, Any] = unsqueezed(self._part(1))
        return card

    def own(self) -> list[Pair]:
        """The statements about the document."""
        return [(key, value) for key, value in unsqueezed(self._part(2))]

    def sheet(self) -> bytes:
        """What a reader wants, as the page has it."""
        return self._part(3)

    def _part(self, number: int) -> bytes:
        self.file.seek(self.start + SIZES.size + sum(self.sizes[:number]))
        return self.file.read(self.sizes[number])


class Works:
    """The documents that were read, in the order of symbols and names, and what they share; open files, not memory.

    Raises InputError where the folder has none, or they are damaged.
    """

    def __init__(self, notes: Path) -> None:
        self._open = ExitStack()
        try:
            self._leaves = self._open.enter_context((notes / LEAVES).open("rb"))
            shared = self._open.enter_context((notes / SHARED).open("rb"))
            self.base = base_in(self._leaves)
            self._compared = self._open.enter_context((notes / COMPARED).open("rb"))
            self._joined = self._open.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - closed with the rest
            self.works = sorted(self._found(), key=lambda work: (work.symbol, work.id))
            self.shared: Shared = read_shared(shared, self.base)
            self._comparisons = sorted(self._places())
        except (OSError, ValueError, KeyError) as error:
            self._open.close()
            raise InputError(Notice("no-leaves", folder=str(notes.parent))) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def comparisons(self) -> Iterator[tuple[str, bytes]]:
        """What became of each paragraph, two texts after two: the later document, and a record in JSON."""
        for later, _, at in self._comparisons:
            self._compared.seek(at)
            yield later.rpartition("/")[0], self._compared.readline()

    def _places(self) -> Iterator[tuple[str, str, int]]:
        at = 0
        for line in self._compared:
            said = json.loads(line)
            yield said["later"], said["earlier"], at
            at += len(line)

    def _found(self) -> Iterator[Work]:
        """Each document once; where several texts are of one, their leaves are joined."""
        texts: dict[str, list[Work]] = {}
        for work in works_in(self._leaves):
            texts.setdefault(work.id, []).append(work)
        for same in texts.values():
            yield same[0] if len(same) == 1 else self._join(same)

    def _join(self, same: list[Work]) -> Work:
        leaves = []
        for work in same:
            self._leaves.seek(work.start)
            leaves.append(self._leaves.read(SIZES.size + sum(work.sizes)))
        whole = joined(leaves)
        start = self._joined.seek(0, 2)
        self._joined.write(whole)
        return _at(self._joined, start, whole[: SIZES.size], same[0].id, same[0].symbol)


def title_of(base: str) -> bytes:
    """The first line of the file."""
    return _TITLE + base.encode() + b"\n"


def base_in(file: BinaryIO) -> str:
    """The base that the first line names. Raises ValueError."""
    line = file.readline()
    if not line.startswith(_TITLE):
        raise ValueError("no leaves")
    return line.removeprefix(_TITLE).decode().removesuffix("\n")


def works_in(file: BinaryIO) -> Iterator[Work]:
    """Every leaf from here on, each as a document of its own. Raises ValueError where one is cut off."""
    here = file.tell()
    end = file.seek(0, 2)
    file.seek(here)
    while sizes := file.read(SIZES.size):
        start = file.tell() - SIZES.size
        if len(sizes) < SIZES.size or start + SIZES.size + sum(SIZES.unpack(sizes)) > end:
            raise ValueError("cut off")
        id, symbol = json.loads(file.read(SIZES.unpack(sizes)[0]))
        yield (work := _at(file, start, sizes, id, symbol))
        file.seek(start + SIZES.size + sum(work.sizes))


def _at(file: BinaryIO, start: int, sizes: bytes, id: str, symbol: str) -> Work:
    key, card, own, sheet = SIZES.unpack(sizes)
    return Work(id, symbol, file, start, (key, card, own, sheet))
