"""Those who are asked, and those who get a report: a name that was decided is decided there, too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from resgraph.decisions.decision import Decision, Nothing, Thing
from resgraph.model import Addressee, Annotations, Decided, Obligation, Party, Recipient, Report, Stretch

Decisive = tuple[Decided, Decision]


def with_parties(found: Annotations, decided: Mapping[str, Sequence[Decisive]]) -> Annotations:
    """The passage's addressees and duties; `decided` are the decisions of each passage.

    The parties of a duty whose verb stands in the passage above are words of that passage.
    """
    here = decided[found.place]
    if not here and not any(decided.get(duty.head or "") for duty in found.obligations):
        return found
    return replace(
        found,
        addressees=tuple(_asked(each, here) for each in found.addressees),
        obligations=tuple(_duty(each, here, decided.get(each.head or found.place, ())) for each in found.obligations),
    )  # fmt: skip


def _asked(addressee: Addressee, decided: Sequence[Decisive]) -> Addressee:
    return replace(addressee, id=_meant(addressee, addressee.id, decided))


def _duty(duty: Obligation, here: Sequence[Decisive], above: Sequence[Decisive]) -> Obligation:
    return replace(
        duty,
        parties=tuple(_party(each, above) for each in duty.parties),
        reports=tuple(_report(each, here) for each in duty.reports),
    )


def _party(party: Party, decided: Sequence[Decisive]) -> Party:
    return replace(party, id=_meant(party, party.id, decided))


def _report(report: Report, decided: Sequence[Decisive]) -> Report:
    return replace(report, recipients=tuple(_recipient(each, decided) for each in report.recipients))


def _recipient(recipient: Recipient, decided: Sequence[Decisive]) -> Recipient:
    return replace(recipient, id=_meant(recipient, recipient.id, decided))


def _meant(words: Stretch, id: str | None, decided: Sequence[Decisive]) -> str | None:
    """What exactly these words mean by the decisions; else what they meant before."""
    for each, decision in decided:
        if (each.start, each.end) == (words.start, words.end):
            match decision.answer:
                case Thing(decided_id):
                    return decided_id
                case Nothing():
                    return None
    return id
