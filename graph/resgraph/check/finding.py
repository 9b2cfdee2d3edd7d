"""What a check finds, with the place, the words, and what can be shown about it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from resgraph.model.notice import LANGUAGES, Notice


class Severity(StrEnum):
    """As in SHACL: a contradiction, something to look at, something to know."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


class Verdict(StrEnum):
    """Who is at fault, as far as it can be shown.

    `source`: the printed words contradict what is fixed elsewhere, and the message says how.
    `open`: the source, or the reading of it. `data`: an authority file, or the graph itself.
    """

    SOURCE = "source"
    OPEN = "open"
    DATA = "data"


VERDICTS = {
    Verdict.SOURCE: "fault-of-source",
    Verdict.OPEN: "fault-open",
    Verdict.DATA: "fault-of-data",
}
SEVERITIES = {
    Severity.VIOLATION: "severity-violation",
    Severity.WARNING: "severity-warning",
    Severity.INFO: "severity-info",
}
"""Their words in the catalogue of notices."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report.

    `subject` is the IRI it is about (an evidence, a paragraph, an authority), `document` the symbol and
    `paragraph` the fragment (`pp12`) where the `words` stand, `likely` the likely reading, `page` the
    public text. `path`, `component` and `shape` are those of SHACL where a shape
    is broken.
    """

    rule: str
    severity: Severity
    verdict: Verdict
    subject: str
    message: Notice
    document: str = ""
    paragraph: str = ""
    words: str = ""
    likely: str = ""
    page: str = ""
    path: str = ""
    component: str = ""
    shape: str = ""

    @property
    def en(self) -> str:
        """The message in English."""
        return self.message.told("en")

    @property
    def zh(self) -> str:
        """The message in Chinese."""
        return self.message.told("zh")

    def row(self) -> dict[str, str]:
        """The values by their names, in place of the message its words in each language: `en`, `zh`."""
        row: dict[str, str] = {}
        for field in fields(self):
            if field.name == "message":
                row |= {language: self.message.told(language) for language in LANGUAGES}
            else:
                row[field.name] = getattr(self, field.name)
        return row
