"""The series among the documents of a build, found at its end: every text by its title, its citations, its paragraphs.

A document is looked up under the titles, symbols and paragraphs that it has itself, so that what one more costs does
not grow with the number of the others; its outline waits on disk. The outcome depends on the set of the texts only.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from resgraph.compare import Outline, compare
from resgraph.compare.heading import Heading, by_adoption, solid
from resgraph.compare.packing import unpacked, unpacked_heading
from resgraph.compare.series import KEPT, chosen, newest_before, taken_over
from resgraph.pipeline.agreement import Agreement
from resgraph.pipeline.alignments import Aligned, Alignments
from resgraph.rdf import series
from resgraph.rdf.gathered import Bundle
from resgraph.rdf.iris import Iris
from resgraph.rdf.scratch import scratch
from resgraph.rdf.shared import SubjectLine
from resgraph.view.series import told

_TABLES = """
CREATE TABLE texts (
    symbol TEXT, language TEXT, adopted TEXT, key TEXT, heading TEXT, outline BLOB, digest TEXT,
    PRIMARY KEY (symbol, language)
) WITHOUT ROWID;
CREATE TABLE titles (body TEXT, title TEXT, symbol TEXT, language TEXT);
CREATE TABLE paragraphs (digest TEXT, symbol TEXT, language TEXT);
CREATE TABLE met (language TEXT, symbol TEXT, digest TEXT, PRIMARY KEY (language, symbol, digest)) WITHOUT ROWID;
"""
COMMON = 50
"""A paragraph of more resolutions than this leads to none of them: 遵循《联合国宪章》的宗旨和原则."""
_READY = f"""
CREATE INDEX IF NOT EXISTS by_title ON titles (language, body, title);
CREATE INDEX IF NOT EXISTS by_digest ON paragraphs (digest);
INSERT OR IGNORE INTO met SELECT language, symbol, digest FROM paragraphs WHERE digest IN
    (SELECT digest FROM paragraphs GROUP BY digest HAVING COUNT(*) BETWEEN 2 AND {COMMON});
"""
_MEETING = """
SELECT other.symbol FROM met CROSS JOIN paragraphs other
    ON other.digest = met.digest AND other.language = met.language
    WHERE met.symbol = ? AND met.language = ?
    GROUP BY other.symbol HAVING COUNT(DISTINCT met.digest) >= ?
"""
"""The texts that have so many paragraphs with one text in common."""
MANY = 500
"""So many values are asked for at once."""
Tell = Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Link:
    """One resolution renews another; `alike` are their titles."""

    later: str
    earlier: str
    alike: float


class Lineage:
    """The texts of a build, and what is a series among them."""

    def __init__(self) -> None:
        self._db = scratch(_TABLES, cache=16_000)  # there may be millions

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    def add(self, outline: bytes, heading: str, key: str) -> None:
        """A text that was written, by its packed outline and heading; one without a symbol is in no series."""
        told, _ = unpacked_heading(heading)
        if not told.symbol:
            return
        self._db.execute(
            "INSERT OR IGNORE INTO texts VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                told.symbol,
                told.language,
                told.adopted,
                key,
                heading,
                outline,
                hashlib.sha256(outline).hexdigest(),
            ),
        )
        if told.title:
            row = (told.body, solid(told), told.symbol, told.language)
            self._db.execute("INSERT INTO titles VALUES (?, ?, ?, ?)", row)
        rows = [(digest, told.symbol, told.language) for digest in sorted(told.kept)]
        self._db.executemany("INSERT INTO paragraphs VALUES (?, ?, ?)", rows)

    def lines(self, names: Iris, kept: Alignments, tell: Tell) -> Iterator[SubjectLine]:
        """What there is to say of series, work by work; `kept` knows what was compared before.

        `tell` is given what the page tells of each two texts that were compared.
        """
        found: list[Link] = []
        for symbol, announced, link in self._read(kept):
            yield from series.earlier_in_series(symbol, announced, names)
            found += [link] if link else []
        for link in _agreed(found):
            yield from series.renewal(link.later, link.earlier, link.alike, names)
            for aligned in self._aligned(link, names, kept):
                tell(aligned.told)
                yield from aligned.lines

    def links(self, kept: Alignments) -> list[Link]:
        """Which resolution renews which, in the order of the later ones."""
        return _agreed([link for _, _, link in self._read(kept) if link])

    def _read(self, kept: Alignments) -> Iterator[tuple[str, frozenset[str], Link | None]]:
        """Each text in its order: its symbol, the earlier resolutions it tells of, and the one it renews."""
        self._db.executescript(_READY)
        for language in self._languages():
            for symbol in self._in_order(language):
                heading, announced = self._heading(symbol, language)
                yield symbol, announced, self._renewed(heading, kept)

    def bundles(self, names: Iris, kept: Alignments) -> Iterator[Bundle]:
        """The sentences that stood in a resolution adopted before, text by text."""
        for language in self._languages():
            agreement = kept.agreement(language)
            try:
                self._agree(agreement, language)
                for symbol, found in groupby(agreement.found(), key=lambda each: each.symbol):
                    yield series.bundle(language, symbol, found, names)
            finally:
                agreement.close()

    def _agree(self, agreement: Agreement, language: str) -> None:
        """Give it the resolutions in their order."""
        wanted = [(symbol, self._column("digest", symbol, language)) for symbol in self._in_order(language)]
        agreement.hold(wanted, lambda symbol: self.outline(symbol, language))

    def _languages(self) -> list[str]:
        rows = self._db.execute("SELECT DISTINCT language FROM texts ORDER BY language")
        return [language for (language,) in rows]

    def _in_order(self, language: str) -> list[str]:
        """The texts of a language in the order of their adoption."""
        rows = self._db.execute(
            "SELECT adopted, symbol FROM texts WHERE language = ?", (language,)
        ).fetchall()
        return [symbol for adopted, symbol in sorted(rows, key=lambda row: by_adoption(row[1], row[0]))]

    def _heading(self, symbol: str, language: str) -> tuple[Heading, frozenset[str]]:
        return unpacked_heading(self._column("heading", symbol, language))

    def outline(self, symbol: str, language: str) -> Outline:
        """The outline of a text that was added."""
        return unpacked(self._column("outline", symbol, language))

    def _column(self, name: str, symbol: str, language: str) -> Any:
        sql = f"SELECT {name} FROM texts WHERE symbol = ? AND language = ?"
        return self._db.execute(sql, (symbol, language)).fetchone()[0]

    def _renewed(self, heading: Heading, kept: Alignments) -> Link | None:
        others = (self._heading(symbol, heading.language)[0] for symbol in sorted(self._near(heading)))
        best = chosen(heading, others, lambda earlier: self._taken(heading, earlier, kept))
        if best is None:
            return None
        found, alike = best
        siblings = (self._heading(symbol, found.language)[0] for symbol in sorted(self._titled(found)))
        return Link(heading.symbol, newest_before(heading, found, siblings).symbol, alike)

    def _taken(self, later: Heading, earlier: Heading, kept: Alignments) -> float:
        texts = [(each.symbol, each.language) for each in (earlier, later)]
        before, after = (self._column("digest", *text) for text in texts)
        return kept.taken_over(
            before, after, lambda: taken_over(compare(*(self.outline(*text) for text in texts)))
        )

    def _titled(self, heading: Heading) -> set[str]:
        """The texts of the same language, body and title."""
        rows = self._db.execute(
            "SELECT symbol FROM titles WHERE language = ? AND body = ? AND title = ?",
            (heading.language, heading.body, solid(heading)),
        )
        return {symbol for (symbol,) in rows}

    def _near(self, heading: Heading) -> set[str]:
        """The texts of the same language that may be of the series: by title, by citation, by paragraphs."""
        near = self._titled(heading)
        near |= {s for (s,) in self._among("SELECT symbol FROM texts WHERE symbol", heading.cites, heading)}
        near |= {s for (s,) in self._db.execute(_MEETING, (heading.symbol, heading.language, KEPT))}
        return near - {heading.symbol}

    def _among(self, sql: str, values: frozenset[str], heading: Heading) -> Iterator[tuple[str]]:
        listed = sorted(values)
        for start in range(0, len(listed), MANY):
            part = listed[start : start + MANY]
            marks = ",".join("?" * len(part))
            yield from self._db.execute(f"{sql} IN ({marks}) AND language = ?", (*part, heading.language))

    def _aligned(self, link: Link, names: Iris, kept: Alignments) -> Iterator[Aligned]:
        """The alignments in each language in which both were read."""
        rows = self._db.execute(
            "SELECT a.language, a.key, b.key FROM texts a JOIN texts b ON a.language = b.language"
            " WHERE a.symbol = ? AND b.symbol = ? ORDER BY a.language",
            (link.earlier, link.later),
        ).fetchall()
        for language, before, after in rows:
            aligned = kept.take(before, after)
            if aligned is None:
                one, other = self.outline(link.earlier, language), self.outline(link.later, language)
                found = compare(one, other)
                aligned = Aligned(list(series.alignments(found, names)), told(found, names))
            kept.keep(before, after, aligned)
            yield aligned


def _agreed(found: Iterable[Link]) -> list[Link]:
    """One link a resolution, whatever the languages say, and one successor for each: the one that is most like it."""
    best: dict[str, Link] = {}
    for link in sorted(found, key=lambda link: (link.alike, link.earlier)):
        best[link.later] = link
    most: dict[str, float] = defaultdict(float)
    for link in best.values():
        most[link.earlier] = max(most[link.earlier], link.alike)
    return [best[later] for later in sorted(best) if best[later].alike == most[best[later].earlier]]
