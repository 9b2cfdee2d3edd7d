"""What one server grants: time, memory, rows, sizes and how many at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Every limit is an option of `resgraph serve`; seconds, mebibytes, bytes, counts."""

    seconds: float = 30.0
    """How long a query may run, its answer included; then its process is ended."""
    rows: int = 1_000_000
    """How many solutions or triples an answer may have."""
    answer: int = 512 * 2**20
    """How many bytes an answer may have."""
    memory: int = 2048
    """How many MiB of address space a query's process may take."""
    request: int = 2**20
    """How many bytes the body of a request may have."""
    query: int = 100_000
    """How many characters a query may have."""
    workers: int = 4
    """How many queries run at once, each in a process of its own."""
    waiting: int = 64
    """How many queries may wait for a process; the next is sent away with 503."""
    remembered: int = 64 * 2**20
    """How many bytes of answers are kept for repeated requests; 0 for none."""
    head: float = 10.0
    """How many seconds the head of a request may take to come."""
    connections: int = 64
    """How many connections one address may hold open; the next is sent away with 429."""
    per_client: int = 32
    """How many requests of one address are answered at once; the next is sent away with 429."""
