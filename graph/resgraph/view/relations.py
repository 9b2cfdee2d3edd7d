"""The names of the relations, in Chinese and English, out of the ontology, and which verb makes which."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from resgraph.model.data import ontology_dir
from resgraph.rdf.vocabulary import implied_relations
from resgraph.view.turtle import PREFIXES

_LABEL = PREFIXES["rdfs"] + "label"


def relation_labels() -> dict[str, dict[str, str]]:
    """By local name (`takesNoteOf`): labels by language; classes are there too and do no harm."""
    found: dict[str, dict[str, str]] = {}
    data = (ontology_dir() / "resgraph.ttl").read_bytes()
    for quad in parse(data, format=RdfFormat.TURTLE):
        if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, Literal):
            continue
        if quad.predicate.value == _LABEL and quad.subject.value.startswith(PREFIXES["rg"]):
            local = quad.subject.value.removeprefix(PREFIXES["rg"])
            found.setdefault(local, {})[quad.object.language or ""] = quad.object.value
    return found


def relations_by_verb() -> dict[str, str]:
    """By verb (`authority/verb/recall`): the local name of its relation (`recalls`)."""
    return {
        f"authority/{verb}": iri[1:-1].rpartition("#")[2] for verb, iri in sorted(implied_relations().items())
    }
