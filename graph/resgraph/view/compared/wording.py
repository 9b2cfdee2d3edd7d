"""What a comparison is called in English and in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "What changed",
        "same": "same",
        "reworded": "reworded",
        "merged": "merged",
        "split": "split",
        "new": "new",
        "dropped": "dropped",
        "moved": "moved",
        "stronger": "stronger",
        "weaker": "weaker",
        "verb": "verb: {before} → {after}",
        "session": "only the session moved on",
        "citation": "only what is cited",
        "number": "only numbers",
        "translated": "the English is the same: a choice of the translators",
        "asked": "asked now: {names}",
        "no_longer_asked": "no longer asked: {names}",
        "what": "what",
        "counts": "{same} the same, {reworded} reworded, {merged} merged, {split} split, {new} new, {dropped} dropped",
        "none": "",
        "removed": "removed",
        "added": "added",
        "legend": "Marked on the left is what went, on the right what came.",
    },
    "zh": {
        "title": "有何变化",
        "same": "相同",
        "reworded": "改写",
        "merged": "合并",
        "split": "拆分",
        "new": "新增",
        "dropped": "删去",
        "moved": "移位",
        "stronger": "语气加强",
        "weaker": "语气减弱",
        "verb": "动词：{before} → {after}",
        "session": "仅届次顺延",
        "citation": "仅所引文件不同",
        "number": "仅数字不同",
        "translated": "英文相同，仅译法不同",
        "asked": "新增对象：{names}",
        "no_longer_asked": "不再要求：{names}",
        "what": "变化",
        "counts": "相同{same}段，改写{reworded}段，合并{merged}段，拆分{split}段，新增{new}段，删去{dropped}段",
        "none": "",
        "removed": "删去的词语",
        "added": "新增的词语",
        "legend": "左栏标出删去的词语，右栏标出新增的词语。",
    },
}
"""By language: what each thing is called."""
