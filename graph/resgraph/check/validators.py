"""Two SHACL processors that say the same: `shacl`, written in Rust, and pySHACL where that is not installed.

docs/checks.md says how they were chosen; `python -m benchmarks.validators` measures again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode
from pyoxigraph import Literal as Value
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from resgraph.model import InputError

SH = Namespace("http://www.w3.org/ns/shacl#")


@dataclass(frozen=True, slots=True)
class Broken:
    """One result: IRIs as text; `path` empty where there is none, `value` None where no value is at fault.

    `component` and `severity` lack their namespace; an inverse path begins with `^`.
    """

    focus: str
    path: str
    component: str
    severity: str
    shape: str
    value: str | None


def validate(data: Path, shapes: Path) -> Iterator[Broken]:
    """What breaks the shapes (Turtle) in the statements of all graphs of an N-Quads file.

    Raises InputError where neither processor is installed, or the file is no N-Quads.
    """
    for module, processor in (("shacl", with_shacl), ("pyshacl", with_pyshacl)):
        if find_spec(module):
            return processor(data, shapes)
    raise InputError("the shapes need a validator: pip install pyshacl, or give --no-shapes")


def with_shacl(data: Path, shapes: Path) -> Iterator[Broken]:
    """By the processor in Rust, which reads the files itself."""
    import shacl  # noqa: PLC0415 - only where it is installed

    try:
        report = shacl.Shapes.from_file(str(shapes)).validate_file(str(data))
    except ValueError as error:
        raise _damaged(data, error) from error
    for result in report.results:
        yield Broken(
            focus=(result.focus_node or "").strip("<>"),
            path=(result.path or "").replace("<", "").replace(">", ""),
            component=result.component_iri.removeprefix(str(SH)),
            severity=result.severity_iri.removeprefix(str(SH)),
            shape=(result.root_shape or "").strip("<>"),
            value=result.value_plain,
        )


def with_pyshacl(data: Path, shapes: Path) -> Iterator[Broken]:
    """By pySHACL, on rdflib."""
    import pyshacl  # noqa: PLC0415 - it takes half a second

    shapes_graph = Graph().parse(shapes, format="turtle")
    _, report, _ = pyshacl.validate(_graph(data), shacl_graph=shapes_graph, inplace=True)
    for result in report.subjects(SH.focusNode, None):
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        broken = report.value(result, SH.sourceShape)
        yield Broken(
            focus=str(report.value(result, SH.focusNode)),
            path=_path(report, path),
            component=str(report.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH)),
            severity=str(report.value(result, SH.resultSeverity)).removeprefix(str(SH)),
            shape=str(shapes_graph.value(None, SH.property, broken) or broken),
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
        raise _damaged(data, error) from error
    return graph


def _damaged(data: Path, error: Exception) -> InputError:
    return InputError(f"{data} is damaged ({error}): build the graph again")


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
