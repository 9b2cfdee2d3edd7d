"""The words for one who is named: a name, or words that end in the word for somebody.

联合国系统各主管机构        the system, whose parts are named
《儿童权利公约》所有缔约国    the States Parties, as printed
缅甸问题特使               nobody that a file knows: the words are kept
"""

from __future__ import annotations

from dataclasses import dataclass

from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.attributes import OWNED, bare, is_apposition, is_attribute, meant
from resgraph.link.duties.behind import acts, belongs, compound, concerned, made, office
from resgraph.link.duties.forces import after_a_state, is_subject
from resgraph.link.duties.scan import FAR, STOPS, Item, Listed, Name, Scanner

OF, TASK = DUTIES.text("of"), DUTIES.text("lists.task")


@dataclass(slots=True)
class Noun:
    """One noun being read: where its last head ended, and what that head is."""

    lists: Scanner
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
    joined: bool = False
    """Whether two attributes share the noun: 政治和宗教领袖 are more than 宗教领袖."""
    sent: int = 0
    """Where the words for those who stand for the class end: 民间社会的代表."""

    def read(self) -> Item | None:
        """Go on while a name, a modifier or a head follows."""
        self.at = self.start
        while self.at < self.end and self._step():
            pass
        if not self.last:
            return None
        id = None if self.joined else self.name.id if self.name else self._id()
        organs = self.name is None and id is not None and id.startswith("org/")
        return Item(self.last, [Listed(*self._words(), id)], organs)

    def _words(self) -> tuple[int, int]:
        """The words of the party: those of a known name without attributes before it, and without 的代表 behind it."""
        name = self.name
        if name is None or self.last != (self.sent or name.end):
            return bare(self.lists, self.owner, self._id(), self.start, self.last)
        start = name.start if self.plain else self.start
        owned = OWNED.match(self.lists.text, start, name.end)
        return (owned.end() if owned else start), name.end

    def _step(self) -> bool:
        text, words, at = self.lists.text, self.lists.words, self.at
        if (name := self.lists.names.get(at)) is not None and name.end <= self.end:
            self._take_name(name)
            return True
        if text[at] in "《“" and (close := text.find("》" if text[at] == "《" else "”", at, self.end)) > 0:
            begin = words["head"].before(text, close)
            if text.startswith(OF, close + 1):
                return False
            self.at, self.plain = close + 1, False
            if begin < close and text[at] == "“" and self.lists.ends(close + 1, self.end):
                self._take_head(begin, close + 1)
            return True
        if (
            (after := words["head"].at(text, at, self.end)) > at
            and self._may_head(at, after)
            and not acts(self.lists, self.name, at, after)
        ):
            self._take_head(at, after)
            return True
        if self._skips(at):
            return True
        if self.last:
            return self._office(at)
        return self._unknown(at)

    def _take_name(self, name: Name) -> None:
        self.plain = self.plain and (
            self.owner is None or is_attribute(self.lists, self.owner, name, self.last)
        )
        self.at = name.end
        if name.id.startswith("org/") and belongs(self.lists, self.start, name.start):
            self._take_head(name.start, name.end)
        elif name.id.startswith(self.lists.kinds):
            if is_apposition(self.lists, self.last, name):
                self.start, self.plain = name.start, True
            self.last, self.name = name.end, name
            self.owner = name
            if (after := made(self.lists, name.end, self.end)) > name.end:
                self._take_made(after)
        elif (
            name.id.startswith("topic/")
            and self.lists.ends(name.end, self.end)
            and self.lists.words["opener"].at(self.lists.text, name.start, name.end) == name.start
        ):
            begin = self.lists.words["head"].before(self.lists.text, name.end)
            if name.start <= begin < name.end:
                self._take_head(begin, name.end)  # 中小企业 is a subject, and somebody here

    def _take_made(self, after: int) -> None:
        """安全理事会设立的委员会: the noun after it is meant."""
        item = Noun(self.lists, self.lists.quantified(after, self.end), self.end).read()
        if item is not None and self.lists.ends(item.end, self.end):
            self.at = self.last = item.end
            one = item.listed[0]
            self.name = Name(one.start, one.end, one.id) if one.id else None
            self.owner, self.noun = None, ""

    def _may_head(self, at: int, after: int) -> bool:
        """A head right at the start must be somebody by itself: 青年, not 国家安全; 国家 before a name is an attribute."""
        if (
            not self.last
            and after in self.lists.names
            and self.lists.text[at:after] in self.lists.words["modifier"].forms
        ):
            return False
        return self.last > 0 or self.lists.ends(after, self.end) or self._goes_on(after)

    def _goes_on(self, after: int) -> bool:
        """Whether a further head, name or modifier follows at once."""
        words, text = self.lists.words, self.lists.text
        return after in self.lists.names or any(
            words[kind].at(text, after, self.end) > after
            for kind in ("head", "modifier", "matter", "delegates")
        )

    def _take_head(self, at: int, after: int) -> None:
        sent = (
            self.name is not None
            and self.name.id.startswith("group/")
            and self.lists.text[at:after] in self.lists.words["delegates"].forms
        )
        if sent and self.lists.ends(after, self.end):
            self.at = self.last = self.sent = after  # 民间社会行为体
            return
        self.plain = False
        if self.noun and self.owner and self.noun not in self.lists.words["organs"].forms:
            self.owner = None  # 委员会主席团成员 are not the committee
        self.noun = self.lists.text[at:after]
        self.at = self.last = after
        self.name = None

    def _skips(self, at: int) -> bool:
        """Past a modifier or a quantifier, and the separators between two modifiers."""
        text, words = self.lists.text, self.lists.words
        if (after := concerned(self.lists, at, self.end)) > at:
            self.start, self.at = (after if at == self.start else self.start), after
            return True
        delegates = words["delegates"].at(text, at, self.end)
        if delegates > at and self.last and self._represents(delegates):
            return True
        verb = words["opener"].at(text, at, self.end)
        for kind in ("modifier", "quantifier"):
            after = words[kind].at(text, at, self.end)
            if kind == "quantifier" and verb > after:
                continue  # 本着
            if after > at and not (
                self.last and self.lists.opens(at, self.end) and not self._heads(at, after)
            ):
                if text[at] == OF and not self._possesses(after):
                    return False
                self.at = after
                return True
        if at > self.start and not self.last:
            after = self.lists.separated(at, self.end)
            if after > at and words["modifier"].at(text, after, self.end) > after:
                self.at, self.joined = after, after in self.lists.names
                self.plain = self.plain and not self.joined
                return True
        return False

    def _heads(self, at: int, after: int) -> bool:
        """人权理事会特别机制: a word that may open a task, but a head follows at once; not 秘书长派遣特别代表."""
        words, text = self.lists.words, self.lists.text
        if self.name and self.name.id.startswith("role/") and text[at:after] in words["relative"].forms:
            return False
        ended = words["head"].at(text, after, self.end)
        return ended > after and self.lists.ends(ended, self.end)

    def _represents(self, after: int) -> bool:
        """各国的代表 are the States."""
        group = self.name is not None and self.name.id.startswith("group/")
        if represents := group and self.lists.ends(after, self.end):
            self.at = self.last = self.sent = after
        return represents

    def _possesses(self, after: int) -> bool:
        """大会的主席, 该方案的历任学员: a head follows the possessive, or its attribute."""
        here = self.lists.quantified(after, self.end)
        if here in self.lists.names:
            return self.lists.names[here].id.startswith(self.lists.kinds)
        here = max(here, self.lists.words["modifier"].at(self.lists.text, here, self.end))
        return self.lists.words["head"].at(self.lists.text, here, self.end) > here

    def _office(self, at: int) -> bool:
        """缅甸 + 问题特使: after a name, a subject joined by 问题 and an office."""
        opens = (
            self.lists.ends(at, self.end)
            and self.lists.words["modifier"].at(self.lists.text, at, self.end) == at
        )
        if self._compound(at):
            return True
        found = None if opens else office().match(self.lists.text, at, self.end)
        if found is None or not self.lists.ends(found.end(), self.end):
            return self._ruled(at)
        named = [name for name in self.lists.between(at, found.end()) if name.end == found.end()]
        if named and named[0].id.startswith("group/"):
            self.plain, self.owner = False, None
            self._take_name(named[0])  # 该系统内的所有利益攸关方
            return True
        self.noun, self.name, self.owner, self.plain = found["head"], None, None, False
        self.at = self.last = found.end()
        return True

    def _compound(self, at: int) -> bool:
        """联合国视察团, 各国统计局, 联合国系统在马里的派驻机构: words bound to a head behind the name of a body."""
        bodies = self.name.id.startswith(("org/", "group/states")) if self.name else bool(self.noun)
        if not bodies or self.last != at:
            return False
        whole = self.sure and self.lists.words["whole"].before(self.lists.text, at) < at
        found = compound(self.lists, at, self.end, whole=whole)
        if found is not None:
            self._take_head(found.start("head"), found.end())
        return found is not None

    def _ruled(self, at: int) -> bool:
        """南苏丹 + 民族团结过渡政府, 苏丹 + 快速支援部队: a State's government, and a force that is not the State."""
        state = self.owner is not None and self.owner.id.startswith("place/") and self.last == at
        found = after_a_state(self.lists, at, self.end) if state else None
        if found is None or (self.name is None and not found.force):
            return False
        self._take_head(found.start, found.end)
        self.owner = None if found.force else self.owner
        return True

    def _unknown(self, at: int) -> bool:
        """国家预防机制: words that no authority knows, up to a head that a task follows."""
        text, words = self.lists.text, self.lists.words
        if text[at] in STOPS or self.lists.separated(at, self.end) > at:
            return False
        opens = self.lists.opens(at, self.end) and words["modifier"].at(text, at, self.end) == at
        if opens and at == self.start and not self._may_be_named(at):
            return self._titled(at)
        fallback = 0
        first = words["opener"].at(text, at, self.end) if opens else at  # 参与 of 参与组织 is one word
        for here in range(max(first, at + 1), min(self.end, at + FAR) + 1):
            if (begin := words["head"].before(text, here)) < here and begin >= at:
                if self.lists.ends(here, self.end) or here in self.lists.names:
                    self._take_head(begin, here)
                    return True
                fallback = fallback or (here if here - begin > 1 and not self._goes_on(here) else 0)
            elif here - self.start > 1 and words["ending"].before(text, here) < here and self._after(here):
                self._take_head(here - 1, here)
                return True
            if here < self.end and (text[here] in STOPS or self.lists.bars(here)):
                break
            if here in self.lists.names and self.lists.names[here].id.startswith(self.lists.kinds):
                self.at, self.plain = here, False
                return True
        if fallback:
            self._take_head(self.lists.words["head"].before(text, fallback), fallback)
        return bool(fallback)

    def _may_be_named(self, at: int) -> bool:
        """请监测组…: where somebody must be named, a verb may open a name, a preposition not."""
        limiting = self.lists.words["limiting"].at(self.lists.text, at, self.end) > at
        making = self.lists.words["made"].at(self.lists.text, at, self.end) > at
        return self.sure and not limiting and not making and not self.lists.bars(at)

    def _titled(self, at: int) -> bool:
        """追究责任问题专家: words that open like a task, but end in a subject and an office."""
        found = office().match(self.lists.text, at, self.end)
        if titled := found is not None and self.lists.opens(found.end(), self.end):
            self._take_head(found.start("head"), found.end())
        return titled

    def _after(self, here: int) -> bool:
        """A short head needs a task or a separator behind it, not only the end; 裁军 is no army."""
        if not self.lists.ends(here, self.end) or here >= self.end or self.lists.text[here] in ";。:":
            return False
        if is_subject(self.lists, self.start, here):
            return False
        opener = self.lists.words["opener"].at(self.lists.text, here, self.end)
        return opener != here + 1 or self.lists.bars(here) or self.lists.text[here] in TASK

    def _id(self) -> str | None:
        """Who the words stand for, behind the name of another."""
        near = self.owner is not None and self.last - self.owner.end <= FAR
        return meant(self.lists, self.owner, self.noun) if near else None
