"""Where the ontology files are: inside the wheel, or beside graph/ in a checkout."""

from __future__ import annotations

import csv
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
LANGUAGES = PACKAGE / "languages"
"""A folder of tables a language."""


def ontology_dir() -> Path:
    """The folder of `resgraph.ttl`, `verbs.ttl`, `shapes.ttl` and `authorities/`.

    Raises FileNotFoundError where the installation is incomplete.
    """
    for folder in (PACKAGE / "ontology", PACKAGE.parent.parent / "ontology"):
        if (folder / "resgraph.ttl").is_file():
            return folder
    raise FileNotFoundError("the ontology is missing from this installation: reinstall resgraph")


def ontology_table(name: str) -> list[dict[str, str]]:
    """The rows of a table of the ontology (`titles.tsv`), by the names of its columns; quotation marks are text.

    Raises FileNotFoundError where the installation is incomplete.
    """
    with (ontology_dir() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
