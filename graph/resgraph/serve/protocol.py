"""The SPARQL 1.1 Protocol, queries only: what a request asks. Updates are refused."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qsl

from starlette.requests import Request

from resgraph.serve.limits import Limits
from resgraph.serve.negotiate import OFFERS, liked
from resgraph.serve.question import Failure, Question

Fields = list[tuple[str, str]]

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
_READING = 30.0


def fields(text: str) -> Fields:
    """Names and values of a query string or a form. Raises Failure for what is not UTF-8."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=200)
    except UnicodeDecodeError:
        raise Failure(400, "the request is not UTF-8") from None
    except ValueError:
        raise Failure(400, "the request has too many fields") from None


def accepted(request: Request) -> str:
    """The `Accept` header as one: it may stand on several lines, which count together."""
    return ", ".join(request.headers.getlist("accept"))


async def body_of(request: Request, most: int) -> str:
    """The body as text. Raises Failure when it is longer than `most` bytes, slow, or not UTF-8."""
    body = bytearray()
    try:
        async with asyncio.timeout(_READING):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise Failure(413, f"the request has more than {most} bytes")
        return body.decode()
    except TimeoutError:
        raise Failure(408, "the request came too slowly") from None
    except UnicodeDecodeError:
        raise Failure(400, "the request is not UTF-8") from None


async def question_of(request: Request, limits: Limits) -> Question:
    """The query that a request to the endpoint asks. Raises Failure."""
    given = fields(request.url.query)
    if request.method == "POST":
        given = await _posted(request, given, limits)
    if any(name == "update" for name, _ in given):
        raise Failure(403, "this endpoint is read-only: updates are refused")
    queries = [value for name, value in given if name == "query"]
    if len(queries) != 1:
        raise Failure(400, "a request must have one query, in the field named query")
    if len(queries[0]) > limits.query:
        raise Failure(413, f"the query has more than {limits.query} characters")
    default, named = (
        tuple(value for name, value in given if name == wanted)
        for wanted in ("default-graph-uri", "named-graph-uri")
    )
    accept = liked(accepted(request), OFFERS)
    if not (default or named):
        return Question(queries[0], accept)
    return Question(queries[0], accept, default, named)


async def _posted(request: Request, given: Fields, limits: Limits) -> Fields:
    """The fields of a form, or a query that is the body itself, with what the address gives."""
    media_type, charset = _content(request)
    if media_type == UPDATE:
        raise Failure(403, "this endpoint is read-only: updates are refused")
    if media_type not in (FORM, DIRECT):
        raise Failure(415, f"send a query as {FORM} or {DIRECT}")
    if charset not in ("", "utf-8", "utf8"):
        raise Failure(415, "send the query in UTF-8")
    text = await body_of(request, limits.request)
    return [*given, *fields(text)] if media_type == FORM else [*given, ("query", text)]


def _content(request: Request) -> tuple[str, str]:
    """Media type and character set of the body, in small letters."""
    media_type, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    charset = parameters.partition("charset=")[2].partition(";")[0].strip().strip("\"'")
    return media_type.strip(), charset
