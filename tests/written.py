"""What a build wrote in its packed form, as text, and the way back."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from resgraph.rdf.packed import NQUADS, packed, unpacked


def nquads(folder: Path) -> str:
    """The statements of an output folder as N-Quads."""
    return unpacked((folder / NQUADS).read_bytes()).decode()


def write_nquads(folder: Path, text: str) -> None:
    """Make them those of the folder: one member for statements of one graph that stand together."""
    lines = text.splitlines(keepends=True)
    parts = ("".join(some) for _, some in groupby(lines, key=lambda line: line.rpartition(" <")[2]))
    (folder / NQUADS).write_bytes(b"".join(packed(part.encode()) for part in parts))
