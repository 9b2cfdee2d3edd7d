"""A comparison as plain data: the shape that `resgraph compare --format json` prints."""

from __future__ import annotations

from typing import Any

from resgraph.compare.comparison import Comparison, Pair, Verb, VerbChange
from resgraph.compare.differences import Difference, Side
from resgraph.compare.outline import Outline

Record = dict[str, Any]
"""A JSON object."""


def record(comparison: Comparison) -> Record:
    """Both documents, the pairs, what is new and what was dropped.

    `start` and `end` are offsets into the paragraph's text, as `resgraph extract` prints it.
    """
    return {
        "left": _document(comparison.left),
        "right": _document(comparison.right),
        "pairs": [_pair(pair) for pair in comparison.pairs],
        "new": [*comparison.new],
        "dropped": [*comparison.dropped],
    }


def _document(outline: Outline) -> Record:
    return {
        "symbol": outline.symbol or None,
        "title": outline.title or None,
        "language": outline.language,
        "adopted": outline.adopted or None,
    }


def _pair(pair: Pair) -> Record:
    return {
        "left": [*pair.left],
        "right": [*pair.right],
        "relation": str(pair.relation),
        "similarity": pair.similarity,
        "moved": pair.moved,
        "translation_only": pair.translated,
        "verb": _change(pair.verb),
        "further_verbs": [_change(each) for each in pair.further],
        "only": str(pair.only) if pair.only else None,
        "addressees": {"new": [*pair.asked], "gone": [*pair.no_longer_asked]},
        "differences": [_difference(each) for each in pair.differences],
    }


def _change(change: VerbChange) -> Record:
    return {
        "left": _verb(change.left),
        "right": _verb(change.right),
        "changed": change.changed,
        "force": change.force,
    }


def _verb(verb: Verb | None) -> Record | None:
    if verb is None:
        return None
    place = {"paragraph": verb.paragraph, "start": verb.start, "end": verb.end}
    return {"text": verb.text, "id": verb.id, **place}


def _difference(difference: Difference) -> Record:
    return {
        "op": difference.op,
        "about": str(difference.about),
        "left": _side(difference.left),
        "right": _side(difference.right),
    }


def _side(side: Side) -> Record:
    return {"paragraph": side.paragraph, "start": side.start, "end": side.end, "text": side.text}
