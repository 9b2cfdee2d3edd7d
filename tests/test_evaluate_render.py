"""Renderings look like the seeds, are seeded, and each damage does what its name says."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.evaluate.damage import (
    DAMAGES,
    DEFAULT,
    NAMED,
    PASTE,
    printed_truth,
    spaces_at_digits,
    width_variants,
)
from resgraph.evaluate.layout import CLOSING, OPENING, cells_of, wrap
from resgraph.evaluate.render import RULE, main, render
from resgraph.evaluate.truth import Truth, TruthParagraph, read_truth

FILE = Path(__file__).resolve().parent / "fixtures" / "akn" / "A_HRC_RES_70_1C.xml"


@pytest.fixture(scope="module")
def truth() -> Truth:
    return read_truth(FILE)


@pytest.fixture(scope="module")
def long_truth(truth: Truth) -> Truth:
    """The same with forty longer paragraphs, so that it runs over pages."""
    first = truth.paragraphs[0]
    more = tuple(replace(first, id=f"pp{n}", text=first.text * 3) for n in range(4, 44))
    return replace(truth, paragraphs=(*more, *truth.paragraphs))


def test_the_truth_has_the_opening_verb_where_the_mark_up_sets_it_in_bold(truth: Truth) -> None:
    actions = {p.id: p.first_action for p in truth.paragraphs}
    assert actions["pp2"] == "深感关切的是"
    assert (actions["op1"], actions["op2"]) == ("欢迎", "请")
    assert actions["op2-a"] is None
    assert actions["annex-1-p1"] is None


def test_clean_text_has_a_paragraph_a_line_and_marks_as_superscripts(truth: Truth) -> None:
    lines = render(truth, damages=set()).splitlines()
    assert "回顾大会2010年7月28日第64/292号决议和理事会第15/9号决议²， " in lines
    assert "1. 欢迎特别报告员的报告³； " in lines
    assert "(a) 通报各项措施²； " in lines
    assert lines.count(RULE) == 1
    assert lines[lines.index(RULE) + 1] == "² A/HRC/15/31。 "


def test_the_same_seed_gives_the_same_text_and_another_seed_another(truth: Truth) -> None:
    assert render(truth, 1) == render(truth, 1)
    assert render(truth, 1) != render(truth, 2)


def test_wrapped_lines_have_the_width_of_the_printed_ones(long_truth: Truth) -> None:
    lines = render(long_truth, damages={"wrap"}).splitlines()
    widths = [sum(c.width for c in cells_of(line)) for line in lines]
    assert max(widths) <= 78
    assert sum(width >= 66 for width in widths) > 60


def test_a_blank_line_stands_behind_every_line(long_truth: Truth) -> None:
    text = render(long_truth, damages={"wrap", "blank-lines"})
    body = text[text.index("人权理事会，") : text.index("第9次会议")]
    assert body.count("\n\n") > 60
    assert not re.search(r"[^\n ]\n[^\n]", body)


def test_marks_stand_on_lines_of_their_own(truth: Truth) -> None:
    assert re.search(r"第15/9号决议\n2 ?\n ?，", render(truth, damages={"marks-apart"}))


@pytest.mark.parametrize(
    ("damage", "printed"),
    [("marks-glued", "报告3；"), ("marks-bracketed", "报告[3]；"), ("marks-slash", "报告 3/ ；")],
)
def test_other_styles_of_marks(truth: Truth, damage: str, printed: str) -> None:
    assert printed in render(truth, damages={damage})


def test_marks_behind_punctuation_change_the_truth_too(truth: Truth) -> None:
    assert "报告；³" in render(truth, damages={"marks-after"})
    moved = {p.id: p for p in printed_truth(truth, frozenset({"marks-after"})).paragraphs}
    assert moved["op1"].text[: moved["op1"].marks[0].offset].endswith("报告；")


def test_bold_is_printed_four_times(truth: Truth) -> None:
    text = render(truth, damages={"overprint"})
    assert "人权理事会人权理事会人权理事会人权理事会，" in text
    assert "1. 欢迎欢迎欢迎欢迎特别报告员" in text
    assert "深感关切的是深感关切的是深感关切的是深感关切的是，" in text


def test_digits_are_set_apart_in_the_heading(truth: Truth) -> None:
    assert "2 0 3 1 年" in render(truth, damages={"spaced-digits"})


def test_pages_end_in_mid_paragraph_with_the_notes_first_marked_on_them(long_truth: Truth) -> None:
    text = render(long_truth, damages={"wrap", "pages", "marks-apart"})
    first = text.index(RULE)
    assert text[first:].startswith(f"{RULE}\n2\n A/HRC/15/31。 \n ")
    assert text.count(RULE) == 2  # note 2 on its first page, note 3 on the last
    assert text[:first].count("\n") < 70


def test_form_feeds_and_running_lines(long_truth: Truth) -> None:
    text = render(long_truth, damages={"wrap", "pages", "page-numbers", "form-feeds"})
    assert text.count("\f") == len(re.findall(r"GE\.\d\d-\d{5}", text)) - 1 > 0
    assert text.count("\fA/HRC/RES/70/1 \n") == text.count("\f")


def test_the_whole_text_on_one_line(truth: Truth) -> None:
    assert render(truth, damages={"one-line", "wrap", "blank-lines"}).count("\n") == 1


def test_a_blank_after_every_character(truth: Truth) -> None:
    assert "回 顾 大 会 2 0 1 0 年" in render(truth, damages={"space-each-character"})


def test_lost_indents(long_truth: Truth) -> None:
    kept = render(long_truth, damages={"wrap"}).splitlines()
    lost = render(long_truth, damages={"wrap", "indent-lost"}).splitlines()
    assert sum(line.startswith(" 回顾") for line in kept) > 30
    assert not any(line.startswith(" 回顾") for line in lost)


def test_pasted_text_has_digits_for_marks_and_its_notes_at_the_end(truth: Truth) -> None:
    texts = [render(truth, seed, PASTE) for seed in range(1, 9)]
    assert all("第15/9号决议2，" in text and RULE not in text for text in texts)
    assert all(not re.search(r"^\s*70/1", text, re.MULTILINE) for text in texts)
    assert {re.search(r"\n(2\.?) A/HRC/15/31。", text)[1] for text in texts} == {"2", "2."}  # type: ignore[index]


def test_the_named_sets_hold_damages_that_exist() -> None:
    assert all(damages <= set(DAMAGES) for damages in NAMED.values())


def test_an_unknown_damage_is_named(truth: Truth) -> None:
    with pytest.raises(ValueError, match="no such damage: rain"):
        render(truth, damages={"rain"})


def test_the_default_damages_exist() -> None:
    assert set(DAMAGES) >= DEFAULT
    assert len(set(DAMAGES)) == len(DAMAGES)


@pytest.mark.parametrize("damage", sorted(set(DAMAGES) - {"marks-after", "space-each-character", "one-line"}))
def test_every_word_survives_every_damage(truth: Truth, damage: str) -> None:
    text = re.sub(r"\s", "", render(truth, 3, {damage})).translate({0xFF08: "(", 0xFF09: ")", 0xFF0C: ","})
    for paragraph in truth.paragraphs:
        for words in stretches(paragraph):
            assert words in text, (paragraph.id, words)


def stretches(paragraph: TruthParagraph) -> list[str]:
    """What stands between marks and bold, widths folded."""
    cuts = sorted({0, len(paragraph.text), *(m.offset for m in paragraph.marks), *sum(paragraph.bold, ())})
    parts = [paragraph.text[a:b] for a, b in pairwise(cuts)]
    return [re.sub(r"\s", "", p).translate({0xFF08: "(", 0xFF09: ")", 0xFF0C: ","}).strip(",") for p in parts]


TEXTS = st.text(st.sampled_from("回顾大会决议，。《》（）1234/ 年ab"), max_size=200)


@given(TEXTS, st.integers(10, 80))
def test_wrapping_loses_nothing_but_blanks_at_line_ends(text: str, columns: int) -> None:
    lines = wrap(cells_of(text), columns)
    assert re.sub(" ", "", "".join(c.text for line in lines for c in line)) == re.sub(" ", "", text)


@given(st.text(st.sampled_from("回顾大会，。《"), min_size=1, max_size=200))
def test_no_line_begins_with_closing_punctuation_or_ends_with_an_opening_bracket(text: str) -> None:
    lines = wrap(cells_of(text), 20)
    assert all(line[0].text not in CLOSING for line in lines[1:] if len(line) > 1 and text[0] not in CLOSING)
    assert all(line[-1].text not in OPENING for line in lines[:-1])


@given(TEXTS, st.integers(0, 99))
def test_spaces_and_widths_change_nothing_else(text: str, seed: int) -> None:
    spaced = "".join(c.text for c in spaces_at_digits(cells_of(text), random.Random(seed)))
    assert spaced.replace(" ", "") == text.replace(" ", "")
    varied = "".join(c.text for c in width_variants(cells_of(text), random.Random(seed)))
    fold = str.maketrans("，（）", ",()")
    assert varied.translate(fold).replace(" ", "") == text.translate(fold).replace(" ", "")


def test_the_module_prints_a_rendering(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["render", str(FILE), "--seed", "4", "--damage", "wrap,pages"])
    main()
    assert capsys.readouterr().out == render(read_truth(FILE), 4, {"wrap", "pages"})
