"""What 该决议, 本决议, 这两项决议 and 同上 stand for: documents cited before in the text, or the text itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from resgraph.find.citations import Statements
from resgraph.find.citations.words import DECISION, RESOLUTION, SAME, Pronoun
from resgraph.find.neighbours import any_of
from resgraph.model import Coreference, Span, Symbol, SymbolKind, Unresolved
from resgraph.model.findings import CitationFindings
from resgraph.model.passage import Passage

MANY = 100
"""More citations than 这些决议 ever stands for."""

BRACKET = re.compile("[()（）]")
NOTE = re.compile(any_of("footnote-above"))
"""见上文脚注3."""

KINDS = {RESOLUTION: SymbolKind.RESOLUTION, DECISION: SymbolKind.DECISION}


def resolve_pronouns(
    linked: CitationFindings,
    passage: Passage,
    statements: Statements,
    before: Sequence[CitationFindings],
    own: Symbol | None,
) -> CitationFindings:
    """Add the coreferences of a passage; `before` are the findings of the passages already linked, `own` is 本决议."""
    if not statements.pronouns:
        return linked
    asides = [] if all(p.noun == SAME for p in statements.pronouns) else _asides(passage.text)
    coreferences: list[Coreference] = []
    unresolved = list(linked.unresolved)
    for pronoun in statements.pronouns:
        printed = passage.printed(pronoun.start, pronoun.end)
        targets = _targets(pronoun, printed[1], linked, before, own, asides)
        rule = "this-document" if pronoun.own else "ibid" if pronoun.noun == SAME else "cited-before"
        coreferences += [Coreference(*printed, target, rule) for target in targets]
        named = targets or pronoun.own  # 本决议 has an antecedent, if no symbol
        if not named and pronoun.noun == RESOLUTION:
            unresolved.append(Unresolved(*printed, "coreference", "no-antecedent"))
    return replace(
        linked,
        coreferences=tuple(coreferences),
        unresolved=tuple(sorted(unresolved, key=lambda item: item.start)),
    )


def _targets(
    pronoun: Pronoun,
    start: int,
    linked: CitationFindings,
    before: Sequence[CitationFindings],
    own: Symbol | None,
    asides: Sequence[Span],
) -> list[Symbol]:
    """The documents meant: this one, the last one, two or three or all of the passage.

    What a bracket cites and closes (第55/2号决议（引述第46/152号决议）) is not what goes on behind it.
    """
    if pronoun.own:
        kind = KINDS[pronoun.noun]
        return [own] if own and own.kind is kind else []
    before_it = bisect_right(linked.citations, start, key=lambda citation: citation.start)
    here = [c for c in linked.citations[max(0, before_it - MANY) : before_it] if c.end <= start]
    here = [c for c in here if not any(left < c.start < right <= start for left, right in asides)]
    if pronoun.noun == SAME:
        last = [c.target for c in here] or _last_cited(before)
        return last[-1:]
    fitting = [c for c in here if c.target.kind is KINDS[pronoun.noun]]
    if not fitting and pronoun.noun == RESOLUTION:
        return _further_back(pronoun, before)
    targets = list(dict.fromkeys(c.target for c in fitting))
    if pronoun.count == 0:
        return targets
    return targets[-pronoun.count :] if len(targets) >= pronoun.count else []


def _asides(text: str) -> list[Span]:
    """The outermost brackets, their signs included; one that is never closed is none."""
    spans: list[Span] = []
    start, depth = 0, 0
    for sign in BRACKET.finditer(text):
        if sign.group() in "(（":
            start, depth = (sign.start(), 1) if depth == 0 else (start, depth + 1)
        elif depth:
            depth -= 1
            if depth == 0:
                spans.append((start, sign.end()))
    return spans


def resolve_note_pointers(
    linked: CitationFindings, passage: Passage, notes: Mapping[str, CitationFindings]
) -> CitationFindings:
    """Add 见上文脚注3: the one document that the note cites; `notes` are those already linked, by mark."""
    coreferences = list(linked.coreferences)
    for found in NOTE.finditer(passage.folded.text):
        cited = notes.get(found["mark"])
        targets = _told(cited) if cited else []
        if len(targets) == 1:
            printed = passage.printed(found.start("words"), found.end())
            coreferences.append(Coreference(*printed, targets[0], "note"))
    return replace(linked, coreferences=tuple(sorted(coreferences, key=lambda each: each.start)))


def _told(cited: CitationFindings) -> list[Symbol]:
    """The documents that a note cites or stands for, each once."""
    targets = [c.target for c in cited.citations] + [c.target for c in cited.coreferences]
    return list(dict.fromkeys(targets))


def _further_back(pronoun: Pronoun, before: Sequence[CitationFindings]) -> list[Symbol]:
    """The resolutions of the nearest passage before that cites any, when they are as many as the words say."""
    for findings in reversed(before):
        cited = (c.target for c in findings.citations)
        targets = list(dict.fromkeys(target for target in cited if target.kind is SymbolKind.RESOLUTION))
        if targets:
            return targets if pronoun.count in (0, len(targets)) else []
    return []


def _last_cited(before: Sequence[CitationFindings]) -> list[Symbol]:
    """What the passage just before cites, or stands for when it is 同上 itself."""
    if not before:
        return []
    named = [c.target for c in before[-1].citations]
    return named or [c.target for c in before[-1].coreferences if c.rule == "ibid"]
