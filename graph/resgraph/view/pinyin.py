"""How Chinese names sound, for finding them with a Latin keyboard: bangongshi or bgs for 办公室."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files


def pinyin_of(texts: Iterable[str]) -> dict[str, str]:
    """By syllable: the characters of these texts that may sound so; what GB 2312 does not have is left out."""
    wanted = {character for text in texts for character in text}
    found = {}
    table = files("resgraph.view") / "assets" / "pinyin.txt"
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            syllable, _, characters = line.partition(" ")
            if used := "".join(c for c in characters if c in wanted):
                found[syllable] = used
    return found
