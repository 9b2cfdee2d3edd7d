"""A client that goes away is not worked for: its question is dropped, or its query stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from resgraph.serve.question import Failure

GONE = 499
"""The status in the log of what nobody waited for; no client ever sees it."""


async def while_there(request: Request, handler: Callable[[Request], Awaitable[Response]]) -> Response:
    """What the handler answers. Raises Failure as soon as the client is gone, which only the log will see."""
    if request.method == "POST":  # the handler reads the body; it watches over the rest itself
        return await handler(request)
    return await watched(request, handler(request))


async def watched(request: Request, answering: Awaitable[Response]) -> Response:
    """The answer, unless the client goes away before it begins; the body must have been read."""
    answer, gone = asyncio.ensure_future(answering), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((answer, gone), return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            raise Failure(GONE, "the client went away")
        return answer.result()
    finally:
        for task in (answer, gone):
            task.cancel()
        await asyncio.gather(answer, gone, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
