"""Why something is open, in words for people."""

from __future__ import annotations

from resgraph.model.notice import Notice

_WORDS = {
    "no-antecedent": "why-no-antecedent",
    "several-antecedents": "why-several-antecedents",
    "no-such-part-known": "why-no-such-part",
    "body-not-stated": "why-body-not-stated",
    "number-does-not-fit-body": "why-number-does-not-fit",
    "number-not-stated": "why-number-not-stated",
    "symbol-incomplete": "why-symbol-incomplete",
    "unknown-series": "why-unknown-series",
    "title": "why-title",
    "jieba": "why-jieba",
}
"""The reason of an open reference, or the rule that proposed a name, and its line in the catalogue."""


def in_words(reason: str, language: str) -> str:
    """The reason in a language; a code without words as it is."""
    key = _WORDS.get(reason)
    return Notice(key).told(language) if key else reason
