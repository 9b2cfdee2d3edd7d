"""What was found and stays open: references without one target, and citations read through a misprint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import reduce

from pyoxigraph import Store

from resgraph.check.finding import Finding, Severity, Verdict
from resgraph.check.places import PLACE, spot
from resgraph.model.notice import Notice
from resgraph.query.run import Row, text_rows

_OPEN = f"""
SELECT * WHERE {{
  ?evidence a rg:UnresolvedReference ; rg:kind ?kind ; rg:reason ?reason OPTIONAL {{ ?evidence rg:candidate ?candidate }}
  {PLACE}
}} ORDER BY ?document ?place ?start ?candidate"""
_FLAGGED = f"""
SELECT * WHERE {{
  ?evidence rg:flag ?flag ; cito:hasCitedEntity/dcterms:identifier ?symbol .
  {PLACE}
}} ORDER BY ?document ?place ?start ?flag ?symbol"""

REASONS = {
    "body-not-stated": "open-body-not-stated",
    "several-bodies": "open-several-bodies",
    "number-does-not-fit-body": "open-number-does-not-fit",
}
"""Why the linker left a reference open, by the line of the catalogue; other reasons are told as they are."""


def unresolved(store: Store) -> Iterator[Finding]:
    """A reference that was not linked, why, and what it may be."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in text_rows(store, _OPEN):
        grouped[row["evidence"]].append(row)
    for group in grouped.values():
        row = group[0]
        candidates = [each["candidate"] for each in group if "candidate" in each]
        reason = row["reason"]
        yield spot(row).finding(
            "unresolved-reference",
            Severity.INFO,
            Verdict.OPEN,
            Notice(
                "unresolved-reference",
                reason=Notice(REASONS[reason]) if reason in REASONS else reason,
                perhaps=Notice("perhaps", these=_listed(candidates)) if candidates else "",
            ),
            candidates[0] if len(candidates) == 1 else "",
        )


def _listed(things: list[str]) -> str:
    """The things one behind the other, with what stands between them in each language."""
    return reduce(lambda first, then: Notice("listed", first=first, then=then), things)


def misprint(store: Store) -> Iterator[Finding]:
    """A citation whose printed form lacks something, and what it was read as."""
    for row in text_rows(store, _FLAGGED):
        yield spot(row).finding(
            "misprint",
            Severity.WARNING,
            Verdict.SOURCE,
            Notice("misprint", flag=row["flag"], symbol=row["symbol"]),
            row["symbol"],
        )
