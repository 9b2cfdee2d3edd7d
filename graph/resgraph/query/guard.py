"""What a query may not do here: change the store, or ask another server."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resgraph.model import QueryError

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
_OPENING, _CLOSING = frozenset("{(["), frozenset("})]")
_PROLOGUE = frozenset(("PREFIX", "BASE", "VERSION"))
_FORMS = frozenset(("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"))


def check(query: str) -> None:
    """Pass a query that only reads this store. Raises QueryError, with the position, for any other."""
    _check_depth(query)
    form = ""
    for word, at in _words(query):
        if not form and word in _UPDATES:
            raise QueryError(f"{_place(query, at)}: {word} changes data; queries here only read")
        if not form and word not in _FORMS | _PROLOGUE:
            raise QueryError(
                f"{_place(query, at)}: {word}: a query starts with SELECT, ASK, CONSTRUCT or DESCRIBE"
            )
        if word in _FORMS:
            form = form or word
        if "SERVICE" in word:  # the parser takes keywords that are run together
            raise QueryError(
                f"{_place(query, at)}: SERVICE asks another server; queries here stay in the store"
            )
    if not query.strip():
        raise QueryError("the query is empty: give SPARQL, --file or --named (see --list)")


def has_dataset(query: str) -> bool:
    """Whether the query says itself, by FROM, which graphs it asks."""
    return any("FROM" in word for word, _ in _words(query))


def _check_depth(query: str) -> None:
    """Refuse brackets nested beyond reason: the parser of the store recurses, and would end the process."""
    depth = 0
    for match in TOKEN.finditer(query):
        depth += (match.group() in _OPENING) - (match.group() in _CLOSING)
        if depth > DEEPEST:
            raise QueryError(f"{_place(query, match.start())}: brackets nested more than {DEEPEST} deep")


def _words(query: str) -> Iterator[tuple[str, int]]:
    for match in TOKEN.finditer(query):
        if match["word"]:
            yield match["word"].upper(), match.start()


def _place(query: str, at: int) -> str:
    line = query.count("\n", 0, at) + 1
    return f"line {line}, column {at - query.rfind(chr(10), 0, at)}"
