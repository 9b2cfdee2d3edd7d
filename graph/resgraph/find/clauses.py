"""Where the clauses of a paragraph open.

All offsets are into the folded text without what it quotes (`Passage.unquoted`), where ，is , and there are no blanks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from resgraph.find.dates import YEAR
from resgraph.languages.grammar import grammar
from resgraph.symbols.bodies import adopting_bodies

DRAFTING = grammar("zh", "drafting")

CONNECTIVES = re.compile(
    r"""
    (?: 并且 | 并 | 同时 | 此外 | 而且 | 且 | 以及 | , )*
    (?: (?: 又 | 还 | 也 )?                            # 还在这方面回顾
        (?: 因此 | 为此目的 | 为此 | 就此 | 对此 | 鉴此 | 有鉴于此 | 据此
          | 在 (?: 这方面 | 此方面 | 这一方面 | 这一点上 | 这个意义上
                | 此背景下 | 这一背景下 | 此情况下 | 这种情况下 ) )
        ,?
    )*
    (?: 并 | 同时 )?
    (?: 酌情 )?
    """,
    re.VERBOSE,
)
"""，并…, ，同时…, 在这方面，…: words between the clauses; they are no part of the verb."""

JOINTS = frozenset("并同此而且以,又还也因为就对鉴有据在酌")
"""Their first characters."""

SUBJECT = re.compile(
    rf"""
    (?: 联合国 )? (?: {"|".join(sorted(adopting_bodies(), key=len, reverse=True))}
      | 我们 | 本? (?: 理事会 | 委员会 ) | 缔约方大会 | 缔约[国方]会议 )
    ,?
    """,
    re.VERBOSE,
)
"""安全理事会强调…: the adopting body, printed before its verb in statements and old texts."""

REPORTING = re.compile(
    rf"(?:(?!{DRAFTING.source('clauses.of')})[\u4e00-\u9fff]){{0,12}}?{DRAFTING.source('clauses.reporting')},?"
)
"""总务委员会注意到…: the body that reports, before its verb."""

_NUMBER = r"[\d一二三四五六七八九十百零〇○]{1,9}"
_DAY = rf"{YEAR}年{_NUMBER}月{_NUMBER}日"
_BODY = r"(?:(?!的)[\u4e00-\u9fff〓]){0,20}?(?:大会|理事会|委员会|会议|执行局|安理会)"

OCCASION = re.compile(
    rf"""
    (?: {_BODY} (?= [在于其] | {_DAY} ) )? (?: 在其 | 在 | 于 | 其 )?
    (?: 第{_NUMBER}届(?:常|特别|紧急特别)?会议(?:期间|上)?[,的]? )?
    {_DAY} [,的]?
    (?: (?: {_BODY} )?? (?: 在其 | 在 | 其 | 的 )? 第{_NUMBER}次(?:全体|组织|特别)?会议上?,? )?
    """,
    re.VERBOSE,
)
"""2003年12月23日,大会第79次全体会议, 麻醉药品委员会在2019年3月22日第9次会议上: when and where it was decided."""

SPEAKER = re.compile(rf"(?:{_BODY},?)?(?:以[^,;。]{{1,30}}(?:票|一致)(?:的?方式)?,?|未经表决,?)?")
"""…第9次会议上,麻醉药品委员会以50票对0票决定: by whom, and how."""

ACTOR = re.compile(
    r"""
    [^,;。:]{0,60}?
    (?: 国 | 组织 | 机构 | 机关 | 实体 | 委员会 | 理事会 | 办事处 | 秘书[长处] | 报告员 | 专家 | 专员
      | 政府 | 当局
      | [各双]方 | 部门 | 社会 | 企业 | 公司 | 媒体 | 主席 | 大会 | 基金 | 规划署 | 开发署 | 工作组
      | 会议 | 议会
      | 议员 | 程序 | 机制 | 负责人 | [它他]们 | [一二三两]院 | 伙伴 | 代表 | 成员 | 行政首长 | 主任
      | 总干事 | 攸关方
      | 捐助[者方] | 学术界 | 团体 | 人士 | 领袖 | 青年 | 中心 | 军方 )
    """,
    re.VERBOSE,
)
"""Somebody to be asked, before the clause ends."""

BOUNDARY = re.compile(
    r"""
    [,;。]
  | (?<= [^,;。] ) 并且?                                                        # 促请各国并鼓励…
    (?= (?: 酌情 | 再次 | 进一步 | 强烈 | 大力 | 又 | 还 )?
        (?: 请 | 吁请 | 促请 | 敦促 | 鼓励 | 呼吁 | 邀请 | 要求 ) )
    """,
    re.VERBOSE,
)


class Opening(NamedTuple):  # one a comma
    """A place where a clause may open: `mark` is the punctuation before it, `connective` what joins it."""

    at: int
    mark: str
    connective: str
    boundary: int


def head(text: str, *, reports: bool = False) -> Opening:
    """Find the first clause, past its subject and connectives: 在这方面强调…, 安全理事会还强调… .

    In what `reports` the subject may be any committee: 总务委员会注意到… .
    """
    start = 1 if text.startswith(" ") else 0
    start = past_subject(text, start, reports=reports)
    at = _past_connectives(text, start)
    return Opening(at, "", text[start:at], 0)


def after_occasion(text: str) -> tuple[int, ...]:
    """Where the verb may stand in a text that opens with a day, as decisions do: past the meeting, past the body."""
    occasion = OCCASION.match(text)
    speaker = SPEAKER.match(text, occasion.end()) if occasion else None
    return (speaker.start(), speaker.end()) if speaker else ()


def past_subject(text: str, start: int, *, reports: bool = False) -> int:
    """Skip the adopting body's name, with what leads up to it: 在这方面，安全理事会欢迎…."""
    at = _past_connectives(text, start)
    subject = SUBJECT.match(text, at) or (REPORTING.match(text, at) if reports else None)
    return subject.end() if subject else start


def later_clauses(
    text: str, opens: Callable[[str, int], bool], *, reports: bool = False
) -> Iterator[Opening]:
    """Every other place where a clause may open, in order: after ，；。or a 并 with a verb that asks.

    `opens` says of a place past the connectives whether anything can open there: most have none of it.
    """
    spoken = past_subject(text, 0, reports=reports) > 0 or text.startswith(" ")
    for found in BOUNDARY.finditer(text):
        mark = found.group()
        start = found.start() if mark.startswith("并") else found.end()
        if mark in "。;" or (spoken and mark == ","):
            start = past_subject(text, start, reports=reports)
        at = _past_connectives(text, start)
        if opens(text, at):
            yield Opening(at, mark, text[start:at], found.start())


def _past_connectives(text: str, start: int) -> int:
    found = CONNECTIVES.match(text, start) if text[start : start + 1] in JOINTS else None
    return found.end() if found else start
