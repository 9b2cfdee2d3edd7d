"""The acts of the adopting body in a paragraph: the verb of each clause whose subject it is.

认识到…，并强调… (two), 深信…，同时铭记… (two), …，同时应铭记… (another's), 欢迎…要求秘书处… (one).
Where clauses open is the work of `clauses`, whose they are that of `subjects`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from resgraph.drafting.verbs import Force, VerbMatch, load_verbs
from resgraph.find.clauses import Opening, after_occasion, head, later_clauses
from resgraph.find.subjects import RELATIVE, Clause, is_the_bodys
from resgraph.languages.ruled import rules
from resgraph.model.annotations import Action
from resgraph.model.passage import Passage
from resgraph.model.resolution import ParagraphKind

CLAUSES = rules("clauses")

NOT_A_VERB = CLAUSES.pattern("acts.not_a_verb")
"""强调了, 请求书, 承认、促进和尊重: after these the words before are no act of the body."""

ONE_OF_MANY = CLAUSES.pattern("acts.one_of_many")
"""鼓励和扶持…: in a later clause, one of the things that somebody is to do."""

UNDER_CHARTER = CLAUSES.pattern("acts.under_charter")
"""依《联合国宪章》第七章采取行动: the verb stands at the end."""

GUIDED = CLAUSES.pattern("acts.guided")
"""以《联合国宪章》的宗旨和原则为指导: what guides stands before the verb."""

CIRCUMSTANCE = CLAUSES.pattern("acts.circumstance")
"""根据其决议，决定…: the act comes after it."""

TOWARDS = CLAUSES.pattern("acts.towards")
"""对…表示关切: the object stands before the verb."""

PREPOSITIONS = CLAUSES.words("acts.prepositions")
"""What such an object opens with."""

SHOWN_FOR = CLAUSES.pattern("acts.shown_for")
"""表示对…的关切: the object stands between 表示 and the feeling."""

TO_SOMEBODY = CLAUSES.pattern(
    "acts.to_somebody", recommend="|".join(load_verbs().labels_of("verb/recommend"))
)
"""兹向各会员国建议…: to whom, before the verb."""

BEFORE_POINTS = CLAUSES.pattern("acts.before_points")
"""1991年12月20日，大会第79次全体会议根据第二委员会的建议：(a) 注意到…: what may stand between the body and its points."""

GOES_ON_IN_POINTS = CLAUSES.pattern("acts.goes_on_in_points")
"""强调…，并在这方面：(a) 呼吁…: a sentence that goes on with the points below it."""

OPENS_SUB_PARAGRAPH = CLAUSES.words("acts.opens_sub_paragraph")
POINTING_OUT, FEELING = CLAUSES.text("acts.pointing_out"), CLAUSES.text("acts.feeling")


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
        match = verbs.match(text, under.end(), head=True)
    elif guided := GUIDED.match(text, at):
        match = verbs.match(text, guided.end(), head=True)
    else:
        match = (
            _towards(text, at)
            or _shown_for(text, at)
            or _to_somebody(text, at)
            or verbs.match(text, at, head=True)
        )
    circumstance = None if _in_another_text(text, at) else CIRCUMSTANCE.match(text, at)
    if circumstance and (match is None or match.verb.id == "verb/pursuant-to"):
        match = verbs.match(text, circumstance.end(), head=True) or match
    return match


def _in_another_text(text: str, at: int) -> bool:
    """大会在其第59/159号决议中，请…: behind its subject, the clause says where that was done."""
    found = RELATIVE.search(text, 0)
    return found is not None and found.start() < at < found.end()


def _towards(text: str, at: int) -> VerbMatch | None:
    """对…表示关切, where the clause ends with the verb."""
    found = TOWARDS.match(text, at)
    if found is None:
        return None
    match = load_verbs().match(text, found.end(), head=False)
    return match if match and text[match.end : match.end + 1] in ("", ",", ";", "。") else None


def _shown_for(text: str, at: int) -> VerbMatch | None:
    """表示对…的关切: the feeling behind its object tells the verb, 表示 is what is printed of it."""
    found = SHOWN_FOR.match(text, at)
    if found is None:
        return None
    shown = found["shown"]
    match = load_verbs().match(shown + found["feeling"], 0, head=True)
    if match is None or match.end < len(shown + found["feeling"]):
        return None
    return VerbMatch(at, found.end("shown"), match.verb, match.label)


def _to_somebody(text: str, at: int) -> VerbMatch | None:
    """兹向各会员国建议, where the paragraph opens so."""
    found = TO_SOMEBODY.match(text, at)
    return load_verbs().match(text, found.end(), head=True) if found else None


def _opens_sub_paragraph(first: list[VerbMatch], lead: Lead | None) -> bool:
    """Say whether (a) is the body's: 请… under 决定：is, 采取… or 鼓励… under 敦促各国：is not."""
    if not first:
        return False
    if lead is None:
        return first[0].label in OPENS_SUB_PARAGRAPH
    told = lead.passage.folded.text
    rests = all(act.id == "verb/pursuant-to" for act in lead.acts)
    if rests and any(BEFORE_POINTS.fullmatch(told, at) for at in after_occasion(told)):
        return True
    if not lead.acts:
        return told == ""
    last = lead.acts[-1]
    if load_verbs().by_id[last.id].force is Force.DIRECTIVE:
        return False
    if last.id == "verb/decide" and told[lead.passage.at(last.end) :] == ":":
        return True
    if GOES_ON_IN_POINTS.search(told):
        return True
    return first[0].label in OPENS_SUB_PARAGRAPH


def _later(text: str, kind: ParagraphKind, first: VerbMatch | None) -> Iterator[VerbMatch]:
    """Find the verbs of the clauses after the first, each judged by the rules in order."""
    last, verbs = first, load_verbs()
    for place in later_clauses(text, _may_open, reports=kind is ParagraphKind.PLAIN):
        if last is not None and place.at <= last.end:
            continue
        found = verbs.match(text, place.at, head=True)
        match = found and (verbs.match(text, place.at, head=False) or _pointing_out(found, place, last))
        match = match or _towards(text, place.at) or _shown_for(text, place.at)
        if match is None or NOT_A_VERB.match(text, match.end) or ONE_OF_MANY.match(text, match.end):
            continue
        if is_the_bodys(Clause(text, kind, place, match, last)):
            yield match
            last = match


def _may_open(text: str, at: int) -> bool:
    """Whether a verb may open there, or an object that stands before its verb."""
    return text.startswith(PREPOSITIONS, at) or load_verbs().may_open(text, at)


def _pointing_out(found: VerbMatch, place: Opening, last: VerbMatch | None) -> VerbMatch | None:
    """；指出…, ，并指出…, ；关切…: verbs too common to trust after a bare comma."""
    if found.label not in (POINTING_OUT, FEELING):
        return None
    joined = place.mark in ";。" or place.connective or found.end - found.start > len(found.label)
    if found.label == FEELING:
        joined = joined or (last is not None and last.verb.relation == found.verb.relation)
    return found if joined else None
