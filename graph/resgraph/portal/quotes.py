"""How much of the texts leaves with the data: the words of the United Nations stay theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from resgraph.rdf.export import NIF, graphs
from resgraph.rdf.iris import ONTOLOGY
from resgraph.rdf.vocabulary import term

Quad = tuple[str, str, str, str]

QUOTED = frozenset(
    term(name)
    for name in (
        "nif:isString",
        "nif:anchorOf",
        "rg:task",
        "rg:heading",
        "oa:exact",
        "oa:prefix",
        "oa:suffix",
    )
)
"""Properties whose values are words of a text; titles and names are metadata."""

_UNIT = re.compile(
    r"\\U[0-9A-F]{8}|\\u[0-9A-F]{4}|\\.|.", re.DOTALL
)  # one character of a literal, escaped or not


def statements(out: Path, longest: int | None, evidence: str = NIF) -> Iterator[Quad]:
    """The statements of a build as N-Triples terms; quotes of more than `longest` characters are cut, with … behind.

    Those of the ontology are left out: it stands beside the data. `evidence` is the form of the findings, `nif` or `oa`.
    """
    for graph, triples in graphs(out, evidence):
        if graph == ONTOLOGY:
            continue
        for subject, predicate, value in triples:
            if longest is not None and predicate in QUOTED and len(value) > longest:
                yield subject, predicate, shortened(value, longest), graph
            else:
                yield subject, predicate, value, graph


def shortened(literal: str, longest: int) -> str:
    """The literal with at most `longest` characters, the last of them … where something was cut."""
    value, _, behind = literal[1:].rpartition('"')
    units = _UNIT.findall(value)
    if len(units) <= longest:
        return literal
    return f'"{"".join(units[: max(0, longest - 1)])}{"…" if longest else ""}"{behind}'
