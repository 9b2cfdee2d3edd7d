"""Printed lines joined into paragraphs, numbered and nested."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from resgraph.model import ParagraphKind
from resgraph.text.lines import Line
from resgraph.text.numbering import NUMBERS, Marker, markers
from resgraph.text.openers import CONNECTOR, opens, opens_joined, opens_operative, surely_opens
from resgraph.text.repairs import overprint, repaired
from resgraph.text.structure.drafts import Draft
from resgraph.text.structure.layout import QUOTES, UNWRAPPED, Layout, terminated
from resgraph.text.structure.notes import Printed

OPENED = re.compile(rf"[{QUOTES}]+\s*")
"""What opens each paragraph of a quoted text."""
BULLET = re.compile(r"[-–—−•·●○■□◆◇▪▸►*＊]\s+")
"""What stands before each paragraph of a list: - 回顾其决议，."""
CITED = NUMBERS.pattern("cited")
"""A document cited: no heading does."""
GOING_ON = re.compile(r"[，,。；;：:、）)》」』”’…]")
"""What no line begins with but one that goes on."""
LONG_HEADING = 24
PARTED = NUMBERS.pattern("parted")
"""The heading of a part of a section: A. 国家行动, 第1条."""
TOP_STYLES = ("arabic", "chinese", "arabic-brackets", "arabic-half", "chinese-brackets", "circled")
BARE_STYLES = ("arabic", "chinese")
"""1. and 一、 number paragraphs wherever they stand; (1) and （一） after a colon are a list."""


@dataclass(slots=True)
class Joiner:
    """Joins the lines of one preamble and its operative paragraphs (or of an annex); `printed` is their text.

    Where it is `quoted`, a quotation mark at the head of a line opens a paragraph, and is no part of it. In a `headed`
    text, an annex or a report, headings may be any words.
    """

    layout: Layout
    printed: str
    quoted: bool = False
    headed: bool = False
    drafts: list[Draft] = field(default_factory=list)
    headings: list[Line] = field(default_factory=list)
    used_headings: list[Line] = field(default_factory=list)
    operative: bool = False
    top: str | None = None
    resumed: Draft | None = None
    """The paragraph that goes on after its list."""

    def feed(self, printed: Printed) -> None:
        """Take the next line, or the mark that stands alone on one."""
        current = self.resumed or (self.drafts[-1] if self.drafts else None)
        if printed.marks:
            if current:
                at = current.spans[-1][1]
                current.marks.extend((mark, at) for mark in printed.marks)
                current.marked = True
            return
        if (
            opened := self.quoted
            and (current is None or terminated(current.text))
            and OPENED.match(printed.line.text)
        ):
            printed = replace(printed, line=_behind(printed.line, opened.end()))
        bullet = BULLET.match(printed.line.text)
        if bullet and opens(printed.line.text[bullet.end() :]):
            printed, opened = replace(printed, line=_behind(printed.line, bullet.end())), bullet
        line = printed.line
        if self._is_numbered_heading(current, printed):
            self.headings.append(line)
            return
        path, skip = self._number(line, current)
        if path:
            self._start(line, path, skip)
        elif self._is_heading(current, printed):
            self.headings.append(line)
        elif current and (above := self._resumed(current, line)):
            self.resumed = above
            above.add(line)
        elif current is None or opened or self._bordered(current, line) or self._fresh(current, line):
            self._start(line, (), 0)
        else:
            current.add(line)

    def finish(self) -> None:
        """What was held for a heading and has no paragraph below it is one: text is never furniture."""
        held = [*self.headings]
        self.headings.clear()
        for line in held:
            if line is held[0] or line.gap > 0 or terminated(self.drafts[-1].text):
                self._start(line, (), 0)
            else:
                self.drafts[-1].add(line)

    def _start(self, line: Line, path: tuple[Marker, ...], skip: int) -> None:
        heading = " ".join(self.printed[h.start : h.end] for h in self.headings) or None
        self.used_headings.extend(self.headings)
        self.headings.clear()
        self.resumed = None
        draft = Draft(path, bool(path) and path[0].style == self.top, heading=heading)
        draft.kind = ParagraphKind.OPERATIVE if self.operative else ParagraphKind.PREAMBULAR
        draft.add(line, skip)
        self.drafts.append(draft)

    def _number(self, line: Line, current: Draft | None) -> tuple[tuple[Marker, ...], int]:
        """The path of markers when the line opens a numbered paragraph in its turn, and the marker's length."""
        for marker in markers(line.text):
            rest = line.text[marker.length :]
            path = self._place(marker, rest)
            if path and (current is None or terminated(current.text) or self.headings or opens(rest)):
                if self.top is None and len(path) == 1 and self._tops(marker):
                    self.top = marker.style
                if len(path) == 1 and marker.style == self.top:
                    self.operative = True
                return path, marker.length
        return (), 0

    def _tops(self, marker: Marker) -> bool:
        """Whether the first number numbers paragraphs: 1., 一、, or (1) where no colon announces a list.

        An excerpt begins with any number.
        """
        listed = bool(self.drafts) and self.drafts[-1].text.rstrip().endswith(("：", ":"))
        return (
            (marker.value == 1 or (not self.drafts and marker.style == "arabic"))
            and marker.style in TOP_STYLES
            and (marker.style in BARE_STYLES or not listed)
        )

    def _place(self, marker: Marker, rest: str) -> tuple[Marker, ...]:
        """Where the marker fits: the next number of a list that is open, or the first of a new one."""
        current = self.drafts[-1] if self.drafts else None
        path = current.path if current else ()
        for depth in range(len(path) - 1, -1, -1):
            if path[depth].style == marker.style and marker.value == path[depth].value + 1:
                return (*path[:depth], marker)
        if self.top is None and self._tops(marker):
            return (marker,)
        if marker.style == self.top:
            numbers = [d.path[0].value for d in self.drafts if d.path and d.path[0].style == self.top]
            expected = numbers[-1] + 1 if numbers else 1
            restart = marker.value == 1 and bool(self.headings)
            skipped = marker.value > expected and opens(rest)
            return (marker,) if restart or skipped or marker.value == expected else ()
        if marker.value == 1 and current is not None and not any(m.style == marker.style for m in path):
            return (*path, marker)
        return ()

    def _bordered(self, current: Draft, line: Line) -> bool:
        """Whether the file begins a paragraph here; 并请各国合作； below a numbered one goes on with that."""
        return line.border and (not self.top or current.text.rstrip().endswith(("。", ".")))

    def _fresh(self, current: Draft, line: Line) -> bool:
        """Whether an unnumbered line begins a new paragraph: a verdict on layout, stops and opening words."""
        last, words = current.last, repaired(line.text)
        if self.headings:
            return True
        if last is None or GOING_ON.match(words):
            return False
        if not terminated(current.text) and not self._apart(last, line, words):
            return False
        if CONNECTOR.match(words) and not self._joined(current, line, words):
            return False
        if self.operative and self.top and not self._after_full_stop(current, line):
            return False
        if current.marked and self.layout.spaced and line.gap == 0:
            return False
        short = not self.layout.is_full(last) and not current.marked
        inset = not self.layout.indented or line.indent > 0
        if current.text.rstrip().endswith(("；", ";")) and not self._bold(line):
            return False
        if current.text.rstrip().endswith(("；", ";")) and not short:
            return self.layout.indented and line.indent > 0 and opens(line.text)
        if opens(words) or opens_joined(words):
            shown = self.layout.indented or short or (self.layout.overprinted and self._bold(line))
            return (inset or line.page) and (shown or (not self.layout.overprinted and surely_opens(words)))
        gap = not self.layout.spaced and line.gap > 0
        return not current.marked and (gap or (short and inset))

    def _apart(self, last: Line, line: Line, words: str) -> bool:
        """Whether a paragraph begins though nothing ends the last: behind a blank, or where every line is a paragraph."""
        unwrapped = self.layout.full == UNWRAPPED
        set_apart = self.layout.whole or (line.gap > 0 and (unwrapped or not self.layout.spaced))
        return (
            set_apart and not self.layout.is_full(last) and surely_opens(words) and not CONNECTOR.match(words)
        )

    def _joined(self, current: Draft, line: Line, words: str) -> bool:
        """并回顾…: a paragraph of its own where a blank or a short line sets it apart."""
        last = current.last
        if last is None or line.page or current.marked or self.layout.is_full(last):
            return False
        wrapped = self.layout.full < UNWRAPPED
        apart = wrapped or self.layout.whole or (line.gap > 0 and not self.layout.spaced)
        return apart and opens_joined(words)

    def _resumed(self, current: Draft, line: Line) -> Draft | None:
        """The paragraph above a list that 并向大会报告 goes on with: a block of its own after the last item."""
        item = self.drafts[-1]
        path = item.path
        if self.resumed or item.last is None or len(path) == item.topped:
            return None
        short = self.layout.full < UNWRAPPED and not current.marked and not self.layout.is_full(item.last)
        apart = not line.page and (short or (not self.layout.spaced and line.gap > 0))
        if not (apart and terminated(current.text) and CONNECTOR.match(line.text)):
            return None
        return next((d for d in reversed(self.drafts) if d.path == path[:-1]), None)

    def _bold(self, line: Line) -> bool:
        """Whether the line may open a paragraph by its type: in overprinted text it must be overprinted."""
        return not self.layout.overprinted or bool(overprint.cuts(line.text))

    def _after_full_stop(self, current: Draft, line: Line) -> bool:
        """In numbered text an unnumbered paragraph begins only after a full stop, with a verb of its own."""
        return current.text.rstrip().endswith(("。", ".")) and opens_operative(line.text)

    def _is_heading(self, current: Draft | None, printed: Printed) -> bool:
        """后续行动, 第1条 目标: where a paragraph could begin, a line neither full nor ended by a stop.

        A paragraph's first line is full, or ends the paragraph, or is broken by a footnote mark. No heading opens
        with a drafting verb (in an annex short ones do) or cites a document, and below it a paragraph begins.
        """
        line = printed.line
        if printed.broken or len(line.text) > 60 or terminated(line.text):
            return False
        if current and not self.headings and (current.marked or not terminated(current.text)):
            return False
        if self.layout.is_full(line) or GOING_ON.match(printed.following) or CITED.search(line.text):
            return False
        words = repaired(line.text)
        if self.headed:
            return not (len(line.text) > LONG_HEADING and opens(words))
        return not opens(words) and self._heads(printed.following)

    def _heads(self, following: str) -> bool:
        """Whether a paragraph begins on the next line; above one that goes on with its words a line is no heading."""
        words = repaired(following)
        if CONNECTOR.match(words):
            return False
        fresh = opens(words) or bool(markers(words)) or bool(PARTED.match(words)) or not terminated(words)
        return self.layout.whole or fresh

    def _is_numbered_heading(self, current: Draft | None, printed: Printed) -> bool:
        """一、总则 before 1.: a heading with a number, not the first line of a paragraph."""
        line = printed.line
        if printed.broken or len(line.text) > LONG_HEADING or terminated(line.text):
            return False
        if all(marker.style != "chinese" for marker in markers(line.text)) or self.layout.is_full(line):
            return False
        if current and not (terminated(current.text) or self.headings):
            return False
        below = markers(printed.following)
        return bool(PARTED.match(printed.following)) or any(m.style == "arabic" for m in below)


def _behind(line: Line, skip: int) -> Line:
    """The line without its first characters."""
    return replace(line, start=line.start + skip, text=line.text[skip:])
