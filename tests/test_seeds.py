"""The two given resolutions: every bar reached, and facts that anybody can read off the page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from resgraph.evaluate.bars import SEED_BARS
from resgraph.evaluate.corpus import Settings, corpus_files
from resgraph.evaluate.damage import DAMAGES, DEFAULT
from resgraph.evaluate.gold import measure_seeds
from resgraph.evaluate.metamorphic import compare_clean_and_damaged
from resgraph.evaluate.report import below, faults
from resgraph.evaluate.score import total
from resgraph.model import Extraction, ParagraphKind
from resgraph.pipeline import extract, extract_text

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent / "seeds"
A56, A60 = "A-RES-56-123.zh.txt", "A-RES-60-175.zh.txt"


@cache
def read(name: str) -> Extraction:
    return extract(SEEDS / name)


@cache
def of_text(text: str, name: str) -> Extraction:
    """The clean text of a document is the same beside most damages."""
    return extract_text(text, name)


def cited(name: str, place: str) -> list[str]:
    return [str(c.target) for p, found in read(name).passages() if p.id == place for c in found.citations]


def test_every_measure_reaches_its_bar(shared: Path) -> None:
    documents = list(measure_seeds(shared / "gold", SEEDS, extract_text))
    assert len(documents) == 2
    assert set(total(documents)) == set(SEED_BARS)
    assert below(total(documents), SEED_BARS) == [], "\n".join(faults(documents))


@pytest.mark.parametrize(
    ("name", "symbol", "adopted", "session", "meeting", "basis"),
    [
        (A56, "A/RES/56/123", "2001-12-19", 56, 88, ["A/56/574"]),
        (A60, "A/RES/60/175", "2005-12-16", 60, 64, ["A/60/510", "A/60/510/Corr.1"]),
    ],
)
def test_metadata(name: str, symbol: str, adopted: str, session: int, meeting: int, basis: list[str]) -> None:
    metadata = read(name).resolution.metadata
    assert str(metadata.symbol) == symbol
    assert metadata.title == "加强联合国预防犯罪和刑事司法方案，特别是其技术合作能力"
    assert (metadata.adopted, metadata.session, metadata.meeting) == (adopted, session, meeting)
    assert metadata.body == "org/general-assembly"
    assert [str(s) for s in metadata.basis] == basis
    assert read(name).resolution.warnings == ()


@pytest.mark.parametrize(("name", "preambular", "operative", "notes"), [(A56, 12, 21, 3), (A60, 15, 24, 12)])
def test_paragraphs(name: str, preambular: int, operative: int, notes: int) -> None:
    resolution = read(name).resolution
    kinds = [p.kind for p in resolution.paragraphs]
    assert kinds.count(ParagraphKind.PREAMBULAR) == preambular
    assert kinds.count(ParagraphKind.OPERATIVE) == operative
    assert len(kinds) == preambular + operative
    numbers = [p.number for p in resolution.paragraphs if p.kind is ParagraphKind.OPERATIVE]
    assert numbers == [str(n) for n in range(1, operative + 1)]
    assert [note.mark for note in resolution.footnotes] == [str(n) for n in range(1, notes + 1)]


@pytest.mark.parametrize(
    ("name", "mark", "places"),
    [
        (A56, "1", ["pp11", "op15"]),
        (A56, "2", ["pp12"]),
        (A60, "3", ["pp3", "op10"]),
        (A60, "8", ["pp11", "op18"]),
        (A60, "9", ["pp11", "op6"]),
        (A60, "11", ["op10"]),
        (A60, "12", ["op16"]),
    ],
)
def test_marks_point_to_their_footnote(name: str, mark: str, places: list[str]) -> None:
    assert [p.id for p in read(name).resolution.paragraphs for m in p.marks if m.mark == mark] == places


@pytest.mark.parametrize(
    ("name", "place", "symbols"),
    [
        (A60, "pp1", ["A/RES/46/152"]),
        (A60, "pp2", ["A/RES/59/159"]),
        (A60, "op4", ["S/RES/1373(2001)"]),
        (A60, "op22", ["E/RES/2005/14"]),
        (A60, "op24", []),
        (A60, "fn8", ["A/RES/55/25", "A/RES/55/255"]),
        (A60, "fn10", ["A/60/131"]),
        (A56, "pp1", ["A/RES/46/152"]),
        (A56, "fn2", ["A/56/402"]),
        (A56, "fn3", ["A/56/155"]),
    ],
)
def test_citations(name: str, place: str, symbols: list[str]) -> None:
    assert cited(name, place) == symbols


def test_a_list_of_six_resolutions() -> None:
    places = [p.id for p, found in read(A60).passages() if len(found.citations) == 6]
    assert len(places) == 1
    assert cited(A60, places[0]) == [f"E/RES/2005/{n}" for n in range(14, 20)]


def test_bold_printed_four_times_is_read_once() -> None:
    for paragraph in read(A56).resolution.paragraphs:
        assert paragraph.text[:2] != paragraph.text[2:4], paragraph.text[:12]
    assert read(A56).resolution.paragraphs[0].text.startswith("回顾其1991年12月18日")


def test_the_resolution_itself() -> None:
    last = next(found for p, found in read(A60).passages() if p.id == "op24")
    assert [(c.text, str(c.target)) for c in last.coreferences] == [("本决议", "A/RES/60/175")]
    assert [a.id for a in last.actions] == ["verb/request"]
    assert [a.id for a in last.addressees] == ["role/secretary-general"]
    assert "event/general-assembly-session-61" in [m.id for m in last.mentions]


CITED = ("citations", "citation dates")


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["default", *(d for d in DAMAGES if d != "marks-after")])
def test_clean_and_damaged_text_give_the_same_citations(shared: Path, damage: str) -> None:
    files = corpus_files(shared / "corpus/akn4un", "zh")[:40]
    damages = DEFAULT if damage == "default" else frozenset({damage})
    scores = total(compare_clean_and_damaged(path, of_text, Settings(damages)) for path in files)
    assert {m: round(scores[m].f1, 3) for m in CITED if scores[m].f1 < 0.99} == {}
