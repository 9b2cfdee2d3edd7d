"""One numbered item after another: 2005/14、2005/15, 53/243 A和B, 181A和B(II), 60/60至60/62, 60/1和2.

items = item {separator item}
item  = special | treaty | health | session | old | council | chinese | bare
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.languages.ruled import rules
from resgraph.text.numerals import CHINESE, roman, value

CITATIONS = rules("citations")
RANGE = CITATIONS.source("numbers.range")
AND = CITATIONS.source("numbers.and")
PARTICLES = rules("particles")
TO, NUMBER = PARTICLES.text("to"), PARTICLES.text("number")
STEM_SIGNS = "".join(rules("numerals").words("stems"))
SPECIAL, SPECIALS = CITATIONS.source("numbers.special"), CITATIONS.mapping("special")
NOT_A_NUMBER = CITATIONS.source("numbers.not_a_number")
LETTERS = rf"(?:[A-Z](?![A-Za-z./])(?:{AND}[A-Z](?![A-Za-z\d./-])|{NUMBER}{AND}[A-Z](?={NUMBER}|$))*)"
"""A和B, A至O; A号和B, where each letter has its 号."""

ASIDE = r"(?:\([A-Z]+/[^()]{1,40}\))?"
"""The document that a number came in, behind it: 第49/233(A/51/873)和第51/239号决议."""

STEM = f"[A-Z{STEM_SIGNS}]"
"""A letter, or the sign that stood for it before 1970: 甲 is A."""

ITEM = rf"""
    (?:PRST/?)?OS/\d{{1,2}}/\d{{1,3}}                       # OS/12/1
    |(?:PRST/?)?E?S-\d{{1,2}}/\d{{1,3}}{LETTERS}?           # S-21/2, ES-10/14
    |WHA\d{{1,3}}\.\d{{1,3}}                                # WHA76.16
    |\d{{1,3}}/(?:CP|CMP|CMA|COP)\.\d{{1,3}}                # 1/CP.21
    |(?:PRST/?)?\d{{1,4}}/\d{{1,4}}{LETTERS}?               # 60/175, 2005/14, 53/243 A and B
    |\d{{1,4}}{LETTERS}?\((?:E?S-)?(?:[IVXL]+|{CHINESE}{{1,3}}|\d{{1,2}})\)(?:[A-Z](?![A-Za-z]))?  # 217 A (III)
    |\d{{1,4}}\((?:19|20)\d\d\)                             # 1373 (2001)
    |\d{{1,4}}(?!\d|{NOT_A_NUMBER})(?:[A-Z](?![A-Za-z./-]))?    # 1373
    |{CHINESE}{{1,9}}{STEM}?                                   # in Chinese digits; with a letter; (S-2)
        (?:\((?:(?:E?S-|{SPECIAL})(?:\d{{1,2}}|[IVXL]+|{CHINESE}{{1,3}})|{CHINESE}{{1,4}}|[IVXL]{{1,8}}|(?:19|20)\d\d)\){STEM}?|/{CHINESE}{{1,4}})?
        (?!{CHINESE}|{NOT_A_NUMBER})
    |[IVXL]{{1,6}}/\d{{1,2}}(?![/\d])                         # XI/6
"""

STEMS = str.maketrans(STEM_SIGNS, "ABCDEFGHIJ")

FIGURES = 2
"""The last special session whose number is written in figures."""

PIECE = re.compile(rf"(?:{ITEM})", re.VERBOSE)
OLD = re.compile(rf"(\d+)({LETTERS}?)\((E?S-)?([^()]+)\)([A-Z]?)")
SLASHED = re.compile(rf"((?:E?S-|OS/)?\d+/)(\d+)({LETTERS}?)")
TREATY = re.compile(r"/(?:CP|CMP|CMA|COP)\.")
SINGLE_LETTER = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a group: `form` names its shape, `number` is its spelling in a symbol, the span is folded."""

    form: str
    number: str
    start: int
    end: int


def read_items(items: str, offset: int) -> tuple[Number, ...]:
    """2005/14、2005/15 -> two numbers; 53/243A和B -> two; 60/60至60/62 -> three; 60/1和2 -> two."""
    numbers: list[Number] = []
    at = 0
    items = re.sub(rf"(?<=[\dA-Z]){ASIDE}", lambda aside: "…" * len(aside.group()), items)
    for found in PIECE.finditer(items):
        if found.start() < at:
            continue
        joint = items[at : found.start()].lstrip("…")
        read = _numbers(found.group(), offset + found.start(), numbers[-1] if numbers else None)
        if re.match(RANGE, joint) and numbers and read:
            read = (*between(numbers[-1], read[0]), *read)
        numbers.extend(read)
        at = found.end()
    return tuple(_without_ordinals(numbers))


def _without_ordinals(numbers: list[Number]) -> list[Number]:
    """第三、第60/1号决议 cites one resolution: what stands before it only counts."""
    if len(numbers) > 1 and numbers[0].form == "bare" and numbers[-1].form in ("session", "year"):
        return [number for number in numbers if number.form != "bare"]
    return numbers


def _numbers(piece: str, start: int, before: Number | None) -> tuple[Number, ...]:
    """The numbers of one item: one, or one a letter."""
    text = piece.removeprefix("PRST").lstrip("/") if piece.startswith("PRST") else piece
    start += len(piece) - len(text)
    for reader in (_self_naming, _of_conference, _slashed, _old, _council):
        if numbers := reader(text, start):
            return numbers
    return _bare(text, start, before)


def _self_naming(text: str, start: int) -> tuple[Number, ...]:
    """WHA76.16, 1/CP.21: the number names the body."""
    form = "health" if text.startswith("WHA") else "treaty" if TREATY.search(text) else ""
    number = text.removeprefix("WHA")
    return (Number(form, number, start, start + len(text)),) if form else ()


def _of_conference(text: str, start: int) -> tuple[Number, ...]:
    """XI/6: the sixth decision of the eleventh meeting of a conference of parties."""
    found = re.fullmatch(r"[IVXL]+/\d+", text)
    return (Number("conference", text, start, start + len(text)),) if found else ()


def _slashed(text: str, start: int) -> tuple[Number, ...]:
    """60/175, 2005/14, S-21/2, ES-10/14, OS/12/1, 41/6J, 六十/一七五."""
    found = SLASHED.fullmatch(text)
    if found is None:
        first, slash, second = text.partition("/")
        session, item = value(first), value(second)
        if not slash or session is None or item is None:
            return ()
        return (Number(_form(f"{session}/"), f"{session}/{item}", start, start + len(text)),)
    form = _form(found[1])
    return tuple(_lettered(form, found[1] + found[2], "", found[3], start, start + len(text)))


def _form(session: str) -> str:
    """Which shape a number with a stroke has, from what stands before the stroke."""
    if session.startswith("ES-"):
        return "emergency"
    if session.startswith("S-"):
        return "special"
    if session.startswith("OS"):
        return "organizational"
    return "year" if re.match(r"(?:19[4-9]|20\d)\d/", session) else "session"


def _old(text: str, start: int) -> tuple[Number, ...]:
    """217 A (III), 181 A和B(II), 217(III)A, 3201(S-VI), 1514(十五), 二七五八(二十六)."""
    found = OLD.fullmatch(text)
    if found is None:
        return _old_in_chinese(text, start)
    ordinal = value(found[4])
    if not ordinal or ordinal > 89 or (len(found[4]) == 4 and found[4].isdecimal()):
        return ()
    session_text = _of_session(found[3] or "", ordinal)
    letters = found[2] or found[5]
    return tuple(_lettered("old", found[1], session_text, letters, start, start + len(text)))


def _old_in_chinese(text: str, start: int) -> tuple[Number, ...]:
    """二七五八(二十六), 二一七甲(三), 一八七(S-2), 二二四八(特五), 六十二(一九四八)."""
    found = re.fullmatch(rf"({CHINESE}+)({STEM}?)\((E?S-|{SPECIAL})?([^()]+)\)({STEM}?)", text)
    if found is None or not (number := value(found[1])) or not (session := value(found[4])):
        return ()
    special = SPECIALS.get(found[3] or "", found[3] or "")
    end = start + len(text)
    if session > 90:
        return (Number("council", f"{number}({session})", start, end),)
    letter = (found[2] or found[5]).translate(STEMS)
    return (Number("old", f"{number}{letter}{_of_session(special, session)}", start, end),)


def _of_session(special: str, ordinal: int) -> str:
    """(XXV), (S-VI); the first two special sessions were counted in figures: (S-1)."""
    return f"({special}{ordinal if special == 'S-' and ordinal <= FIGURES else roman(ordinal)})"


def _council(text: str, start: int) -> tuple[Number, ...]:
    """1373(2001)."""
    if not re.fullmatch(r"\d+\(\d{4}\)", text):
        return ()
    return (Number("council", text, start, start + len(text)),)


def _bare(text: str, start: int, before: Number | None) -> tuple[Number, ...]:
    """1373; after a number with a stroke the session is that one's (60/1和2)."""
    figures = re.match(rf"\d+|{CHINESE}+", text)
    number = value(figures.group()) if figures else None
    if figures is None or not number:
        return ()
    spelled = str(number) + text[figures.end() :]
    if before and before.form in ("session", "year", "special", "emergency") and len(text) < 4:
        session = before.number.rpartition("/")[0]
        return (Number(before.form, f"{session}/{spelled}", start, start + len(text)),)
    return (Number("bare", spelled, start, start + len(text)),)


def _lettered(form: str, number: str, session: str, letters: str, start: int, end: int) -> list[Number]:
    """One number for each letter: A和B are two; the first bears the number's span, the others the letter's."""
    found = list(SINGLE_LETTER.finditer(letters))
    if len(found) < 2:
        return [Number(form, number + letters + session, start, end)]
    names = [letter.group() for letter in found]
    if TO in letters or "-" in letters:
        names = [chr(code) for code in range(ord(names[0]), ord(names[-1]) + 1)]
    stem = number + names[0]
    at = start + len(number)
    spans = {
        name: (at + m.start(), at + m.end())
        for name, m in zip([m.group() for m in found], found, strict=True)
    }
    spans[names[0]] = (start, start + len(stem))
    return [Number(form, number + name + session, *spans.get(name, (start, end))) for name in names]


def between(first: Number, last: Number) -> list[Number]:
    """60/60至60/65 also cites 60/61 to 60/64; a range of a hundred or more, or one of bare numbers, is taken as its ends."""
    head, _, low = first.number.rpartition("/")
    tail, _, high = last.number.rpartition("/")
    if head != tail or not head or not low.isdecimal() or not high.isdecimal() or int(high) - int(low) > 99:
        return []
    span = (first.start, last.end)
    return [Number(first.form, f"{head}/{n}", *span) for n in range(int(low) + 1, int(high))]
