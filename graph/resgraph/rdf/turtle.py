"""Statements as readable Turtle: one block a subject, prefixes, IRIs below the base made short."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resgraph.rdf.vocabulary import INTEGER, NAMESPACES, TYPE

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_INTEGER_TAIL = len(INTEGER) + 1
_JOINT = len(" ;\n    ")
_REMEMBERED = 4096
_HOUSE = f"<{NAMESPACES['rg']}"

_PREFIXES = sorted(((f"<{iri}", prefix) for prefix, iri in NAMESPACES.items()), reverse=True)


class Turtle:
    """Writes the terms of one file; remembers the short forms of terms that come often: all but parts."""

    def __init__(self, base: str) -> None:
        self.base, self._start, self._length = base, f"<{base}", len(base) + 1
        self._short: dict[str, str] = {}

    def head(self) -> str:
        """The base and the prefixes."""
        lines = [f"@base <{self.base}> ."]
        lines += [f"@prefix {prefix}: <{iri}> ." for prefix, iri in sorted(NAMESPACES.items())]
        return "\n".join(lines) + "\n"

    def block(self, subject: str, pairs: Sequence[tuple[str, str]]) -> str:
        """The sorted statements of one subject, its classes first."""
        remembered, term = self._short.get, self.term
        classes: list[str] = []
        lines: list[str] = []
        last = ""
        for predicate, value in pairs:
            plain = value[0] == '"' and value[-1] != ">"
            short = value if plain else remembered(value) or term(value)
            if predicate == last:
                lines.append(f",\n        {short}")
            elif predicate == TYPE:
                classes.append(short)
            else:
                lines.append(f" ;\n    {remembered(predicate) or term(predicate)} {short}")
                last = predicate
        if classes:
            return f"\n{term(subject)} a {', '.join(classes)}{''.join(lines)} .\n"
        return f"\n{term(subject)} {''.join(lines)[_JOINT:]} .\n"

    def term(self, term: str) -> str:
        """The term in its shortest form that every reader understands."""
        short = self._short.get(term)
        if short is not None:
            return short
        if term[0] == '"' and term[-1] != ">":
            return term
        short = self._written(term)
        if len(self._short) < _REMEMBERED and "#" not in short:
            self._short[term] = short
        return short

    def _written(self, term: str) -> str:
        """The short form, where it is not known yet."""
        if term[0] == '"':
            return _literal(term)
        if not term.startswith(self._start) or term.startswith(_HOUSE):
            return _prefixed(term)
        local = term[self._length : -1]
        # what could be taken for a scheme, an authority or a step up stays whole
        if local[:1].isalnum() and ":" not in local and "//" not in local and "/." not in local:
            return f"<{local}>"
        return term


def _literal(term: str) -> str:
    """A typed literal: integers bare, the name of other types short."""
    if term.endswith(INTEGER) and _INTEGER.fullmatch(term, 1, len(term) - _INTEGER_TAIL):
        return term[1:-_INTEGER_TAIL]
    value, _, datatype = term.rpartition("^^")
    return f"{value}^^{_prefixed(datatype)}"


def _prefixed(term: str) -> str:
    for start, prefix in _PREFIXES:
        if term.startswith(start) and _LOCAL.fullmatch(local := term[len(start) : -1]):
            return f"{prefix}:{local}"
    return term
