"""Obligations: for each clause that asks, who is to do what, to report to whom, at which session.

请秘书长向大会第六十一届会议提出关于本决议执行情况的报告: the Secretary-General, to the General
Assembly, at its sixty-first session.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from resgraph.link.addressees import clause_of, is_directive
from resgraph.model.annotations import Action, Addressee, Mention, Obligation
from resgraph.text.numerals import value
from resgraph.text.scripts import simplify

REPORTING = re.compile(
    r"""
    向 (?P<to> [^，,；;。]{1,40}? )
    (?: 提出 | 提交 | 报告 | 汇报 | 通报 | 转递 | 转交 | 递交 | 介绍 | 说明 | 作出 | 作 | 再次提交 | 做出 )
    """,
    re.VERBOSE,
)
"""向人权理事会第五十七届会议提交…: to whom something is to be reported."""

NUMERAL = r"(?P<number>[一二三四五六七八九十百零〇]+|[0-9]+)"
SESSION = re.compile(
    rf"(?:在|向|至迟在|不迟于)\s*(?:其|该|下述|[^，,；;。第]{{0,14}}?)第\s*{NUMERAL}\s*届(?:年度|常?会|会议|特别)"
)
"""在第五十七届会议上: a session of the body that is reported to, or of the adopting body."""

SESSION_EVENT = re.compile(r"event/(?P<body>.+)-session-[0-9]+")
JOINING = re.compile(r"[，,]?\s*(?:并且|并|同时|又|还|为此|因此|在这方面|此外|酌情|[，,\s])+$")
"""，并请…: the words that join the next clause belong to neither task."""

GOVERNED = re.compile(r"(?:共和国)?(?:过渡|临时|现)?(?:政府|当局|军方)")
"""请某国政府采取…: it is the State that is asked."""

OTHERS = re.compile(
    r"""
    (?: (?: 以及 | 及 | 和 | 、 )
        (?: 所有 | 各 | 其他 | 其它 | 相关 | 有关 | 主管 | 适当 | 国际 | 区域 | 次区域 | 国家 | 地方 | 多边 | 双边 | 人权 | 发展 | 合作
          | 捐助 | 非政府 | 政府间 | 私营 | 专门 | 联合国 | 利益 | 和 | 及 | 、 )*
        (?: 组织 | 机构 | 机制 | 行为[方体] | 伙伴 | 各方 | 方面 | 攸关[方者] | 专家 | 实体 | 部门 | 团体 | 机关 | 捐助[方者国]
          | (?<=所有|其他) 国家 )
    )+
    (?! [的和及、间化性] | 之间 | 以及 | 关系 )
    """,
    re.VERBOSE,
)
"""会员国及其他有关组织提供…: those without a name at the end of the list are asked as well, and are no part of the task."""

EDGES = " \t\n，,、；;。：:"


def find_obligations(
    text: str,
    actions: Sequence[Action],
    addressees: Sequence[Addressee],
    mentions: Sequence[Mention],
    body: str | None = None,
) -> tuple[Obligation, ...]:
    """Build one obligation for each clause that asks; `body` is the id of the adopting body, if known."""
    asking = [index for index, action in enumerate(actions) if is_directive(action)]
    if not asking:
        return ()
    found = []
    text = simplify(text)
    tasks = _tasks(text, actions, addressees)
    for index in asking:
        asked = [a for a in addressees if a.action == index]
        start, end = tasks[index]
        if start < end:
            inside = [m for m in mentions if start <= m.start and m.end <= end]
            recipient, due = _report(text, start, end, inside, body)
            ids = tuple(dict.fromkeys(a.id for a in asked))
            found.append(Obligation(index, ids, start, end, recipient, due))
    return tuple(found)


def _tasks(text: str, actions: Sequence[Action], addressees: Sequence[Addressee]) -> list[tuple[int, int]]:
    """Give the task of each action, or the next one's: 鼓励甲，并邀请乙，增加支助 asks both for the same."""
    tasks: list[tuple[int, int]] = []
    asked: defaultdict[int, list[Addressee]] = defaultdict(list)
    for addressee in addressees:
        asked[addressee.action].append(addressee)
    for index in reversed(range(len(actions))):
        start, end = task_of(text, actions, index, asked[index])
        if start >= end and tasks and is_directive(actions[index + 1]):
            start, end = tasks[-1]
        tasks.append((start, end))
    return tasks[::-1]


def task_of(text: str, actions: Sequence[Action], index: int, asked: Sequence[Addressee]) -> tuple[int, int]:
    """Give the words of what is asked: after the last who is asked, to the end of the clause, trimmed."""
    start, end = clause_of(text, actions, index)
    start = max([start, *(a.end for a in asked)])
    governed = GOVERNED.match(text, start)
    if governed and any(a.end == start and a.id.startswith("place/") for a in asked):
        start = governed.end()
    if asked and (others := OTHERS.match(text, start, end)):
        start = others.end()
    if index + 1 < len(actions) and end == actions[index + 1].start:
        joined = JOINING.search(text, start, end)
        end = joined.start() if joined else end
    while start < end and text[start] in EDGES:
        start += 1
    while start < end and text[end - 1] in EDGES:
        end -= 1
    return start, end


def _report(
    text: str, start: int, end: int, inside: Sequence[Mention], body: str | None
) -> tuple[str | None, str | None]:
    """Find to whom and at which session the task is to be reported; None where the text does not say."""
    reporting = REPORTING.search(text, start, end)
    to = [m for m in inside if reporting and reporting.start("to") <= m.start < reporting.end("to")]
    recipient = next((r for m in to if (r := _recipient(m)) is not None), None)
    named = [m for m in inside if SESSION_EVENT.fullmatch(m.id)]
    if reporting is None:
        return recipient, None
    due = next((m.id for m in named if m in to or _before(m, reporting)), None)
    return recipient, due or _numbered(text, start, end, reporting, recipient or body)


def _recipient(name: Mention) -> str | None:
    """Name the body: of 大会第六十一届会议 the General Assembly, else the body itself."""
    session = SESSION_EVENT.fullmatch(name.id)
    if session is not None:
        return f"org/{session['body']}"
    return name.id if name.id.startswith(("org/", "role/", "group/")) else None


def _before(name: Mention, reporting: re.Match[str]) -> bool:
    """Whether the session is named before the report: 在大会第六十届会议上提出报告."""
    return name.end <= reporting.start()


def _numbered(text: str, start: int, end: int, reporting: re.Match[str], body: str | None) -> str | None:
    """Name a session that is printed by number only, of the body reported to or the adopting body."""
    if body is None or not body.startswith("org/"):
        return None
    found = SESSION.search(text, max(start, reporting.start() - 40), min(end, reporting.end() + 10))
    if found is None:
        return None
    session = value(found["number"])
    return f"event/{body.removeprefix('org/')}-session-{session}" if session else None
