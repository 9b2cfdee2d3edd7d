"""Reports that were asked for and came: a later document notes or welcomes them.

A/RES/59/159#op20 asks the Secretary-General for a report to the sixtieth session of the Assembly; A/RES/60/175#op7, which cites
resolution 59/159, notes a report of his, A/60/131: the duty is rg:answeredBy that report.

The process that reads a document makes a few rows of it, which are kept on disk and joined at the end. What is asked for is matched by the session
that the report's symbol carries, by its author, who is named where it is noted, and by the citation of the resolution that asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from resgraph.rdf.finding import Finding
from resgraph.rdf.scratch import scratch
from resgraph.rdf.vocabulary import RG, term

_TABLES = """
CREATE TABLE asked (work TEXT, party TEXT, event TEXT, duty TEXT, PRIMARY KEY (work, party, event, duty)) WITHOUT ROWID;
CREATE TABLE noted (work TEXT, party TEXT, event TEXT, report TEXT, PRIMARY KEY (event, party, work, report)) WITHOUT ROWID;
CREATE TABLE cited (work TEXT, target TEXT, PRIMARY KEY (work, target)) WITHOUT ROWID;
"""
_ANSWERED = """
SELECT DISTINCT asked.duty, noted.report FROM noted
JOIN cited ON cited.work = noted.work
JOIN asked ON asked.work = cited.target AND asked.event = noted.event AND asked.party = noted.party
WHERE asked.work != noted.work ORDER BY asked.duty, noted.report
"""
_TAKING = ("takesNoteOf", "welcomes", "commends", "expressesAppreciationFor", "considers")
"""How a later document receives a report."""
_WANTED = {
    RG[name]: name for name in (*_TAKING, "cites", "mentions", "footnote", "obligedParty", "due", "realizes")
}
_REPORT = re.compile(r"/(?P<series>A|A/HRC|E)/(?P<number>\d{1,4})/(?:L\.)?\d+(?:/Add\.\d+)?>$")
_BODIES = {"A": "general-assembly", "A/HRC": "human-rights-council", "E": "ecosoc"}
_ACTOR = re.compile(r"/authority/(?:org|role)/[^/]+>$")
_NOTE = re.compile(r"#fn\d+>$")
_MEANT = (term("itsrdf:taIdentRef"), term("cito:hasCitedEntity"))
"""What a finding means: a name, the mark of a footnote; a document."""
_DUTY = re.compile(r"\.obligation-\d+>$")

Facts = dict[str, dict[str, list[str]]]
"""By property and subject: the objects."""
Words = dict[str, list[tuple[int, str]]]
"""By passage: where words begin, and what they mean."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one document has to do with reports, as terms: `asked` are party, event and duty, `noted` author, event and report.

    `cited` are the documents that it cites. All are sorted, each once.
    """

    asked: tuple[tuple[str, str, str], ...] = ()
    noted: tuple[tuple[str, str, str], ...] = ()
    cited: tuple[str, ...] = ()


NO_PART = Part()


def part_of(statements: Mapping[str, object]) -> Part:
    """The part of the document with these statements, by subject; findings, which say nothing of it, are passed over."""
    facts: Facts = defaultdict(lambda: defaultdict(list))
    for subject, pairs in statements.items():
        if isinstance(pairs, dict):
            for name, value in pairs:
                if name in _WANTED:
                    facts[_WANTED[name]][subject].append(value)
    cited = {target for found in facts["cites"].values() for target in found}
    takes = any(name in facts for name in _TAKING)
    noted = {*_noted(facts, _by_paragraph(facts, statements.values()))} if takes else set()
    return Part(tuple(sorted({*_asked(facts)})), tuple(sorted(noted)), tuple(sorted(cited)))


class Answers:
    """What was asked for and what was noted, on disk."""

    def __init__(self) -> None:
        self._db = scratch(_TABLES)

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    def add(self, work: str, part: Part) -> None:
        """Keep what one document asks for, what it notes and what it cites; `work` is its IRI."""
        for table, rows in (("asked", part.asked), ("noted", part.noted)):
            self._db.executemany(
                f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?, ?)", [(work, *row) for row in rows]
            )
        cited = [(work, target) for target in part.cited]
        self._db.executemany("INSERT OR IGNORE INTO cited VALUES (?, ?)", cited)

    def lines(self) -> Iterator[tuple[str, str]]:
        """For each duty that was answered: its IRI, and the statement by which report."""
        for duty, report in self._db.execute(_ANSWERED):
            yield duty, f"{duty} {RG['answeredBy']} {report}"


def _asked(facts: Facts) -> Iterator[tuple[str, str, str]]:
    for duty, events in facts["due"].items():
        if _DUTY.search(duty):
            for party in facts["obligedParty"].get(duty, ()):
                yield from ((party, _last(event), duty) for event in events)


def _by_paragraph(facts: Facts, statements: Iterable[object]) -> Words:
    """What is meant by the words of each paragraph and footnote, in their order."""
    words: Words = defaultdict(list)
    for one in statements:
        if isinstance(one, Finding):
            words[one.source] += ((one.start, value) for name, value in one.pairs if name in _MEANT)
    return {
        paragraph: sorted(words[text])
        for text, found in facts["realizes"].items()
        for paragraph in found
        if text in words
    }


def _noted(facts: Facts, words: Words) -> Iterator[tuple[str, str, str]]:
    """A report is noted by the paragraph that names its author, itself or by a footnote of the paragraph."""
    above: dict[str, list[str]] = defaultdict(list)
    for place, notes in facts["footnote"].items():
        for note in notes:
            above[note].append(place)
    for name in _TAKING:
        for place, documents in facts[name].items():
            for document in documents:
                if event := _event(document):
                    places = ((place, document), *((one, place) for one in above.get(place, ())))
                    for paragraph, shown in places:
                        named = _before(words.get(paragraph, ()), shown)
                        authors = named or set(facts["mentions"].get(paragraph, ()))
                        yield from ((author, event, document) for author in authors)


def _before(words: Sequence[tuple[int, str]], shown: str) -> set[str]:
    """Those who are named before a report, or its footnote's mark, and behind the report before it.

    审议了特别委员会的报告(A/31/22)和秘书长的报告(A/31/277): each report has the author that stands next to it.
    """
    found: set[str] = set()
    for _, meant in words:
        if meant == shown:
            return found
        if _ACTOR.search(meant):
            found.add(meant)
        elif _REPORT.search(meant) or _NOTE.search(meant):
            found = set()
    return set()


def _event(document: str) -> str | None:
    """The session that the symbol of a report carries: A/60/131 is of the sixtieth of the Assembly."""
    found = _REPORT.search(document)
    return f"{_BODIES[found['series']]}-session-{found['number']}" if found else None


def _last(iri: str) -> str:
    """The end of an event's IRI."""
    return iri[1:-1].rpartition("/")[2]
