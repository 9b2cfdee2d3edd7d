"""What of a resolution is compared: its paragraphs with their acts, names and citations, and nothing else.

An outline is made from an `Extraction` or read back from a graph; both give the same comparison.
"""

from __future__ import annotations

from dataclasses import dataclass

from resgraph.model import Annotations, Extraction, Paragraph, ParagraphKind

SOMEBODY = ("place/", "role/", "org/wg")
"""How the ids of places, offices and working groups begin: whom a resolution may be about."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a passage that means something: an act, a name or a citation, and the id of what it means.

    `part` is the part of a document that is cited (`para. 3`), empty where it is the whole.
    """

    start: int
    end: int
    id: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class OutlineParagraph:
    """A paragraph: `acts` by verb (`verb/request`), `names` by authority (`org/unodc`), `cited` by symbol.

    `asked` are the ids of those whom its acts address.
    """

    id: str
    kind: ParagraphKind
    text: str
    acts: tuple[Mark, ...] = ()
    names: tuple[Mark, ...] = ()
    cited: tuple[Mark, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def above(self) -> str:
        """The id of the paragraph that it would belong to as a sub-paragraph: op3-a to op3; empty where there is none."""
        return self.id.rpartition("-")[0]


@dataclass(frozen=True, slots=True)
class Outline:
    """A resolution in one language; `cites` are all symbols it cites, those of footnotes too.

    `symbol` is empty where the text shows none, `body` the id of those who adopted it, `adopted` an ISO date.
    """

    symbol: str
    title: str
    language: str
    adopted: str
    passages: tuple[OutlineParagraph, ...]
    cites: frozenset[str]
    body: str = ""


def outline_of(extraction: Extraction) -> Outline:
    """The outline of a resolution that was just read."""
    metadata = extraction.resolution.metadata
    found = extraction.passages()
    cites = {str(symbol) for _, a in found for c in a.citations for symbol in (c.target, *c.also)}
    return Outline(
        symbol=str(metadata.symbol) if metadata.symbol else "",
        title=metadata.title or "",
        language=metadata.language,
        adopted=metadata.adopted or "",
        passages=tuple(_passage(p, a) for p, a in found if isinstance(p, Paragraph)),
        cites=frozenset(cites),
        body=metadata.symbol.body if metadata.symbol else "",
    )


def _passage(paragraph: Paragraph, found: Annotations) -> OutlineParagraph:
    return OutlineParagraph(
        id=paragraph.id,
        kind=paragraph.kind,
        text=paragraph.text,
        acts=tuple(Mark(a.start, a.end, a.id) for a in found.actions),
        names=tuple(Mark(m.start, m.end, m.id) for m in found.mentions),
        cited=tuple(Mark(c.start, c.end, str(c.target), c.locator or "") for c in found.citations),
        asked=tuple(dict.fromkeys(a.id for a in found.addressees if a.id)),
    )
