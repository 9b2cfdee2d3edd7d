"""The page on which a person decides what is open: it shows the rows of `resgraph review`, and writes the same file.

It is the one thing of a server that writes, so it is there for this machine only, and for its own page only: the name by which
the server is asked must be one of this machine's, no other site may read the page or send a form, and a form must bring
the token that the page gave it.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from resgraph.decisions.table import decision_in, read_rows
from resgraph.find.authorities import load
from resgraph.model import DecisionError, InputError
from resgraph.model.notice import LANGUAGES, Notice
from resgraph.model.sheet import Row
from resgraph.review.file import merged, save
from resgraph.review.open import Cells, open_rows
from resgraph.serve import pages, protocol
from resgraph.serve.generations import Generation
from resgraph.serve.limits import Limits
from resgraph.serve.question import Failure
from resgraph.serve.reader import Words, language_of, switch

PATH = "/review"
_PAGE = 100
"""Rows on a page."""
_OWN = frozenset(("same-origin", "none"))
"""What a browser says of a request that its own user or this server's page made."""
_WRITTEN = ("document", "paragraph", "words", "kind", "decision", "note")


def is_loopback(host: str) -> bool:
    """Whether the address is one that only this machine reaches."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def check_host(host: str) -> None:
    """Raise InputError where others could reach the page."""
    if not is_loopback(host):
        raise InputError(Notice("review-loopback", host=host))


@dataclass(slots=True)
class Deciding:
    """The file of decisions, and what lets a form write into it."""

    file: Path
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    _writing: asyncio.Lock = field(default_factory=asyncio.Lock)
    _open: dict[tuple[str, str], list[Cells]] = field(default_factory=dict)

    async def answered(self, request: Request, build: Generation, limits: Limits) -> Response:
        """The page, or what its form asks."""
        return await (
            self.decided(request, build, limits) if request.method == "POST" else self.page(request, build)
        )

    async def page(self, request: Request, build: Generation) -> Response:
        """The rows, those that are not decided first."""
        _refuse_others(request)
        language, first = _wanted(request)
        rows = await self._rows(build, language)
        rows.sort(key=lambda row: bool(row["decision"]))
        reader = pages.Reader(Words(language), switch(request))
        body = pages.review_page(
            reader, rows[first : first + _PAGE], language, self.token, _beyond(len(rows), first, language)
        )
        headers = {
            "Content-Security-Policy": pages.policy(),
            "Cache-Control": "no-store",
            **_readable(request),
        }
        return Response(body, 200, headers, "text/html; charset=utf-8")

    async def decided(self, request: Request, build: Generation, limits: Limits) -> Response:
        """Write what a form says; then the page again. Raises Failure."""
        _refuse_others(request)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != protocol.FORM:
            raise Failure(415, f"send the form as {protocol.FORM}")
        given = dict(protocol.fields(await protocol.body_of(request, limits.request)))
        if not secrets.compare_digest(given.get("token", "").encode(), self.token.encode()):
            raise Failure(403, "the form is not from this server's page: load the page again")
        said = {name: given.get(name, "") for name in _WRITTEN}
        try:
            decision_in(Row(0, said), load().entities, build.base)
        except DecisionError as error:
            raise Failure(400, str(error)) from None
        async with self._writing:
            language, first = _wanted(request)
            rows = await self._rows(build, language)
            await asyncio.to_thread(save, self.file, _with(rows, said))
        back = urlencode({"language": language, "from": first})
        return RedirectResponse(f"{PATH}?{back}", 303, _readable(request))

    async def _rows(self, build: Generation, language: str) -> list[Cells]:
        """What is open, with the answers of the file as it is now. Raises Failure where the file is no such table."""
        key = (build.store.sign or "", language)
        if key not in self._open:
            found = await asyncio.to_thread(open_rows, build.store.folder, language)
            self._open = {known: rows for known, rows in self._open.items() if known[0] == key[0]} | {
                key: found
            }
        try:
            before = await asyncio.to_thread(read_rows, self.file) if self.file.exists() else []
        except DecisionError as error:
            raise Failure(409, str(error)) from None
        return merged([dict(row) for row in self._open[key]], before)


def _with(rows: list[Cells], said: Mapping[str, str]) -> list[Cells]:
    """The rows with one answered; an answer to none of them is a row of its own."""
    same = ("document", "paragraph", "words", "kind")
    for row in rows:
        if all(row.get(name, "") == said[name] for name in same):
            row.update(decision=said["decision"], note=said["note"])
            return rows
    return [*rows, dict(said)]


def _wanted(request: Request) -> tuple[str, int]:
    """The language, and the first row of the page."""
    given = dict(protocol.fields(request.url.query))
    said = given.get("language", "")
    language = said if said in LANGUAGES else language_of(request)
    first = given.get("from", "0")
    return language, int(first) if first.isascii() and first.isdigit() and len(first) < 10 else 0


def _beyond(count: int, first: int, language: str) -> tuple[str, str]:
    """The addresses of the page before and of the page behind; empty where there is none."""
    before = f"{PATH}?{urlencode({'language': language, 'from': max(0, first - _PAGE)})}" if first else ""
    behind = (
        f"{PATH}?{urlencode({'language': language, 'from': first + _PAGE})}" if first + _PAGE < count else ""
    )
    return before, behind


def _refuse_others(request: Request) -> None:
    """Raise Failure unless the request is for this machine and from its own page, or from no page at all."""
    if not is_loopback(_host(request)):
        raise Failure(403, "this page is for the machine on which the server runs: ask for it at 127.0.0.1")
    if request.headers.get("sec-fetch-site", "none") not in _OWN:
        raise Failure(403, "this page is not for other sites: open it by its address")
    origin = request.headers.get("origin")
    if origin is not None and origin != _origin(request):
        raise Failure(403, "this page is not for other sites: open it by its address")


def _host(request: Request) -> str:
    """The name by which the server is asked, without the port."""
    host = request.headers.get("host", "")
    return host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.partition(":")[0]


def _origin(request: Request) -> str:
    return f"http://{request.headers.get('host', '')}"


def _readable(request: Request) -> dict[str, str]:
    """No other site may read the page, though it may read the data."""
    return {"Access-Control-Allow-Origin": _origin(request)}
