"""Statements as readable Turtle: one block a subject, prefixes, IRIs below the base made short."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resgraph.rdf.vocabulary import INTEGER, NAMESPACES, TYPE

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_RELATIVE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~!$&'()*+,;=@/%\-]*(#[A-Za-z0-9._~!$&'()*+,;=@/%\-]*)?")
_TYPED = re.compile(r'(".*")\^\^(<.*>)', re.DOTALL)
_REMEMBERED = 4096
_HOUSE = f"<{NAMESPACES['rg']}"

_PREFIXES = sorted(((f"<{iri}", prefix) for prefix, iri in NAMESPACES.items()), reverse=True)


class Turtle:
    """Writes the terms of one file; remembers the short forms of terms that come often."""

    def __init__(self, base: str) -> None:
        self.base, self._start = base, f"<{base}"
        self._short: dict[str, str] = {}

    def head(self) -> str:
        """The base and the prefixes."""
        lines = [f"@base <{self.base}> ."]
        lines += [f"@prefix {prefix}: <{iri}> ." for prefix, iri in sorted(NAMESPACES.items())]
        return "\n".join(lines) + "\n"

    def block(self, subject: str, pairs: Sequence[tuple[str, str]]) -> str:
        """The sorted statements of one subject, its classes first."""
        classes = [self.term(value) for predicate, value in pairs if predicate == TYPE]
        lines = [f"a {', '.join(classes)}"] if classes else []
        last = ""
        for predicate, value in pairs:
            if predicate == TYPE:
                continue
            if predicate == last:
                lines[-1] += f",\n        {self.term(value)}"
            else:
                lines.append(f"{self.term(predicate)} {self.term(value)}")
                last = predicate
        return f"\n{self.term(subject)} " + " ;\n    ".join(lines) + " .\n"

    def term(self, term: str) -> str:
        """The term in its shortest form that every reader understands."""
        if term[0] == '"':
            return self._literal(term) if term[-1] == ">" else term
        if term.startswith(self._start) and not term.startswith(_HOUSE):
            local = term[len(self._start) : -1]
            return f"<{local}>" if _RELATIVE.fullmatch(local) else term
        short = self._short.get(term)
        if short is None:
            short = _prefixed(term)
            if len(self._short) < _REMEMBERED:
                self._short[term] = short
        return short

    def _literal(self, term: str) -> str:
        """A typed literal: integers bare, the name of other types short."""
        match = _TYPED.fullmatch(term)
        if not match:
            return term
        if term.endswith(INTEGER) and _INTEGER.fullmatch(term[1 : -len(INTEGER) - 1]):
            return term[1 : -len(INTEGER) - 1]
        return f"{match[1]}^^{self.term(match[2])}"


def _prefixed(term: str) -> str:
    for start, prefix in _PREFIXES:
        if term.startswith(start) and _LOCAL.fullmatch(local := term[len(start) : -1]):
            return f"{prefix}:{local}"
    return term
