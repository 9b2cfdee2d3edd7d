"""The duties of a passage, put together: parties, task, reports; and those of sub-paragraphs under their head.

敦促各国：          the head: who is asked
(a) 采取措施…       a task of theirs
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from resgraph.drafting.verbs import is_directive, load_verbs
from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.annotated import AnnotatedPassage
from resgraph.link.duties.clauses import CLAUSE, Duty, charged, find_clauses, trimmed
from resgraph.link.duties.recipients import Setting
from resgraph.link.duties.reports import find_reports
from resgraph.model.annotations import Action, Addressee, Obligation, Party
from resgraph.model.passage import Passage
from resgraph.model.resolution import Paragraph, ParagraphKind

CIRCUMSTANCE = DUTIES.pattern("find.circumstance")
"""在履行任务时：: words of a head that ask for nothing by themselves."""

THINGS = DUTIES.pattern("find.things")
"""提供以下方面的信息：, 在以下领域提供援助：: what the sub-paragraphs list are things, not acts."""

TRAILING = DUTIES.words("find.trailing")
"""特别是: what ends a head before its sub-paragraphs."""


def find_duties(
    paragraph: Paragraph,
    asking: AnnotatedPassage,
    setting: Setting,
    heads: Mapping[str, tuple[Obligation, ...]],
) -> tuple[Obligation, ...]:
    """The duties of a paragraph; `heads` are those of the paragraphs before, by id."""
    if paragraph.kind is ParagraphKind.PREAMBULAR:
        return ()
    duties = find_clauses(asking) if asking.actions else []
    if duties or any(is_directive(a.id) for a in asking.actions):
        return tuple(_obligation(asking, duty, setting) for duty in duties)
    return _inherited(paragraph, asking, setting, heads)


def addressees(obligations: Sequence[Obligation], actions: Sequence[Action]) -> tuple[Addressee, ...]:
    """The parties once more, each with the act that asks it; 决定工作组应… rules, and asks nobody."""
    return tuple(
        Addressee(party.text, party.start, party.end, party.id, duty.action)
        for duty in obligations
        for party in duty.parties
        if duty.action is not None and is_directive(actions[duty.action].id)
    )


def _obligation(asking: AnnotatedPassage, duty: Duty, setting: Setting) -> Obligation:
    parties = tuple(_party(asking, one.start, one.end, one.id) for one in duty.listed)
    start, end = duty.start, duty.end
    if start < end and asking.text[end:].startswith(":") and end + 1 == len(asking.text):
        if CIRCUMSTANCE.fullmatch(asking.text[start:end]):
            end = start
        elif asking.text.endswith(TRAILING, start, end):
            end = asking.text.rindex(",", start, end)
    reports = find_reports(asking, start, end, setting)
    return Obligation(duty.act, duty.verb, parties, *_places(asking, start, end), reports)


def _party(asking: AnnotatedPassage, start: int, end: int, id: str | None) -> Party:
    return Party(*asking.printed(start, end), id)


def _places(asking: AnnotatedPassage, start: int, end: int) -> tuple[int, int]:
    """The stretch in the passage's own offsets."""
    if start < end:
        return asking.passage.folded.span(start, end)
    place = asking.passage.folded.span(start - 1, start)[1] if start else 0
    return place, place


def _inherited(
    paragraph: Paragraph,
    asking: AnnotatedPassage,
    setting: Setting,
    heads: Mapping[str, tuple[Obligation, ...]],
) -> tuple[Obligation, ...]:
    """(a) under 敦促各国：: a task of those whom the head asks."""
    above = heads.get(paragraph.parent or "", ())
    if paragraph.kind is not ParagraphKind.SUBPARAGRAPH or not above or above[-1].head:
        return ()
    start, end = trimmed(asking.text, 0, len(asking.text))
    if start >= end or not _acts(asking, start, end):
        return ()
    last = above[-1]
    parties = tuple(
        dict.fromkeys(
            party for one in above if (one.start, one.end) == (last.start, last.end) for party in one.parties
        )
    )
    reports = find_reports(asking, start, end, setting)
    left, right = asking.passage.folded.span(start, end)
    return (Obligation(None, last.verb, parties, left, right, reports, paragraph.parent),)


def _acts(asking: AnnotatedPassage, start: int, end: int) -> bool:
    """采取措施, 强烈谴责任何煽动行为: a task opens there, which may be a verb of drafting."""
    return asking.lists.opens(start, end) or load_verbs().match(asking.text, start, head=False) is not None


def heads_of(asking: AnnotatedPassage, obligations: tuple[Obligation, ...]) -> tuple[Obligation, ...]:
    """The duties that sub-paragraphs stand under: those of the paragraph, and whom its last clause names with 应.

    请秘书长设立专家小组，该小组应执行以下任务：(a)…: the tasks are the panel's.
    """
    if not obligations:
        return ()
    last, end = obligations[-1], len(asking.text)
    clause = next(reversed([*CLAUSE.finditer(asking.text, asking.passage.at(last.start), end - 1)]), None)
    named = next(charged(asking, clause.end(), end), None) if clause else None
    if named is None:
        return obligations
    parties = tuple(_party(asking, one.start, one.end, one.id) for one in named[0])
    return (*obligations[:-1], replace(last, parties=parties))


def opens_list(passage: Passage) -> bool:
    """Whether the paragraph leads its sub-paragraphs in as acts: 敦促各国：, not 提供以下方面的信息：."""
    bare = passage.folded.text
    return bare.endswith(":") and THINGS.search(bare[:-1]) is None
