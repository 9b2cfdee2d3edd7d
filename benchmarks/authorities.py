"""`python -m benchmarks.authorities`: what the authority files say of each kind of thing, and what is blank."""

from __future__ import annotations

import re
from collections import defaultdict

import pyoxigraph

from resgraph.model.data import ontology_dir

AUTHORITY = "https://w3id.org/resgraph/authority/"
COLUMNS = {
    "Chinese name": ("prefLabel", "@zh$"),
    "all six languages": ("prefLabel", ""),
    "Wikidata": ("exactMatch", r"wikidata\.org"),
    "UNBIS": ("exactMatch|closeMatch", r"metadata\.un\.org"),
    "GeoNames": ("exactMatch", r"geonames\.org"),
    "dates": ("foundingDate|dissolutionDate|startDate|endDate|date_document", ""),
    "part of": ("subOrganizationOf|superEvent|parentCountry|postIn", ""),
    "predecessor or successor": ("changedBy|resultedFrom", ""),
    "adopting document": ("adoptedBy", ""),
    "treaty status": ("notation", "#untc"),
}
"""Heading, the local names of the properties, and what the value must hold."""


def statements() -> dict[str, list[tuple[str, str]]]:
    """The local name and the value of all that is said of each thing."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path in sorted((ontology_dir() / "authorities").glob("*.ttl")):
        for triple in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            subject = str(triple.subject)[1:-1]
            if re.fullmatch(f"{AUTHORITY}[a-z]+/.+", subject) and "/change/" not in subject:
                name = re.split("[#/]", triple.predicate.value)[-1]
                found[subject].append((name, str(triple.object)))
    return found


def has(said: list[tuple[str, str]], column: str) -> bool:
    """Whether a thing has what the column counts."""
    names, pattern = COLUMNS[column]
    values = [value for name, value in said if re.fullmatch(names, name)]
    if column == "all six languages":
        return {value[-2:] for value in values} >= {"zh", "en", "fr", "es", "ru", "ar"}
    return any(re.search(pattern, value) for value in values)


def main() -> None:
    """Print one row a kind."""
    kinds: dict[str, list[list[tuple[str, str]]]] = defaultdict(list)
    for subject, said in statements().items():
        if any(name in ("inScheme", "prefLabel", "label") for name, _ in said):
            kinds[subject.removeprefix(AUTHORITY).split("/")[0]].append(said)
    print(f"| kind | entries | {' | '.join(COLUMNS)} |\n|{'---|' * (len(COLUMNS) + 2)}")
    for kind, things in sorted(kinds.items()):
        counts = (sum(has(said, column) for said in things) for column in COLUMNS)
        print(f"| {kind} | {len(things)} | {' | '.join(str(count or '') for count in counts)} |")


if __name__ == "__main__":
    main()
