"""What a citation or an instrument is to its paragraph: the verb or preposition that governs it.

又回顾其第46/152号决议 (recall), 请秘书长依照大会第60/175号决议… (pursuant to, whatever the verb), 执行第1325(2000)号决议 (implement),
重申《世界人权宣言》 (reaffirm), 《公约》的执行情况 (implement); nothing for 第1267(1999)号决议所设委员会.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from resgraph.drafting.verbs import is_directive
from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.annotated import AnnotatedPassage
from resgraph.link.duties.governing import Governing
from resgraph.link.duties.listing import Name
from resgraph.model.annotations import Candidate, Citation, Mention, Unresolved
from resgraph.model.passage import BLANK, QUOTED

INTRODUCTION, TAIL = DUTIES.pattern("governing.introduction"), DUTIES.pattern("governing.tail")
FAR = 120
"""The longest words that lead a number in."""
BODY, TITLE = "〒", BLANK
"""Signs for the name of a body, and for titles and what else is quoted."""
Governed = TypeVar("Governed", Mention, Unresolved, Candidate)
Open = TypeVar("Open", Unresolved, Candidate)
INSTRUMENT = DUTIES.pattern("governing.instrument")
"""Titles that are told by their head: of a treaty, a declaration, a programme, a code, not of a law or a book."""
INSTRUMENTS = ("instrument/",)
OPENING = "《"
OWNERS = ("org/", "role/", "place/", "group/")
"""Whose an instrument may be: 国际劳工组织《1989年土著和部落人民公约》."""
TITLED = ("programme/", "fund/")
"""Kinds of names that are instruments where they are printed as titles: 《世界人权教育方案》."""


class Relations:
    """What governs the citations and the instruments of one paragraph."""

    def __init__(self, found: AnnotatedPassage, citations: Sequence[Citation]) -> None:
        """Find the words of each citation; verbs and prepositions are looked for where something is to be governed."""
        self.found, self.citations = found, citations
        self.cited = cited_stretches(found, citations)

    @cached_property
    def governing(self) -> Governing:
        """The verbs and prepositions of the paragraph."""
        text = self.found.text
        owners = [
            name
            for name in self.found.names
            if name.id.startswith(OWNERS) and text.startswith(OPENING, name.end)
        ]
        return Governing(text, self.found.acts, self.cited, owners)

    def of_citations(self) -> tuple[Citation, ...]:
        """The citations of the paragraph, each with its relation; None where no verb governs it."""
        return tuple(
            replace(citation, relation=self._of(thing))
            for citation, thing in zip(self.citations, self.cited, strict=True)
        )

    def of_footnote(self, mark: int, citations: Sequence[Citation]) -> tuple[Citation, ...]:
        """A footnote's citations with the relation of its mark's place, an offset into the paragraph."""
        at = self.found.passage.at(mark)
        governor = self.governing.at(at)
        relation = governor.id if governor else self._last_act(at)
        return tuple(replace(citation, relation=relation) for citation in citations)

    def of_mentions(self) -> tuple[Mention, ...]:
        """The names of the paragraph, each instrument with what governs it."""
        return tuple(
            self._governed(mention, name) if _is_instrument(mention) else mention
            for mention, name in zip(self.found.mentions, self.found.names, strict=True)
        )

    def of_unresolved(self, unresolved: Sequence[Unresolved]) -> tuple[Unresolved, ...]:
        """What stays open, each instrument with what governs it: 《公约》, of which nobody can say which it is, 其议定书."""
        return tuple(self._open(one) if _stays_open(one) else one for one in unresolved)

    def of_candidates(self, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """What no authority knows, each title of an instrument with what governs it: 《索马里妇女宪章》."""
        return tuple(self._open(one) if INSTRUMENT.search(one.text) else one for one in candidates)

    def _open(self, one: Open) -> Open:
        """An instrument of which nobody can say which it is, marked as one, with what governs it."""
        at = self.found.passage.at
        return self._governed(replace(one, instrument=True), Name(at(one.start), at(one.end), ""))

    def _governed(self, thing: Governed, name: Name) -> Governed:
        """The thing with what governs it; what only tells which resolution is meant (关于《公约》的第1号决议) is governed by nothing."""
        if any(one.start <= name.start and name.end <= one.end for one in self.cited):
            return thing
        governor = self.governing.of(name)
        if governor is None:
            return thing
        words = self.found.printed(governor.start, governor.end)[0]
        return replace(thing, relation=governor.id, governed=words)

    def _of(self, thing: Name) -> str | None:
        governor = self.governing.of(thing)
        if governor is not None:
            return governor.id
        return None if self.governing.only_named(thing) else self._last_act(thing.start)

    def _last_act(self, at: int) -> str | None:
        """The act that a place stands under; one that asks somebody governs no document."""
        before = [act for act in self.found.acts if act.end <= at]
        return before[-1].id if before and not is_directive(before[-1].id) else None


def cited_stretches(found: AnnotatedPassage, citations: Sequence[Citation]) -> list[Name]:
    """The citations with the words that belong to them: 大会2005年12月16日关于某事的第60/175号决议附件, in folded offsets."""
    if not citations:
        return []
    signs = list(QUOTED.sub(lambda quoted: TITLE * len(quoted.group()), found.text))
    for name in found.names:
        if name.id.startswith("org/"):
            signs[name.start : name.end] = BODY * (name.end - name.start)
    text = "".join(signs)
    stretches: list[Name] = []
    for citation in citations:
        start, end = found.passage.at(citation.start), found.passage.at(citation.end)
        last = stretches[-1].end if stretches else 0
        before = INTRODUCTION.search(text, max(last, start - FAR), start)
        behind = TAIL.match(text, end)
        stretches.append(Name(before.start() if before else start, behind.end() if behind else end, ""))
    return stretches


def _is_instrument(mention: Mention) -> bool:
    titled = mention.id.startswith(TITLED) and mention.text.startswith(OPENING)
    return titled or mention.id.startswith(INSTRUMENTS)


def _stays_open(one: Unresolved) -> bool:
    """Whether it is a title, or hangs on an instrument: 其任择议定书."""
    return one.kind == "mention" and (
        one.text.startswith(OPENING)
        or (one.candidates[:1] != () and one.candidates[0].startswith(INSTRUMENTS))
    )
