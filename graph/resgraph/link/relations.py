"""What a citation or an instrument is to its paragraph: the verb that governs it.

又回顾其第46/152号决议 (recall), 请秘书长依照大会第60/175号决议… (pursuant to, whatever the verb),
重申《世界人权宣言》 (reaffirm), 《公约》的执行情况 (implement).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from resgraph.languages.ruled import LINKING
from resgraph.link.duties.annotated import AnnotatedPassage
from resgraph.link.duties.governing import Governing
from resgraph.model.annotations import Citation, Mention

PURSUANT = LINKING.pattern("citations.pursuant")
"""根据大会第60/175号决议…: the citation is what something rests on."""
_REACH = 2 + 60
"""The longest match of PURSUANT: what is looked at, so that a paragraph of many citations costs no square."""

CLOSED = LINKING.pattern("citations.closed")
"""根据第1号决议提交的…第2号: the 根据 reaches only the first."""

PURSUANT_VERB = "verb/pursuant-to"
INSTRUMENTS = ("instrument/",)
TITLED = ("programme/", "fund/")
"""Kinds of names that are instruments where they are printed as titles: 《世界人权教育方案》."""


def relate(found: AnnotatedPassage, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Set the relation of each citation of a paragraph; None where no verb governs it."""
    return tuple(replace(c, relation=relation_at(found, c.start)) for c in citations)


def relate_footnote(
    found: AnnotatedPassage, mark: int, citations: Sequence[Citation]
) -> tuple[Citation, ...]:
    """Give a footnote's citations the relation of its mark's place, an offset into the paragraph `found`."""
    relation = relation_at(found, mark)
    return tuple(replace(c, relation=relation) for c in citations)


def relation_at(found: AnnotatedPassage, offset: int) -> str | None:
    """Find the verb that governs a place: the last action before it, or the 根据 of its clause."""
    at = found.passage.at(offset)
    before = [act for act in found.acts if act.end <= at]
    begin = before[-1].end if before else 0
    clause = found.text[max(begin, at - _REACH) : at]
    pursuant = PURSUANT.search(clause)
    if pursuant is not None and not CLOSED.search(clause, pursuant.start()):
        return PURSUANT_VERB
    return before[-1].id if before else None


def govern(found: AnnotatedPassage) -> tuple[Mention, ...]:
    """Set the governing verb of each instrument that a paragraph mentions; other names stay as they are."""
    if not any(_is_instrument(m) for m in found.mentions):
        return tuple(found.mentions)
    governing = Governing(found.text, found.acts)
    governed = {i: governing.of(found.names[i]) for i, m in enumerate(found.mentions) if _is_instrument(m)}
    mentions = []
    for index, mention in enumerate(found.mentions):
        governor = governed.get(index)
        words = found.printed(governor.start, governor.end)[0] if governor else None
        mentions.append(replace(mention, relation=governor.id, governed=words) if governor else mention)
    return tuple(mentions)


def _is_instrument(mention: Mention) -> bool:
    titled = mention.id.startswith(TITLED) and mention.text.startswith("《")
    return titled or mention.id.startswith(INSTRUMENTS)
