"""The graph as seven tables: what each holds, row by row, in the order of documents and paragraphs.

An `id` is an IRI without the base (`A/RES/60/175#op4`, `org/unodc`); `document`, `paragraph`, `cited` and `thing` are ids of
other tables. Several values of one cell are parted by "; ".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from resgraph.query.run import run
from resgraph.tables.facts import Facts
from resgraph.tables.places import place_name
from resgraph.tables.values import Value, value_of

Rows = Iterator[tuple[Value, ...]]

_DOCUMENTS = "SELECT DISTINCT ?document WHERE { ?document a eli:LegalResource }"
_THINGS = """SELECT DISTINCT ?thing WHERE {
  { ?thing skos:inScheme ?scheme } UNION { ?mention a rg:Mention ; itsrdf:taIdentRef ?thing }
}"""
_CITATIONS = """SELECT DISTINCT ?citation ?place ?cited ?words ?start ?relation ?locator ?date ?rule ?text WHERE {
  ?citation cito:hasCitingEntity ?place ; cito:hasCitedEntity ?cited ;
    nif:referenceContext/nif:isString ?text ; nif:anchorOf ?words ; nif:beginIndex ?start
  OPTIONAL { ?citation rg:relation ?relation } OPTIONAL { ?citation rg:locator ?locator }
  OPTIONAL { ?citation rg:dateAsStated ?date } OPTIONAL { ?citation rg:rule ?rule }
}"""
_MENTIONS = """SELECT DISTINCT ?mention ?place ?thing ?words ?start ?how ?relation WHERE {
  ?mention a rg:Mention ; itsrdf:taIdentRef ?thing ;
    nif:referenceContext/rg:realizes ?place ; nif:anchorOf ?words ; nif:beginIndex ?start
  OPTIONAL { ?mention rg:how ?said } BIND(COALESCE(?said, "label") AS ?how)
  OPTIONAL { ?mention rg:relation ?relation }
}"""
_DUTIES = """SELECT DISTINCT ?duty ?place ?task WHERE {
  ?duty a rg:Obligation ; nif:referenceContext/rg:realizes ?place ; rg:task ?task
}"""
_OPEN = """SELECT DISTINCT ?open ?place ?words ?start ?kind ?reason ?text WHERE {
  ?open a rg:UnresolvedReference ; rg:kind ?kind ; rg:reason ?reason ; nif:referenceContext ?passage ;
    nif:anchorOf ?words ; nif:beginIndex ?start .
  ?passage rg:realizes ?place ; nif:isString ?text
}"""


@dataclass(frozen=True, slots=True)
class Content:
    """One table: its columns, what fills it, and which columns are ids of which table."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Facts], Rows]
    keys: tuple[tuple[str, str], ...] = ()


def _documents(facts: Facts) -> Rows:
    """Those that were read, and those that they cite."""
    for document in _found(facts, _DOCUMENTS, "document"):
        yield (
            facts.local(document), facts.symbol(document), facts.title(document), facts.date(document),
            facts.labels(document, "eli:passed_by"), facts.value(document, "rg:session"), facts.value(document, "rg:meeting"),
            facts.is_read(document), facts.page(document), document,
        )  # fmt: skip


def _paragraphs(facts: Facts) -> Rows:
    language = "zh" if facts.language == "zh" else "en"
    for document in _found(facts, _DOCUMENTS, "document"):
        for order, place in enumerate(facts.parts(document), 1):
            part = place.partition("#")[2]
            yield (
                facts.local(place), facts.local(document), part, place_name(part, language), order,
                facts.verbs(place), facts.text(place), place,
            )  # fmt: skip


def _citations(facts: Facts) -> Rows:
    for row in _placed(facts, _CITATIONS):
        relation = row["relation"]
        yield (
            *_where(facts, row, "citation"), facts.local(str(row["cited"])), row["words"],
            facts.label(str(relation)) if relation else None, row["locator"], row["date"], row["rule"], row["start"],
            row["text"],
        )  # fmt: skip


def _mentions(facts: Facts) -> Rows:
    for row in _placed(facts, _MENTIONS):
        thing, relation = str(row["thing"]), row["relation"]
        yield (
            *_where(facts, row, "mention"), facts.local(thing), facts.label(thing), row["words"],
            facts.label(str(relation)) if relation else None, row["how"], row["start"],
        )  # fmt: skip


def _duties(facts: Facts) -> Rows:
    for row in _placed(facts, _DUTIES):
        duty = str(row["duty"])
        who, verb, to, due = (
            facts.labels(duty, name) for name in ("rg:obligedParty", "rg:verb", "rg:reportsTo", "rg:due")
        )
        yield (*_where(facts, row, "duty"), who, verb, row["task"], to, due, facts.text(str(row["place"])))


def _open(facts: Facts) -> Rows:
    for row in _placed(facts, _OPEN):
        candidates = "; ".join(facts.local(each) for each in facts.things(str(row["open"]), "rg:candidate"))
        yield (
            *_where(facts, row, "open"), row["words"], row["kind"], row["reason"], candidates, row["start"], row["text"],
        )  # fmt: skip


def _authorities(facts: Facts) -> Rows:
    chinese, english = Facts(facts.store, facts.base, "zh"), Facts(facts.store, facts.base, "en")
    for thing in _found(facts, _THINGS, "thing"):
        id = facts.local(thing)
        others = "; ".join(facts.texts(thing, "skos:altLabel"))
        same = "; ".join(facts.things(thing, "skos:exactMatch"))
        yield id, id.partition("/")[0], chinese.label(thing), english.label(thing), others, same, thing


def _found(facts: Facts, sparql: str, name: str) -> list[str]:
    answer = run(facts.store, sparql)
    at = answer.columns.index(name)
    return sorted((str(value_of(row[at])) for row in answer.rows), key=lambda iri: (facts.symbol(iri), iri))


def _placed(facts: Facts, sparql: str) -> list[dict[str, Value]]:
    """The rows of a query with a `place`, in the order of reading."""
    answer = run(facts.store, sparql)
    rows = [dict(zip(answer.columns, map(value_of, row), strict=True)) for row in answer.rows]

    def reading(row: dict[str, Value]) -> tuple[str, str, int, str, int, tuple[str, ...]]:
        place = str(row["place"])
        document = place.partition("#")[0]
        start = row.get("start")
        rest = tuple(map(str, row.values()))
        return (
            facts.symbol(document), document, facts.position(place), place, start if isinstance(start, int) else 0, rest,
        )  # fmt: skip

    return sorted(rows, key=reading)


def _where(facts: Facts, row: dict[str, Value], name: str) -> tuple[str, str, str]:
    """The id of a finding, of its document and of its paragraph."""
    place = str(row["place"])
    return facts.local(str(row[name])), facts.local(place.partition("#")[0]), facts.local(place)


_PLACED = (("document", "documents"), ("paragraph", "paragraphs"))

CONTENTS: tuple[Content, ...] = (
    Content(
        "documents",
        tuple("id symbol title date body session meeting is_read page iri".split()),
        _documents,
    ),
    Content(
        "paragraphs",
        tuple("id document part place position verbs text iri".split()),
        _paragraphs,
        (("document", "documents"),),
    ),
    Content("authorities", tuple("id kind name_zh name_en other_names same_as iri".split()), _authorities),
    Content(
        "citations",
        tuple("id document paragraph cited words relation locator date rule start text".split()),
        _citations,
        (*_PLACED, ("cited", "documents")),
    ),
    Content(
        "mentions",
        tuple("id document paragraph thing name words relation how start".split()),
        _mentions,
        (*_PLACED, ("thing", "authorities")),
    ),
    Content(
        "duties",
        tuple("id document paragraph parties verb task recipients due text".split()),
        _duties,
        _PLACED,
    ),
    Content(
        "open_references",
        tuple("id document paragraph words kind reason candidates start text".split()),
        _open,
        _PLACED,
    ),
)
