"""How Chinese names sound, for finding them with a Latin keyboard (bangongshi or bgs for 办公室), and how else they are written."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files


def pinyin_of(texts: Iterable[str]) -> dict[str, str]:
    """By syllable: the characters of these texts that may sound so; what GB 2312 does not have is left out."""
    wanted = {character for text in texts for character in text}
    found = {}
    for line in _lines("pinyin.txt"):
        syllable, _, characters = line.partition(" ")
        if used := "".join(c for c in characters if c in wanted):
            found[syllable] = used
    return found


def traditional_of() -> str:
    """Simplified characters, each with the traditional ones that are read as it, a blank between."""
    return " ".join(_lines("traditional.txt"))


def _lines(name: str) -> list[str]:
    table = files("resgraph.view") / "assets" / name
    return [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
