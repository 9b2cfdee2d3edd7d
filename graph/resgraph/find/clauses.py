"""Where the clauses of a paragraph open, and what is only quoted in it.

All offsets are into the folded text (`resgraph.find.folding`), where ，is , and there are no blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

QUOTED = re.compile(
    r"""
    《[^《》]*(?:《[^《》]*》[^《》]*)*》   # titles, one inside the other at most
  | “[^“”]*” | 「[^「」]*」 | "[^"]*"       # words of others
  | \( [^()]* \)                        # asides
    """,
    re.VERBOSE,
)

CONNECTIVES = re.compile(
    r"""
    (?: 并且 | 并 | 同时 | 此外 | 而且 | 且 | 以及 | , )*
    (?: (?: 又 | 还 | 也 )?                            # 还在这方面回顾
        (?: 因此 | 为此目的 | 为此 | 就此 | 对此 | 鉴此 | 有鉴于此 | 据此
          | 在 (?: 这方面 | 此方面 | 这一方面 | 这一点上 | 此背景下 | 这一背景下 | 此情况下 | 这种情况下 ) )
        ,?
    )*
    (?: 并 | 同时 )?
    (?: 酌情 )?
    """,
    re.VERBOSE,
)
"""，并…, ，同时…, 在这方面，…: words between the clauses; they are no part of the verb."""

SUBJECT = re.compile(
    r"""
    (?: 联合国 )? (?: 大会 | 安全理事会 | 安理会 | 人权理事会 | 经济及社会理事会 | 经社理事会 | 托管理事会
      | 本? (?: 理事会 | 委员会 ) | 缔约方大会 | 缔约[国方]会议 )
    ,?
    """,
    re.VERBOSE,
)
"""安全理事会强调…: the adopting body, printed before its verb in statements and old texts."""

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

BOUNDARY = re.compile(r"[,;。]|(?<=[^,;。])并(?=(?:酌情|[又还再])?(?:请|吁请|促请|敦促|鼓励|呼吁|邀请|要求))")


@dataclass(frozen=True, slots=True)
class Opening:
    """A place where a clause may open: `mark` is the punctuation before it, `connective` what joins it."""

    at: int
    mark: str
    connective: str
    boundary: int


def without_quotes(text: str) -> str:
    """Blank every title, quotation and aside, length kept: a verb in them is nobody's act."""
    return QUOTED.sub(lambda found: "〇" * len(found.group()), text)


def head(text: str) -> Opening:
    """Find the first clause, past its subject and connectives: 在这方面强调…, 安全理事会还强调… ."""
    subject = SUBJECT.match(text)
    return _opening(text, subject.end() if subject else 0, "", 0)


def later_clauses(text: str) -> Iterator[Opening]:
    """Every other place where a clause may open, in order: after ，；。or a 并 with a verb that asks."""
    for found in BOUNDARY.finditer(text):
        mark = found.group()
        start = found.start() if mark == "并" else found.end()
        if mark in "。;" and (subject := SUBJECT.match(text, start)):
            start = subject.end()
        yield _opening(text, start, mark, found.start())


def _opening(text: str, start: int, mark: str, boundary: int) -> Opening:
    found = CONNECTIVES.match(text, start)
    end = found.end() if found else start
    return Opening(end, mark, text[start:end], boundary)
