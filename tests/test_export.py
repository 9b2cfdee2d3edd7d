"""Exports: every format whole, the same bytes each time, and readable by others."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import networkx
import pyoxigraph
import pytest
from click.testing import CliRunner, Result

from resgraph.cli.export import command
from resgraph.model import InputError, OutputError
from resgraph.rdf.export import FORMATS, whole
from resgraph.rdf.store import load_store, open_store
from resgraph.rdf.writer import write_graph
from resgraph.view.network import citation_network
from written import nquads

EXAMPLES: dict[str, Any] = runpy.run_path(str(Path(__file__).parent / "fixtures" / "rdf" / "examples.py"))
B = "https://w3id.org/resgraph/"
ALL = [*FORMATS, "graphml", "gexf"]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    write_graph(EXAMPLES["extractions"](), EXAMPLES["authorities"](), folder)
    load_store(folder)
    return folder


def cli(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def exported(out: Path, folder: Path, form: str) -> Path:
    target = folder / f"x.{form}"
    result = cli(out, "--format", form, "-o", target)
    assert result.exit_code == 0, result.output
    return target


def statements(path: Path, syntax: pyoxigraph.RdfFormat, graphs: bool) -> set[str]:
    return {str(quad if graphs else quad.triple) for quad in pyoxigraph.parse(path=str(path), format=syntax)}


@pytest.mark.parametrize(
    ("form", "syntax", "graphs"),
    [
        ("turtle", pyoxigraph.RdfFormat.TURTLE, False),
        ("trig", pyoxigraph.RdfFormat.TRIG, True),
        ("nquads", pyoxigraph.RdfFormat.N_QUADS, True),
        ("jsonld", pyoxigraph.RdfFormat.JSON_LD, True),
    ],
)
def test_every_format_says_the_same(
    out: Path, tmp_path: Path, form: str, syntax: pyoxigraph.RdfFormat, graphs: bool
) -> None:
    found = statements(exported(out, tmp_path, form), syntax, graphs)
    assert found == {
        str(quad if graphs else quad.triple)
        for quad in pyoxigraph.parse(nquads(out), format=pyoxigraph.RdfFormat.N_QUADS)
    }
    assert len(found) == len(open_store(out)) > 1000


@pytest.mark.parametrize("form", ALL)
def test_the_same_bytes_in_another_process(out: Path, tmp_path: Path, form: str) -> None:
    first = exported(out, tmp_path, form).read_bytes()
    code = "import sys; from resgraph.cli.export import command; command(sys.argv[1:])"
    arguments = [sys.executable, "-c", code, str(out), "--format", form]
    for seed in ("1", "42"):
        done = subprocess.run(
            arguments, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        assert done.stdout == first


def test_the_network_holds_documents_paragraphs_and_names(out: Path) -> None:
    network = citation_network(open_store(out))
    assert network.nodes[f"{B}A/RES/60/175"] == {
        "label": "A/RES/60/175",
        "kind": "resolution",
        "title": "加强联合国预防犯罪和刑事司法方案，特别是其技术合作能力",
        "date": "2005-12-16",
        "year": 2005,
    }
    assert network.nodes[f"{B}A/RES/60/175#op4"] == {"label": "A/RES/60/175 op4", "kind": "paragraph"}
    assert network.nodes[f"{B}S/RES/1373(2001)"]["kind"] == "cited document"
    assert network.nodes[f"{B}authority/org/unodc"] == {
        "label": "联合国毒品和犯罪问题办公室",
        "kind": "entity",
    }
    assert network.nodes[f"{B}A/RES/60/175#fn7"]["kind"] == "footnote"
    assert network.has_edge(f"{B}A/RES/60/175#op4", f"{B}S/RES/1373(2001)", "cites")
    assert network.has_edge(f"{B}A/RES/60/175#op4", f"{B}authority/org/unodc", "mentions")
    assert {data["kind"] for *_, data in network.edges(data=True)} == {
        "has_part", "footnote", "cites", "mentions", "adoptedOnReport",
    }  # fmt: skip


def test_networkx_reads_both_files(out: Path, tmp_path: Path) -> None:
    network = citation_network(open_store(out))
    graphml = networkx.read_graphml(exported(out, tmp_path, "graphml"), force_multigraph=True)
    assert (graphml.number_of_nodes(), graphml.number_of_edges()) == (len(network), network.number_of_edges())
    assert graphml.nodes[f"{B}authority/org/unodc"]["label"] == "联合国毒品和犯罪问题办公室"
    gexf = ET.parse(exported(out, tmp_path, "gexf"))
    assert len(gexf.findall(".//{*}node")) == len(network)
    assert "lastmodifieddate" not in (tmp_path / "x.gexf").read_text(encoding="utf-8")


def test_nothing_is_left_of_an_export_that_fails(tmp_path: Path) -> None:
    target = tmp_path / "x.ttl"
    target.write_text("before", encoding="utf-8")

    def fail() -> None:
        with whole(target) as file:
            file.write(b"half")
            raise InputError("no")

    with pytest.raises(InputError):
        fail()
    assert target.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_errors_are_one_line(out: Path, tmp_path: Path) -> None:
    nowhere = cli(out, "--format", "turtle", "-o", tmp_path / "no" / "x.ttl").exception
    assert isinstance(nowhere, OutputError)
    assert "\n" not in str(nowhere)
    none = cli(tmp_path, "--format", "turtle").exception
    assert isinstance(none, InputError)
    assert cli(out, "--format", "pdf").exit_code == 2
