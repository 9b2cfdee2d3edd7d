"""What is adopted, a resolution, a decision or a statement, and the words that a decision begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resgraph.model import ParagraphKind, SymbolKind
from resgraph.text.scripts import simplify
from resgraph.text.structure.beginnings import SECTIONS, STATED
from resgraph.text.structure.bodies import BODIES, NAMES, body_of
from resgraph.text.structure.dates import DATE, iso_date, number
from resgraph.text.structure.enacting import plain
from resgraph.text.structure.sections import Section

NAMED = re.compile(NAMES)
LEAD, ADOPTED_TEXT = SECTIONS.pattern("lead", bodies=NAMES), SECTIONS.pattern("text_follows")


@dataclass(frozen=True, slots=True)
class Lead:
    """The day, the body and the meeting that a decision's first words name; None where they do not."""

    adopted: str | None = None
    body: str | None = None
    meeting: int | None = None


def read_lead(texts: Sequence[str]) -> Lead:
    """Read the first of the texts that tells a day and a meeting: 2005年12月23日，大会第69次全体会议决定…."""
    for text in map(simplify, texts):
        match = LEAD.match(text)
        if match:
            named = (body_of(match[side]) for side in ("first", "before", "after") if match[side])
            body = next(filter(None, named), None)
            return Lead(iso_date(match), body, number(match["meeting"]) or None)
    dated = DATE.match(texts[-1]) if texts else None
    return Lead(iso_date(dated) if dated else None)


def speaks_for(sections: Sequence[Section]) -> str | None:
    """The body for which a statement is made: 安理会主席代表安理会发表声明如下：."""
    stated = [plain(item.line) for item in sections[0].lines if STATED.search(item.line.text)]
    named = NAMED.search(stated[-1]) if stated else None
    return BODIES[named.group()] if named else None


def sort_of(sections: Sequence[Section]) -> SymbolKind:
    """What the heading, the enacting words and the sections show the document to be."""
    heading = [plain(item.line) for item in sections[0].lines if not item.marks]
    if any(STATED.search(line) for line in heading):
        return SymbolKind.STATEMENT
    decided = any(section.sort is ParagraphKind.OPERATIVE for section in sections)
    if decided or any(ADOPTED_TEXT.search(line) for line in heading):
        return SymbolKind.DECISION
    return SymbolKind.RESOLUTION
