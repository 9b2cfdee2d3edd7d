"""The values of a table as cells that no spreadsheet takes for a formula."""

from __future__ import annotations

from resgraph.model.spreadsheet import harmless_text
from resgraph.tables.values import Value, plain


def harmless(value: Value) -> str:
    """The value as text for a cell of CSV."""
    return harmless_text(plain(value))
