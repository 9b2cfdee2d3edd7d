"""The findings as Web Annotations: the same targets, selectors and bodies as the extraction has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner

from resgraph.cli.export import command
from resgraph.find.authorities import load
from resgraph.model import Annotations, Extraction, Stretch
from resgraph.pipeline import extract
from resgraph.rdf.annotations import QUERY
from resgraph.rdf.export import FORMATS
from resgraph.rdf.iris import Iris
from resgraph.rdf.store import open_store
from resgraph.rdf.vocabulary import term
from resgraph.rdf.writer import write_graph

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
OFFSET = "^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>"
Triples = set[tuple[str, str, str]]


def things(found: Annotations) -> Iterator[tuple[Stretch, str | None]]:
    """What was found, in the order of the names, each with the one thing that it means."""
    names = Iris()
    yield from ((each, names.authority(each.id)) for each in found.actions)
    yield from ((each, None) for each in found.citations)
    yield from ((each, names.authority(each.id)) for each in found.mentions)
    yield from ((each, names.document(each.target.text)) for each in found.coreferences)
    yield from ((each, None) for each in (*found.references, *found.unresolved))
    yield from ((each, names.candidate(each.text)) for each in found.candidates)


def annotation(name: str, source: str, text: str, thing: Stretch, body: str | None) -> Triples:
    """One annotation with its target and its two selectors, as the model of Web Annotation has it."""
    target, position, quote = (f"{name[:-1]}.{part}>" for part in ("target", "position", "quote"))
    before, after = text[max(0, thing.start - 32) : thing.start], text[thing.end : thing.end + 32]
    said = {
        (name, "rdf:type", term("oa:Annotation")),
        (name, "oa:hasTarget", target),
        (target, "rdf:type", term("oa:SpecificResource")),
        (target, "oa:hasSource", source),
        (target, "oa:hasSelector", position),
        (target, "oa:hasSelector", quote),
        (position, "rdf:type", term("oa:TextPositionSelector")),
        (position, "oa:start", f'"{thing.start}"{OFFSET}'),
        (position, "oa:end", f'"{thing.end}"{OFFSET}'),
        (quote, "rdf:type", term("oa:TextQuoteSelector")),
        (quote, "oa:exact", f'"{text[thing.start : thing.end]}"'),
    }
    said |= {(name, "oa:hasBody", body)} if body else set()
    said |= {(quote, "oa:prefix", f'"{before}"')} if before else set()
    said |= {(quote, "oa:suffix", f'"{after}"')} if after else set()
    return said


def parties(source: str, found: Annotations) -> Triples:
    """The words of those parties that are no mentions by themselves."""
    mentions = {(each.start, each.end, each.id) for each in found.mentions}
    said: Triples = set()
    for number, duty in enumerate(found.obligations, 1):
        for at, party in enumerate(duty.parties, 1):
            if (party.start, party.end, party.id) not in mentions:
                name = f"{source[:-1]}.obligation-{number}.party-{at}>"
                said.add((name, "oa:exact", f'"{party.text}"'))
                said |= {(name, "oa:hasBody", Iris().authority(party.id))} if party.id else set()
    return said


def expected(extraction: Extraction) -> Triples:
    """All annotations of a document, from what was found in it."""
    names = Iris()
    work = names.work(extraction.resolution)
    text = f"{work[:-1]}/{extraction.resolution.metadata.language}"
    said: Triples = set()
    for passage, found in extraction.passages():
        source, taken = f"{text}#{passage.id}>", set()
        for thing, body in things(found):
            name, number = f"{source[:-1]}.{thing.start}-{thing.end}>", 1
            while name in taken:
                number += 1
                name = f"{source[:-1]}.{thing.start}-{thing.end}.{number}>"
            taken.add(name)
            said |= annotation(name, source, passage.text, thing, body)
        said |= parties(source, found)
        for mark in getattr(passage, "marks", ()):
            name = f"{source[:-1]}.{mark.offset}.fn{mark.mark}>"
            spot = Stretch("", mark.offset, mark.offset)
            said |= annotation(name, source, passage.text, spot, f"{work[:-1]}#fn{mark.mark}>")
    return {(subject, term(predicate), value) for subject, predicate, value in said}


def web_annotation(triples: Iterator[pyoxigraph.Triple]) -> Triples:
    """The statements in the terms of Web Annotation."""
    space, kind = "<http://www.w3.org/ns/oa#", term("rdf:type")
    found = {(str(triple.subject), str(triple.predicate), str(triple.object)) for triple in triples}
    return {one for one in found if one[1].startswith(space) or (one[1] == kind and one[2].startswith(space))}


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    return [extract(path) for path in SEEDS]


def test_the_annotations_are_those_of_the_extraction(tmp_path: Path, extractions: list[Extraction]) -> None:
    write_graph(extractions, load(()), tmp_path)
    with (tmp_path / "oa.nq").open("wb") as file:
        FORMATS["nquads"](tmp_path, file, "oa")
    quads = pyoxigraph.parse(path=str(tmp_path / "oa.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
    made = web_annotation(quad.triple for quad in quads)
    assert made == set().union(*map(expected, extractions))
    assert len(made) > 7000


def test_every_format_has_the_annotations(tmp_path: Path, built_seeds: Path) -> None:
    """Each with as many statements, none of them in the terms of NIF but the passages' texts."""
    counts = set()
    for form in ("turtle", "trig", "nquads", "jsonld"):
        target = tmp_path / f"oa.{form}"
        result = CliRunner().invoke(
            command, [str(built_seeds), "--format", form, "--evidence", "oa", "-o", str(target)]
        )
        assert result.exit_code == 0, result.output
        syntax = {
            "turtle": pyoxigraph.RdfFormat.TURTLE, "trig": pyoxigraph.RdfFormat.TRIG,
            "nquads": pyoxigraph.RdfFormat.N_QUADS, "jsonld": pyoxigraph.RdfFormat.JSON_LD,
        }[form]  # fmt: skip
        found = {quad.triple for quad in pyoxigraph.parse(path=str(target), format=syntax)}
        nif = {
            each.predicate.value.rpartition("#")[2] for each in found if "nif-core#" in each.predicate.value
        }
        assert nif == {"isString"}
        counts.add(len(found))
    assert len(counts) == 1


def test_any_endpoint_makes_them_from_the_store(built_seeds: Path) -> None:
    made = open_store(built_seeds).query(QUERY.read_text(encoding="utf-8"))
    assert isinstance(made, pyoxigraph.QueryTriples)
    targets = {str(each.object) for each in made if each.predicate.value.endswith("oa#hasSource")}
    assert len(targets) > 50


def test_evidence_goes_with_the_whole_graph_only(built_seeds: Path) -> None:
    result = CliRunner().invoke(command, [str(built_seeds), "--format", "gexf", "--evidence", "oa"])
    assert result.exit_code == 2
    assert "--evidence goes with" in result.output
