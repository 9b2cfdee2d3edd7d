"""The server: graphs put, added to, read and deleted over HTTP; what fails for a while is tried again."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urlsplit

from resgraph.model import InputError, OutputError
from resgraph.model.notice import Notice
from resgraph.publish.credentials import Credentials

NTRIPLES = "application/n-triples"
QUERY_PLACES: tuple[tuple[str, str], ...] = (
    ("/sparql-graph-crud-auth", "/sparql"),  # Virtuoso
    ("/sparql-graph-crud", "/sparql"),
    ("/store", "/query"),  # Oxigraph
    ("/data", "/sparql"),  # Fuseki
    ("/rdf-graph-store", "/sparql"),
    ("/rdf-graphs/service", ""),  # RDF4J, GraphDB
)
"""How the Graph Store's path ends, and how the query endpoint's path ends then."""
_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))
_TIMEOUT = 600
_LONGEST_WAIT = 60.0


def query_place(url: str) -> str:
    """The query endpoint beside a Graph Store. Raises InputError where the address does not tell."""
    for ending, place in QUERY_PLACES:
        if url.rstrip("/").endswith(ending):
            return url.rstrip("/").removesuffix(ending) + place
    raise InputError(Notice("which-query-place", url=url))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect is an error: credentials must not travel on."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


@dataclass(slots=True)
class Remote:
    """A Graph Store and the query endpoint beside it."""

    store: str
    query: str
    credentials: Credentials = field(default_factory=Credentials)
    retries: int = 6
    pause: float = 0.5

    def put(self, graph: str, triples: bytes) -> None:
        """Make the graph hold these triples and no others. Raises OutputError."""
        self._send("PUT", self._of(graph), triples)

    def post(self, graph: str, triples: bytes) -> None:
        """Add triples to the graph; the same twice is the same once."""
        self._send("POST", self._of(graph), triples)

    def delete(self, graph: str) -> None:
        """Remove the graph, if it is there."""
        self._send("DELETE", self._of(graph), gone_is_fine=True)

    def get(self, graph: str) -> str:
        """The triples of a graph in N-Triples; nothing if there is none of the name."""
        return self._send("GET", self._of(graph), accept=NTRIPLES, gone_is_fine=True).decode()

    def count(self, graph: str) -> int:
        """How many triples the graph holds."""
        sparql = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        url = f"{self.query}?{urlencode({'query': sparql})}"
        answer = json.loads(self._send("GET", url, accept="application/sparql-results+json"))
        return int(answer["results"]["bindings"][0]["n"]["value"])

    def _of(self, graph: str) -> str:
        return f"{self.store}?graph={quote(graph, safe='')}"

    def _send(
        self,
        method: str,
        url: str,
        body: bytes | None = None,
        *,
        accept: str = "*/*",
        gone_is_fine: bool = False,
    ) -> bytes:
        """The body of the answer; tried again, later and later, while the server is busy or away."""
        for attempt in range(self.retries + 1):
            try:
                return self._once(method, url, body, accept)
            except urllib.error.HTTPError as error:
                with error:
                    if error.code == 404 and gone_is_fine:
                        return b""
                    if error.code not in _AGAIN or attempt == self.retries:
                        raise OutputError(_refusal(self.store, method, error)) from error
                    wait = _asked_wait(error)
            except (OSError, http.client.HTTPException) as error:
                if attempt == self.retries:
                    reason = getattr(error, "reason", None) or error
                    raise OutputError(
                        Notice("server-not-reached", url=self.store, reason=str(reason))
                    ) from error
                wait = 0.0
            time.sleep(min(_LONGEST_WAIT, max(wait, self.pause * 2**attempt)))
        raise AssertionError("the last attempt returns or raises")

    def _once(self, method: str, url: str, body: bytes | None, accept: str) -> bytes:
        headers = {"Accept": accept, "User-Agent": "resgraph"}
        if body is not None:
            headers["Content-Type"] = NTRIPLES
        if self.credentials.token:
            headers["Authorization"] = f"Bearer {self.credentials.token}"
        request = urllib.request.Request(url, body, headers, method=method)
        send = self._opener().open
        with send(request, timeout=_TIMEOUT) as answer:
            found: bytes = answer.read()
            return found

    def _opener(self) -> urllib.request.OpenerDirector:
        """Basic or digest, as the server asks, for its own addresses only; a fresh one, for digest counts its failures."""
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        if self.credentials.user:
            for url in (self.store, self.query):
                parts = urlsplit(url)
                known.add_password(
                    None,
                    f"{parts.scheme}://{parts.netloc}/",
                    self.credentials.user,
                    self.credentials.password,
                )
        return urllib.request.build_opener(
            _NoRedirect(),
            urllib.request.HTTPDigestAuthHandler(known),
            urllib.request.HTTPBasicAuthHandler(known),
        )


def _refusal(store: str, method: str, error: urllib.error.HTTPError) -> str:
    said = " ".join(error.read(300).decode("utf-8", "replace").split())
    if error.code in (401, 403):
        return f"{store}: the server refuses {method} ({error.code}): set RESGRAPH_USER and RESGRAPH_PASSWORD, or RESGRAPH_TOKEN"
    return f"{store}: the server answers {method} with {error.code}: {said[:200]}"


def _asked_wait(error: urllib.error.HTTPError) -> float:
    text = error.headers.get("Retry-After", "")
    return float(text) if text.isdigit() else 0.0
