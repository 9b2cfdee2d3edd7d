"""How exact plain text is cut: resolutions of any body and year whose paragraphs are known, printed and read back.

Each line of the file is a JSON object: `symbol`, `front` (lines above the title), `title`, `enacting`, `paragraphs` (`kind` preambular or
operative, `number` as printed, `text`, `verb`: the first verb without its adverb, where one is known) and `back` (lines below).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from resgraph.evaluate.corpus import Extract
from resgraph.evaluate.facts import Facts
from resgraph.evaluate.score import DocumentScore, compare
from resgraph.evaluate.spaced import render_spaced
from resgraph.evaluate.truth import Truth, TruthParagraph
from resgraph.model import Extraction, Footnote, InputError
from resgraph.text.source.akn_metadata import Facts as Metadata

MEASURES = ("paragraphs", "kinds", "numbers", "first verb")
HEADING = 12
"""Lines of the longest heading; where there are more, a page before it was taken along."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A paragraph as it was cut: `kind` is preambular or operative, `verb` None where none is known."""

    kind: str
    number: str
    text: str
    verb: str | None


@dataclass(frozen=True, slots=True)
class CutText:
    """A resolution with its paragraphs, and it as it is printed."""

    symbol: str
    paragraphs: tuple[Cut, ...]
    printed: str


def read_cut_texts(path: Path, seed: int = 1) -> list[CutText]:
    """The resolutions of the file. Raises InputError where a line is none."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [_cut_text(row, seed) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: not a file of cut texts (JSON lines): {error!r}") from error


def measure_cut_texts(texts: Iterable[CutText], printed: Extract) -> Iterator[DocumentScore]:
    """Each resolution measured. A paragraph is told by its words with single blanks between them."""
    for text in texts:
        true, found = _true(text), _found(printed(text.printed, f"{text.symbol}.txt"), text)
        yield compare(text.symbol, true, found, MEASURES)


def _cut_text(row: dict[str, object], seed: int) -> CutText:
    rows = row["paragraphs"]
    if not isinstance(rows, list):
        raise TypeError("paragraphs is no list")
    cuts = tuple(Cut(str(p["kind"]), str(p["number"]), _words(p["text"]), p["verb"]) for p in rows)
    front, back = (_lines(row[side]) for side in ("front", "back"))
    truth = Truth(
        name=str(row["symbol"]),
        facts=Metadata(None, "", None, None, None, None, None, (), (), None),
        cover=front if len(front) <= HEADING else (),
        title_line=str(row["title"]),
        enacting=str(row["enacting"]),
        paragraphs=tuple(_printed(cut, str(at)) for at, cut in enumerate(cuts)),
        footnotes=(),
        closing=back if len(back) <= HEADING else (),
    )
    return CutText(truth.name, cuts, render_spaced(truth, seed))


def _printed(cut: Cut, id: str) -> TruthParagraph:
    return TruthParagraph(id, cut.kind, cut.number or None, cut.number, cut.text, (), (), (), cut.verb)


def _lines(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("front and back are lists of lines")
    return tuple(str(line) for line in value)


def _true(text: CutText) -> Facts:
    facts: Facts = {name: Counter() for name in MEASURES}
    for cut in text.paragraphs:
        facts["paragraphs"][cut.text,] += 1
        facts["kinds"][cut.text, cut.kind] += 1
        facts["numbers"][cut.text, _number(cut.number)] += 1
        if cut.verb:
            facts["first verb"][cut.text, cut.verb.lower().strip(",")] += 1
    return facts


def _found(extraction: Extraction, text: CutText) -> Facts:
    """What was read; of verbs those of the paragraphs whose verb is known."""
    verbs = {cut.text: cut.verb.lower().strip(",") for cut in text.paragraphs if cut.verb}
    facts: Facts = {name: Counter() for name in MEASURES}
    for passage, said in extraction.passages():
        if isinstance(passage, Footnote) or passage.id.startswith("annex"):
            continue
        words = _words(passage.text)
        facts["paragraphs"][words,] += 1
        kind = "preambular" if re.match(r"(?:part-\w+-)?pp", passage.id) else "operative"
        facts["kinds"][words, kind] += 1
        facts["numbers"][words, _number(passage.number or "")] += 1
        if words in verbs and said.actions:
            facts["first verb"][words, _alike(said.actions[0].text.lower(), verbs[words])] += 1
    return facts


def _alike(found: str, true: str) -> str:
    """The true verb where the found one holds it as words: the truth tells Taking of Taking note."""
    return true if f" {true} " in f" {found} " else found


def _number(printed: str) -> str:
    return "".join(char for char in printed.lower() if char.isalnum())


def _words(text: str) -> str:
    return " ".join(text.split())
