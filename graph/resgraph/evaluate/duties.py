"""Duties, reports and governing verbs against an annotation by hand: one JSON file a document.

{"file": "A_HRC_RES_54_8C.xml", "symbol": ..., "paragraphs": {"op6": {"text": ..., "obligations": [{"party": [{"text", "id"}],
"task", "start", "report": {"recipients": [{"text", "id", "session", "before"}], "due", "cycle"}, "head"}]}},
"instrument_relations": [{"paragraph", "text", "verb"}]}

A party, a recipient is right where its id is, or where the annotation has no id, its words are; the words of
parties are counted once more by themselves, as printed. A task is right where it starts, within two characters; a session, date and cycle
with its value; a governing verb by the concept that its words name.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from resgraph.evaluate.facts import norm
from resgraph.evaluate.score import DocumentScore, Outcome
from resgraph.link.duties.governors import slug_of
from resgraph.model import Annotations, Extraction, InputError, Obligation, Paragraph
from resgraph.model.notice import Notice

MEASURES = (
    "duties",
    "party words",
    "tasks",
    "reports",
    "recipients",
    "due sessions",
    "dates",
    "cycles",
    "governing verbs",
)
"""Every measure, in the order of the table."""

NEAR = 2
"""So many characters a task may start from where the annotation has it."""

Record = Mapping[str, Any]
Told = tuple[str | None, str]
"""An id, and words."""


def measure_duties(
    gold: Path, sources: tuple[Path, ...], extract: Callable[[Path], Extraction]
) -> Iterator[DocumentScore]:
    """A score for each annotated document; InputError where there is none, or its text is in no folder of `sources`."""
    annotations = sorted(gold.glob("*.json"))
    if not annotations:
        raise InputError(Notice("no-annotations", folder=gold))
    known = {path.name: path for folder in sources for path in sorted(folder.rglob("*")) if path.is_file()}
    for path in annotations:
        annotated = json.loads(path.read_text(encoding="utf-8"))
        source = known.get(annotated["file"])
        if source is None:
            raise InputError(Notice("annotated-text-missing", file=annotated["file"], annotation=path.name))
        yield compare_duties(annotated, extract(source))


def compare_duties(annotated: Record, extraction: Extraction) -> DocumentScore:
    """The outcome of each measure for one document."""
    counts: dict[str, _Count] = {measure: _Count() for measure in MEASURES}
    found = {p.id: (p, a) for p, a in extraction.passages() if isinstance(p, Paragraph)}
    paragraphs = annotated["paragraphs"]
    operative = [id for id, (p, _) in found.items() if not id.startswith("pp") and id not in paragraphs]
    for id in (*paragraphs, *operative):
        true = paragraphs.get(id, {"text": "", "obligations": []})
        said = found.get(id)
        duties = said[1].obligations if said else ()
        _parties(counts["duties"], id, true["obligations"], duties)
        _party_words(counts["party words"], id, true["obligations"], duties)
        _tasks(counts["tasks"], id, true, duties, said[0].text if said else "")
        _reports(counts, id, true["obligations"], duties)
    _governing(counts["governing verbs"], annotated, found)
    return DocumentScore(
        annotated["symbol"] or annotated["file"], {m: c.outcome() for m, c in counts.items()}
    )


class _Count:
    """One measure being counted."""

    def __init__(self) -> None:
        self.good = 0
        self.missing: list[tuple[str, ...]] = []
        self.surplus: list[tuple[str, ...]] = []

    def add(self, place: str, true: list[Told], found: list[Told]) -> None:
        """Pair what is the same, ids before words."""
        left = list(found)
        for strict in (True, False):
            rest = []
            for one in true:
                hit = next((other for other in left if _same(one, other, strict=strict)), None)
                if hit is None:
                    rest.append(one)
                else:
                    left.remove(hit)
                    self.good += 1
            true = rest
        self.missing += [(place, words or id or "") for id, words in true]
        self.surplus += [(place, words or id or "") for id, words in left]

    def count(self, place: str, true: Counter[str], found: Counter[str]) -> None:
        """Pair what is equal."""
        self.good += (true & found).total()
        self.missing += [(place, one) for one in (true - found).elements()]
        self.surplus += [(place, one) for one in (found - true).elements()]

    def outcome(self) -> Outcome:
        return Outcome(self.good, tuple(sorted(self.missing)), tuple(sorted(self.surplus)))


def _same(true: Told, found: Told, *, strict: bool) -> bool:
    """The same id; where the annotation has none, the same words, or words inside the others."""
    (id, words), (other, printed) = true, found
    if id:
        return id == other if other else not strict and words == printed
    if not printed or (other and words != printed):
        return False
    return words == printed if strict else (len(printed) > 1 and printed in words) or words in printed


def _parties(count: _Count, place: str, true: list[Record], duties: tuple[Obligation, ...]) -> None:
    """Parties of a sub-paragraph are those of its head, counted there; those that may be left out do not count."""
    found = [(p.id, norm(p.text)) for duty in duties if duty.head is None for p in duty.parties]
    for free in _told(x for o in true for x in o["party"] if x.get("optional")):
        hit = next((one for one in found if _same(free, one, strict=False)), None)
        if hit:
            found.remove(hit)
    count.add(place, _told(x for o in true for x in o["party"] if not x.get("optional")), found)


def _party_words(count: _Count, place: str, true: list[Record], duties: tuple[Obligation, ...]) -> None:
    """Parties by their words alone, which must be the same; those that may be left out do not count."""
    parties = [party for duty in true for party in duty["party"]]
    free = Counter(norm(party["text"]) for party in parties if party.get("optional"))
    found = Counter(norm(p.text) for duty in duties if duty.head is None for p in duty.parties) - free
    count.count(place, Counter(norm(p["text"]) for p in parties if not p.get("optional")), found)


def _told(items: Iterator[Record]) -> list[Told]:
    return [(item.get("id"), norm(item["text"])) for item in items]


def _tasks(count: _Count, place: str, true: Record, duties: tuple[Obligation, ...], text: str) -> None:
    """Where each task starts, blanks not counted; a head without a task of its own is not asked for one."""
    starts = [len(norm(true["text"][: o["start"]])) for o in true["obligations"] if o.get("task")]
    found = [len(norm(text[: duty.start])) for duty in duties if duty.start < duty.end]
    if true["obligations"] and not starts:
        found = []
    for start in list(starts):
        hit = next((other for other in found if abs(other - start) <= NEAR), None)
        if hit is not None:
            found.remove(hit)
            starts.remove(start)
            count.good += 1
    count.missing += [(place, str(start)) for start in starts]
    count.surplus += [(place, str(start)) for start in found]


def _reports(
    counts: dict[str, _Count], place: str, true: list[Record], duties: tuple[Obligation, ...]
) -> None:
    reports = [o["report"] for o in true if o.get("report")]
    found = [report for duty in duties for report in duty.reports]
    reporting = sum(1 for duty in duties if duty.reports)
    counts["reports"].count(place, Counter({"report": len(reports)}), Counter({"report": reporting}))
    wanted = _once((r.get("id"), norm(r["text"])) for report in reports for r in report["recipients"])
    counts["recipients"].add(
        place, wanted, _once((r.id, norm(r.text)) for one in found for r in one.recipients)
    )
    sessions = Counter(
        {
            f"{r.get('id') or norm(r['text'])} {r['session']}": 1
            for report in reports
            for r in report["recipients"]
            if r.get("session") not in (None, "next")
        }
    )
    due = Counter(
        {
            f"{r.id or norm(r.text)} {r.session}": 1
            for one in found
            for r in one.recipients
            if r.session not in (None, "next")
        }
    )
    counts["due sessions"].count(place, sessions, due)
    for measure, key in (("dates", "due"), ("cycles", "cycle")):
        counts[measure].count(
            place,
            Counter(report[key] for report in reports if report.get(key)),
            Counter(value for one in found if (value := getattr(one, key))),
        )


def _once(told: Iterator[Told]) -> list[Told]:
    return list({id or words: (id, words) for id, words in told}.values())


def _governing(count: _Count, annotated: Record, found: Mapping[str, tuple[Paragraph, Annotations]]) -> None:
    """The verb of each instrument that the annotation lists; null is not scored, but a verb found there is one too many."""
    listed: dict[str, list[tuple[str, str | None]]] = {}
    for one in annotated["instrument_relations"]:
        listed.setdefault(one["paragraph"], []).append((norm(one["text"]), one["verb"]))
    for place, mentions in listed.items():
        names = {name for name, _ in mentions}
        said = (*found[place][1].mentions, *found[place][1].open_instruments()) if place in found else ()
        count.count(
            place,
            Counter(f"{name} {concept(verb)}" for name, verb in mentions if verb),
            Counter(
                f"{n} {concept(m.governed)}" for m in said if m.governed and (n := norm(m.text)) in names
            ),
        )


def concept(words: str) -> str:
    """The concept that governing words name, adverbs left out; words of no concept are themselves."""
    said = norm(words)
    for start in range(
        min(len(said), 3)
    ):  # adverbs of one or two characters stand before it: 又重申, 再次重申
        if slug := slug_of(said[start:]):
            return _ALIKE.get(slug, slug)
    return said


_ALIKE = {"accede": "ratify", "sign": "ratify", "proclaim": "adopt", "endorse": "adopt", "approve": "adopt"}
"""Concepts that annotators do not tell apart."""
