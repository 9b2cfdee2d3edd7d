"""The description of the JSON API (OpenAPI 3.1), and requests checked against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from resgraph import __version__
from resgraph.model.notice import catalogue
from resgraph.query.named import named_queries
from resgraph.query.readers import TEXTS
from resgraph.serve.question import Failure

MOST, LIMIT = 500, 50
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation, with an example that works on the seeds."""

    name: str
    says: str
    example: str
    required: bool = True
    among: tuple[str, ...] = ()


_SYMBOL = Parameter("symbol", "a document symbol in any spelling", "A/RES/60/175")
_LANGUAGE = Parameter(
    "language",
    "of titles, texts and names; in which there is none, in English, and Chinese if not given",
    "en",
    required=False,
    among=TEXTS,
)
PARAMETERS: dict[str, tuple[Parameter, ...]] = {
    "documents": (_LANGUAGE,),
    "document": (_SYMBOL, _LANGUAGE),
    "paragraph": (_SYMBOL, Parameter("id", "op4, pp1, op3-a, fn9, annex-1-p2", "op4")),
    "citations": (
        _SYMBOL,
        Parameter(
            "direction",
            "out: what the document cites; in: what cites it",
            "out",
            required=False,
            among=("out", "in"),
        ),
    ),
    "entity": (Parameter("id", "kind and name of an authority", "org/unodc"),),
    "search": (
        Parameter(
            "q", 'Chinese text is cut into words; "in marks" it stays whole', catalogue("zh")["example-words"]
        ),
    ),
    "query": (
        Parameter("named", "a named query; its own parameters come beside it", "most-cited", among=()),
        _LANGUAGE,
    ),
    "compare": (
        Parameter("left", "the symbol of the earlier document", "A/RES/56/123"),
        Parameter("right", "the symbol of the later one", "A/RES/60/175"),
        Parameter("language", "of the texts; Chinese first if not given", "zh", required=False),
    ),
}
_SAYS = {
    "documents": "The documents that were read",
    "document": "One document with its paragraphs",
    "paragraph": "One paragraph or footnote, and what it points to",
    "citations": "The citations in a document, or of it, with the words that cite",
    "entity": "A body, instrument, programme or place, and where it is mentioned",
    "search": "The passages that hold all words of a question",
    "query": "The answer to a named query",
    "compare": "What became of each paragraph of one document in another, as `resgraph compare` tells it",
}
_WHOLE_NUMBER = re.compile(r"[0-9]{1,7}")


def checked(operation: str, fields: Iterable[tuple[str, str]]) -> tuple[dict[str, str], int, int]:
    """The parameters of a request, its limit and its offset. Raises Failure with the fault."""
    given: dict[str, str] = {}
    for name, text in fields:
        if name in given:
            raise Failure(400, f"{name} is given twice")
        if len(text) > _LONGEST or "\x00" in text:
            raise Failure(400, f"{name} is too long, or holds a character that no text has")
        given[name] = text
    limit = _number(given.pop("limit", str(LIMIT)), "limit", 1, MOST)
    offset = _number(given.pop("offset", "0"), "offset", 0, 1_000_000)
    known = {parameter.name for parameter in PARAMETERS[operation]}
    if operation == "query":
        known |= _own(given.get("named", ""))
    for name in given:
        if name not in known:
            raise Failure(400, f"there is no parameter {name[:50]!r} here")
    for parameter in PARAMETERS[operation]:
        _check(parameter, given)
    return given, limit, offset


def limit_of(given: Sequence[str]) -> int:
    """The limit of a request that may name one; 0 where it names none. Raises Failure."""
    if len(given) > 1:
        raise Failure(400, "limit is given twice")
    return _number(given[0], "limit", 1, MOST) if given else 0


def _own(name: str) -> set[str]:
    """The parameters of a named query. Raises Failure where there is none of the name."""
    if name and name not in named_queries():
        raise Failure(404, f"there is no query of this name: there are {', '.join(named_queries())}")
    return {parameter.name for parameter in named_queries()[name].parameters} if name else set()


def _check(parameter: Parameter, given: dict[str, str]) -> None:
    text = given.get(parameter.name, "").strip()
    if not text and (parameter.required or parameter.name in given):
        raise Failure(400, f"{parameter.name} is needed: {parameter.says}")
    if parameter.among and text and text not in parameter.among:
        raise Failure(400, f"{parameter.name} is one of {', '.join(parameter.among)}")


def _number(text: str, name: str, least: int, most: int) -> int:
    if not _WHOLE_NUMBER.fullmatch(text) or not least <= int(text) <= most:
        raise Failure(400, f"{name} is a whole number from {least} to {most}")
    return int(text)


def description(root: str) -> dict[str, Any]:
    """The OpenAPI document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "resgraph",
            "version": __version__,
            "description": "United Nations resolutions as a graph. Everything else is asked in SPARQL, at /sparql.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": root.rstrip("/")}],
        "paths": {f"/api/v1/{name}": {"get": _operation(name)} for name in PARAMETERS},
        "components": {"schemas": _SCHEMAS},
    }


def _operation(name: str) -> dict[str, Any]:
    paged = [_page("limit", LIMIT, 1, MOST), _page("offset", 0, 0, 1_000_000)]
    return {
        "operationId": name,
        "summary": _SAYS[name],
        "parameters": [_described(name, parameter) for parameter in PARAMETERS[name]]
        + paged
        + _of_queries(name),
        "responses": {
            "200": _response("the answer", "application/json", "Answer"),
            "304": {"description": "the client has the same answer already"},
            **{
                status: _response(says, "application/problem+json", "Problem")
                for status, says in _FAILURES.items()
            },
        },
    }


_FAILURES = {
    "400": "a parameter is missing or cannot be read",
    "404": "the graph knows nothing of it",
    "413": "the answer is too long",
    "429": "too many requests of this client at once",
    "503": "the server is busy, or the question takes too long",
}
_SCHEMAS = {
    "Answer": {"type": "object"},
    "Problem": {
        "type": "object",
        "required": ["status", "detail"],
        "properties": {"status": {"type": "integer"}, "detail": {"type": "string"}},
    },
}


def _response(says: str, media_type: str, schema: str) -> dict[str, Any]:
    return {
        "description": says,
        "content": {media_type: {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
    }


def _described(operation: str, parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": _LONGEST}
    among = tuple(named_queries()) if operation == "query" else parameter.among
    if among:
        schema = {"type": "string", "enum": list(among)}
    return {
        "name": parameter.name, "in": "query", "required": parameter.required,
        "description": parameter.says, "schema": schema, "example": parameter.example,
    }  # fmt: skip


def _of_queries(operation: str) -> list[dict[str, Any]]:
    """What the named queries take between them."""
    if operation != "query":
        return []
    taken = {p.name: (p, q.name) for q in reversed(named_queries().values()) for p in q.parameters}
    return [
        _described("", Parameter(name, f"of the query {query} and others", p.example, required=False))
        for name, (p, query) in sorted(taken.items())
    ]  # fmt: skip


def _page(name: str, default: int, least: int, most: int) -> dict[str, Any]:
    schema = {"type": "integer", "minimum": least, "maximum": most, "default": default}
    return {"name": name, "in": "query", "required": False, "schema": schema}
