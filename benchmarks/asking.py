"""One query over HTTP, timed."""

from __future__ import annotations

import http.client
import time
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
