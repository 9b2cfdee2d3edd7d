"""The authorities as a reconciliation service, as OpenRefine asks one.

Reconciliation Service API 0.2 (Final Community Group Report of 10 April 2023, W3C Entity Reconciliation Community Group):

    GET  /reconcile                       the manifest
    POST /reconcile  queries={"q0": {"query": "UNODC"}}
    POST /reconcile  extend={"ids": [...], "properties": [{"id": "label@zh"}]}
    GET  /reconcile/suggest/entity?prefix=UNO    /reconcile/suggest/type    /reconcile/preview?id=org/unodc
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from resgraph.query.matching import SURE, Hit, Names, Thing
from resgraph.rdf.store import open_store
from resgraph.serve import pages, protocol
from resgraph.serve.generations import Generation
from resgraph.serve.limits import Limits
from resgraph.serve.question import Failure

PATH = "/reconcile"
_BATCH = 50
"""Queries that one request should bring; twice as many are still answered."""
_LONGEST = 200
"""Characters of a name that is looked for."""
_MOST = 50
"""Results of one query."""
_AT_ONCE = 2
"""Batches that are answered at once; the next wait."""
_LANGUAGES = ("zh", "en", "fr", "es", "ru", "ar")
_PROPERTIES = {
    **{f"label@{code}": f"label ({code})" for code in _LANGUAGES},
    "names": "all names",
    "iri": "IRI",
}
Json = dict[str, Any]


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
                return _json(
                    await asyncio.to_thread(_answers, names, _object(given["queries"]), limits.seconds)
                )
        if "extend" in given:
            return _json(_extended(names, _object(given["extend"]), build.base))
        return _json(_manifest(names, build.base, f"{request.url.scheme}://{request.url.netloc}"))

    async def entities(self, request: Request, build: Generation, _: Limits) -> Response:
        """Things whose names begin with what was typed."""
        names, prefix = await self._of(build), _prefix(request)
        found = await asyncio.to_thread(lambda: list(names.beginning(prefix, 10)))
        return _json({"result": [_suggested(thing) for thing in found]})

    async def types(self, request: Request, build: Generation, _: Limits) -> Response:
        """Kinds of things."""
        names, prefix = await self._of(build), _prefix(request).casefold()
        return _json(
            {"result": [{"id": kind, "name": kind} for kind in names.kinds if kind.startswith(prefix)]}
        )

    async def properties(self, request: Request, build: Generation, _: Limits) -> Response:  # noqa: ARG002 - as the others
        """What a table can be extended by."""
        kind = dict(protocol.fields(request.url.query)).get("type", "")
        offered = [{"id": id, "name": name} for id, name in _PROPERTIES.items()]
        return _json({"type": kind, "properties": offered})

    async def preview(self, request: Request, build: Generation, _: Limits) -> Response:
        """A small page about a thing. Raises Failure."""
        names = await self._of(build)
        thing = names.things.get(dict(protocol.fields(request.url.query)).get("id", ""))
        if thing is None:
            raise Failure(404, "there is no thing of this id")
        framed = pages.policy().replace("frame-ancestors 'none'", "frame-ancestors *")
        headers = {"Content-Security-Policy": framed}  # which counts before X-Frame-Options
        return Response(pages.preview_page(thing), 200, headers, "text/html; charset=utf-8")

    async def _of(self, build: Generation) -> Names:
        """The names of the build, made once."""
        key = build.store.sign or ""
        async with self._loading:
            if key not in self._names:
                made = await asyncio.to_thread(lambda: Names(open_store(build.store.folder), build.base))
                self._names = {key: made}
        return self._names[key]


def _manifest(names: Names, base: str, root: str) -> Json:
    suggest = {
        kind: {"service_url": root, "service_path": f"{PATH}/suggest/{kind}"} for kind in ("entity", "type")
    }
    return {
        "versions": ["0.1", "0.2"],
        "name": "resgraph: bodies, instruments, programmes and places of United Nations resolutions",
        "identifierSpace": f"{base}authority/",
        "schemaSpace": f"{base}ontology#",
        "defaultTypes": [{"id": kind, "name": kind} for kind in names.kinds],
        "view": {"url": f"{root}/authority/{{{{id}}}}"},
        "preview": {"url": f"{root}{PATH}/preview?id={{{{id}}}}", "width": 400, "height": 200},
        "suggest": suggest,
        "extend": {"propose_properties": {"service_url": root, "service_path": f"{PATH}/properties"},
                   "property_settings": []},
        "batchSize": _BATCH,
    }  # fmt: skip


def _answers(names: Names, queries: Json, seconds: float) -> Json:
    """Each query with its candidates. Raises Failure, also when it takes longer than that."""
    if len(queries) > 2 * _BATCH:
        raise Failure(413, f"a request may have {2 * _BATCH} queries")
    end = monotonic() + seconds
    found: Json = {}
    for key, query in queries.items():
        found[key] = {"result": _candidates(names, query)}
        if monotonic() > end:
            raise Failure(503, f"not answered within {seconds:g} seconds: send fewer queries at a time")
    return found


def _candidates(names: Names, query: object) -> list[Json]:
    """The candidates of one query; one that bears the very name, alone, is a match. Raises Failure."""
    if not isinstance(query, dict) or not isinstance(query.get("query"), str):
        raise Failure(400, 'a query must be like {"query": "UNODC", "type": "org", "limit": 5}')
    limit, kind = query.get("limit", 5), query.get("type", "")
    kind = kind[0] if isinstance(kind, list) and kind else kind
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise Failure(400, "limit must be a whole number of one or more")
    wanted = kind if isinstance(kind, str) and kind in names.kinds else ""
    hits = names.like(query["query"][:_LONGEST], wanted, min(limit, _MOST))
    sure = [hit for hit in hits if hit.score == SURE]
    return [_candidate(hit, match=sure == [hit]) for hit in hits]


def _candidate(hit: Hit, *, match: bool) -> Json:
    return {**_suggested(hit.thing), "type": _kinds(hit.thing), "score": hit.score, "match": match}


def _suggested(thing: Thing) -> Json:
    others = [thing.labels[code] for code in _LANGUAGES if code in thing.labels]
    return {
        "id": thing.id,
        "name": thing.label("zh"),
        "description": " · ".join(others),
        "notable": _kinds(thing),
    }


def _kinds(thing: Thing) -> list[Json]:
    return [{"id": thing.kind, "name": thing.kind}] if thing.kind else []


def _extended(names: Names, asked: Json, base: str) -> Json:
    """Properties of things, as OpenRefine adds them to a table. Raises Failure."""
    ids, properties = asked.get("ids"), asked.get("properties")
    if not isinstance(ids, list) or not isinstance(properties, list) or len(ids) > 1000:
        raise Failure(
            400,
            'extend must be like {"ids": ["org/unodc"], "properties": [{"id": "label@en"}]}, with 1000 ids at most',
        )
    wanted = [each["id"] for each in properties if isinstance(each, dict) and each.get("id") in _PROPERTIES]
    rows = {
        id: {name: [{"str": value} for value in _values(names.things.get(id), name, base)] for name in wanted}
        for id in ids
        if isinstance(id, str)
    }
    return {"meta": [{"id": name, "name": _PROPERTIES[name]} for name in wanted], "rows": rows}


def _values(thing: Thing | None, name: str, base: str) -> list[str]:
    if thing is None:
        return []
    if name == "names":
        return sorted(thing.names)
    if name == "iri":
        return [thing.id if "://" in thing.id else f"{base}authority/{thing.id}"]
    label = thing.labels.get(name.removeprefix("label@"))
    return [label] if label else []


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
    return dict(protocol.fields(request.url.query)).get("prefix", "")[:_LONGEST]


def _json(found: Json) -> Response:
    body = json.dumps(found, ensure_ascii=False).encode()
    return Response(body, 200, {"Cache-Control": "no-cache"}, "application/json")


ROUTES: dict[
    str, tuple[Callable[[Reconciling, Request, Generation, Limits], Awaitable[Response]], tuple[str, ...]]
] = {
    PATH: (Reconciling.service, ("GET", "POST")),
    f"{PATH}/suggest/entity": (Reconciling.entities, ("GET",)),
    f"{PATH}/suggest/type": (Reconciling.types, ("GET",)),
    f"{PATH}/properties": (Reconciling.properties, ("GET",)),
    f"{PATH}/preview": (Reconciling.preview, ("GET",)),
}
"""The paths of the service, and who answers them."""
