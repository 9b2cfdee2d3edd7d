"""A process with the store open, which answers one question at a time; how long it may keep the others from theirs."""

from __future__ import annotations

import asyncio
import os
from asyncio.subprocess import Process
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from resgraph.serve.frames import HEAD
from resgraph.serve.question import Question

PATIENCE = 1.0
"""After so many seconds of processor a query yields to all others."""
_LAST = 19
_LEAST = 0.02


@dataclass(slots=True, eq=False)
class Worker:
    """The process, and what is planned for it while it answers."""

    process: Process
    slowed: bool = False
    expired: bool = False
    _plans: list[asyncio.TimerHandle] = field(default_factory=list)

    async def read(self) -> tuple[bytes, bytes]:
        """The next frame. Raises IncompleteReadError when the process has ended."""
        assert self.process.stdout, "made with a pipe"
        kind, length = HEAD.unpack(await self.process.stdout.readexactly(HEAD.size))
        return kind, await self.process.stdout.readexactly(length)

    async def ask(self, question: Question) -> None:
        """Send the question; once it has used much of the processor, all others go first."""
        assert self.process.stdin, "made with a pipe"
        self._yield_after(PATIENCE, self._used())
        self.process.stdin.write(question.to_json() + b"\n")
        await self.process.stdin.drain()

    def plan(self, plan: asyncio.TimerHandle) -> None:
        """Something that is to happen unless the answer ends before."""
        self._plans.append(plan)

    def drop_plans(self) -> None:
        """The answer has ended."""
        for plan in self._plans:
            plan.cancel()
        self._plans.clear()

    async def kill(self) -> None:
        """End it now; its memory is the system's again when this returns."""
        with suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()

    def _yield_after(self, seconds: float, before: float) -> None:
        self.plan(asyncio.get_running_loop().call_later(seconds, self._yield_or_wait, before))

    def _yield_or_wait(self, before: float) -> None:
        """Let all others go first, or see again later when the machine was busy with them anyway."""
        left = PATIENCE - (self._used() - before)
        if left > _LEAST:
            self._yield_after(left, before)
            return
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, _LAST)
        self.slowed = True

    def _used(self) -> float:
        """Seconds of processor so far; seconds by the clock where the system does not tell."""
        try:
            told = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii", errors="replace")
            ticks = told.rpartition(")")[2].split()[11:13]
            return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
        except (OSError, ValueError):
            return asyncio.get_running_loop().time()
