"""The servers that answer beside ours, on the same data: Oxigraph's own, and rdflib-endpoint."""

from __future__ import annotations

import http.client
import importlib.util
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from benchmarks.asking import asked

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from resgraph.rdf.packed import NQUADS
from serving import free_port, wait_until_open

Ask = Callable[[str], tuple[int, int, float]]
PATIENCE = 20.0
"""Seconds that a query may take on another server."""
STOPPED = 0
"""The status of a query that took longer."""


@contextmanager
def oxigraph(folder: Path) -> Iterator[Ask | None]:
    """The `oxigraph` server, read-only on our own store; None where it is not installed."""
    program = Path(sys.executable).parent / "oxigraph"
    if not program.is_file():
        yield None
        return
    port = free_port()
    command = [
        str(program),
        "serve-read-only",
        "--location",
        str(folder / "store"),
        "--bind",
        f"127.0.0.1:{port}",
    ]
    with subprocess.Popen(
        [*command, "--union-default-graph", "--timeout-s", str(int(PATIENCE))],
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        wait_until_open(port, process)
        try:
            yield partial(asked, port, "/query")
        finally:
            process.terminate()


@contextmanager
def rdflib_endpoint(folder: Path) -> Iterator[Ask | None]:
    """rdflib-endpoint with the graph in rdflib's memory; None where it is not installed.

    It cannot stop a query and answers nothing else meanwhile, so each time one takes too long its process is
    killed and a fresh copy of the one that loaded the data goes on.
    """
    if importlib.util.find_spec("rdflib_endpoint") is None:
        yield None
        return
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.rdflib_server", str(folder / NQUADS), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        serving = [int(process.stdout.readline())]

        def ask(sparql: str) -> tuple[int, int, float]:
            began = time.perf_counter()
            wait_until_open(port, process, 300)
            try:
                return asked(port, "/", sparql, timeout=PATIENCE)
            except (OSError, http.client.HTTPException):
                os.kill(serving[0], signal.SIGKILL)
                assert process.stdout
                serving[0] = int(process.stdout.readline())
                return STOPPED, 0, time.perf_counter() - began

        try:
            yield ask
        finally:
            process.kill()
            os.kill(serving[0], signal.SIGKILL)


SERVERS: dict[str, Callable[[Path], AbstractContextManager[Ask | None]]] = {
    "oxigraph": oxigraph,
    "rdflib-endpoint": rdflib_endpoint,
}
