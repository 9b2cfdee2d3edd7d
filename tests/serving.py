"""A real server on loopback for the tests: the command as a user runs it, asked over sockets."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server listens, and its process."""

    port: int
    process: subprocess.Popen[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        path: str,
        fields: Mapping[str, str] | list[tuple[str, str]] | None = None,
        *,
        method: str = "GET",
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float = 60,
    ) -> Reply:
        """One request; `fields` go into the address."""
        if fields is not None:
            path = f"{path}?{urlencode(fields)}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(
                method, path, body.encode() if isinstance(body, str) else body, dict(headers or {})
            )
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, found, response.read())
        finally:
            connection.close()

    def query(self, sparql: str, accept: str = "application/sparql-results+json") -> Reply:
        """A query by GET."""
        return self.ask("/sparql", {"query": sparql}, headers={"Accept": accept})


def free_port() -> int:
    """A port on which nothing listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(out: Path, *options: str) -> Iterator[Server]:
    """`resgraph serve OUT` for the length of the block; it must end by itself when told to."""
    port = free_port()
    command = [sys.executable, "-c", "from resgraph.cli import main; main()", "serve", str(out)]
    with subprocess.Popen(
        [*command, "--port", str(port), *options], stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        server = Server(port, process)
        try:
            wait_until_open(port, process)
            yield server
        finally:
            process.terminate()
            process.communicate(timeout=60)


def wait_until_open(port: int, process: subprocess.Popen[str], seconds: float = 60) -> None:
    """Until something listens on the port."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert process.poll() is None, process.communicate()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nothing listens")
