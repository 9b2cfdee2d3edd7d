"""What a query may not do here: change the store, or ask another server."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resgraph.model import QueryError
from resgraph.model.notice import Notice

TOKEN = re.compile(
    r"""
    (?P<skip>
        \#[^\n]*                                     # a comment
      | <[^<>"{}|^`\\\x00-\x20]*>                    # an IRI
      | \"{3}(?:[^"\\]|\\.|\"(?!\"\"))*\"{3}         # a long string
      | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}              # the same in single quotes
      | "(?:[^"\\\n]|\\.)*"                          # a string
      | '(?:[^'\\\n]|\\.)*'
      | [?$]\w+                                      # a variable
      | @[A-Za-z-]+                                  # a language tag
      | [\w.-]{0,99}+:[\w.%-]*+(?!\s*\{)             # a prefixed name; SERVICEx:y {...} needs no space
    )
    | (?P<word>[A-Za-z_]\w*)
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
"""A piece of SPARQL; a word is what may be a keyword."""
_UPDATES = frozenset("INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split())
DEEPEST = 100
MOST_OPERATORS = 500
"""The engine nests what is chained (a || b || c) and recurses over it: 3,000 would end a process with a stack of 8 MiB."""
_CHAINED = frozenset("|&+-*/!^")
_CHAINING = frozenset("AS BIND EXISTS FILTER GRAPH MINUS OPTIONAL UNION".split())
_OPENING, _CLOSING = frozenset("{(["), frozenset("})]")
_PROLOGUE = frozenset(("PREFIX", "BASE", "VERSION"))
_FORMS = frozenset(("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"))


def check(query: str) -> None:
    """Pass a query that only reads this store. Raises QueryError, with the position, for any other."""
    _check_depth(query)
    _check_chains(query)
    form = ""
    for word, at in _words(query):
        if not form and word in _UPDATES:
            raise QueryError(_at(query, at, Notice("query-changes", word=word)))
        if not form and word not in _FORMS | _PROLOGUE:
            raise QueryError(_at(query, at, Notice("query-form", word=word)))
        if word in _FORMS:
            form = form or word
        if "SERVICE" in word:  # the parser takes keywords that are run together
            raise QueryError(_at(query, at, Notice("query-service")))
    if not query.strip():
        raise QueryError(Notice("query-empty"))


def has_dataset(query: str) -> bool:
    """Whether the query says itself, by FROM, which graphs it asks."""
    return any("FROM" in word for word, _ in _words(query))


def _check_depth(query: str) -> None:
    """Refuse brackets nested beyond reason: the parser of the store recurses, and would end the process."""
    depth = 0
    for match in TOKEN.finditer(query):
        depth += (match.group() in _OPENING) - (match.group() in _CLOSING)
        if depth > DEEPEST:
            raise QueryError(_at(query, match.start(), Notice("query-deep", most=DEEPEST)))


def _check_chains(query: str) -> None:
    """Refuse more operators than the engine can recurse over; || and && count once."""
    found, before = 0, ""
    for match in TOKEN.finditer(query):
        token = match.group()
        twin = token == before and token in "|&"
        found += (token in _CHAINED and not twin) or (match["word"] or "").upper() in _CHAINING
        if found > MOST_OPERATORS:
            raise QueryError(_at(query, match.start(), Notice("query-complex", most=MOST_OPERATORS)))
        before = "" if twin else token


def _words(query: str) -> Iterator[tuple[str, int]]:
    for match in TOKEN.finditer(query):
        if match["word"]:
            yield match["word"].upper(), match.start()


def _at(query: str, at: int, said: Notice) -> Notice:
    """What is told of a place in the query."""
    line, column = query.count("\n", 0, at) + 1, at - query.rfind("\n", 0, at)
    return Notice("at-column", line=line, column=column, said=said)
