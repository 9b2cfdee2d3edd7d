"""Inflection hides no likeness between paragraphs, and readers are shown whole words; in short texts of our own."""

from __future__ import annotations

import pytest

from resgraph.compare import Comparison, Outline, OutlineParagraph, compare
from resgraph.compare.stems import stems_in
from resgraph.compare.tokens import keys_of
from resgraph.model import ParagraphKind


def outline(language: str, *texts: str) -> Outline:
    passages = tuple(
        OutlineParagraph(f"op{number}", ParagraphKind.OPERATIVE, text) for number, text in enumerate(texts, 1)
    )
    return Outline("", "", language, "", passages, frozenset())


def told(language: str, before: str, after: str) -> Comparison:
    """The comparison of two texts, one paragraph a line."""
    return compare(outline(language, *before.splitlines()), outline(language, *after.splitlines()))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "resolution", "resolutions"),
        ("fr", "financement", "financements"),
        ("es", "voluntarias", "voluntarios"),
        ("ru", "мостами", "мостов"),
        ("ar", "يُقرّر", "يقرر"),
        ("xx", "transportation", "transports"),
    ],
)
def test_what_is_inflected_is_one_word(language: str, one: str, other: str) -> None:
    stems = stems_in(language)
    assert stems.of(keys_of(one)) == stems.of(keys_of(other))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("en", "report", "resort"), ("ru", "мост", "место"), ("ar", "جسور", "جبال"), ("zh", "桥梁", "桥面")],
)
def test_what_is_another_word_stays_one(language: str, one: str, other: str) -> None:
    stems = stems_in(language)
    assert stems.of(keys_of(one)) != stems.of(keys_of(other))


def test_the_article_is_a_word_of_its_own() -> None:
    assert stems_in("ar").of(keys_of("والجسور جسور")) == ("وال-", "جسور", "جسور")


@pytest.mark.parametrize("language", ["zh", "ar", "xx"])
def test_numbers_signs_and_characters_are_as_they_are(language: str) -> None:
    keys = keys_of("2005/1234567890 (第桥)")
    assert stems_in(language).of(keys) == keys


RUSSIAN = (
    "постановляет провести ежегодную конференцию строителей горных дорог\n"
    "подчеркивает важность проверки прочности деревянного моста и опасного тоннеля\n"
    "предлагает университету изучение снежной лавины и горной реки",
    "предлагает университетам изучение снежных лавин и горных рек\n"
    "постановляет созывать ежегодные конференции строителей горной дороги\n"
    "подчеркивает важность проверок прочности деревянных мостов и опасных тоннелей",
)
ARABIC = (
    "يقرر عقد مؤتمر سنوي لمهندسي الطرق الجبلية\n"
    "يؤكد أهمية فحص الجسور الخشبية والأنفاق الخطرة\n"
    "يدعو الجامعات إلى دراسة الانهيارات الثلجية والأنهار الجبلية",
    "يدعو جامعات إلى دراسة للانهيارات الثلجية وللأنهار الجبلية\n"
    "يقرر عقد المؤتمر السنوي لمهندسي الطرق الجبلية\n"
    "يؤكد أهمية الفحص للجسور الخشبية وللأنفاق الخطرة",
)


@pytest.mark.parametrize(("language", "texts"), [("ru", RUSSIAN), ("ar", ARABIC)])
def test_paragraphs_in_other_cases_are_paired(language: str, texts: tuple[str, str]) -> None:
    found = [(*pair.left, *pair.right) for pair in told(language, *texts).pairs]
    assert found == [("op1", "op2"), ("op2", "op3"), ("op3", "op1")]


def test_differences_are_whole_words() -> None:
    found = told("ru", "строить деревянные мосты в горах", "строить деревянный мост в горах")
    assert [(each.left.text, each.right.text) for each in found.pairs[0].differences] == [
        ("деревянные мосты", "деревянный мост")
    ]
