"""Measure the extraction on a folder of marked-up resolutions, each printed with damages first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from resgraph.evaluate import facts as facts_of
from resgraph.evaluate.annotations import Annotated
from resgraph.evaluate.damage import printed_truth
from resgraph.evaluate.facts import Fact
from resgraph.evaluate.forms import Forms, forms_of
from resgraph.evaluate.render import render
from resgraph.evaluate.score import DocumentScore, compare
from resgraph.evaluate.truth import Truth, read_truth
from resgraph.languages.ruled import RULED
from resgraph.model import Extraction, InputError
from resgraph.model.notice import Notice

Extract = Callable[[str, str], Extraction]
"""From the text of a file and its name to what is in it."""

STRUCTURE = ("metadata", "paragraph ids", "paragraph text", "first action", "footnote text", "footnote marks")

LETTERS = {"ar": "A", "zh": "C", "en": "E", "fr": "F", "ru": "R", "es": "S"}
"""The letter at the end of a published file's name, by language."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the corpus is printed: the damages, the seed of their random source, the language."""

    damages: frozenset[str]
    seed: int = 1
    language: str = RULED


@dataclass(frozen=True, slots=True)
class Measured:
    """A document's score, and its citations by form where they are annotated."""

    score: DocumentScore
    forms: Forms = field(default_factory=Forms)


def corpus_files(folder: Path, language: str) -> list[Path]:
    """The AKN4UN files of one language below the folder, sorted; InputError where there is none."""
    letter = LETTERS.get(language, "?")
    files = sorted(folder.rglob(f"*{letter}.xml"))
    if not files:
        raise InputError(Notice("no-marked-up", folder=folder, language=language, letter=letter))
    return files


def measure_corpus(
    files: Iterable[Path],
    extract: Extract,
    settings: Settings,
    annotations: dict[str, Annotated],
    jobs: int = 1,
) -> Iterator[Measured]:
    """Each document measured, in the order of the files; `jobs` processes share the work."""
    measure = partial(measure_file, extract=extract, settings=settings, annotations=annotations)
    if jobs <= 1:
        yield from map(measure, files)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(measure, files)


def measure_file(
    path: Path, extract: Extract, settings: Settings, annotations: dict[str, Annotated]
) -> Measured:
    """Print the file with the damages, extract, and compare with mark-up and annotations."""
    truth = printed_truth(read_truth(path), settings.damages)
    text = render(read_truth(path), settings.seed, settings.damages)
    extraction = extract(text, path.name)
    return measure_document(truth, extraction, annotations.get(truth.facts.symbol or ""))


def measure_document(truth: Truth, extraction: Extraction, annotated: Annotated | None) -> Measured:
    """The structure against the mark-up, the rest against the annotation, where there is one."""
    found = facts_of.of_extraction(extraction)
    found["first action"] = _scored_first_actions(truth, found["first action"])
    found["metadata"] -= Counter({f: n for f, n in found["metadata"].items() if f[0] == "basis"})
    score = compare(truth.name, facts_of.of_truth(truth), found, STRUCTURE)
    if annotated is None:
        return Measured(score)
    found["addressees"] = _with_unnamed(extraction, annotated.facts["addressees"], found["addressees"])
    by_hand = compare(truth.name, annotated.facts, found, annotated.measures)
    both = DocumentScore(truth.name, {**score.outcomes, **by_hand.outcomes})
    return Measured(both, forms_of(extraction, annotated.facts["citations"]))


def _scored_first_actions(truth: Truth, found: Counter[Fact]) -> Counter[Fact]:
    """Only of paragraphs whose opening verb the mark-up sets in bold: of the others it says nothing."""
    marked = {p.id for p in truth.paragraphs if p.first_action}
    return Counter({fact: n for fact, n in found.items() if fact[0] in marked})


def _with_unnamed(extraction: Extraction, true: Counter[Fact], found: Counter[Fact]) -> Counter[Fact]:
    """Addressees that the annotator found no id for: the same words at the same place are the same."""
    renamed = found.copy()
    for passage, said in extraction.passages():
        for addressee in said.addressees:
            by_words = (passage.id, facts_of.unnamed(addressee.text))
            if addressee.id and true[by_words] > renamed[by_words]:
                renamed[passage.id, addressee.id] -= 1
                renamed[by_words] += 1
    return +renamed
