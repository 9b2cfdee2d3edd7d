"""The Turtle of one node, for people who want to see what the graph says of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from resgraph.rdf.vocabulary import TYPE

PREFIXES = {
    "rg": "https://w3id.org/resgraph/ontology#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "cito": "http://purl.org/spar/cito/",
    "itsrdf": "http://www.w3.org/2005/11/its/rdf#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "undo": "https://w3id.org/un/ontology/undo/",
    "doco": "http://purl.org/spar/doco/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes of the Turtle that the page shows."""

Pair = tuple[str, str]
"""A property and a value, as terms of N-Triples."""

_NAMES = {iri: name for name, iri in PREFIXES.items()}
_IRI = re.compile(
    r"""<
    (?P<namespace>[^<>]*[/\#])      # up to the last slash or hash
    (?P<local>[A-Za-z][A-Za-z0-9]*) # letters and digits need no escape in a prefixed name
    >$""",
    re.VERBOSE,
)
_TERM = re.compile(
    r"""
    "(?:[^"\\]|\\.)*"                # a literal
        (?: @[\w-]+ | \^\^\S+ )?     # its language or its datatype
    | <[^<>]*>                       # an IRI
    | [\w-]+:\w+ | \ba\b             # one with a prefix
    """,
    re.VERBOSE,
)
_TYPED = re.compile(r'(?P<literal>"(?:[^"\\]|\\.)*"\^\^)(?P<type>\S+)')


def prefix_lines() -> str:
    """The head that belongs before every node's Turtle."""
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


def turtle_of(subject: str, pairs: Iterable[Pair]) -> str:
    """The subject, then a line a property, its values behind one another; properties and values sorted."""
    values: dict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        values[key].add(value)
    lines = [
        f"{'a' if key == TYPE else _short(key)} {' , '.join([_short(v) for v in sorted(values[key])])}"
        for key in sorted(values, key=lambda key: (key != TYPE, key))
    ]
    return f"{subject} " + " ;\n    ".join(lines) + " .\n" if lines else ""


def pairs_in(text: str) -> list[Pair]:
    """The statements of a text that `turtle_of` has made."""
    _, _, body = text.partition(" ")
    found: list[Pair] = []
    for line in body.removesuffix(" .\n").split(" ;\n    "):
        key, *values = _TERM.findall(line)
        found += [(TYPE if key == "a" else _long(key), _long(value)) for value in values]
    return found


def _short(term: str) -> str:
    """An IRI with its prefix where one fits; a literal's datatype too; anything else as it is."""
    if term[0] == "<":
        return _short_iri(term)
    if term[-1] != ">":
        return term
    head, mark, datatype = term.rpartition("^^")
    return f"{head}^^{_short_iri(datatype)}" if mark and head[-1:] == '"' else term


@lru_cache(1 << 12)
def _short_iri(term: str) -> str:
    found = _IRI.match(term)
    prefix = _NAMES.get(found["namespace"]) if found else None
    return f"{prefix}:{found['local']}" if found and prefix else term


def _long(term: str) -> str:
    """The term of N-Triples again."""
    found = _TYPED.fullmatch(term)
    head, name = (found["literal"], found["type"]) if found else ("", term)
    if name[0] in '<"':
        return term
    prefix, _, local = name.partition(":")
    return f"{head}<{PREFIXES[prefix]}{local}>"
