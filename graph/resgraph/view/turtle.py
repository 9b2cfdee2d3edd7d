"""The Turtle of one node, for people who want to see what the graph says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import NamedNode, Store

from resgraph.view.sparql import PREFIXES

_NAMES = {iri: name for name, iri in PREFIXES.items()}
_IRI = re.compile(
    r"""<
    (?P<namespace>[^<>]*[/\#])      # up to the last slash or hash
    (?P<local>[A-Za-z][A-Za-z0-9]*) # letters and digits need no escape in a prefixed name
    >$""",
    re.VERBOSE,
)
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def prefix_lines() -> str:
    """The head that belongs before every node's Turtle."""
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


def turtle_of(store: Store, base: str, names: Iterable[str]) -> dict[str, str]:
    """What the graph states with each of these as subject, as Turtle without the prefix lines."""
    return {name: _turtle(store, base, name) for name in names}


def _turtle(store: Store, base: str, name: str) -> str:
    """Subject, then a line a property, its values behind one another; properties and values sorted."""
    subject = NamedNode(name if name.startswith(("http://", "https://")) else base + name)
    values: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(subject, None, None, None):
        values.setdefault(str(quad.predicate), set()).add(str(quad.object))
    lines = [
        f"{'a' if key == _TYPE else _short(key)} {' , '.join(_short(v) for v in sorted(values[key]))}"
        for key in sorted(values, key=lambda key: (key != _TYPE, key))
    ]
    return f"{subject} " + " ;\n    ".join(lines) + " .\n" if lines else ""


def _short(term: str) -> str:
    """An IRI with its prefix where one fits; a literal's datatype too; anything else as it is."""
    if not term.startswith("<"):
        head, mark, datatype = term.rpartition("^^")
        return f"{head}^^{_short(datatype)}" if mark and head[-1:] == '"' and datatype[-1:] == ">" else term
    found = _IRI.match(term)
    prefix = _NAMES.get(found["namespace"]) if found else None
    return f"{prefix}:{found['local']}" if found and prefix else term
