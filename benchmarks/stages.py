"""The stages one by one, in one process and one run, beside jieba and rdflib on the same documents."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any, TypeVar

import jieba
import rdflib
from pyoxigraph import RdfFormat, parse

from resgraph.find.authorities import load
from resgraph.pipeline.ledger import Ledger
from resgraph.pipeline.outcome import Outcome
from resgraph.pipeline.reading import linker
from resgraph.pipeline.staging import NOTES
from resgraph.pipeline.writing import NotingWriter
from resgraph.rdf.iris import BASE
from resgraph.rdf.packed import unpacked
from resgraph.rdf.rendered import Rendered, Renderer
from resgraph.text.source.read import read_file

Result = TypeVar("Result")
Cutter = Callable[[str], Iterable[str]]
READ, JIEBA, GUESSING = "plain read of the files", "jieba alone", "jieba alone, guessing words: its default"
STRUCTURE, LINK = "decode, repairs, structure", "find and link"
EXTRACTION = "extraction: these two"
RENDER, WRITE = "statements as N-Quads and Turtle", "files and notes written"
ALL = "all stages"
FLOOR = "the floor: a line a quad of ready terms, on disk"


@dataclass(frozen=True, slots=True)
class Timed:
    """What was done, in how many seconds of processor time, to how many documents and triples."""

    name: str
    seconds: float
    documents: int
    triples: int = 0


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    start = process_time()
    result = work()
    return result, process_time() - start


class Stopwatch(dict[str, float]):
    """Seconds of processor time by what they were spent on."""

    def of(self, name: str, work: Callable[[], Result]) -> Result:
        """Do the work and add what it took."""
        result, seconds = _timed(work)
        self[name] = self.get(name, 0.0) + seconds
        return result


def measure(files: Sequence[Path]) -> list[Timed]:
    """Each stage over all files, after a first document that loads what is loaded once.

    Document by document, one stage after the other: a machine that is slower for a while is so for all of them.
    """
    known, link, render, cutters = load(), linker(()), Renderer(), _cutters()
    render.render(link.read(read_file(files[0])))
    watch, rendered = Stopwatch(), []
    for path in files:
        text = watch.of(READ, partial(path.read_text, "utf-8"))
        for name, cutter in cutters.items():
            watch.of(name, partial(_cut, cutter, text))
        resolution = watch.of(STRUCTURE, partial(read_file, path))
        extraction = watch.of(LINK, partial(link.read, resolution))
        rendered.append(watch.of(RENDER, partial(render.render, extraction)))
    with (
        tempfile.TemporaryDirectory() as name,
        Ledger(folder := _stage(Path(name)), "0" * 64) as ledger,
        NotingWriter(folder, known, BASE, ledger) as writer,
    ):
        for number, each in enumerate(rendered):
            key = hashlib.sha256(each.text.encode()).hexdigest()
            watch.of(WRITE, partial(writer.note, Outcome(files[number], each, key=key), number))
        watch.of(WRITE, writer.finish)
    watch[EXTRACTION] = watch[STRUCTURE] + watch[LINK]
    watch[ALL] = watch[EXTRACTION] + watch[RENDER] + watch[WRITE]
    triples = dict.fromkeys((RENDER, WRITE, ALL), sum(each.counts.triples for each in rendered))
    names = (READ, *cutters, STRUCTURE, LINK, EXTRACTION, RENDER, WRITE, ALL)
    stages = [Timed(name, watch[name], len(files), triples.get(name, 0)) for name in names]
    return [*stages, _lines(rendered), _rdflib(rendered)]


def _cutters() -> dict[str, Cutter]:
    """What cuts a text into words, the floor of any tool that does: jieba, and the same in Rust where it is installed."""
    found = {JIEBA: _jieba(guesses=False), GUESSING: _jieba(guesses=True), "rjieba alone": _rjieba()}
    cutters = {name: cutter for name, cutter in found.items() if cutter}
    for cutter in cutters.values():
        list(cutter("读一次词典"))
    return cutters


def _cut(cutter: Cutter, text: str) -> int:
    return sum(1 for _ in cutter(text))


def _jieba(guesses: bool) -> Cutter:
    """Jieba as it is, without its guesses at words that no dictionary has, or with them, which is its default."""
    jieba.setLogLevel("ERROR")
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return lambda text: tokenizer.cut(text, HMM=guesses)


def _rjieba() -> Cutter | None:
    """The same dictionary in Rust, where it is installed."""
    try:
        rjieba = import_module("rjieba")
    except ImportError:
        return None
    tokenizer = rjieba.Jieba()
    return lambda text: tokenizer.cut(text, False)


def _lines(rendered: Sequence[Rendered], most: int = 20) -> Timed:
    """The least that a writer in Python does: a line a quad, of terms that are ready, put on disk; of the first documents."""
    some = rendered[:most]
    parsed = parse(b"".join(unpacked(each.nquads) for each in some), format=RdfFormat.N_QUADS)
    quads = [(f"{q.subject}", f"{q.predicate}", f"{q.object}", f"{q.graph_name}") for q in parsed]

    def write() -> None:
        with tempfile.TemporaryFile() as file:
            file.write("".join([f"{s} {p} {o} {g} .\n" for s, p, o, g in quads]).encode())

    return Timed(FLOOR, _timed(write)[1], len(some), len(quads))


def _rdflib(rendered: Sequence[Rendered], most: int = 20) -> Timed:
    """Terms made, added to a Dataset, and written as N-Quads and Turtle, of the first documents."""
    some = rendered[:most]
    source = rdflib.Dataset()
    source.parse(data=b"".join(unpacked(each.nquads) for each in some), format="nquads")
    quads = [(str(s), str(p), o.n3(), str(g)) for s, p, o, g in source.quads()]

    def build() -> None:
        dataset: Any = rdflib.Dataset()  # its types forbid what its documentation shows
        for subject, predicate, value, graph in quads:
            term = rdflib.URIRef(value[1:-1]) if value[0] == "<" else rdflib.Literal(value)
            dataset.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), term, rdflib.URIRef(graph)))
        dataset.serialize(format="nquads")
        for graph_ in dataset.graphs():
            graph_.serialize(format="turtle")

    return Timed("rdflib alone: terms, N-Quads, Turtle", _timed(build)[1], len(some), len(quads))


def _stage(folder: Path) -> Path:
    """The folder with the place where a build keeps its notes."""
    (folder / NOTES).mkdir()
    return folder
