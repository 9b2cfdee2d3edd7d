"""What the documents of a large drawing are about: a few subjects, each with the documents that stand under it.

A document is about a subject as far as its paragraphs mention it, its mark-up declares it (a term of the UNBIS thesaurus) and its
title names it; what nearly all documents are about, such as human rights in a council for them, tells none from another and
weighs little. Of the subjects those are kept that together say most of all documents.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from resgraph.rdf.vocabulary import term
from resgraph.view.records import Name
from resgraph.view.turtle import Pair

MOST = 16
"""Subjects in a drawing: so many names have room in it."""
FEWEST = 2
"""Documents under a subject; one alone needs no heading."""
_DECLARED, _IN_TITLE = 0.1, 0.5
"""What a declaration and the title weigh beside the share of the paragraphs that mention a subject."""
_NEARLY = 0.2
"""A document stands under a subject that weighs at least this share of what it is most about."""
_TOPIC = "authority/topic/"
_LANGUAGES = ("zh", "en")
_SUBJECT = term("dcterms:subject")


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject with its names in Chinese and English, and the documents under it, sorted."""

    id: str
    labels: dict[str, str]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a document's subjects: in how many of its `paragraphs` each topic is mentioned, what is declared, its titles."""

    mentions: Mapping[str, int]
    paragraphs: int
    declared: tuple[str, ...]
    titles: tuple[str, ...]


def declared_in(own: Iterable[Pair]) -> tuple[str, ...]:
    """The IRIs of the subjects that the statements about a document name, sorted."""
    return tuple(sorted(value[1:-1] for key, value in own if key == _SUBJECT))


def about(card: Mapping[str, Any], declared: Sequence[str], titles: Iterable[str]) -> About:
    """What the card of a document says of its subjects; footnotes do not count."""
    topics = {number: name for number, name in enumerate(card["names"]) if name.startswith(_TOPIC)}
    said = [
        mentions
        for part, mentions in zip(card["parts"], card["mentions"], strict=True)
        if part[1] != "footnote"
    ]
    counted = Counter(topics[number] for mentions in said for number in mentions if number in topics)
    return About(counted, len(said), tuple(declared), tuple(titles))


def subjects(about: Mapping[str, About], names: Mapping[str, Name]) -> list[Subject]:
    """The subjects that tell the documents apart, the one of most documents first; none where one would hold all."""
    scores = _scores(about, names)
    kept = _telling(scores)
    while few := {id for id in kept if len(_under(kept, scores).get(id, ())) < FEWEST}:
        kept.remove(min(few))
    under = _under(kept, scores)
    found = [Subject(id, _labels(names[id]), tuple(sorted(documents))) for id, documents in under.items()]
    return sorted(found, key=lambda one: (-len(one.documents), one.id)) if len(found) > 1 else []


def _under(kept: Set[str], scores: Mapping[str, Mapping[str, float]]) -> dict[str, list[str]]:
    """Each document under the one of these subjects that it is most about; those about none under none."""
    under: dict[str, list[str]] = defaultdict(list)
    for document, said in scores.items():
        if own := [(-score, subject) for subject, score in said.items() if subject in kept]:
            under[min(own)[1]].append(document)
    return under


def _scores(about: Mapping[str, About], names: Mapping[str, Name]) -> dict[str, dict[str, float]]:
    """By document and subject: how much it is about it, rarer subjects weighing more."""
    topics = {link: id for id, name in sorted(names.items()) if id.startswith(_TOPIC) for link in name.links}
    spoken = {
        text.casefold(): id
        for id, name in sorted(names.items())
        if id.startswith(_TOPIC)
        for text in _texts(name)
    }
    found = {id: _weights(one, topics, spoken) for id, one in about.items()}
    many = Counter(subject for said in found.values() for subject in said)
    rare = {subject: math.log(len(found) / count) for subject, count in many.items()}
    scores = {id: {one: weight * rare[one] for one, weight in said.items()} for id, said in found.items()}
    return {id: _foremost(said, many) for id, said in scores.items()}


def _foremost(said: Mapping[str, float], many: Mapping[str, int]) -> dict[str, float]:
    """What a document is about before all else, as far as others are about it too."""
    least = _NEARLY * max(said.values(), default=0.0)
    return {one: score for one, score in said.items() if score >= least and score > 0 and many[one] >= FEWEST}


def _weights(one: About, topics: Mapping[str, str], spoken: Mapping[str, str]) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for subject, count in one.mentions.items():
        found[subject] += count / max(one.paragraphs, 1)
    for iri in one.declared:
        if iri in topics:
            found[topics[iri]] += _DECLARED
    for title in map(str.casefold, one.titles):
        for subject in {id for text, id in spoken.items() if text in title}:
            found[subject] += _IN_TITLE
    return found


def _texts(name: Name) -> Iterable[str]:
    return (text for language in _LANGUAGES for text in name.labels.get(language, ()) if len(text) > 1)


def _telling(scores: Mapping[str, Mapping[str, float]]) -> set[str]:
    """Subjects taken one after the other, each the one that adds most to what the documents' best subjects say of them."""
    by_subject: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for document, said in scores.items():
        for subject, score in said.items():
            by_subject[subject].append((document, score))
    best: dict[str, float] = defaultdict(float)
    kept: set[str] = set()

    def gain(subject: str) -> float:
        return sum(
            score - best[document] for document, score in by_subject[subject] if score > best[document]
        )

    while len(kept) < MOST:
        left = [one for one in sorted(by_subject.keys() - kept) if _adds(by_subject[one], best)]
        if not left:
            break
        subject = max(left, key=gain)
        kept.add(subject)
        for document, score in by_subject[subject]:
            best[document] = max(best[document], score)
    return kept


def _adds(documents: Sequence[tuple[str, float]], best: Mapping[str, float]) -> bool:
    """Whether enough documents are more about this subject than about those taken before."""
    return sum(score > best.get(document, 0.0) for document, score in documents) >= FEWEST


def _labels(name: Name) -> dict[str, str]:
    """A name in each language; where one has none, the other's."""
    known = {language: name.labels[language][0] for language in _LANGUAGES if name.labels.get(language)}
    other = next(iter(known.values()), name.id)
    return {language: known.get(language, other) for language in _LANGUAGES}
