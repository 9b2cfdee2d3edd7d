"""A text in a language of tables becomes a Resolution: the whole way from lines to paragraphs, on one screen."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from resgraph.languages.profile import Profile
from resgraph.model import (
    Footnote,
    FootnoteMark,
    MappedText,
    Paragraph,
    ParagraphKind,
    Resolution,
    Source,
    Span,
)
from resgraph.model.notice import Notice
from resgraph.text.engine.cues import Cues, CuesOf
from resgraph.text.engine.heading import read_metadata, titled_at
from resgraph.text.engine.kinds import kinds_of
from resgraph.text.engine.layout import Layout, survey
from resgraph.text.engine.notes import find_notes, glued
from resgraph.text.engine.opening import begin, find_opening
from resgraph.text.engine.paragraphs import Draft, build
from resgraph.text.engine.sections import Role, Section, cut, move_recitals
from resgraph.text.engine.several import another
from resgraph.text.lines import split
from resgraph.text.structure.footnotes import Note
from resgraph.text.structure.furniture import take_out
from resgraph.text.structure.remainder import remainder

CLOSING = ",.;:)]\u060c\u061b\u201d\u2019\u00bb"
HYPHENS = "-/\u2010\u2011\u2013"
BLANKS = re.compile(r"(?<=\s)\s+")
cues_of = CuesOf()


@dataclass(slots=True)
class Placed:
    """A draft with its kind and the prefix of its section: part-b-, annex-1-."""

    draft: Draft
    kind: ParagraphKind
    prefix: str = ""


def read_table_text(source: Source, profile: Profile) -> Resolution:
    """The resolution that a plain text holds; a text without one is kept, with a warning.

    All that follows the first of several resolutions is in the furniture, with a warning.
    """
    return _read(source, profile, len(source.text))


def _read(source: Source, profile: Profile, end: int, other: str = "") -> Resolution:
    """The resolution before `end`, where one of another number, `other`, begins."""
    text = source.text[:end]
    cues, whole = cues_of(profile), MappedText.of(text)
    lines, furniture = take_out(split(text))
    layout = survey(lines, cues)
    blocks = find_notes(lines, cues, layout.full)
    body = [
        replace(line, page=True) if index - 1 in blocks.lines else line
        for index, line in enumerate(lines)
        if index not in blocks.lines
    ]
    sections = cut(body, cues)
    if more := another(sections, cues):
        return _read(source, profile, more.start, more.name)
    if all(section.role is Role.FRONT for section in sections) and (opening := find_opening(body, cues)):
        sections = begin(sections, opening)
    if (titled := titled_at(sections[0].lines)) is not None:
        move_recitals(sections, titled, cues)
    marks = frozenset(note.mark for note in blocks.notes)
    placed = _placed(sections, cues, layout, marks, profile)
    paragraphs = _paragraphs(whole, cues, placed, [note.mark for note in blocks.notes])
    footnotes = tuple(Footnote(note.mark, _joined(whole, cues, note.spans)) for note in blocks.notes)
    metadata = read_metadata(text, profile.code, sections, profile, cues)
    bodies = [*(p.body for p in paragraphs), *(n.body for n in footnotes)]
    labels = [(line.start, line.end, "page") for line in furniture] + _labels(sections, blocks.notes)
    warnings = _warnings(metadata.symbol is not None, paragraphs)
    if other:
        warnings += (Notice("several-resolutions", name=other),)
    return Resolution(
        source, metadata, paragraphs, footnotes, remainder(source.text, bodies, labels), warnings
    )


def _placed(
    sections: Sequence[Section], cues: Cues, layout: Layout, marks: frozenset[str], profile: Profile
) -> list[Placed]:
    """The paragraphs of all sections that hold text; without an enacting line every one is plain."""
    found: list[Placed] = []
    texts = annexes = 0
    enacted = any(section.role is Role.TEXT for section in sections)
    for section in sections:
        if section.role is Role.CLOSING or (section.role is Role.FRONT and enacted):
            continue
        drafts = build(section.lines, cues, layout, marks)
        if section.role is Role.ANNEX:
            annexes += 1
            found += [Placed(d, ParagraphKind.ANNEX, f"annex-{annexes}-") for d in drafts]
        elif not enacted:
            found += [Placed(d, ParagraphKind.PLAIN) for d in drafts]
        else:
            prefix = f"part-{chr(ord('a') + texts)}-" if texts else ""
            texts += 1
            kinds = [ParagraphKind.OPERATIVE] * len(drafts)
            if not section.opened:
                kinds = kinds_of(drafts, profile, cues)
            found += [Placed(d, kind, prefix) for d, kind in zip(drafts, kinds, strict=True)]
    return found


def _paragraphs(
    whole: MappedText, cues: Cues, placed: Sequence[Placed], marks: Sequence[str]
) -> tuple[Paragraph, ...]:
    """The paragraphs with their ids, and the marks of notes taken out of their words."""
    found: list[Paragraph] = []
    left = [mark for mark in marks if not any(mark == m for p in placed for m, _ in p.draft.marks)]
    for item, (id, parent) in zip(placed, _ids(placed, cues), strict=True):
        joined = _joined(whole, cues, item.draft.spans, {at for _, at in item.draft.marks})
        inside = glued(joined.text, left)
        left = [mark for mark in left if mark not in {m for m, _ in inside}]
        body = joined.without([span for _, span in inside])
        at = [(m, joined.origins[span[0]]) for m, span in inside]
        at += [(m, offset) for m, offset in item.draft.marks]
        places = sorted((bisect_left(body.origins, offset), m) for m, offset in at)
        kind = ParagraphKind.SUBPARAGRAPH if parent and item.kind is not ParagraphKind.ANNEX else item.kind
        number = item.draft.number.printed if item.draft.number else None
        found.append(
            Paragraph(
                id,
                kind,
                number,
                body,
                tuple(FootnoteMark(m, o) for o, m in places),
                parent,
                item.draft.heading,
            )
        )
    return tuple(found)


def _ids(placed: Sequence[Placed], cues: Cues) -> list[tuple[str, str | None]]:
    """Each paragraph's id and its parent's: pp1, op4, op4-a, op4-a-i; those of an annex in order.

    Where a section has numbers, an operative paragraph without one goes on with the last; where it has none, as in the
    first sessions, each has its own place.
    """
    numbered = {item.prefix for item in placed if item.draft.number and not item.draft.number.level}
    counts: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    open_: list[str] = []
    found: list[tuple[str, str | None]] = []
    for item in placed:
        number, depth, parent = item.draft.number, item.draft.depth, None
        short = {ParagraphKind.PREAMBULAR: "pp", ParagraphKind.OPERATIVE: "op"}.get(item.kind, "p")
        if depth and open_ and short == "op":
            parent = open_[min(depth, len(open_)) - 1]
            wanted = f"{parent}-{_letter(item.draft)}"
        elif short == "op" and counts[item.prefix + "op"] and _goes_on(item, numbered, cues):
            parent, depth, wanted = open_[0], 1, f"{open_[0]}-p2"
        else:
            depth = 0
            counts[item.prefix + short] += 1
            if short == "op" and number:
                counts[item.prefix + short] = number.value
            wanted = f"{item.prefix}{short}{counts[item.prefix + short]}"
        taken[wanted] += 1
        unique = wanted if taken[wanted] == 1 else f"{wanted}-{taken[wanted]}"
        open_[depth:] = [unique]
        found.append((unique, parent))
    return found


def _goes_on(item: Placed, numbered: Collection[str], cues: Cues) -> bool:
    """Whether an operative paragraph without a number is more of the one before it."""
    opening = item.draft.opening
    apart = item.prefix not in numbered and (cues.opens(opening) or not opening[:1].islower())
    return item.draft.number is None and not apart


def _letter(draft: Draft) -> str:
    """a of (a), the letter by position where the printed one is not Latin."""
    number = draft.number
    if number is None:
        return "p2"
    printed = number.printed.lower()
    return printed if printed.isascii() else chr(ord("a") + (number.value - 1) % 26)


def _joined(whole: MappedText, cues: Cues, spans: Sequence[Span], marked: Collection[int] = ()) -> MappedText:
    """The stretches one after the other, a line end between two words as one blank.

    `marked` are the places where only a mark stands between two lines: report | 2 | , is report,.
    """
    parts: list[MappedText] = []
    for index, (start, end) in enumerate(spans):
        before = spans[index - 1][1] if index else start
        split = _hyphenated(whole.text, before) and not cues.joins(whole.text[start:end])
        tight = split or (before in marked and whole.text[start] in CLOSING)
        if start > before and not tight:
            parts.append(MappedText(" ", whole.origins[before : before + 1]))
        parts.append(whole[start:end])
    joined = MappedText.join(parts)
    return joined.without([match.span() for match in BLANKS.finditer(joined.text)]).strip()


def _hyphenated(text: str, end: int) -> bool:
    """Whether the line ends inside a word: non-|governmental, 2022–|2032, March/|April; gender- |and has a blank."""
    return text[end - 1] in HYPHENS and text[end - 2 : end - 1].isalnum()


def _labels(sections: Sequence[Section], notes: Sequence[Note]) -> list[tuple[int, int, str]]:
    """The places outside the text: heading, enacting line, closing, marks."""
    found = [(*note.printed, "footnote mark") for note in notes]
    for section in sections:
        if section.head:
            kind = "enacting line" if section.role is Role.TEXT else section.role.value
            found.append((section.head.start, section.head.end, kind))
        if section.role in (Role.FRONT, Role.CLOSING):
            found += [(line.start, line.end, section.role.value) for line in section.lines]
    return found


def _warnings(symbol: bool, paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    if all(p.kind is ParagraphKind.PLAIN for p in paragraphs):
        return (Notice("no-enacting-line"),)
    return () if symbol else (Notice("no-symbol"),)
