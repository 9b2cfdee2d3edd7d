"""What of a document in a graph is compared: its outline, as it was when it was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import unquote

from pyoxigraph import NamedNode, Store

from resgraph import symbols
from resgraph.compare import Outline, OutlineParagraph
from resgraph.compare.outline import Mark
from resgraph.model import ParagraphKind, QueryError, SymbolError
from resgraph.model.notice import Notice
from resgraph.query.parameters import base_of
from resgraph.query.run import Row, text_rows
from resgraph.rdf.iris import path

HEAD = """SELECT ?language ?title ?adopted WHERE {
  $WORK eli:is_realized_by ?text
  OPTIONAL { ?text dcterms:title ?title } OPTIONAL { $WORK eli:date_document ?adopted }
  BIND(STRAFTER(STR(?text), CONCAT(STR($WORK), "/")) AS ?language)
} ORDER BY DESC(?language) ?title"""
"""The texts of `$WORK`, Chinese before English."""
PASSAGES = """SELECT ?place ?kind ?text WHERE {
  $TEXT rg:hasPassage ?passage . ?passage rg:realizes ?place ; nif:isString ?text .
  ?place rg:position ?position ; a ?kind FILTER(STRSTARTS(STR(?kind), STR(rg:)))
} ORDER BY ?position"""
MARKS = """SELECT ?place ?kind ?start ?end ?means ?part WHERE {
  $TEXT rg:hasPassage ?passage . ?passage rg:realizes ?place .
  ?found nif:referenceContext ?passage ; nif:beginIndex ?start ; nif:endIndex ?end ; a ?kind FILTER(?kind IN (rg:Act, rg:Mention, rg:Citation))
  ?found itsrdf:taIdentRef|cito:hasCitedEntity ?means OPTIONAL { ?found rg:locator ?part }
} ORDER BY ?place ?start ?end ?means"""
ASKED = """SELECT DISTINCT ?place ?means WHERE {
  $TEXT rg:hasPassage ?passage . ?passage rg:realizes ?place . ?place rg:addressee ?means
} ORDER BY ?place ?means"""

_KINDS = {
    "PreambularParagraph": ParagraphKind.PREAMBULAR,
    "OperativeParagraph": ParagraphKind.OPERATIVE,
    "SubParagraph": ParagraphKind.SUBPARAGRAPH,
    "AnnexParagraph": ParagraphKind.ANNEX,
    "PlainParagraph": ParagraphKind.PLAIN,
}


def outline_in(store: Store, symbol: str, language: str | None = None) -> Outline:
    """The outline of a document that the graph holds. Raises QueryError where it does not, or not in that language."""
    base = base_of(store)
    canonical = canonical_symbol(symbol)
    work = NamedNode(base + path(canonical))
    head = chosen_head(list(_rows(store, HEAD, WORK=work)), canonical, language)
    text = NamedNode(f"{work.value}/{head['language']}")
    parts = (list(_rows(store, query, TEXT=text)) for query in (PASSAGES, MARKS, ASKED))
    return outline_of_rows(canonical, base, head, *parts)


def canonical_symbol(symbol: str) -> str:
    """The one spelling of a symbol. Raises QueryError for what is none."""
    try:
        return symbols.parse(symbol).text
    except SymbolError as error:
        raise QueryError(Notice("no-file-or-symbol", given=symbol)) from error


def chosen_head(heads: Sequence[Row], symbol: str, language: str | None) -> Row:
    """The head of the text in that language, else of the first there is. Raises QueryError where there is none."""
    for head in heads:
        if language is None or head["language"] == language:
            return head
    texts = ", ".join(head["language"] for head in heads)
    raise QueryError(
        Notice("text-not-read", symbol=symbol, language=repr(language), known=texts)
        if heads
        else Notice("document-not-read", symbol=symbol)
    )


def outline_of_rows(
    symbol: str, base: str, head: Row, passages: Iterable[Row], marks: Iterable[Row], asked: Iterable[Row]
) -> Outline:
    """The outline, from what the queries above answer."""
    found: dict[str, dict[str, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    spans: set[tuple[str, str, str]] = set()
    cites: set[str] = set()
    for row in marks:
        kind = row["kind"].rpartition("#")[2]
        id = _id(row["means"], base)
        if kind == "Citation":
            cites.add(id)
        at = (row["place"], row["start"], row["end"])
        if kind != "Citation" or at not in spans:  # the second symbol of one citation is the same document
            found[row["place"]][kind].append(
                Mark(int(row["start"]), int(row["end"]), id, row.get("part", ""))
            )
        if kind == "Citation":
            spans.add(at)
    addressed: dict[str, list[str]] = defaultdict(list)
    for row in asked:
        addressed[row["place"]].append(_id(row["means"], base))
    return Outline(
        symbol,
        head.get("title", ""),
        head["language"],
        head.get("adopted", ""),
        tuple(
            _passage(row, found[row["place"]], addressed[row["place"]])
            for row in passages
            if row["kind"].rpartition("#")[2] in _KINDS
        ),
        frozenset(cites),
        symbols.parse(symbol).body,
    )


def _passage(row: Row, found: Mapping[str, list[Mark]], asked: Iterable[str]) -> OutlineParagraph:
    def marks(kind: str) -> tuple[Mark, ...]:
        return tuple(sorted(found.get(kind, ()), key=lambda mark: (mark.start, mark.end, mark.id)))

    kind = _KINDS[row["kind"].rpartition("#")[2]]
    id = unquote(row["place"].partition("#")[2])
    return OutlineParagraph(
        id, kind, row["text"], marks("Act"), marks("Mention"), marks("Citation"), tuple(asked)
    )


def _id(iri: str, base: str) -> str:
    """`org/unodc`, or a symbol."""
    return unquote(iri.removeprefix(base).removeprefix("authority/"))


def _rows(store: Store, query: str, **things: NamedNode) -> Iterable[Row]:
    for name, thing in things.items():
        query = query.replace(f"${name}", str(thing))
    return text_rows(store, query)
