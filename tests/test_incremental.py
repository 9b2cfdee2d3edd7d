"""Builds after builds: only what changed is read, and the files are those of a build from nothing."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from resgraph.find.authorities import load
from resgraph.model import InputError, OutputError
from resgraph.model.data import LANGUAGES, ontology_dir
from resgraph.pipeline import NOTES, Report, build, left_behind
from resgraph.pipeline.fingerprint import _parts, fingerprint, program
from resgraph.pipeline.finished import FINISHED, read_finished
from resgraph.pipeline.ledger import LEDGER, entry_at, records
from resgraph.pipeline.outcome import Settings
from resgraph.rdf.store import open_store
from written import nquads

FILES = ("graph.nq.gz", "graph.ttl", "report.json")
CHINESE = """联合国 A/RES/58/{number}

大会
第五十八届会议

58/{number}. 秘书长的第{variant}次报告

大会，

回顾其2001年12月19日第56/{cited}号决议和《联合国反腐败公约》，

1. 请秘书长就本决议的执行情况向大会第五十九届会议提出报告；

2. 请联合国毒品和犯罪问题办公室继续开展工作。
"""
ENGLISH = """United Nations A/RES/58/{number}

General Assembly
Fifty-eighth session

58/{number}. Report number {variant} of the Secretary-General

The General Assembly,

Recalling its resolution 56/{cited} of 19 December 2001,

1. Requests the Secretary-General to report on the matter.
"""
OWN = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/resgraph/authority/topic/{id}> a skos:Concept ; skos:prefLabel "{label}"@zh .
"""


def text(number: int, variant: int = 0, *, english: bool = False) -> str:
    return (ENGLISH if english else CHINESE).format(
        number=number, variant=variant, cited=100 + (number + variant) % 7
    )


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def graph_of(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


def from_nothing(source: Path, scratch: Path, **options: object) -> dict[str, bytes]:
    """What a build that has nothing to go by writes, in one process: however many read, the files are these."""
    shutil.rmtree(scratch, ignore_errors=True)
    build([source], scratch, graph_only=True, **(options | {"jobs": 1}))  # type: ignore[arg-type]
    return graph_of(scratch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Eight documents; the fifth is an English text of the first, the sixth says the same as the second."""
    for number in range(4):
        write(tmp_path / f"in/{number}.txt", text(200 + number))
    write(tmp_path / "in/4.txt", text(200, english=True))
    write(tmp_path / "in/5.txt", text(201))
    write(tmp_path / "in/6.txt", "一份没有文号的文件。\n\n第二段。\n")
    write(tmp_path / "in/below/0.txt", text(200))  # the same name and the same bytes
    build([tmp_path / "in"], tmp_path / "out", graph_only=True)
    return tmp_path


def again(folder: Path, **options: object) -> Report:
    """Build once more and compare with a build from nothing."""
    report = build([folder / "in"], folder / "out", graph_only=True, **options)  # type: ignore[arg-type]
    assert graph_of(folder / "out") == from_nothing(folder / "in", folder / "nothing", **options)
    assert {path.name for path in (folder / "out").iterdir()} == {*FILES, NOTES}
    assert left_behind(folder / "out") == []
    return report


def test_the_documents_are_what_the_tests_need(folder: Path) -> None:
    said = nquads(folder / "out")
    assert "A/RES/58/200/en>" in said
    assert "A/RES/58/200/zh>" in said
    assert "/file/" in said
    report = build([folder / "in"], folder / "out", graph_only=True)
    assert sum("left out" in warning for warning in report.warnings) == 2


def test_nothing_is_done_where_nothing_has_changed(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (folder / "out").rglob("*")}
    assert again(folder).reused == 8
    assert {path: path.stat().st_mtime_ns for path in (folder / "out").rglob("*")} == before


@dataclass
class Edits:
    """Changes of a folder at random; each gives how many files have to be read for it at most."""

    folder: Path
    chance: random.Random
    made: int = 0
    log: list[str] = field(default_factory=list)

    def files(self) -> list[Path]:
        return sorted(path for path in self.folder.rglob("*") if path.is_file())

    def fresh(self) -> Path:
        self.made += 1
        below = self.chance.choice(["", "below/", "a/b/"])
        return self.folder / f"{below}{self.chance.choice('0abz')}{self.made}.txt"

    def add(self) -> None:
        english = self.chance.random() < 0.4
        number = 200 + self.chance.randrange(6)
        write(self.fresh(), text(number, self.chance.randrange(3), english=english))

    def change(self) -> None:
        path = self.chance.choice(self.files())
        write(path, path.read_text(encoding="utf-8") + f"\n{self.made + 3}. 决定继续审议此事项。\n")

    def remove(self) -> None:
        self.chance.choice(self.files()).unlink()

    def rename(self) -> None:
        target = self.fresh()
        target.parent.mkdir(parents=True, exist_ok=True)
        self.chance.choice(self.files()).rename(target)

    def move(self) -> None:
        path, target = self.chance.choice(self.files()), self.folder / f"moved{self.made}"
        target.mkdir(exist_ok=True)
        path.rename(target / path.name)

    def copy(self) -> None:
        path, target = self.chance.choice(self.files()), self.fresh()
        target.parent.mkdir(parents=True, exist_ok=True)
        namesake = target.with_name(path.name)
        shutil.copyfile(path, target if namesake.exists() else namesake)

    def break_one(self) -> None:
        write(self.fresh(), "")

    def make(self) -> None:
        kinds = [self.add, self.change, self.remove, self.rename, self.move, self.copy, self.break_one]
        if len(self.files()) < 4:
            kinds = [self.add]
        kind = self.chance.choice(kinds)
        self.log.append(kind.__name__)
        kind()


@pytest.mark.parametrize("seed", range(12))
def test_any_series_of_edits_gives_what_a_build_from_nothing_gives(folder: Path, seed: int) -> None:
    edits = Edits(folder / "in", random.Random(seed))
    for _ in range(4):
        for _ in range(edits.chance.randint(1, 3)):
            edits.make()
        again(folder, jobs=edits.chance.choice([1, 1, 2]))


def test_only_what_changed_is_read(folder: Path) -> None:
    write(folder / "in/2.txt", text(202, 1))
    assert again(folder).reused == 7
    write(folder / "in/7.txt", text(207))
    assert again(folder).reused == 8
    (folder / "in/3.txt").rename(folder / "in/9.txt")
    assert again(folder).reused == 8  # the name of the file stands in the graph
    (folder / "in/7.txt").unlink()
    assert again(folder).reused == 8
    (folder / "in/9.txt").rename(folder / "in/below/9.txt")
    assert again(folder).reused == 8  # its folder does not


def test_the_text_that_came_second_takes_the_place_of_the_first(folder: Path) -> None:
    (folder / "in/1.txt").unlink()
    assert again(folder).reused == 6  # 5.txt, left out before, is read now
    for path in (folder / "in/0.txt", folder / "in/below/0.txt"):
        path.unlink()
    assert again(folder).reused == 4  # the English text had been cut, and says all by itself now
    write(folder / "in/0.txt", text(200, 2))
    assert again(folder).reused == 5


def test_force_reads_everything(folder: Path) -> None:
    assert again(folder, force=True).reused == 0
    assert again(folder).reused == 8


def test_other_options_and_other_authorities_read_everything(folder: Path) -> None:
    assert again(folder, base="https://example.org/").reused == 0
    assert again(folder, base="https://example.org/").reused == 8
    assert again(folder).reused == 0
    own = write(folder / "own.ttl", OWN.format(id="work", label="开展工作"))
    assert again(folder, authorities=[own]).reused == 0
    assert again(folder, authorities=[own]).reused == 8
    write(own, OWN.format(id="works", label="就本决议"))
    assert again(folder, authorities=[own]).reused == 0
    said = (folder / "out/graph.ttl").read_text(encoding="utf-8")
    assert "authority/topic/works" in said
    assert "authority/topic/work>" not in said


def test_jobs_and_time_limit_do_not_matter(folder: Path) -> None:
    assert build([folder / "in"], folder / "out", graph_only=True, jobs=2, timeout=30).reused == 8


def test_what_another_program_noted_is_not_used(folder: Path) -> None:
    mark = fingerprint(Settings())
    for name in (LEDGER, FINISHED):
        path = folder / "out" / NOTES / name
        path.write_bytes(path.read_bytes().replace(mark.encode(), bytes(reversed(mark.encode()))))
    assert again(folder).reused == 0


def test_the_fingerprint_tells_what_matters(tmp_path: Path) -> None:
    own = write(tmp_path / "own.ttl", "a")
    other = write(tmp_path / "other.ttl", "b")
    settings = [
        Settings(),
        Settings(encoding="gb18030"),
        Settings(base="https://example.org/"),
        Settings((own,)),
        Settings((own, other)),
        Settings((other, own)),
    ]
    marks = [fingerprint(each) for each in settings]
    assert len({*marks}) == len(marks)
    assert [fingerprint(each) for each in settings] == marks
    write(own, "c")
    assert fingerprint(Settings((own,))) != marks[3]


def test_every_table_of_a_language_has_a_part_in_the_fingerprint() -> None:
    seen = {root / path.relative_to(root) for root, path in _parts()}
    tables = [path for path in LANGUAGES.rglob("*") if path.suffix in (".tsv", ".toml", ".txt")]
    assert len({path.parent for path in tables}) > 6
    assert set(tables) <= seen
    assert set(ontology_dir().rglob("*.t*")) <= seen


def test_a_change_of_a_table_makes_old_readings_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "languages/zh").mkdir(parents=True)
    table = write(tmp_path / "languages/zh/particles.toml", 'of = "x"')
    monkeypatch.setattr("resgraph.pipeline.fingerprint.PACKAGE", tmp_path)
    before = program.__wrapped__()
    assert program.__wrapped__() == before
    write(table, 'of = "y"')
    assert program.__wrapped__() != before


def flipped(path: Path, place: float, *, quietly: bool = False) -> None:
    """Turn one bit at that part of the file; quietly: without a trace in the times."""
    said, data = path.stat(), bytearray(path.read_bytes())
    data[int(place * len(data))] ^= 1
    path.write_bytes(data)
    if quietly:
        os.utime(path, ns=(said.st_atime_ns, said.st_mtime_ns))


def middle_of(out: Path, name: str, document: str) -> float:
    """Which part of the file the middle of a document is."""
    with (out / NOTES / LEDGER).open("rb") as notes:
        for _, _, offset in records(out / NOTES / LEDGER, fingerprint(Settings())):
            entry = entry_at(notes, offset)
            if entry and entry.rendered.text.endswith(f"/{document}>"):
                where = entry.turtle if name.endswith(".ttl") else entry.nquads
                return (where.start + where.size / 2) / (out / name).stat().st_size
    raise LookupError(document)


def cut(path: Path, place: float) -> None:
    path.write_bytes(path.read_bytes()[: int(place * path.stat().st_size)])


DAMAGES: dict[str, Callable[[Path], object]] = {
    "no notes": lambda out: shutil.rmtree(out / NOTES),
    "no ledger": lambda out: (out / NOTES / LEDGER).unlink(),
    "not finished": lambda out: (out / NOTES / FINISHED).unlink(),
    "finished is no JSON": lambda out: write(out / NOTES / FINISHED, "{"),
    "finished is another JSON": lambda out: write(out / NOTES / FINISHED, '{"stamps": []}'),
    "empty ledger": lambda out: write(out / NOTES / LEDGER, ""),
    "half a ledger": lambda out: cut(out / NOTES / LEDGER, 0.5),
    "a bit in the ledger": lambda out: flipped(out / NOTES / LEDGER, 0.6),
    "a bit in the head of a record": lambda out: flipped(out / NOTES / LEDGER, 0.05),
    "no graph": lambda out: (out / "graph.nq.gz").unlink(),
    "no Turtle": lambda out: (out / "graph.ttl").unlink(),
    "half a graph": lambda out: cut(out / "graph.nq.gz", 0.5),
    "a bit in the graph": lambda out: flipped(out / "graph.nq.gz", 0.4),
    "a bit in the Turtle": lambda out: flipped(out / "graph.ttl", 0.4),
    "no report": lambda out: (out / "report.json").unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_is_made_again(folder: Path, damage: str) -> None:
    DAMAGES[damage](folder / "out")
    again(folder)
    assert again(folder).reused == 8


def test_a_bit_that_turned_by_itself_is_seen_when_it_is_used(folder: Path) -> None:
    for name in ("graph.nq.gz", "graph.ttl"):
        flipped(folder / "out" / name, middle_of(folder / "out", name, "A/RES/58/202/zh"), quietly=True)
        write(folder / "in/3.txt", text(203, len(name)))
        assert again(folder).reused == 6


def test_a_file_that_failed_is_tried_again(folder: Path) -> None:
    path = write(folder / "in/7.txt", "")
    assert [*again(folder).failed] == [str(path)]
    assert [*again(folder).failed] == [str(path)]
    write(path, text(207))
    report = again(folder)
    assert (report.failed, report.reused) == ({}, 8)


def test_a_folder_with_other_things_is_built_from_nothing_each_time(folder: Path) -> None:
    mine = write(folder / "out/mine.txt", "mine")
    with pytest.raises(OutputError, match=r"mine\.txt"):
        build([folder / "in"], folder / "out", graph_only=True)
    assert build([folder / "in"], folder / "out", graph_only=True, force=True).reused == 0
    assert mine.read_text(encoding="utf-8") == "mine"
    mine.unlink()
    assert again(folder).reused == 8


def stop_at(name: str) -> Callable[[object, int, int], None]:
    """A progress that hears Ctrl-C at the file of that name."""

    def progress(file: object, number: int, total: int) -> None:
        if isinstance(file, Path) and file.name == name:
            raise KeyboardInterrupt

    return progress


def test_what_a_stopped_build_has_read_is_used_by_the_next(folder: Path) -> None:
    out = folder / "fresh/out"
    with pytest.raises(KeyboardInterrupt):
        build([folder / "in"], out, graph_only=True, progress=stop_at("4.txt"))
    assert not out.exists()
    with pytest.raises(KeyboardInterrupt):  # stopped again further on: both are of use
        build([folder / "in"], out, graph_only=True, progress=stop_at("6.txt"))
    assert len(left_behind(out)) == 2
    with pytest.raises(KeyboardInterrupt):  # nothing was read that was not known
        build([folder / "in"], out, graph_only=True, progress=stop_at("3.txt"))
    assert len(left_behind(out)) == 2
    assert build([folder / "in"], out, graph_only=True).reused == 7  # 0 to 5, and the other 0
    assert graph_of(out) == graph_of(folder / "out")
    assert [*out.parent.iterdir()] == [out]


def test_a_build_stopped_over_an_older_one_leaves_that(folder: Path) -> None:
    before = graph_of(folder / "out")
    write(folder / "in/0.txt", text(200, 1))
    write(folder / "in/2.txt", text(202, 1))
    with pytest.raises(KeyboardInterrupt):
        build([folder / "in"], folder / "out", graph_only=True, progress=stop_at("2.txt"))
    assert graph_of(folder / "out") == before
    assert again(folder).reused == 6  # 2 is read, and 4, which is cut in another way


def test_a_build_that_fails_leaves_nothing(folder: Path) -> None:
    write(folder / "bad/a.txt", "")
    with pytest.raises(InputError, match="empty"):
        build([folder / "bad/a.txt"], folder / "none/out", graph_only=True)
    assert [*(folder / "none").iterdir()] == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a file that hangs is a named pipe")
def test_a_killed_build_leaves_what_it_has_read(folder: Path) -> None:
    os.mkfifo(folder / "zz.txt")
    out = folder / "killed/out"
    out.parent.mkdir()
    program = "from resgraph.cli import main; main()"
    words = ["build", str(folder / "in"), str(folder / "zz.txt"), "-o", str(out), "--timeout", "0"]
    with subprocess.Popen([sys.executable, "-c", program, *words], stderr=subprocess.DEVNULL) as process:
        mark = fingerprint(Settings())
        while sum(len([*records(p, mark)]) for p in out.parent.glob(f".out-*/{NOTES}/{LEDGER}")) < 8:
            assert process.poll() is None
            time.sleep(0.05)
        assert left_behind(out) == []
        process.send_signal(signal.SIGKILL)
    # lets the worker go that waits for somebody to write into it
    os.close(os.open(folder / "zz.txt", os.O_RDWR))
    assert len(left_behind(out)) == 1
    # What had not left the buffers of the process is read again.
    assert build([folder / "in"], out, graph_only=True).reused > 0
    assert graph_of(out) == graph_of(folder / "out")
    assert [*out.parent.iterdir()] == [out]


def quads(out: Path) -> list[str]:
    return sorted(str(quad) for quad in open_store(out))


def test_the_store_and_the_page_are_those_of_a_build_from_nothing(tmp_path: Path) -> None:
    for number in range(16):
        write(tmp_path / f"in/{number:02}.txt", text(200 + number))
    out, nothing = tmp_path / "out", tmp_path / "nothing"
    build([tmp_path / "in"], out)
    write(tmp_path / "in/05.txt", text(205, 1))
    (tmp_path / "in/07.txt").unlink()
    build([tmp_path / "in"], out)
    last = read_finished(out, fingerprint(Settings()))
    assert last is not None
    assert last.churn == 2, "the store was loaded anew"
    build([tmp_path / "in"], nothing)
    assert quads(out) == quads(nothing)
    assert (out / "explorer.html").read_bytes() == (nothing / "explorer.html").read_bytes()
    assert graph_of(out) == graph_of(nothing)
    build([tmp_path / "in"], out, graph_only=True)
    assert {path.name for path in out.iterdir()} == {*FILES, NOTES}
    assert build([tmp_path / "in"], out).reused == 15
    assert quads(out) == quads(nothing)


def test_a_store_that_somebody_wrote_into_is_made_again(folder: Path) -> None:
    import pyoxigraph  # noqa: PLC0415 - the test plays another program

    build([folder / "in"], folder / "out")
    before = quads(folder / "out")
    store = pyoxigraph.Store(str(folder / "out/store"))
    thing = pyoxigraph.NamedNode("https://example.org/x")
    store.add(pyoxigraph.Quad(thing, thing, thing))
    store.flush()
    del store
    assert quads(folder / "out") != before
    build([folder / "in"], folder / "out")
    assert quads(folder / "out") == before


def test_authorities_are_described_as_before_where_a_document_is_taken_over(folder: Path) -> None:
    known = load()
    assert known.get("org/unodc")
    write(folder / "in/0.txt", text(200, 1))
    again(folder)
    said = (folder / "out/graph.ttl").read_text(encoding="utf-8")
    assert "<authority/org/unodc> a " in said
