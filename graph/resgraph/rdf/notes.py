"""Notes that a build leaves for the next one: a line that says what they are and by which program, then a compressed JSON."""

from __future__ import annotations

import json
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any


def write_notes(path: Path, title: bytes, value: object) -> None:
    """Write a value of lists, texts and numbers behind its title. Raises OSError."""
    said = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    path.write_bytes(title + zlib.compress(said.encode("ascii"), 1))


def read_notes(path: Path, title: bytes) -> Any:
    """What was written behind that title; None where the file is not there, damaged, or another program's."""
    with suppress(OSError, ValueError, zlib.error):
        content = path.read_bytes()
        if content.startswith(title):
            return json.loads(zlib.decompress(content[len(title) :]))
    return None
