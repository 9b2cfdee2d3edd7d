"""Errors of queries in one line: where, what was read there, and what could stand instead."""

from __future__ import annotations

import re

from resgraph.model import QueryError

_WHERE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_HOPELESS = "Prefix not found"
_SHOWN = 60


def malformed(query: str, error: SyntaxError) -> QueryError:
    """The error of a query that cannot be parsed: `line 2, column 14: unexpected "??" in: ?x ?? .`."""
    match = _WHERE.match(str(error))
    if not match:
        return QueryError(f"the query cannot be read: {_one_line(str(error))}")
    line, column = int(match[1]), int(match[2])
    text = ([*query.split("\n"), ""])[min(line, query.count("\n") + 1) - 1]
    return QueryError(f"line {line}, column {column}: {_reason(text, column, match[3])}")


def _reason(text: str, column: int, expected: str) -> str:
    before = re.search(r"[A-Za-z_][\w-]*:[\w-]*$", text[: column - 1])
    if before and _HOPELESS in expected:
        return f"the prefix of {before.group()} is not known, or the name is not finished, in: {_cut(text)}"
    rest = text[column - 1 :].strip()
    if not rest:
        return f"the query ends too early after: {_cut(text)}" if text.strip() else "the query ends too early"
    return f"unexpected {_cut(rest)!r} in: {_cut(text)}"


def _cut(text: str) -> str:
    text = _one_line(text)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def _one_line(text: str) -> str:
    return " ".join(text.split())
