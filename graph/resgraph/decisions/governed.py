"""The verb that governs what was decided, as it governs what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from resgraph.languages.ruled import RULED
from resgraph.link.duties.annotated import AnnotatedPassage
from resgraph.link.relations import Relations
from resgraph.model import Action, Annotations, Citation, Footnote, Mention, Paragraph
from resgraph.text.folding import passage as folded_passage


def governed(
    language: str, passage: Paragraph | Footnote, found: Annotations, mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """The mentions, instruments with their verb where the language has rules for it."""
    if language != RULED or not isinstance(passage, Paragraph) or mentions == found.mentions:
        return tuple(mentions)
    named = AnnotatedPassage(folded_passage(passage.text), found.actions, mentions)
    return Relations(named, found.citations).of_mentions()


def related(
    language: str, passage: Paragraph | Footnote, found: Annotations, citations: Sequence[Citation]
) -> tuple[Citation, ...]:
    """The citations with the verb that governs each; in a footnote the one that governs its other citations."""
    if not citations:
        return ()
    if isinstance(passage, Footnote):
        relation = next((each.relation for each in found.citations), None)
        return tuple(replace(each, relation=relation) for each in citations)
    if language == RULED:
        named = AnnotatedPassage(folded_passage(passage.text), found.actions, found.mentions)
        return Relations(named, citations).of_citations()
    return tuple(replace(each, relation=_last(found.actions, each.start)) for each in citations)


def _last(actions: Sequence[Action], offset: int) -> str | None:
    before = [each for each in actions if each.end <= offset]
    return before[-1].id if before else None
