"""The stages one by one, in one process and one run, beside jieba and rdflib on the same documents."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any, TypeVar

import jieba
import rdflib

from resgraph.find.authorities import load
from resgraph.pipeline.ledger import Ledger
from resgraph.pipeline.reading import linker
from resgraph.pipeline.writing import NotingWriter
from resgraph.rdf.iris import BASE
from resgraph.rdf.rendered import Rendered, Renderer
from resgraph.text.source.read import read_file

Result = TypeVar("Result")
Cutter = Callable[[str], Iterable[str]]
JIEBA = "jieba alone"


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


def measure(files: Sequence[Path]) -> list[Timed]:
    """Each stage over all files, after a first document that loads what is loaded once."""
    count, known, link, render = len(files), load(), linker(()), Renderer()
    render.render(link.read(read_file(files[0])))
    texts, reading = _timed(lambda: [path.read_bytes().decode() for path in files])
    resolutions, structure = _timed(lambda: [read_file(path) for path in files])
    extractions, linking = _timed(lambda: [link.read(each) for each in resolutions])
    rendered, rendering = _timed(lambda: [render.render(each) for each in extractions])
    triples = sum(each.counts.triples for each in rendered)
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger(Path(folder), "0" * 64) as ledger,
        NotingWriter(Path(folder), known, BASE, ledger) as writer,
    ):
        keys = [hashlib.sha256(each.text.encode()).hexdigest() for each in rendered]
        _, adding = _timed(
            lambda: [writer.note(each, key, ()) for each, key in zip(rendered, keys, strict=True)]
        )
        _, finishing = _timed(writer.finish)
    return [
        Timed("plain read of the files", reading, count),
        Timed(JIEBA, _cut(_jieba(), texts), count),
        *([Timed("rjieba alone", _cut(rjieba, texts), count)] if (rjieba := _rjieba()) else []),
        Timed("decode, repairs, structure", structure, count),
        Timed("find and link", linking, count),
        Timed("extraction: these two", structure + linking, count),
        Timed("statements as N-Quads and Turtle", rendering, count, triples),
        Timed("files and notes written", adding + finishing, count, triples),
        Timed("all stages", structure + linking + rendering + adding + finishing, count, triples),
        _rdflib(rendered),
    ]


def _cut(cutter: Cutter, texts: Sequence[str]) -> float:
    """The floor of any tool that cuts the text into words."""
    cutter("读一次词典")
    return _timed(lambda: [sum(1 for _ in cutter(text)) for text in texts])[1]


def _jieba() -> Cutter:
    """Jieba as it is, without its guesses at words that no dictionary has, which would cost more."""
    jieba.setLogLevel("ERROR")
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return lambda text: tokenizer.cut(text, HMM=False)


def _rjieba() -> Cutter | None:
    """The same dictionary in Rust, where it is installed."""
    try:
        rjieba = import_module("rjieba")
    except ImportError:
        return None
    tokenizer = rjieba.Jieba()
    return lambda text: tokenizer.cut(text, False)


def _rdflib(rendered: Sequence[Rendered], most: int = 20) -> Timed:
    """Terms made, added to a Dataset, and written as N-Quads and Turtle, of the first documents."""
    some = rendered[:most]
    source = rdflib.Dataset()
    source.parse(data=b"".join(each.nquads for each in some), format="nquads")
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
