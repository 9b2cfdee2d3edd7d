"""The verb or preposition that governs an instrument: what is done with it.

    重申《宣言》和《公约》的有关条款         reaffirm, both
    重申根据《宪章》第七条…               pursuant to: the nearest
    《公约》的有效执行                   implement: the verb stands behind
    大会通过的《公约》                    what governs the whole: 通过 only says whence it is
    《公约》所界定的罪行, 关于《公约》的决议   nothing: it is only named

Everything runs on folded text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from resgraph.drafting.verbs import Force, load_verbs
from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.listing import Name
from resgraph.link.duties.words import Forms, Table, load_table
from resgraph.model.passage import BLANK

VERBS = (
    *(
        "pursuant-to",
        "guided-by",
        "implement",
        "ratify",
        "accede",
        "sign",
        "adopt",
        "proclaim",
        "endorse",
        "approve",
    ),
    *(
        "consider",
        "recall",
        "reaffirm",
        "recognize",
        "emphasize",
        "bear-in-mind",
        "note",
        "draw-attention",
        "welcome",
    ),
)
"""The verbs of the table, by their slug in verbs.ttl."""

KINDS = frozenset((*VERBS, "through", "named", "joining", "manner", "relative", "doing"))
BEHIND = ("implement", "ratify", "accede", "sign", "adopt")
"""Verbs that may stand behind what they govern: 《公约》的执行."""

OF, DONE, ITS, ADVERB = (DUTIES.text(name) for name in ("of", "done", "its", "adverb"))
THEN = DUTIES.text("governing.then")
STATE, WHOEVER = DUTIES.words("governing.state"), DUTIES.words("governing.whoever")

PREPOSITIONS = ("pursuant-to", "guided-by")
FAR = 400
"""How far a governor stands from the last of its list."""


class Governor(NamedTuple):
    """A verb or preposition in the folded text; `act` where it is what the body itself does."""

    start: int
    end: int
    id: str
    act: bool


@cache
def words() -> Table:
    """The words that govern, and those that show that an instrument is only named."""
    return load_table("governing", KINDS)


class Governing:
    """What governs the instruments of one passage; each title is looked at once."""

    def __init__(self, text: str, acts: Sequence[Name]) -> None:
        """Find the verbs and prepositions of the passage."""
        self.text, self.masked = text, _masked(text)
        self.governors = governors(self.text, self.masked, acts)
        self._known: dict[int, Governor | None] = {}

    def of(self, thing: Name) -> Governor | None:
        """The verb behind the thing's list, else what governs the title before it, else the nearest open verb."""
        chain, found = [], None
        one: Name | None = thing
        while one is not None and one.start not in self._known:
            chain.append(one)
            if (found := _behind(self.masked, one.end)) is not None:
                break
            before = self._before(one.start)
            if before is None:
                found = self._nearest(one)
            one = before
        else:
            found = self._known[one.start] if one is not None else found
        for passed in reversed(chain):
            self._known[passed.start] = found
        return found

    def _nearest(self, thing: Name) -> Governor | None:
        masked = self.masked
        begin = max(masked.rfind(";", 0, thing.start), masked.rfind("。", 0, thing.start), thing.start - FAR)
        last = bisect_right(self.governors, thing.start, key=lambda one: one.end)
        for one in reversed(self.governors[:last]):
            if one.start < begin or (one.act and _asks(one.id)):
                return None
            gap = masked[one.end : thing.start]
            if _is_relative(gap):
                continue
            if not _is_open(gap, one):
                return None
            return None if _only_named(masked, thing, gap, one) else one
        return None

    def _before(self, start: int) -> Name | None:
        """《公约》及 its protocol, 《甲》、《乙》, 《公约》(《简称》): the title before, which shares its governor."""
        aside = self.text[start - 1 : start] == "("
        joined = start if aside else words()["joining"].before(self.masked, start)
        if joined == start and not aside:
            return None
        if self.masked[joined - 1 : joined] != BLANK or self.masked[joined] in THEN:
            return None
        first = joined - aside
        last = first
        while self.masked[first - 1 : first] == BLANK:
            first -= 1
        return Name(first, last, "") if first < last else None


def governors(text: str, masked: str, acts: Sequence[Name]) -> list[Governor]:
    """The verbs and prepositions of a passage, in order: its acts, and the words of the table outside titles."""
    found = [Governor(act.start, act.end, act.id, act=True) for act in acts]
    taken = [(act.start, act.end) for act in acts]
    for match in _pattern().finditer(masked):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        slug = _slugs()[match.group()]
        if slug == "adopt" and not _adopts(text, match):
            continue
        found.append(Governor(match.start(), match.end(), f"verb/{slug}", act=False))
    return sorted(found)


def _asks(id: str) -> bool:
    verb = load_verbs().by_id.get(id)
    return verb is not None and verb.force is Force.DIRECTIVE


@cache
def _slugs() -> dict[str, str]:
    return {form: slug for slug in VERBS for form in words()[slug].forms}


def slug_of(words: str) -> str | None:
    """The concept that the words name: 落实 is implement."""
    return _slugs().get(words)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        "|".join(re.escape(form) for form in sorted(_slugs(), key=lambda form: (-len(form), form)))
    )


def _masked(text: str) -> str:
    """The text with titles and asides blanked: no verb in them governs, no comma in them ends a list."""
    return _QUOTED.sub(lambda found: BLANK * len(found.group()), text)


_QUOTED = DUTIES.pattern("governing.quoted")


def _adopts(text: str, match: re.Match[str]) -> bool:
    """其中大会通过《公约》 adopts it; 通过《公约》的机制提供… goes through it."""
    if text.startswith((DONE, OF), match.end()):
        return True
    return words()["through"].before(text, match.start()) < match.start()


def _is_relative(gap: str) -> bool:
    """通过的《公约》, 所载的: the verb belongs to a clause about the thing."""
    return gap.startswith(OF) or (gap.startswith(DONE) and gap.endswith(OF))


def _is_open(gap: str, governor: Governor) -> bool:
    """Whether only a list, a relative clause or a colon stands between the governor and the thing."""
    bare = gap.removeprefix(DONE).removeprefix(ITS).lstrip(BLANK)
    if not bare or _COORDINATED.fullmatch(bare) or _FOLLOWING.fullmatch(bare):
        return True
    if "(" in gap and ")" not in gap[gap.rindex("(") :]:
        return False
    if not governor.act and _doing().search(bare):
        return False
    ends = any(words()[kind].before(gap, len(gap)) < len(gap) for kind in ("joining", "relative"))
    return (ends or _QUALIFIED.search(gap) is not None) and _commas_join(gap)


_COORDINATED = DUTIES.pattern("governing.coordinated")
"""实施和宣传《宣言》: a second verb."""
_FOLLOWING = DUTIES.pattern("governing.following")
"""已加入以下公约:"""
_QUALIFIED = DUTIES.pattern("governing.qualified")
"""其各项任择议定书, 1949年8月12日日内瓦四公约."""


def _commas_join(gap: str) -> bool:
    """Whether what follows each comma goes on with the list: ，以及, ，包括."""
    return all(
        words()["joining"].at(gap, comma.start(), len(gap)) > comma.start() for comma in re.finditer(",", gap)
    )


@cache
def _doing() -> re.Pattern[str]:
    """根据决议提交的报告和《公约》: another noun ends what the preposition governs."""
    return DUTIES.pattern("governing.another-noun", doing=words()["doing"].pattern())


def _only_named(masked: str, thing: Name, gap: str, governor: Governor) -> bool:
    """《公约》所界定的罪行, 《公约》第三条规定的办法: alone under a verb, it is only named."""
    if governor.id.removeprefix("verb/") in PREPOSITIONS or BLANK in gap:
        return False
    end = thing.end
    while (other := _SIBLING.match(masked, end)) is not None:
        end = other.end()
    locator = _LOCATOR.match(masked, end)
    return _named(masked, locator.end() if locator else end)


def _named(masked: str, at: int) -> bool:
    return words()["named"].at(masked, at, len(masked)) > at


_LOCATOR = DUTIES.pattern("governing.locator")
_SIBLING = DUTIES.pattern("governing.sibling")


def _behind(masked: str, end: int) -> Governor | None:
    """《公约》及其议定书的批准和执行: the verb behind the list, without anything between."""
    at = end
    while at < end + FAR and (other := _MORE.match(masked, at)) is not None and other.end() > at:
        at = other.end()
    at += masked.startswith(OF, at)
    here = at
    while (after := words()["manner"].at(masked, here, len(masked))) > here:
        here = after + masked.startswith(ADVERB, after)
    for slug in BEHIND:
        forms: Forms = words()[slug]
        after = forms.at(masked, here, len(masked))
        if after > here and _is_noun(masked, after, slug, possessed=at > end and masked[at - 1] == OF):
            return Governor(here, after, f"verb/{slug}", act=False)
    return None


_MORE = DUTIES.pattern("governing.more")
"""What the list goes on with."""


def _is_noun(masked: str, after: int, slug: str, *, possessed: bool) -> bool:
    """《公约》的执行对…, 《公约》执行情况; not 《公约》的执行机构, 《公约》通过三十周年."""
    if masked.startswith(STATE, after):
        return True
    return possessed and slug != "adopt" and not masked.startswith(WHOEVER, after)
