"""Akoma Ntoso read natively: structure, notes, metadata; nothing printed is lost."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from resgraph.model import InputError, ParagraphKind, Resolution
from resgraph.text.source.akn import read_akn

FIXTURES = Path(__file__).resolve().parent / "fixtures" / "akn"


def read(letter: str) -> Resolution:
    path = FIXTURES / f"A_HRC_RES_70_1{letter}.xml"
    return read_akn(path.read_bytes(), path.name)


def test_paragraphs_have_the_ids_kinds_and_numbers_of_the_mark_up() -> None:
    assert [(p.id, p.kind.value, p.number) for p in read("C").paragraphs] == [
        ("pp1", "preambular", None),
        ("pp2", "preambular", None),
        ("pp3", "preambular", None),
        ("op1", "operative", "1"),
        ("op2", "operative", "2"),
        ("op2-a", "subparagraph", "a"),
        ("op2-b", "subparagraph", "b"),
        ("op3", "operative", "3"),
        ("annex-1-p1", "annex", None),
        ("annex-1-p2", "annex", "a"),
        ("annex-1-p3", "annex", "1"),
    ]


def test_a_paragraph_has_its_words_without_marks_and_numbers() -> None:
    paragraphs = {p.id: p for p in read("C").paragraphs}
    assert paragraphs["pp1"].text == "回顾大会2010年7月28日第64/292号决议和理事会第15/9号决议，"
    assert paragraphs["op2-a"].text == "通报各项措施；"
    assert paragraphs["annex-1-p2"].text == "“河流”是指地表水流；"


def test_points_name_their_parent_and_headings_go_to_the_next_paragraph() -> None:
    paragraphs = {p.id: p for p in read("C").paragraphs}
    assert paragraphs["op2-b"].parent == "op2"
    assert paragraphs["op2"].heading == "后续行动"
    assert paragraphs["annex-1-p1"].heading == "附件 第1条 目标"
    assert paragraphs["op3"].heading is None


def test_marks_stand_where_they_are_printed_and_a_note_marked_twice_is_one_footnote() -> None:
    resolution = read("C")
    marked = {
        p.id: (p.marks[0].mark, p.text[: p.marks[0].offset][-2:]) for p in resolution.paragraphs if p.marks
    }
    assert marked == {"pp1": ("2", "决议"), "op1": ("3", "报告"), "op2-a": ("2", "措施")}
    assert [(n.mark, n.text) for n in resolution.footnotes] == [
        ("2", "A/HRC/15/31。"),
        ("3", "见A/HRC/69/12。"),
    ]


def test_metadata_comes_from_the_mark_up() -> None:
    metadata = read("C").metadata
    assert str(metadata.symbol) == "A/HRC/RES/70/1"
    assert (metadata.language, metadata.title) == ("zh", "河流与享有水的权利")
    assert (metadata.adopted, metadata.session, metadata.meeting) == ("2031-04-07", 70, 9)
    assert metadata.body == "org/human-rights-council"
    assert metadata.subjects == (
        "http://metadata.un.org/thesaurus/1005600",
        "http://metadata.un.org/thesaurus/1007001",
    )
    assert metadata.vote is not None
    assert metadata.vote.startswith("经记录表决，以2票赞成")
    assert metadata.vote.endswith("丙国")


def test_every_language_has_the_same_paragraphs() -> None:
    chinese = [p.id for p in read("C").paragraphs]
    assert [p.id for p in read("E").paragraphs] == chinese
    assert [p.id for p in read("A").paragraphs] == ["pp1", "op1", "op1-a", "op1-b"]


def test_a_number_written_into_the_text_is_the_number() -> None:
    third = next(p for p in read("E").paragraphs if p.id == "op3")
    assert (third.number, third.text) == ("3", "Decides to remain seized of the matter.")


def test_arabic_marks_lose_their_brackets_and_keep_them_in_the_source() -> None:
    resolution = read("A")
    assert resolution.paragraphs[0].text == "إذ يشير إلى القرار 64/292،"
    assert resolution.footnotes[0].text == "A/HRC/15/31."
    assert "64/292(1)،" in resolution.source.text


def missing(resolution: Resolution) -> list[str]:
    """Printed characters of the source text that are in no paragraph, footnote or furniture, or in two."""
    source = resolution.source.text
    seen = [0] * len(source)
    for body in [*(p.body for p in resolution.paragraphs), *(n.body for n in resolution.footnotes)]:
        assert all(source[o] == c for o, c in zip(body.origins, body.text, strict=True))
        for origin in body.origins:
            seen[origin] += 1
    for piece in resolution.furniture:
        assert source[piece.start : piece.end] == piece.text
        for offset in range(piece.start, piece.end):
            seen[offset] += 1
    return [source[i - 9 : i + 9] for i, times in enumerate(seen) if times != 1 and not source[i].isspace()]


@pytest.mark.parametrize("letter", ["A", "C", "E"])
def test_every_printed_character_is_in_exactly_one_part(letter: str) -> None:
    assert missing(read(letter)) == []


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"<akomaNtoso><p>", "x.xml: not well-formed XML"),
        (b"<html><p>no</p></html>", "its root is <html>"),
        (b"", "not well-formed XML"),
    ],
)
def test_what_is_no_akoma_ntoso_is_one_clear_line(data: bytes, complaint: str) -> None:
    with pytest.raises(InputError, match=re.escape(complaint)) as caught:
        read_akn(data, "x.xml")
    assert "\n" not in str(caught.value)


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    data = f"""<!DOCTYPE akomaNtoso [<!ENTITY x SYSTEM "{secret.as_uri()}">]><akomaNtoso><statement><mainBody>
    <paragraph><content><p>before &x; after</p></content></paragraph></mainBody></statement></akomaNtoso>"""
    assert "secret" not in read_akn(data.encode(), "x.xml").source.text


def test_a_file_without_paragraphs_is_kept_with_a_warning() -> None:
    resolution = read_akn(b"<akomaNtoso><statement/></akomaNtoso>", "x.xml")
    assert resolution.paragraphs == ()
    assert "no paragraphs in the mark-up" in resolution.warnings


def printed_letters(path: Path) -> Counter[str]:
    """Every character of the mark-up outside its metadata, blanks left out."""
    root = etree.fromstring(path.read_bytes(), etree.XMLParser(remove_comments=True))
    metadata = [e for e in root.iter() if isinstance(e.tag, str) and e.tag.endswith("}meta")]
    for element in metadata:
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
    return Counter("".join("".join(map(str, root.itertext())).split()))


@pytest.mark.slow
def test_the_whole_corpus_is_read_and_nothing_printed_is_lost(shared: Path) -> None:
    files = sorted((shared / "corpus" / "akn4un").rglob("*.xml"))
    assert len(files) > 400
    for path in files:
        resolution = read_akn(path.read_bytes(), path.name)
        assert resolution.warnings == (), path.name
        assert missing(resolution) == [], path.name
        lost = printed_letters(path) - Counter("".join(resolution.source.text.split()))
        assert not lost, f"{path.name}: {lost}"
        assert any(p.kind is ParagraphKind.OPERATIVE for p in resolution.paragraphs), path.name
        assert len({p.id for p in resolution.paragraphs}) == len(resolution.paragraphs), path.name


@pytest.mark.parametrize(
    "taken_out", ["<del>第1/1号决议和</del>", '<span status="removed">第1/1号决议和</span>']
)
def test_words_taken_out_are_no_text(taken_out: str) -> None:
    text = (FIXTURES / "A_HRC_RES_70_1C.xml").read_text(encoding="utf-8")
    assert text.count("通报各项措施") == 1
    changed = text.replace("通报各项措施", f"通报{taken_out}<ins>各项</ins>措施")
    paragraphs = {p.id: p.text for p in read_akn(changed.encode(), "x.xml").paragraphs}
    assert paragraphs["op2-a"] == "通报各项措施；"


def test_characters_that_do_not_print_are_no_text() -> None:
    text = (FIXTURES / "A_HRC_RES_70_1C.xml").read_text(encoding="utf-8")
    changed = text.replace("通报各项措施", "通报\x9f各项&#xFDD0;措施")
    paragraphs = {p.id: p.text for p in read_akn(changed.encode(), "x.xml").paragraphs}
    assert paragraphs["op2-a"] == "通报各项措施；"
