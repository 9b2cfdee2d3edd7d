"""The same paragraph in Chinese and in another language must cite the same documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from resgraph.evaluate.by_language import Marked
from resgraph.evaluate.corpus import LETTERS, Extract
from resgraph.evaluate.facts import norm
from resgraph.evaluate.metamorphic import CLEAN
from resgraph.evaluate.render import render
from resgraph.evaluate.truth import Truth, read_truth
from resgraph.model import Extraction


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where the languages disagree: what only one of them cites."""

    document: str
    place: str
    only_chinese: tuple[str, ...]
    only_other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Places that cite in either language, those of them that differ, and what could not be compared.

    `unlike` names documents and the kind of paragraph of which the languages print different numbers.
    """

    places: int
    differences: tuple[Difference, ...]
    unlike: tuple[tuple[str, str], ...] = ()

    @property
    def share(self) -> float:
        """The part of the citing places where both languages cite the same set; 1.0 of none."""
        return 1 - len(self.differences) / self.places if self.places else 1.0


def compare_languages(
    files: Iterable[Path], extract: Extract, marked: Marked, language: str = "en"
) -> Agreement:
    """Each Chinese file, printed and read, against the one beside it in another language; without one it is left out."""
    places = 0
    differences: list[Difference] = []
    unlike: list[tuple[str, str]] = []
    for path in files:
        beside = path.with_name(path.name.removesuffix(f"{LETTERS['zh']}.xml") + f"{LETTERS[language]}.xml")
        if not beside.is_file():
            continue
        truth, other = read_truth(path), read_truth(beside)
        if other.facts.language != language or other.facts.symbol != truth.facts.symbol:
            continue  # a file's name may lie
        kinds = _unlike_kinds(truth, other)
        unlike.extend((path.name, kind) for kind in kinds)
        left = cited_by_place(extract(render(truth, damages=CLEAN), path.name))
        right = cited_by_place(marked(beside))
        shared = [p.id for p in truth.paragraphs if p.kind not in kinds and p.id in right]
        citing = [p for p in shared if left.get(p) or right[p]]
        places += len(citing)
        differences.extend(
            Difference(path.name, p, *_only(left.get(p, frozenset()), right[p]))
            for p in citing
            if left.get(p, frozenset()) != right[p]
        )
    return Agreement(places, tuple(differences), tuple(unlike))


def _unlike_kinds(chinese: Truth, other: Truth) -> list[str]:
    """Kinds whose paragraphs are not numbered alike, so that the same id is another paragraph.

    A/HRC/RES/54/12 has 21 preambular paragraphs in Chinese and 22 in English.
    """
    left, right = (Counter(p.kind for p in t.paragraphs) for t in (chinese, other))
    positional = ("preambular", "annex")
    return [kind for kind in positional if left[kind] != right[kind]]


def _only(left: frozenset[str], right: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(sorted(left - right)), tuple(sorted(right - left))


def cited_by_place(extraction: Extraction) -> dict[str, frozenset[str]]:
    """The symbols each paragraph cites, those of the footnotes it marks included."""
    cited = {
        passage.id: frozenset(norm(s) for c in found.citations for s in (c.target, *c.also))
        for passage, found in extraction.passages()
    }
    marks = {p.id: [f"fn{m.mark}" for m in p.marks] for p in extraction.resolution.paragraphs}
    return _with_notes(cited, marks)


def _with_notes(
    cited: Mapping[str, frozenset[str]], marks: Mapping[str, Iterable[str]]
) -> dict[str, frozenset[str]]:
    """Footnotes are numbered apart in each language: what they cite counts where they are marked."""
    nothing = frozenset[str]()
    return {
        place: cited.get(place, nothing).union(*(cited.get(note, nothing) for note in notes))
        for place, notes in marks.items()
    }
