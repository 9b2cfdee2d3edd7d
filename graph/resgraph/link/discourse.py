"""What a short form stands for: the things a document has named so far, and the choice among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from resgraph.find.authorities import Authorities
from resgraph.find.folding import fold


@dataclass(frozen=True, slots=True)
class Named:
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

    def __init__(self, authorities: Authorities, language: str = "zh") -> None:
        """Collect them, folded."""
        self.short: defaultdict[str, set[str]] = defaultdict(set)
        self.full: defaultdict[str, list[str]] = defaultdict(list)
        for text, how, entity in authorities.names(language):
            name = fold(text).text
            if how == "short form":
                self.short[entity].add(name)
            else:
                self.full[entity].append(name)

    def fits(self, id: str, head: str) -> bool:
        """Whether the entity can be called so: 公约 for 联合国反腐败公约."""
        return head in self.short.get(id, ()) or any(n.endswith(head) for n in self.full.get(id, ()))


@dataclass(slots=True)
class Discourse:
    """The things named so far in a document, in order, with the aliases it defines."""

    shortenings: Shortenings
    body: str | None = None
    named: list[Named] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)

    def add(self, id: str, name: str, passage: int) -> None:
        """Note that the thing was named."""
        self.named.append(Named(id, name.strip("《》"), passage))

    def fitting(self, head: str) -> list[Named]:
        """The things named so far that the head can stand for, the last first."""
        return [
            item
            for item in reversed(self.named)
            if item.name.endswith(head) or self.shortenings.fits(item.id, head)
        ]

    def pointed(self, head: str) -> Choice:
        """该委员会, 这一行动纲领: the last thing named that is one."""
        fitting = self.fitting(head)
        if fitting:
            return Choice(fitting[0].id, "the last one named")
        if self.body and self.shortenings.fits(self.body, head):
            return Choice(self.body, "the adopting body")
        return Choice(None, "no antecedent")

    def meant(self, head: str, passage: int) -> Choice:
        """委员会, 《公约》: the one thing it can be.

        In order: the adopting body; the only one named in the passage; the only one named so far; the
        only one of those whose authority gives this short form.
        """
        if self.body and self.shortenings.fits(self.body, head):
            return Choice(self.body, "the adopting body")
        fitting = self.fitting(head)
        near = distinct(item.id for item in fitting if item.passage == passage)
        for reason, ids in (
            ("the only one in the passage", near),
            ("the only one so far", distinct(i.id for i in fitting)),
        ):
            if len(ids) == 1:
                return Choice(ids[0], reason)
            given = [id for id in ids if head in self.shortenings.short.get(id, ())]
            if len(given) == 1:
                return Choice(given[0], f"{reason} with this short form")
            if ids:
                return Choice(None, "several antecedents", tuple(ids))
        return Choice(None, "no antecedent")


def distinct(ids: Iterable[str]) -> list[str]:
    """Each id once, in order."""
    return list(dict.fromkeys(ids))
