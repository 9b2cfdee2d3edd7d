"""What is known of an authority in use: as its file has it, a session by its body and number, a scheme, a source's code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pyoxigraph

from resgraph.model.data import ontology_dir
from resgraph.rdf.iris import BASE, Iris
from resgraph.rdf.literals import integer, plain
from resgraph.rdf.place import Pairs
from resgraph.rdf.sessions import Session
from resgraph.rdf.shared import Authorities, Entity, SubjectLine, lines_of, verbs
from resgraph.rdf.vocabulary import RG, TYPE, term

_CONCEPT = (TYPE, term("skos:Concept"))
_PREF_LABEL = term("skos:prefLabel")
_START_DATE = term("schema:startDate")
_MONTH = term("xsd:gYearMonth")
_TITLE = term("dcterms:title")
_IDENTIFIER = term("dcterms:identifier")
_LABELLED = re.compile(rf'^<\S+> {re.escape(_PREF_LABEL)} "(.*)"@(\w+) ?\.?$')
_SOURCE = re.compile(rf'( {re.escape(term("dcterms:source"))} )"([A-Z0-9]+)"$')
_SCHEME = re.compile(r"^<\S+/authority/\w+> a skos:ConceptScheme ;\n(?:    .*\n)+", re.MULTILINE)


def described(id: str, words: str, authorities: Authorities, names: Iris) -> Iterator[SubjectLine]:
    """What is known of an authority; one that no file knows is a concept with the words it was met in."""
    if id.startswith("source/"):
        yield from lines_of(names.authority(id), _code(id.removeprefix("source/")))
        return
    entity = authorities.get(id)
    lines = entity.statements if entity else verbs(names.base).get(id) or schemes(names.base).get(id, ())
    said = [line.strip().removesuffix(".").rstrip() for line in lines]
    for text in said:
        yield text.partition(" ")[0], _explained(text, names)
    if session := Session.of(id):
        yield from _session(session, [] if lines else [words], said, authorities, names)
    elif not lines:
        label = [(_PREF_LABEL, words)] if words else []
        yield from lines_of(names.authority(id), [_CONCEPT, *label])


def _session(
    session: Session, met: list[str], said: list[str], authorities: Authorities, names: Iris
) -> Iterator[SubjectLine]:
    """A session by its body, its number and its month, with its names; `met` are the words of one that no file knows."""
    body = authorities.get(session.organ)
    pairs: Pairs = [_CONCEPT, (TYPE, RG["Event"]), (TYPE, RG["Session"])]
    pairs.append((RG["sessionNumber"], integer(session.number)))
    if body:
        pairs.append((RG["sessionOf"], names.authority(session.organ)))
    if session.month and not any("startDate" in line for line in said):
        pairs.append((_START_DATE, f"{plain(session.month)}^^{_MONTH}"))
    if met:
        called = [f"{plain(name)}@{language}" for language, name in session.names(_labels(body))]
        pairs += [(_PREF_LABEL, name) for name in called or filter(None, met)]
        if not called and not any(met):
            pairs.append((_PREF_LABEL, f"{plain(session.plain_name)}@en"))
    yield from lines_of(names.authority(session.id), pairs)


def _labels(entity: Entity | None) -> dict[str, str]:
    """The preferred names of an authority by language; one that N-Triples writes with escapes is left out."""
    found = (_LABELLED.match(line.strip()) for line in (entity.statements if entity else ()))
    return {match[2]: match[1] for match in found if match and "\\" not in match[1]}


def _explained(line: str, names: Iris) -> str:
    """The statement; one whose source is a code of our lists names it as a thing that is described."""
    found = _SOURCE.search(line)
    return (
        line[: found.end(1)] + names.authority(f"source/{found[2]}")
        if found and found[2] in codes()
        else line
    )


def _code(code: str) -> Pairs:
    english, chinese = codes()[code]
    return [
        (TYPE, term("dcterms:BibliographicResource")),
        (_IDENTIFIER, plain(code)),
        (_TITLE, f"{plain(english)}@en"),
        (_TITLE, f"{plain(chinese)}@zh"),
    ]


@cache
def codes() -> dict[str, tuple[str, str]]:
    """What the codes in `dcterms:source` stand for, in English and Chinese: ontology/source-codes.tsv."""
    rows = (ontology_dir() / "source-codes.tsv").read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row.strip() and not row.startswith("#")]
    return {code: (english, chinese) for code, english, chinese in cells}


@cache
def schemes(base: str) -> dict[str, tuple[str, ...]]:
    """The statements about the concept schemes of the authority files, by id (`topic`), under the base."""
    head = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    found: dict[str, list[str]] = {}
    for path in sorted((ontology_dir() / "authorities").glob("*.ttl")):
        for block in _SCHEME.findall(path.read_text(encoding="utf-8")):
            for quad in pyoxigraph.parse(f"{head}{block}".encode(), format=pyoxigraph.RdfFormat.TURTLE):
                line = str(quad.triple).replace(f"<{BASE}authority/", f"<{base}authority/")
                id = line.partition("> ")[0].removeprefix(f"<{base}authority/")
                found.setdefault(id, []).append(line)
    return {id: tuple(sorted(set(lines))) for id, lines in found.items()}
