"""Document symbols as values: parse, find, build, IRI, public URL, and what one tells."""

from resgraph.model.symbol import Symbol, SymbolKind
from resgraph.symbols.address import iri, url
from resgraph.symbols.explain import Explanation, explain
from resgraph.symbols.parsing import (
    decision,
    fits,
    parse,
    parse_joint,
    resolution,
    statement,
    treaty_decision,
)
from resgraph.symbols.printed import find_symbols

__all__ = [
    "Explanation",
    "Symbol",
    "SymbolKind",
    "decision",
    "explain",
    "find_symbols",
    "fits",
    "iri",
    "parse",
    "parse_joint",
    "resolution",
    "statement",
    "treaty_decision",
    "url",
]
