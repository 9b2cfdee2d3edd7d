"""Words that tell by standing beside another: `ontology/neighbours.tsv`, a form a row, in simplified characters.

A form is a word or a piece of a pattern (缔约[方国]); the rule says what it stands beside and what it tells.
"""

from __future__ import annotations

from functools import cache

from resgraph.model.data import ontology_table


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in ontology_table("neighbours.tsv"):
        found.setdefault(row["rule"], []).append(row["form"])
    return {rule: tuple(forms) for rule, forms in found.items()}


def any_of(rule: str) -> str:
    """The forms of a rule as the alternatives of a pattern, in the order of the table."""
    return f"(?:{'|'.join(_forms()[rule])})"
