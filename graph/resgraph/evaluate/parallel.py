"""The duties of a resolution in another language against those of its Chinese text: what is asked is the same.

So is the verb that governs an instrument: of those that both texts name in a paragraph, as sets, to accede counting as to ratify.
Needs no truth made by hand: the Chinese reading is taken as true. Parties and recipients are compared by their ids (those
that no authority knows cannot be), in the paragraphs that both texts number alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from resgraph.evaluate.corpus import LETTERS
from resgraph.evaluate.facts import Facts
from resgraph.model import Extraction, Footnote, Obligation

DUTIES = ("duties", "tasks", "reports", "recipients", "due sessions", "due dates", "cycles")
"""Every measure, in the order of the table; each name opens with `as in Chinese: `."""
PREFIX = "as in Chinese: "
GOVERNING = f"{PREFIX}governing verbs"
MEASURES = (*(f"{PREFIX}{measure}" for measure in DUTIES), GOVERNING)
INSTRUMENT = "instrument/"
SAME = {"verb/accede": "verb/ratify"}
"""Verbs that count as one: signed, ratified or acceded to stand in another order in each language."""


def chinese_beside(path: Path, language: str) -> Path | None:
    """The Chinese file of the same resolution in the same folder; None where there is none."""
    ending = f"{LETTERS.get(language, '?')}.xml"
    beside = path.with_name(f"{path.name.removesuffix(ending)}{LETTERS['zh']}.xml")
    return beside if path.name.endswith(ending) and beside.is_file() else None


def duties_alike(chinese: Extraction, other: Extraction) -> tuple[Facts, Facts]:
    """The facts of both texts, by measure; of paragraphs that only one of them has there are none."""
    left, right = _duties(chinese), _duties(other)
    shared = left.keys() & right.keys()
    ours, theirs = (_facts({p: of[p] for p in shared}) for of in (left, right))
    named, also_named = _instruments(chinese), _instruments(other)
    both = named.keys() & also_named.keys()
    for facts, of in ((ours, named), (theirs, also_named)):
        facts[GOVERNING] = Counter((*key, verb) for key in both for verb in of[key])
    return ours, theirs


def _instruments(extraction: Extraction) -> dict[tuple[str, str], set[str]]:
    """By paragraph and instrument the verbs that govern it there; none where it is only named."""
    found: dict[tuple[str, str], set[str]] = {}
    for passage, said in extraction.passages():
        for mention in said.mentions:
            if not isinstance(passage, Footnote) and mention.id.startswith(INSTRUMENT):
                verbs = found.setdefault((passage.id, mention.id), set())
                verbs |= {SAME.get(mention.relation, mention.relation)} if mention.relation else set()
    return found


def _duties(extraction: Extraction) -> dict[str, tuple[Obligation, ...]]:
    return {passage.id: said.obligations for passage, said in extraction.passages()}


def _facts(duties: Mapping[str, tuple[Obligation, ...]]) -> Facts:
    facts: Facts = {f"{PREFIX}{measure}": Counter() for measure in DUTIES}
    for place, said in duties.items():
        reports = [report for one in said for report in one.reports]
        recipients = {(r.id, r.session) for report in reports for r in report.recipients if r.id}
        told: dict[str, set[tuple[str, ...]]] = {
            "duties": {(p.id,) for one in said if one.head is None for p in one.parties if p.id},
            "tasks": {(str(number),) for number in range(sum(one.start < one.end for one in said))},
            "reports": {("report",)} if reports else set(),
            "recipients": {(id,) for id, _ in recipients},
            "due sessions": {(id, session) for id, session in recipients if session and session.isdecimal()},
            "due dates": {(report.due,) for report in reports if report.due},
            "cycles": {(report.cycle,) for report in reports if report.cycle},
        }
        for measure, values in told.items():
            facts[f"{PREFIX}{measure}"].update((place, *value) for value in values)
    return facts
