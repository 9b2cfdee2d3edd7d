"""The grammar of a list of those who are named: whom a verb asks, to whom a report goes.

    各国、联合国系统各主管机构和组织，特别是世界银行，以及尚未批准《公约》的国家 | 加强…

    list      := item (separator item)*
    item      := quantifier* (around | noun | relative)
    around    := 包括 list 在内的 noun
    relative  := words 的 quantifier* noun
    noun      := (name | modifier | title)* (name | head), its aside in brackets

A noun is known by a name of the authorities, or kept by its words where it ends in the word for somebody
(委员会, 办事处) and a task, a separator or the end follows. Everything runs on folded text.
"""

from __future__ import annotations

import re

from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.nouns import Noun
from resgraph.link.duties.scan import ACTORS, RELATIVE_FAR, STOPS, Item, Listed, Name, Scanner, founded, words

__all__ = ["ACTORS", "Listed", "Lists", "Name", "words"]

ABOUT_IT = DUTIES.pattern("lists.about-it")
CITED = DUTIES.pattern("lists.cited")
AND = DUTIES.words("clauses.and")
OF, INCLUDING, INCLUDED = DUTIES.text("of"), DUTIES.text("including"), DUTIES.text("included")


class Lists(Scanner):
    """The lists of one folded text with the names known in it."""

    def read(self, start: int, end: int, *, sure: bool = False) -> tuple[list[Listed], int]:
        """The list that opens at `start`, and where its words end; nobody and `start` where none opens.

        `sure` where somebody must be named there, so that words which open like a task may be a name: 请监测组…
        """
        found: list[Listed] = []
        last, at, organs = start, start, False
        while (item := self._item(at, end, first=not found, sure=sure)) is not None:
            absorbed = organs and self._bare(at, item.end)
            if not absorbed:
                found += item.listed
            organs = item.organs or absorbed
            last = self._aside(item.end, end, found)
            last = self._closed(last, end, found)
            at = self.separated(last, end)
            if at == last:
                break
        return found, last

    def _item(self, at: int, end: int, *, first: bool, sure: bool = False) -> Item | None:
        here = self.quantified(at, end)
        if here >= end:
            return None
        if (around := self._around(here, end)) is not None:
            return around
        if (together := self._together(here, end)) is not None:
            return together
        if self._is_relative(here, end):
            return self._relative(here, end) or self.noun(here, end, sure=here > at)
        if (member := self._member(at, end)) is not None:
            return member
        noun = self.noun(here, end, sure=(sure and first) or here > at)
        if noun is None:
            noun = self._founded(here, end)
        if noun is None:
            quantified = here > at
            noun = (
                self._relative(here, end, strict=quantified)
                if quantified or not first
                else self._doers(here, end)
            )
        if noun is None and not first:
            noun = self._dangling(here, end)
        named = not first or (sure and not self.opens(here, end))
        return self._short(here, end) if noun is None and named else noun

    def _dangling(self, at: int, end: int) -> Item | None:
        """当局和特别刑事法院…, …和指定专家…: behind 和, which joins no task, words that open like one are somebody."""
        if self.text.endswith(AND, 0, at) or not self.opens(at, end):
            return None
        chosen = self.words["made"].at(self.text, at, end)
        ended = self.words["head"].at(self.text, chosen, end)
        if at < chosen < ended and self.ends(ended, end):
            return Item(ended, [Listed(at, ended, None)])
        for here in range(at + 2, min(end, at + RELATIVE_FAR // 4)):
            if self.text[here - 1] in ",;。:":
                return None
            if self.words["head"].before(self.text, here) < here and self.opens(here, end):
                return Item(here, [Listed(at, here, None)])
        return None

    def _short(self, at: int, end: int) -> Item | None:
        """…和安盟立即…: after a separator, a few words up to a task are somebody."""
        for here in range(at, min(end, at + 9)):
            if self.text[here] in STOPS:
                return None
            if self.bars(here) or self.words["opener"].at(self.text, here, end) > here + 1:
                return Item(here, [Listed(at, here, None)]) if here - at > 1 else None
        return None

    def _doers(self, at: int, end: int) -> Item | None:
        """敦促保留死刑的国家停止…: a clause about a class right behind the verb, where the class's task follows."""
        if self.words["with"].at(self.text, at, end) > at:
            return None
        item = self._relative(at, end, strict=True)
        return item if item and self._known(item) and self.opens(item.end, end) else None

    def _founded(self, at: int, end: int) -> Item | None:
        """请(依照)第1526(2004)号决议设立的监测组…: what it was made under stands before what was made."""
        made = founded().search(self.text, at, min(end, at + RELATIVE_FAR))
        if made is None or re.search("[,;。:]", self.text[at : made.start()]):
            return None
        limited = self.words["limiting"].at(self.text, at, end) > at
        if not limited and not CITED.fullmatch(self.text, at, made.start()):
            return None
        noun = self.noun(self.quantified(made.end(), end), end)
        return noun if noun is not None and self.ends(noun.end, end) else None

    def _member(self, at: int, end: int) -> Item | None:
        """，包括在该国经营的跨国公司，: behind 包括, a clause about somebody may open with where or how."""
        limited = self.words["limiting"].at(self.text, at, end) > at
        if not limited or self.words["member"].before(self.text, at) == at:
            return None
        item = self._relative(at, end, strict=True)
        if item is None or (not self._known(item) and self.text[item.end : item.end + 1] != ","):
            return None
        return item

    def _together(self, at: int, end: int) -> Item | None:
        """授权同该国政府合作的会员国…: a class that does something with others, not 同邻近的国家合作, 与广泛的各方合作."""
        if self.words["with"].at(self.text, at, end) == at:
            return None
        item = self._relative(at, end, strict=True)
        if item is None or not self._known(item):
            return None
        of = self.text.rfind(OF, at, item.listed[0].start)
        verb = self.words["opener"].before(self.text, of)
        return item if self.words["with"].at(self.text, at, end) < verb < of else None

    def _known(self, item: Item) -> bool:
        """Whether it names a class that the authorities know."""
        return all((one.id or "").startswith("group/") for one in item.listed)

    def _around(self, at: int, end: int) -> Item | None:
        """包括非政府组织在内的民间社会: both are named."""
        if not self.text.startswith(INCLUDING, at):
            return None
        stop = self.text.find(INCLUDED, at, min(end, at + RELATIVE_FAR))
        if stop < 0:
            return None
        inside, reached = self.read(at + len(INCLUDING), stop)
        if not inside or reached < stop:
            return None
        here = stop + len(INCLUDED)
        here += self.text.startswith(OF, here)
        noun = self.noun(self.quantified(here, end), end)
        if noun is None:
            return Item(here, inside)
        return Item(noun.end, [*inside, *noun.listed], noun.organs)

    def _is_relative(self, at: int, end: int) -> bool:
        if at in self.names:
            return False
        somewhere = self.words["modifier"].at(self.text, at, end)
        if self.words["negated"].at(self.text, somewhere, end) > somewhere:
            return True  # (所有)区域尚未批准…的国家
        return self.words["relative"].at(self.text, at, end) > at and (
            self.words["modifier"].at(self.text, at, end) == at
        )

    def _relative(self, at: int, end: int, *, strict: bool = False) -> Item | None:
        """尚未批准《公约》的国家, 处理环境问题的各组织: the noun after the clause, where a task follows it."""
        if not strict and self.words["limiting"].at(self.text, at, end) > at:
            return None
        far = any(
            self.words["negated"].at(self.text, here, end) > here for here in range(at, min(end, at + 4))
        )
        stop = min(end, at + (RELATIVE_FAR if far else 60))
        for of in ABOUT_IT.finditer(self.text, at, stop):
            between = self.text[at : of.start()]
            if re.search("[;。:]" if far else "[,;。:]", between):
                return None
            noun = self.noun(self.quantified(of.end(), end), end)
            if (
                noun is not None
                and noun.end < end
                and (self.ends(noun.end, end) or (far and self._known(noun)))
            ):
                return noun
        return None

    def noun(self, start: int, end: int, *, sure: bool = False) -> Item | None:
        """The noun that begins at `start`, as long as it goes on."""
        return Noun(self, start, end, sure).read()

    def _bare(self, start: int, end: int) -> bool:
        """Whether the words are only one more part of the body before: …各机构和组织."""
        here = self.quantified(start, end)
        return self.words["organs"].at(self.text, here, end) == end

    def _aside(self, at: int, end: int, found: list[Listed]) -> int:
        """联合国(包括各专门机构): the known names of a bracket are named as well."""
        if at >= end or self.text[at] != "(":
            return at
        close = self.text.find(")", at, end)
        if close < 0:
            return at
        opened = self.separated(at + 1, close)
        if opened > at + 1:
            inside, reached = self.read(opened, close)
            found += inside if reached == close and all(one.id for one in inside) else []
        return close + 1

    def _closed(self, at: int, end: int, found: list[Listed]) -> int:
        """Past 等, which is nobody; 甲、乙等联合国机构 names the class as well."""
        after = self.words["close"].at(self.text, at, end)
        if after == at:
            return at
        if not self.ends(after, end) and (noun := self.noun(self.quantified(after, end), end)) is not None:
            found += noun.listed
            return noun.end
        return after if self.ends(after, end) else at
