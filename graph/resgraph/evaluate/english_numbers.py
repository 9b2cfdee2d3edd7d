"""A small, independent reader of the numbers in English resolutions: a check on the Chinese extraction.

    Recalling General Assembly resolutions 60/251 of 15 March 2006 and 76/300, and Council resolution 48/13,
    Bearing in mind Security Council resolutions 1325 (2000) and 2242 (2015), and A/HRC/54/25/Add.2

It shares nothing with the Chinese grammar, so that the two do not err together. It reads numbers and
symbols only: the organ is the one named last before `resolution`, `its` the organ named before, or the one
named just behind (in its resolution 48/141, the General Assembly...), else the adopting body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

ORGANS = {
    "General Assembly": "A",
    "Assembly": "A",
    "Human Rights Council": "A/HRC",
    "Security Council": "S",
    "Economic and Social Council": "E",
    "Commission on Human Rights": "E/CN.4",
    "Commission on the Status of Women": "E/CN.6",
    "Commission on Narcotic Drugs": "E/CN.7",
    "Commission on Crime Prevention and Criminal Justice": "E/CN.15",
}
"""The organ's name to the head of its symbols; `Council` alone is the one named in full, or our own."""

OTHER_ORGANS = ("United Nations Habitat Assembly", "Environment Assembly", "World Health Assembly")
"""Names that end like an organ's; their numbers are not read."""

TOKEN = re.compile(
    r"""
    (?P<symbol> \b (?:A|E|S|ST|CCPR|CRC|CERD|CEDAW|CRPD|CAT|CED|CMW|HRI|FCCC|CTOC|CAC|HSP)
        (?: / (?: (?:Add|Corr|Rev|Res|Sub|INF|CRP) \. \d+     # A/HRC/54/25/Add.2, HSP/HA.2/Res.7
            | [A-Z]+ (?: \.\d+ )* (?![a-z])                  # E/CN.4/..., A/CONF.189/...
            | \d+ (?: -\d+ (?! /) )? ) )+ )                  # CEDAW/C/PRK/CO/2-4
  | (?P<more>   \b (?: Add | Corr | Rev ) \. \d+ )            # A/61/636 and Corr.1
  | (?P<date>   \b \d{1,2} \s (?:January|February|March|April|May|June|July|August|September
                   |October|November|December) \s \d{4} )                             # 15 March 2006
  | (?P<other>  """
    + "|".join(name.replace(" ", r"\s") for name in OTHER_ORGANS)
    + r""" )
  | (?P<organ>  \b (?: """
    + "|".join(name.replace(" ", r"\s") for name in sorted(ORGANS, key=len, reverse=True))
    + r""" | Council | Commission) \b )
  | (?P<kind>   \b (?:resolution|decision) s? \b )
  | (?P<wha>    \b WHA \d+ \. \d+ )                                                  # WHA72.16
  | (?P<cop>    \b \d+ / (?:CP|CMA|COP) \. \s? \d+ )                                 # 1/CP.21
  | (?P<security> \b \d{1,4} \s? \( (?:19|20) \d\d \) )                              # 1325 (2000)
  | (?P<roman>  \b \d{1,4} (?: \s [A-Z] (?: \s and \s [A-Z] )? )? \s? \( [IVXLC]+ \) ) # 181 A and B (II)
  | (?P<number> \b (?: E?S-\s? )? \d{1,4} / \d{1,3} (?: \s [A-Z] \b )? )            # 60/251, S-31/1, 59/113 A
    """,
    re.VERBOSE,
)


def read_numbers(text: str, own: str = "A/HRC") -> frozenset[str]:
    """The symbols that an English paragraph cites; `own` heads the symbols of the adopting body."""
    return frozenset(_symbols(text, own))


def _symbols(text: str, own: str) -> Iterator[str]:
    """Scan the tokens once, remembering the organ named last and the one a list belongs to."""
    named, owner, series = own, own, ""
    alone = {"Council": own, "Commission": ORGANS["Commission on Human Rights"]}
    documents: list[str] = []
    for token in TOKEN.finditer(text):
        kind, words = token.lastgroup or "", " ".join(token[0].split())
        if kind == "symbol":
            joint = bool(documents) and text[: token.start()].endswith("-")
            documents = [*documents[-1:], words] if joint else [words]
            yield words
        elif kind == "more":
            yield from (f"{document}/{words}" for document in documents)
        elif kind == "organ":
            named = alone.get(words) or ORGANS[words]
            alone.update({word: named for word in alone if word in words})
        elif kind == "other":
            named = ""
        elif kind == "kind":
            owner = _owner(text, token, named)
            series = "RES" if words.startswith("resolution") else "DEC"
        elif kind == "wha":
            yield f"WHA/RES/{words.removeprefix('WHA')}"
        elif kind == "cop":
            yield words.replace(" ", "")
        elif series and kind in {"security", "roman", "number"}:
            yield from _resolution(kind, words.replace(" ", ""), owner, series)


def _owner(text: str, token: re.Match[str], named: str) -> str:
    """The organ of `resolution`: one named behind the number, else the one before it.

    Its resolution 48/141, the General Assembly...; decision 14/8 adopted by the Open-ended Working Group.
    """
    behind = re.match(
        r"""
        \s [\dA-Z/()\s-]+? (?: \s of \s \d+ \s \w+ \s \d{4} )?   # the number and its date
        (, | \s (?:adopted\s)? by | \s of ) \s the \s             # , the / adopted by the / of the
        ([A-Z] \w+ (?: \s (?: [A-Z]\w+ | and | on | of ) )*)        # a name
        """,
        text[token.end() :],
        re.VERBOSE,
    )
    if behind is None:
        return named
    organ = next((symbol for name, symbol in ORGANS.items() if behind[2].startswith(name)), "")
    its = re.search(r"\bits\s$", text[: token.start()]) is not None
    if its or behind[1] == ",":
        return organ if its and organ and behind[1] == "," else named
    return named if behind[2] in {"Council", "Commission", "Assembly"} else organ


def _resolution(kind: str, number: str, owner: str, series: str) -> Iterator[str]:
    """The symbol of a number, where its form fits the organ; 181 A and B (II) are two."""
    if kind == "security":
        yield f"S/{series}/{number}"
    elif both := re.fullmatch(r"(\d+)([A-Z])and([A-Z])(\(\w+\))", number):
        yield f"{owner}/{series}/{both[1]}{both[2]}{both[4]}"
        yield f"{owner}/{series}/{both[1]}{both[3]}{both[4]}"
    elif re.match(r"(?:19|20)\d\d/", number):
        yield f"{owner if owner.startswith('E/CN') else 'E'}/{series}/{number}"
    elif number.startswith("ES-"):
        yield f"A/{series}/{number}"
    elif owner not in {"", "S", "E"}:
        yield f"{owner}/{series}/{number}"
