"""Errors of queries in one line: where, what was read there, and what could stand instead."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from resgraph.model import QueryError
from resgraph.model.notice import Notice
from resgraph.query.guard import TOKEN

_WHERE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_HOPELESS = "Prefix not found"
_SHOWN = 60
_DIAGNOSIS = re.compile(
    r"""
    (?: ^expected\ (?:one\ of\ )? | ,\ )      # one of what the parser lists
    ( (?:The|SELECT\ \*|IRI|Existing) \s [^,"\[]+ )   # a sentence, not a token
    """,
    re.VERBOSE,
)
"""`The SELECT contains a variable that is unbound`, among the words and signs that the parser would take."""
_FUNCTIONS = frozenset(
    "ABS AVG BNODE BOUND CEIL COALESCE CONCAT CONTAINS COUNT DATATYPE DAY ENCODE_FOR_URI EXISTS FLOOR GROUP_CONCAT"
    " HASLANG HASLANGDIR HOURS IF IN IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISTRIPLE ISURI LANG LANGDIR LANGMATCHES"
    " LCASE MAX MD5 MIN MINUTES MONTH NOW OBJECT PREDICATE RAND REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SHA1"
    " SHA256 SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLANGDIR STRLEN STRSTARTS STRUUID SUBJECT"
    " SUBSTR SUM TIMEZONE TRIPLE TZ UCASE URI UUID YEAR".split()
)
_BEFORE_BRACKET = frozenset(
    "A AND AS ASC BIND BY DESC DISTINCT EXISTS FILTER FROM HAVING IN LIMIT NOT OFFSET ORDER REDUCED SELECT"
    " UNDEF VALUES WHERE".split()
)
"""Words that stand before a bracket without being functions."""

_STRAY = {
    '"': 'a string that begins with " does not end',
    "'": "a string that begins with ' does not end",
    "?": "a ? without the name of a variable",
    "$": "a $ without the name of a variable",
}
"""Signs that stand alone only by mistake, but for the ? and * of paths, which never fail at the end."""


def malformed(query: str, error: SyntaxError) -> QueryError:
    """The error of a query that cannot be parsed: `line 2, column 14: unexpected "??" in: ?x ?? .`."""
    match = _WHERE.match(str(error))
    if not match:
        return QueryError(Notice("query-unparsed", reason=_one_line(str(error))))
    line, column = int(match[1]), int(match[2])
    text = ([*query.split("\n"), ""])[min(line, query.count("\n") + 1) - 1]
    return QueryError(
        Notice("at-column", line=line, column=column, said=_reason(query, text, column, match[3]))
    )


def _reason(query: str, text: str, column: int, expected: str) -> str:
    """What the engine itself says, if it says it in words; else what stands at the place."""
    diagnosis = _DIAGNOSIS.search(expected)
    if diagnosis:
        return f"{_plainer(_one_line(diagnosis[1]))} in: {_cut(text)}"
    before = re.search(r"[A-Za-z_][\w-]*:[\w-]*$", text[: column - 1])
    if before and _HOPELESS in expected:
        return f"the prefix of {before.group()} is not known, or the name is not finished, in: {_cut(text)}"
    rest = text[column - 1 :].strip()
    if rest:
        return f"unexpected {_cut(rest)!r} in: {_cut(text)}"
    return _at_the_end(query, text)


def _plainer(diagnosis: str) -> str:
    """The engine's sentence; of a variable that is selected but not grouped it says only that it is unbound."""
    if diagnosis.endswith("variable that is unbound"):
        diagnosis += ": each one must be in GROUP BY, or inside COUNT, SAMPLE and the like,"
    return diagnosis


def _at_the_end(query: str, text: str) -> str:
    """Why a query fails at its end: it stops there, or the engine refuses the whole of it."""
    tokens = [match for match in TOKEN.finditer(query) if not match["skip"]]
    counts = Counter(match.group() for match in tokens)
    for sign, wrong in _STRAY.items():
        if counts[sign]:
            return f"{wrong} in: {_cut(text)}"
    unknown = _unknown_function([match.group() for match in tokens])
    if unknown:
        return f"there is no function {unknown}()"
    whole = counts["{"] and counts["{"] == counts["}"] and counts["("] == counts[")"]
    if whole and tokens[-1].group() == "}":
        return (
            "the query seems whole, but the engine does not take it: is a variable set twice (BIND, AS),"
            " or has a row of VALUES another length?"
        )
    return f"the query ends too early after: {_cut(text)}" if text.strip() else "the query ends too early"


def _unknown_function(tokens: list[str]) -> str:
    """The first word before a bracket that is no function of SPARQL; empty where there is none."""
    solid = [token for token in tokens if not token.isspace()]
    called = (word for word, bracket in pairwise(solid) if bracket == "(" and word.isidentifier())
    return next((word for word in called if word.upper() not in _FUNCTIONS | _BEFORE_BRACKET), "")


def _cut(text: str) -> str:
    text = _one_line(text)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def _one_line(text: str) -> str:
    return " ".join(text.split())
