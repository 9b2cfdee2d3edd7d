"""Strict reading of one document symbol, and the builders by body and number."""

from __future__ import annotations

import re
from functools import lru_cache

from resgraph.model.errors import SymbolError
from resgraph.model.notice import Notice
from resgraph.model.symbol import Symbol, SymbolKind
from resgraph.symbols.series import (
    BY_BODY,
    CLIMATE_COP,
    DESERTIFICATION_COP,
    DOCUMENT_ROOTS,
    ENVIRONMENT_ASSEMBLY,
    HABITAT_ASSEMBLY,
    IAEA_CONFERENCE,
    ROMAN,
    SERIES,
    Series,
)

WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

SEGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,&-]*(?:\([A-Za-z0-9.,-]+\))?[A-Za-z]?")

WORDS = {
    word.lower(): word
    for word in (
        "Add",
        "Corr",
        "Rev",
        "Sub",
        "Res",
        "Dec",
        "Amend",
        "Summary",
        "Part",
        "Parts",
        "Resumption",
        "Vol",
    )
}

IN_BRACKETS = re.compile(r"\((PARTS?|RESUMPTION|VOL)(?=[.IVX\d])")

RECORD = re.compile(r"/(?:PV|SR)\.")

JOINT = re.compile(r"(?<=[\d)])-(?=[A-Z]+/)")

ASSEMBLIES = {"UNEP/EA.": ENVIRONMENT_ASSEMBLY, "HSP/HA.": HABITAT_ASSEMBLY}
"""Bodies that put the kind behind the session: UNEP/EA.5/Res.14."""

BIODIVERSITY = "CBD/COP/DEC/"
"""The decisions of the parties to the Convention on Biological Diversity: UNEP/CBD/COP/DEC/XI/6, since the thirteenth CBD/COP/DEC/13/1."""
LAST_ROMAN = "XIII"
"""The last meeting that was counted so; its symbols begin as the later ones do: CBD/COP/DEC/XIII/5."""

OF_ASSEMBLY = re.compile(r"(?P<prefix>UNEP/EA\.|HSP/HA\.)\d{1,2}/(?P<kind>Res|Dec)\.\d{1,3}")

OF_CONFERENCE = re.compile(r"GC\((?:\d{1,2}|[IVXLC]{1,8})\)/(?P<kind>RES|DEC)/\d{1,3}[A-Z]?")
"""GC(52)/RES/10: the General Conference of the Atomic Energy Agency puts the session before the kind."""

SUFFIX = re.compile(r"(?:/(?:Add|Corr|Rev)\.\d+)+$")

TREATY_DECISION = re.compile(r"(?P<number>\d{1,3})/(?P<series>CP|CMP|CMA|COP)\.(?P<session>\d{1,3})")

HEALTH_ASSEMBLY = re.compile(r"WHA(?=\d{1,3}\.)")

LETTER_LAST = re.compile(rf"^(\d{{1,4}})(\((?:E?S-)?{ROMAN}\))([A-Z])$")


def parse(text: str) -> Symbol:
    """The symbol that `text` spells, in its canonical spelling.

    A/RES/60/175, a/res/60/175, A/RES/217 (III) A, Ａ／６０／１３１, WHA76.16 and 1/CP.21 are all read; blanks,
    full widths and the case of the fixed words are normalised. Raises SymbolError at the first character
    that fits no symbol.
    """
    places = [i for i, c in enumerate(text) if not c.isspace()]
    squeezed = "".join(text.split()).translate(WIDTHS)
    try:
        return _read(squeezed)
    except SymbolError as error:
        at = places[error.position] if error.position < len(places) else len(text)
        raise SymbolError(text, at, error.reason) from None


def parse_joint(text: str) -> tuple[Symbol, ...]:
    """The symbols of a document that bears several: A/56/402-E/2001/105; one for A/60/131."""
    return tuple(parse(part) for part in JOINT.split("".join(text.split()).translate(WIDTHS)))


def resolution(body: str, number: str) -> Symbol:
    """The resolution `number` ("60/175", "217A(III)", "1373(2001)") of a body.

    Raises SymbolError where the body has no series or the number is none of it.
    """
    return _numbered(body, SymbolKind.RESOLUTION, number)


def decision(body: str, number: str) -> Symbol:
    """The decision `number` ("52/462", "2023/315") of a body; errors as for `resolution`."""
    return _numbered(body, SymbolKind.DECISION, number)


def statement(body: str, number: str) -> Symbol:
    """The presidential statement `number` ("2003/3", "OS/12/1") of a body; errors as for `resolution`."""
    return _numbered(body, SymbolKind.STATEMENT, number)


def treaty_decision(number: str) -> Symbol:
    """A decision of a conference of parties that numbers them itself: 1/CP.21, 4/COP.7."""
    found = TREATY_DECISION.fullmatch(number)
    if found is None:
        raise SymbolError(number, 0, Notice("symbol-no-decision"))
    body = DESERTIFICATION_COP if found["series"] == "COP" else CLIMATE_COP
    return Symbol(number, SymbolKind.DECISION, body)


def fits(body: str, number: str) -> bool:
    """Whether `number` has a shape that the body has used."""
    series = BY_BODY.get(body)
    return series is not None and series.shapes.fullmatch(number) is not None


def prefix_of(body: str, kind: SymbolKind) -> str:
    """What opens the symbols of a body's resolutions, decisions or statements: A/RES/; empty where it has none."""
    series = BY_BODY.get(body)
    return _prefix(series, kind) if series else ""


@lru_cache(maxsize=4096)
def _numbered(body: str, kind: SymbolKind, number: str) -> Symbol:
    series = BY_BODY.get(body)
    prefix = _prefix(series, kind) if series else ""
    if series is None or not prefix:
        raise SymbolError(
            number, 0, Notice("symbol-no-series", kind=kind.value, body=body or Notice("symbol-no-body"))
        )
    return Symbol(_spelled(series, kind, prefix, number), kind, body)


def _prefix(series: Series, kind: SymbolKind) -> str:
    """A/RES/, A/DEC/ or A/PRST/."""
    return {SymbolKind.RESOLUTION: series.resolution, SymbolKind.DECISION: series.decision}.get(
        kind, series.statement
    )


PREFIXES = tuple(
    (prefix, series, kind)
    for series in SERIES
    for kind in (SymbolKind.RESOLUTION, SymbolKind.DECISION, SymbolKind.STATEMENT)
    if (prefix := _prefix(series, kind)) and prefix not in ASSEMBLIES
)
"""What opens the symbols of a series, and what they name."""


def _spelled(series: Series, kind: SymbolKind, prefix: str, number: str) -> str:
    """The prefix and the number, checked against the series."""
    number = LETTER_LAST.sub(r"\1\3\2", number).replace("(S-I)", "(S-1)").replace("(S-II)", "(S-2)")
    shapes = re.compile(r"\d{4}/\d{1,3}") if prefix == "S/PRST/" else series.shapes
    if not shapes.fullmatch(number):
        raise SymbolError(number, 0, Notice("symbol-no-number-of", series=prefix))
    if prefix in ASSEMBLIES:
        session, _, item = number.partition("/")
        return f"{prefix}{session}/{'Res' if kind is SymbolKind.RESOLUTION else 'Dec'}.{item}"
    if prefix == BIODIVERSITY and number[0].isalpha() and not number.startswith(LAST_ROMAN):
        return f"UNEP/{prefix}{number}"
    return prefix + number


def _read(text: str) -> Symbol:
    """A symbol without blanks, in ASCII."""
    if not text:
        raise SymbolError(text, 0, Notice("symbol-empty"))
    upper = text.upper()
    if TREATY_DECISION.fullmatch(upper):
        return treaty_decision(upper)
    if HEALTH_ASSEMBLY.match(upper):
        return resolution("org/world-health-assembly", upper.removeprefix("WHA"))
    if joint := JOINT.search(upper):
        raise SymbolError(text, joint.start(), Notice("symbol-joined"))
    return _classified(_segments(text), text)


def _segments(text: str) -> str:
    """The parts between the strokes, each checked and put in its usual case."""
    parts: list[str] = []
    at = 0
    for part in text.split("/"):
        found = SEGMENT.match(part)
        if found is None or found.end() != len(part):
            bad = at + (found.end() if found else 0)
            raise SymbolError(text, bad, Notice("symbol-unexpected" if part else "symbol-part-missing"))
        parts.append(_cased(part))
        at += len(part) + 1
    if not re.match(r"[A-Z][A-Z-]*(?:\((?:\d+|[IVXLC]+)\))?$", parts[0]):
        raise SymbolError(text, 0, Notice("symbol-no-organ"))
    if len(parts) < 2 or not re.search(r"\d", "".join(parts[1:])):
        raise SymbolError(text, len(text), Notice("symbol-number-missing"))
    return "/".join(parts)


def _cased(part: str) -> str:
    """ADD.1 -> Add.1, a -> A, sub.2 -> Sub.2."""
    head, dot, tail = part.partition(".")
    word = WORDS.get(head.lower())
    if word and dot:
        return word + dot + tail.upper()
    return IN_BRACKETS.sub(lambda found: f"({WORDS[found[1].lower()]}", part.upper())


def _classified(text: str, given: str) -> Symbol:
    """The symbol with what it names and who issued it; the number of a resolution is checked."""
    base = SUFFIX.sub("", text)
    if base.startswith(f"UNEP/{BIODIVERSITY}"):
        text, base = text.removeprefix("UNEP/"), base.removeprefix("UNEP/")
    if found := OF_ASSEMBLY.fullmatch(base):
        kind = SymbolKind.RESOLUTION if found["kind"] == "Res" else SymbolKind.DECISION
        return Symbol(text, kind if base == text else SymbolKind.DOCUMENT, ASSEMBLIES[found["prefix"]])
    if found := OF_CONFERENCE.fullmatch(text):
        kind = SymbolKind.RESOLUTION if found["kind"] == "RES" else SymbolKind.DECISION
        return Symbol(text, kind, IAEA_CONFERENCE)
    for prefix, series, kind in PREFIXES:
        if base.startswith(prefix):
            return _of_series(series, kind, text, given)
    kind = SymbolKind.MEETING_RECORD if RECORD.search(text) else SymbolKind.DOCUMENT
    body = next((body for root, body in DOCUMENT_ROOTS if text.startswith(root)), "")
    return Symbol(text, kind, body)


def _of_series(series: Series, kind: SymbolKind, text: str, given: str) -> Symbol:
    """A/RES/60/175, or its corrigendum A/RES/60/175/Corr.1."""
    prefix, base = _prefix(series, kind), SUFFIX.sub("", text)
    try:
        spelled = _spelled(series, kind, prefix, base.removeprefix(prefix))
    except SymbolError:
        raise SymbolError(given, len(prefix), Notice("symbol-no-number-of", series=prefix)) from None
    if base == text:
        return Symbol(spelled, kind, series.body)
    return Symbol(spelled + text[len(base) :], SymbolKind.DOCUMENT, series.body)
