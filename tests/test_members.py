"""Members of graph.nq.gz with what the documents share: one of which nothing has changed is copied, and the bytes are the same."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from resgraph.pipeline import build
from resgraph.pipeline.ledger import Slice
from resgraph.pipeline.members import MEMBERS, Kept, Members
from resgraph.pipeline.staging import NOTES
from resgraph.rdf.gathered import Gathered

FILES = ("graph.nq.gz", "graph.ttl", "explorer.html")
CLAUSES = (
    "强调山区道路的养护和冬季除雪对于偏远村庄的儿童按时上学具有十分重要的意义",
    "欢迎联合国毒品和犯罪问题办公室在山区各省开展的技术合作及其取得的进展",
    "回顾其2001年12月20日第56/11号决议和此后关于这个问题的各项决议",
    "注意到秘书长关于山区图书馆夜间开放情况的报告以及其中所载的结论和建议",
    "关切地注意到许多村庄的图书馆因为缺少资金和人员而不能在冬季照常开放",
)


def text(number: int, clauses: list[str]) -> str:
    said = "\n\n".join(f"{clause}，" for clause in clauses)
    return f"{1990 + number}年12月20日大会决议\n\n{number}/1. 山区的道路\n\n大会，\n\n{said}\n\n1. 决定继续审议本项目。\n"


@dataclass
class Edits:
    """A folder that is edited at random."""

    folder: Path
    chance: random.Random
    numbers: list[int] = field(default_factory=list)

    def write(self, number: int) -> None:
        clauses = self.chance.sample(CLAUSES, 3)
        if self.chance.random() < 0.3:
            clauses[0] = clauses[0].replace("山区", "沿海")
        (self.folder / f"{number}.txt").write_text(text(number, clauses), encoding="utf-8")

    def add(self) -> None:
        number = self.chance.choice([n for n in range(40, 75) if n not in self.numbers])
        self.numbers.append(number)
        self.write(number)

    def change(self) -> None:
        self.write(self.chance.choice(self.numbers))

    def remove(self) -> None:
        number = self.numbers.pop(self.chance.randrange(len(self.numbers)))
        (self.folder / f"{number}.txt").unlink()


@pytest.fixture
def edits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edits:
    """Twelve documents, with members so small that there are some of each."""
    monkeypatch.setattr("resgraph.rdf.packed._LEAST", 2000)
    monkeypatch.setattr("resgraph.rdf.packed._ENDS", 2)
    (tmp_path / "in").mkdir()
    made = Edits(tmp_path / "in", random.Random(7))
    for _ in range(12):
        made.add()
    return made


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The last subjects of the members that were copied."""
    found: list[str] = []
    read = Members.read

    def watched(self: Members, kept: Kept) -> tuple[bytes, bytes, bytes] | None:
        said = read(self, kept)
        if said:
            found.append(kept.end)
        return said

    monkeypatch.setattr("resgraph.pipeline.members.Members.read", watched)
    return found


def files(out: Path) -> list[bytes]:
    return [(out / name).read_bytes() for name in FILES]


def fresh(edits: Edits) -> list[bytes]:
    nothing = edits.folder.parent / "nothing"
    shutil.rmtree(nothing, ignore_errors=True)
    build([edits.folder], nothing)
    return files(nothing)


@pytest.mark.slow
def test_any_series_of_edits_gives_the_bytes_of_a_build_from_nothing(edits: Edits, copied: list[str]) -> None:
    out = edits.folder.parent / "out"
    build([edits.folder], out)
    assert not copied
    for turn in range(6):
        copied.clear()
        for _ in range(edits.chance.randint(1, 2)):
            edits.chance.choice([edits.add, edits.change, edits.remove])()
        build([edits.folder], out)
        assert len(copied) > 5, turn
        assert files(out) == fresh(edits), turn


def test_damaged_members_are_made_again(edits: Edits, copied: list[str]) -> None:
    out = edits.folder.parent / "out"
    build([edits.folder], out)
    for damage in ("notes", "bytes"):
        edits.change()
        copied.clear()
        file = out / (f"{NOTES}/{MEMBERS}" if damage == "notes" else "graph.ttl")
        whole = file.read_bytes()
        file.write_bytes(whole[:-20] if damage == "notes" else whole[:-3000] + b"x" * 3000)
        build([edits.folder], out)
        assert bool(copied) == (damage == "bytes")
        assert files(out) == fresh(edits)


def test_what_cannot_be_read_is_not_taken(tmp_path: Path) -> None:
    for name in ("graph.nq.gz", "graph.ttl", f"{NOTES}/shared.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"abc")
    nothing, whole = Slice(0, 0, 0), Slice(0, 3, 891568578)
    for number, places in enumerate([(whole, whole, nothing), (whole, Slice(0, 3, 1), nothing)]):
        members = Members(None, "x")
        members.keep("", Kept("b", "key", 3, places))
        members.write(tmp_path / NOTES)
        again = Members(tmp_path, "x")
        kept = again.find("")
        assert kept == Kept("b", "key", 3, places)
        assert again.read(kept) == (None if number else (b"abc", b"abc", b""))
        again.close()
        assert Members(tmp_path, "y").find("") is None


# --- the statements in order


def gathered(texts: dict[str, list[str]], lines: list[str]) -> Gathered:
    """Of bundles by what their subjects begin with; a statement is its subject, a blank and the rest."""
    folded = [(first, repr(said)) for first, said in sorted(texts.items())]
    return Gathered(
        sorted((line.split()[0], line) for line in lines),
        folded,
        lambda first: [(line.split()[0], line) for line in texts[first]],
    )


def test_bundles_come_among_the_statements() -> None:
    given = gathered({"<b#": ["<b#2> x", "<b#1> z", "<b#1> y"], "<c#": []}, ["<a> 1", "<b#1-x> 2", "<b> 3"])
    assert [*iter(given.next, None)] == [
        ("<a>", ["<a> 1"]),
        ("<b#1-x>", ["<b#1-x> 2"]),
        ("<b#1>", ["<b#1> y", "<b#1> z"]),
        ("<b#2>", ["<b#2> x"]),
        ("<b>", ["<b> 3"]),
    ]


@pytest.mark.parametrize("seed", range(20))
def test_a_stretch_has_one_key_before_and_after_it_is_given(seed: int) -> None:
    chance = random.Random(seed)
    texts = {f"<{n}#": [f"<{n}#{chance.randrange(20):02}> {m}" for m in range(9)] for n in "bdf"}
    lines = [f"<{chance.choice('abcdefg')}{chance.choice(['', '#05x'])}> {m}" for m in range(20)]
    known: list[tuple[str, str, str]] = []
    one = gathered(texts, lines)
    while given := one.next():
        if chance.random() < 0.3:
            start = one.at
            known.append((start, given[0], one.end(given[0])))
    whole = [*iter(gathered(texts, lines).next, None)]
    other, said = gathered(texts, lines), []
    for start, end, key in known:
        assert (other.at, other.key(end)) == (start, key)
        if chance.random() < 0.5:
            other.skip(end)
            continue
        while True:
            subject, told = other.next() or ("", [])
            said.append((subject, told))
            if subject == end:
                break
        assert other.end(end) == key
    assert all(each in whole for each in said)
    rest = [*iter(other.next, None)]
    assert rest == [each for each in whole if not known or each[0] > known[-1][1]]


def test_a_change_changes_the_key_of_its_own_stretch_only() -> None:
    texts, lines = {"<b#": ["<b#1> x", "<b#2> y"], "<d#": ["<d#1> x"]}, ["<a> 1", "<c> 2", "<e> 3"]

    def keys(texts: dict[str, list[str]], lines: list[str]) -> list[str]:
        given, found = gathered(texts, lines), []
        for end in ("<a>", "<b#1>", "<c>", "<d#1>", "<e>"):
            found.append(given.key(end))
            given.skip(end)
        return found

    def differ(texts: dict[str, list[str]], lines: list[str]) -> list[bool]:
        return [one != other for one, other in zip(keys(texts, lines), before, strict=True)]

    before = keys(texts, lines)
    assert differ(texts, ["<a> 1", "<c> 9", "<e> 3"]) == [False, False, True, False, False]
    assert differ(texts, ["<a> 1", "<c> 2", "<d> 0", "<e> 3"]) == [False, False, False, False, True]
    changed = texts | {"<b#": ["<b#1> x", "<b#2> z"]}
    assert differ(changed, lines) == [False, True, True, False, False]
