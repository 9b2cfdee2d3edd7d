"""Traditional characters read as simplified, one for one, so that offsets stay.

聯合國大會請秘書長… is matched as 联合国大会请秘书长…; what is printed is kept as it is printed. The table is
OpenCC's, taken character by character; it is loaded when the first traditional text comes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from resgraph.languages.ruled import rules
from resgraph.text.characters import unified

CHARACTERS = rules("characters")

TELLING = re.compile(f"[{''.join(CHARACTERS.text('traditional').split())}]")
"""Characters that only traditional texts have, of those that resolutions are written with: one tells the script."""
HAN = range(0x4E00, 0xA000)
VARIANTS = {ord(char): same for char, same in CHARACTERS.mapping("variants").items()}
"""Other ways to write a character, which OpenCC keeps apart: 經濟曁社會理事會."""


def simplify(text: str) -> str:
    """The text in simplified characters, as many as before; the same string where it is not traditional.

    A radical that stands for an ideograph (⼤会) is read as it.
    """
    return simplify_plain(unified(text))


def simplify_plain(text: str) -> str:
    """The same of a text without radicals."""
    return text.translate(_table()) if TELLING.search(text) else text


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """Each traditional character and its simplified one; those that OpenCC would make two stay."""
    from opencc import OpenCC  # noqa: PLC0415 - loaded for traditional texts only

    traditional = [chr(code) for code in HAN]
    simplified = OpenCC("t2s").convert("\n".join(traditional)).split("\n")
    pairs = zip(traditional, simplified, strict=True)
    return {ord(old): new for old, new in pairs if old != new and len(new) == 1} | VARIANTS
