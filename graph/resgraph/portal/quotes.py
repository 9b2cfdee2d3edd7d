"""How much of the texts leaves with the data: the words of the United Nations stay theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from resgraph.rdf.export import source
from resgraph.rdf.vocabulary import term
from resgraph.rdf.writer import NQUADS

Quad = tuple[str, str, str, str]

QUOTED = frozenset(
    term(name) for name in ("rg:text", "rg:task", "rg:heading", "oa:exact", "oa:prefix", "oa:suffix")
)
"""Properties whose values are words of a text; titles and names are metadata."""

_UNIT = re.compile(
    r"\\U[0-9A-F]{8}|\\u[0-9A-F]{4}|\\.|.", re.DOTALL
)  # one character of a literal, escaped or not


def statements(out: Path, longest: int | None) -> Iterator[Quad]:
    """The statements of graph.nq as N-Triples terms; quotes of more than `longest` characters are cut, with … behind."""
    with source(out, NQUADS).open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            subject, predicate, rest = line[:-3].split(" ", 2)
            value, _, graph = rest.rpartition(" ")
            if longest is not None and predicate in QUOTED and len(value) > longest:
                value = shortened(value, longest)
            yield subject, predicate, value, graph


def shortened(literal: str, longest: int) -> str:
    """The literal with at most `longest` characters, the last of them … where something was cut."""
    value, _, behind = literal[1:].rpartition('"')
    units = _UNIT.findall(value)
    if len(units) <= longest:
        return literal
    return f'"{"".join(units[: max(0, longest - 1)])}{"…" if longest else ""}"{behind}'
