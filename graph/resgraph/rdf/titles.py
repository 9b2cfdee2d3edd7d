"""Titles of documents that were cited and not read: `ontology/titles.tsv`, each with the list it comes from.

A/RES/46/152 is "Creation of an effective United Nations crime prevention and criminal justice programme".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from resgraph.model.data import ontology_table

SOURCES = {
    "hdl:1902.1/12379": "https://hdl.handle.net/1902.1/12379",
    "un-mandates-housekeeping": "https://github.com/UN-EOSG-Analytics/un-mandates-housekeeping",
    "UNxml/HRCresolutions": "https://github.com/UNxml/HRCresolutions",
}
"""The lists by their codes in the table, and where each is published (docs/authorities.md)."""


@dataclass(frozen=True, slots=True)
class ListedTitle:
    """A title as a list gives it: its words, its language (`en`), the address of the list."""

    text: str
    language: str
    source: str


@cache
def _listed() -> dict[str, tuple[ListedTitle, ...]]:
    found: dict[str, tuple[ListedTitle, ...]] = {}
    for row in ontology_table("titles.tsv"):
        title = ListedTitle(row["title"], row["language"], SOURCES[row["source"]])
        found[row["symbol"]] = (*found.get(row["symbol"], ()), title)
    return found


def listed_titles(symbol: str) -> tuple[ListedTitle, ...]:
    """The titles of a document by its symbol, a language each; empty where no list has it."""
    return _listed().get(symbol, ())
