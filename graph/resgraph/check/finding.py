"""What a check finds, with the place, the words, and what can be shown about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


VERDICTS_ZH = {Verdict.SOURCE: "原文", Verdict.OPEN: "待定", Verdict.DATA: "数据"}
SEVERITIES_ZH = {Severity.VIOLATION: "矛盾", Severity.WARNING: "警告", Severity.INFO: "提示"}


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
    en: str
    zh: str
    document: str = ""
    paragraph: str = ""
    words: str = ""
    likely: str = ""
    page: str = ""
    path: str = ""
    component: str = ""
    shape: str = ""

    def message(self, language: str) -> str:
        """The message in `en` or `zh`."""
        return self.zh if language == "zh" else self.en
