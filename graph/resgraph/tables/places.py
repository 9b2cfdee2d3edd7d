"""Paragraphs as people name them: `pp6` is 序言部分第6段, preambular para. 6; `op4-a` is 第4段(a), para. 4 (a)."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_ID = re.compile(
    r"""
    (?: (?P<section>part|annex|draft)-(?P<which>[0-9a-z]+)- )?   # in a part, an annex, a draft to be adopted
    (?: (?P<kind>pp|op|p)(?P<number>[0-9]+[a-z]*)                # the sort of paragraph and its number
        (?P<below> (?:-[0-9a-z]+)* )                             # sub-paragraphs
      | fn(?P<mark>.+) )                                         # or a footnote and its mark
    """,
    re.VERBOSE,
)
_WORDS: dict[str, dict[str, dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("places.toml").read_text(encoding="utf-8")
)


def place_name(id: str, language: str) -> str:
    """The name of a paragraph or footnote in Chinese or English; an id of another form stays as it is."""
    match = _ID.fullmatch(id)
    if match is None:
        return id
    which = (match["which"] or "").upper() if match["section"] == "part" else match["which"] or ""
    before = _WORDS["section"][match["section"]][language].format(which) if match["section"] else ""
    if match["mark"]:
        return before + _WORDS["kind"]["fn"][language].format(match["mark"])
    below = "".join(f"({step})" for step in match["below"].split("-")[1:])
    gap = " " if below and language == "en" else ""
    return f"{before}{_WORDS['kind'][match['kind']][language].format(match['number'])}{gap}{below}"
