"""Many clients at once, and a query that never ends."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from statistics import median, quantiles

from benchmarks.asking import asked

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def loaded(port: int, queries: list[str], clients: int, seconds: float) -> tuple[list[float], list[str]]:
    """The seconds of all answers that so many clients got in that time, and what went wrong."""
    times: list[float] = []
    errors: list[str] = []
    end = time.monotonic() + seconds

    def client(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        for turn in range(number, 10**9):
            if time.monotonic() >= end:
                break
            try:
                status, _, took = asked(port, "/sparql", queries[turn % len(queries)], connection)
            except (OSError, http.client.HTTPException) as error:
                errors.append(type(error).__name__)
                connection.close()
                continue
            if status == 200:
                times.append(took)
            else:
                errors.append(str(status))
        connection.close()

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, errors


def tell(title: str, times: list[float], errors: list[str]) -> float:
    """Print how a load went; gives the median in seconds."""
    middle, last = median(times), quantiles(times, n=100)[98]
    kinds = f" ({', '.join(sorted(set(errors)))})" if errors else ""
    print(
        f"{title:18}{len(times):8,} answers, {len(errors)} errors{kinds}, median {1000 * middle:.1f} ms,"
        f" 99th percentile {1000 * last:.1f} ms",
        flush=True,
    )
    return middle


@contextmanager
def runaway(port: int) -> Iterator[None]:
    """A query that never ends, asked again as soon as the server has stopped it, for the length of the block."""
    stop = threading.Event()

    def run() -> None:
        while not stop.is_set():
            with suppress(OSError, http.client.HTTPException):
                asked(port, "/sparql", RUNAWAY)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        time.sleep(1)
        yield
    finally:
        stop.set()
        thread.join()
