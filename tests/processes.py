"""What tests ask of processes: the children of one, what they used, and whether they end."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

PATIENCE = 150.0  # s; the machine may be busy
PATIENCE_OF_A_PAGE = 1000 * PATIENCE  # ms


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


def processor_seconds(pid: int) -> float:
    """Zero for a process that has ended."""
    return sum(map(int, _state(pid)[11:13])) / os.sysconf("SC_CLK_TCK")


def _runs(pid: int) -> bool:
    return _state(pid)[:1] not in ([], ["Z"], ["X"])


def _state(pid: int) -> list[str]:
    """What the system tells of a process behind its name; nothing of one that has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
