"""Traditional characters read as simplified, one for one, so that offsets stay.

聯合國大會請秘書長… is matched as 联合国大会请秘书长…; what is printed is kept as it is printed. The table is
OpenCC's, taken character by character; it is loaded when the first traditional text comes.
"""

from __future__ import annotations

import re
from functools import lru_cache

TELLING = re.compile(r"[國會議與權經濟團體關於顧強調認識請書長應該條聯際協總決據銘確謝勵歡譴]")
"""Characters of the drafting that only traditional texts have: one of them tells the script."""
HAN = range(0x4E00, 0xA000)


def simplify(text: str) -> str:
    """The text in simplified characters, as many as before; the same string where it is not traditional."""
    return text.translate(_table()) if TELLING.search(text) else text


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """Each traditional character and its simplified one; those that OpenCC would make two stay."""
    from opencc import OpenCC  # noqa: PLC0415 - loaded for traditional texts only

    traditional = [chr(code) for code in HAN]
    simplified = OpenCC("t2s").convert("\n".join(traditional)).split("\n")
    pairs = zip(traditional, simplified, strict=True)
    return {ord(old): new for old, new in pairs if old != new and len(new) == 1}
