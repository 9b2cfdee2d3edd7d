"""One document as it will stand in the files: bytes, made apart from the writing, in any process."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import groupby

from resgraph.compare import outline_of
from resgraph.compare.packing import packed, packed_heading
from resgraph.decisions.apply import used as decisions_used
from resgraph.model import Extraction, Footnote, Paragraph
from resgraph.rdf import iris, shared
from resgraph.rdf.answers import NO_PART, Part, part_of
from resgraph.rdf.emit import statements
from resgraph.rdf.finding import Finding
from resgraph.rdf.given import Given, given_by
from resgraph.rdf.iris import BASE, Iris, check_base
from resgraph.rdf.packed import packed as packed_member
from resgraph.rdf.packed import unpacked
from resgraph.rdf.shared import SubjectLine
from resgraph.rdf.turtle import Turtle
from resgraph.rdf.vocabulary import RG

Blocks = dict[str, dict[tuple[str, str], None] | Finding]
"""The statements of each subject, in order and each once: predicate and object; or those of a finding, all at once."""
POSITION = f" {RG['position']} "

Passages = tuple[tuple[str, int, int], ...]
"""The id, the length in characters and the CRC-32 of each paragraph and footnote."""


@dataclass(slots=True)
class GraphCounts:
    """How much was written; `left_out` counts files whose symbol and language came before."""

    documents: int = 0
    paragraphs: int = 0
    footnotes: int = 0
    citations: int = 0
    unresolved: int = 0
    mentions: int = 0
    candidates: int = 0
    obligations: int = 0
    triples: int = 0
    left_out: int = 0

    def add(self, other: GraphCounts) -> None:
        """Count what the other counts too."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document in UTF-8: `work` and `text` are its IRIs, `lines` and `used` what it shares with others.

    `nquads` is packed, as it stands in the file. `outline` is what it is compared by, and `heading` what decides its series, packed.
    `decided` are the keys of the decisions that were put into it.
    `part` is what it has to do with reports that were asked for.
    `given` are the titles that it gives to documents it cites.
    `passages` tell one text of the document from another: each paragraph and footnote, how long it is, its checksum.
    """

    source: str
    work: str
    text: str
    nquads: bytes
    turtle: bytes
    lines: tuple[SubjectLine, ...]
    used: tuple[tuple[str, str], ...]
    counts: GraphCounts
    outline: bytes = b""
    heading: str = ""
    passages: Passages = ()
    decided: tuple[str, ...] = ()
    part: Part = NO_PART
    given: tuple[Given, ...] = ()


class Renderer:
    """Renders documents under one base; knows nothing of what other documents say."""

    def __init__(self, base: str = BASE) -> None:
        """Raise OutputError where the base is none."""
        self.names = Iris(check_base(base))
        self.turtle = Turtle(base)

    def statements(self, extraction: Extraction) -> Blocks:
        """The statements of the document's own graph."""
        return _merged(extraction, self.names.base)

    def render(self, extraction: Extraction, statements: Blocks | None = None) -> Rendered:
        """The document's own graph, and what goes to the end of the files; its `statements`, where they are known."""
        resolution = extraction.resolution
        work = self.names.work(resolution)
        text = iris.text(work, resolution.metadata.language)
        outline = outline_of(extraction)
        said = self.statements(extraction) if statements is None else statements
        nquads, turtle, triples = self.graph(said, text)
        return Rendered(
            resolution.source.name,
            work,
            text,
            packed_member(nquads),
            turtle,
            tuple(dict.fromkeys(shared.shared_lines(extraction, self.names))),
            tuple(shared.used(extraction)),
            _counted(extraction, triples),
            packed(outline),
            packed_heading(outline),
            _passages(extraction),
            decisions_used(extraction),
            part_of(said),
            given_by(extraction, self.names),
        )

    def graph(self, blocks: Blocks, graph: str) -> tuple[bytes, bytes, int]:
        """N-Quads and Turtle of one graph's subjects in their order, the statements of each sorted."""
        quads: list[str] = []
        turtle: list[str] = []
        triples = 0
        tail = f" {graph} .\n"
        short = self.turtle.term
        passage, shown = (
            "",
            "",
        )  # the last one, as N-Quads and as Turtle have it: what is said of it stands together
        for subject, block in blocks.items():
            if isinstance(block, Finding):
                quads.append(block.nquads(tail))
                if block.source != passage:
                    passage, shown = block.source, short(block.source)
                turtle.append(block.turtle(shown, short))
                triples += block.triples
            else:
                pairs = sorted(block)
                quads += [f"{subject} {p} {o}{tail}" for p, o in pairs]
                turtle.append(self.turtle.block(subject, pairs))
                triples += len(pairs)
        return "".join(quads).encode(), "".join(turtle).encode(), triples

    def without(self, rendered: Rendered, said: frozenset[str]) -> tuple[bytes, bytes, int]:
        """The document's graph again, packed, without the statements that other texts of the work have made.

        Where a paragraph stands is said by the first text: one that a language cuts in two would move all behind it.
        """
        placed = {line.partition(" ")[0] for line in said if POSITION in line}
        own = (
            line
            for line in _statements(unpacked(rendered.nquads))
            if line not in said and not (POSITION in line and line.partition(" ")[0] in placed)
        )
        parts = (line.split(" ", 2) for line in own)
        blocks: Blocks = {
            subject: dict.fromkeys((p, o) for _, p, o in rows)
            for subject, rows in groupby(parts, key=lambda part: part[0])
        }
        nquads, turtle, triples = self.graph(blocks, rendered.text)
        return packed_member(nquads), turtle, triples


def _statements(nquads: bytes) -> Iterator[str]:
    """The statements of N-Quads, without graph and line end."""
    for line in nquads.decode().split("\n"):
        if line:
            yield line[: line.rindex(" <")]


def statements_of(nquads: bytes) -> frozenset[str]:
    """The statements of N-Quads, without graph and line end, to ask whether one was made."""
    return frozenset(_statements(nquads))


def _merged(extraction: Extraction, base: str) -> Blocks:
    """The statements by subject, each once."""
    blocks: Blocks = {}
    for said in statements(extraction, base):
        if isinstance(said, Finding):
            blocks[said.subject] = said
            continue
        subject, pairs = said
        known = blocks.get(subject)
        if isinstance(known, dict):
            known.update(dict.fromkeys(pairs))
        elif pairs:
            blocks[subject] = dict.fromkeys(pairs)
    return blocks


def _passages(extraction: Extraction) -> Passages:
    resolution = extraction.resolution
    found: list[Paragraph | Footnote] = [*resolution.paragraphs, *resolution.footnotes]
    return tuple((each.id, len(each.text), zlib.crc32(each.text.encode())) for each in found)


def _counted(extraction: Extraction, triples: int) -> GraphCounts:
    found = extraction.annotations
    return GraphCounts(
        documents=1,
        paragraphs=len(extraction.resolution.paragraphs),
        footnotes=len(extraction.resolution.footnotes),
        citations=sum(len(each.citations) for each in found),
        unresolved=sum(len(each.unresolved) for each in found),
        mentions=sum(len(each.mentions) for each in found),
        candidates=sum(len(each.candidates) for each in found),
        obligations=sum(len(each.obligations) for each in found),
        triples=triples,
    )
