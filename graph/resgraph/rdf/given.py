"""Titles that documents are given elsewhere than in a list: by the texts that cite them, by the instrument that they adopted.

    <B/A/HRC/54/39> rg:givenTitle "联合国人权事务高级专员关于土著人民权利的报告"@zh ; rg:titleSource <B/A/HRC/RES/54/12/zh#op7> .

One title a language: the name of an instrument before what texts say; of these the most frequent, of equals the shortest, of equals the
first in the order of their letters. The source is the authority, or the first passage that says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resgraph.link.called import called
from resgraph.model import Extraction
from resgraph.rdf import iris
from resgraph.rdf.iris import Iris
from resgraph.rdf.literals import plain, tag
from resgraph.rdf.scratch import scratch
from resgraph.rdf.shared import SubjectLine
from resgraph.rdf.titles import listed_titles
from resgraph.rdf.vocabulary import RG, term

Given = tuple[str, str, str, str]
"""A document, the tag of a language (`@zh`), a title as a literal without it, and its source: terms of N-Triples."""

_TABLES = """
CREATE TABLE given (document TEXT, language TEXT, title TEXT, source TEXT, printed INTEGER,
    PRIMARY KEY (document, language, title, source)) WITHOUT ROWID;
"""
_BEST = """
SELECT document, language, title, MIN(source) FROM given GROUP BY document, language, title
ORDER BY document, language, MIN(printed), COUNT(*) DESC, LENGTH(title), title
"""
_ADOPTED_BY, _PREF_LABEL = f" {RG['adoptedBy']} ", f" {term('skos:prefLabel')} "


def given_by(extraction: Extraction, names: Iris) -> tuple[Given, ...]:
    """The titles that a text gives documents which no list names in its language, sorted, each once."""
    metadata = extraction.resolution.metadata
    text = iris.text(names.work(extraction.resolution), metadata.language)
    language = tag(metadata.language)
    found = {
        (names.document(each.document.text), language, plain(each.title), iris.part(text, each.passage))
        for each in called(extraction)
        if each.document != metadata.symbol and not _is_listed(each.document.text, language)
    }
    return tuple(sorted(found))


def adopting(statements: Iterable[str]) -> Iterator[str]:
    """The documents that adopted an instrument, as terms, by what is said of it."""
    for line in statements:
        _, found, document = line.partition(_ADOPTED_BY)
        if found:
            yield document.strip().removesuffix(".").rstrip()


def given_as(lines: Iterable[SubjectLine], names: Iris) -> Iterator[Given]:
    """The titles of the document by which an instrument was adopted: the instrument's names; `lines` are about it."""
    said = [line for _, line in lines]
    for document in adopting(said):
        if not document.startswith(f"<{names.base}"):
            continue
        symbol = document[1:-1].removeprefix(names.base)
        for line in said:
            subject, _, label = line.partition(_PREF_LABEL)
            title, mark, language = label.rpartition("@")
            if mark and not _is_listed(symbol, f"@{language}"):
                yield document, f"@{language}", title, subject


def _is_listed(symbol: str, language: str) -> bool:
    return any(tag(title.language) == language for title in listed_titles(symbol))


class GivenTitles:
    """What documents are called, on disk until all have been read."""

    def __init__(self) -> None:
        self._db = scratch(_TABLES)

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    def add(self, titles: Iterable[Given], *, printed: bool) -> None:
        """Keep titles: `printed` in a text, or else the names of instruments."""
        rows = [(*title, printed) for title in titles]
        self._db.executemany("INSERT OR IGNORE INTO given VALUES (?, ?, ?, ?, ?)", rows)

    def lines(self) -> Iterator[SubjectLine]:
        """For each document and language the title that counts, and its source: subject and statement."""
        last = ("", "")
        for document, language, title, source in self._db.execute(_BEST):
            if (document, language) != last:
                last = (document, language)
                yield document, f"{document} {RG['givenTitle']} {title}{language}"
                yield document, f"{document} {RG['titleSource']} {source}"
