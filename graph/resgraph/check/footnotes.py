"""Footnotes without a mark, and marks without a footnote."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Store

from resgraph.check.finding import Finding, Severity, Verdict
from resgraph.check.places import PLACE, spot
from resgraph.model.notice import Notice
from resgraph.query.run import text_rows

_NOTES = """
SELECT ?text ?note ?mark ?document ?page ?words WHERE {
  ?text rg:hasPassage ?passage ; eli:realizes ?work . ?passage rg:realizes ?note ; nif:isString ?words .
  ?note a rg:Footnote ; rg:mark ?mark .
  OPTIONAL { ?work dcterms:identifier ?document } OPTIONAL { ?text foaf:page ?page }
} ORDER BY ?document ?note ?page"""
_MARKS = """
SELECT ?text ?note WHERE {
  ?place a rg:FootnoteMark ; itsrdf:taIdentRef ?note ; nif:referenceContext ?carrier . ?text rg:hasPassage ?carrier
}"""
_MISSING = f"""
SELECT * WHERE {{
  ?evidence a rg:FootnoteMark ; itsrdf:taIdentRef ?note FILTER NOT EXISTS {{ ?note a rg:Footnote }}
  {PLACE}
}} ORDER BY ?evidence"""


def without_mark(store: Store) -> Iterator[Finding]:
    """A footnote to which no paragraph of its text leads; the mark may stand in the title."""
    marked = {(row["text"], row["note"]) for row in text_rows(store, _MARKS)}
    for row in text_rows(store, _NOTES):
        if (row["text"], row["note"]) in marked:
            continue
        yield Finding(
            rule="footnote-without-mark",
            severity=Severity.WARNING,
            verdict=Verdict.OPEN,
            subject=row["note"],
            message=Notice("footnote-without-mark", mark=row["mark"]),
            document=row.get("document", ""),
            paragraph=row["note"].partition("#")[2],
            words=row["words"],
            page=row.get("page", ""),
        )


def without_footnote(store: Store) -> Iterator[Finding]:
    """A mark whose footnote is not there."""
    for row in text_rows(store, _MISSING):
        where = spot(row)
        mark = row["note"].rpartition("#fn")[2]
        around = where.widened(max(0, where.start - 12), where.end)
        yield around.finding(
            "mark-without-footnote",
            Severity.WARNING,
            Verdict.OPEN,
            Notice("mark-without-footnote", mark=mark),
        )
