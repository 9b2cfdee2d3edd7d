"""What a text calls the documents that it cites, in the words around the citation.

    关于了解真相权的2005年4月20日第2005/66号决议          了解真相权
    resolution 76/227 of 24 December 2021, entitled “Countering disinformation”
    欢迎联合国人权事务高级专员关于土著人民权利的报告^ with the note A/HRC/54/39

The patterns are those of the language (`called.tsv`), each with a group `title`, some with a second part of it, `rest`.
Numbers that stand in one list, parted by what a `gap` matches, share what is said before the first of them; what is said
behind is said of the last alone. A footnote's mark stands behind the words for what the note cites, where the note says no
more than that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from resgraph.languages.registry import builtin
from resgraph.model import Annotations, Citation, Extraction, Footnote, Paragraph, Symbol

REACH = 160
"""Characters around a citation in which its title may stand."""
MOST_BESIDE = 12
"""Letters of a note beside its citations: See, and."""
_NOTHING = re.compile("(?!)")
_NO_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Called:
    """A document, and what the passage calls it."""

    document: Symbol
    title: str
    passage: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The compiled patterns of a language; `generic` are the openings of titles that need the author's full name."""

    gap: re.Pattern[str]
    before: tuple[re.Pattern[str], ...]
    behind: tuple[re.Pattern[str], ...]
    mark: tuple[re.Pattern[str], ...]
    listed: tuple[re.Pattern[str], ...]
    generic: tuple[re.Pattern[str], ...]
    never: tuple[re.Pattern[str], ...]


Notes = Mapping[str, tuple[Footnote, Annotations]]
"""Footnotes by their ids, with what was found in them."""


def called(extraction: Extraction) -> Iterator[Called]:
    """Every title that the text gives a document it cites, passage by passage."""
    words = _compiled(extraction.resolution.metadata.language)
    if words is None:
        return
    full = _full_names(extraction)
    notes = {note.id: (note, found) for note, found in extraction.passages() if isinstance(note, Footnote)}
    for passage, found in extraction.passages():
        given = list(_beside(words, passage.text, found, full))
        if isinstance(passage, Paragraph):
            given += _at_marks(words, passage, found, notes, full)
        for document, title in given:
            if not _first(words.never, title):
                yield Called(document, title, passage.id)


def topic_behind(language: str, rest: str) -> str:
    """What a citation is on, as it stands right behind it: the sale of children, of "on the sale of children,"; empty where nothing does."""
    words = _compiled(language)
    found = _first(words.behind, rest[: 2 * REACH]) if words else None
    return found["title"] if found else ""


def _full_names(extraction: Extraction) -> dict[str, str]:
    """The longest words by which the text names each thing."""
    full: dict[str, str] = {}
    for mention in (mention for found in extraction.annotations for mention in found.mentions):
        full[mention.id] = max(full.get(mention.id, ""), mention.text, key=len)
    return full


def _beside(
    words: _Words, text: str, found: Annotations, full: Mapping[str, str]
) -> Iterator[tuple[Symbol, str]]:
    """What stands before a list of numbers is said of all, what stands behind it of the last alone."""
    for run in _runs(words, text, found.citations):
        first, last = run[0], run[-1]
        start = max(0, first.start - REACH)
        before = _title(words, _first(words.before, text[start : first.start]), start, found, full)
        behind = _title(
            words, _first(words.behind, text[last.end : last.end + 2 * REACH]), last.end, found, full
        )
        for citation in run:
            alone = behind if citation is last and len(run) > 1 else ""
            if title := alone or before or (behind if citation is last else ""):
                yield citation.target, title


def _at_marks(
    words: _Words, passage: Paragraph, found: Annotations, notes: Notes, full: Mapping[str, str]
) -> Iterator[tuple[Symbol, str]]:
    """What stands before a mark, from the verb or the mark before it on; in a list of topics, from the verb on."""
    acts = {0, *(action.end for action in found.actions)}
    for mark in passage.marks:
        said = notes.get(f"fn{mark.mark}")
        if said is None or not _is_bare(*said):
            continue
        verb = max(bound for bound in acts if bound <= mark.offset)
        begin = max([verb, *(each.offset for each in passage.marks if each.offset < mark.offset)])
        whole, part = passage.text[verb : mark.offset], passage.text[begin : mark.offset]
        title = _title(words, _first(words.mark, part), begin, found, full) or _title(
            words, _first(words.listed, whole), verb, found, full
        )
        if title:
            yield from ((citation.target, title) for citation in said[1].citations)


def _title(
    words: _Words, match: re.Match[str] | None, at: int, found: Annotations, full: Mapping[str, str]
) -> str:
    """The group `title`, and what stands in a group `rest` behind words that are no part of it; empty where it says too little.

    `at` is where the text that was searched begins in the passage. Where the title names its author as one does who was
    named before, it has the author's full name instead.
    """
    if match is None:
        return ""
    title, start = match["title"] + (match.groupdict().get("rest") or ""), at + match.start("title")
    if short := _first(words.generic, title):
        begin = short.start("who")
        author = next((each for each in found.mentions if each.start == start + begin), None)
        name = full[author.id] if author else ""
        if author is None or len(name) <= len(author.text):
            return ""
        title = title[:begin] + name + title[begin + len(author.text) :]
    return " ".join(title.split())


def _is_bare(note: Footnote, found: Annotations) -> bool:
    """Whether a note holds whole documents and nothing else: A/HRC/54/39. But not: A/HRC/17/31, annex."""
    if any(citation.locator for citation in found.citations):
        return False
    left, at = "", 0
    for citation in sorted(found.citations, key=lambda each: each.start):
        left += note.text[at : citation.start]
        at = citation.end
    return bool(found.citations) and len(_NO_LETTERS.sub("", left + note.text[at:])) <= MOST_BESIDE


def _runs(words: _Words, text: str, citations: Sequence[Citation]) -> Iterator[list[Citation]]:
    """Citations that stand in one list."""
    run: list[Citation] = []
    for citation in sorted(citations, key=lambda each: each.start):
        if run and not words.gap.fullmatch(text[run[-1].end : citation.start]):
            yield run
            run = []
        run.append(citation)
    if run:
        yield run


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.search(text))), None)


@cache
def _compiled(language: str) -> _Words | None:
    """The patterns of a language; None where it has none."""
    profile = builtin().get(language)
    if profile is None or not profile.called:
        return None

    def of(kind: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern) for name, pattern in profile.called if name == kind)

    gap = next(iter(of("gap")), _NOTHING)
    return _Words(gap, of("before"), of("behind"), of("mark"), of("listed"), of("generic"), of("never"))
