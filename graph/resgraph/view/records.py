"""What the page knows: frozen records, each becoming one JSON object.

Things are named by their IRI without the base: `A/RES/60/175`, `A/RES/60/175#op4`,
`A/RES/60/175/zh#op4` (its words in Chinese), `authority/org/unodc`, `candidate/...`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Labels = dict[str, list[str]]
"""Names by language tag, the preferred one first where there is one."""


@dataclass(frozen=True, slots=True)
class Text:
    """A resolution in one language: its file, and its passages' ids in reading order."""

    id: str
    language: str
    title: str
    file: str
    passages: list[str]


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A resolution that was read (it has `texts`), or a document that is only cited.

    `kind` is `resolution`, `decision`, `statement`, `meetingrecord` or `document`; `symbol` is empty
    where a file shows none; `date` ISO or empty; `organ` the authority that issued it, empty where the series
    does not tell; `year` its date's, else the one most citations state, else its symbol, 0 where none does, and `dated`
    says which (`date`, `stated`, `symbol`); `parts` the ids of its paragraphs, then of its footnotes.
    """

    id: str
    symbol: str
    kind: str
    title: dict[str, str]
    date: str
    session: str
    meeting: str
    body: list[str]
    reports: list[str]
    page: str
    organ: str
    year: int
    dated: str
    texts: list[Text]
    parts: list[str]


@dataclass(frozen=True, slots=True)
class Obligation:
    """Who is asked (`parties`) by which `verb` to do what (`task`), to report to whom, by when; `language` is that of the task.

    `due` are sessions, and days, months or years in ISO form. A paragraph has the duties of each of its texts: how many there
    are, and in which order, is a matter of the language.
    """

    language: str
    verb: str
    parties: list[str]
    task: str
    recipients: list[str]
    due: list[str]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or footnote whatever its language; `kind` as in the model, or `footnote`."""

    id: str
    document: str
    kind: str
    number: str
    heading: str
    parent: str
    actions: list[str]
    addressees: list[str]
    cites: dict[str, list[str]]
    mentions: list[str]
    footnotes: list[str]
    obligations: list[Obligation]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a passage that means something: code points from `start` to `end`.

    `kind` is `act` (a verb of the adopting body), `citation`, `mention`, `candidate`, `coreference`,
    `other` (a pointer that is no citation), `unresolved` or `mark` (of a footnote, an empty stretch);
    `targets` what it means, `why` the rule or the way it was recognised.
    """

    start: int
    end: int
    kind: str
    targets: list[str]
    why: str
    relation: str
    locator: str
    date: str
    flags: list[str]


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """The words of a paragraph or footnote in one language, with the evidence in them."""

    id: str
    part: str
    language: str
    text: str
    terms: list[str]
    evidence: list[Evidence]


@dataclass(frozen=True, slots=True)
class Name:
    """An authority, a verb or a candidate name; `family` is its kind in the legend."""

    id: str
    family: str
    kind: str
    labels: Labels
    others: Labels
    hidden: list[str]
    links: list[str]


@dataclass(frozen=True, slots=True)
class Series:
    """What stands before a resolution in its series: all of it by symbol, and the one it renews where that was read."""

    document: str
    previous: str
    earlier: list[str]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of paragraphs: passages of the earlier and of the later text, several where they were joined or split.

    `change` is `same`, `reworded`, `merged` or `split`; `verbs` the verb before and after where it is another, `force` whether
    that is `stronger` or `weaker`; `further` the verbs that changed behind the first one, three each: before, after, force;
    `differences` four numbers each: from where to where before, and after, in code points; `only` what all of them are about
    (`session`, `citation`, `number`, ...), where that is one thing.
    """

    earlier: list[str]
    later: list[str]
    change: str
    moved: bool
    verbs: list[str]
    force: str
    further: list[str]
    only: str
    differences: list[int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts of one language, the later one first, paragraph by paragraph."""

    later: str
    earlier: str
    changes: list[Change]


Known = (
    Text
    | DocumentRecord
    | Obligation
    | Paragraph
    | Evidence
    | PassageRecord
    | Name
    | Series
    | Change
    | Comparison
)


def record(one: Known) -> dict[str, Any]:
    """The record as a dictionary, with those inside it; their lists are shared with it, not copied."""
    return {key: _value(getattr(one, key)) for key in one.__slots__}


def _value(value: Any) -> Any:
    if isinstance(value, list) and value and not isinstance(value[0], str | int):
        return [record(inner) for inner in value]
    return value
