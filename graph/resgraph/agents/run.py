"""The server on standard input and output, until its client closes them."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from pathlib import Path

from resgraph.agents.library import Library
from resgraph.agents.server import server
from resgraph.serve.generations import Served
from resgraph.serve.limits import Limits


def run(out: Path, limits: Limits, language: str) -> None:
    """Serve an output folder to one client. Raises InputError."""
    asyncio.run(_run(Served(out, limits), language))


async def _run(served: Served, language: str) -> None:
    await served.start()
    with suppress(NotImplementedError):
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, _end, served)
    try:
        await server(Library(served, language)).run_stdio_async()
    finally:
        await served.stop()


def _end(served: Served) -> None:
    """End at once: a thread that waits for standard input cannot be asked to."""

    async def ended() -> None:
        await served.stop()
        os._exit(128 + signal.SIGTERM)

    _ENDING.append(asyncio.get_running_loop().create_task(ended()))


_ENDING: list[asyncio.Task[None]] = []
"""Kept, for a task that nobody holds may be dropped."""
