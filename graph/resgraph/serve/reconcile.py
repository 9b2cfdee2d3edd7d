"""The authorities as a reconciliation service, as OpenRefine asks one.

Reconciliation Service API 0.2 (Final Community Group Report of 10 April 2023, W3C Entity Reconciliation Community Group):

    GET  /reconcile                       the manifest
    POST /reconcile  queries={"q0": {"query": "UNODC"}}
    POST /reconcile  extend={"ids": [...], "properties": [{"id": "label@zh"}]}
    GET  /reconcile/suggest/entity?prefix=UNO    /reconcile/suggest/type    /reconcile/suggest/property
    GET  /reconcile/properties?type=org          /reconcile/preview?id=org/unodc

What the queries of a batch find is in `resgraph.serve.candidates`.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import monotonic

from starlette.requests import Request
from starlette.responses import Response

from resgraph.query.matching import Names, Thing
from resgraph.rdf.store import open_store
from resgraph.serve import pages, protocol
from resgraph.serve.candidates import LONGEST, PROPERTIES, Json, candidates, described, kinds_of, values
from resgraph.serve.generations import Generation
from resgraph.serve.limits import Limits
from resgraph.serve.question import Failure
from resgraph.serve.reader import VARY, Words, language_of

PATH = "/reconcile"
_BATCH = 50
"""Queries that one request should bring; twice as many are still answered."""
_AT_ONCE = 2
"""Batches that are answered at once; the next wait."""


@dataclass(slots=True)
class Reconciling:
    """The service, with the names of the build that was asked last."""

    _names: dict[str, Names] = field(default_factory=dict)
    _loading: asyncio.Lock = field(default_factory=asyncio.Lock)
    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def service(self, request: Request, build: Generation, limits: Limits) -> Response:
        """The manifest, a batch of queries, or properties of things. Raises Failure."""
        given = dict(protocol.fields(request.url.query))
        if request.method == "POST":
            given |= dict(protocol.fields(await protocol.body_of(request, limits.request)))
        names = await self._of(build)
        if "queries" in given:
            async with self._turns:
                asked = _Batch(names, build.base, Words(language_of(request)), limits.seconds)
                return _json(await asyncio.to_thread(asked.answers, _object(given["queries"])))
        if "extend" in given:
            return _json(_extended(names, _object(given["extend"]), build.base))
        root = f"{request.url.scheme}://{request.url.netloc}"
        return _json(_manifest(names, build.base, root, Words(language_of(request))))

    async def entities(self, request: Request, build: Generation, _: Limits) -> Response:
        """Things whose names begin with what was typed."""
        names, prefix = await self._of(build), _prefix(request)
        found = await asyncio.to_thread(lambda: list(names.beginning(prefix, 10)))
        words = Words(language_of(request))
        return _json({"result": [_suggested(thing, words) for thing in found]})

    async def types(self, request: Request, build: Generation, _: Limits) -> Response:
        """Kinds of things."""
        names, prefix = await self._of(build), _prefix(request)
        return _json({"result": _begun(_kinds(names, Words(language_of(request))), prefix)})

    async def known_properties(self, request: Request, build: Generation, _: Limits) -> Response:  # noqa: ARG002 - as the others
        """Properties by which a query can tell things apart."""
        return _json({"result": _begun(_PROPERTIES, _prefix(request))})

    async def properties(self, request: Request, build: Generation, _: Limits) -> Response:  # noqa: ARG002 - as the others
        """What a table can be extended by."""
        kind = dict(protocol.fields(request.url.query)).get("type", "")
        return _json({"type": kind, "properties": _PROPERTIES})

    async def preview(self, request: Request, build: Generation, _: Limits) -> Response:
        """A small page about a thing. Raises Failure."""
        names = await self._of(build)
        thing = names.things.get(dict(protocol.fields(request.url.query)).get("id", ""))
        if thing is None:
            raise Failure(404, "there is no thing of this id")
        reader = pages.Reader(Words(language_of(request)))
        framed = pages.policy().replace("frame-ancestors 'none'", "frame-ancestors *")
        headers = {"Content-Security-Policy": framed}  # which counts before X-Frame-Options
        return Response(pages.preview_page(reader, thing), 200, headers, "text/html; charset=utf-8")

    async def _of(self, build: Generation) -> Names:
        """The names of the build, made once."""
        key = build.store.sign or ""
        async with self._loading:
            if key not in self._names:
                made = await asyncio.to_thread(lambda: Names(open_store(build.store.folder), build.base))
                self._names = {key: made}
        return self._names[key]


_PROPERTIES = [{"id": id, "name": name} for id, name in PROPERTIES.items()]


def _manifest(names: Names, base: str, root: str, words: Words) -> Json:
    suggest = {
        kind: {"service_url": root, "service_path": f"{PATH}/suggest/{kind}"}
        for kind in ("entity", "type", "property")
    }
    return {
        "versions": ["0.1", "0.2"],
        "name": "resgraph: bodies, instruments, programmes and places of United Nations resolutions",
        "identifierSpace": f"{base}authority/",
        "schemaSpace": f"{base}ontology#",
        "defaultTypes": _kinds(names, words),
        "view": {"url": f"{root}/authority/{{{{id}}}}"},
        "preview": {"url": f"{root}{PATH}/preview?id={{{{id}}}}", "width": 400, "height": 200},
        "suggest": suggest,
        "extend": {"propose_properties": {"service_url": root, "service_path": f"{PATH}/properties"},
                   "property_settings": []},
        "batchSize": _BATCH,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Batch:
    """Queries that are answered together, in so many seconds."""

    names: Names
    base: str
    words: Words
    seconds: float

    def answers(self, queries: Json) -> Json:
        """Each query with its candidates. Raises Failure, also when it takes longer than that."""
        if len(queries) > 2 * _BATCH:
            raise Failure(413, f"a request may have {2 * _BATCH} queries")
        end = monotonic() + self.seconds
        found: Json = {}
        for key, query in queries.items():
            found[key] = {"result": candidates(self.names, query, self.base, self.words)}
            if monotonic() > end:
                raise Failure(
                    503, f"not answered within {self.seconds:g} seconds: send fewer queries at a time"
                )
        return found


def _suggested(thing: Thing, words: Words) -> Json:
    return {**described(thing, words.language), "notable": kinds_of(thing, words)}


def _kinds(names: Names, words: Words) -> list[Json]:
    return [{"id": kind, "name": words.kind(kind)} for kind in names.kinds]


def _begun(known: list[Json], prefix: str) -> list[Json]:
    """Those whose id or name begins so."""
    wanted = prefix.casefold()
    return [
        each for each in known if wanted in (each[key].casefold()[: len(wanted)] for key in ("id", "name"))
    ]


def _extended(names: Names, asked: Json, base: str) -> Json:
    """Properties of things, as OpenRefine adds them to a table. Raises Failure."""
    ids, properties = asked.get("ids"), asked.get("properties")
    if not isinstance(ids, list) or not isinstance(properties, list) or len(ids) > 1000:
        raise Failure(
            400,
            'extend must be like {"ids": ["org/unodc"], "properties": [{"id": "label@en"}]}, with 1000 ids at most',
        )
    wanted = [each["id"] for each in properties if isinstance(each, dict) and each.get("id") in PROPERTIES]
    rows = {
        id: {name: [{"str": value} for value in values(names.things.get(id), name, base)] for name in wanted}
        for id in ids
        if isinstance(id, str)
    }
    return {"meta": [{"id": name, "name": PROPERTIES[name]} for name in wanted], "rows": rows}


def _object(text: str) -> Json:
    """A JSON object. Raises Failure."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise Failure(400, "the request is no JSON") from None
    if not isinstance(found, dict):
        raise Failure(400, "the request must be a JSON object")
    return found


def _prefix(request: Request) -> str:
    return dict(protocol.fields(request.url.query)).get("prefix", "")[:LONGEST]


def _json(found: Json) -> Response:
    body = json.dumps(found, ensure_ascii=False).encode()
    return Response(body, 200, {"Cache-Control": "no-cache", "Vary": VARY}, "application/json")


ROUTES: dict[
    str, tuple[Callable[[Reconciling, Request, Generation, Limits], Awaitable[Response]], tuple[str, ...]]
] = {
    PATH: (Reconciling.service, ("GET", "POST")),
    f"{PATH}/suggest/entity": (Reconciling.entities, ("GET",)),
    f"{PATH}/suggest/type": (Reconciling.types, ("GET",)),
    f"{PATH}/suggest/property": (Reconciling.known_properties, ("GET",)),
    f"{PATH}/properties": (Reconciling.properties, ("GET",)),
    f"{PATH}/preview": (Reconciling.preview, ("GET",)),
}
"""The paths of the service, and who answers them."""
