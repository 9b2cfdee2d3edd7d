"""The other form of the evidence: Web Annotations, made from the findings by the CONSTRUCT in web_annotation.rq."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph

from resgraph.rdf.packed import without_graph
from resgraph.rdf.vocabulary import INTEGER, OFFSET, term

QUERY = Path(__file__).with_name("web_annotation.rq")
Triple = tuple[str, str, str]
"""Subject, predicate and object, as N-Triples terms."""

_OFFSETS = frozenset((term("oa:start"), term("oa:end")))
_FINDING = frozenset(
    term(name)
    for name in (
        "nif:anchorOf", "nif:beginIndex", "nif:endIndex", "nif:referenceContext", "itsrdf:taIdentRef",
    )
)  # fmt: skip
"""What the CONSTRUCT says otherwise."""


def triples_of(nquads: bytes) -> list[Triple]:
    """The statements of N-Quads of one graph, in their order."""
    return [
        (subject, predicate, value[:-2])
        for line in without_graph(nquads).decode().split("\n")
        if line
        for subject, predicate, value in [line.split(" ", 2)]
    ]


def web_annotations(nquads: bytes) -> list[Triple]:
    """The statements of one graph with each finding as an annotation, sorted."""
    store = pyoxigraph.Store()
    store.bulk_load(input=without_graph(nquads), format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)
    made = store.query(_query())
    assert isinstance(made, pyoxigraph.QueryTriples)
    kept = {triple for triple in triples_of(nquads) if triple[1] not in _FINDING}
    return sorted(kept | {_triple(each) for each in made})


@cache
def _query() -> str:
    return QUERY.read_text(encoding="utf-8")


def _triple(triple: pyoxigraph.Triple) -> Triple:
    """As N-Triples terms; the engine keeps all whole numbers as integers, the model wants none below zero."""
    subject, predicate, value = str(triple.subject), str(triple.predicate), str(triple.object)
    if predicate in _OFFSETS:
        value = value.replace(INTEGER, OFFSET)
    return subject, predicate, value
