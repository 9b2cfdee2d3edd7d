"""What tests ask of processes: the children of one, and whether they end."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

PATIENCE = 60.0  # s; the machine may be busy


def children(pid: int) -> list[int]:
    """The processes that the process started and has not reaped."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def left(pids: Iterable[int]) -> list[int]:
    """Those of the processes that still run after some time; one that only waits to be reaped has ended."""
    end = time.monotonic() + PATIENCE
    running = [pid for pid in pids if _runs(pid)]
    while running and time.monotonic() < end:
        time.sleep(0.05)
        running = [pid for pid in running if _runs(pid)]
    return running


def _runs(pid: int) -> bool:
    try:
        told = Path(f"/proc/{pid}/stat").read_text("ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return told.rpartition(")")[2].split()[0] not in "ZX"
