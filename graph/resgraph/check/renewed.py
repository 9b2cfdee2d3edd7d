"""Citations of a resolution that a newer one of its series has taken up.

回顾其2014年3月28日第25/901号决议, though 28/902 renewed it in 2015 and the text is of 2017
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Store

from resgraph.check.finding import Finding, Severity, Verdict
from resgraph.check.places import citations
from resgraph.model.notice import Notice
from resgraph.query.named import named_query
from resgraph.query.run import text_rows


def outdated(store: Store) -> Iterator[Finding]:
    """A citation of a resolution that was renewed before the text that cites it, where the newer one is cited nowhere."""
    found = text_rows(store, named_query("outdated-citations").sparql)
    newer = {(row["citing"], row["cited"]): row["newer"] for row in found}
    for cited in citations(store):
        renewed = newer.get((cited.spot.document, cited.symbol))
        if renewed:
            yield cited.spot.finding(
                "outdated-citation",
                Severity.INFO,
                Verdict.OPEN,
                Notice("outdated-citation", symbol=cited.symbol, newer=renewed),
                renewed,
            )
