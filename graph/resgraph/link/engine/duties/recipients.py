"""Who gets a report, in a language of tables, each with the session at which it is due.

to the General Assembly at its seventy-ninth session and the Council at its fifty-seventh
before its sixtieth session                      the adopting body's own, before it opens
представить Совету по правам человека доклад     where cases do the work of to
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from resgraph.find.engine.finder import Finder
from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.tokens import Words
from resgraph.languages.profile import Kind
from resgraph.languages.reporting import DutyWord, Role
from resgraph.link.duties.recipients import EVENT, Setting
from resgraph.model import Mention
from resgraph.model.annotations import Recipient

GETTING = ("org/", "role/", "group/")
"""Kinds of names that get reports."""
SESSION = "event/"
BEFORE = 2
"""Tokens before the verb that may stand for the adopting body: de lui présenter."""
FORM = 4
"""Tokens of a small word at most."""
NEAR = 5
"""Tokens between a body and its session: to the Council, in March, at its; and between before and a session."""


@dataclass(frozen=True, slots=True)
class Region:
    """The tokens of a report: its verb, the token behind it, where it ends, and behind its account (-1: no account)."""

    verb: int
    after: int
    end: int
    content: int = -1


class RecipientReader:
    """Reads recipients in the passages of one language."""

    def __init__(self, finder: Finder, lexicon: Lexicon[DutyWord]) -> None:
        """Take the words of duties and the small words around names."""
        self._lexicon = lexicon
        self._small: Lexicon[Kind] = Lexicon(stemmed=False)
        profile, forms = finder.profile, finder.cutter.forms
        for word in profile.of(Kind.ARTICLE, Kind.ITS, Kind.AND, Kind.TO, Kind.IN):
            self._small.add(forms(word.form), word.kind)
        self._joined = finder.cutter.joined
        fold = finder.cutter.folding.plain
        self._datives = tuple(fold(w.form).casefold() for w in profile.roles(Role.DATIVE))
        self._prepositions = bool(profile.roles(Role.TO))

    def joins(self, words: Words, at: int) -> bool:
        """Whether the word joins two verbs, or opens a task."""
        return bool({Kind.AND, Kind.TO} & self._kinds(words, at))

    def adds(self, words: Words, at: int) -> bool:
        """Whether a word for and stands there, or begins the word."""
        return Kind.AND in self._kinds(words, at)

    def is_inside(self, words: Words, at: int) -> bool:
        """Whether a word for in stands there: to continue in reporting."""
        return Kind.IN in self._kinds(words, at)

    def opens(self, words: Words, at: int) -> bool:
        """Whether a word that opens a task stands there."""
        return Kind.TO in self._kinds(words, at)

    def determines(self, words: Words, at: int) -> bool:
        """Whether an article or its stands there: what follows is a noun."""
        return bool({Kind.ARTICLE, Kind.ITS} & self._kinds(words, at))

    def leads_to_somebody(self, words: Words, at: int, names: Mapping[int, Mention]) -> bool:
        """Whether a name or a session stands behind the words for to, small words between them; or a capital."""
        for here in range(at, min(at + NEAR, len(words.tokens))):
            if here in names or words.is_capital(here):
                return True
            if not self._kinds(words, here) and here > at + 1:
                return False
        return not words.folded.text[words.tokens[0].start].isupper()

    def opens_session(self, words: Words, at: int, names: Mapping[int, Mention]) -> bool:
        """Whether a session or a body that gets the report stands behind the word: in its sixtieth session."""
        return any(
            here in names and names[here].id.startswith(SESSION)
            for here in range(at + 1, min(at + NEAR, len(words.tokens)))
        )

    def read(
        self, words: Words, region: Region, names: Mapping[int, Mention], setting: Setting
    ) -> list[Recipient]:
        """Those who get the report, in text order."""
        found: list[Recipient] = []
        content, listing, behind = False, False, 0
        passed = False  # and, through the Council, to the General Assembly: the list goes on over the Council
        for at in range(max(0, region.verb - BEFORE), region.end):
            if at < behind:
                continue  # inside a name
            roles = self._roles(words, at)
            content = content or (Role.SUBJECT in roles and at >= region.content)
            name = names.get(at)
            if name and self._prepositions:  # without them a name behind a name says whose it is
                behind = words.at(words.passage.at(name.end))
            if name is None or at < region.verb:
                listing = listing and (at < behind or self._lists(words, at))
                if Role.OWN in roles and setting.body and not content and at not in names:
                    found.append(Recipient(*self._printed(words, at, roles[Role.OWN]), setting.body))
                continue
            behind = words.at(words.passage.at(name.end))
            if name.id.startswith(SESSION):
                self._session(words, at, self._held(name, names, region), found, setting)
                listing = True
            elif name.id.startswith(GETTING) and at >= region.after:
                free = not content or not found or passed or self._goes_on(words, at)
                passed = free and self._passes_on(words, at)
                led = self._is_led(words, at, region, content=content)
                if free and not passed and (led or listing) and self._is_given(words, at, region):
                    found.append(Recipient(name.text, name.start, name.end, name.id))
                    listing = True
        return _once(found)

    def _passes_on(self, words: Words, at: int) -> bool:
        """Through the Secretary-General, to…: whoever only passes it on gets nothing."""
        here = at - 1
        while here > 0 and {Kind.ARTICLE, Kind.ITS} & self._kinds(words, here):
            here -= 1
        return here >= 0 and Role.VIA in self._roles(words, here)

    def _lists(self, words: Words, at: int) -> bool:
        """Whether a small word or a comma stands there, over which a list goes on."""
        return bool(self._kinds(words, at)) or words.folded.text[words.tokens[at].start] == ","

    def _held(self, name: Mention, names: Mapping[int, Mention], region: Region) -> Mention:
        """The fifty-seventh and fifty-eighth sessions of the Council: the words of the body that is named nearby."""
        event = EVENT.fullmatch(name.id)
        near = (m for at, m in names.items() if region.verb <= at < region.end)
        body = next((m for m in near if event and m.id == f"org/{event['body']}"), None)
        return replace(name, text=body.text, start=body.start, end=body.end) if body else name

    def _session(
        self, words: Words, at: int, name: Mention, found: list[Recipient], setting: Setting
    ) -> None:
        """Give the session to its body, or the report to the body that holds it; a past session is none."""
        event = EVENT.fullmatch(name.id)
        if event is None:
            return
        body, number = f"org/{event['body']}", int(event["number"])
        if body == setting.body and setting.session is not None and number < setting.session:
            return
        before = any(self._is_before(words, i) for i in range(max(0, at - NEAR), at))
        for index in range(len(found) - 1, -1, -1):
            if found[index].id == body and found[index].session is None:
                found[index] = replace(found[index], session=str(number), event=name.id, before=before)
                return
        found.append(Recipient(name.text, name.start, name.end, body, str(number), name.id, before))

    def _is_before(self, words: Words, at: int) -> bool:
        """Whether a word for before stands there, and not the first of a longer form: before the end of its session."""
        found = self._lexicon.all_at(words.tokens, at)
        return bool(found) and any(word.role is Role.BEFORE for word in found[-1][1])

    def _goes_on(self, words: Words, at: int) -> bool:
        """Whether the list of those who get it goes on: and to the General Assembly, and annually to the Assembly."""
        return any(
            self.joins(words, here) and not self.opens(words, here)
            for here in range(max(0, at - NEAR), at + 1)
        )

    def _is_led(self, words: Words, at: int, region: Region, *, content: bool) -> bool:
        """Whether a word for to stands before the name, or the verb itself: brief the Council; a case, where there is no such word."""
        here = at - 1
        while here >= region.after and {Kind.ARTICLE, Kind.ITS} & self._kinds(words, here):
            here -= 1
        if here < region.after:
            return not content
        if any(
            here < self._roles(words, i).get(Role.TO, 0) <= at
            for i in range(max(region.after, here - 3), here + 1)
        ):
            return True
        last = words.tokens[here]
        return (
            not self._prepositions
            and not content
            and not any(
                Role.APART in self._roles(words, i) for i in range(max(region.after, here - 1), here + 1)
            )
            and last.form.isalpha()
        )

    def _is_given(self, words: Words, at: int, region: Region) -> bool:
        """Whether the name is in the case of those who get something, where a language tells; informed is whom the verb governs."""
        if not self._datives or region.content <= region.after:
            return True
        return words.tokens[at].form.endswith(self._datives)

    def _printed(self, words: Words, at: int, end: int) -> tuple[str, int, int]:
        left, right = words.span(words.tokens[at].start, words.tokens[end - 1].end)
        return words.text[left:right], left, right

    def _kinds(self, words: Words, at: int) -> set[Kind]:
        if found := self._small.at(words.tokens, at):
            return set(found[1])
        token = words.tokens[at]
        rest = self._joined(token.form)
        behind = self._small.at([token._replace(form=rest), *words.tokens[at + 1 : at + FORM]], 0)
        return {Kind.AND, *(behind[1] if behind else ())} if rest else set()

    def _roles(self, words: Words, at: int) -> dict[Role, int]:
        return {w.role: end for end, entries in self._lexicon.all_at(words.tokens, at) for w in entries}


def _once(found: list[Recipient]) -> list[Recipient]:
    """Each body and session once; a body without a session goes where it has one."""
    held = {one.id for one in found if one.session}
    kept: dict[tuple[str | None, str | None], Recipient] = {}
    for one in found:
        if one.session or one.id not in held:
            kept.setdefault((one.id, one.session), one)
    return list(kept.values())
