"""Document symbols in a text: A/60/131, A/56/402-E/2001/105, A/55/595和Corr.1和2, A/HRC/55/43.Add.1.

    documents = symbol {"-" symbol} {separator elliptic}
    elliptic  = ("Add" | "Corr" | "Rev") "." number {separator number}

Patterns run on folded text; the offsets tell where a blank ends a symbol (S/2004/616 2005年).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resgraph.model import Symbol, SymbolError
from resgraph.symbols.parsing import WIDTHS, parse

WORD = r"(?:Add|ADD|Corr|CORR|Rev|REV|Sub|SUB|Res|Dec|Amend)"
VOLUME = r"\((?:(?:Parts?|Vol\.?|Resumption|E?S-)?(?:[IVXLC]+|\d{1,4}))\)(?:[A-Z](?![A-Za-z]))?"

PLAIN = rf"(?:(?!{WORD}\.?\d)[A-Z\d])++(?![a-z])"
TAILS = r"(?:\.\d+(?:&\d+)*|(?<=[A-Z])\.[A-Z]+(?![a-z])|-(?![A-Z]+/|[A-Z]+-[A-Z]+/)[A-Z\d]++)*+"
MISSED = rf"(?:(?<=\d)\.?{WORD}\.?\d+)?"  # a stroke left out before Add.1

SEGMENT = rf"(?:{WORD}\.?\d+|{PLAIN}{TAILS}{MISSED})"
SYMBOL = rf"[A-Z]{{1,9}}(?:-[A-Z]{{2,5}})?(?:\((?:\d+|[IVXLC]+)\))?(?:/+{SEGMENT}(?:{VOLUME})?)+"

DOCUMENT = re.compile(rf"(?<![A-Za-z\d/_=-])(?P<first>{SYMBOL})(?P<joint>(?:-(?:{SYMBOL}))*)")

AND = r"(?:、|,|和|及|与|以及|至|-)"
SIGN = r"(?:号(?:文件)?)?"
ELLIPTIC = re.compile(
    rf"{SIGN}(?:、|,|和|及|与|以及)/?(?P<word>{WORD})\.?(?P<first>\d{{1,2}})(?P<more>(?:{AND}\d{{1,2}}(?![\d/年月日号段.]))*)"
)
FURTHER = re.compile(rf"(?P<more>(?:{AND}\d{{1,2}}(?![\d/年月日号段.]))+)")
LAST = re.compile(r"/(?P<word>Add|Corr|Rev|SR|PV)\.(?P<number>\d+)$")

TO = re.compile(rf"{SIGN}(?:至|到|~|-)")
"""A/60/131至A/60/134: what stands between the ends of a row of documents."""
ROW = re.compile(r"(?P<stem>.*[/.])(?P<first>\d{1,4})-(?P<last>\d{1,4})")
"""A/60/131-134, A/59/7/Add.1-9: several documents under one symbol."""
LONGEST_ROW = 100
PERIODIC = re.compile(r"(?:CEDAW|CERD|CRC|CRPD|CAT|CMW|CCPR|CED|E/C\.12|E/199\d|E/20\d\d)/")
"""CEDAW/C/CHN/5-6 is one document: two periodic reports of a State in one."""
FALLING = re.compile(r"\d-\d+$")
UNFINISHED = re.compile(r"/(?:Add|Corr|Rev|Amend)\.?(?!\d)")
"""E/2001/30/Rev. at the end of a line: the number that says which document is missing."""

ROOTS = frozenset(
    "A S E T ST TD DP CRC CCPR CEDAW CERD CAT CMW CRPD CED HRI FCCC UNEP UNCTAD ID ICCD CTOC CAC NPT CD BWC CCW"
    " ISBA SPLOS CLCS HSP HS JIU PBC UNU UNW EC ECE LC UNHCR UNITAR UNODC IPBES CBD GC WHA PCNICC ICC-ASP RC".split()
)
"""Organs whose symbols may be as short as S/26705; others need three parts."""

STRAIN = re.compile(r"(?:^|/)[A-Z]\d+[A-Z]\d+(?:/|$)")
"""A/H1N1 is a virus."""

REPAIRS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?<=\d)\.?(?={WORD}\.?\d)"), "/"),  # A/HRC/55/43.Add.1, A/HRC/55/43Add.1
    (re.compile(rf"(?<=/)({WORD})(?=\d)"), r"\1."),  # A/60/510/Corr1
    (re.compile(r"//+"), "/"),  # A/60//131
)


@dataclass(frozen=True, slots=True)
class PrintedSymbol:
    """A symbol as printed: folded span, what it spells (`also` for joint ones), the rule, and its flags."""

    start: int
    end: int
    symbol: Symbol
    also: tuple[Symbol, ...] = ()
    rule: str = "document"
    flags: tuple[str, ...] = ()


def find_symbols(text: str) -> list[Symbol]:
    """List the symbols of a line such as [根据第三委员会的报告(A/60/510 和 Corr.1)通过], joint ones each by itself."""
    places = [at for at, c in enumerate(text) if not c.isspace()]
    found = find_documents("".join(text.split()).translate(WIDTHS), places)
    return [symbol for document in found for symbol in (document.symbol, *document.also)]


def find_documents(text: str, places: Sequence[int]) -> tuple[PrintedSymbol, ...]:
    """Each document cited by symbol in a folded text, elliptic ones made whole; `places` are its original offsets."""
    if "/" not in text:
        return ()
    documents: list[PrintedSymbol] = []
    for found in DOCUMENT.finditer(text):
        for read in _row(_read(text, places, found)):
            if documents and TO.fullmatch(text, documents[-1].end, read.start):
                documents.extend(_between(documents[-1], read))
            documents.append(read)
        if documents and documents[-1].start == found.start():
            documents.extend(_elliptic(text, documents[-1]))
    return tuple(documents)


def _row(read: PrintedSymbol | None) -> list[PrintedSymbol]:
    """A/60/131-134 is four documents; one whose numbers do not rise is none that can be told."""
    if read is None or PERIODIC.match(read.symbol.text):
        return [read] if read else []
    row = ROW.fullmatch(read.symbol.text)
    if row is None:
        return [read]
    first, last = int(row["first"]), int(row["last"])
    if not first < last < first + LONGEST_ROW:
        return []
    symbols = [parse(f"{row['stem']}{number}") for number in range(first, last + 1)]
    return [replace(read, symbol=symbol, rule="document-range") for symbol in symbols]


def _between(first: PrintedSymbol, last: PrintedSymbol) -> list[PrintedSymbol]:
    """Those between A/60/131 and A/60/134: one row, with the numbers rising."""
    row = ROW.fullmatch(f"{first.symbol.text}-{last.symbol.text.rpartition('/')[2]}")
    if row is None or last.symbol.text != f"{row['stem']}{row['last']}":
        return []
    low, high = int(row["first"]), int(row["last"])
    if not low < high < low + LONGEST_ROW:
        return []
    span = (first.start, last.end)
    return [
        PrintedSymbol(*span, parse(f"{row['stem']}{n}"), (), "document-range") for n in range(low + 1, high)
    ]


def unfinished(text: str) -> tuple[tuple[int, int], ...]:
    """Where a symbol breaks off before the number of its addendum, or a row of them does not rise; folded spans."""
    if "/" not in text:
        return ()
    found = []
    for each in DOCUMENT.finditer(text):
        if end := UNFINISHED.match(text, each.end()):
            found.append((each.start(), end.end()))
        elif FALLING.search(each.group()) and not _row(_read(text, range(len(text)), each)):
            found.append(each.span())
    return tuple(found)


def _read(text: str, places: Sequence[int], found: re.Match[str]) -> PrintedSymbol | None:
    """A symbol, or several joined; None where the letters and strokes are something else."""
    end = _broken(text, places, *found.span())
    if UNFINISHED.match(text, end):
        return None
    printed = text[found.start() : end]
    symbols: list[Symbol] = []
    flags: tuple[str, ...] = ()
    for part in re.split(r"(?<=[\d)])-(?=[A-Z]+/)", printed):
        mended = _mended(part)
        if not _plausible(mended):
            return None
        try:
            symbols.append(parse(mended))
        except SymbolError:
            return None
        flags = ("misprint",) if mended != part or flags else ()
    rule = "joint-document" if len(symbols) > 1 else "document"
    return PrintedSymbol(found.start(), end, symbols[0], tuple(symbols[1:]), rule, flags)


def _mended(printed: str) -> str:
    """A/HRC/55/43.Add.1 -> A/HRC/55/43/Add.1."""
    for wrong, right in REPAIRS:
        printed = wrong.sub(right, printed)
    return printed


def _plausible(symbol: str) -> bool:
    """A/60/131 is a symbol, HIV/AIDS and R/3 are not."""
    root, _, rest = symbol.partition("/")
    if STRAIN.search(rest):
        return False
    if not re.search(r"\d", rest) or root == "PRST":  # PRST/29/1 leaves out whose
        return False
    return root.partition("(")[0] in ROOTS or rest.count("/") > 0


def _broken(text: str, places: Sequence[int], start: int, end: int) -> int:
    """End the symbol at a blank that parts two numbers: S/2004/616 2005年, A/76/207. 2."""
    for at in range(start + 1, end):
        if places[at] - places[at - 1] > 1:
            before, after = text[at - 1], text[at]
            if before.isdigit() and after.isdigit():
                return at
            if before == "." and after.isdigit() and text[at - 2].isdigit():
                return at - 1
    return end


def _elliptic(text: str, first: PrintedSymbol) -> list[PrintedSymbol]:
    """Corr.1和2 after A/55/595: the same document's corrigenda, each a document of its own."""
    documents: list[PrintedSymbol] = []
    base, end = first, first.end
    if last := LAST.search(first.symbol.text):
        end = _further(text, end, first, last["word"], documents)
    while found := ELLIPTIC.match(text, end):
        word = found["word"].capitalize()
        _append(documents, base, word, found["first"], (found.start("word"), found.end("first")))
        end = found.end("first")
        end = _further(text, end, base, word, documents)
    return documents


def _further(text: str, end: int, base: PrintedSymbol, word: str, documents: list[PrintedSymbol]) -> int:
    """Add.1至3, Corr.1和2: the numbers that follow; returns where they end."""
    found = FURTHER.match(text, end)
    if found is None:
        return end
    last = documents[-1].symbol if documents else base.symbol
    previous = LAST.search(last.text)
    for item in re.finditer(rf"({AND})(\d+)", found["more"]):
        span = (end + item.start(2), end + item.end(2))
        numbers = [int(item[2])]
        if item[1] in ("至", "-") and previous and int(item[2]) - int(previous["number"]) < 100:
            numbers = list(range(int(previous["number"]) + 1, int(item[2]) + 1))
        for number in numbers:
            _append(documents, base, word, str(number), span)
    return found.end()


def _append(
    documents: list[PrintedSymbol], base: PrintedSymbol, word: str, number: str, span: tuple[int, int]
) -> None:
    """A/54/25/Add.1 and Add.2 are sisters; A/54/25/Add.1 and its Corr.1 are mother and child."""

    def whole(symbol: Symbol) -> Symbol:
        last = LAST.search(symbol.text)
        stem = symbol.text[: last.start()] if last and last["word"] == word else symbol.text
        return parse(f"{stem}/{word}.{number}")

    also = tuple(whole(symbol) for symbol in base.also)
    documents.append(PrintedSymbol(*span, whole(base.symbol), also, "elliptic-document", base.flags))
