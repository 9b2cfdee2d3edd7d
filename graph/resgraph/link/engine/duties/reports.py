"""Reports that a task asks for, in a language of tables: the account, who gets it, by when, how often.

    to submit to the General Assembly at its sixty-first session a report on the implementation of the resolution
    to prepare a study, and to submit it to the Council at its sixtieth session        one report, handed on
    to brief the Council every ninety days                                             told, again and again

Not a report: what another has written (to consider the report of), and accounts that only the purpose speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from resgraph.find.engine.finder import Finder
from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.tokens import Words
from resgraph.languages.reporting import DutyWord, Role
from resgraph.link.duties.recipients import Setting
from resgraph.link.engine.duties.recipients import RecipientReader, Region
from resgraph.link.engine.duties.when import WhenReader
from resgraph.model import Mention
from resgraph.model.annotations import Recipient, Report

FEW = 3
"""Tokens of a verb that leads another: to continue to."""
TOLD = ("org/", "role/")
"""Those to whom telling something is a report."""
FAR = 45
"""Tokens between a verb and the account that it hands over."""


@dataclass(slots=True)
class Told:
    """A verb that hands an account over or reports: its tokens, and the account's."""

    verb: int
    after: int
    account: int = -1
    end: int = -1
    tells: bool = False
    recipients: list[Recipient] = field(default_factory=list)


class TableReports:
    """Finds the reports in the tasks of one language."""

    def __init__(self, finder: Finder) -> None:
        """Compile the words of reports."""
        self.lexicon: Lexicon[DutyWord] = Lexicon(stemmed=True)
        for word in finder.profile.duties:
            if word.role not in (Role.INFINITIVE, Role.APPEAL):
                self.lexicon.add(finder.cutter.stems(word.form), word)
        fold = finder.cutter.folding.plain
        self._endings = tuple(fold(w.form).casefold() for w in finder.profile.roles(Role.INFINITIVE))
        self._when = WhenReader(finder, self.lexicon)
        self._recipients = RecipientReader(finder, self.lexicon)

    def find(
        self, words: Words, start: int, end: int, mentions: Sequence[Mention], setting: Setting
    ) -> tuple[Report, ...]:
        """The reports of a task, which is told by its tokens."""
        names = {words.at(words.passage.at(m.start)): m for m in mentions}
        found: list[tuple[Told, Region]] = []
        told = list(self._told(words, start, end, names))
        for number, one in enumerate(told):
            stop = told[number + 1].verb if number + 1 < len(told) else end
            region = Region(one.verb, one.after, self._purpose(words, one.after, stop), one.end)
            one.recipients = self._recipients.read(words, region, names, setting)
            if one.tells and not self._is_told(words, one, region):
                continue
            if one.end >= 0:
                found.append((one, region))
            elif found and one.recipients:
                last, before = found[-1]
                last.recipients += [r for r in one.recipients if r not in last.recipients]
                found[-1] = last, Region(before.verb, before.after, region.end, before.content)
        return tuple(self._report(words, one, region, start) for one, region in found)

    def _is_told(self, words: Words, one: Told, region: Region) -> bool:
        """Whether a body or an office is told, or nothing follows: y que informe; not que informe a los usuarios."""
        ends = region.after >= region.end or words.folded.text[words.tokens[region.after].start] in ";."
        return ends or any(r.id and r.id.startswith(TOLD) for r in one.recipients)

    def _report(self, words: Words, one: Told, region: Region, start: int) -> Report:
        first, last = sorted((one.verb, max(one.end, one.after) - 1))
        left, right = words.span(words.tokens[first].start, words.tokens[last].end)
        begin = max(start, one.verb - self._when.BEFORE)
        due = self._when.due(words, begin, region.end)
        cycle = self._when.cycle(words, begin, self._subject(words, region))
        recipients = tuple(dict.fromkeys(one.recipients))
        return Report(words.text[left:right], left, right, recipients, due, due is not None, cycle)

    def _subject(self, words: Words, region: Region) -> int:
        """Where the words open that tell what the account is about."""
        start = max(region.content, region.after)
        return next(
            (at for at in range(start, region.end) if Role.SUBJECT in self._roles(words, at)), region.end
        )

    def _told(self, words: Words, start: int, end: int, names: dict[int, Mention]) -> Iterator[Told]:
        """The verbs of the task that hand something over or report, and the accounts that they hand over."""
        at, purpose = start, False
        while at < end:
            if at in names:
                at = max(at + 1, words.at(words.passage.at(names[at].end)))
                continue
            if self._role(words, at, Role.CAUSE):
                return
            purpose = bool(self._role(words, at, Role.PURPOSE)) or (purpose and not self._resumes(words, at))
            found = self._role(words, at, Role.GIVE, Role.SPEAK, Role.TELL) if not purpose else None
            if found is None:
                at += 1
                continue
            role, after = found
            if not self._is_verb(words, at, start):
                at += 1
                continue
            if role in (Role.SPEAK, Role.TELL):
                if not self._within(words, after, end):
                    yield Told(at, after, at, after, tells=role is Role.TELL)
            elif role is Role.GIVE:
                account = self._account(words, after, end, names)
                yield Told(at, after, *(account or (-1, -1)))
                after = account[1] if account else after
            at = after

    def _resumes(self, words: Words, at: int) -> bool:
        """Whether the task is taken up again behind its purpose: …, and to report."""
        return (
            self._recipients.joins(words, at)
            and at + 1 < len(words.tokens)
            and self._recipients.opens(words, at + 1)
        )

    def _is_verb(self, words: Words, at: int, start: int) -> bool:
        """Whether the word is what is to be done: it opens the task, or goes on behind and, a comma, and to, regularly.

        Resources to prepare a report are asked for, and no report; in its report is a noun.
        """
        here = at
        if here > start and self._recipients.adds(words, here):
            return True  # and-report, as one word
        if here > start and self._recipients.is_inside(words, here - 1):
            here -= 1  # continue in reporting
        if here > start and not self._recipients.joins(words, here - 1) and not self._comma(words, here - 1):
            if self._recipients.determines(words, here - 1) and not self._infinitive(words, at):
                return False
            here -= 1  # regularly report, continue to report
        if here - start == 1 and self._infinitive(words, start):
            return True  # продолжать ежегодно представлять
        if here > start and self._recipients.opens(words, here - 1):
            here -= 1
            if here - start <= FEW or self._recipients.adds(words, here):
                return True
        return here <= start or self._comma(words, here - 1) or self._recipients.joins(words, here - 1)

    def _infinitive(self, words: Words, at: int) -> bool:
        """De le soumettre: before an infinitive the article is a pronoun."""
        return bool(self._endings) and words.tokens[at].form.endswith(self._endings)

    def _comma(self, words: Words, at: int) -> bool:
        return words.folded.text[words.tokens[at].start] == ","

    def _within(self, words: Words, start: int, end: int) -> bool:
        """To report on its efforts in the annual report: what another account tells is none of its own."""
        for at in range(start, end):
            if self._resumes(words, at):
                return False
            if Role.APART not in (roles := self._roles(words, at)) or Role.SUBJECT in roles:
                continue
            if any(Role.ACCOUNT in self._roles(words, i) for i in range(at + 1, min(end, at + FEW + 3))):
                return True
        return False

    def _account(
        self, words: Words, start: int, end: int, names: dict[int, Mention]
    ) -> tuple[int, int] | None:
        """The account that the verb hands over: no word between them says that it is another's."""
        at = start
        while at < min(end, start + FAR):
            if at in names:
                at = max(at + 1, words.at(words.passage.at(names[at].end)))
                continue
            found = self._roles(words, at)
            if account := found.get(Role.ACCOUNT):
                return at, account
            if Role.APART in found and at <= start + 1 and Role.ACCOUNT in self._roles(words, at + 1):
                at += 1  # présenter des rapports: no other's, an article
                continue
            if Role.PURPOSE in found or words.folded.text[words.tokens[at].start] in ";:":
                return None
            if Role.ASIDE in found:
                at = found[Role.ASIDE]
                continue
            if words.folded.text[words.tokens[at].start] == "," and (
                behind := self._past_aside(words, at, end)
            ):
                at = behind
                continue
            if Role.TO in found and not self._recipients.leads_to_somebody(words, found[Role.TO], names):
                return None
            if Role.APART in found and Role.TO not in found and Role.DEADLINE not in found:
                behind = self._past(words, at, end, names)
                if behind is None:
                    return None
                at = behind
            else:
                at = max((after for after in (found.get(Role.TO), at + 1) if after), default=at + 1)
        return None

    def _past(self, words: Words, at: int, end: int, names: dict[int, Mention]) -> int | None:
        """Behind what stands apart without a weight: at its session, between two commas, within a name in capitals."""
        if self._recipients.opens_session(words, at, names):
            return at + 1
        if at and words.is_capital(at - 1) and at + 1 < end and words.is_capital(at + 1):
            return at + 1
        return None

    def _past_aside(self, words: Words, at: int, end: int) -> int | None:
        """Behind what two commas part: , within the framework of an interactive dialogue, ."""
        apart = at + 1 < end and {Role.APART, Role.WITHIN, Role.ASIDE} & self._roles(words, at + 1).keys()
        if not apart:
            return None
        comma = next((i for i in range(at + 1, end) if words.folded.text[words.tokens[i].start] == ","), None)
        return comma + 1 if comma is not None else None

    def _purpose(self, words: Words, start: int, end: int) -> int:
        """Where the words open that only say what for."""
        what_for = {Role.PURPOSE, Role.CAUSE}
        return next((at for at in range(start, end) if what_for & self._roles(words, at).keys()), end)

    def _role(self, words: Words, at: int, *roles: Role) -> tuple[Role, int] | None:
        """The first of the roles that the word has, and the token behind it."""
        found = self._roles(words, at)
        return next(((role, found[role]) for role in roles if role in found), None)

    def _roles(self, words: Words, at: int) -> dict[Role, int]:
        """The roles of the words that stand there, each with the token behind its longest form."""
        return {w.role: end for end, entries in self.lexicon.all_at(words.tokens, at) for w in entries}
