"""The graph against ontology/shapes.ttl, told in words: which thing lacks what, or has what it may not have.

pySHACL validates: it passes the W3C core tests. rdflib's reading of Turtle takes longer than the validation, so
the statements come from graph.nq, each term made once. (Not from the store: it keeps xsd:nonNegativeInteger as
xsd:integer, and the shapes tell them apart.)
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode
from pyoxigraph import Literal as Value
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from resgraph.check.finding import Finding, Severity, Verdict
from resgraph.model import InputError
from resgraph.model.data import ontology_dir
from resgraph.rdf.export import source
from resgraph.rdf.vocabulary import NAMESPACES
from resgraph.rdf.writer import NQUADS

SH = Namespace("http://www.w3.org/ns/shacl#")

_SEVERITIES: dict[Node | None, Severity] = {
    SH.Violation: Severity.VIOLATION,
    SH.Warning: Severity.WARNING,
    SH.Info: Severity.INFO,
}

_SAID: dict[str, tuple[str, str]] = {
    "MinCount": ("lacks {path}", "缺少{path}"),
    "MaxCount": ("has too many {path}", "{path}过多"),
    "Datatype": ("{path} {value} has not the expected datatype", "{path}的值{value}数据类型不符"),
    "Class": ("{path} {value} is not of the expected class", "{path}的值{value}不属所要求的类"),
    "NodeKind": ("{path} {value} is not of the expected kind of node", "{path}的值{value}节点种类不符"),
    "MinInclusive": ("{path} {value} is too small", "{path}的值{value}过小"),
    "MaxLength": ("{path} {value} is too long", "{path}的值{value}过长"),
    "LessThanOrEquals": (
        "{path} {value} is greater than what it must not exceed",
        "{path}的值{value}大于其上限",
    ),
    "Or": ("{path} {value} is none of what is allowed", "{path}的值{value}不属任何所许可者"),
    "Pattern": ("{path} {value} is not written as required", "{path}的值{value}写法不符"),
}
_OTHERWISE = ("{path} {value} breaks {component}", "{path}的值{value}违反{component}")


def broken_shapes(out: Path, shapes: Path | None = None) -> Iterator[Finding]:
    """What breaks a shape of `shapes` (ontology/shapes.ttl if not given), sorted.

    Raises InputError where pySHACL is not installed.
    """
    try:
        import pyshacl  # noqa: PLC0415 - it takes half a second, and only this needs it
    except ImportError as error:
        raise InputError("the shapes need pySHACL: pip install pyshacl, or give --no-shapes") from error
    path = shapes or ontology_dir() / "shapes.ttl"
    shapes_graph = Graph().parse(path, format="turtle")
    _, report, _ = pyshacl.validate(_graph(out), shacl_graph=shapes_graph, inplace=True)
    findings = [_finding(report, result, shapes_graph) for result in report.subjects(SH.focusNode, None)]
    yield from sorted(findings, key=lambda finding: (finding.subject, finding.path, finding.en))


def _graph(out: Path) -> Graph:
    """All statements of an output folder, without their graphs."""
    graph = Graph()
    add = graph.add
    for quad in pyoxigraph.parse(path=str(source(out, NQUADS)), format=pyoxigraph.RdfFormat.N_QUADS):
        add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
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


def _finding(report: Graph, result: Node, shapes: Graph) -> Finding:
    component = str(report.value(result, SH.sourceConstraintComponent))
    focus = str(report.value(result, SH.focusNode))
    path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
    severity = report.value(result, SH.resultSeverity)
    broken = report.value(result, SH.sourceShape)
    kind = component.removeprefix(str(SH)).removesuffix("ConstraintComponent")
    en, zh = _SAID.get(kind, _OTHERWISE)
    words = {
        "path": _short(path) if isinstance(path, URIRef) else "the inverse" if path else "it",
        "value": "" if value is None or str(value) == focus else f"“{value}”",
        "component": kind,
    }
    return Finding(
        rule="shape",
        severity=_SEVERITIES.get(severity, Severity.VIOLATION),
        verdict=Verdict.DATA,
        subject=focus,
        en=" ".join(en.format(**words).split()),
        zh=zh.format(**words),
        paragraph=focus.partition("#")[2],
        path=str(path) if isinstance(path, URIRef) else "",
        component=component,
        shape=str(shapes.value(None, SH.property, broken) or broken),
    )


def _short(iri: Node) -> str:
    for prefix, namespace in NAMESPACES.items():
        if str(iri).startswith(namespace):
            return f"{prefix}:{str(iri).removeprefix(namespace)}"
    return str(iri)
