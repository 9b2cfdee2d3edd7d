"""A difference in words, as Markdown, and as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Any

from resgraph.model.notice import Notice
from resgraph.review.contents import Said
from resgraph.review.difference import Change, Difference, Reworded, TextChange

_FATES = ("gained", "changed", "lost")
_KINDS = {
    "citation": "diff-citation",
    "mention": "diff-mention",
    "coreference": "diff-coreference",
    "open": "diff-open",
    "candidate": "diff-candidate",
    "duty": "diff-duty",
}
_COUNTED = {
    "document": ("diff-one-document", "diff-many-document"),
    "paragraph": ("diff-one-paragraph", "diff-many-paragraph"),
    "citation": ("diff-one-citation", "diff-many-citation"),
    "mention": ("diff-one-mention", "diff-many-mention"),
    "coreference": ("diff-one-coreference", "diff-many-coreference"),
    "open": ("diff-one-open", "diff-many-open"),
    "candidate": ("diff-one-candidate", "diff-many-candidate"),
    "duty": ("diff-one-duty", "diff-many-duty"),
}
"""What is counted, as one and as many."""
_SUMS = {"gained": "diff-gained", "changed": "diff-changed", "lost": "diff-lost"}
_LONGEST = 200
"""Characters of a paragraph that are shown."""


def lines(found: Difference, labels: Mapping[str, str], language: str) -> Iterator[str]:
    """The summary, then text by text what differs."""
    yield summary(found, language)
    for id in found.added:
        yield Notice("diff-new-text", text=id).told(language)
    for id in found.gone:
        yield Notice("diff-gone-text", text=id).told(language)
    for text in found.texts:
        yield ""
        yield f"{text.document} ({text.language})"
        yield from (f"  {line}" for line in _text(text, labels, language))


def markdown(found: Difference, labels: Mapping[str, str], language: str) -> Iterator[str]:
    """The same with headings and lists."""
    yield summary(found, language)
    if found.added or found.gone:
        yield ""
    for id in found.added:
        yield f"- {Notice('diff-new-text', text=_plain(id)).told(language)}"
    for id in found.gone:
        yield f"- {Notice('diff-gone-text', text=_plain(id)).told(language)}"
    for text in found.texts:
        yield from ("", f"## {_plain(text.document)} ({text.language})", "")
        yield from (f"- {_plain(line)}" for line in _text(text, labels, language))


def record(found: Difference) -> dict[str, Any]:
    """The difference as plain data: what `resgraph diff --format json` prints."""
    return {
        "counts": {
            kind: {fate: count for fate in _FATES if (count := found.counts[kind, fate])}
            for kind in _COUNTED
            if any(found.counts[kind, fate] for fate in _FATES)
        },
        "added": [*found.added],
        "gone": [*found.gone],
        "texts": [
            {
                "document": text.document,
                "language": text.language,
                "paragraphs": [
                    {"paragraph": r.paragraph, "before": r.before, "after": r.after} for r in text.reworded
                ],
                "findings": [
                    {"paragraph": c.paragraph, "words": c.words, "before": _said(c.before), "after": _said(c.after)}
                    for c in text.changes
                ],
            }
            for text in found.texts
        ],
    }  # fmt: skip


def summary(found: Difference, language: str) -> str:
    """3 mentions gained, 1 candidate lost."""
    said = [
        Notice(_SUMS[fate], kind=Notice(names[count > 1]), count=count)
        for kind, names in _COUNTED.items()
        for fate in _FATES
        if (count := found.counts[kind, fate])
    ]
    if not said:
        return Notice("diff-none").told(language)
    return reduce(lambda first, then: Notice("and-then", first=first, then=then), said).told(language)


def _said(said: Said | None) -> dict[str, str] | None:
    return {"kind": said.kind, "meaning": said.meaning} if said else None


def _text(text: TextChange, labels: Mapping[str, str], language: str) -> Iterator[str]:
    """Paragraph by paragraph: its words, then what was found in it; what is the same stands there once, with its number."""
    by_part: dict[str, Counter[str]] = {}
    for each in text.reworded:
        by_part.setdefault(each.paragraph, Counter())[_reworded(each).told(language)] += 1
    for change in text.changes:
        by_part.setdefault(change.paragraph, Counter())[_change(change, labels).told(language)] += 1
    for part, said in by_part.items():
        yield from (f"{part}: {line}{f' (× {count})' if count > 1 else ''}" for line, count in said.items())


def _reworded(each: Reworded) -> Notice:
    if each.before is None:
        return Notice("diff-new-paragraph", after=_short(each.after or ""))
    if each.after is None:
        return Notice("diff-gone-paragraph", before=_short(each.before))
    return Notice("diff-reads", after=_short(each.after), before=_short(each.before))


def _change(change: Change, labels: Mapping[str, str]) -> Notice:
    words = _short(change.words)
    if change.before and change.after:
        return Notice(
            "diff-became", words=words, before=_is(change.before, labels), after=_is(change.after, labels)
        )
    if change.before:
        return Notice("diff-loss", words=words, before=_is(change.before, labels))
    return Notice("diff-gain", words=words, after=_is(change.after, labels))


def _is(said: Said | None, labels: Mapping[str, str]) -> Notice:
    """The citation of A/RES/55/25, the mention of org/unodc (...), open."""
    if said is None:
        return Notice("diff-none")
    label = labels.get(said.meaning)
    meaning = f"{said.meaning} ({label})" if label else said.meaning
    if not meaning:
        return Notice(_KINDS[said.kind])
    return Notice("diff-of", kind=Notice(_KINDS[said.kind]), meaning=meaning)


def _short(text: str) -> str:
    """On one line, and cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _plain(text: str) -> str:
    """Text without a meaning in Markdown."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in text)
