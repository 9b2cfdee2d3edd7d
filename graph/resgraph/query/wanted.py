"""What people write for a document or a thing, found in the graph: a reference, a name, or what comes near one.

第55/25号决议, 大会第55/25号决议, 55/25, resolution 55/25, UNGA res. 55/25     A/RES/55/25
2005/14, 经社理事会第2005/14号决议                                           E/RES/2005/14
1373, 1373 (2001), 安理会第1373（2001）号决议                                S/RES/1373(2001)
巴勒莫公约, Palermo Convention                                              instrument/untoc
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from resgraph.find.authorities import load
from resgraph.model import Symbol, SymbolError
from resgraph.model.notice import Notice
from resgraph.query.likeness import Likeness, folded
from resgraph.symbols import parse
from resgraph.symbols.series import SERIES, Series

_WIDE = str.maketrans("（）／－．０１２３４５６７８９", "()/-.0123456789")
_WORDS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("wanted.toml").read_text(encoding="utf-8")
)


def _any(*kinds: str) -> str:
    return "|".join(word for kind in kinds for word in _WORDS[kind])


_SHAPE = re.compile(
    rf"""
    (?P<body>.*?)                                   # the body, if it is named
    \s* (?:{_any("before")}|\b) \s*
    (?P<number> (?:E?S-)? \d{{1,4}} (?: \s? [A-Z]\b )?   # 55, S-21, 217 A
      (?: [/.] \d{{1,4}} [A-Z]? )?                   # /25
      \s* (?: \( [^()]{{1,12}} \) )? )               # (2001), (S-VI)
    \s* (?:{_any("behind")})? \s*
    (?P<behind>.*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RESOLUTION, _DECISION, _SMALL = (
    re.compile(_any(kind), re.IGNORECASE) for kind in ("resolution", "decision", "small")
)
_LONGEST = 300
SUGGESTED = 3
"""How many near names are told."""


def references(text: str) -> Iterator[Symbol]:
    """The symbols that a reference may mean, those of the Assembly, the Security Council and ECOSOC first."""
    if len(text) > _LONGEST:
        return
    match = _SHAPE.fullmatch(" ".join(text.translate(_WIDE).split()))
    if match is None:
        return
    about = f"{match['body']} {match['behind']}"
    decided, resolved = bool(_DECISION.search(about)), bool(_RESOLUTION.search(about))
    body = _SMALL.sub(" ", _DECISION.sub(" ", _RESOLUTION.sub(" ", about))).strip(" .")
    number = match["number"].replace(" ", "").upper()
    for series in SERIES:
        if series.shapes.fullmatch(number) and (not body or _is_named(series, body)):
            prefixes = (
                (series.decision, series.resolution) if decided else (series.resolution, series.decision)
            )
            for prefix in prefixes[: 1 if decided or resolved else 2]:
                if prefix:
                    yield from _parsed(prefix + number)


def _parsed(text: str) -> Iterator[Symbol]:
    try:
        yield parse(text)
    except SymbolError:
        return


def _is_named(series: Series, body: str) -> bool:
    return series.body in _bodies().get(" ".join(body.lower().split()), ())


@cache
def _bodies() -> dict[str, set[str]]:
    """Every name of a body with a series, in small letters, and whose it is."""
    series = {each.body for each in SERIES}
    found: dict[str, set[str]] = {}
    for id, entity in load().entities.items():
        for name in entity.names if id in series else ():
            found.setdefault(name.text.lower(), set()).add(id)
    return found


@cache
def known_names() -> dict[str, set[str]]:
    """Every name of the authority files as names are compared, and the ids that bear it."""
    found: dict[str, set[str]] = {}
    for id, entity in load().entities.items():
        for name in entity.names:
            found.setdefault(folded(name.text), set()).add(id)
    return found


def near(text: str, names: Iterable[str]) -> list[str]:
    """The few names that come nearest, the nearest first."""
    by_folded = {folded(name): name for name in sorted(names, reverse=True)}
    return [by_folded[name] for name, _ in Likeness(by_folded).near(folded(text))][:SUGGESTED]


def suggestion(text: str, names: Iterable[str]) -> str:
    """`; near it: A/RES/55/25, A/RES/55/255`, or nothing."""
    return near_it(near(text, names))


def near_it(names: Iterable[str]) -> str:
    """`; near it: ...` of these names, or nothing."""
    told = ", ".join(names)
    return Notice("near-it", names=told) if told else ""
