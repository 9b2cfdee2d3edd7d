"""The package for portals: whole, the same each time, valid, read alike by every engine, found in foreign terms."""

from __future__ import annotations

import gzip
import json
import re
import runpy
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from click.testing import CliRunner, Result
from rdflib import DCTERMS, RDF, VOID, Graph, Literal, Namespace, URIRef

import resgraph
from jvm import RDF4J, SHARED, run_java
from resgraph.cli.export import command
from resgraph.model import InputError, OutputError
from resgraph.portal import write_portal
from resgraph.portal.dcat import sha256
from resgraph.portal.dumps import GRAPHS, NAME, SYNTAXES
from resgraph.portal.quotes import QUOTED, shortened
from resgraph.rdf.export import FORMATS as FORMATS_WRITTEN
from resgraph.rdf.store import load_store
from resgraph.rdf.vocabulary import NAMESPACES
from resgraph.rdf.writer import write_graph
from written import nquads

EXAMPLES: dict[str, Any] = runpy.run_path(str(Path(__file__).parent / "fixtures" / "rdf" / "examples.py"))
B = "https://w3id.org/resgraph/"
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
PROV = Namespace(NAMESPACES["prov"])
DUMPS = [f"{NAME}.{syntax.suffix}" for syntax in SYNTAXES]
FORMATS = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def built(folder: Path, count: int) -> Path:
    """An output folder of the first examples."""
    folder.mkdir()
    write_graph(EXAMPLES["extractions"]()[:count], EXAMPLES["authorities"](), folder)
    load_store(folder)
    return folder


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory, built_seeds: Path) -> Path:
    folder = tmp_path_factory.mktemp("portal") / "package"
    write_portal(built_seeds, folder, quote=60)
    return folder


def cli(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def read(path: Path) -> set[str]:
    syntax = FORMATS[path.suffix[1:]]
    return {str(quad.triple) for quad in pyoxigraph.parse(path=str(path), format=syntax, base_iri=B)}


def test_every_dump_holds_the_same_statements_as_the_graph(package: Path, built_seeds: Path) -> None:
    said = read(package / f"{NAME}.nt")
    lines = nquads(built_seeds).splitlines()
    assert len(said) == sum(not line.endswith(" <https://w3id.org/resgraph/ontology> .") for line in lines)
    for name in DUMPS:
        assert read(package / name) == said
        assert gzip.decompress((package / f"{name}.gz").read_bytes()) == (package / name).read_bytes()


def test_the_graphs_of_the_works_hold_them_too(package: Path) -> None:
    said: set[str] = set()
    for path in sorted((package / GRAPHS).rglob("*.trig")):
        quads = list(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TRIG))
        work = path.relative_to(package / GRAPHS).with_suffix("").as_posix()
        assert {str(quad.graph_name)[1:-1] for quad in quads} <= {f"{B}{work}", f"{B}{work}/zh"}
        said |= {str(quad.triple) for quad in quads}
    assert said == read(package / f"{NAME}.nt")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader of JSON-LD
@pytest.mark.parametrize("name", DUMPS)
def test_rdflib_reads_as_much(package: Path, name: str) -> None:
    form = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld"}[name.rpartition(".")[2]]
    assert len(Graph().parse(package / name, format=form)) == len(read(package / f"{NAME}.nt"))


@pytest.mark.parametrize("tool", ["rapper -q -i turtle -o ntriples", "serdi -i turtle -o ntriples"])
def test_other_engines_read_as_much(package: Path, tool: str) -> None:
    program, *options = tool.split()
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not here")
    done = subprocess.run(
        [program, *options, package / f"{NAME}.ttl"], capture_output=True, encoding="utf-8", check=True
    )
    assert len(set(done.stdout.splitlines())) == len(read(package / f"{NAME}.nt"))


@pytest.mark.slow
def test_a_java_engine_reads_as_much_and_finds_no_fault(
    package: Path, built_seeds: Path, tmp_path: Path
) -> None:
    """RDF4J, in every syntax that the portal, the export and the endpoint write."""
    triples = pyoxigraph.parse(path=str(package / f"{NAME}.nt"), format=pyoxigraph.RdfFormat.N_TRIPLES)
    pyoxigraph.serialize(triples, tmp_path / "served.rdf", format=pyoxigraph.RdfFormat.RDF_XML)
    for format_, suffix in (("trig", "trig"), ("nquads", "nq"), ("jsonld", "jsonld")):
        with (tmp_path / f"export.{suffix}").open("wb") as file:
            FORMATS_WRITTEN[format_](built_seeds, file)
    plain = [*(package / name for name in DUMPS), built_seeds / "graph.ttl", tmp_path / "served.rdf"]
    quads = sorted(tmp_path.glob("export.*"))
    works = sorted((package / GRAPHS).rglob("*.trig"))
    said = sorted(package.glob("*.ttl")) + sorted((package / "ontology").glob("*.ttl"))
    lines = run_java("ReadRdf", (*RDF4J, *SHARED), *plain, *quads, *works, *said)
    assert not [line for line in lines if " fault " in line]
    counts = {name: (int(n), int(graphs)) for name, n, graphs in (line.rsplit(" ", 2) for line in lines)}
    count, whole = len(read(package / f"{NAME}.nt")), len(nquads(built_seeds).splitlines())
    assert counts.pop(str(built_seeds / "graph.ttl")) == (whole, 0)
    assert {counts[str(path)] for path in plain if str(path) in counts} == {(count, 0)}
    assert {counts[str(path)] for path in quads} == {(whole, 4)}
    assert sum(counts[str(path)][0] for path in works) == count
    for path in said:
        assert counts[str(path)][0] == len(Graph().parse(path, format="turtle")), path.name


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        '<urn:a> <urn:b> "2000-13-01"^^<http://www.w3.org/2001/XMLSchema#date> .',
        '<urn:a> <urn:b> "-1"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger> .',
        '<urn:a> <urn:b> "a"@not_a_language .',
        "<urn:a> <urn:b> <no scheme> .",
    ],
)
def test_the_java_engine_tells_what_is_malformed(tmp_path: Path, line: str) -> None:
    (tmp_path / "bad.nt").write_text(f"{line}\n", encoding="utf-8")
    assert any(" fault " in told for told in run_java("ReadRdf", (*RDF4J, *SHARED), tmp_path / "bad.nt"))


def test_quotes_are_no_longer_than_asked(package: Path, tmp_path: Path, built_seeds: Path) -> None:
    def quotes(folder: Path) -> list[str]:
        lines = (folder / f"{NAME}.nt").read_text(encoding="utf-8").splitlines()
        parts = [line[:-2].split(" ", 2) for line in lines]
        return [
            json.loads(f'"{value[1:].rpartition(chr(34))[0]}"')
            for _, predicate, value in parts
            if predicate in QUOTED
        ]

    assert max(map(len, quotes(package))) == 60
    write_portal(built_seeds, tmp_path / "all", quote=None)
    assert max(map(len, quotes(tmp_path / "all"))) > 60
    for folder, told in ((package, "no quote has more than 60 characters."), (tmp_path / "all", "in full.")):
        assert told in (folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("literal", "longest", "cut"),
    [
        ('"决议"@zh', 2, '"决议"@zh'),
        ('"决议草案"@zh', 3, '"决议…"@zh'),
        (r'"a\"b\\c"', 3, r'"a\"…"'),
        (r'"abcd"', 0, '""'),
    ],
)
def test_a_literal_is_cut_between_characters(literal: str, longest: int, cut: str) -> None:
    assert shortened(literal, longest) == cut


def test_the_same_folder_gives_the_same_bytes(package: Path, tmp_path: Path, built_seeds: Path) -> None:
    write_portal(built_seeds, tmp_path / "again", quote=60)
    assert files_of(tmp_path / "again") == files_of(package)


def test_another_document_adds_lines_and_changes_none(tmp_path: Path) -> None:
    count = len(EXAMPLES["extractions"]())
    for name, number in (("few", count - 1), ("more", count)):
        write_portal(built(tmp_path / name, number), tmp_path / f"{name}.portal", quote=None)
    few, more = (
        (tmp_path / f"{name}.portal" / f"{NAME}.nt").read_text(encoding="utf-8").splitlines()
        for name in ("few", "more")
    )
    assert len(few) < len(more)
    rest = iter(more)
    assert all(line in rest for line in few), "the old lines stand in their old order"


def test_a_third_resolution_changes_only_the_lines_about_it(tmp_path: Path, built_seeds: Path) -> None:
    """What is added says something of the new document, or of what nothing spoke of before it."""
    texts = tmp_path / "texts"
    shutil.copytree(Path(__file__).parents[1] / "seeds", texts)
    shutil.copy(Path(__file__).parent / "fixtures" / "check" / "A-RES-60-201.zh.txt", texts)
    resgraph.build([texts], tmp_path / "out", graph_only=True)
    few, more = (nquads(out).splitlines() for out in (built_seeds, tmp_path / "out"))
    new = f"<{B}A/RES/60/201"
    known = {line.split(" ", 1)[0] for line in few}
    rest = iter(line for line in more if not line.startswith(new))
    assert all(line in rest for line in few), "the old lines stand in their old order"
    added = sorted(set(more) - set(few))
    assert len(added) > 300
    about = {line.split(" ", 1)[0] for line in added}
    assert not {subject for subject in about if not subject.startswith(new)} & known
    spoken_of = {line.split(" ", 3)[2] for line in added}
    assert {subject for subject in about if not subject.startswith(new)} <= spoken_of


def test_an_existing_package_is_replaced_and_other_folders_are_not(tmp_path: Path) -> None:
    out = built(tmp_path / "out", 1)
    write_portal(out, tmp_path / "p")
    (tmp_path / "p" / "old").write_text("", encoding="utf-8")
    write_portal(out, tmp_path / "p")
    assert not (tmp_path / "p" / "old").exists()
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(OutputError, match="holds other things"):
        write_portal(out, mine)
    assert files_of(mine) == {"letter.txt": b"dear"}


def test_nothing_is_left_of_a_package_that_fails(tmp_path: Path) -> None:
    out = built(tmp_path / "out", 1)
    with (out / "graph.nq.gz").open("ab") as file:
        file.write(b"<urn:a> <urn:b> \xff <urn:c> .\n")
    with pytest.raises(InputError, match="damaged"):
        write_portal(out, tmp_path / "p")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


# --- what is said about the data


@pytest.fixture(scope="module")
def said(package: Path) -> Graph:
    graph = Graph()
    for name in ("void", "dcat", "prov"):
        graph.parse(package / f"{name}.ttl", format="turtle")
    return graph


DATASET = URIRef(f"{B}dataset")


def test_void_counts_what_is_there(package: Path, said: Graph) -> None:
    data = Graph().parse(package / f"{NAME}.nt", format="nt")
    assert said.value(DATASET, VOID.triples) == Literal(len(data))
    assert said.value(DATASET, VOID.distinctSubjects) == Literal(len(set(data.subjects())))
    assert said.value(DATASET, VOID.distinctObjects) == Literal(len(set(data.objects())))
    for part in said.objects(DATASET, VOID.classPartition):
        kind = said.value(part, VOID["class"])
        assert said.value(part, VOID.entities) == Literal(len(set(data.subjects(RDF.type, kind))))
    for part in said.objects(DATASET, VOID.propertyPartition):
        predicate = said.value(part, VOID.property)
        assert said.value(part, VOID.triples) == Literal(len(list(data.triples((None, predicate, None)))))


def test_every_target_has_its_linkset(package: Path, said: Graph) -> None:
    data = Graph().parse(package / f"{NAME}.nt", format="nt")
    for key in ("wikidata", "unbis", "geonames", "undocs"):
        target = URIRef(f"{B}dataset#{key}")
        space = str(said.value(target, VOID.uriSpace))
        linksets = list(said.subjects(VOID.objectsTarget, target))
        assert linksets, key
        counted = sum(int(str(said.value(linkset, VOID.triples))) for linkset in linksets)
        assert counted == sum(str(value).startswith(space) for value in data.objects())


def test_checksums_and_sizes_are_those_of_the_files(package: Path, said: Graph) -> None:
    distributions = set(said.objects(DATASET, DCAT.distribution))
    assert len(distributions) == 2 * len(SYNTAXES)
    for one in distributions:
        file = package / str(said.value(one, DCAT.downloadURL)).rpartition("/")[2]
        assert str(said.value(one, DCAT.byteSize)) == str(file.stat().st_size)
        checksum = said.value(one, SPDX.checksum)
        assert str(said.value(checksum, SPDX.checksumValue)).lower() == sha256(file)


def test_the_catalogue_says_licence_languages_and_time(said: Graph) -> None:
    assert str(said.value(DATASET, DCTERMS.license)).endswith("/licence/CC0")
    rights = said.value(DATASET, DCTERMS.rights)
    assert any("United Nations" in str(label) for label in said.objects(rights))
    assert [str(one)[-3:] for one in said.objects(DATASET, DCTERMS.language)] == ["ZHO"]
    period = said.value(DATASET, DCTERMS.temporal)
    assert (str(said.value(period, DCAT.startDate)), str(said.value(period, DCAT.endDate))) == (
        "2001-12-19",
        "2005-12-16",
    )


def test_no_clock_unless_asked(said: Graph, tmp_path: Path, built_seeds: Path) -> None:
    assert (None, DCTERMS.issued, None) not in said
    result = cli(built_seeds, "--portal", tmp_path / "p", "--issued", "2026-01-31")
    assert result.exit_code == 0, result.output
    dcat = (tmp_path / "p" / "dcat.ttl").read_text(encoding="utf-8")
    assert '"2026-01-31"^^xsd:date' in dcat


def test_the_run_names_its_inputs(said: Graph) -> None:
    used = {str(one) for one in said.objects(URIRef(f"{B}dataset#run"), PROV.used)}
    titles = {str(title) for one in used for title in said.objects(URIRef(one), DCTERMS.title)}
    assert {"A-RES-60-175.zh.txt", "A-RES-56-123.zh.txt", "verbs.ttl"} <= titles


@pytest.mark.parametrize("name", ["shapes", "range"])
def test_the_catalogue_conforms_to_dcat_ap(said: Graph, shared: Path, name: str) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    path = shared / "vocabularies" / f"dcat-ap-3.0.1-{name}.ttl"
    if not path.is_file():
        pytest.skip("the shapes of DCAT-AP are not here")
    shapes = Graph().parse(path, format="turtle")
    conforms, _, report = pyshacl.validate(said, shacl_graph=shapes)
    assert conforms, report
    broken = Graph() + said
    broken.remove((None, DCTERMS.title, None))
    assert name == "range" or not pyshacl.validate(broken, shacl_graph=shapes)[0]


def test_the_checklist_counts(package: Path) -> None:
    lines = {
        line["demand"]: line for line in json.loads((package / "checklist.json").read_text(encoding="utf-8"))
    }
    assert lines["at least 1000 triples"]["met"] is True
    assert lines["IRIs resolve, with content negotiation"]["met"] is None
    assert lines["no blank nodes"]["told"] == "0"
    assert lines["no blank nodes"]["demand_zh"] == "无空节点"
    assert "| no blank nodes 无空节点 | pass 通过 | 0 |" in (package / "checklist.md").read_text(
        encoding="utf-8"
    )


def test_nothing_of_this_machine_is_in_the_package(package: Path, built_seeds: Path) -> None:
    for name, content in files_of(package).items():
        assert str(built_seeds.parent).encode() not in content, name


# --- in the terms of others

FOREIGN = {
    "ELI": "http://data.europa.eu/eli/ontology#cites",
    "CiTO": "http://purl.org/spar/cito/cites",
    "UNDO": "https://w3id.org/akn/ontology/allot/mentions",
    "DCTERMS": "http://purl.org/dc/terms/references",
}


@pytest.mark.parametrize("property_", FOREIGN.values(), ids=FOREIGN)
def test_a_query_in_foreign_terms_finds_every_citation(package: Path, property_: str) -> None:
    store = pyoxigraph.Store()
    for path in (
        package / f"{NAME}.ttl",
        package / "ontology" / "resgraph.ttl",
        package / "ontology" / "alignments.ttl",
    ):
        store.load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE, base_iri=B)
    query = f"""SELECT DISTINCT ?citing ?cited {{
      ?property <http://www.w3.org/2000/01/rdf-schema#subPropertyOf>* <{property_}> . ?citing ?property ?cited .
      ?cited <http://purl.org/dc/terms/identifier> ?symbol }}"""
    found = {(str(row[0]), str(row[1])) for row in store.query(query)}  # type: ignore[union-attr]
    cites = re.findall(
        rf"^(\S+) <{B}ontology#cites> (\S+) \.$", (package / f"{NAME}.nt").read_text(encoding="utf-8"), re.M
    )
    assert len(cites) > 50
    assert set(cites) <= found


# --- the command


def test_format_or_portal(built_seeds: Path, tmp_path: Path) -> None:
    assert cli(built_seeds).exit_code == 2
    assert cli(built_seeds, "--format", "turtle", "--portal", tmp_path / "p").exit_code == 2
