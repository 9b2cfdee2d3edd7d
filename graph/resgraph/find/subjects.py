"""Whose a later clause is: the adopting body's, or somebody's whom the paragraph speaks of.

请各国…，支持… (theirs), 请各国…，并强调… (the body's), 回顾其决议，其中请… (the other text's). Each rule is a
function that lets a clause pass; their order is the table at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from resgraph.drafting.verbs import Force, VerbMatch
from resgraph.find.clauses import ACTOR, Opening
from resgraph.languages.ruled import rules
from resgraph.model.resolution import ParagraphKind

CLAUSES = rules("clauses")
AND = rules("particles").text("and")

STATING = frozenset(
    {
        "verb/recall",
        "verb/reaffirm",
        "verb/note",
        "verb/note-with-appreciation",
        "verb/note-with-satisfaction",
        "verb/note-with-interest",
        "verb/note-with-concern",
        "verb/note-with-regret",
        "verb/welcome",
        "verb/emphasize",
        "verb/stress",
        "verb/underline",
        "verb/express-concern",
        "verb/express-grave-concern",
        "verb/express-alarm",
        "verb/regret",
        "verb/deplore",
        "verb/condemn",
        "verb/express-appreciation",
        "verb/commend",
        "verb/congratulate",
        "verb/express-satisfaction",
        "verb/affirm",
    }
)
"""Verbs that only the body itself would use after it has asked somebody: 请秘书长…，并强调…"""

OWNING = frozenset(("verb/recognize", "verb/acknowledge"))
"""Verbs that are the body's after it has asked somebody where 同时 joins them: 吁请各国…，同时承认…"""

TIED = frozenset(
    {
        "verb/consider",
        "verb/support",
        "verb/agree",
        "verb/accept",
        "verb/have-considered",
    }
)
"""Verbs that, after a bare comma, go on with what somebody else does: 各国…，支持…，考虑到…"""

RECALLING = frozenset(("verb/recall", "verb/reaffirm"))
"""Verbs that take the word back from the text that is quoted: 回顾…，其中…，回顾…"""

QUOTABLE = frozenset(("verb/affirm", "verb/condemn", "verb/deplore"))
"""Of the stating verbs, those that a quoted text is quoted for: 其中大会…，并申明…"""

PROMISED = frozenset(("verb/commit", "verb/reject", "verb/determined"))
"""Verbs of others wherever they follow: 敦促各国…，并承诺…"""

NAMING = frozenset(
    {
        "verb/encourage",
        "verb/invite",
        "verb/authorize",
        "verb/instruct",
        "verb/recommend",
    }
)
"""Verbs that ask, and that others use as well: 鼓励创业, 授权开展调查."""

OUTCOME = frozenset(
    {
        "verb/decide",
        "verb/declare",
        "verb/authorize",
        "verb/instruct",
        "verb/adopt",
        "verb/approve",
        "verb/endorse",
        "verb/establish",
        "verb/extend",
        "verb/appoint",
        "verb/transmit",
        "verb/terminate",
        "verb/refer",
        "verb/review",
    }
)
"""Decisions: after a bare comma they are mostly those of another body: 企业因风险，决定退出…"""

CONTENT = {True: CLAUSES.text("whose.in_a_preamble"), False: CLAUSES.text("whose.in_an_operative_paragraph")}
"""What is mostly done by others there, in a preamble and in an operative paragraph."""

CHARGED = CLAUSES.pattern("whose.charged")
"""决定工作组应…: somebody and a modal behind a decision, which then is the body's."""

UNJOINED = frozenset(CLAUSES.words("whose.wishes"))
"""Words that show what others wish: 当局表示愿意…"""

RELATIVE = CLAUSES.pattern("whose.relative")
"""回顾其决议，其中请…: what follows is what the other text does."""

PREDICATE = CLAUSES.pattern("whose.predicate")
"""…，承认人类的尊严，是自由的基础: the clause is the subject of what is said of it."""

PART_OF_A_TASK = CLAUSES.pattern("whose.part_of_a_task")
"""请高级专员召开会议，请各国参加: somebody was asked before, who is to invite, or to demand something of those named."""

AGAIN = CLAUSES.words("whose.again")
"""Adverbs that say the body itself goes on: 还决定."""

FAR = 600
"""No clause of a resolution reaches further back than these many characters."""

DOCUMENTS = CLAUSES.words("whose.documents")
"""Last words of a clause about a document."""

SHOWN = CLAUSES.pattern("whose.shown")
"""表示支持: the body shows what it feels."""

MEANWHILE = CLAUSES.text("connectives.meanwhile")
DECIDE = CLAUSES.text("whose.decide")
INVITE, DEMAND = CLAUSES.text("whose.invite"), CLAUSES.text("whose.demand")


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb where a clause may open; `last` is the body's act before it, if any."""

    text: str
    kind: ParagraphKind
    place: Opening
    match: VerbMatch
    last: VerbMatch | None

    @property
    def preambular(self) -> bool:
        """Whether it stands in the preamble."""
        return self.kind is ParagraphKind.PREAMBULAR

    @property
    def joined(self) -> bool:
        """Whether more than a comma joins it to what stands before: 并决定, 还决定."""
        again = self.words.startswith(AGAIN)
        return again or bool(self.place.connective) or self.place.mark.startswith(AND)

    @property
    def words(self) -> str:
        """The verb as printed, folded."""
        return self.text[self.match.start : self.match.end]

    @property
    def after_stop(self) -> bool:
        """Whether a ；or 。 stands before it: there the body begins anew."""
        return self.place.mark in (";", "。")

    @property
    def after_asking(self) -> bool:
        """Whether the body's act before asks somebody."""
        return self.last is not None and self.last.verb.force is Force.DIRECTIVE

    @property
    def asks(self) -> bool:
        """Whether the verb asks somebody."""
        return self.match.verb.force is Force.DIRECTIVE


def is_the_bodys(clause: Clause) -> bool:
    """Whether every rule lets the clause pass."""
    return clause.after_stop or all(rule(clause) for rule in RULES)


def _is_not_another_texts(clause: Clause) -> bool:
    """回顾其决议，其中请…，并鼓励…: another text speaks up to the next ；, unless the body recalls."""
    begin = max(clause.last.end if clause.last else 0, clause.place.boundary - FAR)
    begin = max(begin, clause.text.rfind(";", begin, clause.place.boundary))
    relative = RELATIVE.search(clause.text, begin, clause.place.boundary + 1)
    if relative is None:
        return True
    if clause.preambular:
        return clause.match.verb.id in (STATING - QUOTABLE if clause.place.connective else RECALLING)
    return "," in clause.text[relative.end() : clause.place.boundary]


def _is_not_anothers(clause: Clause) -> bool:
    """请各国…，铭记…: after somebody is asked, only what the body alone can say is the body's."""
    if not clause.after_asking or clause.asks:
        return True
    if clause.match.verb.id in OWNING and MEANWHILE in clause.place.connective:
        return True
    return (
        clause.match.verb.id in STATING
        or DECIDE in clause.match.label
        or SHOWN.search(clause.words) is not None
    )


def _is_not_tied(clause: Clause) -> bool:
    """各国…，支持…: a bare comma before such a verb goes on with another subject."""
    if clause.match.verb.id in PROMISED:
        return SHOWN.search(clause.words) is not None
    if clause.match.label in UNJOINED or clause.match.label == CONTENT[clause.preambular]:
        return False
    if clause.joined or clause.match.verb.id not in TIED | OUTCOME:
        return True
    return not clause.preambular and _goes_on_deciding(clause)


def _goes_on_deciding(clause: Clause) -> bool:
    """决定将任务延长一年，授权工作组… and …，决定工作组应…: a row of decisions, and somebody who is charged."""
    decides = clause.last is not None and clause.last.verb.id in OUTCOME and clause.match.verb.id in OUTCOME
    return decides or CHARGED.match(clause.text, clause.match.end) is not None


def _is_not_a_subject(clause: Clause) -> bool:
    """考虑到…，承认人类的尊严，是自由的基础: what is said of the recognition makes it no act."""
    owned = clause.match.verb.id in OWNING and not clause.joined
    return not owned or PREDICATE.match(clause.text, clause.match.end) is None


def _is_not_asked_by_another(clause: Clause) -> bool:
    """请高级专员举办研讨会，邀请各国…, 请各国参加: the invitation is part of the task; 文书…，要求各国…: of the text.

    回顾第1373(2001)号决议，邀请…: what is recalled is a document, which invites nobody. In the operative part the body
    that has noted, welcomed or decided something goes on: 欢迎这些做法，邀请各国…, 决定举行会议，邀请各国参加.
    """
    if not clause.preambular and clause.last is not None and clause.last.verb.id in STATING - RECALLING:
        return True
    if not clause.preambular and clause.last is not None and clause.last.verb.id in OUTCOME:
        return True
    of_a_document = not clause.after_asking and clause.text.endswith(DOCUMENTS, 0, clause.place.boundary)
    if clause.joined or of_a_document:
        return True
    if clause.after_asking and PART_OF_A_TASK.match(clause.text, clause.match.start):
        return False
    return clause.match.label != INVITE and not (clause.preambular and clause.match.label == DEMAND)


def _asks_somebody(clause: Clause) -> bool:
    """鼓励各国…, not 鼓励创业: after a bare comma, or after somebody was asked, these name whom they ask."""
    if clause.match.verb.id not in NAMING or (clause.joined and not clause.after_asking):
        return True
    return ACTOR.match(clause.text, clause.match.end) is not None


def _is_joined_to_an_actor(clause: Clause) -> bool:
    """促请各国并鼓励…: a 并 without a comma opens a clause of the body, not 采取措施并鼓励… ."""
    if not clause.place.mark.startswith(AND):
        return True
    if clause.last is None or clause.place.boundary - clause.last.end > FAR:
        return False
    between = clause.text[clause.last.end : clause.place.boundary]
    if clause.after_asking:
        return ACTOR.fullmatch(between) is not None
    return re.search("[,;。]", between) is None


RULES: tuple[Callable[[Clause], bool], ...] = (
    _is_not_another_texts,
    _is_not_anothers,
    _is_not_tied,
    _is_not_a_subject,
    _is_not_asked_by_another,
    _asks_somebody,
    _is_joined_to_an_actor,
)
"""After a ；nothing is asked; else a clause is the body's when every rule lets it pass."""
