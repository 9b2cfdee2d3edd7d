"""What a citation or an instrument is to its paragraph: the verb that governs it.

又回顾其第46/152号决议 (recall), 请秘书长依照大会第60/175号决议… (pursuant to, whatever the verb),
重申《世界人权宣言》 (reaffirm), 《公约》的执行情况 (implement).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from resgraph.link.duties.governing import Governing
from resgraph.link.duties.passage import asked_passage
from resgraph.model.annotations import Action, Citation, Mention
from resgraph.text.scripts import simplify

PURSUANT = re.compile(r"(?:依照|根据|按照|遵照|依据|遵循|援引|依循)[^，,；;。]{0,60}$")
"""根据大会第60/175号决议…: the citation is what something rests on."""
_REACH = 2 + 60
"""The longest match of PURSUANT: what is looked at, so that a paragraph of many citations costs no square."""

CLOSED = re.compile(r"号\s*(?:决议|决定)(?!\s*(?:$|[第、，,和与及或（(]|以及))")
"""根据第1号决议提交的…第2号: the 根据 reaches only the first."""

PURSUANT_VERB = "verb/pursuant-to"
INSTRUMENTS = ("instrument/",)
TITLED = ("programme/", "fund/")
"""Kinds of names that are instruments where they are printed as titles: 《世界人权教育方案》."""


def relate(text: str, citations: Sequence[Citation], actions: Sequence[Action]) -> tuple[Citation, ...]:
    """Set the relation of each citation of a paragraph; None where no verb governs it."""
    return tuple(replace(c, relation=relation_at(text, c.start, actions)) for c in citations)


def relate_footnote(
    text: str, mark: int, citations: Sequence[Citation], actions: Sequence[Action]
) -> tuple[Citation, ...]:
    """Give a footnote's citations the relation of its mark's place, an offset into the text."""
    relation = relation_at(text, mark, actions)
    return tuple(replace(c, relation=relation) for c in citations)


def relation_at(text: str, offset: int, actions: Sequence[Action]) -> str | None:
    """Find the verb that governs a place: the last action before it, or the 根据 of its clause."""
    before = [a for a in actions if a.end <= offset]
    begin = before[-1].end if before else 0
    clause = simplify(text[max(begin, offset - _REACH) : offset])
    found = PURSUANT.search(clause)
    if found is not None and not CLOSED.search(clause, found.start()):
        return PURSUANT_VERB
    return before[-1].id if before else None


def govern(text: str, mentions: Sequence[Mention], actions: Sequence[Action]) -> tuple[Mention, ...]:
    """Set the governing verb of each instrument that a paragraph mentions; other names stay as they are."""
    if not any(_is_instrument(m) for m in mentions):
        return tuple(mentions)
    asked = asked_passage(text, actions, mentions)
    governing = Governing(asked.text, asked.acts)
    governed = {i: governing.of(asked.names[i]) for i, m in enumerate(mentions) if _is_instrument(m)}
    found = []
    for index, mention in enumerate(mentions):
        governor = governed.get(index)
        words = asked.printed(governor.start, governor.end)[0] if governor else None
        found.append(replace(mention, relation=governor.id, governed=words) if governor else mention)
    return tuple(found)


def _is_instrument(mention: Mention) -> bool:
    titled = mention.id.startswith(TITLED) and mention.text.startswith("《")
    return titled or mention.id.startswith(INSTRUMENTS)
