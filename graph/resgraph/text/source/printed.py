"""The form in which every reader hands text on: that of the printed lines, which the repairs know.

A footnote mark stands on a line of its own, a long run of blanks stands for the rule above footnotes, and
under it each footnote has its mark on one line and its text, behind a blank, on the next:

     《联合国反腐败公约》
    7
     生效，
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

RULE = " " * 59
INDENT = " " * 4

Piece = tuple[bool, str]
"""A stretch of text, or, where the first is true, a footnote mark."""


def set_pieces(pieces: Iterable[Piece]) -> str:
    """Text with each mark on a line of its own; without white space at the start."""
    out = "".join(f"\n{text}\n " if is_mark else text for is_mark, text in pieces)
    return out.lstrip()


def print_paragraph(pieces: Iterable[Piece], number: str = "") -> str:
    """A paragraph on one line (but for its marks), indented, a blank line behind it; nothing of nothing."""
    text = set_pieces(pieces).rstrip()
    printed = f"{number} {text}".strip()
    return f"{INDENT}{printed} \n\n" if printed else ""


def print_notes(notes: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The rule, then each footnote: (mark, text)."""
    for position, (mark, text) in enumerate(notes):
        yield f"{RULE}\n" if position == 0 else ""
        yield f"{mark}\n {text} \n\n"
