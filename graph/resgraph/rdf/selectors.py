"""Where an annotation points: its target and the two selectors that find the words again.

    <...#op4.54-68> a oa:Annotation , rg:Mention ; oa:hasBody <B/authority/org/unodc> ; oa:hasTarget <...#op4.54-68.target> ; rg:how "name" .
    <...#op4.54-68.target> oa:hasSelector <...#op4.54-68.position> , <...#op4.54-68.quote> .

More than half of the statements of a graph are of these two forms, so they are written from templates, not
statement by statement. The order is that of every subject: classes first in Turtle, else by predicate
and object.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from resgraph.model import Found
from resgraph.rdf import iris
from resgraph.rdf.literals import plain
from resgraph.rdf.place import Place
from resgraph.rdf.vocabulary import OFFSET, RG, TYPE, term

Short = Callable[[str], str]
"""Gives a term as Turtle has it."""

CONTEXT = 32
"""How many characters before and after a quotation tell it from others like it."""

_ANNOTATION, _HAS_BODY, _HAS_TARGET = term("oa:Annotation"), term("oa:hasBody"), term("oa:hasTarget")
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
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        literal = '"{}"'.format if place.is_plain else plain
        quoted = [(_EXACT, "oa:exact", literal(text[start:end]))]
        if before:
            quoted.append((_PREFIX, "oa:prefix", literal(before)))
        if after:
            quoted.append((_SUFFIX, "oa:suffix", literal(after)))
        return cls(name, place.words, start, end, tuple(quoted))

    @property
    def subject(self) -> str:
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

    def turtle(self, source: str, short: Short) -> str:  # noqa: ARG002 - as Bodied has it
        """The same as three blocks; `source` is the passage as Turtle has it."""
        return self.turtle_below(self.stem(source), source)

    def stem(self, source: str) -> str:
        """`<A/RES/60/175/zh#op4.54-68`, the annotation as Turtle has it without its end: it begins as its passage does."""
        return source[:-1] + self.name[len(self.source) - 1 : -1]

    def turtle_below(self, stem: str, source: str) -> str:
        """The three blocks below the name without its end, `<...#op4.54-68`, as Turtle has it."""
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


@dataclass(frozen=True, slots=True)
class Bodied:
    """An annotation with one body, one reason, and the words it is about: a mention, a coreference, a candidate.

    `kind` is its house class (`Mention`), `body` an IRI, `reason` a house property (`how`) and `why` its literal.
    """

    selected: Selected
    kind: str
    body: str
    reason: str
    why: str

    @property
    def subject(self) -> str:
        """`<...#op4.54-68>`."""
        return self.selected.name

    @property
    def triples(self) -> int:
        """How many statements these are."""
        return 5 + self.selected.triples

    def nquads(self, tail: str) -> str:
        """The statements, each ended by the tail."""
        name = self.selected.name
        return (
            f"{name} {TYPE} {_ANNOTATION}{tail}"
            f"{name} {TYPE} {RG[self.kind]}{tail}"
            f"{name} {_HAS_BODY} {self.body}{tail}"
            f"{name} {_HAS_TARGET} {name[:-1]}.target>{tail}"
            f"{name} {RG[self.reason]} {self.why}{tail}"
            f"{self.selected.nquads(tail)}"
        )

    @property
    def source(self) -> str:
        """The passage."""
        return self.selected.source

    def turtle(self, source: str, short: Short) -> str:
        """The same as four blocks; `source` is the passage as Turtle has it."""
        stem = self.selected.stem(source)
        return (
            f"\n{stem}> a oa:Annotation, rg:{self.kind} ;\n"
            f"    oa:hasBody {short(self.body)} ;\n"
            f"    oa:hasTarget {stem}.target> ;\n"
            f"    rg:{self.reason} {self.why} .\n"
            f"{self.selected.turtle_below(stem, source)}"
        )


Templated = Selected | Bodied
