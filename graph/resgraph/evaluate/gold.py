"""The seed resolutions against their hand-made annotation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from resgraph.evaluate import facts as facts_of
from resgraph.evaluate.bars import SEED_BARS
from resgraph.evaluate.corpus import Extract
from resgraph.evaluate.score import DocumentScore, compare
from resgraph.model import InputError
from resgraph.model.notice import Notice


def measure_seeds(gold_folder: Path, seeds_folder: Path, extract: Extract) -> Iterator[DocumentScore]:
    """A score for each annotation that has a text of its name: A-RES-60-175.zh.json, A-RES-60-175.zh.txt.

    Raises InputError where a folder has no annotation, or an annotation no text.
    """
    annotations = sorted(gold_folder.glob("*.json"))
    if not annotations:
        raise InputError(Notice("no-annotations", folder=gold_folder))
    for path in annotations:
        text = seeds_folder / f"{path.stem}.txt"
        if not text.is_file():
            raise InputError(Notice("annotated-text-missing", file=text, annotation=path.name))
        gold = json.loads(path.read_text(encoding="utf-8"))
        extraction = extract(text.read_bytes().decode("utf-8"), text.name)
        yield compare(
            gold["symbol"], facts_of.of_gold(gold), facts_of.of_extraction(extraction), tuple(SEED_BARS)
        )
