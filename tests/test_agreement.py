"""Agreed language that is kept from build to build: whatever came, went or changed, it is that of a build from nothing."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from resgraph.compare.agreed import Agreed
from resgraph.compare.outline import Mark, Outline, OutlineParagraph
from resgraph.model import ParagraphKind
from resgraph.pipeline.agreement import Agreement
from resgraph.pipeline.ranks import ranked

WORDS = "各国政府应当继续采取一切必要措施保护儿童安全上学并定期向秘书长报告所取得的进展情况以及遇到的困难"
"""What the sentences below are made of."""
BASES = [random.Random(seed).sample(WORDS, 40) for seed in range(8)]
PLACES = ("place/river", "place/lake", "place/coast")


def paragraph(chance: random.Random, number: int) -> OutlineParagraph:
    """A paragraph of one or two sentences that stand, nearly or word for word, in other resolutions, too."""
    said = "".join(sentence(chance) for _ in range(chance.randint(1, 2)))
    names = (Mark(0, 4, chance.choice(PLACES)),) if chance.random() < 0.3 else ()
    return OutlineParagraph(f"op{number}", ParagraphKind.OPERATIVE, said, names=names)


def sentence(chance: random.Random) -> str:
    """The beginning of one of a few, some of its words changed."""
    words = chance.choice(BASES)[: chance.choice((34, 40))]
    for _ in range(chance.choice((0, 0, 1, 2, 5))):
        words[chance.randrange(len(words))] = chance.choice("山水火木金土")
    return "".join(words) + chance.choice("。；")


@dataclass
class Resolutions:
    """Resolutions that are edited at random; `texts` by the number that says their order."""

    chance: random.Random
    texts: dict[int, list[OutlineParagraph]] = field(default_factory=dict)

    def add(self) -> None:
        number = self.chance.randrange(10_000)
        self.texts[number] = [paragraph(self.chance, at) for at in range(self.chance.randint(1, 6))]

    def remove(self) -> None:
        del self.texts[self.chance.choice([*self.texts])]

    def change(self) -> None:
        text = self.texts[self.chance.choice([*self.texts])]
        at = self.chance.randrange(len(text) + 1)
        text[at : at + self.chance.randrange(3)] = [paragraph(self.chance, at)]

    def move(self) -> None:
        self.texts[self.chance.randrange(10_000)] = self.texts.pop(self.chance.choice([*self.texts]))

    def turn(self) -> None:
        self.texts[self.chance.choice([*self.texts])].reverse()

    def edit(self) -> None:
        edits = [self.add, self.change, self.remove, self.move, self.turn]
        (self.chance.choice(edits) if len(self.texts) > 3 else self.add)()

    def give(self, agreement: Agreement) -> list[Agreed]:
        outlines = {f"A/RES/1/{number}": text for number, text in sorted(self.texts.items())}
        wanted = [(symbol, repr(text)) for symbol, text in outlines.items()]

        def outline(symbol: str) -> Outline:
            return Outline(symbol, "", "zh", "", tuple(outlines[symbol]), frozenset())

        agreement.hold(wanted, outline)
        return [*agreement.found()]


@pytest.mark.parametrize("few", [False, True])
@pytest.mark.parametrize("seed", range(10))
def test_any_series_of_edits_gives_what_a_build_from_nothing_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, few: bool
) -> None:
    if few:  # so that what is looked at is cut short
        monkeypatch.setattr("resgraph.pipeline.sentences.LOOKED_AT", 4)
    edited = Resolutions(random.Random(seed))
    for _ in range(12):
        edited.add()
    told = 0
    for build in range(12):
        agreement = Agreement(tmp_path / f"{build}.db", tmp_path / f"{build - 1}.db", "program")
        found = edited.give(agreement)
        agreement.close()
        assert found == edited.give(Agreement())
        told += len(found)
        for _ in range(edited.chance.randint(1, 3)):
            edited.edit()
    assert told > 100, "hardly any sentence stood before"


def test_places_run_out_where_one_resolution_after_the_other_comes_before_the_last(tmp_path: Path) -> None:
    edited = Resolutions(random.Random(1))
    for number in (1, 5000):
        edited.texts[number] = [paragraph(edited.chance, 1)]
    for build in range(30):
        edited.texts[4999 - build] = [paragraph(edited.chance, 1)]
        agreement = Agreement(tmp_path / f"{build}.db", tmp_path / f"{build - 1}.db", "program")
        assert edited.give(agreement) == edited.give(Agreement())
        agreement.close()


def test_a_sentence_of_every_resolution_is_told_with_its_first_place() -> None:
    common = "".join(BASES[0])
    passage = OutlineParagraph("op1", ParagraphKind.OPERATIVE, common)
    symbols = [f"A/RES/1/{number}" for number in range(1, 13)]
    agreement = Agreement()
    agreement.hold(
        [(symbol, symbol) for symbol in symbols],
        lambda symbol: Outline(symbol, "", "zh", "", (passage,), frozenset()),
    )
    assert [(each.symbol, each.earlier) for each in agreement.found()] == [
        (symbol, "A/RES/1/1") for symbol in symbols[1:]
    ]


@pytest.mark.parametrize(
    ("held", "found"),
    [
        ([3, None, None, 9], [3, 5, 7, 9]),
        ([None, 0], [-(1 << 20), 0]),
        ([0, None], [0, 1 << 20]),
        ([3, None, 4], None),
        ([9, 3, 6, None], [3 - (1 << 20), 3, 6, 6 + (1 << 20)]),
        ([], []),
    ],
)
def test_numbers_are_kept_as_long_as_they_rise(held: list[int | None], found: list[int] | None) -> None:
    assert ranked(held) == found


def test_numbers_between_two_ends() -> None:
    assert ranked([None, None], 0, 3) == [1, 2]
    assert ranked([None, None, None], 0, 3) is None
    assert ranked([7, 2, None], 0, 4) == [1, 2, 3]
