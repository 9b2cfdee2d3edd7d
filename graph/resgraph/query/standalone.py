"""A named query as text that any endpoint takes: prefixes declared, parameters put in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from resgraph.query.filling import Term, filled
from resgraph.query.named import NamedQuery
from resgraph.rdf.vocabulary import NAMESPACES

_COMMENT = re.compile(r"^#.*\n", re.MULTILINE)
_PREFIX = re.compile(r"(?<![\w<?:])([a-z]+):(?=[A-Za-z])")


def standalone(query: NamedQuery, terms: Mapping[str, Term]) -> str:
    """The query with these parameters, without its header."""
    body = filled(_COMMENT.sub("", query.sparql).strip(), terms)
    used = set(_PREFIX.findall(body))
    lines = [f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in NAMESPACES.items() if prefix in used]
    return f"{''.join(lines)}{body}\n"
