"""What a document states, as countable facts by measure: of an extraction, a truth, a hand-made annotation.

A fact is a tuple of strings, such as ("op4", "S/RES/1373(2001)", "2001-09-28") among "citation dates". Two
documents are compared measure by measure as multisets, so a thing said twice must be found twice. White
space and full or half width do not count (NFKC), offsets neither.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from resgraph.evaluate.truth import Truth
from resgraph.languages.ruled import rules
from resgraph.model import Annotations, Extraction, Footnote, Metadata, Paragraph

Fact = tuple[str, ...]
Facts = dict[str, Counter[Fact]]

MEASURES = (
    "metadata",
    "paragraph ids",
    "paragraph text",
    "first action",
    "footnote text",
    "footnote marks",
    "actions",
    "addressees",
    "citations",
    "citation dates",
    "citation locators",
    "named mentions",
    "group mentions",
    "topic mentions",
    "coreferences",
)
"""Every measure, in the order of the tables."""

AROUND_A_VERB = rules("checking").pattern("around_a_verb")
METADATA = ("symbol", "language", "title", "adopted", "session", "meeting", "body")


def norm(text: object) -> str:
    """The text without white space, in ASCII widths; `None` becomes the word, as a stated absence."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", str(text)))


def new_facts() -> Facts:
    """No fact in any measure."""
    return {name: Counter() for name in MEASURES}


def words_before(text: str) -> str:
    """The last four characters before a mark: where it stands, whatever was repaired elsewhere."""
    return norm(text)[-4:]


def of_truth(truth: Truth) -> Facts:
    """The structure a marked-up document states; nothing of citations."""
    facts = new_facts()
    _add_metadata(facts, {key: getattr(truth.facts, key) for key in METADATA})
    for paragraph in truth.paragraphs:
        _add_paragraph(facts, paragraph.id, paragraph.kind, paragraph.number, paragraph.text)
        for mark in paragraph.marks:
            before = words_before(paragraph.text[: mark.offset])
            facts["footnote marks"][paragraph.id, mark.mark, before] += 1
        if paragraph.first_action:
            facts["first action"][paragraph.id, opening_verb(paragraph.first_action)] += 1
    for note in truth.footnotes:
        facts["footnote text"][f"fn{note.mark}", norm(note.text)] += 1
    return facts


def of_extraction(extraction: Extraction) -> Facts:
    """Everything an extraction states."""
    facts = new_facts()
    metadata = extraction.resolution.metadata
    _add_metadata(facts, _metadata_values(metadata))
    for symbol in metadata.basis:
        facts["metadata"]["basis", norm(symbol)] += 1
    for passage, found in extraction.passages():
        if isinstance(passage, Footnote):
            facts["footnote text"][passage.id, norm(passage.text)] += 1
        else:
            _add_read_paragraph(facts, passage, found)
        _add_annotations(facts, passage.id, found)
    return facts


def of_gold(gold: Mapping[str, Any]) -> Facts:
    """The facts of a seed's annotation (the shape of `resgraph extract --format json`)."""
    facts = new_facts()
    _add_metadata(facts, gold)
    for symbol in gold.get("basis") or []:
        facts["metadata"]["basis", norm(symbol)] += 1
    for paragraph in gold.get("paragraphs", []):
        _add_paragraph(facts, paragraph["id"], paragraph["kind"], paragraph["number"], paragraph["text"])
        for note in paragraph.get("footnotes") or []:
            facts["footnote marks"][paragraph["id"], str(note["mark"]), words_before(note["after"])] += 1
        for action in (paragraph.get("actions") or [])[:1]:
            facts["first action"][paragraph["id"], opening_verb(action)] += 1
        add_annotated(facts, paragraph["id"], paragraph)
    for note in gold.get("footnotes", []):
        facts["footnote text"][f"fn{note['mark']}", norm(note["text"])] += 1
        add_annotated(facts, f"fn{note['mark']}", note)
    return facts


def add_annotated(facts: Facts, place: str, annotated: Mapping[str, Any]) -> None:
    """The annotated citations, mentions, actions, addressees and coreferences of one place."""
    for action in annotated.get("actions") or []:
        facts["actions"][place, norm(action if isinstance(action, str) else action["text"])] += 1
    for addressee in annotated.get("addressees") or []:
        facts["addressees"][place, addressee["id"] or unnamed(addressee["text"])] += 1
    for citation in annotated.get("citations") or []:
        targets = (citation["target"], *(citation.get("also") or ()))
        add_citation(facts, place, targets, citation.get("date"), citation.get("locator"))
    for mention in annotated.get("mentions") or []:
        facts[mention_measure(mention["id"])][place, mention["id"], norm(mention["text"])] += 1
    for reference in annotated.get("coreferences") or []:
        facts["coreferences"][place, norm(reference["text"]), norm(reference["target"])] += 1


def add_citation(
    facts: Facts, place: str, targets: Iterable[str], date: str | None, locator: str | None
) -> None:
    """One fact a symbol; the date and the locator as facts of the first symbol."""
    symbols = [norm(target) for target in targets]
    for symbol in symbols:
        facts["citations"][place, symbol] += 1
    if date:
        facts["citation dates"][place, symbols[0], date] += 1
    if locator:
        facts["citation locators"][place, symbols[0], locator] += 1


def unnamed(text: str) -> str:
    """Stand-in for the id of an addressee that no authority knows: its words."""
    return f"? {norm(text)}"


def opening_verb(words: str) -> str:
    """The verb of opening words by the annotators' rule: 在这方面深感关切的是 is 深感关切."""
    return AROUND_A_VERB.sub("", norm(words).strip(",:;、"))


def mention_measure(identifier: str) -> str:
    """Topics and groups are measured apart: annotators agree less on them."""
    kind = identifier.partition("/")[0]
    return {"topic": "topic mentions", "group": "group mentions"}.get(kind, "named mentions")


def _metadata_values(metadata: Metadata) -> dict[str, object]:
    return {key: getattr(metadata, key) for key in METADATA}


def _add_metadata(facts: Facts, values: Mapping[str, object]) -> None:
    for key in METADATA:
        facts["metadata"][key, norm(values.get(key))] += 1


def _add_paragraph(facts: Facts, place: str, kind: str, number: object, text: str) -> None:
    facts["paragraph ids"][place, str(kind), norm(number)] += 1
    facts["paragraph text"][place, norm(text)] += 1


def _add_read_paragraph(facts: Facts, paragraph: Paragraph, found: Annotations) -> None:
    """A paragraph's place, text, marks and the first of its actions."""
    _add_paragraph(facts, paragraph.id, paragraph.kind.value, paragraph.number, paragraph.text)
    for mark in paragraph.marks:
        facts["footnote marks"][paragraph.id, mark.mark, words_before(paragraph.text[: mark.offset])] += 1
    for action in found.actions[:1]:
        facts["first action"][paragraph.id, opening_verb(action.text)] += 1


def _add_annotations(facts: Facts, place: str, found: Annotations) -> None:
    for action in found.actions:
        facts["actions"][place, norm(action.text)] += 1
    for addressee in found.addressees:
        facts["addressees"][place, addressee.id or unnamed(addressee.text)] += 1
    for citation in found.citations:
        targets = (str(citation.target), *map(str, citation.also))
        add_citation(facts, place, targets, citation.date, citation.locator)
    for mention in found.mentions:
        facts[mention_measure(mention.id)][place, mention.id, norm(mention.text)] += 1
    for coreference in found.coreferences:
        facts["coreferences"][place, norm(coreference.text), norm(coreference.target)] += 1
