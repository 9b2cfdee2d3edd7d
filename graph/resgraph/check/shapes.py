"""The graph against ontology/shapes.ttl, told in words: which thing lacks what, or has what it may not have."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from resgraph.check.broken import SH, Broken
from resgraph.check.finding import Finding, Severity, Verdict
from resgraph.check.validators import validate
from resgraph.model.data import ontology_dir
from resgraph.rdf.export import nquads, source
from resgraph.rdf.packed import NQUADS
from resgraph.rdf.vocabulary import NAMESPACES

_SEVERITIES = {
    "Violation": Severity.VIOLATION,
    "Warning": Severity.WARNING,
    "Info": Severity.INFO,
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

    Raises InputError where no validator is installed, or the graph is damaged.
    """
    source(out, NQUADS)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "graph.nq"
        with data.open("wb") as file:
            nquads(out, file)
        found = list(map(_finding, validate(data, shapes or ontology_dir() / "shapes.ttl")))
    yield from sorted(found, key=lambda finding: (finding.subject, finding.path, finding.en))


def _finding(broken: Broken) -> Finding:
    kind = broken.component.removesuffix("ConstraintComponent")
    en, zh = _SAID.get(kind, _OTHERWISE)
    inverse = broken.path.startswith("^")
    words = {
        "path": ("^" if inverse else "") + _short(broken.path.removeprefix("^")) or "it",
        "value": "" if broken.value in (None, broken.focus) else f"“{broken.value}”",
        "component": kind,
    }
    return Finding(
        rule="shape",
        severity=_SEVERITIES.get(broken.severity, Severity.VIOLATION),
        verdict=Verdict.DATA,
        subject=broken.focus,
        en=" ".join(en.format(**words).split()),
        zh=zh.format(**words),
        paragraph=broken.focus.partition("#")[2],
        path="" if inverse else broken.path,
        component=f"{SH}{broken.component}",
        shape=broken.shape,
    )


def _short(iri: str) -> str:
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
