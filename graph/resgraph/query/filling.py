"""The parameters of a query put in: each variable replaced by its term, so that the engine starts from it.

SELECT ?document ?place WHERE { ?place rg:cites ?document }
SELECT (<B/A/RES/60/175> AS ?document) ?place WHERE { ?place rg:cites <B/A/RES/60/175> }
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from resgraph.query.guard import TOKEN

Term = NamedNode | Literal
"""What a parameter can be."""


def filled(query: str, terms: Mapping[str, Term]) -> str:
    """The query with terms for variables; in SELECT they stay columns, in ORDER BY they are these columns.

    The store's library writes the terms, with all escapes; a variable in a comment or a string stays what it is.
    The variables may be selected by the outermost SELECT only.
    """
    depth, in_head = 0, True

    def put(match: re.Match[str]) -> str:
        nonlocal depth, in_head
        token = match.group()
        depth += (token == "{") - (token == "}")
        in_head = in_head and not depth
        term = terms.get(token[1:]) if token[0] in "?$" else None
        if term is None or not (depth or in_head):
            return token
        return str(term) if depth else f"({term} AS {token})"

    return TOKEN.sub(put, query)
