"""One query over HTTP, timed by the clock; and what the servers use of the processors, whatever else the machine does."""

from __future__ import annotations

import http.client
import os
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

HEADERS = {
    "Accept": "application/sparql-results+json",
    "Content-Type": "application/x-www-form-urlencoded",
}


def asked(
    port: int,
    path: str,
    sparql: str,
    connection: http.client.HTTPConnection | None = None,
    timeout: float = 120,
) -> tuple[int, int, float]:
    """Status, bytes and seconds of one query; a new connection unless one is given."""
    own = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    began = time.perf_counter()
    try:
        own.request("POST", path, urlencode({"query": sparql}), HEADERS)
        reply = own.getresponse()
        size = len(reply.read())
        return reply.status, size, time.perf_counter() - began
    finally:
        if connection is None:
            own.close()


def processor_seconds(below: int = 0) -> float:
    """Seconds of processor that all processes started by this one, or below another, have used, those that ended too."""
    found = 0.0
    for task in Path(f"/proc/{below or os.getpid()}/task").iterdir():
        with suppress(OSError):
            for child in (task / "children").read_text(encoding="ascii").split():
                told = Path(f"/proc/{child}/stat").read_text(encoding="ascii", errors="replace")
                ticks = told.rpartition(")")[2].split()[11:15]
                found += sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK") + processor_seconds(int(child))
    return found
