"""The enacting line: 大会，, 大会 alone above a first clause, 某公约缔约国大会，, 联合国会员国， of a declaration."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resgraph.languages.ruled import rules
from resgraph.text.lines import Line
from resgraph.text.numbering import markers
from resgraph.text.openers import opens
from resgraph.text.repairs import repaired
from resgraph.text.structure.bodies import ENACTING, body_of, may_enact
from resgraph.text.structure.closing import closes
from resgraph.text.structure.layout import QUOTES, terminated
from resgraph.text.structure.numbered import read_number

NARROW = str.maketrans("".join(map(chr, (*range(0xFF10, 0xFF1A), 0xFF0F))), "0123456789/")
WIDE_DIGIT = re.compile(r"[０-９／]")
MAX_ENACTING = 160
"""Columns of an enacting line, six times overprinted and letterspaced."""
MASTHEAD = rules("headings").pattern("masthead")
"""What stands below 大会 in a masthead."""
RUNNING_ON = ("，", ",", "；", ";", "：", ":")
FEWEST = 6
"""Characters of the shortest clause."""
SPEAKERS = 30
"""Characters of who speaks in a declaration: 联合国会员国，."""


def plain(line: Line) -> str:
    """The line repaired, its digits narrow: 大会大会大会大会， -> 大会，, ５８／１ -> 58/1."""
    text = repaired(line.text)
    return text.translate(NARROW) if WIDE_DIGIT.search(text) else text


def body_of_text(lines: list[Line]) -> list[Line]:
    """The lines from the first enacting line on, all of them where there is none: what shows the layout."""
    for index, line in enumerate(lines):
        if len(line.text) < MAX_ENACTING and may_enact(line.text):
            text = plain(line)
            below = lines[index + 1].text if index + 1 < len(lines) else ""
            if ENACTING.fullmatch(text) or (ENACTING.fullmatch(f"{text}，") and opens(below)):
                return lines[index:]
    return lines


def enacts(text: str, following: str) -> str | None:
    """The body that the line names: 大会， or, right before a verb that opens a preamble, 安全理事会 alone."""
    named = text.lstrip(QUOTES).rstrip("：:")
    opened = opens(following) and not read_number(following)  # 决议案四二八(五) opens with no verb
    if ENACTING.fullmatch(named) or (ENACTING.fullmatch(f"{named}，") and opened):
        return body_of(named.strip("，, "))
    return None


def enacts_bare(text: str, below: Sequence[str]) -> str | None:
    """大会 above a first clause of any words: what runs on below it, up to a comma or a colon, is no masthead."""
    if not ENACTING.fullmatch(f"{text}，"):
        return None
    words = ""
    for line in below:
        if not words and (closes(line) or MASTHEAD.match(line)):
            return None
        words += line
        if terminated(line):
            runs_on = words.endswith(RUNNING_ON) and len(words) >= FEWEST and not ENACTING.fullmatch(line)
            return body_of(text) if runs_on else None
    return None


def enacts_elsewhere(text: str, following: str) -> bool:
    """某某公约缔约国大会， before a verb that opens a preamble, or 1. and one: a body that has no id here."""
    if opens(text):
        return False
    if ENACTING.fullmatch(text) and any(opens(following[marker.length :]) for marker in markers(following)):
        return True
    return (bool(ENACTING.fullmatch(text)) or may_speak(text)) and opens(following)


def may_speak(text: str) -> bool:
    """Whether the line may name who speaks: it is short, and ends in a comma."""
    return len(text) <= SPEAKERS and text.endswith(("，", ","))
