"""A comparison as rows of two columns, in the order of the later text, with what was dropped where it stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resgraph.compare import Comparison, Outline, OutlineParagraph, Pair, Side
from resgraph.view.compared.wording import WORDS


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; `changed` is what the other side does not have."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A paragraph by its id, in pieces."""

    id: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The whole paragraph."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """What became of something: `kind` is the relation, or `new`, or `dropped`; `notes` are lines for people."""

    kind: str
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]
    notes: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[str, str]:
        """`op3, op5` and `op5`."""
        left, right = (", ".join(cell.id for cell in side) for side in (self.left, self.right))
        return left, right


def rows_of(comparison: Comparison, language: str) -> list[Row]:
    """All rows."""
    lefts, rights = ({p.id: p for p in side.passages} for side in (comparison.left, comparison.right))
    by_right = {id: pair for pair in comparison.pairs for id in pair.right}
    rows: list[tuple[tuple[str, ...], Row]] = []
    shown: set[tuple[str, ...]] = set()
    for passage in comparison.right.passages:
        pair = by_right.get(passage.id)
        if pair is None:
            rows.append(((), Row("new", (), (_whole(passage),))))
        elif pair.right not in shown:
            shown.add(pair.right)
            rows.append((pair.left, _paired(pair, lefts, rights, language)))
    return _with_dropped(comparison, lefts, rows)


def _with_dropped(
    comparison: Comparison, lefts: dict[str, OutlineParagraph], rows: list[tuple[tuple[str, ...], Row]]
) -> list[Row]:
    """What was dropped stands behind the row of the paragraph before it."""
    order = [passage.id for passage in comparison.left.passages]
    behind: dict[str, list[Row]] = {}
    last = ""
    gone = set(comparison.dropped)
    for id in order:
        if id in gone:
            behind.setdefault(last, []).append(Row("dropped", (_whole(lefts[id]),), ()))
        else:
            last = id
    told = [*behind.get("", [])]
    for ids, row in rows:
        told.append(row)
        for id in ids:
            told += behind.get(id, [])
    return told


def _paired(
    pair: Pair, lefts: dict[str, OutlineParagraph], rights: dict[str, OutlineParagraph], language: str
) -> Row:
    one = tuple(_cell(lefts[id], [each.left for each in pair.differences]) for id in pair.left)
    other = tuple(_cell(rights[id], [each.right for each in pair.differences]) for id in pair.right)
    before, after = _with_heads(pair.left, lefts), _with_heads(pair.right, rights)
    return Row(str(pair.relation), one, other, tuple(_notes(pair, before, after, language)))


def _with_heads(ids: Sequence[str], passages: dict[str, OutlineParagraph]) -> list[OutlineParagraph]:
    """The paragraphs, and those that they belong to: the list names whom its points ask."""
    found: dict[str, OutlineParagraph] = {}
    waiting = [*ids]
    while waiting:
        if passage := passages.get(waiting.pop(0)):
            found[passage.id] = passage
            waiting.append(passage.above)
    return [*found.values()]


def _whole(passage: OutlineParagraph) -> Cell:
    return Cell(passage.id, (Piece(passage.text, changed=False),))


def _cell(passage: OutlineParagraph, sides: Sequence[Side]) -> Cell:
    pieces: list[Piece] = []
    at = 0
    for side in sides:
        start = side.start + len(side.text) - len(side.text.lstrip())  # no blank is marked beside a word
        end = max(start, side.end - len(side.text) + len(side.text.rstrip()))
        pieces.append(Piece(passage.text[at:start], changed=False))
        pieces.append(Piece(passage.text[start:end], changed=True))
        at = end
    pieces.append(Piece(passage.text[at:], changed=False))
    return Cell(passage.id, tuple(piece for piece in pieces if piece.text))


def _notes(
    pair: Pair, before: Sequence[OutlineParagraph], after: Sequence[OutlineParagraph], language: str
) -> Iterator[str]:
    """What deserves a word beside the marked text."""
    words = WORDS[language]
    if pair.moved:
        yield words["moved"]
    for verb in (pair.verb, *pair.further):
        if verb.changed and verb.left and verb.right:
            told = words["verb"].format(before=verb.left.text, after=verb.right.text)
            yield f"{told} ({words[verb.force]})" if verb.force else told
    if pair.translated:
        yield words["translated"]
    elif pair.only and pair.only in words:
        yield words[pair.only]
    for key, ids, passages in (
        ("asked", pair.asked, after),
        ("no_longer_asked", pair.no_longer_asked, before),
    ):
        if names := _named(ids, passages):
            yield words[key].format(names=("、" if language == "zh" else ", ").join(names))


def _named(ids: Sequence[str], passages: Sequence[OutlineParagraph]) -> list[str]:
    """The words that name each of them in the text; the id where none do."""
    said = {m.id: p.text[m.start : m.end] for p in reversed(passages) for m in reversed(p.names)}
    return [said.get(id, id) for id in ids]


def headings(comparison: Comparison, language: str) -> tuple[str, str]:
    """`A/RES/60/175 (2005-12-16)` of each; drafts without a symbol, or two of one symbol, are the earlier and the later text."""
    one, other = _heading(comparison.left), _heading(comparison.right)
    words = WORDS[language]
    if one and other and one != other:
        return one, other
    return f"{words['earlier']} {one}".strip(), f"{words['later']} {other}".strip()


def _heading(outline: Outline) -> str:
    day = f" ({outline.adopted})" if outline.adopted else ""
    return f"{outline.symbol}{day}".strip()


def titles(comparison: Comparison) -> str:
    """The title, and both where it changed."""
    found = dict.fromkeys(title for side in (comparison.left, comparison.right) if (title := side.title))
    return " → ".join(found)


def counts(rows: Sequence[Row], language: str) -> str:
    """How many rows of each kind."""
    kinds = ("same", "reworded", "merged", "split", "new", "dropped")
    return WORDS[language]["counts"].format(**{kind: sum(r.kind == kind for r in rows) for kind in kinds})
