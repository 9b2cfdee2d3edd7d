"""Documents in any number, made by recombining the paragraphs of real resolutions.

Each keeps the head, the footnotes and the marked paragraphs of one resolution; its other paragraphs come
from others, of the same kind. They are dealt like cards: none comes again before all have come, and from then on each
ends as another does, so that no sentence stands word for word in many documents; in real resolutions about one in fifty
does. So it is with titles. A document has a symbol of its own and is printed with the usual damages. The same number
gives the same document on every run.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from resgraph.evaluate.corpus import corpus_files
from resgraph.evaluate.damage import DEFAULT
from resgraph.evaluate.render import render
from resgraph.evaluate.truth import Truth, TruthParagraph, read_truth

SEED = 20_000
A_SESSION = 400
"""Resolutions that a made-up session adopts."""
COMMA = "，"
STEP = 7
"""So many cards further on lies the one that lends its end, for each time that a card came before."""


class Maker:
    """Makes documents out of the Chinese resolutions of a folder."""

    def __init__(self, corpus: Path) -> None:
        """Read the resolutions."""
        self.truths = [read_truth(path) for path in corpus_files(corpus, "zh")]
        pool: dict[str, dict[str, TruthParagraph]] = defaultdict(dict)
        for truth in self.truths:
            for paragraph in truth.paragraphs:
                if not paragraph.marks:
                    pool[paragraph.kind].setdefault(paragraph.text, paragraph)
        self.pool = {kind: _shuffled([*found.values()]) for kind, found in pool.items()}
        self._dealt = [Counter(p.kind for p in truth.paragraphs if not p.marks) for truth in self.truths]

    @property
    def different(self) -> int:
        """How many different paragraphs there are to be dealt."""
        return sum(map(len, self.pool.values()))

    def write(self, folder: Path, count: int) -> None:
        """Write so many documents into the folder."""
        folder.mkdir(parents=True)
        for number in range(count):
            (folder / f"{number:06}.txt").write_text(self.document(number), encoding="utf-8")

    def document(self, number: int) -> str:
        """The document of that number, as a PDF extraction prints it."""
        return render(self.made(number), number, DEFAULT)

    def made(self, number: int) -> Truth:
        """The document of that number, before it is printed."""
        rounds, place = divmod(number, len(self.truths))
        at: Counter[str] = Counter()
        for dealt in self._dealt[:place]:
            at += dealt
        for dealt in self._dealt:
            at.update({kind: rounds * times for kind, times in dealt.items()})
        truth = self.truths[place]
        paragraphs = tuple(self._other(each, at) for each in truth.paragraphs)
        return self._renamed(replace(truth, paragraphs=paragraphs), number)

    def _other(self, paragraph: TruthParagraph, at: Counter[str]) -> TruthParagraph:
        """The next text in the place of the paragraph; one with footnote marks stays."""
        if paragraph.marks:
            return paragraph
        cards = self.pool[paragraph.kind]
        times, place = divmod(at[paragraph.kind], len(cards))
        at[paragraph.kind] += 1
        card = cards[place]
        text, bold = card.text, card.bold
        if times:
            head, _ = _halves(text)
            text = head + _halves(cards[(place + STEP * times) % len(cards)].text)[1]
            bold = tuple((start, end) for start, end in bold if end <= len(head))
        return replace(paragraph, text=text, bold=bold, first_action=card.first_action)

    def _renamed(self, truth: Truth, number: int) -> Truth:
        """The truth under a symbol that no other document has."""
        old = str(truth.facts.symbol)
        session, serial = divmod(number, A_SESSION)
        new = f"A/HRC/RES/{session + 10}/{serial + 1}"
        printed, reprinted = ("/".join(symbol.split("/")[-2:]) for symbol in (old, new))
        title = truth.title_line.removeprefix(printed)
        rounds, place = divmod(number, len(self.truths))
        if rounds:
            other = self.truths[(place + rounds) % len(self.truths)].title_line.partition(".")[2]
            title = title[: len(title) // 2] + other[len(other) // 2 :]
        return replace(
            truth,
            name=f"{number:06}",
            cover=tuple(line.replace(old, new) for line in truth.cover),
            title_line=reprinted + title if truth.title_line.startswith(printed) else title,
        )


def _halves(text: str) -> tuple[str, str]:
    """The text up to the comma nearest to its middle, and the rest; where none is inside, all of it with one, and all of it."""
    ends = [at + 1 for at, character in enumerate(text[:-1]) if character == COMMA]
    if not ends:
        return text[:-1] + COMMA, text
    cut = min(ends, key=lambda end: abs(2 * end - len(text)))
    return text[:cut], text[cut:]


def _shuffled(paragraphs: list[TruthParagraph]) -> list[TruthParagraph]:
    random.Random(SEED).shuffle(paragraphs)
    return paragraphs
