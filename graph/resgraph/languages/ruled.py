"""The language whose writing needs rules in code, beside its tables: Chinese. The other languages are read by tables alone."""

from __future__ import annotations

from resgraph.languages.grammar import grammar

RULED = "zh"

LINKING = grammar("zh", "linking")
"""What the linkers ask: pointers, short forms, aliases, what stands around a name."""
DUTIES = grammar("zh", "duties")
"""The patterns of duties, reports and governing verbs."""
