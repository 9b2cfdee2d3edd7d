"""What was compared in an earlier build: two texts that have not changed are not compared again.

A line that names the fingerprint, then records: the two keys, SIZE, and a compressed JSON of what was found. In a file of
its own, behind the same line, how much one text takes over of another, which tells whether it is of its series: many texts
are held against one another that are not.
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resgraph.pipeline.agreement import Agreement
from resgraph.rdf.notes import read_notes, write_notes
from resgraph.rdf.shared import SubjectLine

ALIGNMENTS, TAKEN_OVER = "alignments.log", "taken-over.z"
_SIZE = struct.Struct("<I")
_KEYS = 128
"""Two keys of 64 hexadecimal digits."""
_HEX = re.compile(rb"[0-9a-f]{128}")


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two texts: the statements of the graph, and what the page tells of them."""

    lines: list[SubjectLine]
    told: dict[str, Any]


class Alignments:
    """Alignments by the keys of their texts: read from the notes of the last build, written to those of this one."""

    def __init__(self, last: Path | None, notes: Path, fingerprint: str) -> None:
        self._folders, self._fingerprint = (notes, last), fingerprint
        self._title = f"resgraph alignments 2 {fingerprint}\n".encode("ascii")
        self._last = (last / ALIGNMENTS).open("rb") if last and (last / ALIGNMENTS).is_file() else None
        self._places = self._known()
        self._file = (notes / ALIGNMENTS).open("wb")
        self._file.write(self._title)
        self._judged, self._judging = self._known_judgements(), dict[str, float]()

    def close(self) -> None:
        """Let the files go."""
        self._file.close()
        write_notes(self._folders[0] / TAKEN_OVER, self._title, self._judging)
        if self._last:
            self._last.close()

    def agreement(self, language: str) -> Agreement:
        """The agreed language of the last build, to go on with."""
        notes, last = self._folders
        name = f"agreed-{language}.db"
        return Agreement(notes / name, last / name if last else None, self._fingerprint)

    def _known(self) -> dict[str, int]:
        """Where each record of the last build stands, up to the first that is damaged; nothing of another program's."""
        places: dict[str, int] = {}
        if self._last is None or self._last.read(len(self._title)) != self._title:
            return places
        while True:
            at = self._last.tell()
            keys, size = self._last.read(_KEYS), self._last.read(_SIZE.size)
            if len(size) < _SIZE.size or not _HEX.fullmatch(keys):
                return places
            places[keys.decode("ascii")] = at
            self._last.seek(_SIZE.unpack(size)[0], 1)

    def _known_judgements(self) -> dict[str, float]:
        """What the last build judged; nothing where that is damaged, or another program's."""
        last = self._folders[1]
        found: dict[str, float] | None = read_notes(last / TAKEN_OVER, self._title) if last else None
        return found or {}

    def taken_over(self, before: str, after: str, judge: Callable[[], float]) -> float:
        """How much the later text takes over of the earlier one, by their digests; `judge` is asked where nobody was before."""
        key = before + after
        said = self._judging.get(key, self._judged.get(key))
        self._judging[key] = judge() if said is None else said
        return self._judging[key]

    def take(self, before: str, after: str) -> Aligned | None:
        """What was found of two texts; None where they were not aligned, or the record is damaged."""
        at = self._places.get(before + after)
        if at is None or self._last is None:
            return None
        with suppress(OSError, ValueError, KeyError, zlib.error, struct.error):
            self._last.seek(at + _KEYS)
            (size,) = _SIZE.unpack(self._last.read(_SIZE.size))
            found = json.loads(zlib.decompress(self._last.read(size)))
            return Aligned([(subject, line) for subject, line in found["lines"]], found["told"])
        return None

    def keep(self, before: str, after: str, aligned: Aligned) -> None:
        """Note what was found of two texts for the next build."""
        content = zlib.compress(json.dumps({"lines": aligned.lines, "told": aligned.told}).encode(), 1)
        self._file.write((before + after).encode("ascii") + _SIZE.pack(len(content)) + content)
