"""A decoded text becomes a Resolution: the whole way from lines to paragraphs, on one screen."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from resgraph.languages.profile import Profile
from resgraph.languages.ruled import RULED
from resgraph.model import (
    Footnote,
    FootnoteMark,
    MappedText,
    Metadata,
    Paragraph,
    ParagraphKind,
    Resolution,
    Source,
)
from resgraph.model.notice import Notice
from resgraph.text.engine.assemble import read_table_text
from resgraph.text.lines import split
from resgraph.text.numbering import NARROW
from resgraph.text.repairs import invisible, letterspacing, markdown, repair
from resgraph.text.scripts import simplify
from resgraph.text.structure.drafts import Draft, settle_kinds
from resgraph.text.structure.enacting import body_of_text
from resgraph.text.structure.endnotes import find_notes
from resgraph.text.structure.footnotes import Block, Note
from resgraph.text.structure.furniture import take_out
from resgraph.text.structure.layout import Layout, survey
from resgraph.text.structure.lost_notes import marks_missed, marks_without_notes
from resgraph.text.structure.marks import LISTING_TOO, Glued, choose
from resgraph.text.structure.metadata import read_metadata
from resgraph.text.structure.notes import body_lines
from resgraph.text.structure.pages import cut_page_numbers
from resgraph.text.structure.paragraphs import Joiner
from resgraph.text.structure.remainder import remainder, stretches
from resgraph.text.structure.sections import Role, Section, cut
from resgraph.text.structure.several import another
from resgraph.text.structure.unwrapped import cut_enacting, cut_fused, cut_glued_numbers, cut_long_lines


def read_text(source: Source, profile: Profile | None) -> Resolution:
    """The resolution that a plain text holds; a text without one is kept, with a warning.

    Nothing printed is lost: what is in no paragraph and no footnote is in the furniture; so is all that follows the
    first of several resolutions, with a warning. `profile` is that of the text's language, as `profile_of` tells it; a
    text in no language that is known is read by the rules, for its layout.
    """
    if profile and not profile.writing.rules:
        return read_table_text(source, profile)
    return _read(source, len(source.text))


def _read(source: Source, end: int, other: str = "") -> Resolution:
    """The resolution before `end`, where one of another number, `other`, begins."""
    text = source.text[:end]
    whole = MappedText.of(text).without(invisible.cuts(text))
    whole = whole.without(markdown.cuts(whole.text))
    printed_text = whole.without(letterspacing.cuts(whole.text))
    base = MappedText(simplify(printed_text.text), printed_text.origins)
    unpaged, paged = cut_page_numbers(split(base.text))
    lines, furniture = take_out(cut_glued_numbers(cut_fused(cut_enacting(cut_long_lines(unpaged)))))
    layout = survey(body_of_text(lines))
    blocks = find_notes(lines, layout)
    printed, numbers = body_lines(lines, blocks)
    sections = cut(printed)
    if more := another(sections):
        return _read(source, base.source(more.start, more.start + 1)[0], more.name)
    placed = [each for section in sections for each in _drafts(section, layout, printed_text.text)]
    drafts = sorted(placed, key=lambda each: each.draft.spans[0])  # a text goes on behind its draft
    paragraphs = _paragraphs(printed_text, drafts, blocks)
    footnotes = _footnotes(printed_text, blocks)
    metadata = read_metadata(printed_text.text, sections, paragraphs, footnotes)
    bodies = [*(p.body for p in paragraphs), *(n.body for n in footnotes)]
    labels = stretches(sections, blocks, [*furniture, *numbers, *paged])
    rest = remainder(source.text, bodies, [(*base.source(a, b), kind) for a, b, kind in labels])
    warnings = _warnings(metadata, paragraphs, footnotes)
    if other:
        warnings += (Notice("several-resolutions", name=other),)
    return Resolution(source, metadata, paragraphs, footnotes, rest, warnings)


@dataclass(slots=True)
class Placed:
    """A draft and the prefix of its section: part-b-, annex-1-, draft-1-; `voice` as of a paragraph."""

    draft: Draft
    prefix: str
    voice: str | None = None


def _drafts(section: Section, layout: Layout, printed: str) -> list[Placed]:
    """The paragraphs of a section of text or an annex."""
    if section.role not in (Role.TEXT, Role.ANNEX):
        return []
    annexed = section.role is Role.ANNEX
    headed = annexed or section.sort is ParagraphKind.PLAIN
    joiner = Joiner(layout, printed, section.draft, headed)
    for line in section.lines[annexed:]:
        joiner.feed(line)
    joiner.finish()
    sort = ParagraphKind.ANNEX if annexed or section.draft else section.sort
    for draft in joiner.drafts:
        draft.kind = sort or draft.kind
    if sort is None:
        settle_kinds(joiner.drafts)
    name = "annex" if annexed else "draft" if section.draft else "part"
    prefix = f"{name}-{section.label}-" if section.label else ""
    return [Placed(draft, prefix, section.body if section.draft else None) for draft in joiner.drafts]


def _paragraphs(base: MappedText, placed: list[Placed], blocks: list[Block]) -> tuple[Paragraph, ...]:
    bodies = [_joined(base, item.draft.spans) for item in placed]
    defined = frozenset(note.mark for block in blocks for note in block.notes)
    known = [(base.origins[at - 1], mark) for item in placed for mark, at in item.draft.marks]
    round_too = any(block.style in LISTING_TOO for block in blocks)
    glued = choose(bodies, known, defined, round_too=round_too) if defined else marks_without_notes(bodies)
    ids = _ids(placed)
    return tuple(
        _paragraph(base, item, body, marks, identifier, parent)
        for item, body, marks, (identifier, parent) in zip(placed, bodies, glued, ids, strict=True)
    )


def _paragraph(
    base: MappedText,
    placed: Placed,
    body: MappedText,
    glued: Sequence[Glued],
    identifier: str,
    parent: str | None,
) -> Paragraph:
    draft = placed.draft
    marks = [(mark, base.origins[at - 1] + 1) for mark, at in draft.marks]
    marks += [(g.mark, body.origins[g.span[0]]) for g in glued]
    kept = repair(body.without([g.span for g in glued]))
    places = sorted((bisect_left(kept.origins, at), mark) for mark, at in marks)
    number = draft.path[-1].printed if draft.path else None
    kind = ParagraphKind.SUBPARAGRAPH if parent and draft.kind is not ParagraphKind.ANNEX else draft.kind
    return Paragraph(
        identifier,
        kind,
        number,
        kept,
        tuple(FootnoteMark(mark, offset) for offset, mark in places),
        parent,
        draft.heading,
        placed.voice,
    )


def _ids(placed: list[Placed]) -> list[tuple[str, str | None]]:
    """Each paragraph's id and its parent's: pp1, op4, op4-a; those of an annex in order: annex-1-p3."""
    result: list[tuple[str, str | None]] = []
    counts: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    last: dict[tuple[str, int], str] = {}
    for item in placed:
        draft, prefix = item.draft, item.prefix
        depth = _depth(draft)
        if depth and (parent := last.get((prefix, depth - 1))):
            identifier = f"{parent}-{_label(draft)}"
            if draft.kind is ParagraphKind.ANNEX:
                identifier = _top_id(draft, prefix, counts)
        else:
            parent, depth = None, 0
            identifier = _top_id(draft, prefix, counts)
        again = identifier
        while identifier in taken:
            taken[again] += 1
            identifier = f"{again}-{taken[again]}"
        taken[identifier] += 1
        last[(prefix, depth)] = identifier
        result.append((identifier, parent))
    return result


def _depth(draft: Draft) -> int:
    """How deep the paragraph is nested: 0 for one of its own, 1 for (a), 2 for (i)."""
    return len(draft.path) - draft.topped


def _top_id(draft: Draft, prefix: str, counts: Counter[str]) -> str:
    """pp3, op4, p2: preambular and annex paragraphs in order, operative ones by their number."""
    short = {ParagraphKind.PREAMBULAR: "pp", ParagraphKind.OPERATIVE: "op"}.get(draft.kind, "p")
    counts[prefix + short] += 1
    number = counts[prefix + short]
    if short == "op" and draft.path:
        number = draft.path[0].value
        counts[prefix + short] = number
    return f"{prefix}{short}{number}"


def _label(draft: Draft) -> str:
    marker = draft.path[-1]
    printed = marker.printed.translate(NARROW)
    return printed if printed.isascii() and not marker.style.startswith("arabic") else str(marker.value)


def _footnotes(base: MappedText, blocks: list[Block]) -> tuple[Footnote, ...]:
    notes: dict[str, Note] = {}
    for block in blocks:
        for note in block.notes:
            notes.setdefault(note.mark, note)
    return tuple(Footnote(mark, repair(_joined(base, note.spans))) for mark, note in notes.items())


def _joined(base: MappedText, spans: Sequence[tuple[int, int]]) -> MappedText:
    """The stretches one after the other; a line end between two Latin words stays as a blank."""
    parts: list[MappedText] = []
    for index, (start, end) in enumerate(spans):
        before = spans[index - 1][1] if index else start
        if start > before and _words_meet(base.text[before - 1], base.text[start]):
            parts.append(MappedText(" ", base.origins[before : before + 1]))
        parts.append(base[start:end])
    return MappedText.join(parts)


def _words_meet(before: str, after: str) -> bool:
    latin = before.isascii() and after.isascii()
    return latin and (before.isalpha() or before in ",;") and after.isalnum()


def _warnings(
    metadata: Metadata, paragraphs: Sequence[Paragraph], footnotes: Sequence[Footnote]
) -> tuple[str, ...]:
    found: list[str] = []
    if metadata.language != RULED:
        found.append(Notice("no-rules", language=metadata.language))
    if all(p.kind is ParagraphKind.PLAIN for p in paragraphs):
        found.append(Notice("no-enacting-line"))
    elif metadata.symbol is None:
        found.append(Notice("no-symbol"))
    if missing := marks_missed(paragraphs, footnotes):
        found.append(Notice("notes-lost", marks=", ".join(missing)))
    return tuple(found)
