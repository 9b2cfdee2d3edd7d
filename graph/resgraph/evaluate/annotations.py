"""Hand-made annotations of marked-up resolutions: citations/*.json and actions/*.json.

A citation of the first kind:

    {"place": "pp8", "text": "第48/1号决议", "target": "A/HRC/RES/48/1", "date": "2021-10-07"}

Places are ids of paragraphs and footnotes (`fn2`), so the words themselves stay in the
file that is annotated.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resgraph.evaluate.facts import Facts, add_annotated, new_facts
from resgraph.model import InputError
from resgraph.model.notice import Notice

CITATION_MEASURES = ("citations", "citation dates", "citation locators", "coreferences")
ACTION_MEASURES = ("actions", "addressees")


@dataclass(frozen=True, slots=True)
class Annotated:
    """What is annotated of one document, and which measures the annotation speaks of."""

    facts: Facts
    measures: tuple[str, ...]


def read_annotations(folder: Path, language: str) -> dict[str, Annotated]:
    """The annotations below `folder` by symbol; empty where the folder has none.

    Raises InputError naming the file that is not in the shape of its README.
    """
    found: dict[str, Annotated] = {}
    for kind, measures in (("citations", CITATION_MEASURES), ("actions", ACTION_MEASURES)):
        for path in sorted((folder / kind).glob("*.json")):
            document = _load(path)
            if document.get("language", language) != language:
                continue
            before = found.get(document["symbol"], Annotated(new_facts(), ()))
            _add_document(before.facts, document, path)
            found[document["symbol"]] = Annotated(before.facts, (*before.measures, *measures))
    return found


def _load(path: Path) -> Mapping[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(Notice("no-annotation", file=path, reason=error)) from error
    if not isinstance(document, dict) or "symbol" not in document:
        raise InputError(Notice("annotation-without-symbol", file=path))
    return document


def _add_document(facts: Facts, document: Mapping[str, Any], path: Path) -> None:
    """Add each thing at its place."""
    try:
        for kind in ("citations", "coreferences", "actions", "addressees"):
            for item in document.get(kind) or []:
                add_annotated(facts, item["place"], {kind: [item]})
    except (KeyError, TypeError) as error:
        raise InputError(Notice("annotation-lacks", file=path, missing=repr(error))) from error
