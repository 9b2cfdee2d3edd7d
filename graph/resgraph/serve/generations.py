"""The graph that is being served: all processes and all kept answers belong to one build, and change together.

A new build is served from the moment its first process is ready; requests that began on the earlier one are finished
on it, and only then its processes end.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from resgraph.model import InputError
from resgraph.query.parameters import base_of
from resgraph.rdf.store import open_store, signature
from resgraph.serve.limits import Limits
from resgraph.serve.pinned import Pinned, pinned
from resgraph.serve.pool import Pool
from resgraph.serve.remembered import Remembered

LOOKING = 2.0
"""After so many seconds the folder is looked at for a new build again."""
_LOG = logging.getLogger("resgraph")


@dataclass(slots=True, eq=False)
class Generation:
    """One build being served; `base` is where its IRIs begin, `held` how many requests are being answered from it."""

    store: Pinned
    base: str
    pool: Pool
    answers: Remembered
    counts: dict[str, int] = field(default_factory=dict)
    held: int = 0


class Served:
    """The current generation, and the way to the next."""

    def __init__(self, folder: Path, limits: Limits, *, watch: bool = True) -> None:
        self.folder, self.limits = folder, limits
        self._watch = watch
        self._all: list[Generation] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._switching = asyncio.Lock()

    async def start(self) -> None:
        """Open the store; returns when a process answers. Raises InputError."""
        async with self._switching:
            self._all.append(await self._opened())
        self._in_background(self._all[-1].answers.warm())
        if self._watch:
            self._in_background(self._look())

    async def stop(self) -> None:
        """End all processes, remove all links."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        while self._all:
            await _closed(self._all.pop())

    @contextmanager
    def current(self) -> Iterator[Generation]:
        """The build that a request is answered from, to its end."""
        generation = self._all[-1]
        generation.held += 1
        try:
            yield generation
        finally:
            generation.held -= 1

    def reload(self) -> None:
        """Serve what the folder holds now, as soon as it is ready; where it holds nothing, go on as before."""
        self._in_background(self._switch())

    async def _opened(self) -> Generation:
        store = await asyncio.to_thread(pinned, self.folder)
        try:
            base = await asyncio.to_thread(lambda: base_of(open_store(store.folder)))
            pool = Pool(store.folder, self.limits)
            await pool.start()
        except BaseException:
            store.close()
            raise
        return Generation(store, base, pool, Remembered(pool, self.limits.remembered))

    async def _switch(self) -> None:
        async with self._switching:
            try:
                fresh = await self._opened()
            except InputError as error:
                _LOG.warning("still serving the earlier build: %s", error)
                return
            self._all.append(fresh)
            _LOG.warning("serving what was built into %s since", self.folder)
            self._in_background(fresh.answers.warm())
            self._in_background(self._retire(self._all[-2]))

    async def _look(self) -> None:
        """Switch after each new build."""
        seen = self._all[-1].store.sign
        while True:
            await asyncio.sleep(LOOKING)
            now = await asyncio.to_thread(signature, self.folder)
            if now and now not in (seen, self._all[-1].store.sign):
                await self._switch()
            seen = now or seen

    async def _retire(self, generation: Generation) -> None:
        """End a generation when its last answer has ended, or has had its time."""
        loop = asyncio.get_running_loop()
        latest = loop.time() + 2 * self.limits.seconds
        while (generation.held or generation.pool.busy) and loop.time() < latest:
            await asyncio.sleep(0.1)
        self._all.remove(generation)
        await _closed(generation)

    def _in_background(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _closed(generation: Generation) -> None:
    await generation.pool.stop()
    generation.store.close()
