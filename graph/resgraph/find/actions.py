"""The acts of the adopting body in a paragraph: the verb of each clause whose subject it is.

认识到…，并强调… (two), 深信…，同时铭记… (two), …，同时应铭记… (another's), 欢迎…要求秘书处… (one).
Where clauses open is the work of `clauses`, whose they are that of `subjects`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from resgraph.drafting.verbs import Force, VerbMatch, load_verbs
from resgraph.find.clauses import Opening, after_occasion, head, later_clauses
from resgraph.find.subjects import Clause, is_the_bodys
from resgraph.languages.grammar import grammar
from resgraph.model.annotations import Action
from resgraph.model.passage import Passage
from resgraph.model.resolution import ParagraphKind

DRAFTING = grammar("zh", "drafting")

NOT_A_VERB = re.compile(r"了|着|、|者|书|的(?!是)|[和与]?[\u4e00-\u9fff]{0,4}(?:的请求|的要求)")
"""强调了, 请求书, 承认、促进和尊重: after these the words before are no act of the body."""

ONE_OF_MANY = re.compile(r"和(?!平|解|谐|睦)|或|及")
"""鼓励和扶持…: in a later clause, one of the things that somebody is to do."""

UNDER_CHARTER = re.compile(r"(?:又|还|再次|兹)?(?:根据|据|依照|按照|依据|遵照|依)[^,;。]{0,40}?采取行动")
"""依《联合国宪章》第七章采取行动: the verb stands at the end."""

GUIDED = re.compile(r"以[^,;。]{1,160}?(?=为(?:指导|指针|指引|准绳)(?:[,;。]|$))")
"""以《联合国宪章》的宗旨和原则为指导: what guides stands before the verb."""

CIRCUMSTANCE = re.compile(
    r"(?:根据|依照|按照|依据|遵照|援引|为了?|由于|因|作为|经|自|从|在|关于|至于)[^;。]*?,"
)
"""根据其决议，决定…: the act comes after it."""

TOWARDS = re.compile(
    r"(?P<before>又|还|也|再次)?(?:对于?|就|因|向)(?P<object>[^;。]{1,160}?)(?=(?:再次|仍然?)?(?:表示|表达|深表|深感|感到|极为|至为|甚为|仍感))"
)
"""对…表示关切: the object stands before the verb."""


TO_SOMEBODY = re.compile(
    rf"{DRAFTING.source('clauses.addressing')}*{DRAFTING.source('clauses.to')}[^,;。]{{1,80}}?(?={'|'.join(load_verbs().labels_of('verb/recommend'))})"
)
"""兹向各会员国建议…: to whom, before the verb."""


class Lead(NamedTuple):
    """The paragraph that leads a sub-paragraph in, and the verbs in it: what it would do as an operative paragraph."""

    passage: Passage
    acts: Sequence[Action]

    @classmethod
    def of(cls, passage: Passage, kind: ParagraphKind, acts: Sequence[Action]) -> Lead:
        """The lead that a paragraph makes; `acts` are its own, and only an operative one's are looked at as they are."""
        operative = kind is ParagraphKind.OPERATIVE
        return cls(passage, acts if operative else find_actions(passage, ParagraphKind.OPERATIVE))


def find_actions(passage: Passage, kind: ParagraphKind, lead: Lead | None = None) -> tuple[Action, ...]:
    """List the actions of a paragraph, in order; `lead` is a sub-paragraph's parent.

    `text[action.start:action.end] == action.text`; ids in the scheme of verbs.ttl.
    """
    if kind is ParagraphKind.ANNEX:
        return ()
    plain = passage.unquoted
    found = list(_first(plain, kind))
    if kind is ParagraphKind.SUBPARAGRAPH and not _opens_sub_paragraph(found, lead):
        return ()
    found.extend(_later(plain, kind, found[0] if found else None))
    if len(found) > 1 and found[0].verb.id == "verb/pursuant-to":
        found = found[1:]
    return tuple(Action(*passage.printed(match.start, match.end), match.verb.id) for match in found)


def _first(text: str, kind: ParagraphKind) -> Iterator[VerbMatch]:
    """Find the verb that opens the paragraph: 又回顾, 在这方面强调, 对…表示关切, 依…第七章采取行动.

    A decision tells first when and where: 2003年12月23日,大会第79次全体会议决定.
    """
    match = _opening(text, head(text, reports=kind is ParagraphKind.PLAIN).at)
    if match is None and kind is not ParagraphKind.PREAMBULAR:
        found = (_opening(text, at) for at in after_occasion(text))
        match = next(filter(None, found), None)
    if match is not None and not NOT_A_VERB.match(text, match.end):
        yield match


def _opening(text: str, at: int) -> VerbMatch | None:
    """The verb of a clause that opens at `at`, the words that come before it left out."""
    verbs = load_verbs()
    if under := UNDER_CHARTER.match(text, at):
        match = verbs.match(text, under.end() - len("采取行动"), head=True)
    elif guided := GUIDED.match(text, at):
        match = verbs.match(text, guided.end(), head=True)
    else:
        match = _towards(text, at) or _to_somebody(text, at) or verbs.match(text, at, head=True)
    circumstance = CIRCUMSTANCE.match(text, at)
    if circumstance and (match is None or match.verb.id == "verb/pursuant-to"):
        match = verbs.match(text, circumstance.end(), head=True) or match
    return match


def _towards(text: str, at: int) -> VerbMatch | None:
    """对…表示关切, where the clause ends with the verb."""
    found = TOWARDS.match(text, at)
    if found is None:
        return None
    match = load_verbs().match(text, found.end(), head=False)
    return match if match and text[match.end : match.end + 1] in ("", ",", ";", "。") else None


def _to_somebody(text: str, at: int) -> VerbMatch | None:
    """兹向各会员国建议, where the paragraph opens so."""
    found = TO_SOMEBODY.match(text, at)
    return load_verbs().match(text, found.end(), head=True) if found else None


def _opens_sub_paragraph(first: list[VerbMatch], lead: Lead | None) -> bool:
    """Say whether (a) is the body's: 请… under 决定：is, 采取… or 鼓励… under 敦促各国：is not."""
    if not first:
        return False
    if lead is None:
        return first[0].label in ("请", "决定")
    told = lead.passage.folded.text
    if not lead.acts:
        return told == "" or any(told[at:] in ("", ":") for at in after_occasion(told))
    last = lead.acts[-1]
    if load_verbs().by_id[last.id].force is Force.DIRECTIVE:
        return False
    if last.id == "verb/decide" and told[lead.passage.at(last.end) :] == ":":
        return True
    return first[0].label in ("请", "决定")


def _later(text: str, kind: ParagraphKind, first: VerbMatch | None) -> Iterator[VerbMatch]:
    """Find the verbs of the clauses after the first, each judged by the rules in order."""
    last, verbs = first, load_verbs()
    for place in later_clauses(text, _may_open, reports=kind is ParagraphKind.PLAIN):
        if last is not None and place.at <= last.end:
            continue
        found = verbs.match(text, place.at, head=True)
        match = found and (verbs.match(text, place.at, head=False) or _pointing_out(found, place, last))
        match = match or _towards(text, place.at)
        if match is None or NOT_A_VERB.match(text, match.end) or ONE_OF_MANY.match(text, match.end):
            continue
        if is_the_bodys(Clause(text, kind, place, match, last)):
            yield match
            last = match


def _may_open(text: str, at: int) -> bool:
    """Whether a verb may open there, or an object that stands before its verb."""
    return text.startswith(("对", "就", "因", "向"), at) or load_verbs().may_open(text, at)


def _pointing_out(found: VerbMatch, place: Opening, last: VerbMatch | None) -> VerbMatch | None:
    """；指出…, ，并指出…, ；关切…: verbs too common to trust after a bare comma."""
    if found.label not in ("指出", "关切"):
        return None
    joined = place.mark in ";。" or place.connective or found.end - found.start > len(found.label)
    if found.label == "关切":
        joined = joined or (last is not None and last.verb.relation == found.verb.relation)
    return found if joined else None
