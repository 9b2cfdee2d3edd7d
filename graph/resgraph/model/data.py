"""Where the ontology files are: inside the wheel, or beside graph/ in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def ontology_dir() -> Path:
    """The folder of `resgraph.ttl`, `verbs.ttl`, `shapes.ttl` and `authorities/`.

    Raises FileNotFoundError where the installation is incomplete.
    """
    for folder in (PACKAGE / "ontology", PACKAGE.parent.parent / "ontology"):
        if (folder / "resgraph.ttl").is_file():
            return folder
    raise FileNotFoundError("the ontology is missing from this installation: reinstall resgraph")
