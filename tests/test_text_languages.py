"""Printed text in languages of tables: each is a short resolution, wrapped as a PDF prints it, and what it holds."""

from __future__ import annotations

import pytest

from plain import read_plain
from resgraph.model import Footnote, Paragraph, ParagraphKind, Resolution, Source
from resgraph.pipeline import extract_text

ENGLISH = """\
United Nations
A/RES/60/175
General Assembly
Sixtieth session
Resolution adopted by the General Assembly on 16 December 2005
[on the report of the Third Committee (A/60/510)]
60/175. Strengthening the United Nations Crime Prevention and Criminal Justice
Programme

The General Assembly,

Recalling its resolution 46/152 of 18 December 1991 on the creation of an effective
programme,1 and the Charter of the United Nations, adopted by
the General Assembly and the States,
____________________
1 A/46/703.
A/RES/60/175 2
Emphasizing the direct relevance of crime prevention to non-
governmental organizations,
Action against corruption
1. Requests the Secretary-General:
(a) To report on the period 2004–
2005;
(b) To assist States:
(i) In drafting laws;
(ii) In training;
2. Also requests States to cooperate.

64th plenary meeting
16 December 2005

Annex
Model provisions
1. This agreement is in force.
"""

RUSSIAN = """\
60/1. О правах

Генеральная Ассамблея,

ссылаясь на свою резолюцию 46/152 от 18 декабря 1991 года о создании
эффективной программы и подчеркивая,
что она действует,

напоминая о докладе2,

1. просит Генерального секретаря:

a) представить доклад;

b) оказать помощь.
____________________
2 A/46/703.
64-е пленарное заседание
16 декабря 2005 года
"""

ARABIC = """\
60/1 حقوق الإنسان

إن الجمعية العامة،

إذ تشير إلى قرارها 46/152 المؤرخ 18 كانون الأول/ديسمبر 1991،\u200f

وإذ تؤكد من جديد أهمية البرنامج،

1- تطلب إلى الأمين العام ما يلي:

(أ) تقديم تقرير؛

(ب) تقديم المساعدة.

الجلسة العامة 64
16 كانون الأول/ديسمبر 2005
"""


def read(text: str) -> Resolution:
    return read_plain(Source("x.txt", text, "0"))


def listed(resolution: Resolution) -> list[tuple[str, str, str | None]]:
    return [(p.id, p.text, p.parent) for p in resolution.paragraphs]


def test_english_as_printed() -> None:
    resolution = read(ENGLISH)
    assert listed(resolution) == [
        (
            "pp1",
            "Recalling its resolution 46/152 of 18 December 1991 on the creation of an effective programme,"
            " and the Charter of the United Nations, adopted by the General Assembly and the States,",
            None,
        ),
        (
            "pp2",
            "Emphasizing the direct relevance of crime prevention to non-governmental organizations,",
            None,
        ),
        ("op1", "Requests the Secretary-General:", None),
        ("op1-a", "To report on the period 2004–2005;", "op1"),
        ("op1-b", "To assist States:", "op1"),
        ("op1-b-i", "In drafting laws;", "op1-b"),
        ("op1-b-ii", "In training;", "op1-b"),
        ("op2", "Also requests States to cooperate.", None),
        ("annex-1-p1", "This agreement is in force.", None),
    ]
    assert resolution.paragraphs[2].heading == "Action against corruption"
    assert [(n.mark, n.text) for n in resolution.footnotes] == [("1", "A/46/703.")]
    (mark,) = resolution.paragraphs[0].marks
    assert resolution.paragraphs[0].text[: mark.offset].endswith("programme,")


def test_what_heads_and_closes_it() -> None:
    metadata = read(ENGLISH).metadata
    assert (str(metadata.symbol), metadata.language) == ("A/RES/60/175", "en")
    assert (
        metadata.title == "Strengthening the United Nations Crime Prevention and Criminal Justice Programme"
    )
    assert (metadata.adopted, metadata.meeting, metadata.session) == ("2005-12-16", 64, 60)
    assert [str(symbol) for symbol in metadata.basis] == ["A/60/510"]


@pytest.mark.parametrize(
    ("words", "meeting"),
    [
        ("Two hundred and sixty-first", 261),
        ("Hundred and eighty-third", 183),
        ("Forty-ninth", 49),
        ("Two sixty", None),
    ],
)
def test_a_meeting_in_words_is_counted(words: str, meeting: int | None) -> None:
    printed = ENGLISH.replace("64th plenary meeting", f"{words} plenary meeting,")
    assert read(printed).metadata.meeting == meeting


def test_a_number_and_a_body_make_the_symbol() -> None:
    assert str(read(RUSSIAN).metadata.symbol) == "A/RES/60/1"
    assert str(read(ARABIC).metadata.symbol) == "A/RES/60/1"


@pytest.mark.parametrize(("text", "language"), [(RUSSIAN, "ru"), (ARABIC, "ar")])
def test_points_have_the_same_ids_in_every_script(text: str, language: str) -> None:
    resolution = read(text)
    assert resolution.metadata.language == language
    assert [p.id for p in resolution.paragraphs] == ["pp1", "pp2", "op1", "op1-a", "op1-b"]
    assert (resolution.metadata.adopted, resolution.metadata.meeting) == ("2005-12-16", 64)


def test_a_verb_within_a_sentence_opens_no_paragraph() -> None:
    first = read(RUSSIAN).paragraphs[0]
    assert first.text.endswith("и подчеркивая, что она действует,")


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, ARABIC])
def test_nothing_printed_is_lost(text: str) -> None:
    resolution = read(text)
    passages: list[Paragraph | Footnote] = [*resolution.paragraphs, *resolution.footnotes]
    held = {at for passage in passages for at in passage.body.origins}
    held |= {at for piece in resolution.furniture for at in range(piece.start, piece.end)}
    assert [char for at, char in enumerate(text) if at not in held and not char.isspace()] == []
    for passage in passages:
        printed = [text[at] for at in passage.body.origins]
        assert "".join(" " if c.isspace() else c for c in printed) == passage.text.replace("\n", " ")


def test_a_letter_is_a_document_with_a_warning() -> None:
    resolution = read(
        "Dear Sir,\n\nthis is a letter to the President of the Council and no resolution of it.\n"
    )
    assert {p.kind for p in resolution.paragraphs} == {ParagraphKind.PLAIN}
    (warning,) = resolution.warnings
    assert warning.startswith("no enacting line")


def test_unnumbered_operative_paragraphs_are_told_by_their_verbs() -> None:
    text = (
        "The Security Council,\n\nHaving considered the application,\n\n"
        "Recommends to the General Assembly that it be admitted.\n"
    )
    assert [p.id for p in read(text).paragraphs] == ["pp1", "op1"]


@pytest.mark.parametrize(
    "unit", ["1. ", "(a) ", "Recalling, ", "1\n", "The General Assembly,\n", "____________________\n1 A\n"]
)
def test_long_hostile_text_is_read_to_its_end(unit: str) -> None:
    text = "The General Assembly,\n\nRecalling the Charter of the United Nations,\n\n" + unit * 3000
    assert read(text).metadata.language in ("en", "und")


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ('"The Security Council recalls its resolution 2457 (2019).', ["verb/recall"]),
        ("The Council requests the Secretary-General to report.", ["verb/request"]),
        ("The Secretary-General requests more time.", []),
    ],
)
def test_a_statement_names_who_speaks_before_the_verb(text: str, verbs: list[str]) -> None:
    head = (
        "S/PRST/2030/11\n\nAt the 8773rd meeting of the Security Council, held on 19 May 2030, the President of the Council"
        " made the following statement on behalf of the Council:\n\n"
    )
    (found,) = extract_text(head + text + "\n", "a.txt").annotations
    assert [action.id for action in found.actions] == verbs
