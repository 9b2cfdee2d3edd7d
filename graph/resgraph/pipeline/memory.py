"""How much memory a process may take for reading, so that a hostile file costs itself only."""

from __future__ import annotations

from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

STATE = Path("/proc/self/statm")


def confine(memory: int | None) -> None:
    """Let this process take so many MiB more than it has; nothing where the system cannot tell what it has."""
    if memory is None or resource is None or not STATE.exists():
        return
    has = int(STATE.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = has + memory * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))
