"""What must stand around a short name for it to be that name."""

from __future__ import annotations

import re
from collections.abc import Callable

from resgraph.find.organs import of_others

BEFORE_HEAD = re.compile(
    r"""
    (?:^|[，。；：、“”‘’《》（）()\[\],;:.\d]            # the start, or punctuation
    |(?<!自)由|其中|[依在向和与與及于於请請经經对對或其以为為到将將据據照同给給被使让讓供后後前而的所应應自从從该該本这這各两兩把按因并即则則若如须可能便]
    |欢迎|歡迎|确认|加强|支助|支持|设立|建立|利用|纳入|强调|授权|协助|吁请|敦促|促请|鼓励|邀请|赞扬|感谢|要求|通过|提请|重申|申明|建议|决定|参加|加入|批准|执行|履行|遵守|落实|认识到|注意到|回顾|促使|成为|包括|期待|承认|除了|关于|有关|鉴于|铭记|委托|责成|希望|提交|确保|指出|赞赏|配合|肯定|接受|允许|报告|提供|促进|帮助|便利|担任|充任|出任|充当|延长|扩大|部署|结束|终止
    )$
    """,
    re.VERBOSE,
)
ASSEMBLY_BEFORE = re.compile(
    r"""
    (?:联合国|联合国组织|[是日月年见过了如待即据令使]|尽管|选举|实现|违反|出席|修正|尊重|遵奉|遵循|遵照|致函|通知|协同|列入|载入|主持)$
    """,
    re.VERBOSE,
)
"""What else the General Assembly is named behind: 尽管大会, 2007年12月11日大会, 最近的决议是大会."""
SECRETARIAT_OF_OTHERS = re.compile("[会會约約书書坛壇盟织織构構署局》]$")
CONFERENCES = ("缔约方会议", "缔约国会议", "缔约方大会")
"""What the conference of the parties to an instrument is called."""
OF_INSTRUMENT = re.compile("(?:公约|公約|议定书|議定書|协定|協定|条约|條約)$")
STATES_BEFORE = re.compile(
    r"(?:的|些|个|個|有关|有關|所在|任何|每个|每一|其他|某些|许多|多数|大多数|一些|两个|相关|受影响|签署|批准|收容|东道|参与)$"
)
STATES_AFTER = re.compile(
    r"(?!元首|机构|和[\u4e00-\u9fff、和]{0,8}(?:战略|一级|各级|层面|政策|两级|措施|供资)|、|级|战略|能力|政策|立法|法律|主管|计划|安全|主权|报告|行动|人权|预防|层面|一级|实体|当局|权力|统一|卫生|全纳|做法|制度|方案|或国际(?!组织)|或区域(?!组织)|建设|办事处|残疾人|治理|任意|义务|司法|机关|教育|框架|监测|监督|监管|监察|防范|资源|预算|法院|委员会|议会|选举|数据|统计|社会|公务员|领土|责任|机制|对话|和解|民族|环境|边界|规划|调查|和地方|和省|和国际行动|和国际机制)"
)
PLACE_AFTER = re.compile(r"(?!兰|进程|宣言|公约|规则|议定书|共识|协定)")
EACH_STATE_AFTER = re.compile(r"(?!人民|议会|议员|青年|妇女|首都|货币)")
PLACE_BEFORE = re.compile(r"[其集当當从從空美]$")
NATIONAL_BEFORE = re.compile(
    r"(?:国家|全国|独立|省级|高级|特别|府间|美洲|非洲|欧洲|亚洲|伯人|兰|盟|区域|地方)$"
)
NATIONAL_END = re.compile(r"(?:委员会|理事会|法院|法庭|论坛|基金)$")
PARTIES_BEFORE = re.compile(r"(?:包容|社会|缔约)$")
PARTIES_AFTER = re.compile(r"(?![面案法式向针略位])")


Place = Callable[[str, int, int], bool]
"""Whether a folded text allows a name from `start` to `end`."""


def is_bare_head(folded: str, start: int, _end: int) -> bool:
    """Whether 委员会, 中心, 办事处 stands by itself: after punctuation, a function word or a verb.

    In 调查委员会 or 毒品和犯罪问题办事处 the head belongs to a longer name.
    """
    numbered = folded[max(0, start - 3) : start].isdecimal() and start > 2  # 1267委员会 has its name
    return not numbered and bool(BEFORE_HEAD.search(folded[max(0, start - 4) : start]))


def is_one_holder(folded: str, start: int, end: int) -> bool:
    """Whether 任务负责人 is one of them: 任务负责人应根据这些决议履行职责 speaks of all."""
    return is_bare_head(folded, start, end) and not folded.startswith("应", end)


def is_conference(folded: str, start: int, end: int) -> bool:
    """Whether 缔约方会议 stands by itself, behind a title, or behind 公约 that stands by itself."""
    if of := OF_INSTRUMENT.search(folded, max(0, start - 3), start):
        start = of.start()
    return is_bare_head(folded, start, end)


def is_the_assembly(folded: str, start: int, end: int) -> bool:
    """Whether 大会 can be the General Assembly: not in 世界卫生大会, 缔约方大会, 国际营养大会.

    A noun before it makes it the assembly of what the noun names; it stands behind verbs, particles and days.
    """
    if of_others(folded, start):
        return False
    return bool(ASSEMBLY_BEFORE.search(folded, max(0, start - 5), start)) or is_bare_head(folded, start, end)


def may_be_national(name: str) -> bool:
    """Whether countries have bodies of their own that are called so: 人权委员会."""
    return bool(NATIONAL_END.search(name))


def is_body(folded: str, start: int, end: int) -> bool:
    """Whether the words before leave the name that of its body: 国家人权委员会 is a country's own."""
    return not NATIONAL_BEFORE.search(folded[max(0, start - 2) : start]) and is_word(folded, start, end)


def is_place(folded: str, start: int, end: int) -> bool:
    """Whether a place is named: not in 内罗毕进程, 索马里兰."""
    return bool(PLACE_AFTER.match(folded, end)) and is_word(folded, start, end)


def is_short_place(folded: str, start: int, end: int) -> bool:
    """Whether two characters name a place: not the 中非 of 其中非洲."""
    return bool(PLACE_AFTER.match(folded, end)) and not PLACE_BEFORE.search(folded, max(0, start - 1), start)


def is_each_state(folded: str, _start: int, end: int) -> bool:
    """Whether 各国 means States: not in 各国人民, 各国议会."""
    return bool(EACH_STATE_AFTER.match(folded, end))


def is_parties(folded: str, start: int, end: int) -> bool:
    """Whether 各方 means parties: not in 各方面, nor in 包容各方的进程 (inclusive)."""
    return bool(PARTIES_AFTER.match(folded, end)) and not PARTIES_BEFORE.search(
        folded[max(0, start - 2) : start]
    )


def is_the_secretariat(folded: str, start: int, _end: int) -> bool:
    """Whether 秘书处 can be that of the United Nations: not in 缔约方会议秘书处, 公约秘书处."""
    return not SECRETARIAT_OF_OTHERS.search(folded, max(0, start - 1), start)


def not_before(*endings: str) -> Place:
    """A name that is only the beginning of a longer word where one of these follows: 国际法 in 国际法庭."""
    return lambda folded, _start, end: not folded.startswith(endings, end)


def is_states(folded: str, start: int, end: int) -> bool:
    """Whether 国家 means States: 向提出要求的国家提供, not 国家元首, 国家和国际战略."""
    return bool(STATES_BEFORE.search(folded[max(0, start - 4) : start])) and bool(
        STATES_AFTER.match(folded, end)
    )


def is_word(folded: str, start: int, end: int) -> bool:
    """Whether a Latin name stands as a word of its own: AU, not the AU of AUGUST."""
    before, after = folded[start - 1 : start], folded[end : end + 1]
    first, last = folded[start], folded[end - 1]
    joined_before = first.isascii() and first.isalnum() and before.isascii() and before.isalnum()
    joined_after = last.isascii() and last.isalnum() and after.isascii() and after.isalnum()
    return not (joined_before or joined_after)
