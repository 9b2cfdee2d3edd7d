"""Citations of Chinese resolutions: each fixture is a text and what it cites, line by line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import Case, read_cases
from resgraph.find.citations import read_passage
from resgraph.link.citations import link_citations
from resgraph.link.prepared import Prepared
from resgraph.model import (
    Footnote,
    FootnoteMark,
    MappedText,
    Metadata,
    Paragraph,
    ParagraphKind,
    Resolution,
    Source,
)
from resgraph.model.findings import CitationFindings
from resgraph.symbols import find_symbols, parse
from resgraph.text.folding import passage

OWN = {"org/general-assembly": "A/RES/60/999", "org/human-rights-council": "A/HRC/RES/54/999"}
"""The symbol of the citing document of a fixture, for 本决议."""


def resolution(
    paragraphs: list[str],
    body: str | None = "org/general-assembly",
    adopted: str = "2005-12-16",
    notes: tuple[Footnote, ...] = (),
    marks: tuple[FootnoteMark, ...] = (),
) -> Resolution:
    own = OWN.get(body or "")
    metadata = Metadata(symbol=parse(own) if own else None, language="zh", adopted=adopted, body=body)
    places = tuple(
        Paragraph(f"pp{i}", ParagraphKind.PREAMBULAR, None, MappedText.of(text), marks if i == 1 else ())
        for i, text in enumerate(paragraphs, 1)
    )
    return Resolution(Source("made", "", ""), metadata, places, notes)


def prepared(
    paragraphs: list[str],
    body: str | None = "org/general-assembly",
    adopted: str = "2005-12-16",
    notes: tuple[Footnote, ...] = (),
    marks: tuple[FootnoteMark, ...] = (),
) -> Prepared:
    return Prepared.of(resolution(paragraphs, body, adopted, notes, marks))


def shown(found: CitationFindings) -> list[str]:
    """The lines of a fixture."""
    lines = []
    for c in found.citations:
        target = "+".join(str(s) for s in (c.target, *c.also))
        rule = " ".join((c.rule, *c.flags))
        lines.append(f"= {c.text} | {target} | {c.date or '-'} | {c.locator or '-'} | {rule}")
    lines += [f"~ {c.text} | {c.target} | {c.rule}" for c in found.coreferences]
    lines += [f"> {r.text} | {r.kind} | {r.detail}" for r in found.references]
    lines += [f"? {u.text} | {u.reason} | {' '.join(u.candidates) or '-'}" for u in found.unresolved]
    return lines


@pytest.mark.parametrize("case", read_cases("citations"), ids=lambda case: case.where)
def test_a_text_cites_what_its_fixture_says(case: Case) -> None:
    body, adopted = case.setting.split(" ")
    text = case.parts[0].text
    (found,) = link_citations(prepared([text], None if body == "-" else body, adopted))
    case.check([shown(found)])
    everything = (*found.citations, *found.coreferences, *found.references, *found.unresolved)
    assert all(text[item.start : item.end] == item.text for item in everything)


def test_the_symbols_of_a_report_line() -> None:
    line = "[根据第三委员会的报告(A/60/510 和 Corr.1)通过，并见 A/56/402-E/2001/105]"
    symbols = [str(symbol) for symbol in find_symbols(line)]
    assert symbols == ["A/60/510", "A/60/510/Corr.1", "A/56/402", "E/2001/105"]


def test_a_footnote_takes_its_body_from_the_words_before_its_mark() -> None:
    text = "欢迎人权理事会的工作，并欢迎大会宣布该日为国际日，"
    mark = (FootnoteMark("2", text.index("，并") + 1 + len("并欢迎大会宣布该日为国际日")),)
    note = (Footnote("2", MappedText.of("第77/31号决议。")),)
    _, found = link_citations(prepared([text], "org/human-rights-council", "2023-10-11", note, mark))
    assert [str(c.target) for c in found.citations] == ["A/RES/77/31"]
    unmarked = link_citations(prepared([text], "org/human-rights-council", "2023-10-11", note))[1]
    assert unmarked.citations == ()
    assert [u.candidates for u in unmarked.unresolved] == [("A/RES/77/31",)]


def test_a_footnote_of_an_assembly_resolution_is_the_assemblys() -> None:
    text = "欢迎人权理事会的工作，"
    note = (Footnote("1", MappedText.of("见第55/2号决议。")), Footnote("2", MappedText.of("同上，第3段。")))
    found = link_citations(prepared([text], notes=note, marks=(FootnoteMark("1", len(text)),)))
    assert [str(c.target) for c in found[1].citations] == ["A/RES/55/2"]
    assert [str(c.target) for c in found[2].coreferences] == ["A/RES/55/2"]


def test_a_number_printed_with_its_year_anywhere_completes_the_others() -> None:
    found = link_citations(prepared(["安理会第1373号决议，", "回顾第1373(2001)号决议，"]))
    assert [str(c.target) for f in found for c in f.citations] == ["S/RES/1373(2001)"] * 2


def test_a_point_of_a_list_takes_its_body_from_its_parent() -> None:
    made = resolution(["回顾大会下列决议：", "第60/1号决议；"], "org/ecosoc", "2006-07-26")
    alone = link_citations(Prepared.of(made))[1]
    assert [u.candidates for u in alone.unresolved] == [("A/RES/60/1",)]
    point = replace(made.paragraphs[1], parent="pp1")
    found = link_citations(Prepared.of(replace(made, paragraphs=(made.paragraphs[0], point))))[1]
    assert [str(c.target) for c in found.citations] == ["A/RES/60/1"]


def test_a_number_means_the_body_it_meant_before() -> None:
    texts = ["回顾大会第69/323号决议，", "按照第69/323号决议的规定，"]
    found = link_citations(prepared(texts, "org/human-rights-council", "2024-04-03"))
    assert [str(c.target) for f in found for c in f.citations] == ["A/RES/69/323"] * 2


def test_a_pronoun_reaches_back_over_paragraphs_for_as_many_as_it_says() -> None:
    texts = ["回顾大会第50/6号和第51/1号决议，", "强调执行的重要性，", "执行上述决议，该决议，这两项决议，"]
    found = link_citations(prepared(texts))[2]
    assert shown(found) == [
        "~ 上述决议 | A/RES/50/6 | cited-before",
        "~ 上述决议 | A/RES/51/1 | cited-before",
        "~ 这两项决议 | A/RES/50/6 | cited-before",
        "~ 这两项决议 | A/RES/51/1 | cited-before",
        "? 该决议 | no-antecedent | -",
    ]


def test_a_note_points_to_the_one_document_that_another_note_cites() -> None:
    notes = (
        Footnote("1", MappedText.of("A/55/305，第二章。")),
        Footnote("2", MappedText.of("见第54/1号决议和A/55/306。")),
        Footnote("3", MappedText.of("见上文脚注1，第四章，又见上文脚注2、上文脚注9。")),
    )
    found = link_citations(prepared(["欢迎该报告，"], notes=notes))[3]
    assert shown(found) == ["~ 脚注1 | A/55/305 | note"]


@pytest.mark.parametrize("spaces", ["", " ", "\n", "　"])
def test_blanks_change_nothing(spaces: str) -> None:
    text = spaces.join("回顾其2004年12月20日关于方案的第59/159号决议第3段，见A/60/510和Corr.1，")
    (found,) = link_citations(prepared([text]))
    got = [(str(c.target), c.date, c.locator) for c in found.citations]
    assert got[0] == ("A/RES/59/159", "2004-12-20", "para. 3")


def test_full_width_forms_change_nothing() -> None:
    wide = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)})
    text = "回顾安全理事会2001年9月28日第1373(2001)号决议,A/60/510和Corr.1,"
    plain, full = (link_citations(prepared([t]))[0] for t in (text, text.translate(wide)))
    assert [c.target for c in plain.citations] == [c.target for c in full.citations]
    assert len(plain.citations) == 3


PIECES = [
    "第", "号", "第60/1号决议", "60/1", "A/60/1", "-", "和", "、", "Add.1", "大会", "关于", "的", "《", "》", "(", ")",
    "2005年7月22日", "附件", "一至三", "第5(a)段", "该决议", "本决议", "同上", "第1373(2001)号", "其", "，", "。", "S-21/2", " ",
    "二七五八(二十六)", "WHA76.16", "1/CP.21", "卷", "条", "公约", "理事会", "委员会", "决定", "文件", "草案", "至", "A", "1",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_text_is_read_with_spans_that_hold(pieces: list[str]) -> None:
    text = "".join(pieces)
    (found,) = link_citations(prepared([text]))
    for item in (*found.citations, *found.coreferences, *found.references, *found.unresolved):
        assert text[item.start : item.end] == item.text
        assert item.text
    starts = [c.start for c in found.citations]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "unit",
    ["第", "号", "第1", "1/1、", "一二三", "A/1", "A/60/1-", "Add.1和", "关于大会的", "2005年7月22日", "((", "《", "第1(I",
     "附件一至", "第5段和", "该决议", "第60/1号决议", "A和B和", "其", "题为“", "理事会第5/1号决议", "2005年1月1日关于"],
)  # fmt: skip
def test_hostile_texts_are_read_to_their_end(unit: str) -> None:
    """What they cost is printed by `python -m benchmarks.hostile`."""
    text = "第60/1号决议" + unit * (20_000 // len(unit)) + "号决议"
    (found,) = link_citations(prepared([text]))
    assert found.citations[0].text.startswith("第60/1号")


def test_a_passage_without_numbers_states_nothing() -> None:
    stated = read_passage(passage("强调联合国在预防犯罪和刑事司法领域的作用，"))
    assert stated.stated == ()
    assert stated.cited == ()
