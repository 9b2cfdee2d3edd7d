"""The documents read and cited for reference managers: RIS and BibTeX, which Zotero, EndNote, JabRef and LaTeX read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from resgraph.find.authorities import load
from resgraph.model import SymbolError
from resgraph.symbols import explain, parse
from resgraph.tables.contents import CONTENTS
from resgraph.tables.facts import Facts

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_SPELT = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference list says of a document."""

    id: str
    symbol: str
    title: str
    author: str
    kind: str
    day: date | None
    year: int | None
    page: str
    language: str


def references(facts: Facts) -> Iterator[Reference]:
    """All documents of the graph, in the order of their symbols."""
    documents = next(content for content in CONTENTS if content.name == "documents")
    for row in documents.rows(facts):
        known = dict(zip(documents.columns, row, strict=True))
        day = known["date"] if isinstance(known["date"], date) else None
        symbol = str(known["symbol"])
        body, kind, year = _told(symbol, facts.language)
        yield Reference(
            id=str(known["id"]),
            symbol=symbol,
            title=str(known["title"] or symbol),
            author=str(known["body"] or body),
            kind=kind,
            day=day,
            year=day.year if day else year,
            page=str(known["page"] or ""),
            language="zh" if re.search(r"[一-鿿]", str(known["title"] or "")) else "",
        )


def _told(symbol: str, language: str) -> tuple[str, str, int | None]:
    """The body, the kind and the year that a symbol tells: `A/RES/46/152`, General Assembly, resolution."""
    try:
        facts = explain(parse(symbol))
    except SymbolError:
        return "", "document", None
    names = load()
    body = names.label(facts.body, language) or names.label(facts.body, "en") or ""
    return body, facts.kind.replace("_", " "), facts.year


def write_ris(facts: Facts, file: BinaryIO) -> None:
    """RIS, a report each: the type that has a number and an institution as author everywhere."""
    for each in references(facts):
        fields = [
            ("TY", "RPRT"), ("ID", _key(each.id)), ("TI", each.title), ("AU", f"{each.author}," if each.author else ""),
            ("PB", "United Nations"), ("SN", each.symbol), ("M3", each.kind.capitalize()),
            ("PY", str(each.year or "")), ("DA", each.day.strftime("%Y/%m/%d") if each.day else ""),
            ("LA", each.language), ("UR", each.page),
        ]  # fmt: skip
        lines = [f"{tag}  - {_CONTROL.sub(' ', text)}" for tag, text in fields if text]
        file.write("\r\n".join([*lines, "ER  - ", "", ""]).encode())


def write_bibtex(facts: Facts, file: BinaryIO) -> None:
    """BibTeX and biblatex, in UTF-8."""
    for each in references(facts):
        fields = [
            ("title", f"{{{_tex(each.title)}}}"), ("author", f"{{{_tex(each.author)}}}" if each.author else ""),
            ("institution", "United Nations"), ("type", each.kind.capitalize()), ("number", _tex(each.symbol)),
            ("year", str(each.year or "")), ("date", each.day.isoformat() if each.day else ""),
            ("langid", "chinese" if each.language else ""), ("url", each.page),
        ]  # fmt: skip
        lines = [f"  {name} = {{{text}}}" for name, text in fields if text]
        file.write(f"@techreport{{{_key(each.id)},\n{f',{chr(10)}'.join(lines)}\n}}\n\n".encode())


def _tex(text: str) -> str:
    """The text with what TeX reads as a command escaped."""
    return "".join(_SPELT.get(each, each) for each in _CONTROL.sub(" ", text))


def _key(id: str) -> str:
    """A key without signs that mean something: `A-RES-60-175`, `S-RES-1373-2001`."""
    return re.sub(r"[^0-9A-Za-z.]+", "-", id).strip("-") or "document"


WRITERS: dict[str, Callable[[Facts, BinaryIO], None]] = {"ris": write_ris, "bibtex": write_bibtex}
"""The writers by the name of the format."""
