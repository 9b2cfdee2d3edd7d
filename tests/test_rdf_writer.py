"""The files: the same triples for every reader, the same bytes every time, nothing twice."""

from __future__ import annotations

import dataclasses
import os
import runpy
import shutil
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from rdflib import Dataset, Graph, Literal, Namespace, URIRef

from resgraph.model import Extraction, InputError, MappedText, OutputError, Symbol, SymbolKind
from resgraph.rdf.load import load
from resgraph.rdf.store import load_store, open_store
from resgraph.rdf.vocabulary import NAMESPACES
from resgraph.rdf.writer import GraphCounts, GraphWriter, write_graph
from written import nquads

FIXTURES = Path(__file__).parent / "fixtures" / "rdf"
EXAMPLES: dict[str, Any] = runpy.run_path(str(FIXTURES / "examples.py"))
GOLD = Path(__file__).resolve().parents[1].parent / "shared" / "gold"
B = "https://w3id.org/resgraph/"
RG = f"{B}ontology#"
NIF = Namespace(NAMESPACES["nif"])


def examples() -> list[Extraction]:
    found: list[Extraction] = EXAMPLES["extractions"]()
    return found


def write(folder: Path, extractions: list[Extraction], base: str = B) -> GraphCounts:
    folder.mkdir(exist_ok=True)
    return write_graph(extractions, EXAMPLES["authorities"](), folder, base)


def lines(folder: Path) -> list[str]:
    return nquads(folder).splitlines()


def rapper_count(path: Path, syntax: str) -> int:
    done = subprocess.run(
        ["rapper", "-c", "-i", syntax, str(path)], capture_output=True, text=True, check=True
    )
    assert "rror" not in done.stderr
    return int(done.stderr.split("returned ")[1].split()[0])


def hostile() -> Extraction:
    """A title and a paragraph of everything that has to be escaped, and marks of all kinds."""
    example = examples()[2]
    resolution = example.resolution
    text = 'quote " back \\ line \n return \r tab \t \u2028 \u0085 astral \U00020bb7 <b>&amp;</b> \x01'
    paragraphs = (
        dataclasses.replace(resolution.paragraphs[0], body=MappedText.of(text)),
        *resolution.paragraphs[1:],
    )
    metadata = dataclasses.replace(resolution.metadata, title=text, symbol=None, session="S-21")
    resolution = dataclasses.replace(resolution, metadata=metadata, paragraphs=paragraphs)
    return Extraction(resolution, example.annotations)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    write(folder, [*examples(), hostile()])
    load_store(folder)
    return folder


@pytest.fixture(scope="module")
def graph(out: Path) -> Graph:
    return Graph().parse(out / "graph.ttl", format="turtle")


@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated")  # rdflib calls it itself
def test_three_readers_count_the_same(out: Path, graph: Graph) -> None:
    counts = write(out / "again", [*examples(), hostile()])
    quads = Dataset()
    quads.parse(data=nquads(out), format="nquads")
    assert {(s, p, o) for s, p, o, _ in quads.quads()} == set(graph)
    assert counts.triples == len(lines(out)) == len(set(lines(out))) == len(graph)
    assert counts.triples == len(
        list(pyoxigraph.parse(path=str(out / "graph.ttl"), format=pyoxigraph.RdfFormat.TURTLE))
    )
    assert counts.triples == len(open_store(out))


@pytest.mark.skipif(not shutil.which("rapper"), reason="raptor2-utils is not installed")
def test_rapper_counts_the_same(out: Path) -> None:
    assert rapper_count(out / "graph.ttl", "turtle") == len(lines(out))
    (out / "unpacked.nq").write_text(nquads(out), encoding="utf-8")
    assert rapper_count(out / "unpacked.nq", "nquads") == len(lines(out))


@pytest.mark.skipif(not GOLD.is_dir(), reason="../shared is not here")
def test_gold_counts_the_same_in_every_reader(tmp_path: Path) -> None:
    counts = write(tmp_path, [EXAMPLES["read"](path) for path in sorted(GOLD.glob("*.json"))])
    assert counts.documents == 2
    assert counts.triples == len(Graph().parse(tmp_path / "graph.ttl", format="turtle"))
    load_store(tmp_path)
    assert counts.triples == len(open_store(tmp_path))
    if shutil.which("rapper"):
        assert counts.triples == rapper_count(tmp_path / "graph.ttl", "turtle")


SEEDED = """
import runpy, sys
from pathlib import Path
from resgraph.rdf.writer import write_graph
examples = runpy.run_path(sys.argv[1])
write_graph(examples["extractions"](), examples["authorities"](), Path(sys.argv[2]))
"""


def test_same_bytes_under_five_hash_seeds(tmp_path: Path) -> None:
    seen = set()
    for seed in ("0", "1", "2", "42", "4294967295"):
        folder = tmp_path / seed
        folder.mkdir()
        command = [sys.executable, "-c", SEEDED, str(FIXTURES / "examples.py"), str(folder)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        seen.add(((folder / "graph.nq.gz").read_bytes(), (folder / "graph.ttl").read_bytes()))
    assert len(seen) == 1


def test_no_blank_nodes(out: Path) -> None:
    assert not [line for line in lines(out) if line.startswith("_:") or " _:" in line.partition('"')[0]]
    assert "[" not in "".join(
        line.partition('"')[0] for line in (out / "graph.ttl").read_text("utf-8").split("\n")
    )


def test_what_was_said_is_there(graph: Graph) -> None:
    op4, cited = URIRef(f"{B}A/RES/60/175#op4"), URIRef(f"{B}S/RES/1373(2001)")
    evidence = URIRef(f"{B}A/RES/60/175/zh#op4.22-37")
    for property in ("cites", "reaffirms"):
        assert (op4, URIRef(RG + property), cited) in graph
    assert (evidence, URIRef("http://purl.org/spar/cito/hasCitedEntity"), cited) in graph
    assert (evidence, URIRef(f"{RG}relation"), URIRef(f"{B}authority/verb/reaffirm")) in graph
    start, words = graph.value(evidence, NIF.beginIndex), graph.value(evidence, NIF.anchorOf)
    assert (str(start), str(words)) == ("22", "第 1373（2001）号决议")


def test_every_quotation_stands_at_its_position(graph: Graph) -> None:
    found = 0
    for finding, passage in graph.subject_objects(NIF.referenceContext):
        if (finding, NIF.anchorOf, None) not in graph:
            continue  # a duty has many words
        text = str(graph.value(passage, NIF.isString))
        start, end = (int(str(graph.value(finding, NIF[key]))) for key in ("beginIndex", "endIndex"))
        if "quote " not in text and "第" in text:
            assert text[start:end] == str(graph.value(finding, NIF.anchorOf))
            found += 1
    assert found > 20


def test_a_footnote_reaches_the_paragraphs_that_carry_its_mark(graph: Graph) -> None:
    cites, document = URIRef(f"{RG}cites"), URIRef(f"{B}A/RES/58/4")
    assert (URIRef(f"{B}A/RES/60/175#fn7"), cites, document) in graph
    assert (URIRef(f"{B}A/RES/60/175#pp10"), cites, document) in graph
    assert (URIRef(f"{B}A/RES/60/175#op4"), cites, document) not in graph


def test_a_joint_symbol_is_one_citation_of_two(graph: Graph) -> None:
    cited = URIRef("http://purl.org/spar/cito/hasCitedEntity")
    assert len(list(graph.subjects(cited, URIRef(f"{B}E/2001/105")))) == 1
    (citation,) = graph.subjects(cited, URIRef(f"{B}E/2001/105"))
    assert (citation, cited, URIRef(f"{B}A/56/402")) in graph


def test_two_things_on_the_same_words_are_kept_apart(tmp_path: Path) -> None:
    example = examples()[2]
    found = example.annotations[3]
    mention = dataclasses.replace(found.mentions[0], id="topic/counter-terrorism")
    doubled = dataclasses.replace(found, mentions=(found.mentions[0], mention))
    annotations = (*example.annotations[:3], doubled, *example.annotations[4:])
    write(tmp_path, [Extraction(example.resolution, annotations)])
    mentions = [
        line for line in lines(tmp_path) if "rdf#taIdentRef" in line and "#op4.2-15" in line.split(" ")[0]
    ]
    assert [line.split(" ")[0].rpartition("#")[2] for line in mentions] == ["op4.2-15>", "op4.2-15.2>"]


def test_both_languages_meet_at_the_paragraph(out: Path, graph: Graph) -> None:
    realized = {str(s) for s in graph.subjects(URIRef(f"{RG}realizes"), URIRef(f"{B}A/RES/60/175#pp1"))}
    assert realized == {f"{B}A/RES/60/175/zh#pp1", f"{B}A/RES/60/175/en#pp1"}
    adopted = [
        line for line in lines(out) if line.startswith(f"<{B}A/RES/60/175> ") and "date_document" in line
    ]
    assert len(adopted) == 1


def test_the_same_text_twice_is_left_out_with_a_warning(tmp_path: Path) -> None:
    with GraphWriter(tmp_path, EXAMPLES["authorities"]()) as writer:
        assert writer.add(examples()[0]) == ()
        (warning,) = writer.add(examples()[0])
        counts = writer.finish()
    assert warning == "A-RES-56-123.zh.txt: left out: A/RES/56/123/zh was read from another file"
    assert (counts.documents, counts.left_out) == (1, 1)


def test_a_session_is_a_thing_with_a_body_a_number_and_names(graph: Graph) -> None:
    label = URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")
    event = URIRef(f"{B}authority/event/general-assembly-session-61")
    assert (event, label, Literal("大会第六十一届会议", lang="zh")) in graph
    assert (event, label, Literal("General Assembly, session 61", lang="en")) in graph
    assert graph.value(event, URIRef(f"{RG}sessionNumber")) == Literal(61)
    assert graph.value(event, URIRef(f"{RG}sessionOf")) == URIRef(f"{B}authority/org/general-assembly")


def test_change_events_bring_the_predecessors(graph: Graph) -> None:
    original = URIRef("http://www.w3.org/ns/org#originalOrganization")
    assert (URIRef(f"{B}authority/change/odccp-unodc"), original, URIRef(f"{B}authority/org/odccp")) in graph


def test_another_base_changes_every_name_but_the_vocabulary(tmp_path: Path) -> None:
    write(tmp_path, examples(), "http://example.org/un/")
    said = [line for line in lines(tmp_path) if not line.endswith(f" <{B}ontology> .")]
    own = [line for line in said if f"<{B}" in line.replace(f"<{B}ontology#", "")]
    assert len(said) < len(lines(tmp_path))
    assert [line for line in own if "authority/verb" in line or f"{B}A/" in line.partition(" ")[0]] == []


def test_a_document_without_a_symbol_is_known_by_its_file(graph: Graph) -> None:
    (work,) = graph.subjects(URIRef(f"{RG}session"), Literal("S-21"))
    assert str(work) == f"{B}file/{hostile().resolution.source.sha256}"


def test_nothing_is_left_when_a_document_cannot_be_written(tmp_path: Path) -> None:
    def broken() -> Iterator[Extraction]:
        yield examples()[0]
        raise InputError("no")

    with pytest.raises(InputError):
        write_graph(broken(), EXAMPLES["authorities"](), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full to stand for a full disk")
@pytest.mark.parametrize("name", ["graph.nq.gz.part", "graph.ttl.part"])
def test_a_full_disk_is_one_line_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to("/dev/full")
    with pytest.raises(OutputError, match="No space left on device") as error:
        write(tmp_path, examples() * 2)
    assert "\n" not in str(error.value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot write"):
        write_graph([], EXAMPLES["authorities"](), tmp_path / "nowhere")


def test_memory_does_not_grow_with_the_documents(tmp_path: Path) -> None:
    example = examples()[2]

    def many(count: int) -> Iterator[Extraction]:
        for number in range(count):
            symbol = Symbol(f"A/RES/61/{number}", SymbolKind.RESOLUTION)
            metadata = dataclasses.replace(example.resolution.metadata, symbol=symbol)
            yield Extraction(dataclasses.replace(example.resolution, metadata=metadata), example.annotations)

    def peak_of(count: int) -> int:
        tracemalloc.start()
        write_graph(many(count), EXAMPLES["authorities"](), tmp_path)
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    peak_of(5)
    written = (tmp_path / "graph.ttl").stat().st_size / 5
    assert (peak_of(80) - peak_of(10)) / 70 < written / 5  # what is kept of a document is far less than it


def test_no_store_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not an output folder") as error:
        open_store(tmp_path)
    assert "\n" not in str(error.value)


def test_the_graph_for_people(out: Path) -> None:
    dataset = load(out)
    question = "SELECT (COUNT(*) AS ?n) WHERE { ?a <https://w3id.org/resgraph/ontology#cites> ?b }"
    counted = [str(next(iter(row))) for row in dataset.query(question)]  # type: ignore[arg-type] # rows of a SELECT
    cites = [line for line in lines(out) if line.split(" ")[1] == f"<{RG}cites>"]
    assert counted == [str(len(cites))]
