"""Literals in N-Triples and Turtle: both read the same escapes, one line a literal."""

from __future__ import annotations

import re
from functools import lru_cache

from resgraph.rdf.vocabulary import DATE, DECIMAL, INTEGER, OFFSET

_SPECIAL = re.compile(
    r"""
    ["\\]                     # what delimits and what escapes
    | [\x00-\x1f\x7f\x80-\x9f] # controls, line ends among them
    | [\u2028\u2029]          # line ends to some readers
    | [\ud800-\udfff]         # halves of characters, which UTF-8 cannot hold
    | [\ufffe\uffff]          # what XML cannot hold
    """,
    re.VERBOSE,
)
_LOST = re.compile(r"[\x00\ud800-\udfff\ufffe\uffff]")
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LITERAL = re.compile(r'"(?P<value>.*)"(?:@(?P<language>[\w-]+)|\^\^<(?P<type>[^>]*)>)?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u(?P<short>[0-9A-F]{4})|U(?P<long>[0-9A-F]{8})|(?P<one>.))")
_ONE = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*")
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if "\ud800" <= character <= "\udfff" or character in "\x00\ufffe\uffff":
        return "\ufffd"
    return _NAMED.get(character) or f"\\u{ord(character):04X}"


def plain(text: str) -> str:
    """A string without a language; NUL, lone surrogates and non-characters become U+FFFD."""
    return f'"{_SPECIAL.sub(_escape, text)}"'


def kept(text: str) -> str:
    """The text that a literal of it holds: what no literal can hold is U+FFFD there."""
    return _LOST.sub("\ufffd", text)


@lru_cache(1 << 10)
def code(text: str) -> str:
    """The same of a word of the program's own, which comes again and again: how a mention was found, a rule's name."""
    return plain(text)


def is_plain(text: str) -> bool:
    """Whether the text, and so every part of it, stands in a literal as it is."""
    return not _SPECIAL.search(text)


def tag(language: str) -> str:
    """`@zh`; nothing where the language is not known (`und`)."""
    return f"@{language.lower()}" if language != "und" and _LANGUAGE.fullmatch(language) else ""


def integer(number: int) -> str:
    """An xsd:integer."""
    return f'"{number}"{INTEGER}'


def decimal(number: float) -> str:
    """An xsd:decimal with two places at most, as XSD 1.1 spells it: servers keep "0.8" and "1" so, not "0.80"."""
    return f'"{number:.2f}'.rstrip("0").rstrip(".") + f'"{DECIMAL}'


def offset(number: int) -> str:
    """An xsd:nonNegativeInteger, as Web Annotation has its offsets."""
    return f'"{number}"{OFFSET}'


def date(text: str) -> str:
    """An xsd:date; what is no full date ("2005-12") stays a plain string."""
    return f'"{text}"{DATE}' if _DATE.fullmatch(text) else plain(text)


def literal(value: str) -> tuple[str, str]:
    """The text and the language of a literal in N-Triples."""
    found = _LITERAL.fullmatch(value)
    if found is None:
        return value, ""
    return _ESCAPE.sub(_character, found["value"]), found["language"] or ""


def _character(found: re.Match[str]) -> str:
    code = found["short"] or found["long"]
    return chr(int(code, 16)) if code else _ONE.get(found["one"], found["one"])
