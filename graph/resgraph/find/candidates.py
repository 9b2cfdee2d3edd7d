"""Names that no authority knows, and the key terms of a paragraph: jieba's part.

Both are proposals for a person to judge; neither is ever mixed into what is known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from resgraph.find.authorities import Authorities
from resgraph.find.borders import known_words, shared
from resgraph.find.segments import Segmenter
from resgraph.model import Candidate, Span
from resgraph.text.openers import OPENER

HEADS = frozenset(
    "委员会 小组委员会 理事会 办事处 办公室 研究所 研究院 基金 基金会 秘书处 工作组 专家组 特派团 观察团 法庭 法院 论坛 联盟 署 "
    "规划署 开发署 公约 议定书 宣言 协定 条约 宪章 规则 准则 行动计划 行动纲领 战略 议程 进程 倡议 大会 峰会 首脑会议 会议 特别报告员".split()
)
"""Words that names of bodies, instruments and meetings end in."""
STOP = frozenset(
    "的 和 与 及 或 在 向 对 由 于 为 以 将 把 被 其 该 本 各 并 等 从 自 至 到 所 了 使 让 请 就 按 据 因 但 而 也 又 还 不 有 是 会 可 应 "
    "以及 包括 特别 尤其 关于 有关 相关 根据 依照 通过 其他 所有 这些 这个 这一 一个 此类 任何 每个 全体 各种 各项 各个 主要 重要 本次 下届 历届 "
    "上述 高级别 定期 第一 第二 一次 两次 本届 举行 召开 提交 出席 参加 加入 批准 执行 加强 促进 成立 设立 签署 提供".split()
)
FORMAL = frozenset(
    "决议 决定 秘书长 会员国 大会 届会 会议 全体会议 作用 方面 领域 问题 工作 措施 情况 报告 必要 继续 特别是 重要性".split()
)
"""Words of any resolution."""
HAN = re.compile(r"[\u4e00-\u9fff]+")
TERMS = 5
MIN_LENGTH = 6
"""Characters of a proposed name: 发展战略 is a word, 东盟政府间人权委员会 a name."""


class Proposer:
    """Proposes candidate names and key terms; jieba is started at the first passage."""

    def __init__(self, authorities: Authorities, language: str = "zh") -> None:
        """Keep the known names for jieba's dictionary."""
        self.known = known_words(authorities, language)

    @cached_property
    def _segmenter(self) -> Segmenter:
        return shared(self.known)

    def warm(self) -> None:
        """Load the dictionary now."""
        self._segmenter.weight("")

    @cached_property
    def _worth(self) -> Callable[[str], float]:
        """How much a word tells of a passage's subject, by jieba's own counts; 0 for 回顾, 决议 or 有关."""
        weight = self._segmenter.weight
        return lru_cache(1 << 14)(lambda word: weight(word) if _tells(word) else 0.0)

    def propose(self, text: str, taken: Sequence[Span]) -> tuple[tuple[Candidate, ...], tuple[str, ...]]:
        """Candidate names outside the stretches already taken, and the key terms, the weightiest first."""
        words = self._segmenter.words(text)
        return tuple(_candidates(text, words, taken)), self._terms(words)

    def _terms(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words that are frequent here and rare in general Chinese."""
        worth = self._worth
        weighed = [(-count * each, word) for word, count in Counter(words).items() if (each := worth(word))]
        return tuple(word for _, word in sorted(weighed)[:TERMS])


def _candidates(text: str, words: Sequence[str], taken: Sequence[Span]) -> Iterator[Candidate]:
    """The names that share no character with what is taken."""
    names = list(_names(text, words))
    covered = {at for start, end in taken for at in range(start, end)} if names else set()
    for start, end in names:
        if covered.isdisjoint(range(start, end)):
            yield Candidate(text[start:end], start, end, "jieba")


def _names(text: str, words: Sequence[str]) -> Iterator[Span]:
    """Runs of words that end in a head and begin after a function word or a verb: 东盟政府间人权委员会."""
    heads = [index for index, word in enumerate(words) if word in HEADS]
    if not heads:
        return
    places = [0, *accumulate(map(len, words))]
    for index in heads:
        first = index
        while first and _joins(words[first - 1]):
            first -= 1
        if first == index or (index + 1 < len(words) and words[index + 1] in HEADS):
            continue
        start, head, end = places[first], places[index], places[index + 1]
        opener = OPENER.match(text, start)
        if opener and opener.end() < head:
            start = opener.end()
        if end - start >= MIN_LENGTH:
            yield start, end


def _tells(word: str) -> bool:
    """Whether the word says something of the subject: not 回顾, 决议 or 有关."""
    return (
        len(word) > 1
        and bool(HAN.fullmatch(word))
        and word not in STOP
        and word not in FORMAL
        and not OPENER.fullmatch(word)
    )


@lru_cache(1 << 14)
def _joins(word: str) -> bool:
    return bool(HAN.fullmatch(word)) and word not in STOP and word not in HEADS
