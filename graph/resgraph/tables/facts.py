"""What the tables say of a document, a paragraph or a thing: one property of the graph for each fact, all in this file."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from pyoxigraph import Literal, NamedNode, Store

from resgraph.query.readers import preferred
from resgraph.rdf.vocabulary import NAMESPACES
from resgraph.tables.values import Value, value_of


@cache
def _node(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(NAMESPACES[prefix] + local)


_SYMBOL, _TITLE, _DATE, _PAGE = map(
    _node, ("dcterms:identifier", "dcterms:title", "eli:date_document", "foaf:page")
)
_LABELS = tuple(map(_node, ("skos:prefLabel", "rdfs:label")))
_PARTS = tuple(map(_node, ("eli:has_part", "rg:footnote")))
_TEXT, _ACTION, _POSITION = map(_node, ("nif:isString", "rg:hasAction", "rg:position"))
_READ = _node("eli:is_realized_by")


class Facts:
    """Looks facts up in a store; names and texts in `language` where the graph has them in it."""

    def __init__(self, store: Store, base: str, language: str) -> None:
        self.store, self.base, self.language = store, base, language
        self.symbol = lru_cache(100_000)(self._symbol)
        self.label = lru_cache(100_000)(self._label)
        self.title = lru_cache(100_000)(self._title)
        self.date = lru_cache(100_000)(self._date)
        self.page = lru_cache(100_000)(self._page)

    def local(self, iri: str) -> str:
        """An IRI without the base: `A/RES/60/175#op4`, `org/unodc`."""
        return iri.removeprefix(self.base).removeprefix("authority/")

    def text(self, place: str) -> str:
        """The words of a paragraph or footnote."""
        return self._chosen(
            [term for passage in self.passages(place) for term in self._objects(passage, _TEXT)]
        )

    def verbs(self, place: str) -> str:
        """The verbs by which a paragraph acts."""
        return "; ".join(sorted(self.label(_iri(verb)) for verb in self._objects(place, _ACTION)))

    def passages(self, place: str) -> list[str]:
        """The IRIs of a paragraph's texts, one a language."""
        return self.subjects("rg:realizes", place)

    def _within(self, place: str) -> list[str]:
        """The IRIs of what was found in a paragraph, its duties too."""
        return [each for text in self.passages(place) for each in self.subjects("nif:referenceContext", text)]

    def position(self, place: str) -> int:
        """Where a paragraph stands in its document; footnotes come last."""
        found = self._objects(place, _POSITION)
        return int(found[0].value) if found and isinstance(found[0], Literal) else 1_000_000

    def value(self, subject: str, name: str) -> Value:
        """The one value of a property, by its name with a prefix; None where there is none."""
        found = self._objects(subject, _node(name))
        return value_of(found[0]) if found else None

    def things(self, subject: str, name: str) -> list[str]:
        """The IRIs that a property leads to."""
        return [term.value for term in self._objects(subject, _node(name)) if isinstance(term, NamedNode)]

    def subjects(self, name: str, thing: str) -> list[str]:
        """The IRIs of what has the thing as its value of a property."""
        found = {quad.subject for quad in self.store.quads_for_pattern(None, _node(name), NamedNode(thing))}
        return sorted(term.value for term in found if isinstance(term, NamedNode))

    def labels(self, subject: str, name: str) -> str:
        """The names of what a property leads to; words that stand for a thing stay as they are."""
        found = self._objects(subject, _node(name))
        return "; ".join(self.label(t.value) if isinstance(t, NamedNode) else t.value for t in found)

    def texts(self, subject: str, name: str) -> list[str]:
        """The literals of a property, whatever their language, each once."""
        found = self._objects(subject, _node(name))
        return sorted({term.value for term in found if isinstance(term, Literal)})

    def body(self, document: str) -> str:
        """The name of the body that adopted it."""
        return self.labels(document, "eli:passed_by")

    def cited(self, place: str) -> list[str]:
        """The symbols of what a paragraph cites."""
        return [self.symbol(document) for document in self.things(place, "rg:cites")]

    def mentioned(self, place: str) -> str:
        """The names of what a paragraph mentions."""
        return self.labels(place, "rg:mentions")

    def duties(self, place: str) -> list[dict[str, str]]:
        """Whom a paragraph asks for what: `parties`, `verb`, `task`."""
        names = {"parties": "rg:obligedParty", "verb": "rg:verb", "task": "rg:task"}
        duties = [each for each in self._within(place) if self.texts(each, "rg:task")]
        return [{key: self.labels(duty, name) for key, name in names.items()} for duty in duties]

    def is_read(self, document: str) -> bool:
        """Whether a text of the document was read."""
        return bool(self._objects(document, _READ))

    def parts(self, document: str) -> list[str]:
        """Its paragraphs in their order, then its footnotes."""
        found = [_iri(part) for kind in _PARTS for part in self._objects(document, kind)]
        return sorted(found, key=lambda part: (self.position(part), part))

    def _symbol(self, document: str) -> str:
        """Its symbol; the name of its file where it shows none."""
        return self._chosen(self._objects(document, _SYMBOL)) or self._label(document)

    def _title(self, document: str) -> str:
        return self._chosen(self._objects(document, _TITLE))

    def _date(self, document: str) -> date | None:
        found = [value_of(term) for term in self._objects(document, _DATE)]
        return next((each for each in found if isinstance(each, date)), None)

    def _page(self, document: str) -> str:
        """Its address for people; empty where the United Nations serve none."""
        return min((_iri(term) for term in self._objects(document, _PAGE)), default="")

    def _label(self, thing: str) -> str:
        for kind in _LABELS:
            label = self._chosen(self._objects(thing, kind))
            if label:
                return label
        return self.local(thing)

    def _objects(self, subject: str, predicate: NamedNode) -> list[NamedNode | Literal]:
        """The objects, each once though several graphs say so, sorted."""
        found = {quad.object for quad in self.store.quads_for_pattern(NamedNode(subject), predicate, None)}
        return sorted((term for term in found if isinstance(term, NamedNode | Literal)), key=str)

    def _chosen(self, terms: list[NamedNode | Literal]) -> str:
        """The literal in the language wanted, else in the first of the others that there is."""
        order = preferred(self.language)
        literals = [term for term in terms if isinstance(term, Literal)]
        ranked = sorted(
            literals,
            key=lambda term: (
                order.index(term.language) if term.language in order else len(order),
                term.value,
            ),
        )
        return ranked[0].value if ranked else ""


def _iri(term: NamedNode | Literal) -> str:
    return term.value
