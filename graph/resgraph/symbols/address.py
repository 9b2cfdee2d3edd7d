"""Where a document is found: its IRI in the graph and its page in public."""

from __future__ import annotations

import re

from resgraph.model.symbol import Symbol

UNDOCS = "https://undocs.org"

NOT_SERVED = re.compile(r"WHA/|\d+/(?:CP|CMP|CMA|COP)\.")
"""Bodies outside the Official Document System, and decisions that are parts of a report."""


def iri(symbol: Symbol, base: str) -> str:
    """The IRI of a document: the base and the symbol (`{base}A/RES/60/175`)."""
    return base + symbol.text


def url(symbol: Symbol, language: str | None = None) -> str | None:
    """The page of a document: https://undocs.org/A/60/131, https://undocs.org/zh/A/60/131 in one language.

    None where the United Nations serves no page under that symbol.
    """
    if NOT_SERVED.match(symbol.text):
        return None
    middle = f"/{language}" if language else ""
    return f"{UNDOCS}{middle}/{symbol.text}"
