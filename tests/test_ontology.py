"""The house vocabulary, its alignments and shapes, held against the code and the published vocabularies."""

from __future__ import annotations

import re
import runpy
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

from resgraph.model.data import ontology_dir
from resgraph.rdf.vocabulary import (
    DATATYPES,
    HOUSE_CLASSES,
    HOUSE_PROPERTIES,
    NAMESPACES,
    RELATIONS,
    implied_relations,
)
from resgraph.rdf.writer import write_graph
from resgraph.site.ontology_docs import page

ROOT = Path(__file__).resolve().parents[1]
TERMS = ROOT.parent / "shared" / "vocabularies" / "terms.txt"
EXAMPLES: dict[str, Any] = runpy.run_path(str(Path(__file__).parent / "fixtures" / "rdf" / "examples.py"))
RG = Namespace(NAMESPACES["rg"])

PUBLISHED = """
    eli:LegalResource eli:LegalExpression eli:LegalResourceSubdivision eli:cites eli:based_on eli:has_part
    eli:is_part_of eli:is_realized_by eli:realizes eli:passed_by eli:date_document eli:number
    eli:first_date_entry_in_force
    rdf:Property rdf:type rdf:langString rdfs:label rdfs:comment rdfs:subClassOf rdfs:subPropertyOf rdfs:domain
    rdfs:range rdfs:isDefinedBy rdfs:seeAlso owl:Class owl:ObjectProperty owl:DatatypeProperty owl:Ontology
    owl:AnnotationProperty owl:versionInfo owl:disjointWith owl:inverseOf
    nif:Phrase itsrdf:taIdentRef dcterms:BibliographicResource schema:Country schema:organizer rdfs:Datatype
    xsd:boolean xsd:date xsd:decimal xsd:integer xsd:string xsd:nonNegativeInteger
"""
"""Terms of ELI 1.5, of NIF and ITS, and of the RDF family, looked up in their own files; terms.txt does not list these."""

OTHER_PREFIXES = {
    "allot": "https://w3id.org/akn/ontology/allot/",
    "fabio": "http://purl.org/spar/fabio/",
    "frbr": "http://purl.org/vocab/frbr/core#",
    "gn": "http://www.geonames.org/ontology#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "vann": "http://purl.org/vocab/vann/",
}


def graph_of(*names: str) -> Graph:
    graph = Graph()
    for name in names:
        graph.parse(ontology_dir() / name, format="turtle")
    return graph


def house_terms(graph: Graph) -> set[str]:
    """The house terms that the graph uses anywhere."""
    found = {str(term) for triple in graph for term in triple if isinstance(term, URIRef)}
    return {iri.removeprefix(str(RG)) for iri in found if iri.startswith(str(RG))}


@cache
def authority_iris() -> set[str]:
    """Every IRI in the authority files; pyoxigraph reads them, since they are large."""
    found = set()
    for file in sorted((ontology_dir() / "authorities").glob("*.ttl")):
        for quad in pyoxigraph.parse(path=str(file), format=pyoxigraph.RdfFormat.TURTLE):
            terms = (quad.predicate, quad.object)
            found |= {term.value for term in terms if isinstance(term, pyoxigraph.NamedNode)}
    return found


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return graph_of("resgraph.ttl")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("ontology")
    write_graph(EXAMPLES["extractions"](), EXAMPLES["authorities"](), folder)
    return Graph().parse(folder / "graph.ttl", format="turtle")


def test_code_and_turtle_declare_the_same_terms(ontology: Graph) -> None:
    classes = {
        str(term).removeprefix(str(RG))
        for term in ontology.subjects(RDF.type, OWL.Class)
        if str(term).startswith(str(RG))
    }
    properties = {
        str(term).removeprefix(str(RG))
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
        for term in ontology.subjects(RDF.type, kind)
        if str(term).startswith(str(RG))
    }
    assert classes == set(HOUSE_CLASSES)
    assert properties == {*HOUSE_PROPERTIES, *RELATIONS}


@pytest.mark.parametrize("name", [*HOUSE_CLASSES, *HOUSE_PROPERTIES, *RELATIONS])
def test_each_term_has_labels_comments_and_a_parent(ontology: Graph, name: str) -> None:
    for said in (RDFS.label, RDFS.comment):
        values = list(ontology.objects(RG[name], said))
        assert sorted(getattr(value, "language", None) or "" for value in values) == ["en", "zh"]
    parents = {*ontology.transitive_objects(RG[name], RDFS.subClassOf)}
    parents |= {*ontology.transitive_objects(RG[name], RDFS.subPropertyOf)}
    assert any(not str(parent).startswith(str(RG)) for parent in parents), (
        "no parent in a published vocabulary"
    )


KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def test_every_term_is_declared_once_and_stands_below_its_own_kind(ontology: Graph) -> None:
    """What OWL 2 DL asks of declarations; rdfs:label and rdfs:seeAlso are its own annotation properties."""
    kinds: dict[Node, Node] = {
        RDFS.label: OWL.AnnotationProperty,
        RDFS.seeAlso: OWL.AnnotationProperty,
    }
    for kind in KINDS:
        for term in ontology.subjects(RDF.type, kind):
            assert kinds.setdefault(term, kind) == kind, f"{term} is two things"
    for relation in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term, parent in ontology.subject_objects(relation):
            assert kinds[term] == kinds[parent], (term, parent)


@pytest.mark.parametrize("name", [*HOUSE_CLASSES, *HOUSE_PROPERTIES, *RELATIONS])
def test_each_term_has_an_example_that_uses_it(ontology: Graph, name: str) -> None:
    (example,) = ontology.objects(RG[name], SKOS.example)
    head = "\n".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in NAMESPACES.items())
    shown = Graph().parse(data=f"@base <https://w3id.org/resgraph/> .\n{head}\n{example}", format="turtle")
    assert any(RG[name] in triple for triple in shown)


def test_the_labels_of_a_verb_are_told_apart() -> None:
    """SKOS S13: preferred, alternative and hidden labels are disjoint; none of ours is below two of them."""
    graph = graph_of("resgraph.ttl", "verbs.ttl")
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        labels = [
            set(graph.objects(concept, kind)) for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        ]
        assert len(set.union(*labels)) == sum(map(len, labels)), concept
    assert SKOS.hiddenLabel not in set(graph.objects(RG.openingLabel, RDFS.subPropertyOf))


def test_the_documentation_is_made_from_the_turtle() -> None:
    path = ROOT / "docs" / "ontology.md"
    assert path.read_text(encoding="utf-8") == page(), (
        "python -m resgraph.site.ontology_docs > docs/ontology.md"
    )


def test_the_list_of_foreign_terms_is_whole(written: Graph) -> None:
    lines = (ontology_dir() / "foreign-terms.tsv").read_text(encoding="utf-8").splitlines()[1:]
    listed = {
        namespace + name.partition(":")[2] for name, namespace, _ in (line.split("\t") for line in lines)
    }
    used = {
        str(term)
        for triple in graph_of("resgraph.ttl", "alignments.ttl", "verbs.ttl") + written
        for term in triple
        if isinstance(term, URIRef)
    } | authority_iris()
    spaces = {**NAMESPACES, **OTHER_PREFIXES}
    foreign = tuple(iri for prefix, iri in spaces.items() if prefix not in ("rg", "wd"))
    assert {iri for iri in used if iri.startswith(foreign)} - listed == set()


def test_verbs_imply_only_declared_relations_and_every_relation_is_implied(ontology: Graph) -> None:
    implied = {relation[1:-1].removeprefix(str(RG)) for relation in implied_relations().values()}
    assert implied == set(RELATIONS)
    for name in RELATIONS:
        assert (RG[name], RDFS.subPropertyOf, RG.cites) in ontology


@pytest.mark.parametrize("name", ["alignments.ttl", "shapes.ttl", "verbs.ttl"])
def test_files_beside_it_use_declared_terms(name: str) -> None:
    used = {term for term in house_terms(graph_of(name)) if not term.endswith("Shape")}
    assert used <= {*HOUSE_CLASSES, *HOUSE_PROPERTIES, *RELATIONS, *DATATYPES}


def test_authorities_use_declared_terms() -> None:
    own = {iri.removeprefix(str(RG)) for iri in authority_iris() if iri.startswith(str(RG))}
    assert "shortForm" in own
    assert own <= {*HOUSE_CLASSES, *HOUSE_PROPERTIES, *RELATIONS, *DATATYPES}


def test_the_graph_uses_declared_terms(written: Graph) -> None:
    used = house_terms(written)
    assert {"cites", "PassageText", "Obligation", "FootnoteMark"} <= used
    assert used <= {*HOUSE_CLASSES, *HOUSE_PROPERTIES, *RELATIONS, *DATATYPES}


def test_foreign_terms_exist(written: Graph) -> None:
    if not TERMS.is_file():
        pytest.skip("../shared/vocabularies is not here")
    known = set(re.findall(r"^(\S+) OK", TERMS.read_text(encoding="utf-8"), re.MULTILINE)) | set(
        PUBLISHED.split()
    )
    prefixes = {**NAMESPACES, **OTHER_PREFIXES}
    used = graph_of("resgraph.ttl", "alignments.ttl", "verbs.ttl") + written
    iris = {str(term) for triple in used for term in triple if isinstance(term, URIRef)} | authority_iris()
    names = {
        f"{prefix}:{iri.removeprefix(namespace)}"
        for iri in iris
        for prefix, namespace in prefixes.items()
        if prefix not in ("rg", "wd") and iri.startswith(namespace)
    }
    assert len(names) > 60
    assert names - known == set()


def test_the_graph_conforms_to_the_shapes(written: Graph) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    conforms, _, report = pyshacl.validate(written, shacl_graph=graph_of("shapes.ttl"))
    assert conforms, report


@pytest.mark.parametrize(
    ("subject", "predicate"),
    [
        ("A/RES/60/175", "http://purl.org/dc/terms/identifier"),
        ("A/RES/60/175#op4", NAMESPACES["rg"] + "position"),
        ("A/RES/60/175/zh#op4", NAMESPACES["nif"] + "isString"),
        ("A/RES/60/175/zh#op4.22-37", NAMESPACES["nif"] + "referenceContext"),
        ("A/RES/60/175/zh#op24.obligation-1", NAMESPACES["rg"] + "hasParty"),
    ],
)
def test_the_shapes_notice_what_is_missing(written: Graph, subject: str, predicate: str) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    broken = Graph() + written
    broken.remove((URIRef(f"https://w3id.org/resgraph/{subject}"), URIRef(predicate), None))
    assert len(broken) < len(written)
    assert not pyshacl.validate(broken, shacl_graph=graph_of("shapes.ttl"))[0]


@pytest.mark.slow
def test_gold_conforms_to_the_shapes(tmp_path: Path) -> None:
    gold = sorted((ROOT.parent / "shared" / "gold").glob("*.json"))
    if not gold:
        pytest.skip("../shared/gold is not here")
    pyshacl = pytest.importorskip("pyshacl")
    write_graph((EXAMPLES["read"](path) for path in gold), EXAMPLES["authorities"](), tmp_path)
    data = Graph().parse(tmp_path / "graph.ttl", format="turtle")
    conforms, _, report = pyshacl.validate(data, shacl_graph=graph_of("shapes.ttl"))
    assert conforms, report
