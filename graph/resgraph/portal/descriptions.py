"""Turtle about the data: terms given by their prefixed names, statements sorted, no blank nodes."""

from __future__ import annotations

import re
from collections import defaultdict

from resgraph.model.notice import LANGUAGES, Notice
from resgraph.rdf.literals import plain
from resgraph.rdf.vocabulary import NAMESPACES

PREFIXES = {
    **{name: NAMESPACES[name] for name in ("dcterms", "foaf", "prov", "rdf", "rdfs", "skos", "xsd")},
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "eu": "http://publications.europa.eu/resource/authority/",
    "iana": "https://www.iana.org/assignments/media-types/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
}
_NAME = re.compile(r"([a-z]+):([A-Za-z_][\w-]*)")


class Description:
    """Statements, written sorted by subject: `add("<...>", "dcterms:title", words("Title", "en"))`."""

    def __init__(self) -> None:
        self._blocks: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)

    def add(self, subject: str, *pairs: tuple[str, str]) -> None:
        """Say something of a subject; a term is a prefixed name, `<IRI>` or a literal of N-Triples."""
        for pair in pairs:
            self._blocks[subject][pair] = None

    def turtle(self) -> str:
        """The whole as Turtle."""
        lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in sorted(PREFIXES.items())]
        for subject, pairs in sorted(self._blocks.items()):
            stated = [f"a {value}" for predicate, value in sorted(pairs) if predicate == "a"]
            stated += [f"{predicate} {value}" for predicate, value in sorted(pairs) if predicate != "a"]
            lines.append(f"\n{subject} " + " ;\n    ".join(stated) + " .")
        return "\n".join(lines) + "\n"


def iri(name: str) -> str:
    """`eu:licence/CC0` as an IRI: what a prefixed name cannot hold."""
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def words(text: str, language: str) -> str:
    """A text in a language."""
    return f"{plain(text)}@{language}"


def told(notice: Notice) -> tuple[str, ...]:
    """A line of the catalogue as texts, one for each language."""
    return tuple(words(notice.told(language), language) for language in LANGUAGES)


def number(value: int) -> str:
    """An integer."""
    return str(value)


def typed(value: str, datatype: str) -> str:
    """A literal with a datatype: `typed("2005-12-16", "xsd:date")`."""
    assert _NAME.fullmatch(datatype), datatype
    return f"{plain(value)}^^{datatype}"
