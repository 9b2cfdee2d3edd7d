"""The documents of a build one after the other: read now, or taken from an earlier build, and written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from resgraph.pipeline.earlier import Earlier, Found
from resgraph.pipeline.files import File
from resgraph.pipeline.reading import Outcome, Reader, Settings
from resgraph.pipeline.writing import NotingWriter
from resgraph.rdf.rendered import GraphCounts

Progress = Callable[[File, int, int], None]
"""Called before the outcome of each file is waited for: the file, its number and how many there are."""
Reading = Callable[[Sequence[File]], Generator[Outcome, None, None]]
"""What reads files, here or elsewhere, and gives their outcomes in order."""
PART = 0.2
"""Up to this part of the documents, changes are made in the store; beyond, it is loaded anew."""


@dataclass(slots=True)
class Report:
    """What a build did: counts, seconds, and per file what went wrong or deserves a look.

    `reused` documents were taken from an earlier build, which is no fact about the graph.
    """

    counts: GraphCounts = field(default_factory=GraphCounts)
    seconds: float = 0.0
    failed: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    reused: int = 0


class Assembly:
    """Puts outcomes into the graph.

    `documents` counts those that were read, written or left out; `fresh` are the stretches of graph.nq that the
    last build did not write, None where they are too many to be of use.
    """

    def __init__(self, earlier: Earlier, writer: NotingWriter, report: Report, settings: Settings) -> None:
        self._earlier, self._writer, self._report, self._settings = earlier, writer, report, settings
        self._inputs = hashlib.sha256()
        self.documents = 0
        self.fresh: list[tuple[int, int]] | None = []

    def run(
        self, files: Sequence[File], plan: Sequence[Found | None], reading: Reading, progress: Progress | None
    ) -> Iterator[Outcome]:
        """Write all files in their order; gives each outcome when it is written."""
        most = PART * len(files)
        with closing(self._outcomes(files, plan, reading)) as outcomes:
            for number, file in enumerate(files, start=1):
                if progress:
                    progress(file, number, len(files))
                outcome = next(outcomes)
                self._put(outcome)
                if self.fresh is not None and len(self.fresh) > most:
                    self.fresh = None  # too many to be worth remembering
                yield outcome

    @property
    def inputs(self) -> str:
        """The digest of the keys of all files in their order; empty where one failed."""
        return "" if self._report.failed else self._inputs.hexdigest()

    @property
    def shared(self) -> int:
        """Where in graph.nq begins what the documents share."""
        return self._writer.shared

    def _outcomes(
        self, files: Sequence[File], plan: Sequence[Found | None], reading: Reading
    ) -> Generator[Outcome, None, None]:
        anew = [file for file, found in zip(files, plan, strict=True) if found is None]
        reader: Reader | None = None
        with closing(reading(anew)) as fresh:
            for file, found in zip(files, plan, strict=True):
                outcome = self._earlier.take(found, file, self._writer) if found else next(fresh)
                if outcome is None:  # known, but of no use in this place
                    reader = reader or Reader(self._settings)
                    outcome = reader.read(file)
                yield outcome

    def _put(self, outcome: Outcome) -> None:
        """Write what was read; remember what went wrong."""
        if outcome.rendered is None:
            self._report.failed[str(outcome.path)] = outcome.fault or "not read"
            return
        said, entry = self._writer.note(outcome.rendered, outcome.key, outcome.warnings)
        self._report.warnings.extend((*outcome.warnings, *said))
        self._inputs.update(outcome.key.encode())
        self.documents += 1
        self._report.reused += outcome.again is not None
        old, new = outcome.again, entry.nquads
        if old and (old.size, old.checksum) == (new.size, new.checksum):
            self._earlier.stays(entry)
        elif self.fresh is not None and new.size:
            self.fresh.append((new.start, new.size))
