"""Connections: how long the head of a request may take to come, and how many one address may hold open.

A client that sends half a head and waits costs nothing but its connection; enough of them would lock everybody out.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol

from resgraph.serve.limits import Limits

_TOO_MANY = b"too many connections of yours are open: close some\n"
_TOO_SLOW = b"the request came too slowly\n"


class _Limited(H11Protocol):
    """One connection; `opened` counts those of each address."""

    limits: ClassVar[Limits]
    opened: ClassVar[Counter[str]]
    _deadline: asyncio.TimerHandle | None = None
    _counted = ""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Count it, and send it away where its address has too many."""
        super().connection_made(transport)
        self._counted = self.client[0] if self.client else "-"
        self.opened[self._counted] += 1
        if self.opened[self._counted] > self.limits.connections:
            self._send_away(429, b"Too Many Requests", _TOO_MANY)
        else:
            self._watch()

    def data_received(self, data: bytes) -> None:
        """Read on; what came may be the end of the head."""
        if self.transport.is_closing():
            return
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self._forget_deadline()
        self.opened[self._counted] -= 1
        if not self.opened[self._counted]:
            del self.opened[self._counted]
        super().connection_lost(exc)

    def _watch(self) -> None:
        """Set the time limit while a head is awaited; after an answer only once its first byte has come."""
        if self.cycle is not None and not self.cycle.response_complete:
            self._forget_deadline()
        elif self._deadline is None:
            self._deadline = self.loop.call_later(self.limits.head, self._expire)

    def _expire(self) -> None:
        self._deadline = None
        if not self.transport.is_closing() and (self.cycle is None or self.cycle.response_complete):
            self._send_away(408, b"Request Timeout", _TOO_SLOW)

    def _forget_deadline(self) -> None:
        if self._deadline:
            self._deadline.cancel()
            self._deadline = None

    def _send_away(self, status: int, phrase: bytes, told: bytes) -> None:
        head = b"HTTP/1.1 %d %s\r\nContent-Type: text/plain; charset=utf-8\r\nRetry-After: 2\r\n" % (
            status,
            phrase,
        )
        self.transport.write(head + b"Content-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(told), told))
        self.transport.close()


def protocol_of(limits: Limits) -> type[H11Protocol]:
    """The protocol of uvicorn, within these limits."""
    return type("Limited", (_Limited,), {"limits": limits, "opened": Counter()})
