"""Text that no spreadsheet takes for a formula: `=HYPERLINK(...)`, `+1`, `-1`, `@SUM` are given an apostrophe in front.

The file that a colleague opens may hold what a stranger wrote (CWE-1236); numbers stay as they are, minus and all.
"""

from __future__ import annotations

import re

from resgraph.tables.values import Value, plain

_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[Ee][+-]?\d+)?")


def harmless(value: Value) -> str:
    """The value as text for a cell of CSV."""
    text = plain(value)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
