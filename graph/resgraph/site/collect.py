"""The graph as pages: which statements belong to which page, what a thing is called, who points to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote

from resgraph.rdf.literals import literal
from resgraph.rdf.vocabulary import term
from resgraph.view.documents import all_of

_SENTENCE = 160
"""Characters of a paragraph shown where it is only listed."""

_LONGEST_NAME = 240
"""Bytes that a name may have in the file systems that web hosts use."""

Triple = tuple[str, str, str]


@dataclass(slots=True)
class Pages:
    """Statements by page (`A/RES/60/175`) and by subject; `pointing` has who points to a thing, and how."""

    base: str
    about: dict[str, dict[str, list[tuple[str, str]]]] = field(default_factory=lambda: defaultdict(dict))
    pointing: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def fill(self, triples: Iterable[Triple]) -> Pages:
        """Take in the statements; every IRI below the base gets a page, told of or not."""
        for subject, predicate, value in triples:
            page = self.page_of(subject)
            if page is not None:
                self.about[page].setdefault(subject, []).append((predicate, value))
            if value.startswith("<"):
                target = self.page_of(value)
                if target is not None:
                    self.about[target].setdefault(value, [])
                    self.pointing[value].append((subject, predicate))
        return self

    def page_of(self, iri: str) -> str | None:
        """The path of the page of an IRI below the base; None for other IRIs and literals."""
        if not iri.startswith(f"<{self.base}"):
            return None
        path = unquote(iri[len(self.base) + 1 : -1].partition("#")[0])
        return path if path and is_writable(path) else None

    def values(self, subject: str, name: str) -> list[str]:
        """The values of a property: `values("<...>", "rg:cites")`."""
        predicate = term(name)
        page = self.page_of(subject)
        pairs = self.about[page].get(subject, []) if page is not None else []
        return [value for known, value in pairs if known == predicate]

    def value(self, subject: str, name: str) -> str:
        """The first value as text, or empty."""
        found = self.values(subject, name)
        return literal(found[0])[0] if found else ""

    def label(self, iri: str) -> str:
        """What people call it: the symbol, the Chinese name, another name, the end of the IRI."""
        page = self.page_of(iri)
        fragment = iri[1:-1].partition("#")[2]
        whole = iri.partition("#")[0].rstrip(">") + ">"
        if fragment and page is not None:
            return f"{self.label(whole)} {fragment}"
        if page is not None and self.values(iri, "rg:hasPassage"):
            return page
        for name in ("skos:prefLabel", "dcterms:identifier", "rdfs:label", "dcterms:title"):
            texts = sorted((literal(one) for one in self.values(iri, name)), key=lambda one: one[1] != "zh")
            if texts:
                return texts[0][0]
        return page if page is not None else iri[1:-1]

    def titles(self, iri: str) -> list[tuple[str, str]]:
        """The title by language: the one printed, that of a list, what texts call it, or the names of the instruments it adopted."""
        found = self._adopted(iri)
        for name in ("rg:givenTitle", "rg:listedTitle", "dcterms:title"):
            found |= {language: text for text, language in map(literal, self.values(iri, name))}
        return sorted(found.items())

    def _adopted(self, iri: str) -> dict[str, str]:
        """In Chinese and English: the names of the instruments that a document adopted."""
        found: dict[str, list[str]] = defaultdict(list)
        for subject, predicate in sorted(self.pointing.get(iri, ())):
            if predicate == term("rg:adoptedBy"):
                for text, language in map(literal, self.values(subject, "skos:prefLabel")):
                    if language in ("zh", "en") and text not in found[language]:
                        found[language].append(text)
        return {language: all_of(names, language) for language, names in found.items()}

    def sentences(self, paragraph: str) -> list[tuple[str, str]]:
        """The language and the beginning of a paragraph's words, in Chinese and English, else in the first language; none of what is no paragraph."""
        found = [
            (language, text if len(text) <= _SENTENCE else f"{text[:_SENTENCE]}…")
            for passage, how in sorted(self.pointing.get(paragraph, ()))
            if how == term("rg:realizes")
            for text, language in map(literal, self.values(passage, "nif:isString"))
        ]
        return [one for one in found if one[0] in ("zh", "en")] or found[:1]

    def english(self, iri: str) -> str:
        """The English name, where there is one."""
        names = (literal(one) for one in self.values(iri, "skos:prefLabel") + self.values(iri, "rdfs:label"))
        return next((text for text, language in sorted(names) if language == "en"), "")


def is_writable(path: str) -> bool:
    """Whether a path can be a folder on any host: no step up, no name too long."""
    parts = path.split("/")
    return all(part not in ("", ".", "..") and len(part.encode()) <= _LONGEST_NAME for part in parts)
