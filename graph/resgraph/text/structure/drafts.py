"""A paragraph being put together, and whether it is of the preamble or of the operative part."""

from __future__ import annotations

from dataclasses import dataclass, field

from resgraph.model import ParagraphKind, Span
from resgraph.text.lines import Line
from resgraph.text.numbering import Marker
from resgraph.text.openers import opens_either, opens_operative


@dataclass(slots=True)
class Draft:
    """A paragraph being put together: the stretches of the source that its text runs over, and its marks.

    `path` are the markers from the operative paragraph's number down; empty for one without a number.
    `topped` says that the first of them numbers paragraphs, and no list within one.
    """

    path: tuple[Marker, ...] = ()
    topped: bool = False
    spans: list[Span] = field(default_factory=list)
    marks: list[tuple[str, int]] = field(default_factory=list)
    heading: str | None = None
    kind: ParagraphKind = ParagraphKind.PREAMBULAR
    last: Line | None = None
    marked: bool = False
    text: str = ""

    def add(self, line: Line, skip: int = 0) -> None:
        """Put a line behind the text; `skip` characters at its start are the paragraph's number."""
        self.spans.append((line.start + skip, line.end))
        self.last, self.marked = line, False
        self.text += line.text[skip:]


def settle_kinds(drafts: list[Draft]) -> None:
    """Where no paragraph is numbered: the operative part begins with the first that asks or decides.

    Preambular paragraphs end with a comma; the operative ones after them with a semicolon or a full stop. Where all stops
    change so at one place, the part may begin with what a preamble shows as well: 痛惜…；.
    """
    if any(d.path and d.kind is ParagraphKind.OPERATIVE for d in drafts):
        return
    ended = [draft.text.rstrip('”」』" ').endswith(("。", "；", ";", ".", "：", ":")) for draft in drafts]
    turn = ended.index(True) if True in ended else len(ended)
    for index, (draft, ends) in enumerate(zip(drafts, ended, strict=True)):
        words, last = draft.text.lstrip(), index == len(drafts) - 1
        turns = 0 < index == turn and all(ended[index:]) and opens_either(words)
        acts = opens_operative(words) or turns
        if (ends or last) and (acts or (ends and last)):
            for later in drafts[index:]:
                later.kind = ParagraphKind.OPERATIVE
            return
