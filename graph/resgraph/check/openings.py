"""What was found and stays open: references without one target, and citations read through a misprint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import Store

from resgraph.check.finding import Finding, Severity, Verdict
from resgraph.check.places import PLACE, spot
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

REASONS: dict[str, tuple[str, str]] = {
    "body-not-stated": ("the body is not stated", "未说明机构"),
    "several-bodies": ("several bodies may be meant", "可指几个机构"),
    "number-does-not-fit-body": ("the body had no such number by then", "该机构当时尚无此编号"),
}
"""Why the linker left a reference open, in English and Chinese; other reasons are told as they are."""


def unresolved(store: Store) -> Iterator[Finding]:
    """A reference that was not linked, why, and what it may be."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in text_rows(store, _OPEN):
        grouped[row["evidence"]].append(row)
    for group in grouped.values():
        row = group[0]
        candidates = [each["candidate"] for each in group if "candidate" in each]
        may_en, may_zh = (
            (f", perhaps {', '.join(candidates)}", f"，或为{'、'.join(candidates)}")
            if candidates
            else ("", "")
        )
        en, zh = REASONS.get(row["reason"], (row["reason"], row["reason"]))
        yield spot(row).finding(
            "unresolved-reference",
            Severity.INFO,
            Verdict.OPEN,
            f"not linked: {en}{may_en}",
            f"未链接：{zh}{may_zh}",
            candidates[0] if len(candidates) == 1 else "",
        )


def misprint(store: Store) -> Iterator[Finding]:
    """A citation whose printed form lacks something, and what it was read as."""
    for row in text_rows(store, _FLAGGED):
        yield spot(row).finding(
            "misprint",
            Severity.WARNING,
            Verdict.SOURCE,
            f"printed irregularly ({row['flag']}), read as {row['symbol']}",
            f"印法有误（{row['flag']}），读作{row['symbol']}",
            row["symbol"],
        )
