"""Who is asked, invited, urged, encouraged or called upon in a paragraph.

敦促各国和各有关国际组织制定… (two), 鼓励联合国系统各相关实体，特别是联合国开发计划署，… (two),
敦促尚未签署…的所有国家和…组织签署… (the two after the relative clause). The list ends where the task begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resgraph.drafting.verbs import Force, load_verbs
from resgraph.model.annotations import Action, Addressee, Mention
from resgraph.text.scripts import simplify

ACTORS = ("org/", "group/", "role/", "place/", "fund/", "programme/")
"""Kinds of names that can be asked."""

LINK = re.compile(
    r"""
    \s*+
    (?: [，,]? (?: 特别是 | 尤其是 | 包括 | 其中包括 | 以及 | 并 | 和 | 及 ) (?: 酌情 )?   # ，特别是
      | 、 | 或 | 暨 | 如 | 例如 | 诸如 | 等 | 在内的? | 之间 | 行为[体方]
      | 所有 | 各 | 全体 | 一切 | 其他 | 其它 | 其余 | 其 | 该 | 这些 | 上述 | 本 | 任何 | 每个 | 两
      | 有关 | 相关 | 主管 | 适当 | 感兴趣的? | 有兴趣的 | 有能力的 | 提供援助的
      | 区域 | 次区域 | 分区域 | 国家 | 国际 | 地方 | 双边 | 多边 | 政府间 | 非政府 | 公共 | 私营 | 专门
      | 发展 | 捐助 | 政治 | 宗教 | 社区 | 传统
      | 供资 | 金融 | 缔约 | 占领国 | 当局 | 政府 | 计划署 | 规划署 | 方案 | 基金 | 组织 | 机构
      | 实体 | 机关 | 机制 | 部门 | 办事处
      | 《[^《》]*》 | [（(][^（）()]*[）)] | \s
    )++
    """,
    re.VERBOSE,
)
"""What may stand between two names of a list: 、各, 以及各区域和国家, ，特别是."""

UNNAMED = re.compile(
    r"""
    [^，,；;。、：:向对在将把为从就于给让使]{1,16}?
    (?: 部门 | 组织 | 机构 | 机制 | 政府 | 当局 | 社会 | 界 | 者 | 方 | 团体 | 企业 | 委员会 | 程序
      | 基金 | 方案 | 署 | 国 | 员
      | 专家 | 实体 | 人 | 负责人 | 领袖 | 工作组 | 中心 | 主席 | 代表 )
    (?= 、 | 和 | 及 | 以及 | [，,](?:特别是|尤其是|包括|以及) )
    """,
    re.VERBOSE,
)
"""Somebody without a name of the authorities, inside a list: 、私营部门和…"""

RELATIVE = re.compile(
    r"""
    \s* (?: [，,]? (?: 以及 | 及 | 和 (?! [平解谐睦] ) ) | 、 )
    (?: 所有 | 各 | 其他 )*
    (?! 通过 | 按照 | 根据 | 依照 ) [^，,；;。、：:向对将把从由给让使]{2,24} 的
    (?: 所有 | 各 | 其他 | 全体 | 有关 | 相关 | 主管 | \s )*
    """,
    re.VERBOSE,
)
"""…会员国及处理环境问题的各…: a relative clause before the next of a list."""

PLURAL = ("它们", "他们", "她们")
PRONOUN = re.compile(
    r"""
    (?P<who> 它们 | 他们 | 她们 | [他它她] | 其
      (?= 继续 | 今后 | 在 | 向 | 就 | 尽 | 考虑 | 根据 | 依照 | 按 | 与 | 同 | 协助 | 编写 | 提[交出供] | 作出 | 采取 | 确保 | 进一步
        | 加强 | 酌情 | 立即 | 将 | 为 | 对 | 支持 | 参加 | 履行 | 执行 | 遵守 | 充分 | 积极 | 定期 | 开展 | 审议 | 尊重 | 停止 | 优先
        | 再次 | 更 | 及时 | 促进 | 推动 | 制[定订] | 允许 | 给予 | 查明 | 拟[订定] | 召[开集] | 邀请 | 利用 | 不 | 务必 | 努力 | 维持
        | 研究 | 监测 | 报告 | 扩大 | 改进 | 完成 | 设法 | 密切 | 协调 | 派 | 设立 | 指定 | 任命 | 落实 ) )
    (?! [们的] | 领导 | 所属 )
    """,
    re.VERBOSE,
)
"""并请其继续…, 鼓励它们加强…: somebody named before is asked; 其各项政策 is no such word."""

STOP = re.compile("[；;。]")
HEAD_OF_RELATIVE = re.compile(r"的(?:所有|各|其他|全体|任何|一切|有关|相关|主管|这些|上述|\s)*$")
"""…《公约》的所有国家: the name after the relative clause is who is asked."""

RELATIVE_OPENS = re.compile(
    r"(?:所有|各|其他|一切|凡|\s)*(?:尚未|还没有|未|已|已经|凡|参加|参与|能够|有能力|提供|负责|支持|受|正在|拥有|感兴趣)"
)
"""敦促所有尚未签署…: a relative clause stands before who is asked."""

UNKNOWN_HEAD = re.compile(
    r"""
    [^，,；;。的]{0,16}?
    (?: 报告员 | 专员 | 主席 | 工作组 | 专家组? | 负责人 | 委员会 | 理事会 | 办事处 | 调查团 | 特派团
      | 政府 | 当局 | 机制
      | 机构 | 组织 | 各方 | 军方 | 武装 )
    (?= [^的、和及与] )
    """,
    re.VERBOSE,
)
"""请特别报告员继续…: somebody without a known name is asked, and no name after that is."""

PART_OF = re.compile(
    r"""
    (?: 副?主席(?:兼(?:特别)?报告员)? | 总干事 | 行政首长 | 秘书长(?=[^、和及]) )    # 特别委员会主席: not the committee
    | (?: 人权状况 | 问题 | 权利 | 人权 | 事务 | 地位 | 局势 )
    [^，,；;。、向对在将把为从就于给让使]{0,14}?
    (?: 委员会 | 机制 | 报告员 | 办事处 | 工作组 | 调查团 | 代表 | 特使 | 专员 | 主席 | 专家组? | 署 | 会议 )
    """,
    re.VERBOSE,
)
"""请缅甸问题特使…: a known name that opens an unknown one is not asked."""

MADE_BY = re.compile(r"(?:设立|任命|召集|举办|主办|管理|指定)的(?:各|所有|有关|相关)*$")
"""安全理事会设立的委员会: the maker is not asked."""


def find_addressees(
    text: str, actions: Sequence[Action], mentions: Sequence[Mention]
) -> tuple[Addressee, ...]:
    """List who each directive action asks, in text order, each with the span of its mention."""
    asking = [index for index, action in enumerate(actions) if is_directive(action)]
    if not asking:
        return ()
    found: list[Addressee] = []
    plain = simplify(text)
    for index in asking:
        start, end = clause_of(plain, actions, index)
        asked = list(_asked(plain, start, _actors(mentions, start, end)))
        found.extend(Addressee(m.text, m.start, m.end, m.id, index) for m in asked)
        if not asked and index and (pronoun := PRONOUN.match(plain, start)):
            left, right = pronoun.span("who")
            ids = dict.fromkeys(
                m.id for m in _meant(plain, actions[index - 1], start, mentions, pronoun["who"])
            )
            found.extend(Addressee(text[left:right], left, right, id, index) for id in ids)
    return tuple(found)


def _actors(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The names of a stretch that can be asked."""
    return [m for m in mentions if start <= m.start and m.end <= end and m.id.startswith(ACTORS)]


def _meant(text: str, before: Action, end: int, mentions: Sequence[Mention], pronoun: str) -> list[Mention]:
    """Who the pronoun stands for: those whom the clause before is about.

    它们 is more than one, or a class; 其 is one, and not one who was asked before: 敦促各国…，要求其….
    """
    about = list(_asked(text, before.end, _actors(mentions, before.end, end)))
    several = len(about) > 1 or any(m.id.startswith("group/") for m in about)
    if pronoun in PLURAL:
        return about if several else []
    return about if len(about) == 1 and not is_directive(before) else []


def is_directive(action: Action) -> bool:
    """Say whether the action asks somebody for something."""
    verb = load_verbs().by_id.get(action.id)
    return verb is not None and verb.force is Force.DIRECTIVE


def clause_of(text: str, actions: Sequence[Action], index: int) -> tuple[int, int]:
    """Give the stretch from the end of an action to the next action, ；, 。 or the end of the text."""
    start = actions[index].end
    end = actions[index + 1].start if index + 1 < len(actions) else len(text)
    stop = STOP.search(text, start, end)
    return start, stop.start() if stop else end


def _asked(text: str, start: int, names: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the names of the list that opens at `start`, up to the words of the task."""
    here: int | None = None
    for name, after in zip(names, (*names[1:], None), strict=False):
        if here is not None and name.start < here:
            continue
        before = text[start if here is None else here : name.start]
        if here is None and not _links(before) and not _heads_relative(before):
            if RELATIVE_OPENS.match(before):
                continue
            return
        if here is not None and not (_links(before) or _modifies(before) or RELATIVE.fullmatch(before)):
            return
        if part := PART_OF.match(text, name.end):
            here = part.end()
            continue
        here = name.end
        if after is None or not _modifies(text[name.end : after.start]):
            yield name


def _heads_relative(before: str) -> bool:
    """Whether a relative clause, and nobody unnamed, stands between the verb and the name."""
    if HEAD_OF_RELATIVE.search(before) is None:
        return False
    return RELATIVE_OPENS.match(before) is not None or UNKNOWN_HEAD.match(before) is None


def _links(between: str) -> bool:
    """Whether the words between two names only join or qualify them."""
    here = 0
    while here < len(between):
        step = LINK.match(between, here) or UNNAMED.match(between, here)
        if step is None or step.end() == here:
            return not between[here:].strip()
        here = step.end()
    return True


def _modifies(after: str) -> bool:
    """Whether a name only qualifies the next: 大会的主席, 安全理事会设立的委员会."""
    return after.strip() in ("", "的", "各", "的各") or MADE_BY.search(after) is not None
