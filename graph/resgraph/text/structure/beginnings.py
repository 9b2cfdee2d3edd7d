"""Where the text begins that has no line 大会，: below the heading of a statement, a decision, or of what only says 大会建议：."""

from __future__ import annotations

from collections.abc import Sequence

from resgraph.languages.ruled import rules
from resgraph.text.openers import opens
from resgraph.text.structure.bodies import body_of
from resgraph.text.structure.closing import closes
from resgraph.text.structure.dates import DATE
from resgraph.text.structure.enacting import plain
from resgraph.text.structure.layout import terminated
from resgraph.text.structure.masthead import Sort, sort_of_line
from resgraph.text.structure.notes import Printed

SECTIONS = rules("sections")

STATED = SECTIONS.pattern("stated")
"""主席代表安理会发表声明如下： or 通过了主席声明，案文如下：."""
TITLED, HEADED = SECTIONS.pattern("titled"), SECTIONS.pattern("headed")
DATED = SECTIONS.pattern("dated")
"""2005年12月16日，大会第64次全体会议, 在2005年7月22日第37次全体会议上, 大会在其2005年…: what begins a decision."""
ACTING = SECTIONS.pattern("acting")
DECISION = SECTIONS.text("decision")
MIN_PARAGRAPH = 15


def stated(lines: Sequence[Printed]) -> int:
    """The line after 代表安理会发表声明如下：."""
    return next((i + 1 for i, item in enumerate(lines) if STATED.search(item.line.text)), 0)


def resolved(lines: Sequence[Printed]) -> int:
    """The line after the numbered title of a resolution that only says 大会建议： in its midst."""
    titled = next((i for i, item in enumerate(lines) if HEADED.match(plain(item.line))), -1)
    if titled < 0 or not any(ACTING.match(plain(item.line)) for item in lines[titled + 1 :]):
        return 0
    for index in range(titled + 1, len(lines)):
        text = plain(lines[index].line)
        if (terminated(text) and len(text) > MIN_PARAGRAPH) or opens(text) or ACTING.match(text):
            return index
    return 0


def acting_body(lines: Sequence[Printed]) -> str | None:
    """The body that the text names with its verb, where no line of its own does: 大会爰于此颁布…."""
    acts = (ACTING.match(plain(item.line)) for item in lines)
    return next((body for act in acts if act and (body := body_of(act["body"]))), None)


def decided(lines: Sequence[Printed]) -> int:
    """The line after the title of a decision: the first that ends in a stop, or is dated."""
    titled = next((i for i, item in enumerate(lines) if TITLED.match(plain(item.line))), -1)
    if titled < 0 and any(_dated(item) for item in lines):  # 安全理事会的决定 has no number
        titled = next((i for i, item in enumerate(lines) if _names_decision(plain(item.line))), -1)
    if titled < 0 or not any(DECISION in i.line.text or _dated(i) for i in lines):
        return 0
    for index in range(titled + 1, len(lines)):
        text = plain(lines[index].line)
        if terminated(text) or DATE.match(text) or opens(text) or _dated(lines[index]):
            return index
    return 0


def _names_decision(text: str) -> bool:
    return DECISION in text and sort_of_line(text) is Sort.KIND


def _dated(item: Printed) -> bool:
    """Whether the line, with the next where it ends before the meeting's number, begins as a decision does."""
    text = plain(item.line)
    wrapped = DATED.match(text + item.following) and not DATED.match(item.following)
    return not closes(text) and bool(DATED.match(text) or wrapped)
