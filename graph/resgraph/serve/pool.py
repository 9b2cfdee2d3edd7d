"""The processes that answer queries: few, warm, and ended when a query takes too long.

The store's engine cannot be interrupted, so each query has a process to itself while it runs. At the time limit
the process is killed, which gives its memory back at once, and another is started. A query that uses the processor
for longer than `PATIENCE` is put behind all others by the system's scheduler.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncGenerator, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from resgraph.model import InputError
from resgraph.serve.frames import DATA, END, FAILED, HELD_BACK, READY, START
from resgraph.serve.limits import Limits
from resgraph.serve.process import Worker
from resgraph.serve.question import Failure, Question

_ENVIRONMENT = {"MALLOC_ARENA_MAX": "1"}
"""glibc takes 64 MiB of addresses and more for each thread, of which a query process needs none: 208 MiB to open, not 536 to 691."""
_OPENING = 60.0
_OVERFLOWN = (-signal.SIGSEGV, -signal.SIGBUS)
"""How a process ends whose stack is used up; one that gets no memory aborts instead."""


class Cut(Exception):  # noqa: N818 - an answer that has begun cannot turn into an error
    """An answer that ends before it is whole: the connection must break off, so that the client knows."""


@dataclass(slots=True)
class PoolReply:
    """An answer that has begun: its media type, all its bytes if there are few, and the rest as it comes."""

    media_type: str
    first: bytes
    whole: bool
    rest: AsyncGenerator[bytes, None]


class Pool:
    """Answers questions, as many at once as there are workers; the others wait, in order."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.folder, self.limits = folder, limits
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._all: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self.busy = 0

    async def start(self) -> None:
        """Start the processes; returns when one is ready. Raises InputError when it cannot open the store."""
        self._idle.put_nowait(await self._spawn())
        for _ in range(self.limits.workers - 1):
            self._in_background(self._add())

    async def stop(self) -> None:
        """End all processes."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for worker in tuple(self._all):
            await worker.kill()
        self._all.clear()

    async def answer(self, question: Question) -> PoolReply:
        """The answer, begun; its `rest` must be read to the end or closed. Raises Failure."""
        frames = self._frames(question)
        try:
            media_type, first, payload = "", b"", b""
            async for kind, payload in frames:
                if kind == START:
                    media_type = payload.decode()
                elif kind == FAILED:
                    break
                elif kind == END:
                    return PoolReply(media_type, first, True, frames_rest(frames))
                else:
                    first = payload
                    if len(first) >= HELD_BACK:
                        return PoolReply(media_type, first, False, frames_rest(frames))
        except BaseException:
            await frames.aclose()
            raise
        await frames.aclose()
        raise Failure(**json.loads(payload))

    async def _frames(self, question: Question) -> AsyncGenerator[tuple[bytes, bytes], None]:
        """The frames of one answer.

        A process that has not come to its end by the deadline, or by the end of interest in it, is killed;
        so is one that was slowed, since that cannot be taken back.
        """
        worker = await self._take()
        self.busy += 1
        loop = asyncio.get_running_loop()
        worker.plan(loop.call_later(self.limits.seconds, self._expire, worker))
        done = False
        try:
            await worker.ask(question)
            while not done:
                kind, payload = await worker.read()
                done = kind in (END, FAILED)
                if done:
                    self._finish(worker)
                yield kind, payload
        except (asyncio.IncompleteReadError, BrokenPipeError, ConnectionResetError) as error:
            raise await self._ended(worker) from error
        finally:
            self.busy -= 1
            if not done:
                self._finish(worker, whole=False)

    def _finish(self, worker: Worker, *, whole: bool = True) -> None:
        """Make the process free for the next question, or replace it."""
        worker.drop_plans()
        if whole and not worker.slowed and not worker.expired:
            self._idle.put_nowait(worker)
        elif not worker.expired:
            self._in_background(self._replace(worker))

    def _expire(self, worker: Worker) -> None:
        worker.expired = True
        self._in_background(self._replace(worker))

    async def _ended(self, worker: Worker) -> Failure:
        """Why the process is no longer there."""
        if worker.expired:
            return Failure(
                503, f"the query was stopped after {self.limits.seconds:g} seconds: ask for less", 60
            )
        if await worker.process.wait() in _OVERFLOWN:
            return Failure(400, "the query is too complex: nest less, and chain fewer operators")
        return Failure(
            503, f"the query was stopped: it needs more than {self.limits.memory} MiB of memory", 60
        )

    async def _take(self) -> Worker:
        """A free process, in the order of asking. Raises Failure when too many wait, or for too long."""
        if self._idle.empty() and self._waiting >= self.limits.waiting:
            raise Failure(503, "too many queries are waiting: try again later", 2)
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.seconds):
                return await self._idle.get()
        except TimeoutError:
            raise Failure(503, "too many queries are running: try again later", 5) from None
        finally:
            self._waiting -= 1

    async def _replace(self, worker: Worker) -> None:
        await worker.kill()
        self._all.discard(worker)
        await self._add()

    async def _add(self) -> None:
        """Start one more process, again and again until it stands."""
        while True:
            with suppress(InputError, OSError):
                self._idle.put_nowait(await self._spawn())
                return
            await asyncio.sleep(1)

    async def _spawn(self) -> Worker:
        limits = self.limits
        granted = (limits.memory, limits.rows, limits.answer)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "resgraph.serve.worker", str(self.folder), *map(str, granted),
            stdin=PIPE, stdout=PIPE, start_new_session=True, env={**os.environ, **_ENVIRONMENT},
        )  # fmt: skip
        worker = Worker(process)
        try:
            async with asyncio.timeout(_OPENING):
                kind, _ = await worker.read()
        except (asyncio.IncompleteReadError, TimeoutError):
            kind = b""
        except BaseException:
            await worker.kill()
            raise
        if kind != READY:
            await worker.kill()
            raise InputError(
                f"the store of {self.folder} cannot be opened by the processes that answer queries"
            )
        self._all.add(worker)
        return worker

    def _in_background(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def frames_rest(frames: AsyncGenerator[tuple[bytes, bytes], None]) -> AsyncGenerator[bytes, None]:
    """The bytes that are still to come. Raises Cut when they end before the answer is whole."""
    try:
        async for kind, payload in frames:
            if kind == FAILED:
                raise Cut(json.loads(payload)["reason"])
            if kind == DATA:
                yield payload
    except Failure as failure:
        raise Cut(failure.reason) from failure
    finally:
        await frames.aclose()
