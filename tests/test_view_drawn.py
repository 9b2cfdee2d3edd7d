"""Parts of a drawing in which nothing has changed are not drawn again."""

from __future__ import annotations

from pathlib import Path

import pytest

from resgraph.view import springs
from resgraph.view.drawn import DRAWN, Drawn
from resgraph.view.layout import dots_apart

EDGES = [("a", "a1"), ("a", "a2"), ("a2", "b"), ("c", "c1"), ("c", "c2"), ("c2", "d")]
GROUPS = {"one": ["a", "b"], "two": ["c", "d"]}
Places = dict[str, tuple[int, int]]


class Drawing:
    """Draws the two groups again and again, and tells in which of them the springs were asked."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.made, self.times = folder, list[str](), 0
        settle = springs.settle

        def watched(*given: object) -> object:
            self.made.append(min(given[0]))  # type: ignore[call-overload]
            return settle(*given)  # type: ignore[arg-type]

        monkeypatch.setattr("resgraph.view.layout.settle", watched)

    def draw(self, edges: list[tuple[str, str]], program: str = "program") -> Places:
        self.made.clear()
        notes, last = self.folder / str(self.times), self.folder / str(self.times - 1)
        self.times += 1
        notes.mkdir()
        drawn = Drawn(notes, last, program)
        places = dots_apart(edges, {end for edge in edges for end in edge}, GROUPS, {}, drawn)
        drawn.keep()
        return places


@pytest.fixture
def drawing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Drawing:
    return Drawing(tmp_path, monkeypatch)


def fresh(edges: list[tuple[str, str]]) -> Places:
    return dots_apart(edges, {end for edge in edges for end in edge}, GROUPS, {})


def test_only_the_group_in_which_something_changed_is_drawn(drawing: Drawing) -> None:
    assert drawing.draw(EDGES) == fresh(EDGES)
    drawing.draw(EDGES)
    assert drawing.made == []
    more = [*EDGES, ("d", "d1"), ("d", "d2")]
    places = drawing.draw(more)
    assert drawing.made == ["c"]
    assert places == fresh(more)


def test_another_program_and_damage_draw_all(drawing: Drawing) -> None:
    drawing.draw(EDGES)
    drawing.draw(EDGES, "another")
    assert drawing.made == ["a", "c"]
    file = drawing.folder / "1" / DRAWN
    for damaged in (b"", file.read_bytes()[:-4], b"x" * 100):
        (drawing.folder / str(drawing.times - 1) / DRAWN).write_bytes(damaged)
