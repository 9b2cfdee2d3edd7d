"""The words of a search: 打击跨国有组织犯罪 is 打击, 跨国, 有组织, 犯罪; what is in "marks" stays together."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_QUOTED = re.compile(r'["“「]([^"”」]+)["”」]')
_WORD = re.compile(r"\w[\w./()-]*")
_MOST = 12


def search_words(text: str) -> tuple[str, ...]:
    """The words that a text must hold, each once, twelve at most; signs and blanks are none."""
    quoted = [phrase.strip() for phrase in _QUOTED.findall(text)]
    rest = _QUOTED.sub(" ", text)
    cut = (_joined(list(_tokenizer().cut(piece, HMM=False))) for piece in rest.split())
    joined = [*quoted, *(word for words in cut for word in words)]
    return tuple(dict.fromkeys(word for word in joined if word))[:_MOST]


def _joined(words: list[str]) -> list[str]:
    """Symbols such as E/RES/2005/14 put together again; signs left out."""
    found: list[str] = []
    text = ""
    for word in [*words, ""]:
        if word and word.isascii():
            text += word
            continue
        found += _WORD.findall(text)
        text = ""
        if _WORD.match(word):
            found.append(word)
    return found


@cache
def _tokenizer() -> Any:
    import jieba  # noqa: PLC0415 - 0.4 s that only its users pay

    jieba.setLogLevel("ERROR")
    return jieba.Tokenizer()
