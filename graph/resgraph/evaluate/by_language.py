"""How exact a language of tables is read: from the mark-up, and from the same text as a PDF prints it.

The mark-up tells paragraphs, notes and opening verbs. Citations are compared with a folder of truth files, where one is
given: `<folder>/<language>/*.json`, each with `symbol`, `paragraphs` and `footnotes`, lists of target, date and locator by place. Such a truth is
made by the printed numbers, so a number that the text misprints (149/62 of 2007) and that is read as it must be counts where the truth has it, and is
left out where it has not. Whom a paragraph asks is the same in all languages, so it is compared with what was annotated by hand in Chinese,
and what it asks of them with what is read of the Chinese text beside it (`parallel`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from resgraph.evaluate.annotations import Annotated
from resgraph.evaluate.corpus import Extract
from resgraph.evaluate.facts import Fact, Facts, norm, opening_verb
from resgraph.evaluate.parallel import MEASURES, chinese_beside, duties_alike
from resgraph.evaluate.score import DocumentScore, compare
from resgraph.evaluate.spaced import render_spaced
from resgraph.evaluate.truth import Truth, read_truth
from resgraph.model import Extraction, Footnote, InputError
from resgraph.model.notice import Notice

Marked = Callable[[Path], Extraction]
"""From a marked-up file to what is in it."""
STRUCTURE = ("printed: paragraphs", "printed: footnotes", "printed: marks")
CITATIONS = ("citations", "citation dates", "citation locators", "printed: citations")
ANNEX = "annex"


def read_citation_truth(folder: Path, language: str) -> dict[str, Facts]:
    """The citations of each document by its symbol. Raises InputError for a file that is no such truth."""
    found: dict[str, Facts] = {}
    for path in sorted((folder / language).glob("*.json")):
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
            places = {**document["paragraphs"], **{f"fn{m}": c for m, c in document["footnotes"].items()}}
            found[document["symbol"]] = _cited(places)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputError(Notice("no-truth-of-citations", file=path, reason=repr(error))) from error
    if not found:
        raise InputError(Notice("no-truths-of-citations", folder=folder / language))
    return found


def measure_language(
    files: Iterable[Path],
    marked: Marked,
    printed: Extract,
    truths: Mapping[str, Facts],
    annotated: Mapping[str, Annotated],
) -> Iterator[DocumentScore]:
    """Each document measured; only those measures of which something is known."""
    for path in files:
        truth = read_truth(path)
        extraction = marked(path)
        read = printed(render_spaced(truth), path.name)
        symbol = truth.facts.symbol or ""
        true, found = _structure(truth), {**_of_printed(read), **_first_actions(truth, extraction)}
        measures: tuple[str, ...] = (*STRUCTURE, "first action")
        if symbol in truths:
            true |= {**truths[symbol], "printed: citations": truths[symbol]["citations"]}
            known = truths[symbol]["citations"]
            found |= {**_found(extraction, known), "printed: citations": _found(read, known)["citations"]}
            measures += CITATIONS
        if symbol in annotated and "addressees" in annotated[symbol].measures:
            true["addressees"] = annotated[symbol].facts["addressees"]
            found["addressees"] = Counter(
                (passage.id, a.id) for passage, said in extraction.passages() for a in said.addressees if a.id
            )
            measures += ("addressees",)
        if chinese := chinese_beside(path, truth.facts.language or ""):
            ours, theirs = duties_alike(marked(chinese), extraction)
            true |= ours
            found |= theirs
            measures += MEASURES
        yield compare(truth.name, true, found, measures)


def _cited(places: Mapping[str, list[dict[str, Any]]]) -> Facts:
    facts: Facts = {name: Counter() for name in CITATIONS[:3]}
    for place, citations in places.items():
        for citation in citations:
            target = norm(citation["target"])
            facts["citations"][place, target] += 1
            for name, value in (
                ("citation dates", citation["date"]),
                ("citation locators", citation["locator"]),
            ):
                if value:
                    facts[name][place, target, value] += 1
    return facts


def _found(extraction: Extraction, known: Mapping[Fact, int]) -> Facts:
    """The citations of an extraction in the shape of a truth; annexes are in no truth, misprinted numbers need not be."""
    return _cited(
        {
            passage.id: [
                {"target": c.target, "date": c.date, "locator": c.locator}
                for c in said.citations
                if "misprint" not in c.flags or (passage.id, norm(c.target)) in known
            ]
            for passage, said in extraction.passages()
            if not passage.id.startswith(ANNEX)
        }
    )


def _structure(truth: Truth) -> Facts:
    """What the mark-up tells, the blanks between words kept."""
    body = [p for p in truth.paragraphs if p.kind != ANNEX]
    marks = ((p.id, m.mark, norm(p.text[: m.offset])[-4:]) for p in body for m in p.marks)
    return {
        "printed: paragraphs": Counter((p.id, _words(p.text)) for p in body),
        "printed: footnotes": Counter((n.mark, _words(n.text)) for n in truth.footnotes),
        "printed: marks": Counter(marks),
        "first action": Counter((p.id, opening_verb(p.first_action)) for p in body if p.first_action),
    }


def _of_printed(extraction: Extraction) -> Facts:
    """The same of what was read from the printed text."""
    paragraphs = [p for p in extraction.resolution.paragraphs if p.kind.value != ANNEX]
    marks = ((p.id, m.mark, norm(p.text[: m.offset])[-4:]) for p in paragraphs for m in p.marks)
    return {
        "printed: paragraphs": Counter((p.id, _words(p.text)) for p in paragraphs),
        "printed: footnotes": Counter((n.mark, _words(n.text)) for n in extraction.resolution.footnotes),
        "printed: marks": Counter(marks),
    }


def _first_actions(truth: Truth, extraction: Extraction) -> Facts:
    """The verbs that open the paragraphs whose opening words the mark-up tells."""
    told = {p.id for p in truth.paragraphs if p.first_action}
    found: Counter[Fact] = Counter()
    for passage, said in extraction.passages():
        if not isinstance(passage, Footnote) and passage.id in told and said.actions:
            found[passage.id, opening_verb(said.actions[0].text)] += 1
    return {"first action": found}


def _words(text: str) -> str:
    return " ".join(text.split())
