"""Where the nodes of a drawing stood in the last page: a part of which nothing has changed is not drawn again.

The springs of a thousand documents take seconds, and what they are given says all: the places are kept by its digest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from resgraph.rdf.notes import read_notes, write_notes

DRAWN = "drawn.z"
"""The file, in the folder of notes."""
Point = tuple[float, float]
Places = Mapping[str, Point]


class Drawn:
    """Drawings by what they were made of: those of the folder `last` are used again, those used are kept in `notes`.

    `program` names who drew them: another one's are of no use. Without folders nothing is kept.
    """

    def __init__(self, notes: Path | None = None, last: Path | None = None, program: str = "") -> None:
        self._notes, self._title = notes, f"resgraph drawn 1 {program}\n".encode("ascii")
        self._last = self._known(last)
        self._used: dict[str, Places] = {}

    def places(self, of: object, draw: Callable[[], Places]) -> Places:
        """The places of what is described by a value of lists, texts and numbers."""
        key = hashlib.sha256(json.dumps(of, ensure_ascii=True).encode()).hexdigest()
        found = self._last.get(key)
        self._used[key] = draw() if found is None else found
        return self._used[key]

    def keep(self) -> None:
        """Write what was used. Raises OSError."""
        if self._notes:
            write_notes(self._notes / DRAWN, self._title, self._used)

    def _known(self, last: Path | None) -> dict[str, Places]:
        """What the last page had; nothing where that is damaged, or another program's."""
        found = (read_notes(last / DRAWN, self._title) if last else None) or {}
        with suppress(ValueError, TypeError, AttributeError):
            return {key: {node: (x, y) for node, (x, y) in said.items()} for key, said in found.items()}
        return {}
