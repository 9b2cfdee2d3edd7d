from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest

from resgraph.find.authorities import Authorities, load
from resgraph.model.data import ontology_dir
from resgraph.text.folding import fold

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FILES = sorted((ontology_dir() / "authorities").glob("*.ttl"))
AUTHORITY = "https://w3id.org/resgraph/authority/"
KINDS = {"org", "role", "instrument", "programme", "fund", "event", "place", "group", "topic"}
CITED = [
    "org/human-rights-council",
    "org/commission-on-human-rights",
    "org/ccpcj",
    "org/cnd",
    "org/commission-on-the-status-of-women",
    "org/untoc-cop",
    "org/uncac-cosp",
    "org/world-health-assembly",
    "org/unea",
    "org/ilo",
    "org/ohchr",
    "role/high-commissioner-for-human-rights",
]

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared material is not here")


@pytest.fixture(scope="module")
def authorities() -> Authorities:
    return load()


@dataclass(frozen=True, slots=True)
class Statement:
    """A triple as text; `language` None where the object is no text in a language."""

    path: Path
    subject: str
    predicate: str
    object: str
    language: str | None
    blank: bool


def value(term: object) -> str:
    return term.value if isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal) else str(term)


@cache
def triples() -> tuple[Statement, ...]:
    return tuple(
        Statement(
            path,
            value(quad.subject),
            value(quad.predicate),
            value(quad.object),
            quad.object.language if isinstance(quad.object, pyoxigraph.Literal) else None,
            any(isinstance(term, pyoxigraph.BlankNode) for term in (quad.subject, quad.object)),
        )
        for path in FILES
        for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)
    )


def iris() -> set[str]:
    terms = (term for t in triples() for term in (t.subject, t.predicate, t.object))
    return {term for term in terms if re.match(r"https?://\S+$", term)}


def test_every_kind_has_a_file_and_no_file_a_blank_node() -> None:
    assert len(FILES) >= len(KINDS)
    assert [t for t in triples() if t.blank] == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_entries_are_sorted(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    subjects = [m[1] for line in lines if (m := re.match(r"<([^>]*/authority/\w+/[^>]+)> ", line))]
    things = [s for s in subjects if "/change/" not in s]
    assert things
    by_kind = sorted(things, key=lambda s: [k for k in ("programme", "fund") if f"/{k}/" in s] == ["fund"])
    assert things == sorted(set(things)) or by_kind == things


def test_ids_are_a_kind_and_a_slug(authorities: Authorities) -> None:
    for id in authorities.entities:
        assert re.fullmatch(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*", id), id
        assert id.split("/")[0] in KINDS, id


def test_what_an_entry_points_to_is_there(authorities: Authorities) -> None:
    ours = {iri.removeprefix(AUTHORITY) for iri in iris() if iri.startswith(AUTHORITY)}
    assert {i for i in ours if "/" in i and not i.startswith("change/")} <= set(authorities.entities)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_name_belongs_to_one_thing(authorities: Authorities, language: str) -> None:
    bearers = defaultdict(set)
    for text, how, id in authorities.names(language):
        if how != "short form":
            bearers[fold(text).text.lower()].add(id)
    assert {text: found for text, found in bearers.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    "vocabulary", ["http://www.wikidata.org/entity/", "http://metadata.un.org/thesaurus/"]
)
def test_an_identifier_belongs_to_one_thing(vocabulary: str) -> None:
    bearers = defaultdict(set)
    for triple in triples():
        if triple.object.startswith(vocabulary):
            bearers[triple.object].add(triple.subject)
    assert len(bearers) > 50
    assert {iri: found for iri, found in bearers.items() if len(found) > 1} == {}


def test_unodc_is_not_the_salvation_army() -> None:
    assert "http://www.wikidata.org/entity/Q636107" in iris()
    assert "http://www.wikidata.org/entity/Q188307" not in iris()


def test_identifiers_are_written_as_their_owners_write_them() -> None:
    shapes = {
        "http://www.wikidata.org/entity/": r"Q[1-9]\d*",
        "https://sws.geonames.org/": r"[1-9]\d*/",
        "http://metadata.un.org/thesaurus/": r"[1-9]\d*",
        "https://ror.org/": r"0[a-z0-9]{6}\d\d",
    }
    for vocabulary, shape in shapes.items():
        found = {t.object.removeprefix(vocabulary) for t in triples() if t.object.startswith(vocabulary)}
        assert found
        assert {one for one in found if not re.fullmatch(shape, one)} == set()


def stated(predicate: str) -> dict[str, set[str]]:
    """What is said with a predicate, by its local name, of each subject."""
    found = defaultdict(set)
    for t in triples():
        if re.split("[#/]", t.predicate)[-1] == predicate:
            found[t.subject].add(t.object)
    return found


def test_a_change_of_organizations_is_told_from_both_sides() -> None:
    for event_side, own_side in (
        ("originalOrganization", "changedBy"),
        ("resultingOrganization", "resultedFrom"),
    ):
        events = {(event, org) for event, orgs in stated(event_side).items() for org in orgs}
        owns = {(event, org) for org, changes in stated(own_side).items() for event in changes}
        assert events == owns
        assert len(events) >= 4


def test_nothing_ends_before_it_begins() -> None:
    for first, last in (("foundingDate", "dissolutionDate"), ("startDate", "endDate")):
        begun, ended = stated(first), stated(last)
        assert len(ended) > 1
        for thing in begun.keys() & ended.keys():
            assert min(begun[thing]) <= max(ended[thing]), thing
    assert not [t for t in triples() if t.predicate.endswith("predecessorOf")]


@needs_shared
def test_what_the_checked_list_says_of_time_and_place_is_here() -> None:
    """Each cell of entities-extra.csv that has a property of its own; the rest is told in docs/authorities.md."""
    columns = {
        "start": ("foundingDate", "startDate"),
        "end": ("dissolutionDate", "endDate"),
        "parent": ("subOrganizationOf",),
        "partOf": ("subOrganizationOf", "superEvent"),
        "adopted": ("date_document",),
        "adopting": ("adoptedBy", "source"),
        "in_force": ("first_date_entry_in_force",),
        "geonames": ("exactMatch",),
        "ror": ("exactMatch",),
        "country": ("parentCountry",),
        "symbol_prefix": ("symbolPrefix",),
    }
    said = {column: [stated(name) for name in names] for column, names in columns.items()}
    with (SHARED / "authorities" / "entities-extra.csv").open(encoding="utf-8", newline="") as file:
        cells = [(r["concept"], c, r[c]) for r in csv.DictReader(file) for c in columns if r[c]]
    assert len(cells) > 60
    missing = []
    for concept, column, cell in cells:
        wanted = re.sub(r"^ECOSOC resolution ", "E/RES/", cell).split(" annex")[0]
        values = {value for by in said[column] for value in by.get(AUTHORITY + concept, set())}
        if not any(value.rstrip("/").endswith(wanted) for value in values):
            missing.append((concept, column, cell))
    assert missing == []


def test_one_preferred_label_a_language() -> None:
    labels = defaultdict(list)
    for t in triples():
        if t.predicate.endswith("#prefLabel"):
            labels[t.subject, t.language].append(t.object)
    assert {key: found for key, found in labels.items() if len(found) > 1} == {}


def test_a_chinese_name_that_is_published_has_a_source() -> None:
    sourced = {t.subject for t in triples() if t.predicate == "http://purl.org/dc/terms/source"}
    published = ("#prefLabel", "#altLabel")
    named = {t.subject for t in triples() if t.predicate.endswith(published) and t.language == "zh"}
    schemes = {f"{AUTHORITY}{kind}" for kind in KINDS}
    assert named - schemes - sourced == set()


def test_instruments_are_named_without_their_title_marks(authorities: Authorities) -> None:
    for id, entity in authorities.entities.items():
        if id.startswith("instrument/"):
            for name in entity.names:
                assert not (name.text.startswith("《") and name.text.endswith("》")), id


@pytest.mark.parametrize("id", CITED)
def test_bodies_that_citations_speak_of_are_there(authorities: Authorities, id: str) -> None:
    assert authorities.label(id, "zh"), id
    assert authorities.label(id, "en"), id


def test_all_states_are_there(authorities: Authorities) -> None:
    states = [e for e in authorities.entities.values() if "schema:Country" in e.kinds]
    assert len(states) == 197
    for state in states:
        assert {language for language, _ in state.labels} >= {"zh", "en", "fr", "es", "ru", "ar"}, state.id


@needs_shared
def test_all_treaties_are_there(authorities: Authorities) -> None:
    with (SHARED / "authorities" / "treaties.csv").open(encoding="utf-8", newline="") as file:
        numbers = {
            f'"{row["untc"]}"^^<https://w3id.org/resgraph/ontology#untc> .' for row in csv.DictReader(file)
        }
    stated = [s.split(" ", 2)[2] for e in authorities.entities.values() for s in e.statements]
    assert len(numbers) == 401
    assert numbers <= set(stated)


@needs_shared
def test_identifiers_come_from_the_checked_lists() -> None:
    tables = [*(SHARED / "authorities").glob("*.csv"), *(SHARED / "corpus" / "akn4un").glob("*/*E.xml")]
    checked = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in tables)
    known = set(re.findall(r"\bQ\d+\b", checked)) | set(re.findall(r"\b\d{5,8}\b", checked))
    pattern = re.compile(r"(?:wikidata\.org/entity/|metadata\.un\.org/thesaurus/|sws\.geonames\.org/)(\w+)")
    used = {m[1] for iri in iris() if (m := pattern.search(iri))}
    assert len(used) > 300
    assert used - known == set()


@needs_shared
def test_terms_of_published_vocabularies_exist() -> None:
    terms = (SHARED / "vocabularies" / "terms.txt").read_text(encoding="utf-8")
    fine = {line.split()[0] for line in terms.splitlines() if line.split()[1:2] == ["OK"]}
    prefixes = {
        "http://www.w3.org/ns/org#": "org:",
        "https://w3id.org/un/ontology/undo/": "undo:",
        "http://www.w3.org/2004/02/skos/core#": "skos:",
        "https://schema.org/": "schema:",
        "http://www.geonames.org/ontology#": "gn:",
        "http://purl.org/dc/terms/": "dcterms:",
    }
    used = {p + iri[len(ns) :] for iri in iris() for ns, p in prefixes.items() if iri.startswith(ns)}
    assert len(used) > 15
    assert used - fine - {"schema:Country"} == set()  # of schema.org, which the list has not in full


def unmarked(text: str) -> str:
    return text[1:-1] if re.fullmatch("《[^《》]*》", text) else text


@needs_shared
@pytest.mark.parametrize("name", ["A-RES-56-123.zh.json", "A-RES-60-175.zh.json"])
def test_every_thing_of_the_gold_has_a_name_here(authorities: Authorities, name: str) -> None:
    gold = json.loads((SHARED / "gold" / name).read_text(encoding="utf-8"))
    places = [*gold["paragraphs"], *gold["footnotes"]]
    found = {(m["id"], unmarked(fold(m["text"]).text)) for p in places for m in p.get("mentions", [])}
    names = {(id, fold(text).text) for text, _, id in authorities.names("zh")}
    missing = {id for id, _ in found} - set(authorities.entities)
    assert {id for id in missing if not id.startswith("event/general-assembly-session-")} == set()
    unnamed = {(id, text) for id, text in found - names if not re.match("[该这其各]", text)}
    assert {text for id, text in unnamed if id not in missing} <= {"发展"}
