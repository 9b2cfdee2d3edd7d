"""The verbs of UN drafting, read from `ontology/verbs.ttl`, and each as it is printed, among other words.

赞赏地注意到, 又回顾, 再次请, 深为关切, 表示严重关切的是, 重申赞赏, 欢迎并支持: a label of the file with
its particles, adverbs and frames. A librarian adds a verb to the file; the words around it are in `frames`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from resgraph.drafting.frames import (
    BEFORE,
    DEEP,
    FRAME,
    ITS,
    JOINED,
    MANNER,
    OF,
    STEPS,
    THAT_IS,
    WAY,
)
from resgraph.languages.ruled import RULED
from resgraph.model.data import ontology_dir
from resgraph.model.errors import AuthorityError

AUTHORITY = "https://w3id.org/resgraph/authority/"
ONTOLOGY = "https://w3id.org/resgraph/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"


class Force(StrEnum):
    """What a verb does: asks, decides or states, shows a feeling, rests on something earlier."""

    DIRECTIVE = "directive"
    DECLARATIVE = "declarative"
    EXPRESSIVE = "expressive"
    REFERENTIAL = "referential"


@dataclass(frozen=True, slots=True)
class Verb:
    """One concept of verbs.ttl: `id` as `verb/request`, `relation` the local name of a property."""

    id: str
    force: Force
    relation: str


@dataclass(frozen=True, slots=True)
class VerbMatch:
    """A verb as printed, with its adverbs: offsets into the folded text."""

    start: int
    end: int
    verb: Verb
    label: str


REAFFIRMED = frozenset(("expressesConcernAt", "expressesAppreciationFor", "commends", "regrets"))
"""重申赞赏, 重申其严重关切: the relations of what may be reaffirmed in one verb; 重申决心 is 重申."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """The labels and their verbs; `opening` holds those that are verbs at the head of a paragraph only."""

    labels: Mapping[str, Verb]
    opening: frozenset[str]
    by_id: Mapping[str, Verb]
    longest: int
    initials: frozenset[str]

    def match(self, text: str, at: int, *, head: bool) -> VerbMatch | None:
        """Match the verb printed at `at` of a folded text, longest form; `head` where a paragraph opens."""
        found = self._unit(text, at, head=head)
        if found is None:
            return None
        end = self._joined(text, found)
        if text.startswith(THAT_IS, end):
            end += len(THAT_IS)
        return found if end == found.end else VerbMatch(at, end, found.verb, found.label)

    def may_open(self, text: str, at: int) -> bool:
        """Whether the first character, or an adverb in 地, leaves it open that a verb is printed at `at`."""
        first = text[at : at + 1]
        return first in self.initials or first in STEPS or _is_manner(text, at)

    def labels_of(self, identifier: str) -> tuple[str, ...]:
        """List the labels of a verb, the longest first."""
        found = {label for label, verb in self.labels.items() if verb.id == identifier}
        return tuple(sorted(found, key=lambda label: (-len(label), label)))

    def label_at(self, text: str, at: int) -> str | None:
        """Find the longest label that stands at `at`."""
        if text[at : at + 1] not in self.initials:
            return None
        for end in range(min(len(text), at + self.longest), at, -1):
            if text[at:end] in self.labels:
                return text[at:end]
        return None

    def _unit(self, text: str, at: int, *, head: bool) -> VerbMatch | None:
        """Words before, then a frame with its feeling or a label: 又 + 表示 + 严重 + 关切, 再次 + 请."""
        here, framed = at, False
        while here < len(text):
            label = self.label_at(text, here)
            if (
                label
                and not self._is_adverb(text, here + len(label))
                and self._stands(label, text[at:here], framed, head)
            ):
                return self._named(text, at, here, label)
            may = text[here] in STEPS
            frame = FRAME.match(text, here) if may and not framed else None
            step = frame or (BEFORE.match(text, here) if may else None) or self._manner(text, here)
            if step is None:
                return None
            here, framed = step.end(), framed or frame is not None
            if framed and frame is None and text.startswith(OF, here):
                here += 1
        return None

    def _is_adverb(self, text: str, end: int) -> bool:
        """严重关切地注意到: the label before 地 is no verb, as another follows."""
        return text.startswith(WAY, end) and self.label_at(text, end + 1) is not None

    def _stands(self, label: str, before: str, framed: bool, head: bool) -> bool:
        """Whether a label may: an opening one needs the head, a frame (表示关切) or a degree (深为关切)."""
        if framed or head or label not in self.opening:
            return True
        return self.labels[label].force is Force.EXPRESSIVE and (len(label) > 2 or bool(DEEP.search(before)))

    def _manner(self, text: str, at: int) -> re.Match[str] | None:
        found = MANNER.match(text, at) if _is_manner(text, at) else None
        return found if found and self.label_at(text, found.end()) else None

    def _named(self, text: str, at: int, here: int, label: str) -> VerbMatch:
        """Take the longest label that the words end in: 深为 + 关切地 + 注意到 is 关切地注意到."""
        end = here + len(label)
        for start in range(max(at, end - self.longest), here):
            if text[start:end] in self.labels:
                label = text[start:end]
                break
        return VerbMatch(at, end, self.labels[label], label)

    def _joined(self, text: str, first: VerbMatch) -> int:
        """Find where the action ends, with a second verb of its kind: 重申赞赏, 欢迎并支持."""
        join = JOINED.match(text, first.end)
        here = join.end() if join else first.end
        if join is None and first.verb.id == "verb/reaffirm" and text.startswith(ITS, here):
            here += 1
        second = self._unit(text, here, head=True)
        if second is None:
            return first.end
        whole = text.startswith(THAT_IS, second.end)
        if join is None:
            fits = first.verb.id == "verb/reaffirm" and second.verb.relation in REAFFIRMED
        else:
            fits = second.verb.force is not Force.DIRECTIVE and (whole or second.label not in self.opening)
        noun = text.startswith(OF, second.end) and not whole
        return second.end if fits and not noun else first.end


def _is_manner(text: str, at: int) -> bool:
    """Whether there is a 地 where MANNER can have one."""
    return text.find(WAY, at + 2, at + 8) > 0


def read_verbs(path: Path) -> Verbs:
    """Read a Turtle file in the form of ontology/verbs.ttl; AuthorityError where it is malformed."""
    try:
        triples = [
            (t.subject, t.predicate.value, t.object) for t in parse(path=str(path), format=RdfFormat.TURTLE)
        ]
    except SyntaxError as error:
        raise AuthorityError(f"{path}: not Turtle: {error}") from error
    facts: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value in triples:
        if isinstance(value, Literal) and value.language not in (None, RULED):
            continue
        if isinstance(subject, NamedNode) and isinstance(value, Literal | NamedNode):
            facts.setdefault(subject.value, {}).setdefault(predicate, []).append(value.value)
    return _verbs(path, facts)


def _verbs(path: Path, facts: Mapping[str, Mapping[str, list[str]]]) -> Verbs:
    labels: dict[str, Verb] = {}
    opening: set[str] = set()
    by_id: dict[str, Verb] = {}
    for iri, fact in facts.items():
        if f"{ONTOLOGY}force" not in fact:
            continue
        verb = _verb(path, iri, fact)
        by_id[verb.id] = verb
        opens = fact.get(f"{ONTOLOGY}openingLabel", [])
        opening.update(opens)
        for label in (*fact.get(f"{SKOS}prefLabel", []), *fact.get(f"{SKOS}altLabel", []), *opens):
            if labels.setdefault(label, verb) is not verb:
                raise AuthorityError(f"{path}: {label} is a label of {labels[label].id} and of {verb.id}")
    longest = max(map(len, labels), default=0)
    return Verbs(labels, frozenset(opening), by_id, longest, frozenset(label[0] for label in labels))


def _verb(path: Path, iri: str, fact: Mapping[str, list[str]]) -> Verb:
    try:
        force = Force(fact[f"{ONTOLOGY}force"][0].removeprefix(f"{AUTHORITY}force/"))
        relation = fact[f"{ONTOLOGY}impliesRelation"][0].removeprefix(ONTOLOGY)
    except (KeyError, ValueError) as error:
        raise AuthorityError(f"{path}: {iri} needs rg:force (a known one) and rg:impliesRelation") from error
    return Verb(iri.removeprefix(AUTHORITY), force, relation)


@cache
def load_verbs() -> Verbs:
    """Load the verbs this package ships, once."""
    return read_verbs(ontology_dir() / "verbs.ttl")


def is_directive(id: str) -> bool:
    """Whether the verb of that id asks somebody for something."""
    verb = load_verbs().by_id.get(id)
    return verb is not None and verb.force is Force.DIRECTIVE
