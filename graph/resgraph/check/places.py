"""Where evidence stands: the document, the paragraph, the words, and the page a reader can open.

One query brings all evidence of a class; the rules then judge in Python, where dates and numbers are values.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pyoxigraph import Store

from resgraph.check.finding import Finding, Severity, Verdict
from resgraph.model.notice import Notice
from resgraph.query.run import Row, text_rows

PLACE = """
  ?evidence nif:referenceContext ?passage ; nif:beginIndex ?start ; nif:endIndex ?end ; nif:anchorOf ?words .
  ?passage nif:isString ?text ; rg:realizes ?place . ?textual rg:hasPassage ?passage ; eli:realizes ?work .
  OPTIONAL { ?work dcterms:identifier ?document } OPTIONAL { ?work eli:date_document ?adopted }
  OPTIONAL { ?textual foaf:page ?page }
"""
"""Binds, for `?evidence`, where it stands; put it behind what chooses the evidence."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a passage: `text[start:end] == words`; `adopted` is the day of the document, or empty."""

    evidence: str
    document: str
    adopted: str
    place: str
    text: str
    start: int
    end: int
    words: str
    page: str

    @property
    def paragraph(self) -> str:
        """`pp12`: what stands behind the document's IRI."""
        return self.place.partition("#")[2]

    def order(self) -> tuple[str, str, int]:
        """Findings come in the order of the documents."""
        return self.document, self.place, self.start

    def widened(self, start: int, end: int) -> Spot:
        """The same place with more words."""
        return replace(self, start=start, end=end, words=self.text[start:end])

    def finding(
        self, rule: str, severity: Severity, verdict: Verdict, message: Notice, likely: str = ""
    ) -> Finding:
        """A finding about these words."""
        return Finding(
            rule=rule,
            severity=severity,
            verdict=verdict,
            subject=self.evidence,
            message=message,
            document=self.document,
            paragraph=self.paragraph,
            words=self.words,
            likely=likely,
            page=self.page,
        )


def spot(row: Row) -> Spot:
    """The place that PLACE bound."""
    return Spot(
        evidence=row["evidence"],
        document=row.get("document", ""),
        adopted=row.get("adopted", ""),
        place=row["place"],
        text=row["text"],
        start=int(row["start"]),
        end=int(row["end"]),
        words=row["words"],
        page=row.get("page", ""),
    )


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation: where it stands, the symbol it was read as, and the day it states, or empty."""

    spot: Spot
    target: str
    symbol: str
    stated: str


_CITATIONS = f"""
SELECT * WHERE {{
  ?evidence a rg:Citation ; cito:hasCitedEntity ?cited . ?cited dcterms:identifier ?symbol .
  OPTIONAL {{ ?evidence rg:dateAsStated ?stated }}
  {PLACE}
}}"""


def citations(store: Store) -> list[Cited]:
    """Every citation, one for each document it cites, in the order of the documents."""
    found = (
        Cited(spot(row), row["cited"], row["symbol"], row.get("stated", ""))
        for row in text_rows(store, _CITATIONS)
    )
    return sorted(found, key=lambda cited: (*cited.spot.order(), cited.symbol))
