"""Where an annotation points: its target and the two selectors that find the words again.

    <...#op4.54-68.target> oa:hasSelector <...#op4.54-68.position> , <...#op4.54-68.quote> .

More than half of the statements of a graph are of this one form, so it is written from a template, not
statement by statement. The order is that of every subject: classes first in Turtle, else by predicate
and object.
"""

from __future__ import annotations

from dataclasses import dataclass

from resgraph.model import Found
from resgraph.rdf import iris
from resgraph.rdf.literals import plain
from resgraph.rdf.place import Place
from resgraph.rdf.vocabulary import OFFSET, TYPE, term

CONTEXT = 32
"""How many characters before and after a quotation tell it from others like it."""

_HAS_SOURCE, _HAS_SELECTOR = term("oa:hasSource"), term("oa:hasSelector")
_START, _END = term("oa:start"), term("oa:end")
_EXACT, _PREFIX, _SUFFIX = term("oa:exact"), term("oa:prefix"), term("oa:suffix")
_SPECIFIC = term("oa:SpecificResource")
_POSITION, _QUOTE = term("oa:TextPositionSelector"), term("oa:TextQuoteSelector")


@dataclass(frozen=True, slots=True)
class Selected:
    """The words of a passage that an annotation is about; `quoted` are the parts of the quotation.

    `name` is the annotation `<...#op4.54-68>`, `source` the passage `<...#op4>`.
    """

    name: str
    source: str
    start: int
    end: int
    quoted: tuple[tuple[str, str, str], ...]

    @classmethod
    def of(cls, place: Place, name: str, thing: Found) -> Selected:
        """The words of the thing with what stands around them."""
        text, start, end = place.text, thing.start, thing.end
        parts = (
            (_EXACT, "oa:exact", thing.text),
            (_PREFIX, "oa:prefix", text[max(0, start - CONTEXT) : start]),
            (_SUFFIX, "oa:suffix", text[end : end + CONTEXT]),
        )
        quoted = tuple((iri, short, plain(part)) for iri, short, part in parts if part or short == "oa:exact")
        return cls(name, place.words, start, end, quoted)

    @property
    def target(self) -> str:
        """`<...#op4.54-68.target>`, the only thing that others name."""
        return iris.below(self.name, "target")

    @property
    def triples(self) -> int:
        """How many statements these are."""
        return 7 + 1 + len(self.quoted)

    def nquads(self, tail: str) -> str:
        """The statements, each ended by the tail: the graph, a full stop and a line end."""
        stem = self.name[:-1]
        target, position, quote = f"{stem}.target>", f"{stem}.position>", f"{stem}.quote>"
        parts = "".join([f"{quote} {iri} {part}{tail}" for iri, _, part in self.quoted])
        return (
            f"{target} {TYPE} {_SPECIFIC}{tail}"
            f"{target} {_HAS_SELECTOR} {position}{tail}"
            f"{target} {_HAS_SELECTOR} {quote}{tail}"
            f"{target} {_HAS_SOURCE} {self.source}{tail}"
            f"{position} {TYPE} {_POSITION}{tail}"
            f'{position} {_END} "{self.end}"{OFFSET}{tail}'
            f'{position} {_START} "{self.start}"{OFFSET}{tail}'
            f"{quote} {TYPE} {_QUOTE}{tail}{parts}"
        )

    def turtle(self, name: str, source: str) -> str:
        """The same as three blocks, with the names as Turtle has them."""
        stem = name[:-1]
        parts = "".join([f" ;\n    {short} {part}" for _, short, part in self.quoted])
        return (
            f"\n{stem}.target> a oa:SpecificResource ;\n"
            f"    oa:hasSelector {stem}.position>,\n        {stem}.quote> ;\n"
            f"    oa:hasSource {source} .\n"
            f"\n{stem}.position> a oa:TextPositionSelector ;\n"
            f'    oa:end "{self.end}"^^xsd:nonNegativeInteger ;\n'
            f'    oa:start "{self.start}"^^xsd:nonNegativeInteger .\n'
            f"\n{stem}.quote> a oa:TextQuoteSelector{parts} .\n"
        )
