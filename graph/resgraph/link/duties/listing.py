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
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from resgraph.link.duties.words import Table, load_table

ACTORS = ("org/", "group/", "role/", "place/", "fund/", "programme/")
"""Kinds of names that can be asked."""

KINDS = frozenset(
    {
        *("quantifier", "modifier", "head", "ending", "government", "organs", "delegates", "matter"),
        *("join", "member", "around", "close", "pronoun", "modal", "relative", "opener"),
        *("preposition", "limiting", "negated", "made"),
    }
)
FAR = 28
"""The longest words for somebody whom no authority knows."""
RELATIVE_FAR = 160
"""The longest relative clause before who is asked."""
STOPS = frozenset(",;。:、()（）“”《》")


class Name(NamedTuple):
    """A known name in the folded text."""

    start: int
    end: int
    id: str


class Listed(NamedTuple):
    """One of a list: its words in the folded text, and its id where an authority knows it."""

    start: int
    end: int
    id: str | None


@dataclass(slots=True)
class Item:
    """One item of a list: who it names, where it ends; `organs` where a body's parts were named."""

    end: int
    listed: list[Listed] = field(default_factory=list)
    organs: bool = False


@cache
def words() -> Table:
    """The words of lists."""
    return load_table("parties", KINDS)


class Lists:
    """The lists of one folded text with the names known in it."""

    def __init__(self, text: str, names: Iterable[Name], kinds: tuple[str, ...] = ACTORS) -> None:
        """Index the names by where they begin, the longest first; `kinds` of names are somebody."""
        self.text, self.kinds = text, kinds
        self.names: dict[int, Name] = {}
        for name in names:
            known = self.names.get(name.start)
            if known is None or known.end < name.end:
                self.names[name.start] = name
        self.starts = sorted(self.names)
        self.words = words()

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

    def ends(self, at: int, end: int) -> bool:
        """Whether somebody's words may end there: a task, a separator, a stop or nothing follows."""
        if at >= end or self.text[at] in STOPS or self.opens(at, end):
            return True
        return any(
            self.words[kind].at(self.text, at, end) > at for kind in ("join", "member", "close", "modal")
        )

    def opens(self, at: int, end: int) -> bool:
        """Whether a task may open there: 继续, 向, 加强; 联合国 is no 联合."""
        return at not in self.names and self.words["opener"].at(self.text, at, end) > at

    def separated(self, at: int, end: int) -> int:
        """Where the next of the list begins, past 、, 以及, ，特别是; `at` where no separator stands."""
        found = _separator().match(self.text, at, end)
        return found.end() if found and found.end() > at else at

    def quantified(self, at: int, end: int) -> int:
        """Past 所有, 各, 其他有关; a name that begins with such a word stays whole."""
        here = at
        while here < end and here not in self.names:
            after = self.words["quantifier"].at(self.text, here, end)
            if after == here or self.words["head"].at(self.text, here, end) > after:
                break
            here = after
        return here

    def _item(self, at: int, end: int, *, first: bool, sure: bool = False) -> Item | None:
        here = self.quantified(at, end)
        if here >= end:
            return None
        if (around := self._around(here, end)) is not None:
            return around
        if self._is_relative(here, end):
            return self._relative(here, end) or self.noun(here, end)
        noun = self.noun(here, end, sure=sure and first)
        if noun is None:
            noun = self._relative(here, end) if here > at or not first else self._doers(here, end)
        return noun if noun is not None or first else self._short(here, end)

    def _short(self, at: int, end: int) -> Item | None:
        """…和安盟立即…: after a separator, a few words up to a task are somebody."""
        for here in range(at, min(end, at + 9)):
            if self.text[here] in STOPS:
                return None
            if self.bars(here) or self.words["opener"].at(self.text, here, end) > here + 1:
                return Item(here, [Listed(at, here, None)]) if here - at > 1 else None
        return None

    def bars(self, at: int) -> bool:
        """Whether words stand there that are in nobody's name: 向, 在, 以便."""
        return self.words["preposition"].at(self.text, at, len(self.text)) > at

    def _doers(self, at: int, end: int) -> Item | None:
        """敦促保留死刑的国家停止…: a clause about a class right behind the verb, where the class's task follows."""
        item = self._relative(at, end, strict=True)
        known = item is not None and all((one.id or "").startswith("group/") for one in item.listed)
        return item if item and known and self.opens(item.end, end) else None

    def _around(self, at: int, end: int) -> Item | None:
        """包括非政府组织在内的民间社会: both are named."""
        if not self.text.startswith("包括", at):
            return None
        stop = self.text.find("在内", at, min(end, at + RELATIVE_FAR))
        if stop < 0:
            return None
        inside, reached = self.read(at + 2, stop)
        if not inside or reached < stop:
            return None
        here = stop + 2
        here += self.text.startswith("的", here)
        noun = self.noun(self.quantified(here, end), end)
        if noun is None:
            return Item(here, inside)
        return Item(noun.end, [*inside, *noun.listed], noun.organs)

    def _is_relative(self, at: int, end: int) -> bool:
        if at in self.names:
            return False
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
        here = self.text.find("的", at, stop)
        while here >= 0:
            between = self.text[at:here]
            if re.search("[;。:]" if far else "[,;。:]", between):
                return None
            noun = self.noun(self.quantified(here + 1, end), end)
            if noun is not None and noun.end < end and self.ends(noun.end, end):
                return noun
            here = self.text.find("的", here + 1, stop)
        return None

    def noun(self, start: int, end: int, *, sure: bool = False) -> Item | None:
        """The noun that begins at `start`, as long as it goes on."""
        return _Noun(self, start, end, sure).read()

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

    def between(self, start: int, end: int) -> list[Name]:
        """The names that begin in a stretch."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [self.names[at] for at in self.starts[low:high]]


@dataclass(slots=True)
class _Noun:
    """One noun being read: where its last head ended, and what that head is."""

    lists: Lists
    start: int
    end: int
    sure: bool = False
    at: int = 0
    last: int = 0
    name: Name | None = None
    owner: Name | None = None
    noun: str = ""
    plain: bool = True
    """Whether nothing but attributes stands before the name: 主管区域组织 is 区域组织."""

    def read(self) -> Item | None:
        """Go on while a name, a modifier or a head follows."""
        self.at = self.start
        while self.at < self.end and self._step():
            pass
        if not self.last:
            return None
        id = self.name.id if self.name else self._id()
        organs = self.name is None and id is not None and id.startswith("org/")
        plain = self.name is not None and self.last == self.name.end and self.plain
        return Item(
            self.last, [Listed(self.name.start if plain and self.name else self.start, self.last, id)], organs
        )

    def _step(self) -> bool:
        text, words, at = self.lists.text, self.lists.words, self.at
        if (name := self.lists.names.get(at)) is not None and name.end <= self.end:
            self._take_name(name)
            return True
        if text[at] in "《“" and (close := text.find("》" if text[at] == "《" else "”", at, self.end)) > 0:
            begin = words["head"].before(text, close)
            if text.startswith("的", close + 1):
                return False
            self.at, self.plain = close + 1, False
            if begin < close and text[at] == "“" and self.lists.ends(close + 1, self.end):
                self._take_head(begin, close + 1)
            return True
        if (
            (after := words["head"].at(text, at, self.end)) > at
            and self._may_head(at, after)
            and not self._acts(at, after)
        ):
            self._take_head(at, after)
            return True
        if self._skips(at):
            return True
        if self.last:
            return self._office(at)
        return self._unknown(at)

    def _take_name(self, name: Name) -> None:
        self.plain = self.plain and not self.last and self.owner is None
        self.at = name.end
        if name.id.startswith(self.lists.kinds):
            self.last, self.name = name.end, name
            self.owner = name
            if (made := _made().match(self.lists.text, name.end, self.end)) is not None:
                self._take_made(made.end())
        elif name.id.startswith("topic/") and self.lists.ends(name.end, self.end):
            begin = self.lists.words["head"].before(self.lists.text, name.end)
            if name.start <= begin < name.end:
                self._take_head(begin, name.end)  # 中小企业 is a subject, and somebody here

    def _take_made(self, after: int) -> None:
        """安全理事会设立的委员会: the noun after it is meant."""
        item = self.lists.noun(self.lists.quantified(after, self.end), self.end)
        if item is not None and self.lists.ends(item.end, self.end):
            self.at = self.last = item.end
            one = item.listed[0]
            self.name = Name(one.start, one.end, one.id) if one.id else None
            self.owner, self.noun = None, ""

    def _may_head(self, at: int, after: int) -> bool:
        """A head right at the start must be somebody by itself: 青年, not 国家安全."""
        return self.last > 0 or self.lists.ends(after, self.end) or self._goes_on(after)

    def _acts(self, at: int, after: int) -> bool:
        """高级专员组织与各国…: right after an officer, a word that is a verb as well is one."""
        officer = self.name is not None and self.name.end == at and self.name.id.startswith("role/")
        return officer and self.lists.text[at:after] in self.lists.words["opener"].forms

    def _goes_on(self, after: int) -> bool:
        """Whether a further head, name or modifier follows at once."""
        words, text = self.lists.words, self.lists.text
        return after in self.lists.names or any(
            words[kind].at(text, after, self.end) > after
            for kind in ("head", "modifier", "matter", "delegates")
        )

    def _take_head(self, at: int, after: int) -> None:
        self.plain = False
        self.noun = self.lists.text[at:after]
        self.at = self.last = after
        self.name = None

    def _skips(self, at: int) -> bool:
        """Past a modifier or a quantifier, and the separators between two modifiers."""
        text, words = self.lists.text, self.lists.words
        delegates = words["delegates"].at(text, at, self.end)
        if delegates > at and self.last and self._represents(at, delegates):
            return True
        for kind in ("modifier", "quantifier"):
            after = words[kind].at(text, at, self.end)
            if after > at and not (self.last and self.lists.opens(at, self.end) and not self._heads(after)):
                if text[at] == "的" and not self._possesses(after):
                    return False
                self.at = after
                return True
        if at > self.start and not self.last:
            after = self.lists.separated(at, self.end)
            if after > at and words["modifier"].at(text, after, self.end) > after:
                self.at = after
                return True
        return False

    def _heads(self, at: int) -> bool:
        """人权理事会特别机制: a word that may open a task, but a head follows at once."""
        after = self.lists.words["head"].at(self.lists.text, at, self.end)
        return after > at and self.lists.ends(after, self.end)

    def _represents(self, at: int, after: int) -> bool:
        """各国的代表 are the States."""
        owner = self.name
        if owner is None or not owner.id.startswith("group/") or not self.lists.ends(after, self.end):
            return False
        self.at = self.last = after
        return True

    def _possesses(self, after: int) -> bool:
        """大会的主席: a head follows the possessive at once."""
        here = self.lists.quantified(after, self.end)
        if here in self.lists.names:
            return self.lists.names[here].id.startswith(self.lists.kinds)
        return self.lists.words["head"].at(self.lists.text, here, self.end) > here

    def _office(self, at: int) -> bool:
        """缅甸 + 问题特使: after a name, a subject joined by 问题 and an office."""
        opens = (
            self.lists.ends(at, self.end)
            and self.lists.words["modifier"].at(self.lists.text, at, self.end) == at
        )
        found = None if opens else _office().match(self.lists.text, at, self.end)
        if found is None or not self.lists.ends(found.end(), self.end):
            return self._ruled(at)
        self.noun, self.name = found["head"], None
        self.owner = None
        self.at = self.last = found.end()
        return True

    def _ruled(self, at: int) -> bool:
        """南苏丹 + 民族团结过渡政府: a State's government by its full name."""
        if self.name is None or not self.name.id.startswith("place/") or self.lists.ends(at, self.end):
            return False
        for here in range(at + 2, min(self.end, at + FAR // 2) + 1):
            begin = self.lists.words["government"].before(self.lists.text, here)
            if begin < here and self.lists.ends(here, self.end):
                self._take_head(begin, here)
                return True
            if here < self.end and (self.lists.text[here] in STOPS or self.lists.bars(here)):
                return False
        return False

    def _unknown(self, at: int) -> bool:
        """国家预防机制: words that no authority knows, up to a head that a task follows."""
        text, words = self.lists.text, self.lists.words
        if text[at] in STOPS:
            return False
        opens = self.lists.opens(at, self.end) and words["modifier"].at(text, at, self.end) == at
        if opens and at == self.start and not self._may_be_named(at):
            return self._titled(at)
        fallback = 0
        for here in range(at + 1, min(self.end, at + FAR) + 1):
            if (begin := words["head"].before(text, here)) < here and begin >= at:
                if self.lists.ends(here, self.end) or here in self.lists.names:
                    self._take_head(begin, here)
                    return True
                fallback = fallback or (here if here - begin > 1 and not self._goes_on(here) else 0)
            elif here - at > 1 and words["ending"].before(text, here) < here and self._after(here):
                self._take_head(here - 1, here)
                return True
            if here < self.end and (text[here] in STOPS or self.lists.bars(here)):
                break
            if here in self.lists.names and self.lists.names[here].id.startswith(self.lists.kinds):
                self.at = here
                return True
        if fallback:
            self._take_head(self.lists.words["head"].before(text, fallback), fallback)
        return bool(fallback)

    def _may_be_named(self, at: int) -> bool:
        """请监测组…: where somebody must be named, a verb may open a name, a preposition not."""
        limiting = self.lists.words["limiting"].at(self.lists.text, at, self.end) > at
        return self.sure and not limiting and not self.lists.bars(at)

    def _titled(self, at: int) -> bool:
        """追究责任问题专家: words that open like a task, but end in a subject and an office."""
        found = _office().match(self.lists.text, at, self.end)
        if found is None or not self.lists.opens(found.end(), self.end):
            return False
        self._take_head(found.start("head"), found.end())
        return True

    def _after(self, here: int) -> bool:
        """A short head needs a task or a separator behind it, not only the end."""
        if not self.lists.ends(here, self.end) or here >= self.end or self.lists.text[here] in ";。:":
            return False
        opener = self.lists.words["opener"].at(self.lists.text, here, self.end)
        return opener != here + 1 or self.lists.bars(here) or self.lists.text[here] in "应须按由同每"

    def _id(self) -> str | None:
        """Who the words stand for: 布隆迪政府 is Burundi, 联合国系统各机构 the system, 大会主席 not the Assembly."""
        words, owner = self.lists.words, self.owner
        if owner is None or self.last - owner.end > FAR:
            return None
        kinds = {"place/": "government", "org/": "organs", "group/": "delegates"}
        kind = next((kinds[start] for start in kinds if owner.id.startswith(start)), None)
        return owner.id if kind and self.noun in words[kind].forms else None


@cache
def _separator() -> re.Pattern[str]:
    """、 和 及 以及 ，特别是 ，并酌情: what stands between two of a list."""
    table = words()
    return re.compile(
        rf"""
        (?: [,、]? (?! 包括[^;。]{{1,60}}在内 ) (?:{table["member"].pattern()}) | {table["join"].pattern()} )
        (?<! 和 (?= [平解谐睦善] ) ) (?<! 及 (?= [时早格] ) ) (?<! 或 (?= [许有] ) ) (?<! 如 (?= [有需果何] ) )
        (?: 酌情 | (?! 包括[^;。]{{1,60}}在内 ) (?: {table["member"].pattern()} ) )*
        """,
        re.VERBOSE,
    )


@cache
def _office() -> re.Pattern[str]:
    """问题特使, 人权状况特别报告员: a subject and an office after a name."""
    table = words()
    return re.compile(
        rf"""
        (?: [^,;。、:()和及与向对在将把就于给让使]{{0,18}}? (?:{table["matter"].pattern()})
          | [^,;。、:()和及与向对在将把就于给让使的]{{1,8}}的 )
        (?:{table["modifier"].pattern()}|{table["quantifier"].pattern()})*
        (?P<head>(?:{table["head"].pattern()})+)
        """,
        re.VERBOSE,
    )


@cache
def _made() -> re.Pattern[str]:
    """设立的, 所针对的: after a name, what it made or supports follows."""
    return re.compile(rf"(?:{words()['made'].pattern()}|[^,;。、:的]{{0,4}}所[^,;。、:的]{{1,4}})的")
