"""Bold that was printed several times over: 回顾回顾回顾回顾其 -> 回顾其, 请请请请 -> 请."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resgraph.languages.ruled import rules
from resgraph.model import Span
from resgraph.text.openers import opens

HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
SPACED = r"[ \u3000]*"
RUN = re.compile(
    rf"""
    (?P<unit>[{HAN}]{{1,24}}?)      # what was printed
    (?:{SPACED}(?P=unit)){{1,5}}    # the same again, one to five times
    """,
    re.VERBOSE,
)
FOURFOLD = re.compile(rf"(?P<unit>[{HAN}]{{2,12}}?)(?P<again>(?:{SPACED}(?P=unit)){{3,5}})")
CLAUSE = re.compile(rf"[{HAN} \u3000]+")
"""What copies stand in: they are apart by blanks at most."""
CHARACTER_WISE = re.compile(rf"([{HAN}])\1{{1,5}}(?:([{HAN}])\2{{1,5}})+")
ENACTING_LINE = rules("enacting")
CONJUNCTION = rules("paragraphs").text("openers.conjunction")
SINGLE_VERBS = frozenset(ENACTING_LINE.words("single_verbs"))
"""Verbs of one character: the only ones that a mere doubling (请请) shows to be overprinted."""
ENACTING = frozenset(ENACTING_LINE.words("bold"))
"""Adopting bodies, which are bold in the enacting line."""
NUMBER = re.compile(r"\s*(?:[(（]?[\w/]{1,9}[)）.．、]\s*)?")


def cuts(text: str) -> list[Span]:
    """The repeated copies, where bold is printed: at the start of a paragraph, after its number.

    种种, 人人, 各国各国际组织 stay: what stands there twice only is overprinting where it is a verb or the
    adopting body. Further on, what is repeated as often as the opening words was bold too; where these
    are printed once, what stands there four times and more.
    """
    start = NUMBER.match(text)
    at = start.end() if start else 0
    for begin in dict.fromkeys((at, 0)):
        found, times = _at(text, begin)
        if found:
            return found + _inside(text, found[-1][1], times)
    return [
        run.span("again")
        for start, end in _repetitive(text, 0, 4)
        for run in FOURFOLD.finditer(text, start, end)
    ]


def _repetitive(text: str, at: int, times: int) -> Iterator[Span]:
    """The clauses in which some character stands so many times: few are, and no others hold so many copies."""
    for clause in CLAUSE.finditer(text, at):
        words = clause.group()
        characters = set(words)
        if len(words) - len(characters) >= times - 1 and max(map(words.count, characters)) >= times:
            yield clause.span()


def _at(text: str, at: int) -> tuple[list[Span], int]:
    """The copies of a run that starts at `at`, and how often it is printed; also 回回回顾顾顾."""
    run = RUN.match(text, at)
    if run:
        unit, whole = run["unit"], run.group()
        times = whole.count(unit)
        if times > 2 or unit in SINGLE_VERBS or (len(unit) > 1 and (opens(unit) or unit in ENACTING)):
            spread = _character_wise(text, at) if len(unit) == 1 else []
            return spread or [(run.end("unit"), run.end())], times
    return [], 0


def _character_wise(text: str, at: int) -> list[Span]:
    """回回回顾顾顾: each character as often as the first; not 请请请请各国 (one verb of one character)."""
    match = CHARACTER_WISE.match(text, at)
    if not match:
        return []
    groups = [m.span() for m in re.finditer(r"(.)\1+", match.group())]
    times = groups[0][1] - groups[0][0]
    spans: list[Span] = []
    for start, end in groups:
        if end - start != times:
            break
        spans.append((at + start + 1, at + end))
    return spans if len(spans) > 1 else []


def _inside(text: str, at: int, times: int) -> list[Span]:
    """Runs of as many copies further on: 并重申并重申并重申并重申人人 in a later clause."""
    return [
        (run.end("unit"), run.end())
        for start, end in _repetitive(text, at, times)
        for run in RUN.finditer(text, start, end)
        if run.group().count(run["unit"]) == times and (times > 2 or opens(run["unit"].lstrip(CONJUNCTION)))
    ]
