"""A file that holds several resolutions, one below the other: where the second begins.

    ……报告。                       the first ends, with or without its closing lines
    第88次全体会议
    60/175. 加强…                  a heading with another number
    大会，                          and an enacting line below it

What hangs on a paragraph hangs on its resolution, so that the second is never read as more of the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from resgraph.text.engine.several import Another, first_other
from resgraph.text.structure.closing import closes
from resgraph.text.structure.enacting import plain
from resgraph.text.structure.layout import terminated
from resgraph.text.structure.masthead import own_document
from resgraph.text.structure.notes import Printed
from resgraph.text.structure.numbered import read_number
from resgraph.text.structure.sections import Role, Section


def another(sections: Sequence[Section]) -> Another | None:
    """The second resolution of a text that is cut into sections; None where all of it is one.

    Parts of one resolution have letters, and drafts that it recommends are quoted: neither is another resolution, and
    a heading that repeats the number of the first is none either.
    """
    first = next((at for at, section in enumerate(sections) if _is_text(section)), len(sections))
    own = [name for section in sections[:first] for name in _names(section.lines)]
    pairs = zip(sections[first:], sections[first + 1 :], strict=False)
    headings = (
        _heading(before)
        for before, section in pairs
        if _is_text(section) and not section.label and not before.draft
    )
    return first_other(own, ((_names(items), items[0].line.start) for items in headings if items))


def _is_text(section: Section) -> bool:
    return section.role is Role.TEXT and not section.draft and section.enacting is not None


def _heading(section: Section) -> list[Printed]:
    """The lines at the end of a section that can head what follows: those below the last sentence or closing line."""
    start = 0
    for at, item in enumerate(section.lines):
        text = plain(item.line)
        if item.marks or closes(text) or (section.role is not Role.FRONT and terminated(text)):
            start = at + 1
    return section.lines[start:]


def _names(lines: Iterable[Printed]) -> list[str]:
    """The numbers and symbols in the lines of a heading, as they are printed alone or head a title."""
    found = []
    for item in lines:
        text = plain(item.line)
        if document := own_document(text):
            found.append(document.text)
        elif (numbered := read_number(text)) and numbered.number:
            found.append(numbered.number)
    return found
