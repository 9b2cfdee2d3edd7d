"""Many files read at once: chunks given to processes, outcomes taken back in the order of the files.

A process that dies, or that is at one file for too long, costs that file only: the fault is told, the
process is replaced, and the rest of its chunk goes on.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any

from resgraph.model import ResgraphError
from resgraph.model.notice import Notice
from resgraph.model.printable import shown
from resgraph.pipeline.files import File
from resgraph.pipeline.memory import confine
from resgraph.pipeline.outcome import Outcome, Outcomes, Settings, forget

CHUNK = 8
"""Files given to a process at a time."""
AHEAD = 3
"""Chunks for each process that may be read before their turn to be written: what memory holds."""
ALONE = 36
"""Up to so many files one process is enough."""
HEARTBEAT = 5.0
"""Seconds after which a process that waits looks whether anybody is left to wait for."""
Fault = Callable[..., Notice]
"""What happened to a reader: the notice about the `file` that it was at."""
SELDOM = (50_000, 20, 50)
"""When Python looks for objects that only know each other: a document leaves few, and each look costs."""
START = 120.0
"""Seconds that a process may take to load what the authorities say."""


def default_jobs(files: int, known: int = 0) -> int:
    """One process for a few files, else one for each core that this process may use.

    Where many documents are `known`, others read the few that are not while this one goes through those.
    """
    if files <= ALONE and known <= ALONE:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def outcomes(files: Sequence[File], settings: Settings, jobs: int, timeout: float | None) -> Outcomes:
    """What came of each file, in their order; `timeout` is in seconds a file, None for no limit.

    `jobs` is how many processes read; they begin at once. One without a limit, of time or of memory, is this process,
    and reads when it is asked.
    """
    if not files or (jobs == 1 and timeout is None and settings.memory is None):
        return _here(files, settings)
    return _Pool(files, settings, min(jobs, -(-len(files) // CHUNK)), timeout)


def _here(files: Sequence[File], settings: Settings) -> Generator[Outcome, None, None]:
    """Read in this process."""
    if not files:
        return
    from resgraph.pipeline.reading import Reader  # noqa: PLC0415 - where others read, this process needs it not

    with _looking_less():
        yield from map(Reader(settings).read, files)


@contextmanager
def _looking_less() -> Iterator[None]:
    """Let Python look for unreachable objects as seldom as the readers do, and then as before."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@dataclass(slots=True)
class _Worker:
    """A process, the files it has still to read, and since when it has been at the first."""

    process: multiprocessing.process.BaseProcess
    connection: Connection
    left: deque[int] = field(default_factory=deque)
    since: float = 0.0
    ready: bool = False


class _Pool:
    """The processes, and what they have read before its turn: the outcomes of `files` in order.

    No more than so many chunks are read ahead of the one to be given.
    """

    def __init__(self, files: Sequence[File], settings: Settings, size: int, timeout: float | None) -> None:
        self._files, self._settings, self._timeout = files, settings, timeout
        self._turn = self._given = 0
        self._shares = size > 1
        if self._shares:  # what they share is got ready once
            from resgraph.pipeline.reading import linker  # noqa: PLC0415 - one process alone loads it itself

            linker(settings.authorities).warm()
        # A process that has threads must not be copied.
        copied = sys.platform == "linux" and threading.active_count() == 1
        self._context: Any = multiprocessing.get_context("fork" if copied else "spawn")
        self._workers: list[_Worker] = []
        self._done: dict[int, Outcome] = {}
        for _ in range(size):
            self._workers.append(self._start())
        self._hand_out()

    def __iter__(self) -> Iterator[Outcome]:
        return self

    def __next__(self) -> Outcome:
        if self._turn == len(self._files):
            raise StopIteration
        while self._turn not in self._done:
            self._hand_out()
            self._take()
        self._turn += 1
        return self._done.pop(self._turn - 1)

    def close(self) -> None:
        """End all processes, whatever they are at."""
        for worker in self._workers:
            _end(worker)
        self._workers.clear()
        if self._shares:
            forget()

    def _hand_out(self) -> None:
        """Give files to who has none."""
        ahead = self._turn + AHEAD * CHUNK * len(self._workers)
        for worker in self._workers:
            if not worker.left and self._given < min(len(self._files), ahead):
                chunk = range(self._given, min(self._given + CHUNK, len(self._files)))
                self._given = chunk.stop
                self._give(worker, chunk)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        copied = ours if self._context.get_start_method() == "fork" else None
        process = self._context.Process(
            target=_work,
            args=(theirs, copied, self._settings, os.getpid()),
            daemon=True,
            name="resgraph reader",
        )
        process.start()
        theirs.close()
        return _Worker(process, ours, since=monotonic())

    def _give(self, worker: _Worker, chunk: Sequence[int]) -> None:
        worker.left.extend(chunk)
        if worker.ready:
            worker.since = monotonic()
        with suppress(OSError):  # a process that has died is found when its answer is taken
            worker.connection.send([self._files[number] for number in chunk])

    def _take(self) -> None:
        """Wait for the next answers, then look who is dead or late."""
        answered = wait([worker.connection for worker in self._workers], self._patience())
        for place, worker in enumerate(self._workers):
            fault: Fault | None = None
            if worker.connection in answered:
                fault = self._answer(worker)
            elif self._deadline(worker) <= monotonic():
                fault = partial(Notice, "too-late", seconds=f"{self._timeout:g}")
            if fault:
                self._workers[place] = self._replaced(worker, fault)

    def _answer(self, worker: _Worker) -> Fault | None:
        """Take one answer; what happened, where the process is dead instead."""
        try:
            answer = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join(HEARTBEAT)
            return self._death(worker.process.exitcode)
        worker.since = monotonic()
        worker.ready = True
        if answer is not None:
            number, self._done[number] = worker.left.popleft(), answer
        return None

    def _death(self, code: int | None) -> Fault:
        """Why the process ended: libraries that are refused memory abort."""
        if self._settings.memory and code == -signal.SIGABRT:
            return partial(Notice, "out-of-memory", most=self._settings.memory)
        return partial(Notice, "reader-died", reason=ended(code))

    def _replaced(self, worker: _Worker, fault: Fault) -> _Worker:
        """A new process for what is left, without the file that the old one was at."""
        _end(worker)
        if not worker.ready:
            raise ResgraphError(Notice("no-reader", reason=fault(file="resgraph")))
        fresh = self._start()
        if worker.left:
            number = worker.left.popleft()
            file = self._files[number]
            self._done[number] = Outcome(file, fault=fault(file=shown(str(file))))
        if worker.left:
            self._give(fresh, worker.left)
        return fresh

    def _deadline(self, worker: _Worker) -> float:
        """When the process is too late: with its file, or with its start."""
        if not worker.ready:
            return worker.since + START
        return worker.since + self._timeout if self._timeout and worker.left else float("inf")

    def _patience(self) -> float | None:
        first = min(self._deadline(worker) for worker in self._workers)
        return None if first == float("inf") else max(0.0, first - monotonic())


def _work(connection: Connection, copied: Connection | None, settings: Settings, parent: int) -> None:
    """Read chunks until nobody asks any more; the first answer says that this process is ready.

    `copied` is the parent's end of the connection where this process has it too: held open, it would let this
    process wait for ever for a parent that was killed.
    """
    if copied:
        copied.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends this process
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    from resgraph.pipeline.reading import Reader, linker  # noqa: PLC0415 - one that was copied may have it

    with suppress(BrokenPipeError, EOFError, ConnectionResetError):
        reader = Reader(settings)
        if settings.memory is not None:
            linker(settings.authorities).warm()  # no memory that a file takes
        confine(settings.memory)
        gc.freeze()  # what the authorities say stays, and need not be looked through again
        gc.set_threshold(*SELDOM)
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), 2
        )  # what a library says when it aborts; faults are told by notices
        connection.send(None)
        while True:
            while not connection.poll(HEARTBEAT):
                if os.getppid() != parent:
                    return
            for path in connection.recv():
                connection.send(reader.read(path))


def _end(worker: _Worker) -> None:
    worker.connection.close()
    worker.process.kill()
    worker.process.join()


def ended(code: int | None) -> str:
    """How a process ended: `killed by signal 9`, `status 1`."""
    return f"killed by signal {-code}" if code and code < 0 else f"status {code}"
