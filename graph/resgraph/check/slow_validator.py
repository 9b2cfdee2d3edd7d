"""pySHACL, for machines where `shacl` has no wheel: the same results, forty times as slowly."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pyoxigraph
import pyshacl
from pyoxigraph import BlankNode, NamedNode
from pyoxigraph import Literal as Value
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from resgraph.check import broken
from resgraph.check.broken import Broken, damaged

SH = Namespace(broken.SH)


def with_pyshacl(data: Path, shapes: Path) -> Iterator[Broken]:
    """By pySHACL, on rdflib."""
    shapes_graph = Graph().parse(shapes, format="turtle")
    _, report, _ = pyshacl.validate(_graph(data), shacl_graph=shapes_graph, inplace=True)
    for result in report.subjects(SH.focusNode, None):
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        source = report.value(result, SH.sourceShape)
        yield Broken(
            focus=str(report.value(result, SH.focusNode)),
            path=_path(report, path),
            component=str(report.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH)),
            severity=str(report.value(result, SH.resultSeverity)).removeprefix(str(SH)),
            shape=str(shapes_graph.value(None, SH.property, source) or source),
            value=None if value is None else str(value),
        )


def _path(report: Graph, path: Node | None) -> str:
    if path is None or isinstance(path, URIRef):
        return str(path or "")
    return f"^{report.value(path, SH.inversePath)}"


def _graph(data: Path) -> Graph:
    """All statements, without their graphs.

    rdflib's own reading takes longer than the validation, so each term is made once; and the store is no source:
    it keeps xsd:nonNegativeInteger as xsd:integer, which the shapes tell apart.
    """
    graph = Graph()
    add = graph.add
    try:
        for quad in pyoxigraph.parse(path=str(data), format=pyoxigraph.RdfFormat.N_QUADS):
            add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    except SyntaxError as error:
        raise damaged(data, error) from error
    return graph


@lru_cache(maxsize=1 << 16)
def _term(term: object) -> Node:
    match term:
        case NamedNode():
            return URIRef(term.value)
        case BlankNode():
            return BNode(term.value)
        case Value():
            language = term.language
            return Literal(
                term.value, lang=language, datatype=None if language else URIRef(term.datatype.value)
            )
    raise TypeError(f"no term of rdflib for a {type(term).__name__}")
