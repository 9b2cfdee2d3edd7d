"""What differs between two output folders, text by text and paragraph by paragraph."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from resgraph.review.contents import Contents, Paragraph, Said, Text


@dataclass(frozen=True, slots=True)
class Change:
    """Something found that differs: `before` is None where it was gained, `after` where it was lost."""

    paragraph: str
    before: Said | None
    after: Said | None

    @property
    def kind(self) -> str:
        """Of what it is now, or was."""
        said = self.after or self.before
        return said.kind if said else ""

    @property
    def words(self) -> str:
        """The words that it is about."""
        said = self.after or self.before
        return said.words if said else ""


@dataclass(frozen=True, slots=True)
class Reworded:
    """A paragraph whose words differ; None where it is not there."""

    paragraph: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text that both folders have, and that differs."""

    document: str
    language: str
    reworded: tuple[Reworded, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Ids of the texts that only one folder has, and those that differ."""

    added: tuple[str, ...]
    gone: tuple[str, ...]
    texts: tuple[TextChange, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.texts)

    @property
    def counts(self) -> Counter[tuple[str, str]]:
        """How many of each kind were gained, lost or changed, and what became of documents and paragraphs."""
        found: Counter[tuple[str, str]] = Counter()
        found["document", "gained"], found["document", "lost"] = len(self.added), len(self.gone)
        for text in self.texts:
            found.update(("paragraph", _fate(each.before, each.after)) for each in text.reworded)
            found.update((each.kind, _fate(each.before, each.after)) for each in text.changes)
        return +found


def _fate(before: object, after: object) -> str:
    return "gained" if before is None else "lost" if after is None else "changed"


def difference(before: Contents, after: Contents) -> Difference:
    """What is in one and not in the other."""
    added, gone = after.texts.keys() - before.texts.keys(), before.texts.keys() - after.texts.keys()
    both = sorted(before.texts.keys() & after.texts.keys())
    texts = (_text(before.texts[id], after.texts[id]) for id in both)
    return Difference(
        tuple(sorted(added)), tuple(sorted(gone)), tuple(t for t in texts if t.reworded or t.changes)
    )


def _text(before: Text, after: Text) -> TextChange:
    reworded: list[Reworded] = []
    changes: list[Change] = []
    for part in _parts(before, after):
        old, new = before.paragraphs.get(part), after.paragraphs.get(part)
        read, reads = old.text if old else None, new.text if new else None
        if read != reads:
            reworded.append(Reworded(part, read, reads))
        changes += _changes(part, old or Paragraph(""), new or Paragraph(""))
    return TextChange(after.document, after.language, tuple(reworded), tuple(changes))


def _parts(before: Text, after: Text) -> list[str]:
    """The paragraphs of both in their order, those of the new text first where they differ."""
    places = {part: (p.position, part) for text in (before, after) for part, p in text.paragraphs.items()}
    return sorted(places, key=places.__getitem__)


def _changes(part: str, before: Paragraph, after: Paragraph) -> Iterator[Change]:
    """What was found in one and not in the other, as the words stand; of the same words one is what the other became."""
    lost, gained = _by_words(before.said - after.said), _by_words(after.said - before.said)
    text = after.text or before.text
    for words in sorted({*lost, *gained}, key=lambda each: (each[1], text.find(each[0]), each[0])):
        old, new = lost[words], gained[words]
        for number in range(max(len(old), len(new))):
            yield Change(
                part, old[number] if number < len(old) else None, new[number] if number < len(new) else None
            )


def _by_words(said: Counter[Said]) -> defaultdict[tuple[str, bool], list[Said]]:
    """By words; a duty is another thing than what its words name."""
    found: defaultdict[tuple[str, bool], list[Said]] = defaultdict(list)
    for each in sorted(said.elements()):
        found[each.words, each.kind == "duty"].append(each)
    return found
