"""Citations against truth made by hand: the two seeds, and real resolutions of the Human Rights Council."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from resgraph.link.citations import link_citations
from resgraph.link.prepared import Prepared
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
from resgraph.model.findings import CitationFindings
from resgraph.symbols import parse
from resgraph.text.source.akn import read_akn

Gold = dict[str, Any]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def of_gold(gold: Gold) -> Resolution:
    """The resolution as the annotators read it."""
    paragraphs = []
    for p in gold["paragraphs"]:
        marks = (
            FootnoteMark(str(m["mark"]), p["text"].index(m["after"]) + len(m["after"]))
            for m in p["footnotes"]
        )
        kind = ParagraphKind(p["kind"])
        paragraphs.append(Paragraph(p["id"], kind, p["number"], MappedText.of(p["text"]), tuple(marks)))
    notes = tuple(Footnote(str(n["mark"]), MappedText.of(n["text"])) for n in gold["footnotes"])
    metadata = Metadata(symbol=parse(gold["symbol"]), adopted=gold["adopted"], body=gold["body"])
    return Resolution(Source("gold", "", ""), metadata, tuple(paragraphs), notes)


def cited(found: CitationFindings) -> list[tuple[str, ...]]:
    return [
        (squeezed(c.text), str(c.target), str(c.date), str(c.locator), *map(str, c.also))
        for c in found.citations
    ]


@pytest.mark.parametrize("name", ["A-RES-60-175.zh.json", "A-RES-56-123.zh.json"])
def test_the_seeds_are_read_as_the_annotators_read_them(shared: Path, name: str) -> None:
    gold: Gold = json.loads((shared / "gold" / name).read_text(encoding="utf-8"))
    places = [*gold["paragraphs"], *gold["footnotes"]]
    total = 0
    for place, found in zip(places, link_citations(Prepared.of(of_gold(gold))), strict=True):
        wanted = [
            (squeezed(c["text"]), c["target"], str(c["date"]), str(c["locator"]), *c.get("also", ()))
            for c in place["citations"]
        ]
        assert cited(found) == wanted
        pronouns = [(c["text"], c["target"]) for c in place.get("coreferences", [])]
        assert [(c.text, str(c.target)) for c in found.coreferences] == pronouns
        assert found.unresolved == ()
        total += len(wanted)
    assert total > 5


GOLD = Path(__file__).parent / "gold" / "citations"


def facts_of_gold(gold: Gold, part: str) -> Counter[tuple[str, ...]]:
    """What the annotator found: place and target, and the date or the part where one is given."""
    facts: Counter[tuple[str, ...]] = Counter()
    for item in gold["citations"]:
        if part == "target":
            facts.update((item["place"], target) for target in (item["target"], *item.get("also", ())))
        elif item.get(part):
            facts[item["place"], item["target"], item[part]] += 1
    return facts


def facts_of_findings(
    places: list[str], found: tuple[CitationFindings, ...], part: str
) -> Counter[tuple[str, ...]]:
    """The same facts of an extraction."""
    facts: Counter[tuple[str, ...]] = Counter()
    for place, findings in zip(places, found, strict=True):
        for c in findings.citations:
            if part == "target":
                facts.update((place, str(target)) for target in (c.target, *c.also))
            elif value := getattr(c, part):
                facts[place, str(c.target), value] += 1
    return facts


@pytest.mark.slow
@pytest.mark.parametrize("part", ["target", "date", "locator"])
def test_real_resolutions_are_read_as_a_careful_reader_does(shared: Path, part: str) -> None:
    good = got = wanted = 0
    for path in sorted(GOLD.glob("*.json")):
        gold: Gold = json.loads(path.read_text(encoding="utf-8"))
        session, number = re.findall(r"\d+", path.stem)
        source = shared / "corpus" / "akn4un" / session / f"A_HRC_RES_{session}_{number}C.xml"
        resolution = read_akn(source.read_bytes(), source.name)
        places = [*(p.id for p in resolution.paragraphs), *(n.id for n in resolution.footnotes)]
        ours = facts_of_findings(places, link_citations(Prepared.of(resolution)), part)
        theirs = facts_of_gold(gold, part)
        good += (ours & theirs).total()
        got += ours.total()
        wanted += theirs.total()
        missed = sorted((theirs - ours).elements())
        surplus = sorted((ours - theirs).elements())
        if missed or surplus:
            print(gold["symbol"], "missed", missed, "surplus", surplus)
    f1 = 2 * good / (got + wanted)
    print(f"{part}: {good} of {wanted}, {got} found, F1 {f1:.4f}")
    assert wanted > 20
    assert f1 >= 0.98
