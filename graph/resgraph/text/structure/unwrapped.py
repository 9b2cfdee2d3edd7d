"""A whole text on one line: virtual lines are cut where the printed ones can have ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from resgraph.text.lines import RULE_COLUMNS, Line
from resgraph.text.numbering import NUMBERS
from resgraph.text.numerals import LOWERED, RAISED, SUPERSCRIPT, SUPERSCRIPTS, value
from resgraph.text.openers import OPENER, opens
from resgraph.text.structure.bodies import ENACTING, NAMES, body_of, may_enact

LONG = 300
STOP = r"[；。：，;:,.]"
MARK = rf"(?:\d{{1,3}}/|[{SUPERSCRIPT}]{{1,3}}|\[\d{{1,3}}\]|\d{{1,2}}(?=\s))?"
BEFORE_NUMBER = rf"{STOP[:-1]}/{SUPERSCRIPTS}\]]"
NUMBER = re.compile(rf"(?<=\s|{BEFORE_NUMBER})(?=\d{{1,3}}\s?[.．、]\s*[\u4e00-\u9fff])")
CHINESE_NUMBER = NUMBERS.pattern("numbers.in_line", stop=BEFORE_NUMBER)
SUB = NUMBERS.pattern("numbers.sub")
WORD = re.compile(rf"(?<=[，；。,;])\s*(?:{MARK}(?=\s))?\s*(?=[\u4e00-\u9fff])")
TITLE = re.compile(
    r"(?<=\s)(?=(?:\d{1,4}/\d{1,3}|\d{1,4}\s?[A-Z]?\s?[(（][IVXLCS\-]{1,7}[)）])\s?[.．]\s?[\u4e00-\u9fff])"
)
END = NUMBERS.pattern("numbers.end")
RULE = re.compile(rf" {{{RULE_COLUMNS},}}")
ENACTED = re.compile(r"\S{2,40}?[，,]\s*(?=[\u4e00-\u9fff])")
NAMED = re.compile(rf"(?:{NAMES})\s?[，,]\s*(?={OPENER.pattern})")
"""大会，回顾 with nothing between the title and it."""
QUOTED = re.compile(rf"(?<=[：:])\s*(?P<line>[“「『](?:{NAMES})[，,])")
"""决定通过以下案文：“人权理事会， holds a second enacting line."""
FEWEST = 3
"""A text of so few lines is whole on one, however short."""
FUSED = re.compile(
    rf"""
    (?<=[；。;，,])                    # the stop of a paragraph
    \s* {MARK} \s*                   # its footnote mark
    (?=(?P<number>\d{{1,3}})\s?[.．]\s*(?P<rest>[\u4e00-\u9fff].*))
    """,
    re.VERBOSE,
)
NUMBERED = re.compile(r"(\d{1,3})\s?[.．、]")
FUSED_CHINESE = NUMBERS.pattern("numbers.glued")
"""…所载义务。二、联合国…: the numbers of a declaration, glued to the paragraph before."""
NUMBERED_CHINESE = NUMBERS.pattern("numbers.leading")
PARTS = re.compile(
    r"(?<=\s)(?=(?P<letter>[A-Z])\s?[.．、]\s?[\u4e00-\u9fff][^。；，,]{1,60}?\s(?P<enacting>\S{2,24}[，,])\s)"
)
"""A. 裁军谈判会议的报告 大会, between blanks: the heading of a part, right above its enacting line."""
MAX_ENACTING = 160
FIRST_TWO = [(pair[0], pair[1]) for pair in NUMBERS.words("numbers.one_and_two")]
FIRST_NOTE = re.compile(rf"\s([\[［〔【]?)(\d{{1,3}}|[{SUPERSCRIPT}]{{1,3}})")
GAP = re.compile(r"\s{2,}")


def cut_long_lines(lines: list[Line]) -> list[Line]:
    """The lines; where one holds a resolution's paragraphs it is cut before numbers, verbs and notes."""
    least = LONG if len(lines) > FEWEST else 0
    if not any(len(line.text) > least for line in lines):
        return lines
    return [p for line in lines for p in (_pieces(line) if _is_whole(line.text, least) else [line])]


def cut_fused(lines: list[Line]) -> list[Line]:
    """The lines; 欢迎秘书长的报告；2/2. 又注意到… is cut before the number that comes next."""
    kept: list[Line] = []
    last, enacted = 0, False
    for line in lines:
        enacted = enacted or (len(line.text) < MAX_ENACTING and _enacts(line.text))
        number = NUMBERED.match(line.text)
        if number and int(number[1]) == last + 1:
            last += 1
        start = 0
        for match in FUSED.finditer(line.text) if enacted and ("." in line.text or "．" in line.text) else ():
            if int(match["number"]) == last + 1 and opens(match["rest"]):
                kept.append(_part(line, start, match.end()))
                start, last = match.end(), last + 1
        kept.append(_part(line, start, len(line.text)) if start else line)
    return kept


def cut_glued_numbers(lines: list[Line]) -> list[Line]:
    """The lines; …义务。二、联合国… is cut before the Chinese number that comes next."""
    kept: list[Line] = []
    last = 0
    for line in lines:
        number = NUMBERED_CHINESE.match(line.text)
        if number and value(number[1]) == last + 1:
            last += 1
        start = 0
        for match in FUSED_CHINESE.finditer(line.text) if last else ():
            if value(match["number"]) == last + 1:
                kept.append(_part(line, start, match.end()))
                start, last = match.end(), last + 1
        kept.append(_part(line, start, len(line.text)) if start else line)
    return kept


def _part(line: Line, start: int, end: int) -> Line:
    """A stretch of the line as a line of its own."""
    text = line.text[start:end].rstrip()
    at = line.start + start
    if not start:
        return replace(line, end=at + len(text), text=text)
    return replace(line, start=at, end=at + len(text), text=text, gap=0, page=False, rule=False, border=False)


def cut_enacting(lines: list[Line]) -> list[Line]:
    """The lines; where 大会，回顾… is printed on one line, the first such line cut after the comma."""
    if any(len(line.text) < MAX_ENACTING and _enacts(line.text) for line in lines):
        return lines
    for index, line in enumerate(lines):
        match = ENACTED.match(line.text)
        if match and _enacts(match.group().rstrip()) and OPENER.match(line.text, match.end()):
            at = line.start + match.end()
            first = replace(line, end=line.start + len(match.group().rstrip()), text=match.group().rstrip())
            rest = replace(line, start=at, text=line.text[match.end() :], gap=0, page=False, rule=False)
            return [*lines[:index], first, rest, *lines[index + 1 :]]
    return lines


def _is_whole(text: str, least: int) -> bool:
    """Whether the line holds a resolution's numbered paragraphs, and is not one long paragraph.

    In a text of few lines (`least` is 0) an enacting line among its words is enough.
    """
    if len(text) <= least:
        return False
    numbered = any(
        re.search(rf"[，；,;]\s*{MARK}\s*{one}\s?[.．、]", text)
        and re.search(rf"[；。;]\s*{MARK}\s*{two}\s?[.．、]", text)
        for one, two in FIRST_TWO
    )
    return numbered or (not least and _enacting(text) is not None)


def _pieces(line: Line) -> Iterator[Line]:
    """The virtual lines: those of each part where A. and B. with their enacting lines stand on one."""
    parts = [m.start() for m in PARTS.finditer(line.text) if _enacts(m["enacting"])]
    if not parts:
        yield from _pieces_of_text(line)
        return
    for start, end in zip([0, *parts], [*parts, len(line.text)], strict=True):
        if line.text[start:end].strip():
            yield from _pieces_of_text(_part(line, start, end))


def _pieces_of_text(line: Line) -> Iterator[Line]:
    rules = {match.end() for match in RULE.finditer(line.text)}
    cuts = sorted({*_cuts(line.text), *rules})
    for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        raw = line.text[start:end]
        text = raw.strip()
        if text:
            at = line.start + start + len(raw) - len(raw.lstrip())
            rule = start in rules or (not start and line.rule)
            yield Line(at, at + len(text), text, 0, 0, not start and line.page, rule)


def _cuts(text: str) -> set[int]:
    """Where virtual lines begin: in the heading, the preamble, the operative part, the notes."""
    first = _enacting(text)
    start = first.end() if first else 0
    notes = next((m.start() for m in RULE.finditer(text, start)), len(text))
    cuts = {m.start() for m in TITLE.finditer(text, 0, start)} | {
        m.end() for m in GAP.finditer(text, 0, start)
    }
    cuts |= {first.start(), first.end()} if first else set()
    numbers = [m.start() for m in _in_order(text, start, notes)]
    operative = numbers[0] if numbers else notes
    cuts |= {*numbers, *(m.end() for m in SUB.finditer(text, operative, notes))}
    cuts |= set(_openers(text, start, operative)) | {
        place for m in QUOTED.finditer(text) for place in m.span("line")
    }
    cuts |= {m.start() for m in END.finditer(text, operative if numbers else start, notes)}
    return cuts | set(_notes(text, notes))


def _enacting(text: str) -> re.Match[str] | None:
    """The enacting words: 大会， between blanks, or right before a verb that opens a preamble."""
    for match in re.finditer(r"(?:^|(?<=\s))(?:\S{2,40}?)[，,]", text):
        if _enacts(match.group()):
            return match
    return NAMED.search(text)


def _enacts(text: str) -> bool:
    """人权理事会人权理事会人权理事会人权理事会， enacts as 人权理事会， does."""
    if not may_enact(text):
        return False
    plain = re.sub(r"^(.{2,20}?)\1+", r"\1", text)
    return bool(ENACTING.fullmatch(plain)) and body_of(plain.rstrip("，,")) is not None


def _in_order(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The numbers 1, 2, 3... that open paragraphs; 一、二、三 where there are none."""
    for pattern in (NUMBER, CHINESE_NUMBER):
        expected = 1
        for match in pattern.finditer(text, start, end):
            printed = re.match(r"\w+", text[match.start() : match.start() + 4])
            if printed and value(printed.group()) == expected:
                yield match
                expected += 1
        if expected > 1:
            return


def _openers(text: str, start: int, end: int) -> list[int]:
    """Opening verbs after a stop; those after a blank only, where the preamble sets paragraphs apart by blanks."""
    found = [(m.end(), m.group()) for m in WORD.finditer(text, start, end) if OPENER.match(text, m.end())]
    blank = [at for at, between in found if between]
    apart = text[start - 1 : start].isspace() or text[start : start + 1].isspace()
    return blank if len(blank) > 2 or (blank and apart) else [at for at, _ in found]


def _notes(text: str, start: int) -> Iterator[int]:
    """The footnotes behind the rule, by their marks in order."""
    rule = RULE.match(text, start)
    first = FIRST_NOTE.match(text, rule.end() - 1) if rule else None
    if not first:
        return
    raised = not first[2].isascii()
    last = int(first[2].translate(LOWERED))
    at = first.end()
    while True:
        last += 1
        printed = str(last).translate(RAISED) if raised else str(last)
        following = re.compile(rf"(?<=\s){re.escape(first[1])}{printed}(?!\d)").search(text, at)
        if not following:
            return
        yield following.start()
        at = following.end()
