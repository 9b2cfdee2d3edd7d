"""Findings as JSON, as a table for people, and as SHACL results in Turtle."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from resgraph.check.finding import SEVERITIES, VERDICTS, Finding
from resgraph.check.run import RULES
from resgraph.model.notice import Notice
from resgraph.rdf.literals import plain

_COLUMNS = ("column-severity", "column-fault", "column-where", "column-words", "column-what", "column-page")
_SH = "http://www.w3.org/ns/shacl#"


def as_json(findings: Sequence[Finding]) -> str:
    """A list of objects, one a finding, with both languages."""
    return json.dumps([finding.row() for finding in findings], ensure_ascii=False, indent=2) + "\n"


def print_table(findings: Sequence[Finding], language: str, console: Console) -> None:
    """A table, or one line that says there is nothing."""
    if not findings:
        console.print(Notice("nothing-found").told(language))
        return
    table = Table(show_lines=True)
    for column in _COLUMNS:
        table.add_column(Notice(column).told(language), overflow="fold")
    for finding in findings:
        place = f"{finding.document}#{finding.paragraph}" if finding.document else finding.subject
        cells = (
            Notice(SEVERITIES[finding.severity]).told(language),
            Notice(VERDICTS[finding.verdict]).told(language),
            place,
            finding.words,
            finding.message.told(language),
            finding.page,
        )
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)


def as_turtle(findings: Sequence[Finding], base: str) -> str:
    """A SHACL validation report; every result has an IRI that depends on what it says."""
    names = {finding: _name(finding, base) for finding in findings}
    lines = [
        f"@prefix sh: <{_SH}> .",
        "@prefix dcterms: <http://purl.org/dc/terms/> .",
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .",
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
        "",
        f"<{base}check> a sh:ValidationReport ;",
        f"    sh:conforms {'false' if findings else 'true'}",
    ]
    listed = sorted(set(names.values()))
    lines += [f"    ; sh:result <{name}>" for name in listed]
    lines.append("    .")
    lines += [_component(base, rule) for rule in RULES if any(f.rule == rule for f in findings)]
    lines += [_result(finding, names[finding], base) for finding in dict.fromkeys(findings)]
    return "\n".join(lines) + "\n"


def _name(finding: Finding, base: str) -> str:
    told = json.dumps(finding.row(), sort_keys=True).encode()
    return f"{base}check#{finding.rule}-{hashlib.sha256(told).hexdigest()[:12]}"


def _component(base: str, rule: str) -> str:
    """The rules are constraint components of our own."""
    doc = (RULES[rule].__doc__ or "").strip().splitlines()[0]
    return f"\n<{base}check#{rule}> a sh:ConstraintComponent ;\n    rdfs:label {plain(rule)} ;\n    rdfs:comment {plain(doc)}@en ."


def _result(finding: Finding, name: str, base: str) -> str:
    component = finding.component or f"{base}check#{finding.rule}"
    pairs = [
        "a sh:ValidationResult",
        f"sh:focusNode <{finding.subject}>",
        f"sh:resultSeverity sh:{finding.severity.value.capitalize()}",
        f"sh:sourceConstraintComponent <{component}>",
        f"sh:resultMessage {plain(finding.en)}@en, {plain(finding.zh)}@zh",
        f"dcterms:type {plain(finding.verdict.value)}",
    ]
    if finding.path:
        pairs.append(f"sh:resultPath <{finding.path}>")
    if finding.shape:
        pairs.append(f"sh:sourceShape <{finding.shape}>")
    if finding.words:
        pairs.append(f"sh:value {plain(finding.words)}")
    if finding.page:
        pairs.append(f"foaf:page <{finding.page}>")
    joined = " ;\n    ".join(pairs)
    return f"\n<{name}> {joined} ."
