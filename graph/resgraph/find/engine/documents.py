"""Documents cited by symbol in a spaced text: A/HRC/ 28/61, A/61/636-S/2006/980 and Corr.1, A/54/25/Add.1 and 2.

The reader of symbols wants a text without blanks; here only those are taken out that a symbol may have inside, and the
words that join its parts become commas. Letters that look like Latin ones and stand in a symbol are read as those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from resgraph.languages.profile import Kind, Profile
from resgraph.symbols import parse
from resgraph.symbols.printed import PrintedSymbol, find_documents
from resgraph.text.engine.folding import folding

LETTERED = re.compile(r"/(?:RES|DEC)/.*\d[A-Z]$")
"""The symbol of one part of a resolution: GC(50)/RES/9A."""
STATEMENT = re.compile(r"(?<![\w/.-])PRST/(?P<number>(?:OS/\d{1,2}|\d{1,4})/\d{1,2})(?![\d/])")
"""A statement without the root of its symbol: the Human Rights Council counts by session, the Security Council by year."""
YEAR = 4
"""Figures of a year."""
FOREIGN = re.compile(r"[^\W\d_a-z]+(?=/)|(?<=/)[^\W\d_a-z]+")
INSIDE = re.compile(
    r"""
    (?<=/)[ ](?=[A-Z\d]) | (?<=[A-Z\d])[ ](?=/) | (?<=(?:Add|Rev)\.)[ ](?=\d) | (?<=Corr\.)[ ](?=\d)
  | (?: (?<=/RES/\d) | (?<=/RES/\d\d) | (?<=/RES/\d{3}) | (?<=/RES/\d{4}) ) [ ] (?=(?:[A-Z][ ]?)?\((?:(?:19|20)\d\d|(?:E?S-)?[IVXLC]+|S-\d)\))
  | (?: (?<=/RES/\d[A-Z]) | (?<=/RES/\d[ ][A-Z]) | (?<=/RES/\d\d[A-Z]) | (?<=/RES/\d\d[ ][A-Z]) | (?<=/RES/\d{3}[A-Z])
      | (?<=/RES/\d{3}[ ][A-Z]) | (?<=/RES/\d{4}[A-Z]) | (?<=/RES/\d{4}[ ][A-Z]) ) [ ] (?=\((?:E?S-)?[IVXLC]+\))
  | (?<=[IVXLC]\)) [ ] (?=[A-Z](?![\w]))
  | (?<=\d) [ ] (?=\((?:Part|Vol\.?)[ ]?[IVX]+\)) | (?<=\(Part) [ ] (?=[IVX]+\)) | (?<=\(Vol\.) [ ] (?=[IVX]+\))
    """,
    re.VERBOSE,
)
"""Blanks that a symbol may have: A/HRC/ 28/61, Add. 1, S/RES/1373 (2001), A/RES/217 A (III), A/CONF.157/24 (Part I)."""


class Documents:
    """Finds the symbols of one language's passages."""

    def __init__(self, profile: Profile) -> None:
        """Take the words that join the parts of a symbol."""
        fold = folding(profile.writing).plain
        self._lookalike = str.maketrans(dict(profile.writing.lookalike))
        forms = sorted((fold(w.form) for w in profile.of(Kind.AND)), key=lambda f: -len(f))
        joining = "|".join(re.escape(form) for form in forms) or "(?!)"
        ranging = "|".join(re.escape(fold(w.form)) for w in profile.of(Kind.RANGE)) or "(?!)"
        self._joint = re.compile(
            rf"(?:\s?,)?\s?\b(?:{joining})\s?(?=(?:Add|Corr|Rev)\.?\s?\d)"  # and Corr.1
            rf"|,\s(?=(?:Add|Corr|Rev)\.?\s?\d)"  # , Corr.1
            rf"|(?<=(?:Add|Rev)\.\d)\s(?:{joining})\s(?=\d{{1,2}}\b(?![/.\d]))"  # Add.1 and 2
            rf"|(?<=Corr\.\d)\s(?:{joining})\s(?=\d{{1,2}}\b(?![/.\d]))"
        )
        self._range = re.compile(
            rf"(?:(?<=(?:Add|Rev)\.\d)|(?<=Corr\.\d))\s(?:{ranging})\s(?=\d{{1,2}}\b(?![/.\d]))"
        )  # Add.1 to 5
        self._letter = re.compile(rf"(?:\s?,\s?|\s(?:{joining})\s)(?P<letter>[A-Z])(?![\w./])")

    def find(self, text: str) -> Iterator[PrintedSymbol]:
        """Each document of a folded text, in order; spans folded."""
        if "/" not in text:
            return
        latin = FOREIGN.sub(lambda m: m.group().translate(self._lookalike), text)
        plain, places = self._squeezed(latin)
        for found in find_documents(plain, range(len(plain))):
            one = replace(found, start=places[found.start], end=places[found.end - 1] + 1)
            yield one
            yield from self._letters(latin, one)
        for statement in STATEMENT.finditer(latin):
            root = "A/HRC/PRST/" if len(statement["number"].partition("/")[0]) < YEAR else "S/PRST/"
            yield PrintedSymbol(*statement.span(), parse(root + statement["number"]))

    def _letters(self, text: str, first: PrintedSymbol) -> Iterator[PrintedSymbol]:
        """GC(50)/RES/9A and B: the other parts of a resolution, behind the symbol of one."""
        end = first.end
        while LETTERED.search(first.symbol.text) and (letter := self._letter.match(text, end)):
            symbol = parse(first.symbol.text[:-1] + letter["letter"])
            yield PrintedSymbol(letter.start("letter"), letter.end(), symbol, (), "elliptic-document")
            end = letter.end()

    def _squeezed(self, text: str) -> tuple[str, list[int]]:
        """The text without blanks inside symbols, commas for what joins their parts; and each character's place."""
        cuts = [(m.span(), ",") for m in self._joint.finditer(text)]
        cuts += [(m.span(), "-") for m in self._range.finditer(text)]
        cuts += [(m.span(), "") for m in INSIDE.finditer(text)]
        out: list[str] = []
        places: list[int] = []
        at = 0
        for (start, end), sign in sorted(cuts):
            if start < at:
                continue
            out.append(text[at:start] + sign)
            places.extend(range(at, start))
            places.extend([start] * len(sign))
            at = end
        out.append(text[at:])
        places.extend(range(at, len(text)))
        return "".join(out), places
