"""Names and what they stand for, case by case: fixtures/mentions/*.txt."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from cases import Case, read_cases
from resgraph.model import Annotations
from resgraph.pipeline import extract, extract_text

HERE = Path(__file__).resolve().parent
SEEDS = sorted((HERE.parent / "seeds").glob("*.txt"))
FRAME = "58/900. 题\n\n{body}，\n\n{paragraphs}\n\n2003年12月9日\n第70次全体会议\n"


def told(found: Annotations) -> list[str]:
    """What was found, as the fixtures write it, in text order."""
    lines = [(m.start, f"= {m.text} {m.id}") for m in found.mentions]
    lines += [
        (u.start, " ".join(["?", u.text, u.reason, *sorted(u.candidates)]))
        for u in found.unresolved
        if u.kind == "mention"
    ]
    lines += [(c.start, f"! {c.text} {c.rule}") for c in found.candidates if c.rule == "title"]
    return [line for _, line in sorted(lines)]


@pytest.mark.parametrize("case", read_cases("mentions"), ids=lambda case: f"{case.where} {case.name}")
def test_names_are_linked(case: Case) -> None:
    paragraphs = "\n\n".join(part.text for part in case.parts)
    text = FRAME.format(body=case.setting or "大会", paragraphs=paragraphs)
    case.check([told(found) for found in extract_text(text, "a.txt").annotations])


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_everything_found_stands_where_it_says(path: Path) -> None:
    for passage, found in extract(path).passages():
        lists = (
            found.mentions,
            found.citations,
            found.actions,
            found.addressees,
            found.coreferences,
            found.references,
            found.unresolved,
            found.candidates,
        )
        for item in (item for each in lists for item in each):
            assert passage.text[item.start : item.end] == item.text
        spans = [(m.start, m.end) for m in found.mentions]
        assert spans == sorted(spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans)), spans


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_proposals_never_overlap_what_is_known(path: Path) -> None:
    for _, found in extract(path).passages():
        known = [*found.mentions, *found.citations, *found.references, *found.unresolved]
        for candidate in found.candidates:
            assert not any(k.start < candidate.end and candidate.start < k.end for k in known)


OWN = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rg: <https://w3id.org/resgraph/ontology#> .
<https://example.org/unodc> a skos:Concept ; skos:prefLabel "联合国毒品和犯罪问题办事处"@zh .
<https://w3id.org/resgraph/authority/event/jia> a skos:Concept ; skos:prefLabel "甲乙丙丁会谈"@zh .
"""


def test_the_users_own_names_win(tmp_path: Path) -> None:
    source, own = tmp_path / "a.txt", tmp_path / "mine.ttl"
    text = "1. 请联合国毒品和犯罪问题办事处召开甲乙丙丁会谈。"
    source.write_text(FRAME.format(body="大会", paragraphs=text), encoding="utf-8")
    own.write_text(OWN, encoding="utf-8")
    plain = [m.id for m in extract(source).annotations[0].mentions]
    assert plain == ["org/unodc"]
    assert [m.id for m in extract(source, [own]).annotations[0].mentions] == [
        "https://example.org/unodc",
        "event/jia",
    ]
    assert [m.id for m in extract(source).annotations[0].mentions] == plain


def test_a_footnote_is_the_documents_own_below_a_draft() -> None:
    text = """2005/914. 示范协定

经济及社会理事会，

1. 注意到报告；¹

2. 建议大会通过下列决议草案：

“大会，

“1. 请理事会继续审议。”

2005年7月22日
第36次全体会议

¹ 根据理事会的报告。
"""
    *_, note = extract_text(text, "a.txt").annotations
    assert told(note) == ["= 理事会 org/ecosoc"]
