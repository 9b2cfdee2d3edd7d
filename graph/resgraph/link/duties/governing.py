"""The verb or preposition that governs an instrument: what is done with it.

    重申《宣言》和《公约》的有关条款         reaffirm, both
    重申根据《宪章》第七条…               pursuant to: the nearest
    《公约》的有效执行                   implement: the verb stands behind
    大会通过的《公约》                    what governs the whole: 通过 only says whence it is
    《公约》所界定的罪行, 关于《公约》的决议   nothing: it is only named

Everything runs on folded text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from resgraph.drafting.verbs import is_directive
from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.gaps import has_holder, is_kept, is_open, is_related, is_relative, names_another
from resgraph.link.duties.governors import OF, PREPOSITIONS, Governor, governors, slug, words
from resgraph.link.duties.listing import Name
from resgraph.link.duties.words import Forms
from resgraph.model.passage import BLANK

BEHIND = ("implement", "ratify", "accede", "sign", "adopt")
"""Verbs that may stand behind what they govern: 《公约》的执行."""

ADVERB = DUTIES.text("adverb")
THEN = DUTIES.text("governing.then")
STATE, WHOEVER = DUTIES.words("governing.state"), DUTIES.words("governing.whoever")

CLOSING = "》"
FAR = 400
"""How far a governor stands from the last of its list."""


class Governing:
    """What governs the instruments of one passage; each title is looked at once."""

    def __init__(
        self, text: str, acts: Sequence[Name], cited: Sequence[Name] = (), owners: Sequence[Name] = ()
    ) -> None:
        """Find the verbs and prepositions of the passage.

        `cited` are what it cites by number, with the words around it; `owners` the names right before a title, whose it is.
        """
        self.text, self.masked = text, _masked(text, cited)
        self.cited = {one.start: one.end for one in cited}
        self.owned = {one.end: one.start for one in owners}
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
                found = self._nearest(one) or _passive(self.masked, one.end)
            one = before
        else:
            found = self._known[one.start] if one is not None else found
        for passed in reversed(chain):
            self._known[passed.start] = found
        return found

    def only_named(self, cited: Name) -> bool:
        """Whether what follows a citation shows that another thing is spoken of: 第1267号决议所设委员会."""
        return _ANOTHER.match(self.masked, cited.end) is not None

    def at(self, place: int) -> Governor | None:
        """What governs the words that end at a place: a title or citation there, or 根据 before them."""
        if self.text.endswith(CLOSING, 0, place) or place in self.cited.values():
            return self.of(Name(len(self.masked[:place].rstrip(BLANK)), place, ""))
        last = bisect_right(self.governors, place, key=lambda one: one.end)
        one = self.governors[last - 1] if last else None
        rests = one is not None and slug(one) in PREPOSITIONS
        return one if one is not None and rests and _RESTING.fullmatch(self.masked, one.end, place) else None

    def _nearest(self, thing: Name) -> Governor | None:
        masked = self.masked
        begin = max(masked.rfind(";", 0, thing.start), masked.rfind("。", 0, thing.start), thing.start - FAR)
        last = bisect_right(self.governors, thing.start, key=lambda one: one.end)
        for one in reversed(self.governors[:last]):
            if one.start < begin or (one.act and is_directive(one.id)):
                return None
            gap = masked[one.end : self.owned.get(thing.start, thing.start)]
            if is_relative(gap, one, inner=one.start > begin + 1) or (
                thing.start in self.cited and self._is_inner(one, begin, gap)
            ):
                continue
            if is_kept(masked, thing, gap, one):
                return one
            if not is_open(gap, one):
                return None
            return None if self._only_named(thing, gap, one) else one
        return None

    def _is_inner(self, one: Governor, begin: int, gap: str) -> bool:
        """其中通过《公约》…以及第55/255号决议, 支持落实发展权的第1998/72号决议: a verb of a clause about another, or about it."""
        about = not one.act and slug(one) not in PREPOSITIONS and gap.endswith(OF)
        return about or _INNER.search(self.masked, begin, one.start) is not None

    def _only_named(self, thing: Name, gap: str, governor: Governor) -> bool:
        """《公约》所界定的罪行, 《公约》第三条规定的办法: alone under a verb, it is only named."""
        if has_holder(self.masked, thing.end) or is_related(self.masked, gap, thing.end):
            return True
        if slug(governor) in PREPOSITIONS:
            return False
        if thing.start in self.cited:
            return self.only_named(thing)
        return BLANK not in gap and names_another(self.masked, thing, act=governor.act)

    def _before(self, start: int) -> Name | None:
        """《公约》及 its protocol, 《甲》、《乙》, 《公约》(《简称》): the title before, which shares its governor."""
        start = self.owned.get(start, start)
        aside = self.text[start - 1 : start] == "("
        joined = start if aside else words()["joining"].before(self.masked, start)
        if (joined == start and not aside) or self.masked[joined] in THEN:
            return None
        if self.masked[joined - 1 : joined] != BLANK:
            return None
        first = joined - aside
        last = first
        while self.masked[first - 1 : first] == BLANK:
            first -= 1
        return Name(first, last, "") if first < last else None


def _masked(text: str, cited: Sequence[Name]) -> str:
    """The text with titles, asides and what is cited blanked: no verb in them governs, no comma in them ends a list."""
    masked = list(_QUOTED.sub(lambda found: BLANK * len(found.group()), text))
    for one in cited:
        masked[one.start : one.end] = BLANK * (one.end - one.start)
    return "".join(masked)


_QUOTED = DUTIES.pattern("governing.quoted")
_ANOTHER, _INNER = DUTIES.pattern("governing.another"), DUTIES.pattern("governing.inner")
_RESTING = DUTIES.pattern("governing.resting")


def _behind(masked: str, end: int) -> Governor | None:
    """《公约》及其议定书的批准和执行: the verb behind the list, without anything between."""
    at = _list_end(masked, end)
    at += masked.startswith(OF, at)
    possessed = at > end and masked[at - 1] == OF
    companions = _COMPANIONS.match(masked, at) if possessed else None
    found = _noun_at(masked, at, possessed=possessed)
    return found or (_noun_at(masked, companions.end(), possessed=True) if companions else None)


def _passive(masked: str, end: int) -> Governor | None:
    """确保《公约》及《议定书》得到有效执行: where no other verb governs them."""
    found = _PASSIVE.match(masked, _list_end(masked, end))
    return _act_at(masked, found.end()) if found else None


def _list_end(masked: str, end: int) -> int:
    """Where the list ends, which a title is the first of."""
    at = end
    while at < end + FAR and (other := _MORE.match(masked, at)) is not None and other.end() > at:
        at = other.end()
    return at


def _noun_at(masked: str, at: int, *, possessed: bool) -> Governor | None:
    """有效执行, 批准: the verb as a noun, behind its adverbs."""
    found = _act_at(masked, at)
    return found if found and _is_noun(masked, found, possessed=possessed) else None


def _act_at(masked: str, at: int) -> Governor | None:
    """有效执行, 批准: the verb behind its adverbs."""
    here = at
    while (after := words()["manner"].at(masked, here, len(masked))) > here:
        here = after + masked.startswith(ADVERB, after)
    for verb in BEHIND:
        forms: Forms = words()[verb]
        after = forms.at(masked, here, len(masked))
        if after > here:
            return Governor(here, after, f"verb/{verb}", act=False)
    return None


_PASSIVE = DUTIES.pattern("governing.passive")
_COMPANIONS = DUTIES.pattern("governing.companions")
"""《公约》的宣传、解释和执行: other nouns before it."""


_MORE = DUTIES.pattern("governing.more")
"""What the list goes on with."""


def _is_noun(masked: str, act: Governor, *, possessed: bool) -> bool:
    """《公约》的执行对…, 《公约》执行情况; not 《公约》的执行机构, 《公约》通过三十周年."""
    if masked.startswith(STATE, act.end):
        return True
    return possessed and act.id != "verb/adopt" and not masked.startswith(WHOEVER, act.end)
