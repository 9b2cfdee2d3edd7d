"""The stages one by one, in one process and one run, beside jieba and rdflib on the same documents."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any, TypeVar

import jieba
import rdflib

from resgraph.find.authorities import load
from resgraph.pipeline.reading import linker
from resgraph.rdf.rendered import Rendered, Renderer
from resgraph.rdf.writer import GraphWriter
from resgraph.text.source.read import read_file

Result = TypeVar("Result")


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
    with tempfile.TemporaryDirectory() as folder, GraphWriter(Path(folder), known) as writer:
        _, adding = _timed(lambda: [writer.put(each) for each in rendered])
        _, finishing = _timed(writer.finish)
    return [
        Timed("plain read of the files", reading, count),
        Timed("jieba alone", _jieba(texts), count),
        Timed("decode, repairs, structure", structure, count),
        Timed("find and link", linking, count),
        Timed("statements as N-Quads and Turtle", rendering, count, triples),
        Timed("files written", adding + finishing, count, triples),
        Timed("all stages", structure + linking + rendering + adding + finishing, count, triples),
        _rdflib(rendered),
    ]


def _jieba(texts: Sequence[str]) -> float:
    """The floor of any tool that cuts the text with jieba."""
    jieba.setLogLevel("ERROR")
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return _timed(lambda: [sum(1 for _ in tokenizer.cut(text, HMM=False)) for text in texts])[1]


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
