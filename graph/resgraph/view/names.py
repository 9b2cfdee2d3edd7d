"""Authorities, verbs and candidate names, with every label and link they have."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from resgraph.rdf.literals import literal
from resgraph.rdf.vocabulary import RG, term
from resgraph.view.families import family_of
from resgraph.view.records import Labels, Name

_FIRST = (term("skos:prefLabel"), term("rdfs:label"))
_OTHERS = (term("skos:altLabel"), RG["shortForm"])
_HIDDEN = term("skos:hiddenLabel")
_LINK = re.compile(r"<https?://[^/]*(wikidata\.org|un\.org|undocs\.org|unodc\.org)/")
"""Where the page may lead."""

Values = Mapping[str, Sequence[str]]
"""By property: the values, as terms of N-Triples."""


def name_of(name: str, values: Values) -> Name:
    """What the statements about a name say of it; one that only its IRI names is called so."""
    preferred = labels(values, _FIRST)
    if not preferred and name.startswith("candidate/"):
        preferred = {"": [unquote(name.removeprefix("candidate/"))]}
    is_verb = name.startswith(("authority/verb/", "authority/force/"))
    return Name(
        id=name,
        family="verb" if is_verb else family_of(name),
        kind=name.split("/")[1] if name.startswith("authority/") else name.partition("/")[0],
        labels=preferred,
        others=labels(values, _OTHERS),
        hidden=sorted({text for said in labels(values, (_HIDDEN,)).values() for text in said}),
        links=sorted({value[1:-1] for said in values.values() for value in said if _LINK.match(value)}),
    )


def labels(values: Values, properties: Sequence[str]) -> Labels:
    """The words of these properties by language, each once: in the order of the properties, then sorted."""
    found: Labels = {}
    for key in properties:
        for text, language in sorted(literal(value) for value in values.get(key, ()) if value[0] == '"'):
            known = found.setdefault(language, [])
            if text not in known:
                known.append(text)
    return found
