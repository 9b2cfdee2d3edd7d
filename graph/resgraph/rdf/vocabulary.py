"""The vocabulary as data: namespaces, and each term the writer uses as an N-Triples term.

A misspelt name is an AttributeError of its namespace's class, and a test holds every term here
against ontology/resgraph.ttl and the published vocabularies.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import pyoxigraph

from resgraph.model.data import ontology_dir

NAMESPACES: Final[dict[str, str]] = {
    "cito": "http://purl.org/spar/cito/",
    "dcterms": "http://purl.org/dc/terms/",
    "doco": "http://purl.org/spar/doco/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "itsrdf": "http://www.w3.org/2005/11/its/rdf#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rg": "https://w3id.org/resgraph/ontology#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "undo": "https://w3id.org/un/ontology/undo/",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix to namespace, for Turtle, for queries and for people."""

LANGUAGES: Final[dict[str, str]] = {
    code: f"<http://publications.europa.eu/resource/authority/language/{name}>"
    for code, name in (
        ("ar", "ARA"),
        ("en", "ENG"),
        ("es", "SPA"),
        ("fr", "FRA"),
        ("ru", "RUS"),
        ("zh", "ZHO"),
    )
}
"""The six official languages in the European Union's language authority."""


def term(name: str) -> str:
    """The N-Triples term of a prefixed name: `rg:cites` is `<https://w3id.org/resgraph/ontology#cites>`."""
    prefix, _, local = name.partition(":")
    return f"<{NAMESPACES[prefix]}{local}>"


TYPE: Final = term("rdf:type")
INTEGER: Final = f"^^{term('xsd:integer')}"
OFFSET: Final = f"^^{term('xsd:nonNegativeInteger')}"
DATE: Final = f"^^{term('xsd:date')}"
DECIMAL: Final = f"^^{term('xsd:decimal')}"

_CLASSES = """
    Document Resolution Decision Statement MeetingRecord Text
    Paragraph PreambularParagraph OperativeParagraph SubParagraph AnnexParagraph PlainParagraph Footnote PassageText
    Evidence Act Citation Mention FootnoteMark Coreference OtherReference UnresolvedReference
    CandidateMention Candidate Obligation Party Report Verb Instrument Event
    Session Renewal Alignment AgreedLanguage EditorialDecision
"""
_PROPERTIES = """
    adoptedOnReport session meeting vote votesFor votesAgainst abstentions footnote mark hasPassage realizes number position
    heading listedTitle givenTitle titleSource hasAction addressee cites mentions mentionsCandidate relation locator
    dateAsStated rule flag how kind reason candidate detail verb obligedParty task reportsTo due
    hasParty hasReport words recipientWords dueDate before cycle answeredBy
    adoptedAt sessionOf sessionNumber
    adoptedBy shortForm openingLabel symbolPrefix force impliesRelation scale strength
    earlierInSeries previousInSeries earlier later alignment similarity change moved verbBefore verbAfter forceChange
    settles answer
"""
_RELATIONS = """
    recalls reaffirms takesNoteOf welcomes endorses adopts pursuantTo guidedBy bearsInMind considers
    recognizes affirms emphasizes commends expressesAppreciationFor expressesConcernAt regrets condemns
    supports decides declares requests invites encourages urges callsUpon demands recommends authorizes
    approves implements ratifies accedesTo signs
"""

HOUSE_CLASSES: Final = tuple(_CLASSES.split())
HOUSE_PROPERTIES: Final = tuple(_PROPERTIES.split())
DATATYPES: Final = ("iso3166-1", "m49", "untc", "unts", "akn4un", "grid", "isni")
"""What tells an identifier of one list from that of another: `"AFG"^^rg:iso3166-1`."""
RELATIONS: Final = tuple(_RELATIONS.split())
"""The sub-properties of rg:cites; which verb implies which is said in ontology/verbs.ttl."""

RG: Final[dict[str, str]] = {
    name: term(f"rg:{name}") for name in (*HOUSE_CLASSES, *HOUSE_PROPERTIES, *RELATIONS)
}
"""Every house term by its local name: `RG["cites"]`; a name that is not declared is a KeyError."""


@cache
def implied_relations() -> dict[str, str]:
    """The N-Triples property that each verb implies, by the verb's id (`verb/recall`), from verbs.ttl."""
    path = ontology_dir() / "verbs.ttl"
    implies = pyoxigraph.NamedNode(RG["impliesRelation"][1:-1])
    found: dict[str, str] = {}
    for statement in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
        verb, relation = statement.subject, statement.object
        if statement.predicate == implies and isinstance(relation, pyoxigraph.NamedNode):
            verb_id = str(verb)[1:-1].partition("/authority/")[2]
            found[verb_id] = str(relation)
    return found
