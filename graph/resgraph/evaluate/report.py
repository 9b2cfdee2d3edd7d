"""The tables of `resgraph evaluate`, as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from resgraph.evaluate.forms import Forms
from resgraph.evaluate.history import Change
from resgraph.evaluate.languages import Agreement
from resgraph.evaluate.score import DocumentScore, Score

HEAD = f"{'measure':<18} {'P':>6} {'R':>6} {'F1':>6} {'gold':>5}  bar"


def below(scores: Mapping[str, Score], bars: Mapping[str, float]) -> list[str]:
    """The measures whose F1 is under its bar."""
    return [m for m, bar in bars.items() if m in scores and scores[m].f1 + 1e-9 < bar]


def score_table(scores: Mapping[str, Score], bars: Mapping[str, float]) -> Iterator[str]:
    """One row a measure, its bar beside it where it has one."""
    short = below(scores, bars)
    yield HEAD
    for measure, s in scores.items():
        bar = f"{bars[measure]:.2f}" if measure in bars else ""
        mark = "  BELOW" if measure in short else ""
        yield f"{measure:<18} {s.precision:6.3f} {s.recall:6.3f} {s.f1:6.3f} {s.true:5d}  {bar}{mark}".rstrip()


def form_tables(forms: Forms) -> Iterator[str]:
    """Citations by series with P, R and F1, and by rule with what it got right and wrong."""
    yield f"{'series':<18} {'P':>6} {'R':>6} {'F1':>6} {'gold':>5}"
    for name, s in forms.series().items():
        yield f"{name or '(other)':<18} {s.precision:6.3f} {s.recall:6.3f} {s.f1:6.3f} {s.true:5d}"
    yield ""
    yield f"{'rule':<32} {'right':>6} {'wrong':>6}"
    for name, s in forms.rules().items():
        yield f"{name:<32} {s.good:6d} {s.found - s.good:6d}"
    yield ""
    yield f"false General Assembly numbers: {forms.false_assembly_numbers}"


def faults(documents: Iterable[DocumentScore]) -> Iterator[str]:
    """Every miss (-) and every surplus (+)."""
    for document in documents:
        for measure, outcome in document.outcomes.items():
            for sign, facts in (("-", outcome.missing), ("+", outcome.surplus)):
                for fact in facts:
                    yield f"{sign} {measure}: {document.name} {' | '.join(fact)}"


def change_list(found: list[Change]) -> Iterator[str]:
    """What was gained and lost against an earlier run, gains first."""
    gained = sum(c.gained for c in found)
    yield f"gained {gained}, lost {len(found) - gained}"
    for c in found:
        yield f"{'gained' if c.gained else 'lost  '} {c.sign} {c.measure}: {c.document} {' | '.join(c.fact)}"


def agreement_lines(agreement: Agreement, other: str = "English") -> Iterator[str]:
    """The share of paragraphs where the languages agree, then every difference."""
    yield (
        f"Chinese and {other} cite the same documents in {agreement.share:.1%} of "
        f"{agreement.places} citing paragraphs"
    )
    for document, kind in agreement.unlike:
        yield f"  {document}: not compared, the languages print different numbers of {kind} paragraphs"
    for d in agreement.differences:
        chinese, others = ", ".join(d.only_chinese) or "-", ", ".join(d.only_other) or "-"
        yield f"  {d.document} {d.place}: only Chinese {chinese}; only {other} {others}"
