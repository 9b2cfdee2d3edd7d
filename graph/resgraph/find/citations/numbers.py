"""The numbers of resolutions and decisions: 第46/152号决议, 第2005/14、2005/15和2005/19号决议, 第181 A和B(II)号决议.

    group  = [noun] ["第"] item {separator item} "号" [organ] [noun]
    item   = special | treaty | health | session | old | council | chinese | bare

Patterns run on folded text. A group without 第 or without 号 needs what else marks it as one: a noun beside it, and a
number that cannot be anything else (ES-10/14号决议, 决议案二七五八(二十六), 大会决议60/1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.find.numerals import CHINESE, roman, value
from resgraph.model import SymbolError, SymbolKind
from resgraph.symbols import parse

AND = r"(?:、|,|和|及|与|或|至|-|以及)"
LETTERS = rf"(?:[A-Z](?![A-Za-z./])(?:{AND}[A-Z](?![A-Za-z\d./-]))*)"

ITEM = rf"""
    (?:PRST/?)?OS/\d{{1,2}}/\d{{1,3}}                       # OS/12/1
    |(?:PRST/?)?E?S-\d{{1,2}}/\d{{1,3}}{LETTERS}?           # S-21/2, ES-10/14
    |WHA\d{{1,3}}\.\d{{1,3}}                                # WHA76.16
    |\d{{1,3}}/(?:CP|CMP|CMA|COP)\.\d{{1,3}}                # 1/CP.21
    |(?:PRST/?)?\d{{1,4}}/\d{{1,4}}{LETTERS}?               # 60/175, 2005/14, 53/243 A和B
    |\d{{1,4}}{LETTERS}?\((?:E?S-)?(?:[IVXL]+|{CHINESE}{{1,3}}|\d{{1,2}})\)(?:[A-Z](?![A-Za-z]))?  # 217 A (III)
    |\d{{1,4}}\((?:19|20)\d\d\)                             # 1373 (2001)
    |\d{{1,4}}(?:[A-Z](?![A-Za-z./-]))?                     # 1373
    |{CHINESE}{{1,9}}[A-Z]?(?:\({CHINESE}{{1,4}}\)|/{CHINESE}{{1,4}})?  # 二七五八(二十六), 一三七三(二〇〇一)
"""

NOUN = r"决议案|决议|决定|主席声明"

ORGAN_BETWEEN = r"(?:联合国)?(?:大会|安全理事会|安理会|经济及社会理事会|经社理事会|人权理事会|人权委员会|理事会|委员会)(?:的)?"

GROUP = re.compile(
    rf"""
    (?P<before>{NOUN})?(?P<ordinal>第)?                     # 决议案 ... / 第
    (?<![A-Za-z\d/.)-])(?P<items>(?:{ITEM})(?(ordinal)(?:{AND}第?(?:{ITEM}))*|(?:{AND}(?:{ITEM}))*))
    (?P<mark>号)?
    (?:(?P<organ>{ORGAN_BETWEEN})?(?P<noun>{NOUN}|文件)(?!草案))?
    """,
    re.VERBOSE,
)

UNKNOWN = re.compile(
    r"(?:第(?P<items>[A-Z\d][A-Za-z\d./()\-]{0,24}?)|(?<![A-Za-z\d/.-])(?P<letters>[A-Z][A-Z\d./()-]{2,24}?))"
    r"号(?P<noun>决议|决定)(?!草案)"
)
"""A numbered resolution whose number is of no series known here: 第C-25/DEC.9号决定, 第A41-1号决议."""

KINDS = {
    "决议案": SymbolKind.RESOLUTION,
    "决议": SymbolKind.RESOLUTION,
    "决定": SymbolKind.DECISION,
    "主席声明": SymbolKind.STATEMENT,
    "文件": SymbolKind.DOCUMENT,
}

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


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers under one 第…号: `kind` is None where no noun stands with them, `organ` what stands between."""

    start: int
    end: int
    numbers: tuple[Number, ...]
    kind: SymbolKind | None
    organ: str | None = None
    flags: tuple[str, ...] = ()


def find_groups(text: str) -> tuple[Group, ...]:
    """Each group of numbers in a folded text, in text order; those that turn out to be no citation among them."""
    if "号" not in text and "决议" not in text and "声明" not in text and "决定" not in text:
        return ()
    groups = [group for found in GROUP.finditer(text) if (group := _group(text, found))]
    taken = {at for group in groups for at in range(group.start, group.end)}
    others = (found for found in UNKNOWN.finditer(text) if found.start() not in taken)
    groups += [_unknown(found) for found in others if not _is_symbol(found["items"] or found["letters"])]
    return tuple(sorted(groups, key=lambda group: group.start))


def _is_symbol(text: str) -> bool:
    """第A/RES/59/159号决议 holds a symbol, which is read as one."""
    try:
        return parse(text).kind is not SymbolKind.DOCUMENT
    except SymbolError:
        return False


def _unknown(found: re.Match[str]) -> Group:
    """A number of no known series; only the organ can say what it is."""
    name = "items" if found["items"] else "letters"
    number = Number("unknown", found[name], *found.span(name))
    return Group(found.start(), found.end(), (number,), KINDS[found["noun"]])


def _group(text: str, found: re.Match[str]) -> Group | None:
    """The group, if something marks it as one."""
    numbers = read_items(found["items"], found.start("items"))
    if not numbers or not _marked(text, found, numbers):
        return None
    noun = found["noun"] or found["before"]
    start = found.start("before") if found["before"] and not found["mark"] else found.start()
    if start == found.start() and found["before"] and found["mark"]:
        start = found.end("before")
    flags = () if found["mark"] or found["before"] else ("misprint",)
    return Group(start, found.end(), numbers, KINDS[noun] if noun else None, found["organ"], flags)


def _marked(text: str, found: re.Match[str], numbers: tuple[Number, ...]) -> bool:
    """Whether 第, 号 and the nouns around make it a citation and not a day, an item or a law."""
    distinct = numbers[0].form != "bare"
    if found["mark"]:
        if found["noun"] == "文件":
            return numbers[0].form in ("special", "session", "year")
        if found["noun"]:
            return True
        return _ends_freely(text, found.end())
    if found["ordinal"] and found["noun"] in ("决议", "决定"):
        return distinct
    named_before = found["before"] and not found["ordinal"] and distinct and not found["noun"]
    if named_before and found["before"] == "决定" and numbers[0].form == "year":
        return False
    return bool(named_before and _ends_freely(text, found.end()))


FREE_END = re.compile(r"$|通过|[、,;。:()和及与或的中所以\"”》第\[]|关于|题为|附件|序言|执行|规定")


def _ends_freely(text: str, end: int) -> bool:
    """第5/1号、 and 第5/1号和 may cite; 第26号一般性意见 and 第39574号公约 do not."""
    return FREE_END.match(text, end) is not None


def read_items(items: str, offset: int) -> tuple[Number, ...]:
    """2005/14、2005/15 -> two numbers; 53/243A和B -> two; 60/60至60/62 -> three; 60/1和2 -> two."""
    numbers: list[Number] = []
    at = 0
    for found in PIECE.finditer(items):
        if found.start() < at:
            continue
        joint = items[at : found.start()]
        read = _numbers(found.group(), offset + found.start(), numbers[-1] if numbers else None)
        if joint.startswith(("至", "-")) and numbers and read:
            read = (*_between(numbers[-1], read[0]), *read)
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
    for reader in (_self_naming, _slashed, _old, _council):
        if numbers := reader(text, start):
            return numbers
    return _bare(text, start, before)


def _self_naming(text: str, start: int) -> tuple[Number, ...]:
    """WHA76.16, 1/CP.21: the number names the body."""
    form = "health" if text.startswith("WHA") else "treaty" if TREATY.search(text) else ""
    number = text.removeprefix("WHA")
    return (Number(form, number, start, start + len(text)),) if form else ()


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
        chinese = re.fullmatch(rf"({CHINESE}+)([A-Z]?)\(({CHINESE}+)\)", text)
        if chinese is None or not (number := value(chinese[1])) or not (session := value(chinese[3])):
            return ()
        if session > 90:
            return (Number("council", f"{number}({session})", start, start + len(text)),)
        return (Number("old", f"{number}{chinese[2]}({roman(session)})", start, start + len(text)),)
    ordinal = value(found[4])
    if not ordinal or ordinal > 89 or (len(found[4]) == 4 and found[4].isdecimal()):
        return ()
    session_text = f"({found[3] or ''}{roman(ordinal)})"
    letters = found[2] or found[5]
    return tuple(_lettered("old", found[1], session_text, letters, start, start + len(text)))


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
    if "至" in letters or "-" in letters:
        names = [chr(code) for code in range(ord(names[0]), ord(names[-1]) + 1)]
    stem = number + names[0]
    at = start + len(number)
    spans = {
        name: (at + m.start(), at + m.end())
        for name, m in zip([m.group() for m in found], found, strict=True)
    }
    spans[names[0]] = (start, start + len(stem))
    return [Number(form, number + name + session, *spans.get(name, (start, end))) for name in names]


def _between(first: Number, last: Number) -> list[Number]:
    """60/60至60/65 also cites 60/61 to 60/64; a range of a hundred or more is taken as its ends."""
    head, _, low = first.number.rpartition("/")
    tail, _, high = last.number.rpartition("/")
    if head != tail or not head or not low.isdecimal() or not high.isdecimal() or int(high) - int(low) > 99:
        return []
    span = (first.start, last.end)
    return [Number(first.form, f"{head}/{n}", *span) for n in range(int(low) + 1, int(high))]
