"""The citations of a text of any kind: a sentence, a paragraph, a page copied from somewhere."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from resgraph.languages import builtin
from resgraph.model import MappedText, Metadata, Paragraph, ParagraphKind, Resolution, Source
from resgraph.pipeline.reading import linker
from resgraph.symbols import url
from resgraph.text.engine.spoken import profile_of
from resgraph.text.structure.language import language_of

_BLOCK = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL)
_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_SOLID = re.compile(r"[\u2e80-\u9fff\uff00-\uffef（）《》、，。；：]")


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A citation in a text: `text[start:end] == words`, and the document that the words name.

    `verb` is the id of the verb that governs it (`verb/recall`), `locator` the part meant, `rule` what found it.
    """

    words: str
    start: int
    end: int
    symbol: str
    url: str | None
    date: date | None
    verb: str | None
    locator: str | None
    rule: str


def extract_citations(text: str) -> list[CitedDocument]:
    """The documents that a text cites by number or symbol, in their order; its lines may be wrapped."""
    blocks = list(_blocks(text))
    paragraphs = tuple(
        Paragraph(f"p{number}", ParagraphKind.PLAIN, None, body) for number, body in enumerate(blocks, 1)
    )
    profile = profile_of(text, builtin())
    language = profile.code if profile else language_of(text)
    resolution = Resolution(Source("text", text, ""), Metadata(language=language), paragraphs)
    found = linker(()).read(resolution)
    return [
        CitedDocument(
            words=text[slice(*span)],
            start=span[0],
            end=span[1],
            symbol=each.target.text,
            url=url(each.target),
            date=date.fromisoformat(each.date) if each.date else None,
            verb=each.relation,
            locator=each.locator,
            rule=each.rule,
        )
        for passage, annotations in found.passages()
        for each in annotations.citations
        for span in [passage.body.source(each.start, each.end)]
    ]


def _blocks(text: str) -> Iterator[MappedText]:
    """What stands between empty lines, its lines joined: nothing between two Chinese characters, else a space."""
    for block in _BLOCK.finditer(text):
        characters, origins, last = [], array("L"), block.start()
        for broken in [*_BREAK.finditer(text, *block.span()), None]:
            end = broken.start() if broken else block.end()
            characters.append(text[last:end])
            origins.extend(range(last, end))
            last = broken.end() if broken else end
            if broken and not (_SOLID.match(text, max(end - 1, 0)) or _SOLID.match(text, last)):
                characters.append(" ")
                origins.append(broken.start())
        body = MappedText("".join(characters), origins).strip()
        if body.text:
            yield body
