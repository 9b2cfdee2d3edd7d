"""A finding as one node: the words it is about, where they stand in the passage, and what they mean.

    <...#op4.54-68> a rg:Mention ; nif:anchorOf "..." ; nif:beginIndex 54 ; nif:endIndex 68 ;
        nif:referenceContext <...#op4> ; itsrdf:taIdentRef <B/authority/org/unodc> .

Two thirds of the statements of a graph are of this form, so they are written from a template, not statement by
statement. The order is that of every subject: classes first in Turtle, else by predicate and object. What stands
before and after the words follows from the passage, and is not written.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from resgraph.model import Stretch
from resgraph.rdf.literals import plain
from resgraph.rdf.place import Pairs, Place
from resgraph.rdf.vocabulary import OFFSET, TYPE, term

Short = Callable[[str], str]
"""Gives a term as Turtle has it."""

_ANCHOR, _CONTEXT = term("nif:anchorOf"), term("nif:referenceContext")
_BEGIN, _END = term("nif:beginIndex"), term("nif:endIndex")


class Finding(NamedTuple):  # hundreds a document: a tuple is made in a third of a dataclass's time
    """The words of a passage and what is said of them.

    `subject` is `<...#op4.54-68>`, `source` the passage `<...#op4>`, `anchor` the words as a literal; `pairs` are sorted,
    and come behind those of NIF: their predicates are greater.
    """

    subject: str
    source: str
    start: int
    end: int
    anchor: str
    pairs: Pairs

    @classmethod
    def of(cls, place: Place, name: str, thing: Stretch, pairs: Pairs) -> Finding:
        """The words of the thing with what is said of them, each once."""
        words = place.text[thing.start : thing.end]
        anchor = f'"{words}"' if place.is_plain else plain(words)
        said = sorted(set(pairs)) if len(pairs) > 2 else pairs
        return cls(name, place.words, thing.start, thing.end, anchor, said)

    @property
    def triples(self) -> int:
        """How many statements these are."""
        return 4 + len(self.pairs)

    def nquads(self, tail: str) -> str:
        """The statements, each ended by the tail: the graph, a full stop and a line end."""
        name = self.subject
        said = "".join([f"{name} {predicate} {value}{tail}" for predicate, value in self.pairs])
        return (
            f"{name} {_ANCHOR} {self.anchor}{tail}"
            f'{name} {_BEGIN} "{self.start}"{OFFSET}{tail}'
            f'{name} {_END} "{self.end}"{OFFSET}{tail}'
            f"{name} {_CONTEXT} {self.source}{tail}{said}"
        )

    def turtle(self, source: str, short: Short) -> str:
        """The same as one block; `source` is the passage as Turtle has it, with which the finding's name begins."""
        name = source[:-1] + self.subject[len(self.source) - 1 :]
        classes = [short(value) for predicate, value in self.pairs if predicate == TYPE]
        lines, last = [], ""
        for predicate, value in self.pairs:
            if predicate == last:
                lines.append(f",\n        {short(value)}")
            elif predicate != TYPE:
                lines.append(f" ;\n    {short(predicate)} {short(value)}")
                last = predicate
        return (
            f"\n{name} a {', '.join(classes)} ;\n"
            f"    nif:anchorOf {self.anchor} ;\n"
            f'    nif:beginIndex "{self.start}"^^xsd:nonNegativeInteger ;\n'
            f'    nif:endIndex "{self.end}"^^xsd:nonNegativeInteger ;\n'
            f"    nif:referenceContext {source}{''.join(lines)} .\n"
        )
