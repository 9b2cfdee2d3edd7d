"""The words that open paragraphs: a cue for structure, not the analysis of verbs.

The stems are those of UN drafting in Chinese since 1946 (回顾, 覆按, 备悉, 爰 ...); modifiers stand before
them (又, 赞赏地, 深为). A paragraph may open otherwise; then layout decides.
"""

from __future__ import annotations

import re

STEMS = """
安排 褒扬 备悉 表示 表明 表彰 不安 裁定 成立 承诺 承认 称赞 驰念 斥责 敦促 断定 对 发现 反对
反映 奉行 否决 赋予 感谢 感到 感激 鼓励 关切 关注 规定 呼吁 欢迎 回顾 回想 惦念 惊悉 获悉 基于
记取 记得 极感 嘉许 嘉慰 嘉勉 鉴于 鉴悉 鉴及 建立 建议 接受 接纳 接获 谨慎 谨记 警告 决定 决心
决意 觉察 开始 考虑 肯定 恳请 垦请 宽慰 了解 谅解 列入 满意 悯悉 命令 目睹 念及 批准 期待 期望
强调 请 确定 确认 确信 劝告 认定 认可 认识 认为 任命 深感 深切 深信 深悉 深知 申明 审查 审议
声明 受命 授权 宣布 宣告 宣示 顺 痛惜 痛悼 停止 提请 提醒 提议 体会 通过 通知 同意 推荐 威胁
委托 维持 慰悉 希望 惜 喜见 喜悉 相信 响应 想到 向 信任 幸悉 欣见 欣闻 欣慰 欣悉 许可 选举
延长 严正 要求 意识 依据 依照 一致 忆及 遗憾 引起 邀请 拥护 援引 愿 憾悉 责成 遵循 遵守 赞成
赞赏 赞扬 赞同 再度 展期 震惊 震骇 证实 支持 知悉 知道 指出 指定 指派 指示 致力 置信 终止 重申
重温 重新 祝贺 注意 注目 祝愿 着重 重点 珍视 追认 准许 遵照 采取 采纳 撤消 撤销 促请 促成 吁请
吁求 核可 核准 核定 恢复 忽视 哀悼 悼念 谴责 铭记 确保 解除 解散 坚信 坚决 坚持 坚定 按照 根据
察及 察悉 敬佩 敬悉 覆按 复按 查 查悉 缅怀 念 爰 兹 仍 继续 特别 进一步 同样 强烈 明确 殷切
热烈 高度 殷望 迫切 切望 严重 严厉 深为 深表 深刻 深恐 极为 极大 最 大力
""".split()
MODIFIER = r"(?:又|还|也|并|再次|再度|再|在这方面也?|为此|[\u4e00-\u9fff]{2,5}?地|其)"
STEM = rf"(?=[{''.join(sorted({stem[0] for stem in STEMS}))}])(?:{'|'.join(sorted(set(STEMS), key=len, reverse=True))})"
"""A stem; its first character is looked at before the stems are tried one by one."""
STATING = r"(?:[“\"「『]\s*(?:安全理事会|安理会|大会|人权理事会|理事会|安全理事會)?)?"
"""A statement of the President quotes what the body says: “安全理事会重申…."""
OPENER = re.compile(rf"{STATING}{MODIFIER}{{0,2}}{STEM}")
CONNECTOR = re.compile(
    r"""
    并(?!重) | 和 | 及 | 与 | 或 | 以及 | 以便 | 以期 | 包括 | 特别是 | 尤其 | 其中 | 其他 | 同时
    | 从而 | 进而 | 因此 | 而 | 但 | 且 | 则 | 即 | 如 | 的 | 等
    """,
    re.VERBOSE,
)
OPERATIVE = re.compile(
    rf"""
    (?:大会|安全理事会|理事会|委员会)?(?:兹|爰)?
    {MODIFIER}{{0,2}}
    (?:决定|决议|议决|请|邀请|敦促|促请|吁请|呼吁|要求|授权|核可|核准|通过|建议|宣布|宣告|鼓励|设立|任命|命令|指示|责成|委托|批准|接受|同意|延长|选举|撤销|撤消|恳请|谴责|赞扬|祝贺|支持|认可)
    """,
    re.VERBOSE,
)


def opens(text: str) -> bool:
    """Whether the text begins as paragraphs do: 回顾, 又重申, 赞赏地注意到; not 并强调, 以及."""
    return bool(OPENER.match(text)) and not CONNECTOR.match(text)


def opens_operative(text: str) -> bool:
    """Whether it begins with a verb that operative paragraphs open with and preambles hardly do."""
    return bool(OPERATIVE.match(text))
