"""The pages for people: the editor with its gallery of questions, and one page a thing. All text is escaped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from resgraph.model.gallery import Bilingual
from resgraph.query.matching import Thing
from resgraph.query.named import NamedQuery, named_queries
from resgraph.query.wording import column_of, columns, in_order, wording_of
from resgraph.rdf.vocabulary import NAMESPACES
from resgraph.serve.asking import Row, value
from resgraph.serve.reader import Words

FOLDER = Path(__file__).parent
ASSETS = {
    "editor.js": "assets/editor.js",
    "views.js": "assets/views.js",
    "page.css": "assets/page.css",
    "yasgui.min.js": "vendor/yasgui/yasgui.min.js",
    "yasgui.min.css": "vendor/yasgui/yasgui.min.css",
}
"""What the pages load, by its name under /static/."""
MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css"}
_EDITOR_LOOKS = "'self' 'unsafe-inline'"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src {looks}; img-src 'self' data:; font-src 'self' data:;"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy: nothing from elsewhere, no script in a page itself."""

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER / "templates", encoding="utf-8"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a page is for: the words of his language, and the address that shows it in the other one."""

    words: Words
    switch: str = "/language/en"


@dataclass(frozen=True, slots=True)
class Link:
    """What an object is shown as: its words, where they lead (nowhere for a literal), and their language."""

    words: str
    href: str = ""
    language: str = ""


@dataclass(slots=True)
class Part:
    """A thing, or a part of it: its name, its anchor, its text, and what is said of it by property."""

    iri: str
    anchor: str
    text: str = ""
    said: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))

    def number(self, words: Words) -> str:
        """What a reader sees before it: 序1 for the first preambular paragraph, else its number as printed, else its anchor."""
        nth = re.match(r"pp(\d+)$", self.anchor)
        printed = [link.words for name in ("rg:number", "rg:mark") for link in self.said.get(name, ())]
        return words.of("preambular-number", n=nth[1]) if nth else printed[0] if printed else self.anchor

    def heading(self, words: Words) -> str:
        """Under which heading of a document it stands."""
        return words.heading([link.words for link in self.said.get("rdf:type", ())])


def local(iri: str, base: str) -> str:
    """Where the IRI is found on this server; others as they are, if a browser may follow them."""
    if iri.startswith(base):
        return f"/{iri.removeprefix(base)}"
    return iri if iri.startswith(("http://", "https://")) else ""


def short(iri: str, base: str) -> str:
    """With a prefix, or without the base."""
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri.removeprefix(base)


def parts(thing: str, base: str, said: Iterable[Row], texts: Mapping[str, str]) -> list[Part]:
    """The thing first, then its parts in reading order."""
    found: dict[str, Part] = {thing: Part(thing, "")}
    for row in said:
        subject = row["s"]["value"]
        part = found.setdefault(subject, Part(subject, subject.partition("#")[2], texts.get(subject, "")))
        shown = _link(row, base)
        links = part.said[short(row["p"]["value"], base)]
        if shown not in links:
            links.append(shown)
    for part in found.values():
        for links in part.said.values():
            links.sort(key=_in_numbers)
    return sorted(found.values(), key=lambda part: (part.iri != thing, _place(part)))


def _in_numbers(link: Link) -> list[tuple[bool, str]]:
    """fn2 before fn10."""
    return [(not piece.isdigit(), piece.zfill(9)) for piece in re.findall(r"\d+|\D+", link.words)]


def _link(row: Row, base: str) -> Link:
    told = row["o"]
    if told["type"] != "uri":
        return Link(told["value"], language=told.get("xml:lang", ""))
    return Link(value(row, "label") or short(told["value"], base), local(told["value"], base))


def _place(part: Part) -> tuple[object, ...]:
    """By position where the part has one; op10 comes after op9."""
    position = next(
        (int(link.words) for link in part.said.get("rg:position", ()) if link.words.isdigit()), 10**6
    )
    return position, [(not piece.isdigit(), piece.zfill(9)) for piece in re.findall(r"\d+|\D+", part.anchor)]


def thing_page(reader: Reader, thing: str, base: str, shown: list[Part], pointing: list[Row]) -> bytes:
    """The page of one thing."""
    words = reader.words
    names = _names(shown[0], words.language)
    incoming = [
        (Link(words.place(row["label"]["value"]), local(row["s"]["value"], base)), value(row, "words") or "")
        for row in sorted(pointing, key=lambda row: _in_numbers(Link(row["label"]["value"])))
    ]
    hidden = {"nif:isString", *_NAMES} | ({"eli:has_part", "rg:hasPassage"} if len(shown) > 1 else set())
    read = _read(shown[1:], words)
    return _render(
        reader, "thing.html", name=names[0] if names else Link(short(thing, base)), names=names[1:], thing=thing,
        shown=shown, incoming=incoming, hidden=hidden, read=read, notes=words.heading(["rg:Footnote"]) in dict(read),
    )  # fmt: skip


def _names(part: Part, language: str) -> list[Link]:
    """What a thing is called, each name once: of each property the one in the reader's language first."""
    found = {
        link.words: link
        for key in _NAMES
        for link in sorted(part.said.get(key, ()), key=lambda link: link.language not in (language, ""))
    }
    return list(found.values())


def _read(found: Iterable[Part], words: Words) -> list[tuple[str, list[Part]]]:
    """The parts that have a text under the headings of a document, in reading order, footnotes at the end."""
    under: dict[str, list[Part]] = {}
    for part in found:
        if part.text:
            under.setdefault(part.heading(words), []).append(part)
    last = words.heading(["rg:Footnote"])
    return sorted(under.items(), key=lambda pair: pair[0] == last)


_NAMES = ("dcterms:identifier", "skos:prefLabel", "rdfs:label", "dcterms:title")


def editor_page(reader: Reader, base: str) -> bytes:
    """The page to ask on, with the named queries, the plainest first."""
    language = reader.words.language
    questions = [_question(query, language) for query in in_order(named_queries())]
    headings = {column.name: _in(column.label, language) for column in columns()}
    return _render(
        reader, "editor.html", queries=questions, base=base, prefixes=NAMESPACES, headings=headings
    )


def _question(query: NamedQuery, language: str) -> dict[str, Any]:
    """A named query in the reader's language: title, what it asks, what must be given."""
    return {
        "name": query.name,
        "title": query.title_zh if language == "zh" else query.title_en,
        "asks": _in(wording_of(query).asks, language),
        "parameters": [(p.name, _in(column_of(p.name).label, language), p.example) for p in query.parameters],
    }


def _in(words: Bilingual, language: str) -> str:
    return words.zh if language == "zh" else words.en


def search_page(reader: Reader, asked: str, base: str, found: Mapping[str, Any]) -> bytes:
    """The passages found for words, and where the next page is."""
    hits = [
        (Link(reader.words.place(short(item["iri"], base)), local(item["iri"], base)), item["text"])
        for item in found["items"]
    ]
    after = urlencode({"q": asked, "offset": found["next"], "limit": found["limit"]})
    following = f"/search?{after}" if found["next"] is not None else ""
    key = "found" if found["total"] else "found-none"
    told = reader.words.of(key, n=found["total"], words=reader.words["joint"].join(found["words"]))
    return _render(reader, "search.html", asked=asked, told=told, found=hits, next=following)


def review_page(
    reader: Reader, rows: Sequence[Mapping[str, str]], language: str, token: str, beyond: tuple[str, str]
) -> bytes:
    """The rows that a person decides, each a form; `beyond` are the addresses of the pages before and behind."""
    return _render(
        reader, "review.html", rows=rows, language=language, token=token, before=beyond[0], behind=beyond[1]
    )


def preview_page(reader: Reader, thing: Thing) -> bytes:
    """A small page about a thing of the authority files."""
    return _render(reader, "preview.html", thing=thing)


def error_page(reader: Reader, status: int, reason: str) -> bytes:
    """A failure, for a browser."""
    return _render(reader, "error.html", status=status, reason=reason)


def policy(*, editor: bool = False) -> str:
    """The Content-Security-Policy of a page; the editor's own library sets styles of elements in place."""
    return POLICY.format(looks=_EDITOR_LOOKS if editor else "'self'")


def _render(reader: Reader, template: str, **values: Any) -> bytes:
    return _ENVIRONMENT.get_template(template).render(reader=reader, words=reader.words, **values).encode()
