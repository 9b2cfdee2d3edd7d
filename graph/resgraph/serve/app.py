"""The application: which path is answered by what. Everything reads; only /review, where it is asked for, writes a file.

/                     the editor            /A/RES/60/175    a thing of the graph
/sparql               SPARQL 1.1 Protocol   /graph-store     Graph Store Protocol, reading
/api/v1/...           the JSON API          /openapi.json    its description
/.well-known/void     what the data are     /health          whether it works
/reconcile            the names, for OpenRefine
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pyoxigraph import Literal
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from resgraph.serve import api, describe, linked, openapi, pages, protocol, reconcile
from resgraph.serve.asking import filled, iri, rows
from resgraph.serve.edge import Edge
from resgraph.serve.generations import Generation, Served
from resgraph.serve.limits import Limits
from resgraph.serve.negotiate import GRAPHS, RESULTS, liked
from resgraph.serve.question import Failure, Question
from resgraph.serve.reader import VARY, Words, chosen, language_of, switch
from resgraph.serve.reconcile import Reconciling
from resgraph.serve.remembered import Remembered
from resgraph.serve.replies import failed, passed_on, reply
from resgraph.serve.review import PATH, Deciding
from resgraph.serve.waiting import watched, while_there

_COUNTS = {
    "triples": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "documents": """SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {
      ?s a ?kind FILTER(STRSTARTS(STR(?s), $BASE) && !CONTAINS(STR(?s), "#"))
    }""",
}
"""How many statements there are, and how many documents of RDF: what answers under an address of its own."""
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g {} } ORDER BY ?g LIMIT 10000"
_HAS_GRAPH = "SELECT ?g WHERE { VALUES ?g { $IRI } GRAPH ?g { ?s ?p ?o } } LIMIT 1"
_OF_GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH $IRI { ?s ?p ?o } }"
_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_ONE = "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1"
_HTML = "text/html"


@dataclass(slots=True)
class Service:
    """The handlers of one request, on one build of the graph; `base` is where its IRIs begin."""

    answers: Remembered
    base: str
    limits: Limits
    counts: dict[str, int]

    async def sparql(self, request: Request) -> Response:
        """A query; without one, the description of the service, or the editor for a browser."""
        if request.method != "POST" and not request.url.query:
            return await self.described(request)
        question = await protocol.question_of(request, self.limits)
        if request.method != "POST" and _browsing(request):
            return RedirectResponse(f"/?{request.url.query}", 303, {"Vary": "Accept"})
        answering = self._answered(request, question)
        return await (watched(request, answering) if request.method == "POST" else answering)

    async def _answered(self, request: Request, question: Question) -> Response:
        return await passed_on(request, await self.answers.answer(question))

    async def described(self, request: Request) -> Response:
        """What the endpoint is."""
        if _browsing(request):
            return RedirectResponse("/", 303, {"Vary": "Accept"})
        media_type = _graph_type(request)
        graphs = [row["g"]["value"] for row in await rows(self.answers, _GRAPHS)]
        endpoint = iri(f"{_root(request)}sparql").value
        return reply(request, describe.written(describe.service(endpoint, graphs), media_type), media_type)

    async def void(self, request: Request) -> Response:
        """What the data are."""
        media_type = _graph_type(request)
        if not self.counts:
            for name, sparql in _COUNTS.items():
                self.counts[name] = int(
                    (await rows(self.answers, sparql, BASE=Literal(self.base)))[0]["n"]["value"]
                )
        root = iri(_root(request)).value
        return reply(
            request, describe.written(describe.dataset(root, self.base, self.counts), media_type), media_type
        )

    async def graph_store(self, request: Request) -> Response:
        """All triples of one graph, or of all together (`?default`)."""
        given = protocol.fields(request.url.query)
        media_type = _graph_type(request)
        if given == [("default", "")]:
            return await passed_on(request, await self.answers.answer(Question(_ALL, (media_type,))))
        if len(given) != 1 or given[0][0] != "graph":
            raise Failure(400, "say which graph: ?graph=IRI, or ?default for all together")
        graph = iri(given[0][1])
        if not await rows(self.answers, _HAS_GRAPH, IRI=graph):
            raise Failure(404, "there is no graph of this name")
        question = Question(filled(_OF_GRAPH, {"IRI": graph}), (media_type,))
        return await passed_on(request, await self.answers.answer(question))

    async def thing(self, request: Request) -> Response:
        """A thing of the graph: a page, or triples."""
        try:
            thing = await linked.thing_of(request, self.answers, self.base)
        except Failure as failure:
            if not _browsing(request):
                raise
            return _page(
                request, pages.error_page(_reader(request), failure.status, failure.reason), failure.status
            )
        media_type = linked.wanted(request)
        if media_type != linked.HTML:
            return await passed_on(request, await self.answers.answer(linked.triples(thing, media_type)))
        reader = _reader(request)
        texts = await linked.words(self.answers, thing, reader.words.language)
        said = await linked.statements(self.answers, thing, reader.words.language)
        shown = pages.parts(thing, self.base, said, texts)
        pointing = await linked.pointing(self.answers, thing, reader.words.language)
        return _page(request, pages.thing_page(reader, thing, self.base, shown, pointing))

    async def editor(self, request: Request) -> Response:
        """The page to ask on."""
        body = pages.editor_page(_reader(request), self.base)
        headers = {"Content-Security-Policy": pages.policy(editor=True), "Vary": VARY}
        return reply(request, body, _HTML, headers)

    async def language(self, request: Request) -> Response:
        """Remembers in which language the pages are to be."""
        return chosen(request)

    async def search(self, request: Request) -> Response:
        """The passages that hold certain words, for people."""
        given, limit, offset = openapi.checked("search", protocol.fields(request.url.query))
        found = await api.search(api.Asked(self.answers, self.base, given, limit, offset))
        return _page(request, pages.search_page(_reader(request), given["q"], self.base, found))

    async def spelt(self, request: Request) -> Response:
        """The SPARQL of a named query, its parameters filled in; with `limit` that of its first rows."""
        fields = protocol.fields(request.url.query)
        rows = openapi.limit_of([text for name, text in fields if name == "limit"])
        given = tuple((name, text) for name, text in fields if name != "limit")
        question = Question(name=request.path_params["name"], given=given, rows=rows)
        return await passed_on(request, await self.answers.answer(question))

    async def operation(self, request: Request, name: str) -> Response:
        """An operation of the JSON API."""
        given, limit, offset = openapi.checked(name, protocol.fields(request.url.query))
        found = await api.OPERATIONS[name](api.Asked(self.answers, self.base, given, limit, offset))
        return reply(request, json.dumps(found, ensure_ascii=False).encode(), "application/json")

    async def description(self, request: Request) -> Response:
        """The OpenAPI document."""
        body = json.dumps(openapi.description(_root(request)), ensure_ascii=False, indent=1).encode()
        return reply(request, body, "application/json")

    async def health(self, request: Request) -> Response:
        """200 when a process answers a query."""
        answer = await self.answers.fresh(Question(_ONE, tuple(RESULTS)))
        await answer.rest.aclose()
        return reply(request, b'{"status": "ok"}', "application/json")

    async def asset(self, request: Request) -> Response:
        """A script or a style sheet of the pages."""
        name = pages.ASSETS.get(request.path_params["name"])
        if name is None:
            raise Failure(404, "there is no such file")
        body = (pages.FOLDER / name).read_bytes()
        return reply(request, body, pages.MEDIA_TYPES[Path(name).suffix])


def _root(request: Request) -> str:
    """Where this server is, as the client names it."""
    return f"{request.url.scheme}://{request.url.netloc}/"


def _browsing(request: Request) -> bool:
    """Whether the client would rather have a page than data."""
    offers = (*RESULTS, *GRAPHS, _HTML)
    accept = protocol.accepted(request)
    return bool(accept) and liked(accept, offers)[:1] == (_HTML,)


def _graph_type(request: Request) -> str:
    """The media type to write triples in. Raises Failure."""
    for media_type in liked(protocol.accepted(request), tuple(GRAPHS)):
        return media_type
    raise Failure(406, f"this can be had as {', '.join(GRAPHS)}")


def _reader(request: Request) -> pages.Reader:
    return pages.Reader(Words(language_of(request)), switch(request))


def _page(request: Request, body: bytes, status: int = 200) -> Response:
    headers = {"Content-Security-Policy": pages.policy(), "Vary": VARY}
    if status != 200:
        return Response(body, status, headers, "text/html; charset=utf-8")
    return reply(request, body, _HTML, headers)


Handler = Callable[[Service, Request], Awaitable[Response]]


def _on(
    served: Served, handler: Callable[[Request, Generation, Limits], Awaitable[Response]]
) -> Callable[[Request], Awaitable[Response]]:
    """What answers from the files of the current build, beside its queries."""

    async def answered(request: Request) -> Response:
        with served.current() as build:
            try:
                return await handler(request, build, served.limits)
            except Failure as failure:
                return failed(request, failure)

    return answered


def _guarded(served: Served, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """The handler on the build that is current when the request begins; its failures told as HTTP."""

    async def answered(request: Request) -> Response:
        with served.current() as build:
            service = Service(build.answers, build.base, served.limits, build.counts)
            try:
                return await while_there(request, partial(handler, service))
            except Failure as failure:
                return failed(request, failure)

    return answered


def routes(served: Served, deciding: Deciding | None = None) -> list[BaseRoute]:
    """The paths, the first that fits; what is none of these is a thing of the graph."""
    reconciling = Reconciling()
    own = [
        Route(path, _on(served, partial(handler, reconciling)), methods=list(methods))
        for path, (handler, methods) in reconcile.ROUTES.items()
    ]
    if deciding:
        own.append(Route(PATH, _on(served, deciding.answered), methods=["GET", "POST"]))
    table: list[tuple[str, Handler, tuple[str, ...]]] = [
        ("/", Service.editor, ("GET",)),
        ("/sparql", Service.sparql, ("GET", "POST")),
        ("/graph-store", Service.graph_store, ("GET",)),
        ("/.well-known/void", Service.void, ("GET",)),
        ("/.well-known/sparql-service-description", Service.described, ("GET",)),
        ("/openapi.json", Service.description, ("GET",)),
        *((f"/api/v1/{name}", partial(Service.operation, name=name), ("GET",)) for name in api.OPERATIONS),
        ("/api/v1/queries/{name}", Service.spelt, ("GET",)),
        ("/search", Service.search, ("GET",)),
        ("/language/{language}", Service.language, ("GET",)),
        ("/health", Service.health, ("GET",)),
        ("/static/{name}", Service.asset, ("GET",)),
        ("/{thing:path}", Service.thing, ("GET",)),
    ]
    return [
        *own,
        *(Route(path, _guarded(served, handler), methods=list(methods)) for path, handler, methods in table),
    ]


def application(served: Served, deciding: Deciding | None = None) -> Starlette:
    """The ASGI application on what is served, with the page of decisions where there is a file for them."""
    return Starlette(
        routes=routes(served, deciding), middleware=[Middleware(Edge, per_client=served.limits.per_client)]
    )
