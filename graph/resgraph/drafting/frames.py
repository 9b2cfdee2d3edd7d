"""The words printed around a verb of drafting: adverbs, frames that make a verb of a feeling, joints.

又回顾, 再次请, 深为关切, 业经审议, 表示严重关切的是, 欢迎并支持. The verbs themselves are in ontology/verbs.ttl.
"""

from __future__ import annotations

import re

BEFORE = re.compile(
    r"""
    毫不含糊地? | 毫无保留地? | 最强烈地? | 最严厉地? | 强有力地? | 最深切地?  # how strongly
  | 深为 | 深感 | 深切 | 深刻 | 深表 | 深 | 严重 | 严正 | 极为 | 极其 | 极大 | 极度 | 极
  | 最为 | 最 | 强烈地? | 严厉地? | 坚决 | 坚定 | 断然 | 大力 | 热烈 | 郑重地? | 庄严地? | 一致
  | 完全 | 充分 | 全力 | 诚挚地? | 真诚地? | 衷心 | 由衷 | 高度 | 明确 | 绝对 | 欣然 | 殷切
  | 特别 | 尤其 | 紧急 | 迫切 | 突出 | 十分 | 非常 | 甚为 | 至为 | 更加
  | 再次 | 再度 | 一再 | 重新 | 重行 | 继续 | 持续 | 进一步 | 仍然 | 依然     # once more, still
  | 业已 | 业经 | 前经 | 曾经 | 既经 | 特此 | 首先 | 最后 | 同样 | 又 | 复 | 还 | 也 | 亦 | 更 | 仍 | 兹特 | 兹 | 爰特 | 爰 | 谨 | 现 | 特
    """,
    re.VERBOSE,
)
"""One word that may stand before the verb and counts with it: 又回顾, 再次请, 深为关切, 兹决定, 业经接获."""

DEEP = re.compile("[深严极最仍甚至]")
"""Degrees that make a verb of a bare feeling: 深为关切, not 特别关注."""

MANNER = re.compile(r"[\u4e00-\u9fff]{2,7}?地")
"""赞赏地, 不无遗憾地, 极大关切地: an adverb in 地, only where the verb follows at once."""

FRAME = re.compile(
    r"""
    (?: 表示 | 表达 | 深表 | 极表 | 谨表 | 深感 | 极感 | 甚感 | 仍感 | 备感 | 感到 | 怀有 | 抱有 )
    (?: 了 | 其 | 它的 | 他们的 | 自己的 )?
    """,
    re.VERBOSE,
)
"""表示严重关切, 感到震惊的是: words that make a verb of the feeling named after them."""

STEPS = frozenset(re.findall(r"(?:\||\(\?:)\s*(\S)", f"|{BEFORE.pattern}|{FRAME.pattern}"))
"""Their first characters, and a few more."""

JOINED = re.compile("并|和|及|与|、")
"""欢迎并支持, 极感震惊和关切的是: one action of two verbs."""
