"""What governs an instrument in the languages of tables: fixtures/governing/*.txt, each file named by its language."""

from __future__ import annotations

from pathlib import Path

import pytest

from resgraph.drafting.verbs import load_verbs
from resgraph.evaluate.parallel import GOVERNING, duties_alike
from resgraph.languages.governors import KINDS
from resgraph.languages.registry import builtin
from resgraph.rdf.vocabulary import implied_relations
from test_duties_languages import read

FIXTURES = Path(__file__).parent / "fixtures" / "governing"
CASES = [
    (path.stem, line)
    for path in sorted(FIXTURES.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if "|" in line
]


@pytest.mark.parametrize(("language", "line"), CASES)
def test_the_verb_that_governs_an_instrument_is_told(language: str, line: str) -> None:
    text, _, verbs = line.rpartition(" | ")
    named = [m for m in read(language, text).annotations[0].mentions if m.id.startswith("instrument/")]
    assert " ".join((m.relation or "-").removeprefix("verb/") for m in named) == verbs
    assert all((m.governed or "") in text for m in named)


def test_each_row_names_a_verb_or_a_kind() -> None:
    known = load_verbs().by_id.keys() | implied_relations().keys()
    profiles = builtin().profiles
    assert [code for code in profiles if not profiles[code].governors] == ["zh"]
    rows = [row for profile in profiles.values() for row in profile.governors]
    assert [row for row in rows if row[0] not in KINDS and row[0] not in known] == []


def test_what_governs_is_held_against_the_chinese_text() -> None:
    chinese = read("zh", "敦促各国加入《儿童权利公约》，并根据《联合国宪章》采取行动；")
    english = read(
        "en",
        "Urges States to ratify the Convention on the Rights of the Child, as the Charter of the United Nations;",
    )
    true, found = duties_alike(chinese, english)
    assert true[GOVERNING].total() == 2
    assert true[GOVERNING] - found[GOVERNING] == {("op1", "instrument/un-charter", "verb/pursuant-to"): 1}
    assert not found[GOVERNING] - true[GOVERNING]
