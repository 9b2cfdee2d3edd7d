"""Text that no spreadsheet takes for a formula: `=HYPERLINK(...)`, `+1`, `-1`, `@SUM` are given an apostrophe in front.

The file that a colleague opens may hold what a stranger wrote (CWE-1236); numbers stay as they are, minus and all.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[Ee][+-]?\d+)?")


def harmless_text(text: str) -> str:
    """The text for a cell."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def as_meant(cell: str) -> str:
    """The text of a cell that `harmless_text` wrote: without the apostrophe that it put there."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell
