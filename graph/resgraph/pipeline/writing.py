"""The graph's files and the leaves for the page as they are written, with a note of what stands where."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote

from resgraph.compare.meeting import moves
from resgraph.compare.packing import unpacked as unpacked_outline
from resgraph.decisions.concern import concern
from resgraph.decisions.decision import NONE, Decisions
from resgraph.pipeline.alignments import Alignments
from resgraph.pipeline.ledger import Entry, How, Ledger, Slice
from resgraph.pipeline.lineage import Lineage
from resgraph.pipeline.members import Kept, Members
from resgraph.pipeline.outcome import Outcome
from resgraph.pipeline.staging import NOTES
from resgraph.rdf.decided import WithNew, decided_lines
from resgraph.rdf.iris import Iris
from resgraph.rdf.packed import unpacked, without_graph
from resgraph.rdf.rendered import GraphCounts, Passages, Rendered
from resgraph.rdf.scratch import scratch
from resgraph.rdf.shared import Authorities
from resgraph.rdf.store import Loader
from resgraph.rdf.watcher import Member
from resgraph.rdf.writer import GraphWriter
from resgraph.view.shared import is_shown, line_of
from resgraph.view.works import COMPARED, LEAVES, SHARED, title_of

_TEXTS = """
CREATE TABLE texts (
    work TEXT, place INTEGER, text TEXT, key TEXT, number INTEGER, passages TEXT, PRIMARY KEY (work, place)
) WITHOUT ROWID;
CREATE INDEX by_text ON texts (text);
"""
_NOTHING = Slice(0, 0, 0)


class NotingWriter:
    """Writes a graph, watches where each of its parts comes to stand, and notes each document in the ledger.

    `decided` are the keys of the decisions that were put into what it has written. The folder is a stage, which is
    removed or kept as a whole. `shared` is where in graph.nq.gz begins what the documents share. What is written
    is given to `loader`, where there is one.
    """

    def __init__(
        self,
        folder: Path,
        authorities: Authorities,
        base: str,
        ledger: Ledger,
        decisions: Decisions = NONE,
        members: Members | None = None,
    ) -> None:
        self.loader: Loader | None = None
        self.decided: set[str] = set()
        self.shared = 0
        self.names = Iris(base)
        self._ledger, self._decisions = ledger, decisions
        self._ends, self._last = (0, 0), (_NOTHING, _NOTHING)
        self._graph = GraphWriter(folder, WithNew(authorities, decisions, self.names), base, self, keep=True)
        self._leaves = (folder / NOTES / LEAVES).open("wb")
        self._shelf = (folder / NOTES / SHARED).open("wb")
        self._comparisons = (folder / NOTES / COMPARED).open("wb")
        self._leaves.write(title_of(base))
        self._lineage = Lineage()
        self._members, self._notes = members or Members(), folder / NOTES
        self._shelved = _NOTHING
        """The lines for the page since the last member."""
        self._texts = scratch(_TEXTS, cache=4000)  # there may be millions

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._graph.__exit__(kind, error, trace)
        for file in (self._leaves, self._shelf, self._comparisons):
            with suppress(OSError):  # what could not be written is not noted as written
                file.close()
        self._texts.close()
        self._lineage.close()
        self._members.close()
        if kind is not None and self.loader:
            self.loader.drop()

    def note(self, outcome: Outcome, number: int) -> tuple[tuple[str, ...], Entry]:
        """Write a document, of the file of that number, and note it; gives the warnings of the writing, and the note."""
        rendered, key, leaf = outcome.rendered, outcome.key, _NOTHING
        assert rendered is not None, "a file that could not be read is not written"
        before, self._last = self.before(rendered.work), (_NOTHING, _NOTHING)
        said = self._graph.put(rendered)
        if said:
            how = How.LEFT_OUT
        else:
            how, leaf = How.CUT if before else How.WHOLE, self._put_leaf(outcome.leaf)
            self.decided.update(rendered.decided)
            self._lineage.add(rendered.outline, rendered.heading, _placed(key, before))
            self._texts.execute(
                "INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?)",
                (rendered.work, len(before), rendered.text, key, number, json.dumps(rendered.passages)),
            )
        entry = Entry(
            key,
            how,
            before,
            *self._last,
            leaf,
            replace(rendered, nquads=b"", turtle=b""),
            outcome.warnings,
            self.concern(rendered),
        )
        last = outcome.again
        if last and (last.how, last.before, last.concern) == (entry.how, entry.before, entry.concern):
            entry = replace(entry, content=last.content)
        self._ledger.add(entry)
        return said, entry

    def concern(self, rendered: Rendered) -> str:
        """The digest of the decisions that may be about a document; `rendered` holds its bytes."""
        return concern_of(rendered, self._decisions, self.names.base)

    def short(self, rendered: Rendered) -> str:
        """The document's text below the base: A/RES/60/175/zh."""
        return rendered.text[len(self.names.base) + 1 : -1]

    def place_of(self, document: str) -> tuple[int, Passages]:
        """The number of the file that holds the document in the graph, and its passages."""
        number, passages = self._texts.execute(
            "SELECT number, passages FROM texts WHERE text = ?", (f"<{self.names.base}{document}>",)
        ).fetchone()
        return number, tuple((id, length, checksum) for id, length, checksum in json.loads(passages))

    def before(self, work: str) -> tuple[str, ...]:
        """The keys of the texts of that work that were written, in their order."""
        rows = self._texts.execute("SELECT key FROM texts WHERE work = ? ORDER BY place", (work,))
        return tuple(key for (key,) in rows)

    def has(self, work: str, text: str) -> bool:
        """Whether that text of that work was written."""
        row = self._texts.execute("SELECT 1 FROM texts WHERE work = ? AND text = ?", (work, text))
        return row.fetchone() is not None

    def moves(self, rendered: Rendered) -> dict[str, str]:
        """The ids of paragraphs that change where the first text of the work is to be met; empty where none was written."""
        row = self._texts.execute(
            "SELECT text FROM texts WHERE work = ? AND place = 0", (rendered.work,)
        ).fetchone()
        if row is None or self.has(rendered.work, rendered.text):
            return {}
        other = unpacked_outline(rendered.outline)
        language = row[0][len(rendered.work) :].removesuffix(">")
        first = self._lineage.outline(other.symbol, language) if other.symbol else None
        return moves(first, other) if first else {}

    def find_series(self, kept: Alignments) -> None:
        """Look for series among all that was written, to be written at the end."""
        self._graph.link(self._lineage.lines(self.names, kept, self._compared))
        self._graph.bundle(self._lineage.bundles(self.names, kept))

    def finish(self) -> GraphCounts:
        """Write what the documents share, and give the files their names."""
        self._graph.link(decided_lines(self._decisions, self.decided, self.names))
        counts = self._graph.finish()
        self._members.write(self._notes)
        return counts

    def _put_leaf(self, leaf: bytes) -> Slice:
        """Write what the page needs of a document; whole before it is noted."""
        start = self._leaves.tell()
        with self._graph.writing():
            self._leaves.write(leaf)
            self._leaves.flush()
        return Slice(start, len(leaf), zlib.crc32(leaf))

    def _compared(self, told: dict[str, Any]) -> None:
        self._comparisons.write(json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode() + b"\n")

    def wrote(self, nquads: bytes, turtle: bytes) -> None:
        """Keep the place of what was written last; the store gets what it says."""
        quads, statements = self._ends
        self._ends = (quads + len(nquads), statements + len(turtle))
        self._last = (
            Slice(quads, len(nquads), zlib.crc32(nquads)),
            Slice(statements, len(turtle), zlib.crc32(turtle)),
        )
        if self.loader:
            self.loader.add(without_graph(unpacked(nquads)))

    def begins_shared(self) -> None:
        """Keep the place where it begins."""
        self.shared = self._ends[0]
        self._shelved = Slice(self._shelf.tell(), 0, 0)

    def shares(self, subject: str, pairs: Sequence[tuple[str, str]]) -> None:
        """Put by for the page what it shows."""
        if is_shown(subject, pairs):
            self._put_by(line_of(subject, pairs))

    def ended(self, start: str) -> str | None:
        """Where the member ended that began there in the last graph."""
        kept = self._members.find(start)
        return kept.end if kept else None

    def taken(self, start: str, key: str) -> Member | None:
        """That member, where it says the same and can be read; the page gets what it had of it."""
        kept = self._members.find(start)
        read = self._members.read(kept) if kept and kept.key == key else None
        if kept is None or read is None:
            return None
        nquads, turtle, lines = read
        self._put_by(lines)
        return nquads, turtle, kept.triples

    def keeps(self, start: str, end: str, key: str, triples: int) -> None:
        """Note a member for the next build."""
        self._members.keep(start, Kept(end, key, triples, (*self._last, self._shelved)))
        self._shelved = Slice(self._shelf.tell(), 0, 0)

    def _put_by(self, lines: bytes) -> None:
        """Write lines for the page."""
        start, size, checksum = self._shelved.numbers
        self._shelved = Slice(start, size + len(lines), zlib.crc32(lines, checksum))
        self._shelf.write(lines)


def _placed(key: str, before: Sequence[str]) -> str:
    """The key of a text by which its alignments are known: behind other texts of its work its paragraphs may have their ids."""
    return hashlib.sha256("".join((*before, key)).encode()).hexdigest() if before else key


def concern_of(rendered: Rendered, decisions: Decisions, base: str) -> str:
    """The digest of the decisions that may be about a document; `rendered` holds its N-Quads."""
    if not decisions.rows:
        return ""
    start = len(base) + 1
    names = (unquote(rendered.work[start:-1]), unquote(rendered.text[start:-1]), rendered.source)
    return concern(decisions, names, unpacked(rendered.nquads))


def graph_file(folder: Path, name: str) -> Path:
    """The file of a finished build, or of one that was stopped."""
    whole = folder / name
    return whole if whole.exists() else folder / f"{name}.part"
