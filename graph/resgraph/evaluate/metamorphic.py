"""The same text clean and damaged must give the same graph; seeing where it does not needs no annotation."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from resgraph.evaluate import facts as facts_of
from resgraph.evaluate.corpus import Extract, Settings
from resgraph.evaluate.damage import DEFAULT, printed_truth
from resgraph.evaluate.facts import Facts, norm
from resgraph.evaluate.render import render
from resgraph.evaluate.score import DocumentScore, compare
from resgraph.evaluate.truth import read_truth
from resgraph.model import Extraction

CLEAN = frozenset[str]()
"""A paragraph a line, marks as superscript digits, footnotes at the end."""

LINKED = ("relations", "obligations", "unresolved")
"""What the graph states beyond the measures that have a truth."""


def graph_facts(extraction: Extraction) -> Facts:
    """Every fact the graph would state, without offsets."""
    facts = facts_of.of_extraction(extraction)
    facts.update({name: Counter() for name in LINKED})
    for passage, found in extraction.passages():
        for citation in found.citations:
            facts["relations"][passage.id, norm(citation.target), str(citation.relation)] += 1
        for o in found.obligations:
            asked = norm(passage.text[o.start : o.end])
            parties = (party.id or norm(party.text) for party in o.parties)
            sent = (f"{to.id} {to.event}" for report in o.reports for to in report.recipients)
            facts["obligations"][passage.id, *parties, asked, *sent] += 1
        for open_ in found.unresolved:
            facts["unresolved"][passage.id, open_.kind, norm(open_.text), open_.reason] += 1
    return facts


def compare_clean_and_damaged(
    path: Path, extract: Extract, settings: Settings | None = None
) -> DocumentScore:
    """What the damaged text lost (missing) or invented (surplus) against the clean one."""
    damages = settings.damages if settings else DEFAULT
    seed = settings.seed if settings else 1
    truth = read_truth(path)
    clean = graph_facts(extract(render(printed_truth(truth, damages), seed, CLEAN), path.name))
    damaged = graph_facts(extract(render(truth, seed, damages), path.name))
    return compare(path.name, clean, damaged, (*facts_of.MEASURES, *LINKED))
