"""The graph against ontology/shapes.ttl, told in words: which thing lacks what, or has what it may not have."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from resgraph.check.broken import SH, Broken
from resgraph.check.finding import Finding, Severity, Verdict
from resgraph.check.validators import validate
from resgraph.model.data import ontology_dir
from resgraph.model.notice import Notice
from resgraph.rdf.export import nquads, source
from resgraph.rdf.packed import NQUADS
from resgraph.rdf.vocabulary import NAMESPACES

_SEVERITIES = {
    "Violation": Severity.VIOLATION,
    "Warning": Severity.WARNING,
    "Info": Severity.INFO,
}

_SAID = {
    "MinCount": "shape-min-count",
    "MaxCount": "shape-max-count",
    "Datatype": "shape-datatype",
    "Class": "shape-class",
    "NodeKind": "shape-node-kind",
    "MinInclusive": "shape-min-inclusive",
    "MaxLength": "shape-max-length",
    "LessThanOrEquals": "shape-less-than-or-equals",
    "Or": "shape-or",
    "Pattern": "shape-pattern",
}
"""What is said of each component, by the line of the catalogue."""
_OTHERWISE = "shape-otherwise"


def broken_shapes(out: Path, shapes: Path | None = None) -> Iterator[Finding]:
    """What breaks a shape of `shapes` (ontology/shapes.ttl if not given), sorted.

    Raises InputError where no validator is installed, or the graph is damaged.
    """
    source(out, NQUADS)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "graph.nq"
        with data.open("wb") as file:
            nquads(out, file)
        found = list(map(told_broken, validate(data, shapes or ontology_dir() / "shapes.ttl")))
    yield from sorted(found, key=lambda finding: (finding.subject, finding.path, finding.en))


def told_broken(broken: Broken) -> Finding:
    """The finding of a result: its words, and what SHACL calls it."""
    kind = broken.component.removesuffix("ConstraintComponent")
    inverse = broken.path.startswith("^")
    path = ("^" if inverse else "") + _short(broken.path.removeprefix("^")) or "it"
    return Finding(
        rule="shape",
        severity=_SEVERITIES.get(broken.severity, Severity.VIOLATION),
        verdict=Verdict.DATA,
        subject=broken.focus,
        message=Notice(_SAID.get(kind, _OTHERWISE), path=path, value=_value(broken), component=kind),
        paragraph=broken.focus.partition("#")[2],
        path="" if inverse else broken.path,
        component=f"{SH}{broken.component}",
        shape=broken.shape,
    )


def _value(broken: Broken) -> str:
    """The value in quotes, on one line; nothing where none is at fault."""
    if broken.value is None or broken.value == broken.focus:
        return ""
    return Notice("shape-value", value=re.sub(r"\s+", " ", broken.value))


def _short(iri: str) -> str:
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
