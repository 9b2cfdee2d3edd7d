"""Questions that the server itself puts: SPARQL with terms for its parameters, answers as rows of terms."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from resgraph.serve.question import Failure, Question
from resgraph.serve.remembered import Remembered, whole

Row = dict[str, dict[str, str]]
"""Variable to term, as in SPARQL 1.1 JSON: `type`, `value`, `xml:lang`, `datatype`."""

_JSON = ("application/sparql-results+json",)


def iri(text: str) -> NamedNode:
    """The IRI. Raises Failure for what is none."""
    try:
        return NamedNode(text)
    except ValueError:
        raise Failure(404, "this is no IRI, so nothing is known of it") from None


def filled(sparql: str, terms: Mapping[str, NamedNode | Literal | int]) -> str:
    """The query with `$NAME` replaced by terms, which the store's library writes with all escapes."""
    for name, term in terms.items():
        sparql = sparql.replace(f"${name}", str(term))
    return sparql


async def rows(answers: Remembered, sparql: str, **terms: NamedNode | Literal | int) -> list[Row]:
    """The rows of a SELECT query. Raises Failure."""
    return await rows_of(answers, Question(filled(sparql, terms), _JSON))


async def rows_of(answers: Remembered, question: Question) -> list[Row]:
    """The rows that a question in JSON brings."""
    found: list[Row] = json.loads(await whole(answers, question))["results"]["bindings"]
    return found


def value(row: Row, name: str) -> str | None:
    """The text of a variable; None where it is not bound."""
    return row[name]["value"] if name in row else None
