"""What series and alignments say in the graph: `rg:Renewal` between works, `rg:Alignment` between passages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from resgraph.compare import Comparison, Pair
from resgraph.compare.agreed import Agreed
from resgraph.rdf import iris
from resgraph.rdf.gathered import Bundle
from resgraph.rdf.iris import Iris
from resgraph.rdf.literals import code, decimal, plain, tag
from resgraph.rdf.place import Pairs
from resgraph.rdf.shared import SubjectLine, lines_of
from resgraph.rdf.vocabulary import RG, TYPE, term

_ANCHOR = term("nif:anchorOf")
_WAS_REVISION_OF = term("prov:wasRevisionOf")
_TRUE = f'"true"^^{term("xsd:boolean")}'


def earlier_in_series(symbol: str, others: Iterable[str], names: Iris) -> Iterator[SubjectLine]:
    """The earlier resolutions of a series, by symbol, whether they were read or not."""
    pairs = [(RG["earlierInSeries"], names.document(other)) for other in sorted(others)]
    yield from lines_of(names.document(symbol), pairs)


def renewal(symbol: str, earlier: str, alike: float, names: Iris) -> Iterator[SubjectLine]:
    """That one resolution takes up another, with how alike their titles are."""
    work, other = names.document(symbol), names.document(earlier)
    yield from lines_of(work, [(RG["earlierInSeries"], other), (RG["previousInSeries"], other)])
    told: Pairs = [
        (TYPE, RG["Renewal"]),
        (RG["earlier"], other),
        (RG["later"], work),
        (RG["similarity"], decimal(alike)),
    ]
    yield from lines_of(_renewal_of(work), told)


def alignments(comparison: Comparison, names: Iris) -> Iterator[SubjectLine]:
    """What became of each paragraph, between two texts of one language."""
    earlier, later = comparison.left, comparison.right
    work = names.document(later.symbol)
    before = iris.text(names.document(earlier.symbol), earlier.language)
    after = iris.text(work, later.language)
    yield from lines_of(after, [(_WAS_REVISION_OF, before)])
    for pair in comparison.pairs:
        node = iris.below(iris.part(after, pair.right[0]), "alignment")
        yield from lines_of(_renewal_of(work), [(RG["alignment"], node)])
        yield from lines_of(node, _told(pair, before, after, names))


def _told(pair: Pair, before: str, after: str, names: Iris) -> Pairs:
    told: Pairs = [
        (TYPE, RG["Alignment"]),
        *((RG["earlier"], iris.part(before, id)) for id in pair.left),
        *((RG["later"], iris.part(after, id)) for id in pair.right),
        (RG["change"], code(str(pair.relation))),
        (RG["similarity"], decimal(pair.similarity)),
    ]
    if pair.moved:
        told.append((RG["moved"], _TRUE))
    verb = pair.verb
    if verb.changed and verb.left and verb.right:
        told.append((RG["verbBefore"], names.authority(verb.left.id)))
        told.append((RG["verbAfter"], names.authority(verb.right.id)))
    if verb.force:
        told.append((RG["forceChange"], code(verb.force)))
    return told


def bundle(language: str, symbol: str, found: Iterable[Agreed], names: Iris) -> Bundle:
    """All sentences of a text that stood before, in the order of the text."""
    rows = [(f.paragraph, f.start, f.end, f.text, f.earlier, f.earlier_paragraph, f.alike) for f in found]
    content = json.dumps([language, symbol, rows], ensure_ascii=True, separators=(",", ":"))
    return Bundle(f"{iris.text(names.document(symbol), language)[:-1]}#", content.encode())


def unfolded(content: bytes, names: Iris) -> Iterator[SubjectLine]:
    """What a bundle says."""
    language, symbol, rows = json.loads(content)
    for row in rows:
        yield from agreed(language, Agreed(symbol, *row), names)


def agreed(language: str, found: Agreed, names: Iris) -> Iterator[SubjectLine]:
    """A sentence that stood before, with the first place where it did."""
    after = iris.part(iris.text(names.document(found.symbol), language), found.paragraph)
    before = iris.part(iris.text(names.document(found.earlier), language), found.earlier_paragraph)
    told: Pairs = [
        (TYPE, RG["AgreedLanguage"]),
        (RG["earlier"], before),
        (RG["later"], after),
        (RG["similarity"], decimal(found.alike)),
        (_ANCHOR, plain(found.text) + tag(language)),
    ]
    yield from lines_of(iris.below(after, f"{found.start}-{found.end}.agreed"), told)


def _renewal_of(work: str) -> str:
    return iris.part(work, "renewal")
