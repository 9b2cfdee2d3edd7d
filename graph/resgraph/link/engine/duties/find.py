"""The duties of a document in a language of tables: parties, task and reports; and those of points under their head.

Urges States:             the head: who is asked
(a) To take measures      a task of theirs
Decides that the Working Group shall meet annually      a duty of the Working Group
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resgraph.find.engine.actions import DECIDE
from resgraph.find.engine.finder import Finder
from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.tokens import Words
from resgraph.languages.profile import Kind
from resgraph.languages.reporting import Role
from resgraph.link.duties.recipients import Setting
from resgraph.link.engine.addressees import Asked, TableAddressees
from resgraph.link.engine.duties.listing import ACTORS
from resgraph.link.engine.duties.reports import TableReports
from resgraph.model import Action, Mention, Paragraph, ParagraphKind
from resgraph.model.annotations import Obligation, Party

RULING = ("verb/decide", "verb/affirm", "verb/agree")
"""Verbs of the body's own acts that lay a duty on somebody: Decides that the Working Group shall meet annually."""

Heads = Mapping[str, tuple[Obligation, ...]]


class TableDuties:
    """Finds the duties in the passages of one language."""

    def __init__(self, finder: Finder, addressees: TableAddressees) -> None:
        """Take the grammar of those who are asked, and compile the words of reports."""
        self._addressees = addressees
        self._reports = TableReports(finder)
        self._clause: Lexicon[Kind] = Lexicon(stemmed=False)
        forms = finder.cutter.forms
        for word in finder.profile.of(Kind.CLAUSE, Kind.ARTICLE):
            self._clause.add(forms(word.form), word.kind)
        self._modal: Lexicon[Role] = Lexicon(stemmed=False)
        for modal in finder.profile.roles(Role.MODAL):
            self._modal.add(forms(modal.form), modal.role)

    def find(
        self,
        paragraph: Paragraph,
        words: Words,
        actions: Sequence[Action],
        asked: Sequence[Asked],
        mentions: Sequence[Mention],
        setting: Setting,
        heads: Heads,
    ) -> tuple[Obligation, ...]:
        """The duties of a paragraph; `heads` are those of the paragraphs above that lead points in."""
        if paragraph.kind is ParagraphKind.PREAMBULAR:
            return ()
        if not actions:
            return self._inherited(paragraph, words, mentions, setting, heads)
        found = [self._duty(words, one, actions, mentions, setting) for one in _shared(asked)]
        ruled = (self._ruled(words, index, actions, mentions, setting) for index in range(len(actions)))
        found += [one for one in ruled if one is not None]
        return tuple(sorted((one for one in found if one.parties), key=lambda one: one.action or 0))

    def leads(self, words: Words, duties: Sequence[Obligation]) -> bool:
        """Whether the paragraph leads its points in as acts: Urges States:, Urges States to:, but not on the following:."""
        if not duties or not words.folded.text.rstrip().endswith(":"):
            return False
        at, task = len(words.tokens) - 1, words.folded.text[words.passage.at(duties[-1].start) :]
        aside = task.startswith(",") and task.count(",") == 1  # a que, con el apoyo de todos:
        return duties[-1].start >= duties[-1].end or aside or self._addressees.tasks.leads(words, at)

    def _duty(
        self,
        words: Words,
        one: Asked,
        actions: Sequence[Action],
        mentions: Sequence[Mention],
        setting: Setting,
    ) -> Obligation:
        left, right = _places(words, one.start, one.end)
        reports = self._reports.find(words, one.start, one.end, mentions, setting)
        return Obligation(one.action, actions[one.action].id, one.parties, left, right, reports)

    def _ruled(
        self,
        words: Words,
        index: int,
        actions: Sequence[Action],
        mentions: Sequence[Mention],
        setting: Setting,
    ) -> Obligation | None:
        """Decides that the Working Group shall meet: somebody, and a word that lays a duty on them."""
        action = actions[index]
        if action.id not in RULING:
            return None
        start = words.at(words.passage.at(action.end))
        at = start + (words.folded.text[words.tokens[start].start] == "," if start < len(words.tokens) else 0)
        while (small := self._clause.at(words.tokens, at)) is not None:
            at = small[0]
        limit = actions[index + 1].start if index + 1 < len(actions) else len(words.text)
        names = {words.at(words.passage.at(m.start)): m for m in mentions}
        told = (
            self._addressees.tasks.leads(words, at) and at + 1 in names
        )  # يقرر أن تقدم اللجنة: the verb before
        name = names.get(at + told)
        if at == start or name is None or not name.id.startswith(ACTORS):
            return None
        behind = words.at(words.passage.at(name.end))
        if self._modal.at(words.tokens, behind) is None and not (told and action.id == DECIDE):
            return None
        party = Party(name.text, name.start, name.end, name.id)
        behind = at if told else behind
        asked = Asked(index, (party,), behind, self._addressees.end_of(words, behind, limit), opens=True)
        others = [m for m in mentions if m is not name]
        return self._duty(words, asked, actions, others, setting)

    def _inherited(
        self,
        paragraph: Paragraph,
        words: Words,
        mentions: Sequence[Mention],
        setting: Setting,
        heads: Heads,
    ) -> tuple[Obligation, ...]:
        """(a) under Urges States:, a task of those whom the head asks; a thing under its own words is none."""
        above = heads.get(paragraph.parent or "", ())
        if paragraph.kind is not ParagraphKind.SUBPARAGRAPH or not above or not words.tokens:
            return ()
        start = self._addressees.tasks.task_at(words, 0)
        end = self._addressees.end_of(words, 0, len(words.text))
        last = above[-1]
        left, right = _places(words, start or 0, end)
        reports = self._reports.find(words, start or 0, end, mentions, setting)
        return (Obligation(None, last.verb, last.parties, left, right, reports, paragraph.parent),)


def _shared(asked: Sequence[Asked]) -> list[Asked]:
    """Encourages States, and invites the Bank, to give support: a clause without a task has that of the next."""
    found = list(asked)
    for at in range(len(found) - 2, -1, -1):
        one, following = found[at], found[at + 1]
        if not one.opens and following.opens and one.start >= one.end and following.action == one.action + 1:
            found[at] = Asked(one.action, one.parties, following.start, following.end, opens=True)
    return found


def _places(words: Words, start: int, end: int) -> tuple[int, int]:
    """The tokens' stretch in the passage's offsets; where it is empty, the end of what stands before it."""
    if start < end:
        return words.span(words.tokens[start].start, words.tokens[end - 1].end)
    place = words.span(*words.tokens[start - 1][:2])[1] if start else 0
    return place, place
