"""graph.nq.gz and graph.ttl, written document by document; no statement comes twice in either.

Each text has a graph of its own. What a second text of a work (another language) says again about
the work stands only in the graph of the first. A second file with the same symbol and language is
left out, with a warning: which of the two is right is for the user to say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

from resgraph.model import Extraction, OutputError
from resgraph.model.notice import Notice
from resgraph.rdf import documents, iris, shared
from resgraph.rdf.answers import Answers
from resgraph.rdf.described import codes, described, schemes
from resgraph.rdf.gathered import Bundle, Gathered
from resgraph.rdf.given import GivenTitles, adopting, given_as
from resgraph.rdf.iris import BASE, DECIDED
from resgraph.rdf.packed import NQUADS, is_last, packed, unpacked
from resgraph.rdf.place import as_symbol
from resgraph.rdf.rendered import GraphCounts, Rendered, Renderer, statements_of
from resgraph.rdf.series import unfolded
from resgraph.rdf.shared import Authorities, SubjectLine
from resgraph.rdf.spill import Spill
from resgraph.rdf.watcher import Nobody, Watcher

__all__ = ["NQUADS", "TURTLE", "GraphCounts", "GraphWriter", "Watcher", "write_graph"]

TURTLE = "graph.ttl"


class GraphWriter:
    """Writes both files into a folder: `add` each extraction, then `finish`; absent or whole.

    The files carry a `.part` behind their names until `finish`; leaving the `with` block without
    it removes them, unless they are to be kept: in a folder that is removed or kept as a whole.
    """

    def __init__(
        self,
        folder: Path,
        authorities: Authorities,
        base: str = BASE,
        watcher: Watcher | None = None,
        *,
        keep: bool = False,
    ) -> None:
        self._watcher, self._keep = watcher or Nobody(), keep
        self._renderer, self.counts = Renderer(base), GraphCounts()
        self.names = self._renderer.names
        self._authorities, self._folder = authorities, folder
        self._parts = [folder / f"{name}.part" for name in (NQUADS, TURTLE)]
        self._spill, self._answers, self._given = Spill(), Answers(), GivenTitles()
        self._size = 0
        try:
            self._nquads_file, self._turtle_file = (part.open("wb") for part in self._parts)
        except OSError as error:
            raise OutputError(Notice("cannot-write", file=str(folder), reason=error.strerror)) from error
        head = self._renderer.turtle.head().encode()
        self._turtle_file.write(head)
        self._watcher.wrote(b"", head)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in (self._nquads_file, self._turtle_file):
            with suppress(OSError):  # what could not be written is thrown away here
                file.close()
        self._spill.close()
        self._answers.close()
        self._given.close()
        if not self._keep:
            for part in self._parts:
                part.unlink(missing_ok=True)

    def add(self, extraction: Extraction) -> tuple[str, ...]:
        """Write one document; gives the warnings, which are lines for the user."""
        return self.put(self._renderer.render(extraction))

    def put(self, rendered: Rendered) -> tuple[str, ...]:
        """Write one document that was rendered before, here or in another process."""
        work, text = rendered.work, rendered.text
        if self._spill.has_text(text):
            self.counts.left_out += 1
            name = text[len(self.names.base) + 1 : -1]
            return (f"{rendered.source}: left out: {name} was read from another file",)
        start = self._size
        graph = (rendered.nquads, rendered.turtle, rendered.counts.triples)
        with self.writing():
            self._answers.add(work, rendered.part)
            self._given.add(rendered.given, printed=True)
            if said := self._said(work):
                graph = self._renderer.without(rendered, said)
            self._write(*graph)
            self._spill.add_text(work, text, start, self._size - start)
            self._spill.add_lines(rendered.lines)
            self._spill.add_names(rendered.used)
        self.counts.add(replace(rendered.counts, triples=0))
        return ()

    def link(self, lines: Iterable[SubjectLine]) -> None:
        """Remember what lies between documents, to be written at the end; it may be about documents that were read."""
        with self.writing():
            self._spill.add_links(lines)

    def bundle(self, bundles: Iterable[Bundle]) -> None:
        """Remember the same of many statements about a text each."""
        with self.writing():
            for each in bundles:
                self._spill.add_bundle(each.first, each.content)

    def finish(self) -> GraphCounts:
        """Write what the documents share, and give the files their names."""
        with self.writing():
            self._spill.add_links(self._answers.lines())
            self._describe()
            self._spill.add_lines(self._given.lines())
            self._write_ontology()
            self._write_shared()
            self._nquads_file.close()
            self._turtle_file.close()
            for part in self._parts:
                part.replace(part.with_suffix(""))
        return self.counts

    def _write_ontology(self) -> None:
        """What the terms mean, so that `rdfs:subPropertyOf*` answers wherever the graph is asked."""
        rows = groupby(shared.ontology(), key=lambda row: row[0])
        subjects = ((subject, [line for _, line in lines]) for subject, lines in rows)
        while self._member(subjects, iris.ONTOLOGY):
            pass

    def _write_shared(self) -> None:
        """What the documents share; members in which nothing has changed are those of the last graph."""
        self._watcher.begins_shared()
        gathered = Gathered(self._spill.lines(), self._spill.bundles(), self._unfolded)
        subjects = iter(gathered.next, None)
        while self._taken(gathered) or self._made(gathered, subjects):
            pass

    def _unfolded(self, first: str) -> Iterator[SubjectLine]:
        return unfolded(self._spill.bundle(first), self.names)

    def _taken(self, gathered: Gathered) -> bool:
        """Whether the next member is as it was in the last graph; then it is written."""
        start = gathered.at
        end = self._watcher.ended(start)
        if end is None:
            return False
        key = gathered.key(end)
        member = self._watcher.taken(start, key)
        if member is None:
            return False
        gathered.skip(end)
        self._write(*member)
        self._watcher.keeps(start, end, key, member[2])
        return True

    def _made(self, gathered: Gathered, subjects: Iterator[tuple[str, list[str]]]) -> bool:
        """Write the next member; whether there may be another."""
        start, made = gathered.at, self._member(subjects, self.names.shared_graph)
        if made:
            end, triples = made
            self._watcher.keeps(start, end, gathered.end(end), triples)
        return made is not None

    def _member(self, subjects: Iterator[tuple[str, list[str]]], graph: str) -> tuple[str, int] | None:
        """Write as many subjects as go into one member; the last and how many triples, None where no more are there."""
        quads: list[bytes] = []
        turtle: list[bytes] = []
        size, count, ended = 0, 0, None
        for subject, lines in subjects:
            pairs = [(p, o) for line in lines for _, p, o in [line.split(" ", 2)]]
            self._watcher.shares(subject, pairs)
            said, shown, triples = self._renderer.graph({subject: dict.fromkeys(pairs)}, graph)
            quads.append(said)
            turtle.append(shown)
            size, count = size + len(said), count + triples
            if is_last(subject, size):
                ended = subject, count
                break
        self._write(packed(b"".join(quads)), b"".join(turtle), count)
        return ended

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Tell a full disk, or one that fails, in one line."""
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise OutputError(Notice("cannot-write", file=str(self._folder), reason=reason)) from error

    def _describe(self) -> None:
        """Remember what is known of every authority in use, and of what it points to.

        An instrument is in use, too, where the document that adopted it is cited: it has its name.
        """
        for id, entity in self._authorities.entities.items():
            if any(self._spill.has_lines(document) for document in adopting(entity.statements)):
                self._spill.add_names([(id, "")])
        waiting = dict(self._spill.names())
        seen = set(waiting)
        while waiting:
            id, words = waiting.popitem()
            lines = list(described(id, words, self._authorities, self.names))
            self._spill.add_lines(lines)
            self._given.add(given_as(lines, self.names), printed=False)
            for _, line in lines:
                found = self._pointed_to(line)
                if found and found not in seen:
                    seen.add(found)
                    waiting[found] = ""

    def _pointed_to(self, line: str) -> str | None:
        """The known authority that a statement points to; a document so named is remembered."""
        path = shared.pointed_to(line, self.names)
        if path is None or path.startswith(DECIDED):
            return None
        id = path.removeprefix("authority/")
        if id != path:
            return id if self._is_described(id) else None
        if ":" in path.partition("/")[0]:
            return path if self._authorities.get(path) else None
        if symbol := as_symbol(path):
            subject = self.names.document(symbol.text)
            self._spill.add_lines(shared.lines_of(subject, documents.known(symbol)))
        return None

    def _is_described(self, id: str) -> bool:
        base = self.names.base
        known = self._authorities.get(id) or id in shared.verbs(base) or id in schemes(base)
        return bool(known) or id.removeprefix("source/") in codes()

    def _said(self, work: str) -> frozenset[str]:
        """What other texts of the work have said: their statements, without graph and line end."""
        places = self._spill.places(work)
        if not places:
            return frozenset()
        self._nquads_file.flush()
        said: set[str] = set()
        with self._parts[0].open("rb") as written:
            for start, size in places:
                written.seek(start)
                said |= statements_of(unpacked(written.read(size)))
        return frozenset(said)

    def _write(self, nquads: bytes, turtle: bytes, triples: int) -> None:
        """Write a member, packed, and the same in Turtle."""
        self.counts.triples += triples
        self._size += self._nquads_file.write(nquads)
        self._turtle_file.write(turtle)
        self._watcher.wrote(nquads, turtle)


def write_graph(
    extractions: Iterable[Extraction], authorities: Authorities, folder: Path, base: str = BASE
) -> GraphCounts:
    """Write graph.nq.gz and graph.ttl of all extractions into the folder, which must exist."""
    with GraphWriter(folder, authorities, base) as writer:
        for extraction in extractions:
            writer.add(extraction)
        return writer.finish()
