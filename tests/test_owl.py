"""The vocabulary held against OWL 2 DL by the OWL API, and against itself by the reasoner HermiT."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph
from rdflib.term import Node

from jvm import OWLAPI, RDF4J, SHARED, run_java
from resgraph.model.data import ontology_dir

PREFIXES = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rg: <https://w3id.org/resgraph/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def whole(folder: Path, more: str = "") -> Path:
    """The vocabulary with its alignments, as one file; `more` is Turtle behind it."""
    parts = [
        (ontology_dir() / name).read_text(encoding="utf-8") for name in ("resgraph.ttl", "alignments.ttl")
    ]
    path = folder / "whole.ttl"
    path.write_text("\n".join([*parts, PREFIXES, more]), encoding="utf-8")
    return path


@pytest.mark.slow
def test_the_vocabulary_is_in_the_profile_of_owl_2_dl(tmp_path: Path) -> None:
    first, *rest = run_java("Owl2Dl", (*OWLAPI, *RDF4J, *SHARED), whole(tmp_path))
    assert int(first.removeprefix("axioms ")) > 900
    assert rest == [], "\n".join(rest)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("rg:x rdfs:subClassOf rg:Document .", "undeclared class"),
        ("rg:session a owl:ObjectProperty .", "pun between properties"),
        ("rg:rule rdfs:range xsd:date .", "undeclared datatype"),
        ("rg:cites a owl:TransitiveProperty, owl:FunctionalProperty .", "non-simple property"),
        ("rg:cites <urn:made-up> rg:verb .", "undeclared annotation property"),
    ],
)
def test_what_leaves_the_profile_is_told(tmp_path: Path, more: str, told: str) -> None:
    lines = run_java("Owl2Dl", (*OWLAPI, *RDF4J, *SHARED), whole(tmp_path, more))
    assert any(told in line for line in lines), "\n".join(lines)


def hermit(option: str, path: Path) -> str:
    """What HermiT prints; it comes in the package of owlready2, which is not imported."""
    found = importlib.util.find_spec("owlready2")
    if found is None or found.origin is None or shutil.which("java") is None:
        pytest.skip("HermiT is not here: pip install owlready2")
    jar = Path(found.origin).parent / "hermit" / "HermiT.jar"
    command = ["java", "-cp", str(jar), "org.semanticweb.HermiT.cli.CommandLine", option, path.as_uri()]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr


@pytest.mark.slow
def test_the_vocabulary_contradicts_nothing(tmp_path: Path) -> None:
    assert "owl#Thing is satisfiable." in hermit("--consistency", path := whole(tmp_path))
    assert hermit("--unsatisfiable", path).split() == [
        "Classes",
        "equivalent",
        "to",
        "'owl:Nothing':",
        "owl:Nothing",
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "more",
    ["<urn:x> a rg:Resolution, rg:Mention .", "<urn:x> rg:realizes <urn:y> . <urn:x> rg:position 1 ."],
)
def test_a_thing_of_two_kinds_is_a_contradiction(tmp_path: Path, more: str) -> None:
    assert "InconsistentOntologyException" in hermit("--consistency", whole(tmp_path, more))


def kinds(vocabulary: Graph, data: Graph) -> dict[Node, set[Node]]:
    """The things of each class: as stated, as domains and ranges imply, and as the classes above are wider."""
    found: dict[Node, set[Node]] = {}
    for thing, kind in data.subject_objects(RDF.type):
        found.setdefault(kind, set()).add(thing)
    for said, place in ((RDFS.domain, 0), (RDFS.range, 2)):
        for property_, kind in vocabulary.subject_objects(said):
            implied = {triple[place] for triple in data.triples((None, property_, None))}
            found.setdefault(kind, set()).update(implied)
    stated = list(found.items())
    for kind, things in stated:
        for wider in vocabulary.transitive_objects(kind, RDFS.subClassOf):
            found.setdefault(wider or kind, set()).update(things)
    return found


def test_nothing_in_the_graph_is_of_two_kinds(built_seeds: Path) -> None:
    vocabulary = Graph().parse(ontology_dir() / "resgraph.ttl", format="turtle")
    pairs = list(vocabulary.subject_objects(OWL.disjointWith))
    things = kinds(vocabulary, Graph().parse(built_seeds / "graph.ttl", format="turtle"))
    assert len(pairs) > 10
    for one, other in pairs:
        assert things[one]
        assert not things[one] & things.get(other, set()), (one, other)
