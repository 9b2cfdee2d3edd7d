"""The one place where IRIs are made; each function gives an N-Triples term, `<...>`.

`Iris("https://w3id.org/resgraph/").document("A/RES/60/175")` is
`<https://w3id.org/resgraph/A/RES/60/175>`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from resgraph import symbols
from resgraph.model import OutputError, Resolution, Symbol
from resgraph.model.notice import Notice

BASE = "https://w3id.org/resgraph/"
"""The base unless the user gives another."""

ONTOLOGY = f"<{BASE}ontology>"
"""The ontology, and the graph of its statements; it is the same under any base."""

_BASE = re.compile(r"https?://[A-Za-z0-9._~:%@\-]+(/[A-Za-z0-9._~%@!$&'()*+,;=:\-]+)*/")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
"""How the IRI of a thing of the user's own begins: https:, urn:, tag:."""
_REMEMBERED = 1 << 13
"""Paths that are kept: most are named again and again."""
_PLAIN = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=@/\-]*")


def check_base(base: str) -> str:
    """The base itself. Raises OutputError when it is no absolute http IRI that ends in a slash."""
    if not _BASE.fullmatch(base):
        raise OutputError(Notice("base-form", example=BASE, given=repr(base)))
    return base


@lru_cache(_REMEMBERED)
def path(text: str) -> str:
    """The text as a path of an IRI; canonical symbols and ids of authorities pass unchanged."""
    return text if _PLAIN.fullmatch(text) else quote(text, safe="/!$&'()*+,;=@")


DECIDED = "decided/"
"""What the decisions of people are below; no document's symbol."""


@dataclass(frozen=True, slots=True)
class Iris:
    """Makes the IRIs below one base."""

    base: str = BASE

    def document(self, symbol: str) -> str:
        """Whatever the language: `<B/A/RES/60/175>`."""
        return f"<{self.base}{path(symbol)}>"

    def work(self, resolution: Resolution) -> str:
        """The document of a file: by its symbol, or by the file's digest where it shows none."""
        symbol = resolution.metadata.symbol
        return self.document(symbol.text if symbol else f"file/{resolution.source.sha256}")

    def authority(self, identifier: str) -> str:
        """`<B/authority/org/unodc>`; a thing of the user's own is known by its full IRI."""
        return _authority(self.base, identifier)

    def candidate(self, name: str) -> str:
        """`<B/candidate/%E4%B8%AD...>`."""
        return f"<{self.base}candidate/{quote(name, safe='')}>"

    def decided(self, key: str) -> str:
        """A decision of a person by its key: `<B/decided/4f1d2c3b4a596877>`."""
        return f"<{self.base}{DECIDED}{key}>"

    @property
    def shared_graph(self) -> str:
        """The graph of what the documents share: cited documents, authorities, candidates."""
        return f"<{self.base}authority>"


@lru_cache(_REMEMBERED)
def _authority(base: str, identifier: str) -> str:
    if _ABSOLUTE.match(identifier):
        return f"<{quote(identifier, safe=_WHOLE)}>"
    return f"<{base}authority/{path(identifier)}>"


def text(work: str, language: str) -> str:
    """`<.../A/RES/60/175/zh>`: the text of a work in one language."""
    return f"{work[:-1]}/{path(language)}>"


def part(whole: str, fragment: str) -> str:
    """`<.../A/RES/60/175#op4>`: a part of a work, or of a text."""
    return f"{whole[:-1]}#{quote(fragment, safe=_FRAGMENT)}>"


def below(thing: str, suffix: str) -> str:
    """`<...#op4.54-68.target>`: something that belongs to a thing which already has a fragment."""
    return f"{thing[:-1]}.{suffix}>"


def page(symbol: Symbol, language: str | None = None) -> str | None:
    """The public page of a document, or of its text; None where the United Nations serves none."""
    url = symbols.url(symbol, language)
    return f"<{quote(url, safe=_WHOLE)}>" if url else None


def digest(sha256: str) -> str:
    """The source file: `<urn:sha256:...>`."""
    return f"<urn:sha256:{sha256}>"


_FRAGMENT = "!$&'()*+,;=@/"
_WHOLE = _FRAGMENT + ":?#[]%"
