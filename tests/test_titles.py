"""Titles of documents that were not read: the table, and what the graph says of them."""

from __future__ import annotations

import csv

from resgraph.model.data import ontology_dir
from resgraph.rdf.documents import known
from resgraph.rdf.titles import SOURCES, listed_titles
from resgraph.symbols import parse


def test_a_listed_title_is_told_with_its_list() -> None:
    (title,) = listed_titles("A/RES/46/152")
    assert title.text.startswith("Creation of an effective United Nations crime prevention")
    said = dict(known(parse("A/RES/46/152")))
    assert said["<https://w3id.org/resgraph/ontology#listedTitle>"].endswith('programme"@en')
    assert said["<https://w3id.org/resgraph/ontology#titleSource>"] == f"<{title.source}>"


def test_a_document_in_no_list_has_none() -> None:
    assert listed_titles("A/RES/60/9999") == ()


def test_each_row_has_a_canonical_symbol_a_language_and_a_known_list() -> None:
    with (ontology_dir() / "titles.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [row["symbol"] for row in rows if parse(row["symbol"]).text != row["symbol"]] == []
    assert {row["language"] for row in rows} <= {"ar", "en", "es", "fr", "ru", "zh"}
    assert {row["source"] for row in rows} == set(SOURCES)
    assert all(row["title"].strip() == row["title"] != "" for row in rows)
