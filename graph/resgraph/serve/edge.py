"""What every request passes on its way in and out: the access log, CORS, headers of safety, fair shares."""

from __future__ import annotations

import logging
import time
from collections import Counter

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from resgraph.serve.pool import Cut
from resgraph.serve.waiting import GONE

LOG = logging.getLogger("resgraph.access")

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
}
"""Set on every answer that does not set them itself; any page may read the data, which are public."""
_POSTED = ("/sparql", "/reconcile")
"""Paths that take POST; the others are read only."""
_PREFLIGHT = {
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class Edge:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, per_client: int) -> None:
        self._app, self._per_client = app, per_client
        self._open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        client = (scope.get("client") or ("-",))[0]
        passage = Exchange(scope, send, client)
        self._open[client] += 1
        try:
            await self._inner(scope)(scope, receive, passage.send)
        except ClientDisconnect:
            passage.note, passage.status = "the client went away", passage.status or GONE
        except Cut as cut:
            passage.note = f"cut: {cut}"
            raise  # uvicorn then breaks the connection off
        except Exception:
            if passage.status:
                raise
            logging.getLogger("resgraph").exception("a request failed")
            await Response("the server failed\n", 500)(scope, receive, passage.send)
        finally:
            self._open[client] -= 1
            if not self._open[client]:
                del self._open[client]
            passage.log()

    def _inner(self, scope: Scope) -> ASGIApp:
        """Who answers: the application, or this layer for it."""
        client = (scope.get("client") or ("-",))[0]
        if self._open[client] > self._per_client:
            told = "too many requests of yours are open: wait for their answers\n"
            return Response(told, 429, {"Retry-After": "2"}, "text/plain; charset=utf-8")
        if scope["method"] == "OPTIONS":
            methods = f"GET, HEAD, {'POST, ' if scope['path'] in _POSTED else ''}OPTIONS"
            allowed = {"Allow": methods, "Access-Control-Allow-Methods": methods}
            return Response(status_code=204, headers={**_PREFLIGHT, **allowed})
        return self._app


class Exchange:
    """One answer on its way out."""

    def __init__(self, scope: Scope, send: Send, client: str) -> None:
        self.status, self.note = 0, ""
        self._scope, self._send, self._client = scope, send, client
        self._size, self._began = 0, time.monotonic()

    async def send(self, message: Message) -> None:
        """Pass a message on, with the headers of safety."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        self._size += len(message.get("body", b""))
        await self._send(message)

    def log(self) -> None:
        """One line: who asked what, and how it went."""
        path = self._scope.get("raw_path", b"").decode("ascii", "replace")
        query = self._scope.get("query_string", b"").decode("ascii", "replace")
        target = f"{path}?{query}" if query else path
        shown = "".join(c if c.isprintable() else "?" for c in target)[:500]
        seconds = time.monotonic() - self._began
        LOG.info(
            '%s "%s %s" %d %d %.3f%s',
            self._client, self._scope["method"], shown, self.status, self._size, seconds,
            f" {self.note}" if self.note else "",
        )  # fmt: skip
