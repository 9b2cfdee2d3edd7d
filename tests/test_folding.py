"""The reading copy: what prints nothing is gone, what looks alike is one, and every place leads back."""

from __future__ import annotations

import csv
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.find.authorities import load
from resgraph.languages.registry import builtin
from resgraph.link.linker import Linkers
from resgraph.model import MappedText, Metadata, Paragraph, ParagraphKind, Resolution, Source
from resgraph.model.data import ontology_dir
from resgraph.text.characters import ideographs, invisible, is_plain, look_alikes, unified
from resgraph.text.folding import fold


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        *((f"第58{slash}291号决议", "第58/291号决议") for slash in "∕⁄╱⧸／"),
        *((f"第65/3{dash}9号", "第65/3-9号") for dash in "‐‑‒–—―−－─"),
        ("第65/3～9号", "第65/3~9号"),
        ("海洋问题——办法", "海洋问题——办法"),  # a dash of Chinese print stays
        ("E/2004/31/Rev․1", "E/2004/31/Rev.1"),
        ("米格尔•安赫尔‧戈麦斯", "米格尔·安赫尔·戈麦斯"),
        ("⼤会⾸次会议，秘书⻓", "大会首次会议,秘书长"),
        ("⾧期", "长期"),  # a traditional radical
        ("第\uf9d1号", "第六号"),  # a compatibility ideograph
        ("第2625(ⅩⅩⅤ)号", "第2625(XXV)号"),
        ("决议案一八0三(十七)，一九六○年", "决议案一八〇三(十七),一九六〇年"),
        ("10O", "10O"),
        ("第4\u200b8\u2060/\u00ad5\ufeff号\ufe0f", "第48/5号"),
        ("①²½…", "①²½…"),  # marks and what is more than a shape stay
    ],
)
def test_what_looks_alike_is_read_alike(printed: str, read: str) -> None:
    folded = fold(printed)
    assert folded.text == read
    assert len(folded.positions) == len(read)


def test_three_letters_of_one_sign_are_at_its_place() -> None:
    folded = fold("第\u200bⅫ章")
    assert [folded.span(at, at + 1) for at in range(5)] == [(0, 1), (2, 3), (2, 3), (2, 3), (3, 4)]
    assert folded.span(1, 4) == (2, 3)


@given(st.text(alphabet="大⼤会 1\u200bⅫ—–∕0一号第\ufffe豈\U0002f800", max_size=30))
def test_places_lead_back_in_order(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.positions)
    assert list(folded.positions) == sorted(folded.positions)
    assert not invisible().search(folded.text)
    assert fold(folded.text).text == folded.text


@given(st.text(max_size=40))
def test_ideographs_are_read_one_for_one(text: str) -> None:
    assert len(unified(text)) == len(text)
    assert is_plain("大会，回顾第60/1号决议——《宪章》")


def test_the_table_agrees_with_unicode() -> None:
    assert all(unicodedata.category(reads).startswith("L") for reads in ideographs().values())
    assert all(len(reads) == 1 or reads.isalnum() for reads in look_alikes().values())
    with (ontology_dir() / "characters.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert all(row["source"].startswith("Unicode") for row in rows)
    for row in rows:
        first = chr(int(row["codes"].partition("-")[0], 16))
        same = unicodedata.normalize("NFKC", first)
        if row["kind"] == "ideograph" and same != first:
            assert unicodedata.normalize("NFKC", row["reads"]) == same, row
        if row["kind"] in ("dash", "long dash") and first not in "−⁃─":
            assert unicodedata.category(first) == "Pd", row


@pytest.mark.parametrize("count", [10, 1000])
def test_each_passage_of_a_document_is_folded_once(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the passages only the title is folded; sub-paragraphs do not fold or analyse their parent again."""
    linker = Linkers(load(), builtin())
    paragraphs = [Paragraph("op1", ParagraphKind.OPERATIVE, "1", MappedText.of("请秘书长："))]
    paragraphs += [
        Paragraph(
            f"op1-{n}", ParagraphKind.SUBPARAGRAPH, "a", MappedText.of(f"执行第60/{n}号决议；"), parent="op1"
        )
        for n in range(1, count)
    ]
    metadata = Metadata(language="zh", title="一个问题", body="org/general-assembly")
    document = Resolution(Source("made", "", ""), metadata, tuple(paragraphs))
    linker.read(document)  # what is compiled at the first document
    folded: list[str] = []

    def counted(text: str) -> bool:
        folded.append(text)
        return is_plain(text)

    monkeypatch.setattr("resgraph.text.folding.is_plain", counted)
    linker.read(document)
    assert len(folded) == count + 1
