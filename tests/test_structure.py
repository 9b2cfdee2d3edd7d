"""Printed resolutions become paragraphs, footnotes and metadata; nothing printed is lost.

fixtures/text/structure/NAME.txt holds a source and what is read from it, a line each: metadata, paragraphs (id, kind,
number, [mark@offset], heading, text), footnotes, furniture of the pages, warnings.
"""

from __future__ import annotations

import random
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import Case, read_cases
from plain import read_plain
from resgraph.evaluate.damage import DAMAGES, NAMED, PASTE
from resgraph.evaluate.render import render
from resgraph.evaluate.truth import read_truth
from resgraph.model import Footnote, FootnoteMark, Paragraph, Resolution, Source

HERE = Path(__file__).resolve().parent
SEEDS = sorted((HERE.parent / "seeds").glob("*.txt"))
CORPUS = HERE.parents[1] / "shared/corpus/akn4un"


def read(text: str, name: str = "a.txt") -> Resolution:
    return read_plain(Source(name, text, "0" * 64))


def shown(resolution: Resolution) -> list[str]:
    """What was read, a line a thing; only what the text says."""
    m = resolution.metadata
    facts = {
        "symbol": m.symbol,
        "title": m.title,
        "adopted": m.adopted,
        "session": m.session,
        "meeting": m.meeting,
        "body": m.body,
        "basis": " ".join(map(str, m.basis)),
        "vote": m.vote,
    }
    lines = [f"{name}: {value}" for name, value in facts.items() if value]
    for p in resolution.paragraphs:
        marks = "".join(f" [{mark.mark}@{mark.offset}]" for mark in p.marks)
        heading = f" <{p.heading}>" if p.heading else ""
        under = f" in {p.parent}" if p.parent else ""
        lines.append(f"{p.id} ({p.kind}{under}) {p.number or '-'}{marks}{heading} | {p.text}")
    lines += [f"{note.id} | {note.text}" for note in resolution.footnotes]
    lines += [f"page | {f.text}" for f in resolution.furniture if f.kind == "page"]
    return [*lines, *(f"warning: {warning}" for warning in resolution.warnings)]


@pytest.mark.parametrize("case", read_cases("text/structure"), ids=lambda case: case.where)
def test_a_printed_resolution(case: Case) -> None:
    resolution = read(case.parts[0].text + "\n")
    case.check([[f"= {line}" for line in shown(resolution)]])
    assert faults(resolution) == []


def faults(resolution: Resolution) -> list[str]:
    """What is lost, moved or told twice: empty for every text whatever."""
    source = resolution.source.text
    seen = bytearray(len(source))
    found: list[str] = []
    places: list[Paragraph | Footnote] = [*resolution.paragraphs, *resolution.footnotes]
    for place in places:
        origins = [*place.body.origins]
        if origins != sorted(set(origins)):
            found.append(f"{place.id}: out of order")
        for character, origin in zip(place.body.text, origins, strict=True):
            if source[origin] != character and not (character == " " and source[origin].isspace()):
                found.append(f"{place.id}: {character!r} is not at {origin}")
            seen[origin] += 1
    for mark in (m for p in resolution.paragraphs for m in p.marks if m.offset > len(p.text)):
        found.append(f"mark {mark.mark} stands behind its paragraph")
    for piece in resolution.furniture:
        if source[piece.start : piece.end] != piece.text:
            found.append(f"furniture {piece.text!r} is not at {piece.start}")
        for at in range(piece.start, piece.end):
            seen[at] += 1
    found += [
        f"{source[at]!r} at {at} is lost" for at, n in enumerate(seen) if not n and not source[at].isspace()
    ]
    found += [f"{source[at]!r} at {at} is told {n} times" for at, n in enumerate(seen) if n > 1]
    ids = [place.id for place in places]
    return found + [f"{id} names two" for id in sorted({i for i in ids if ids.count(i) > 1})]


STRAY = (
    "A",
    "附件",
    "大会，",
    "1.",
    "12",
    "_____",
    "第64次全体会议",
    "* * *",
    "(a) 请",
    "一、",
    "《",
    "[未经表决",
    "9/",
    "²",
)
TAILS = ("\f", "\v", "\u2028", "\r", " " * 30, "\n9\n", "¹⁰", "（a）", "\u3000", "\x00", "[3]")


def mutated(lines: list[str], rng: random.Random) -> str:
    """The seed with lines dropped, doubled, spaced, swapped, overprinted and others put between them."""
    for _ in range(rng.randint(1, 12)):
        at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        match rng.randrange(7):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[at])
            case 2:
                lines[at] = " ".join(lines[at])
            case 3:
                lines[at] = lines[at].strip() * rng.randint(2, 4)
            case 4:
                lines[at], lines[other] = lines[other], lines[at]
            case 5:
                lines[at] += rng.choice(TAILS)
            case _:
                lines.insert(at, rng.choice(STRAY))
    return "\n".join(lines)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_nothing_of_a_seed_is_lost(path: Path) -> None:
    assert faults(read(path.read_bytes().decode("utf-8"))) == []


@settings(max_examples=60)
@given(st.sampled_from(SEEDS), st.randoms(use_true_random=False))
def test_nothing_of_a_mutated_seed_is_lost(path: Path, rng: random.Random) -> None:
    text = mutated(path.read_bytes().decode("utf-8").split("\n"), rng)
    assert faults(read(text)) == []


@given(st.text(alphabet="大会，。；回顾请1２a(（)[]9⁹/*《》附件\n\n\n \f\r\t\x00第次议", max_size=300))
def test_nothing_of_any_text_is_lost(text: str) -> None:
    assert faults(read(text)) == []


truth = cache(read_truth)


@pytest.mark.slow
@pytest.mark.parametrize("damage", [*NAMED, *DAMAGES])
def test_nothing_of_the_corpus_is_lost(damage: str) -> None:
    files = sorted(CORPUS.rglob("*C.xml"))
    if not files:
        pytest.skip("../shared is not here")
    damages = NAMED.get(damage, frozenset({damage}))
    lost = {path.name: found for path in files if (found := faults(read(render(truth(path), 1, damages))))}
    assert lost == {}


def test_a_pasted_text_reads_as_the_clean_one() -> None:
    pasted = truth(HERE / "fixtures/akn/A_HRC_RES_70_1C.xml")
    clean = read(render(pasted, 1, frozenset()))
    again = {"op2-a"}  # a digit that stands for a note marked before may be one of the text
    for seed, marks in product(range(4), ("marks-glued", "marks-round", "marks-bracketed")):
        found = read(render(pasted, seed, (PASTE - {"marks-glued"}) | {marks}))
        left_out = again if marks == "marks-glued" else set()
        assert paragraphs_of(found, left_out) == paragraphs_of(clean, left_out)
        assert [(n.mark, n.text) for n in found.footnotes] == [(n.mark, n.text) for n in clean.footnotes]
        assert faults(found) == []


def paragraphs_of(
    resolution: Resolution, left_out: set[str]
) -> list[tuple[str, str, tuple[FootnoteMark, ...]]]:
    return [(p.id, p.text, p.marks) for p in resolution.paragraphs if p.id not in left_out]


@pytest.mark.slow
@pytest.mark.parametrize("marks", ["marks-glued", "marks-round", "marks-bracketed", "marks-slash"])
def test_pasted_notes_are_all_found(marks: str) -> None:
    files = sorted(CORPUS.rglob("*C.xml"))
    if not files:
        pytest.skip("../shared is not here")
    damages = (PASTE - {"marks-glued"}) | {marks}
    for path in files:
        found = read(render(truth(path), 1, damages))
        assert {n.mark for n in found.footnotes} == {n.mark for n in truth(path).footnotes}, path.name


@pytest.mark.parametrize(
    "unit",
    [
        "大会，",
        "1. 请",
        "(a) ",
        "附件\n",
        "1\n",
        "9\n见",
        " " * 40 + "\n1\n 见。\n",
        "《",
        "[",
        "回顾",
        "A\n",
        "；1 ",
    ],
)
def test_a_long_hostile_text_is_read(unit: str) -> None:
    assert faults(read("58/900. 题\n\n大会，\n" + unit * (6000 // len(unit)))) == []


def test_a_masthead_in_a_language_without_rules_names_the_document() -> None:
    text = "United Nations A/RES/99/7\n\nGeneral Assembly\n\nThe Assembly recalls resolution A/RES/98/1 of last year.\n"
    read = read_plain(Source("x", text, ""))
    assert str(read.metadata.symbol) == "A/RES/99/7"
    assert read.metadata.body == "org/general-assembly"


def test_a_cited_symbol_does_not_name_the_document() -> None:
    text = "Dear Sir,\n\nI refer to A/RES/99/7 and to your letter.\n"
    assert read_plain(Source("x", text, "")).metadata.symbol is None
