"""What an output folder says, text by text and paragraph by paragraph, as values to compare.

What is read is what the graph promises whatever form it has: the names of findings, what they mean, and the passages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from resgraph.query.parameters import base_of
from resgraph.query.run import Row, text_rows
from resgraph.rdf.store import open_store
from resgraph.review.passages import Passages, spot_of
from resgraph.tables.facts import Facts

_MEANS = "itsrdf:taIdentRef"
_PASSAGES = "SELECT ?passage ?text WHERE { ?passage a rg:PassageText ; nif:isString ?text }"
_FOUND = {
    "citation": "SELECT ?finding ?meaning WHERE { ?finding a rg:Citation ; cito:hasCitedEntity ?meaning }",
    "mention": f"SELECT ?finding ?meaning WHERE {{ ?finding a rg:Mention ; {_MEANS} ?meaning }}",
    "coreference": f"SELECT ?finding ?meaning WHERE {{ ?finding a rg:Coreference ; {_MEANS} ?meaning }}",
    "open": "SELECT ?finding WHERE { ?finding a rg:UnresolvedReference }",
    "candidate": "SELECT ?finding WHERE { ?finding a rg:CandidateMention }",
}
_DUTIES = """SELECT ?duty ?place ?task (LANG(?task) AS ?language) ?meaning WHERE {
  ?duty a rg:Obligation ; nif:referenceContext/rg:realizes ?place ; rg:task ?task OPTIONAL { ?duty rg:obligedParty ?meaning }
}"""


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """Something found: its kind, its words, and what it means: an id, a symbol; empty where that is open."""

    kind: str
    words: str
    meaning: str = ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph or footnote: its words, and what was found in it, however often."""

    text: str
    position: int = 0
    said: Counter[Said] = field(default_factory=Counter)


@dataclass(slots=True)
class Text:
    """A document in one language, its paragraphs by their ids."""

    document: str
    language: str
    paragraphs: dict[str, Paragraph] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contents:
    """All texts of an output folder by their ids (`A/RES/60/175/zh`), and the names of what they mention."""

    texts: dict[str, Text]
    labels: dict[str, str]


def contents_of(out: Path, language: str) -> Contents:
    """What an output folder says; names in `language`. Raises InputError."""
    store = open_store(out)
    passages, facts = Passages(store), Facts(store, base_of(store), language)
    texts = {
        facts.local(text): Text(passages.document(text), text.rpartition("/")[2]) for text in passages.texts
    }
    for row in text_rows(store, _PASSAGES):
        if (spot := spot_of(f"{row['passage']}.0-0")) and facts.local(spot.text) in texts:
            position = passages.position(row["passage"])
            texts[facts.local(spot.text)].paragraphs[spot.part] = Paragraph(row["text"], position)
    labels: dict[str, str] = {}
    for text, part, said, iri in (*_findings(facts, texts), *_duties(facts)):
        if text in texts and part in texts[text].paragraphs:
            texts[text].paragraphs[part].said[said] += 1
            if iri and facts.label(iri) != said.meaning:
                labels[said.meaning] = facts.label(iri)
    return Contents(texts, labels)


_Found = tuple[str, str, Said, str]
"""The id of a text, the id of a paragraph, what was found, and the IRI of what it means."""


def _findings(facts: Facts, texts: Mapping[str, Text]) -> Iterator[_Found]:
    """The findings in the passages at hand."""
    for kind, sparql in _FOUND.items():
        for row in text_rows(facts.store, sparql):
            spot = spot_of(row["finding"])
            text = texts.get(facts.local(spot.text)) if spot else None
            passage = text.paragraphs.get(spot.part) if spot and text else None
            if spot and passage:
                words = passage.text[spot.start : spot.end]
                iri = row.get("meaning", "")
                yield facts.local(spot.text), spot.part, Said(kind, words, unquote(facts.local(iri))), iri


def _duties(facts: Facts) -> Iterator[_Found]:
    """Each party of a duty, in the language of its words."""
    rows: dict[str, list[Row]] = {}
    for row in text_rows(facts.store, _DUTIES):
        rows.setdefault(row["duty"], []).append(row)
    for same in rows.values():
        work, _, part = same[0]["place"].partition("#")
        parties = sorted({unquote(facts.local(row["meaning"])) for row in same if row.get("meaning")})
        text = f"{facts.local(work)}/{same[0]['language']}"
        yield text, part, Said("duty", same[0]["task"], ", ".join(parties)), ""
