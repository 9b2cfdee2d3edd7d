"""The documents of a build one after the other: read now, or taken from an earlier build, and written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from resgraph.model.notice import Notice
from resgraph.model.printable import shown
from resgraph.pipeline.copies import Copy, best_of, left_out
from resgraph.pipeline.earlier import Earlier, NotedAt
from resgraph.pipeline.files import File
from resgraph.pipeline.outcome import Outcome, Outcomes, Settings
from resgraph.pipeline.report import Became, Fate, Report
from resgraph.pipeline.writing import NotingWriter
from resgraph.rdf.store import Loader

if TYPE_CHECKING:
    from resgraph.pipeline.reading import Reader

Progress = Callable[[File, int, int], None]
"""Called before the outcome of each file is waited for: the file, its number and how many there are."""
ReadFiles = Callable[[Sequence[File], int], Outcomes]
"""What reads files, here or elsewhere, and gives their outcomes in order; the number is that of the documents that are known."""
PART = 0.2
"""Up to this part of the documents, changes are made in the store; beyond, it is loaded anew."""


@dataclass(frozen=True, slots=True)
class Work:
    """The files of a build: what each is called, what is known of it, and which are not to be written.

    A file that is not to be written has a more complete copy; the value is what was noted of it before: its key.
    """

    files: Sequence[File]
    labels: Sequence[str]
    plan: Sequence[NotedAt | None]
    outdone: Mapping[int, str] = field(default_factory=dict)


class Assembly:
    """Puts outcomes into the graph.

    `documents` counts those that were read, written or left out; `fresh` are the stretches of graph.nq.gz that the
    last build did not write, None where they are too many to be of use; `keys` are those of the files in their order.
    """

    def __init__(self, earlier: Earlier, writer: NotingWriter, report: Report, settings: Settings) -> None:
        self._earlier, self._writer, self._report, self._settings = earlier, writer, report, settings
        self.keys: list[str] = []
        self.documents = 0
        self.fresh: list[tuple[int, int]] | None = []
        self.copies: dict[str, list[Copy]] = {}
        """The files of each document that more than one holds."""

    def run(self, work: Work, reading: ReadFiles, progress: Progress | None) -> Iterator[Outcome]:
        """Write all files in their order; gives each outcome when it is written."""
        most = PART * len(work.files)
        with closing(self._outcomes(work, reading)) as outcomes:
            for number, (file, label) in enumerate(zip(work.files, work.labels, strict=True)):
                if progress:
                    progress(file, number + 1, len(work.files))
                if number in work.outdone:
                    self._pass_over(file, label, work.outdone[number])
                    continue
                outcome = next(outcomes)
                self._put(outcome, number, label)
                if self.fresh is not None and len(self.fresh) > most:
                    self.fresh = None  # too many to be worth remembering
                yield outcome

    @property
    def inputs(self) -> str:
        """The digest of the keys of all files in their order; empty where one failed."""
        if any(each.fate is Fate.FAILED for each in self._report.files):
            return ""
        return hashlib.sha256("".join(self.keys).encode()).hexdigest()

    @property
    def loader(self) -> Loader | None:
        """The store that is loaded while the graph is written."""
        return self._writer.loader

    @property
    def shared(self) -> int:
        """Where in graph.nq.gz begins what the documents share."""
        return self._writer.shared

    def outdone(self) -> dict[int, str]:
        """The files, and their keys, of documents of which a later file is the most complete."""
        found: dict[int, str] = {}
        for copies in self.copies.values():
            best = best_of(copies)
            if best is not copies[0]:
                found |= {each.number: self.keys[each.number] for each in copies if each is not best}
        return found

    def tell_copies(self, copies: Mapping[str, Sequence[Copy]]) -> None:
        """Say of each file that was left out what is taken instead, and how the two differ."""
        for document, each in copies.items():
            best = best_of(each)
            for copy in each:
                if copy is not best:
                    became = self._report.files[copy.number]
                    became.fate, became.document = Fate.LEFT_OUT, document
                    became.said.append(left_out(copy, best, document))

    def _outcomes(self, work: Work, reading: ReadFiles) -> Generator[Outcome, None, None]:
        wanted = [
            (file, found)
            for number, (file, found) in enumerate(zip(work.files, work.plan, strict=True))
            if number not in work.outdone
        ]
        anew = [file for file, found in wanted if found is None]
        with closing(reading(anew, len(wanted) - len(anew))) as fresh:
            for file, found in wanted:
                outcome = self._earlier.take(found, file, self._writer) if found else next(fresh)
                if outcome is None:  # known, but of no use in this place
                    outcome = self._reader.read(file)
                yield self._met(outcome)

    def _met(self, outcome: Outcome) -> Outcome:
        """The outcome, read again where its paragraphs meet those of another text of the document under other ids."""
        moves = self._writer.moves(outcome.rendered) if outcome.rendered else {}
        return self._reader.read(outcome.path, moves) if moves else outcome

    @cached_property
    def _reader(self) -> Reader:
        from resgraph.pipeline.reading import Reader  # noqa: PLC0415 - most builds read elsewhere, or nothing

        return Reader(self._settings)

    def _pass_over(self, file: File, label: str, key: str) -> None:
        """A file that a more complete one stands for."""
        self.keys.append(key)
        self._report.files.append(Became(label, Fate.LEFT_OUT, shown(str(file))))

    def _put(self, outcome: Outcome, number: int, label: str) -> None:
        """Write what was read; remember what went wrong."""
        path = shown(str(outcome.path))
        self.keys.append(outcome.key)
        if outcome.rendered is None:
            fault = _placed(outcome.fault or "not read", label)
            self._report.files.append(Became(label, Fate.FAILED, path, said=[fault]))
            return
        document, copy = (
            self._writer.short(outcome.rendered),
            Copy(number, label, outcome.rendered.passages),
        )
        said, entry = self._writer.note(outcome, number)
        self._report.files.append(Became(label, Fate.READ, path, document, [*outcome.warnings]))
        if said:
            self.copies.setdefault(document, [self._first(document)]).append(copy)
        self.documents += 1
        self._report.reused += outcome.again is not None
        old, new = outcome.again and outcome.again.nquads, entry.nquads
        if old and (old.size, old.checksum) == (new.size, new.checksum):
            self._earlier.stays(entry)
        elif self.fresh is not None and new.size:
            self.fresh.append((new.start, new.size))

    def _first(self, document: str) -> Copy:
        """The file that holds the document in the graph."""
        number, passages = self._writer.place_of(document)
        became = self._report.files[number]
        return Copy(number, became.label, passages)


def _placed(fault: str, label: str) -> str:
    """The fault, told of the file by its place in the inputs: of a file in an archive or a folder the name says little."""
    if not isinstance(fault, Notice) or "file" not in fault.values:
        return fault
    return Notice(fault.key, **{**fault.values, "file": label})
