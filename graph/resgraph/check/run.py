"""All rules over one output folder, in the order of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from pyoxigraph import Store

from resgraph.check import dates, events, footnotes, languages, names, numbers, openings, renewed
from resgraph.check.finding import Finding
from resgraph.check.shapes import broken_shapes
from resgraph.rdf.store import open_store

Rule = Callable[[Store], Iterator[Finding]]

RULES: dict[str, Rule] = {
    "event-date": events.event_date,
    "date-outside-session": dates.outside_session,
    "dates-disagree": dates.disagreeing,
    "later-document": dates.later_document,
    "number-not-in-session": numbers.never_given,
    "number-against-order": numbers.against_order,
    "misprint": openings.misprint,
    "numbering-gap": numbers.gaps,
    "footnote-without-mark": footnotes.without_mark,
    "mark-without-footnote": footnotes.without_footnote,
    "outdated-citation": renewed.outdated,
    "languages-cite-differently": languages.cite_differently,
    "languages-date-differently": languages.date_differently,
    "paragraph-in-some-languages": languages.cut_differently,
    "name-of-two": names.shared_name,
    "identifier-of-two": names.shared_identifier,
    "unresolved-reference": openings.unresolved,
}
"""Each rule by the name its findings bear; `shape` comes before them."""


def check(out: Path, *, shapes: bool = True) -> list[Finding]:
    """Every finding about an output folder: broken shapes first, then rule by rule, document by document.

    Raises InputError where there is no store, or no pySHACL and `shapes`.
    """
    store = open_store(out)
    found = list(broken_shapes(out)) if shapes else []
    for rule in RULES.values():
        found.extend(rule(store))
    return found
