"""One authority file, from Turtle to entities.

pyoxigraph reads the Turtle and writes it again as N-Triples, one statement a line, which is how the
graph wants it; the names are then taken from the lines. Nothing is made an object that stays text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph

from resgraph.find.authority_table import SHEET, is_table, turtle_of
from resgraph.model import AuthorityError
from resgraph.model.notice import Notice

BASE = "https://w3id.org/resgraph/"
"""Where the IRIs of the shipped files begin; `--base-iri` puts another in its place."""

HOW = {
    "<https://w3id.org/resgraph/ontology#shortForm>": "short form",
    "<http://www.w3.org/2004/02/skos/core#prefLabel>": "label",
    "<http://www.w3.org/2004/02/skos/core#altLabel>": "alternative",
    "<http://www.w3.org/2004/02/skos/core#hiddenLabel>": "hidden",
}
"""The properties that give names, and how such a name is called; the first that gives a text decides."""

RANK = {how: rank for rank, how in enumerate(HOW.values())}
PREFERRED = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
DISPLAY = "<http://www.w3.org/2000/01/rdf-schema#label>"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
CONCEPT = "<http://www.w3.org/2004/02/skos/core#Concept>"
SCHEME = "<http://www.w3.org/2004/02/skos/core#ConceptScheme>"
CHANGE = "<http://www.w3.org/ns/org#ChangeEvent>"

PREFIXES = {
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "http://www.w3.org/ns/org#": "org:",
    "https://w3id.org/resgraph/ontology#": "rg:",
    "https://schema.org/": "schema:",
    "http://schema.org/": "schema:",
    "https://w3id.org/un/ontology/undo/": "undo:",
}
"""How classes are shortened in `Entity.kinds`."""

LITERAL = re.compile(
    r'"([^"\\]*(?:\\.[^"\\]*)*)"'  # the string, its quotes escaped
    r"(?:@([A-Za-z]+(?:-[A-Za-z0-9]+)*)"  # a language tag
    r"|\^\^\S+)?\Z"  # or a datatype, or nothing
)
BLANK = re.compile(
    r"^_:"  # a blank node as subject
    r"|^\S+ \S+ _:",  # or as object
    re.MULTILINE,
)
OURS = re.compile(
    rf"(?<!\S)<{re.escape(BASE)}"  # the start of one of our IRIs, where a term starts
    r"(?!ontology[#>])"  # save the ontology's
)
ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in one language; `how` is "label", "alternative", "hidden" or "short form"."""

    text: str
    language: str
    how: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A known thing.

    `id` is `org/unodc`, or the full IRI of a thing of the user's own; `names` what to look for; `kinds`
    its classes, short (`org:FormalOrganization`); `lines` N-Triples about it, with those of the change
    events that name it; `labels` pairs of language and label to show.
    """

    id: str
    names: tuple[Name, ...]
    kinds: tuple[str, ...]
    lines: tuple[str, ...]
    labels: tuple[tuple[str, str], ...] = ()

    @property
    def statements(self) -> tuple[str, ...]:
        """The lines for the graph: sorted, each once."""
        return tuple(sorted(set(self.lines)))


_Line = tuple[str, str, str]
"""A statement: its predicate, its object, and the whole as a line of N-Triples."""


def read_file(path: Path, base: str = BASE) -> dict[str, Entity]:
    """Read the entities of a Turtle file, by id.

    Raises AuthorityError where the file cannot be read, is no Turtle, uses a blank node, gives a name
    without its language, or gives no names at all.
    """
    source = read_source(path)
    ntriples = _ntriples(path, source)
    _refuse_blank_nodes(path, source, ntriples)
    about = _grouped(_rebased(ntriples, base))
    changes = _changes(about)
    entities = {
        id: _entity(id, lines, changes.get(subject, ()))
        for subject, lines in about.items()
        if _is_entity(lines)
        for id in [subject[1:-1].removeprefix(f"{base}authority/")]
    }
    if not entities:
        SHEET.refuse(mistakes_of_rows(path))
        raise AuthorityError(Notice("no-names", file=path.name))
    _refuse_bare_names(path, source, entities.values())
    return entities


def read_source(path: Path) -> bytes:
    """Give the Turtle of an authority file, without a byte order mark; a table is made Turtle. Raises AuthorityError.

    Rows of a table that are wrong are left out; `mistakes_of_rows` has them.
    """
    if is_table(path):
        return turtle_of(path)[0]
    try:
        return path.read_bytes().removeprefix(b"\xef\xbb\xbf")  # editors of Windows write the mark
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise AuthorityError(Notice("authority-not-read", file=str(path), reason=reason)) from error


def mistakes_of_rows(path: Path) -> list[Notice]:
    """Give what is wrong with single rows, where the file is a table. Raises AuthorityError."""
    return turtle_of(path)[1] if is_table(path) else []


def _ntriples(path: Path, source: bytes) -> str:
    """Turn Turtle into N-Triples; a fault is told by its line."""
    try:
        quads = pyoxigraph.parse(source, format=pyoxigraph.RdfFormat.TURTLE)
        lines = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_TRIPLES)
    except SyntaxError as error:
        reason = " ".join(str(error.msg).split())
        raise AuthorityError(_at(path, error.lineno, Notice("not-turtle", reason=reason))) from error
    return (lines or b"").decode("utf-8")


def _rebased(ntriples: str, base: str) -> str:
    """Put our IRIs under another base; the ontology's own stay where they are."""
    return ntriples if base == BASE else OURS.sub(lambda _: f"<{base}", ntriples)


def _grouped(ntriples: str) -> dict[str, list[_Line]]:
    """Gather the statements about each subject."""
    about: dict[str, list[_Line]] = defaultdict(list)
    for text in ntriples.split("\n"):
        if text:
            subject, predicate, rest = text.split(" ", 2)
            about[subject].append((predicate, rest[:-2], text))
    return about


def _is_entity(lines: list[_Line]) -> bool:
    """Tell a concept, or anything with a name that is no scheme."""
    types = [object_ for predicate, object_, _ in lines if predicate == TYPE]
    return CONCEPT in types or (SCHEME not in types and any(predicate in HOW for predicate, _, _ in lines))


def _refuse_blank_nodes(path: Path, source: bytes, ntriples: str) -> None:
    """Raise where a thing has no IRI: the graph has no blank nodes."""
    if "_:" in ntriples and BLANK.search(ntriples):
        raise AuthorityError(_at(path, _row(source, "[") if b"[" in source else None, Notice("blank-node")))


def _refuse_bare_names(path: Path, source: bytes, entities: Iterable[Entity]) -> None:
    """Raise where a name has no language: it would never be looked for."""
    for entity in entities:
        for name in entity.names:
            if not name.language:
                written = f'"{name.text}"'
                raise AuthorityError(_at(path, _row(source, written), Notice("bare-name", name=written)))


def _at(path: Path, line: int | None, said: Notice) -> Notice:
    """What is told of a file, with the line where that is known."""
    if line is None:
        return Notice("of-file", file=path.name, said=said)
    return Notice("at-line", file=path.name, line=line, said=said)


def _row(source: bytes, text: str) -> int:
    """Find the line of the file where a string stands; 1 where it is written in another way."""
    at = source.find(text.encode("utf-8"))
    return source.count(b"\n", 0, max(at, 0)) + 1


def _changes(about: dict[str, list[_Line]]) -> dict[str, list[str]]:
    """Gather the lines of the change events that name each thing."""
    named: dict[str, list[str]] = defaultdict(list)
    for lines in about.values():
        if any(predicate == TYPE and object_ == CHANGE for predicate, object_, _ in lines):
            for subject in {object_ for _, object_, _ in lines}:
                named[subject].extend(text for _, _, text in lines)
    return named


def _entity(id: str, lines: list[_Line], changes: Iterable[str]) -> Entity:
    """Take the names, the classes and the labels to show from the statements about a thing."""
    names: dict[tuple[str, str], str] = {}
    labels: dict[str, str] = {}
    kinds: list[str] = []
    for predicate, object_, _ in lines:
        if predicate == TYPE:
            kinds.append(_short(object_))
        elif (predicate in HOW or predicate == DISPLAY) and (literal := LITERAL.match(object_)):
            text, language = _plain(literal[1]), (literal[2] or "").lower()
            if predicate in HOW:
                names[language, text] = _surer(names.get((language, text)), HOW[predicate])
            if predicate == PREFERRED or (predicate == DISPLAY and language not in labels):
                labels[language] = text
    return Entity(
        id,
        tuple([Name(text, language, how) for (language, text), how in sorted(names.items())]),
        tuple(sorted(kinds)),
        (*[text for _, _, text in lines], *changes),
        tuple(sorted(labels.items())),
    )


def _surer(known: str | None, how: str) -> str:
    """Choose, of two ways a text is given, the one that comes first in `HOW`."""
    return how if known is None else min(known, how, key=RANK.__getitem__)


def _plain(escaped: str) -> str:
    """Undo the escapes of N-Triples."""
    if "\\" not in escaped:
        return escaped
    return ESCAPE.sub(lambda m: chr(int(m[1][1:], 16)) if len(m[1]) > 1 else ESCAPED.get(m[1], m[1]), escaped)


@cache
def _short(iri: str) -> str:
    """Shorten a class's IRI to `org:Organization`; another vocabulary's stays whole."""
    whole = iri[1:-1]
    for namespace, prefix in PREFIXES.items():
        if whole.startswith(namespace):
            return prefix + whole[len(namespace) :]
    return whole
