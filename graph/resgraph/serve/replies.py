"""Answers as HTTP: whole or streamed, with an ETag from the content, and errors in one line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncGenerator, Mapping

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from resgraph.serve.pool import PoolReply
from resgraph.serve.question import Failure


def reply(
    request: Request, body: bytes, media_type: str, headers: Mapping[str, str] | None = None
) -> Response:
    """A whole answer, or 304 where the client has the same."""
    tag = f'"{hashlib.sha256(media_type.encode() + body).hexdigest()[:32]}"'
    sent = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept", **(headers or {})}
    if _has(", ".join(request.headers.getlist("if-none-match")), tag):
        return Response(status_code=304, headers=sent)
    return Response(body, media_type=_typed(media_type), headers=sent)


def _has(known: str, tag: str) -> bool:
    """Whether the client's tags name this one; weak or strong is the same for reading."""
    return known.strip() == "*" or tag in (each.strip().removeprefix("W/") for each in known.split(","))


def _typed(media_type: str) -> str:
    """Text formats say that they are UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


async def passed_on(request: Request, answer: PoolReply) -> Response:
    """A query's answer: whole with its tag if it is short, else streamed as it is found."""
    if answer.whole:
        return reply(request, answer.first, answer.media_type)
    headers = {"Cache-Control": "no-cache", "Vary": "Accept"}
    if request.method == "HEAD":
        await answer.rest.aclose()
        return Response(media_type=_typed(answer.media_type), headers=headers)
    return StreamingResponse(_stream(answer), media_type=_typed(answer.media_type), headers=headers)


async def _stream(answer: PoolReply) -> AsyncGenerator[bytes, None]:
    try:
        yield answer.first
        async for chunk in answer.rest:
            yield chunk
    finally:
        await answer.rest.aclose()


def failed(request: Request, failure: Failure) -> Response:
    """The failure: one line of text, or for the JSON API a problem (RFC 9457)."""
    headers = {"Cache-Control": "no-store"}
    if failure.retry is not None:
        headers["Retry-After"] = str(failure.retry)
    if request.url.path.startswith("/api/"):
        told = {"status": failure.status, "detail": failure.reason}
        body = json.dumps(told, ensure_ascii=False).encode()
        return Response(body, failure.status, headers, "application/problem+json")
    return Response(f"{failure.reason}\n", failure.status, headers, "text/plain; charset=utf-8")
