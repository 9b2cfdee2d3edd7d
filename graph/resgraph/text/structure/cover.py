"""Where the cover of a report ends: its masthead and its title stand above the first paragraph.

联合国 A/60/131 / 大会 / 第六十届会议 / 议程项目106 / 预防犯罪 / 秘书长的报告
一. 导言
1. 大会在其第59/159号决议中请秘书长提交报告。
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resgraph.text.structure.declarations import read_declared
from resgraph.text.structure.heading_forms import has_form
from resgraph.text.structure.masthead import Heading, Sort, heading_sorts
from resgraph.text.structure.numbered import DECIDES, read_number

HAN = re.compile(r"[\u4e00-\u9fff]")
MOST_LINES = 40
LONGEST = 120
TELLING = (Sort.SYMBOL, Sort.TERMS, Sort.SESSION)


def cover_end(texts: Sequence[str]) -> int:
    """How many lines the cover has, simplified and repaired ones; 0 where the text begins without one, or is in no Chinese."""
    if 2 * sum(bool(HAN.search(text)) for text in texts[:MOST_LINES]) < len(texts[:MOST_LINES]):
        return 0
    declared = read_declared(texts[:MOST_LINES])
    if declared:
        return declared.end
    titled = next((index for index, text in enumerate(texts[:MOST_LINES]) if _heads(text)), -1)
    sorts = heading_sorts([Heading(text, text) for text in texts[:MOST_LINES]])
    for index in range(titled + 1, len(sorts)):
        below_name = index and sorts[index - 1] is Sort.NAME and texts[index].endswith(("，", ","))
        speaks = texts[index].endswith(("，", ",")) and has_form(
            "opening", "".join(texts[index + 1 : index + 2])
        )
        if (
            has_form("opening", texts[index])
            or (index and speaks)
            or sorts[index] is Sort.SENTENCE
            or len(texts[index]) > LONGEST
            or below_name
        ):
            return index if titled >= 0 or any(sort in TELLING for sort in sorts[:index]) else 0
    return 0


def _heads(text: str) -> bool:
    """60/175. 加强合作, 决议一五四一(十五): a number with its title, or with the noun."""
    head = read_number(text)
    return bool(head and head.number and (head.title or DECIDES in text))
