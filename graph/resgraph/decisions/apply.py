"""Decisions put into an extraction: what they are about goes, what they say comes in its place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from resgraph.decisions.decision import (
    CANDIDATE,
    FOUND,
    OPEN,
    Decision,
    Decisions,
    Nothing,
    Thing,
    names_of,
    squeezed,
)
from resgraph.decisions.governed import governed, related
from resgraph.decisions.parties import with_parties
from resgraph.model import (
    Annotations,
    Citation,
    Coreference,
    Decided,
    Extraction,
    Footnote,
    Mention,
    Paragraph,
    Reference,
    Span,
    Stretch,
    Symbol,
)

RULE = "decision"
"""What says of a finding that a person made it."""
_NAMES = ("mention", "open-mention", CANDIDATE)
_DOCUMENTS = ("citation", "coreference", "open-citation", "open-coreference")
_REWRITTEN = ("", *FOUND)
"""Kinds of decisions that also hold where nothing was made of exactly these words."""

Something = TypeVar("Something", bound=Stretch)
Decisive = tuple[Decided, Decision]
"""Words that were decided, and the decision."""


def apply(decisions: Decisions, extraction: Extraction) -> Extraction:
    """The extraction as people decided it; the same where no decision is about it."""
    if not decisions.rows:
        return extraction
    names = names_of(extraction.resolution)
    decided: dict[str, list[Decisive]] = {}
    found = []
    for passage, before in extraction.passages():
        decided[passage.id] = [*_decided(passage, before, decisions, names)]
        found.append(_passage(extraction, passage, before, decided[passage.id]))
    return Extraction(extraction.resolution, tuple(with_parties(each, decided) for each in found))


def _decided(
    passage: Paragraph | Footnote, found: Annotations, decisions: Decisions, names: Collection[str]
) -> Iterator[Decisive]:
    """The words that are decided in a passage, each once: by the narrowest decision, of those the first."""
    made = defaultdict(list)
    for kind, each in _things(found):
        made[squeezed(each.text)].append((kind, (each.start, each.end)))
    taken: list[Span] = []
    for decision in decisions.about_passage(names, passage.id, made.keys()):
        for start, end in _spans(passage.text, made.get(decision.words, ()), decision):
            if all(end <= left or right <= start for left, right in taken):
                taken.append((start, end))
                yield Decided(passage.text[start:end], start, end, decision.key), decision


def _spans(text: str, made: Sequence[tuple[str, Span]], decision: Decision) -> list[Span]:
    """Where the words stand: what was made of exactly these, else, in a given paragraph, the words themselves."""
    exact = [span for kind, span in made if (decision.kind or kind) == kind]
    if exact or not decision.paragraphs or decision.kind not in _REWRITTEN:
        return [*dict.fromkeys(exact)]
    if isinstance(decision.answer, Nothing):
        return []
    pattern = r"\s+".join(map(re.escape, decision.words.split(" ")))
    return [match.span() for match in re.finditer(pattern, text)]


def _things(found: Annotations) -> Iterator[tuple[str, Stretch]]:
    """All that a decision may be about, with its kind."""
    yield from (("mention", each) for each in found.mentions)
    yield from (("citation", each) for each in found.citations)
    yield from (("coreference", each) for each in found.coreferences)
    yield from ((f"open-{each.kind}", each) for each in found.unresolved)
    yield from ((CANDIDATE, each) for each in found.candidates)


def _passage(
    extraction: Extraction, passage: Paragraph | Footnote, found: Annotations, decided: Sequence[Decisive]
) -> Annotations:
    """What was found in the passage, with what was decided."""
    if not decided:
        return found
    kept = found
    for words, decision in decided:
        kept = _without(kept, words, decision)
    made = [_made(found, words, decision) for words, decision in decided]
    language = extraction.resolution.metadata.language
    citations = [each for each in made if isinstance(each, Citation)]
    mentions = [each for each in made if isinstance(each, Mention)]
    return replace(
        kept,
        mentions=governed(language, passage, kept, _ordered((*kept.mentions, *mentions))),
        citations=_ordered((*kept.citations, *related(language, passage, kept, citations))),
        coreferences=_ordered((*kept.coreferences, *(each for each in made if isinstance(each, Coreference)))),
        references=_ordered((*kept.references, *(each for each in made if isinstance(each, Reference)))),
        decided=tuple(sorted((words for words, _ in decided), key=lambda each: each.start)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Goes:
    """Whether something found goes: what the decision is about, and what of its own sort it overlaps."""

    words: Stretch
    kind: str
    sort: tuple[str, ...]

    def __call__(self, kind: str, each: Stretch) -> bool:
        same = (each.start, each.end) == (self.words.start, self.words.end)
        if same:
            return kind == self.kind or not self.kind or kind in self.sort
        return kind in self.sort and each.start < self.words.end and self.words.start < each.end


def _without(found: Annotations, words: Stretch, decision: Decision) -> Annotations:
    sort = (
        ()
        if isinstance(decision.answer, Nothing)
        else _NAMES
        if isinstance(decision.answer, Thing)
        else _DOCUMENTS
    )
    goes = _Goes(words, decision.kind, sort)
    return replace(
        found,
        mentions=tuple(each for each in found.mentions if not goes("mention", each)),
        citations=tuple(each for each in found.citations if not goes("citation", each)),
        coreferences=tuple(each for each in found.coreferences if not goes("coreference", each)),
        unresolved=tuple(each for each in found.unresolved if not goes(f"open-{each.kind}", each)),
        candidates=tuple(each for each in found.candidates if not goes(CANDIDATE, each)),
    )


def _made(
    found: Annotations, words: Stretch, decision: Decision
) -> Mention | Citation | Coreference | Reference:
    """What the decision makes of the words; that they name nothing is kept, too, as a pointer to no document."""
    span = (words.text, words.start, words.end)
    match decision.answer:
        case Thing(id):
            return Mention(*span, id, RULE)
        case Symbol() as symbol:
            if _points_back(found, words):
                return Coreference(*span, symbol, RULE)
            before = _same(found.citations, words)
            return Citation(
                *span,
                symbol,
                date=before.date if before else None,
                locator=before.locator if before else None,
                rule=RULE,
            )
        case _:
            return Reference(*span, RULE, decision.said)


def _points_back(found: Annotations, words: Stretch) -> bool:
    opens = (each for each in found.unresolved if f"open-{each.kind}" == OPEN[2])
    return _same((*found.coreferences, *opens), words) is not None


def _same(things: Iterable[Something], words: Stretch) -> Something | None:
    return next((each for each in things if (each.start, each.end) == (words.start, words.end)), None)


def _ordered(things: Iterable[Something]) -> tuple[Something, ...]:
    return tuple(sorted(things, key=lambda each: (each.start, each.end)))


def used(extraction: Extraction) -> tuple[str, ...]:
    """The keys of the decisions that were put into the extraction, sorted."""
    return tuple(sorted({each.decision for found in extraction.annotations for each in found.decided}))


def unfit(decisions: Decisions, keys: Iterable[str]) -> list[Decision]:
    """The decisions that fit nothing, where `keys` are those that were put in."""
    fits = frozenset(keys)
    return [row for row in decisions.rows if row.key not in fits]
