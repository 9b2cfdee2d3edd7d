"""What a short form stands for: the things a document has named so far, and the choice among them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from resgraph.find.authorities import Authorities
from resgraph.languages.ruled import LINKING
from resgraph.link.shortening import Shortens
from resgraph.symbols.series import BY_BODY
from resgraph.text.folding import fold

PREPOSITION = re.compile(
    r"\s(?:of|for|on|to|in|by|with|from|concerning|against|and|under|relating)\b"  # what ends the head
)
POINTED = ("org/", "instrument/", "programme/", "fund/", "event/", "role/")
"""Kinds of things that 该 and 这一 point to by the end of their name."""
CHARTERED = frozenset(
    body for body, series in BY_BODY.items() if series.resolution.startswith(("A/", "S/", "E/", "T/"))
)
"""The organs of the United Nations, whose charter is the Charter."""
LONGEST = 12
SUBJECT = 4
"""How long a subject must be to be told in a title."""
KIN = 2
"""How many words of its subject a title must share with a thing, and with no other, to speak of it."""
COMMON = frozenset(LINKING.words("discourse.common"))
REACH = 3
"""How many passages back a pointer reaches."""
ORDINARY = frozenset(LINKING.words("discourse.ordinary"))
"""Heads that in the singular are ordinary words: 这一目标 is an aim, 这些目标 are the Goals."""
OF, MATTER = LINKING.text("of"), LINKING.text("matter")

HUMAN_RIGHTS = LINKING.mapping("human-rights")
DRUGS_AND_CRIME = LINKING.mapping("drugs-and-crime")
CHARTER = LINKING.mapping("charter")
"""What every organ of the United Nations calls so, named before or not."""
USUAL: dict[str, dict[str, str]] = {
    "org/human-rights-council": HUMAN_RIGHTS,
    "org/commission-on-human-rights": HUMAN_RIGHTS,
    "org/ccpcj": DRUGS_AND_CRIME,
    "org/cnd": DRUGS_AND_CRIME,
    "org/unea": LINKING.mapping("environment"),
    "org/world-health-assembly": LINKING.mapping("health"),
}
"""Whom a body names by the office alone, because it works with no other."""


class Named(NamedTuple):  # as often made as names are found
    """A thing named in a passage: its id, the folded words, the number of the passage."""

    id: str
    name: str
    passage: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What a short form was found to mean; `id` is None where several fit, or none."""

    id: str | None
    reason: str
    candidates: tuple[str, ...] = ()


class Shortenings:
    """The short forms and full names of all entities in one language."""

    def __init__(self, authorities: Authorities, language: str) -> None:
        """Collect them, folded."""
        self.short: defaultdict[str, set[str]] = defaultdict(set)
        self.full: defaultdict[str, list[str]] = defaultdict(list)
        self.fits = lru_cache(1 << 16)(self._fits)
        """Whether the entity can be called so: 公约 for 联合国反腐败公约."""
        self.plural = {id for id in authorities.entities if _is_plural(authorities.label(id, "en") or "")}
        for text, how, entity in authorities.names(language):
            name = fold(text).text
            if how == "short form":
                self.short[entity].add(name)
            else:
                self.full[entity].append(name)

    def _fits(self, id: str, head: str) -> bool:
        return head in self.short.get(id, ()) or any(n.endswith(head) for n in self.full.get(id, ()))

    def words_shared(self, id: str, head: str, title: str) -> int:
        """How many pairs of characters of a full name before the head stand in the title, common ones left out."""
        said = _pairs(title)
        subjects = (name.removesuffix(head) for name in self.full.get(id, ()) if name.endswith(head))
        return max((len(_pairs(subject) & said) for subject in subjects), default=0)

    def is_about(self, id: str, head: str, title: str) -> bool:
        """Whether the title speaks of what a full name has before the head: 残疾人权利 of 残疾人权利公约."""
        subjects = [
            n.removesuffix(head).removesuffix(MATTER) for n in self.full.get(id, ()) if n.endswith(head)
        ]
        plain = title.replace(OF, "")
        return any(len(s) >= SUBJECT and s.replace(OF, "") in plain for s in subjects)


@dataclass(slots=True)
class Discourse:
    """The things named so far in a document, in order, with the aliases it defines."""

    shortenings: Shortens
    body: str | None = None
    named: list[Named] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    defined: dict[str, str] = field(default_factory=dict)
    """Those of the aliases that no authority knows as a name: 毒罪办 for org/unodc."""
    meanings: dict[str, str] = field(default_factory=dict)
    title: str = ""
    of_the_speaker: frozenset[str] = frozenset()
    """Names that are the United Nations' elsewhere and the speaking body's own here: 大会, 秘书处."""
    endings: set[str] = field(init=False, default_factory=set)
    latest: dict[tuple[str, str], Named] = field(init=False, default_factory=dict)
    """Each thing under each of its names, in the order in which they were named last."""

    def __post_init__(self) -> None:
        """Take note of what is known from the start."""
        for item in reversed(self.named):
            self.latest.setdefault((item.id, item.name), item)
        self.latest = dict(reversed(self.latest.items()))
        for item in self.latest.values():
            self._ends(item)

    def until(self, count: int) -> Discourse:
        """The discourse when so many things had been named: what a footnote is read with."""
        return Discourse(
            self.shortenings,
            self.body,
            self.named[:count],
            dict(self.aliases),
            dict(self.defined),
            title=self.title,
            of_the_speaker=self.of_the_speaker,
        )

    def _note(self, item: Named) -> None:
        """Make the thing the last named; a name heard first brings its endings with it."""
        key = item.id, item.name
        if self.latest.pop(key, None) is None:
            self._ends(item)
        self.latest[key] = item

    def _ends(self, item: Named) -> None:
        """Note what a pointer to the thing can end in."""
        if item.id.startswith(POINTED):
            self.endings.update(_endings(item.name))

    def ending(self, text: str, start: int, end: int) -> str | None:
        """The longest ending of a name given so far that the text goes on with at `start`."""
        for length in range(min(LONGEST, end - start), 1, -1):
            if text[start : start + length] in self.endings:
                return text[start : start + length]
        return None

    def add(self, id: str, name: str, passage: int) -> None:
        """Note that the thing was named."""
        item = Named(id, name.strip("《》"), passage)
        self.named.append(item)
        self._note(item)

    def fitting(self, head: str) -> list[Named]:
        """The things named so far that the head can stand for, each as it was named last, the last first."""
        fits = self.shortenings.fits
        return [
            item for item in reversed(self.latest.values()) if item.name.endswith(head) or fits(item.id, head)
        ]

    def own(self, head: str) -> Choice:
        """本委员会, 本组织: the adopting body, and nothing else; 本公约 is the text that is being read."""
        if self.body and self.shortenings.fits(self.body, head):
            return Choice(self.body, "the adopting body")
        return Choice(None, "no antecedent")

    def usual(self, head: str) -> str | None:
        """What the adopting body means by a short name, where nothing was named."""
        ours = CHARTER if (self.body or "") in CHARTERED else {}
        return USUAL.get(self.body or "", ours).get(head) or ours.get(head)

    def pointed(self, head: str, *, plural: bool | None = None, passage: int | None = None) -> Choice:
        """该委员会, 这一行动纲领: the last thing named that is one.

        这些 points to what is plural by its English label, 该 and 这一 never to a class of actors; `plural`
        is None where the pointer does not say. It reaches back `REACH` passages from `passage`.
        """
        fitting = [i for i in self.fitting(head) if passage is None or i.passage >= passage - REACH]
        if plural:
            fitting = [i for i in fitting if i.id in self.shortenings.plural]
        elif plural is False:
            fitting = [i for i in fitting if not i.id.startswith("group/") and head not in ORDINARY]
        if fitting:
            return Choice(fitting[0].id, "the last one named")
        if self.body and self.shortenings.fits(self.body, head):
            return Choice(self.body, "the adopting body")
        return Choice(None, "no antecedent")

    def meant(self, head: str, passage: int) -> Choice:
        """委员会, 《公约》: the one thing it can be.

        In order: the adopting body; the only one named in the passage; the only one named so far; the
        only one of those whose authority gives this short form, or whose name as printed ends so; what
        the document has meant by it before, while the passage names no other; the one whose subject is the
        document's title; where nothing was named, whom the adopting body calls so.
        """
        if self.body and self.shortenings.fits(self.body, head):
            return Choice(self.body, "the adopting body")
        fitting = [
            i
            for i in self.fitting(head)
            if not i.id.startswith("group/") or head in self.shortenings.short.get(i.id, ())
        ]
        near = distinct(item.id for item in fitting if item.passage == passage)
        for reason, ids in (
            ("the only one in the passage", near),
            ("the only one so far", distinct(i.id for i in fitting)),
        ):
            if len(ids) == 1:
                if ids is not near:
                    self.meanings.setdefault(head, ids[0])
                return Choice(ids[0], reason)
            given = [id for id in ids if head in self.shortenings.short.get(id, ())]
            if len(given) == 1:
                return Choice(given[0], f"{reason} with this short form")
            said = distinct(i.id for i in fitting if i.id in ids and i.name.endswith(head))
            if len(said) == 1:
                return Choice(said[0], f"{reason} whose name ends so")
            if ids and not near and self.meanings.get(head) in ids:
                return Choice(self.meanings[head], "as before in the document")
            titled = [id for id in ids if self.shortenings.is_about(id, head, self.title)]
            if len(titled) == 1:
                return Choice(titled[0], f"{reason} that the title speaks of")
            kin = [id for id in ids if self.shortenings.words_shared(id, head, self.title)]
            if len(kin) == 1 and self.shortenings.words_shared(kin[0], head, self.title) >= KIN:
                return Choice(kin[0], f"{reason} whose subject is the title's")
            if ids:
                return Choice(None, "several antecedents", tuple(ids))
        if usual := self.usual(head):
            return Choice(usual, "the usage of the adopting body")
        return Choice(None, "no antecedent")


def _pairs(text: str) -> frozenset[str]:
    """The words of two characters in a text, near enough: 强迫, 失踪 (and 迫失)."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1)) - COMMON


@lru_cache(1 << 12)
def _endings(name: str) -> frozenset[str]:
    """What a pointer to a thing of that name can end in: 会议, 国会议, 约国会议 of 缔约国会议."""
    return frozenset(name[-length:] for length in range(2, min(len(name), LONGEST) + 1))


def distinct(ids: Iterable[str]) -> list[str]:
    """Each id once, in order."""
    return list(dict.fromkeys(ids))


def _is_plural(label: str) -> bool:
    """Whether the head of an English label is plural: Sustainable Development Goals."""
    head = PREPOSITION.split(label, maxsplit=1)[0]
    return head.endswith("s") and not head.endswith("ss")
