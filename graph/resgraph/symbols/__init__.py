"""Document symbols as values: parse, find, build, IRI, public URL, and what one tells."""

from resgraph.model.symbol import Symbol, SymbolKind
from resgraph.symbols.address import iri, url
from resgraph.symbols.explain import Explanation, explain
from resgraph.symbols.parsing import (
    decision,
    fits,
    parse,
    parse_joint,
    prefix_of,
    resolution,
    statement,
    treaty_decision,
)
from resgraph.symbols.printed import find_symbols
from resgraph.symbols.ranges import council_year, kind_of, old_sessions, possible, years_of, years_of_symbol

__all__ = [
    "Explanation",
    "Symbol",
    "SymbolKind",
    "council_year",
    "decision",
    "explain",
    "find_symbols",
    "fits",
    "iri",
    "kind_of",
    "old_sessions",
    "parse",
    "parse_joint",
    "possible",
    "prefix_of",
    "resolution",
    "statement",
    "treaty_decision",
    "url",
    "years_of",
    "years_of_symbol",
]
