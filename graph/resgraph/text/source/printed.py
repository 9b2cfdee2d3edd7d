"""The form in which every reader hands text on: that of the printed lines, which the repairs know.

A paragraph of the file is a line, indented, that ends in a paragraph separator (U+2029): it begins where the
file says. A footnote mark is raised, ⁷, or stands on a line of its own where a raised digit would not be known for
one. A long run of blanks stands for the rule above footnotes; under it each has its mark on one line and its text,
behind a blank, on the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from resgraph.model.notice import Notice
from resgraph.text.numbering import markers
from resgraph.text.numerals import RAISED
from resgraph.text.openers import opens
from resgraph.text.structure.bodies import ENACTING
from resgraph.text.structure.layout import terminated
from resgraph.text.structure.marks import GLUED

RULE = " " * 59
INDENT = " " * 4
LONGEST_TOLD = 80
"""Characters of the words left out that the notice shows."""
BORDER = "\u2029"
"""Ends a paragraph whose end the file tells, whatever its words look like."""
SET_APART = re.compile(r"[\[［〔]|\d{1,4}/\d{1,3}[.．]")
"""What begins a line of its own behind a line break, beside a number: the line that tells the vote, 60/175."""

Piece = tuple[bool, str]
"""A stretch of text (a line break within a paragraph is "\\n"), or, where the first is true, a footnote mark."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a reader makes of a file: its printed text, and what is to be told about the reading."""

    text: str
    notices: tuple[Notice, ...] = ()


def set_pieces(pieces: Iterable[Piece]) -> str:
    """Text with its marks, raised or each on a line of its own; without white space at the start."""
    out = ""
    for is_mark, text in pieces:
        out += print_mark(out, text) if is_mark else text
    return out.lstrip()


def print_mark(before: str, mark: str) -> str:
    r"""报告，¹ but \n1\n behind a narrow bracket: raised where the marks glued to words are looked for."""
    raised = mark.translate(RAISED) if mark.isdecimal() else mark
    last = before.rstrip()[-1:]
    if not last or GLUED.match(last + raised):
        return raised
    return f"\n{mark}\n "


def print_paragraph(pieces: Iterable[Piece], number: str = "") -> str:
    """A paragraph on one line, indented, a blank line behind it; nothing of nothing.

    Line breaks within it part lines in headings and closing lines, not in sentences.
    """
    lines = join_breaks(_at_breaks(pieces))
    printed = [text for line in lines if (text := set_pieces(line).rstrip())]
    if number and printed:
        printed[0] = f"{number} {printed[0]}"
    return "".join(f"{INDENT}{text} {BORDER}\n\n" for text in printed)


def _at_breaks(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces of each line."""
    lines: list[list[Piece]] = [[]]
    for is_mark, text in pieces:
        first, *more = [text] if is_mark else text.split("\n")
        lines[-1].append((is_mark, first))
        lines.extend([(is_mark, each)] for each in more)
    return lines


def join_breaks(lines: list[list[Piece]]) -> list[list[Piece]]:
    """The lines of one paragraph, joined where a sentence runs over the break.

    回顾其1991年12月18日 / 第46/152号决议， is one line; 2005年12月16日 / 第64次全体会议 stay two, which nothing ends.
    """
    words = [_words(line) for line in lines]
    prose = any(words) and (
        terminated(next(w for w in reversed(words) if w)) or opens(next(filter(None, words)))
    )
    joined = [lines[0]]
    for before, after, line in zip(words, words[1:], lines[1:], strict=False):
        if prose and not _parted(before, after):
            joined[-1] = [*joined[-1], (False, " " if _latin(before, after) else ""), *line]
        else:
            joined.append(line)
    return joined


def _words(line: list[Piece]) -> str:
    return "".join(text for is_mark, text in line if not is_mark).strip()


def _parted(before: str, after: str) -> bool:
    """Whether the break between two lines of prose ends a paragraph."""
    if not before or not after or ENACTING.fullmatch(before) or ENACTING.fullmatch(after):
        return True
    return bool(SET_APART.match(after) or markers(after)) or (terminated(before) and opens(after))


def _latin(before: str, after: str) -> bool:
    """Whether two words of Latin letters meet, which a blank keeps apart."""
    return (
        before[-1].isascii()
        and after[0].isascii()
        and (before[-1] + after[0]).isalnum()
        and not (before[-1].isdecimal() and after[0].isdecimal())
    )


def left_out(words: Iterable[str]) -> tuple[Notice, ...]:
    """What is to be told of words that are hidden or struck out; nothing of none."""
    told = "; ".join(dict.fromkeys(words))
    short = told if len(told) <= LONGEST_TOLD else f"{told[:LONGEST_TOLD]}…"
    return (Notice("hidden-text", text=short),) if told else ()


def print_notes(notes: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The rule, then each footnote: (mark, text)."""
    for position, (mark, text) in enumerate(notes):
        yield f"{RULE}\n" if position == 0 else ""
        yield f"{mark}\n {text} \n\n"
