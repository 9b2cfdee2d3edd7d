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
    '"': "sparql-open-string",
    "'": "sparql-open-string",
    "?": "sparql-no-variable",
    "$": "sparql-no-variable",
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


def _reason(query: str, text: str, column: int, expected: str) -> Notice:
    """What the engine itself says, if it says it in words; else what stands at the place."""
    diagnosis = _DIAGNOSIS.search(expected)
    if diagnosis:
        return _in(text, _plainer(_one_line(diagnosis[1])))
    before = re.search(r"[A-Za-z_][\w-]*:[\w-]*$", text[: column - 1])
    if before and _HOPELESS in expected:
        return _in(text, Notice("sparql-prefix", name=before.group()))
    rest = text[column - 1 :].strip()
    if rest:
        return _in(text, Notice("sparql-unexpected", words=repr(_cut(rest))))
    return _at_the_end(query, text)


def _in(text: str, said: str) -> Notice:
    return Notice("sparql-in", said=said, text=_cut(text))


def _plainer(diagnosis: str) -> str:
    """The engine's sentence; of a variable that is selected but not grouped it says only that it is unbound."""
    if diagnosis.endswith("variable that is unbound"):
        return Notice("sparql-unbound", said=diagnosis)
    return diagnosis


def _at_the_end(query: str, text: str) -> Notice:
    """Why a query fails at its end: it stops there, or the engine refuses the whole of it."""
    tokens = [match for match in TOKEN.finditer(query) if not match["skip"]]
    counts = Counter(match.group() for match in tokens)
    for sign, wrong in _STRAY.items():
        if counts[sign]:
            return _in(text, Notice(wrong, sign=sign))
    unknown = _unknown_function([match.group() for match in tokens])
    if unknown:
        return Notice("sparql-no-function", name=unknown)
    whole = counts["{"] and counts["{"] == counts["}"] and counts["("] == counts[")"]
    if whole and tokens[-1].group() == "}":
        return Notice("sparql-whole")
    return Notice("sparql-ends-behind", text=_cut(text)) if text.strip() else Notice("sparql-ends")


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
