"""The same chunks on a cluster: Dask's scheduler hands them to its workers, we take them back in the order of the files.

The workers run the same resgraph (a chunk says which, and one that differs is refused) and see the files and
authority files under the same paths or addresses. A worker that dies loses its chunk, which another reads; a
file that crashes or hangs its reader costs only itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from time import monotonic
from typing import Any

import dask
from distributed import Client, LocalCluster, wait

from resgraph.model import ResgraphError
from resgraph.model.notice import Notice
from resgraph.model.printable import shown
from resgraph.pipeline.files import File
from resgraph.pipeline.fingerprint import program
from resgraph.pipeline.jobs import AHEAD, CHUNK, HEARTBEAT, START, Fault
from resgraph.pipeline.outcome import Outcome, Settings, content
from resgraph.pipeline.reading import Reader

RETRIES = 1
"""How often a chunk is given to another worker when one has died of it."""


def cluster_outcomes(
    files: Sequence[File],
    settings: Settings,
    jobs: int,
    timeout: float | None,
    scheduler: str | None = None,
    watch: Callable[[Any], None] | None = None,
) -> Generator[Outcome, None, None]:
    """What came of each file, in their order, read by the workers of the cluster at `scheduler`.

    Without an address a cluster of `jobs` workers is started on this machine and ended afterwards. `timeout`
    is in seconds a file. `watch` is called with the client when it is connected. Raises ResgraphError.
    """
    if not files:
        return
    dask.config.set({"distributed.scheduler.allowed-failures": RETRIES})
    with _client(scheduler, jobs) as client:
        if watch:
            watch(client)
        yield from _Chunks(client, files, settings, timeout).outcomes()


def _client(scheduler: str | None, jobs: int) -> Any:
    """A connection to the cluster, or to one of our own, which ends with it. Raises ResgraphError."""
    if scheduler is None:
        cluster = LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None, silence_logs=50)
        return _Own(cluster)
    try:
        return Client(scheduler, timeout=HEARTBEAT * 2)
    except (OSError, ValueError) as error:
        said = " ".join(str(error).split())
        raise ResgraphError(Notice("no-cluster", address=str(scheduler), reason=said)) from None


class _Own:
    """A cluster of our own with its client: both are closed together."""

    def __init__(self, cluster: Any) -> None:
        self._cluster = cluster
        self._client = Client(cluster)

    def __enter__(self) -> Any:
        return self._client

    def __exit__(self, *ended: object) -> None:
        with suppress(TimeoutError):
            self._client.close()
        self._cluster.close()


@dataclass(frozen=True, slots=True)
class _Given:
    """A chunk that a worker has, or will have."""

    files: Sequence[File]
    future: Any


class _Chunks:
    """The chunks that are given and not yet taken back."""

    def __init__(self, client: Any, files: Sequence[File], settings: Settings, timeout: float | None) -> None:
        self._client, self._files, self._settings, self._timeout = client, files, settings, timeout
        self._given: deque[_Given] = deque()
        self._next = 0

    def outcomes(self) -> Iterator[Outcome]:
        """The outcomes in order; no more chunks are read ahead than a few for each thread of the cluster."""
        try:
            while self._give() or self._given:
                yield from self._taken(self._given[0])
                self._given.popleft()
        finally:
            self._client.cancel([each.future for each in self._given], force=True)

    def _give(self) -> bool:
        """Hand out what may be read ahead; whether there was any."""
        threads = sum(self._client.nthreads().values()) or 1
        start = self._next
        while self._next < len(self._files) and len(self._given) < AHEAD * threads:
            chunk = self._files[self._next : self._next + CHUNK]
            self._given.append(_Given(chunk, self._submit(chunk)))
            self._next += len(chunk)
        return self._next > start

    def _submit(self, files: Sequence[File]) -> Any:
        return self._client.submit(read_chunk, list(files), self._settings, program(), pure=False)

    def _taken(self, given: _Given) -> Iterator[Outcome]:
        """The outcomes of the first chunk; of its files one by one where a worker died of it or is late."""
        fault = self._fault(given)
        if fault is None:
            yield from given.future.result()
        elif len(given.files) == 1:
            yield Outcome(given.files[0], fault=fault(file=shown(str(given.files[0]))))
        else:
            for file in given.files:
                yield from self._taken(_Given([file], self._submit([file])))

    def _fault(self, given: _Given) -> Fault | None:
        """Wait for the chunk; why its files are lost, None where they are read. Raises ResgraphError."""
        limit = len(given.files) * self._timeout + HEARTBEAT if self._timeout else None
        started: float | None = None
        while given.future.status == "pending":
            with suppress(TimeoutError):
                wait([given.future], timeout=HEARTBEAT if limit is None else min(HEARTBEAT, limit / 4))
            worker = self._at_work(given.future.key)
            if worker is None:
                started = None
            elif started is None:
                started = monotonic()
            elif limit and monotonic() - started > limit:
                self._client.cancel([given.future], force=True)
                self._client.restart_workers([worker], timeout=START, raise_for_error=False)
                return partial(Notice, "too-late", seconds=f"{self._timeout:g}")
        if given.future.status == "error":
            error = given.future.exception()
            if isinstance(error, ResgraphError):
                raise error
            return partial(Notice, "reader-died", reason=type(error).__name__)
        return None

    def _at_work(self, key: Any) -> str | None:
        """The worker that is at the chunk."""
        for worker, stacks in self._client.call_stack(keys=[key]).items():
            if stacks:
                return str(worker)
        return None


def read_chunk(files: Sequence[File], settings: Settings, wanted: str) -> list[Outcome]:
    """What came of each file, in a worker. Raises ResgraphError where it runs another program."""
    if program() != wanted:
        raise ResgraphError(Notice("other-worker"))
    read = _reader(settings, tuple(map(content, settings.authorities))).read
    return [read(file) for file in files]


@lru_cache(maxsize=2)
def _reader(settings: Settings, contents: tuple[bytes, ...]) -> Reader:  # noqa: ARG001 - for the cache
    """The reader of these settings, made once in a worker for what the authority files hold."""
    return Reader(settings)
