"""The numbers of a vote, in the six languages; and what prints none."""

from __future__ import annotations

import pytest

from resgraph.languages.registry import builtin
from resgraph.text.votes import Votes, counted

TALLIES = [
    ("zh", "经记录表决，以120票赞成、4票反对、45票弃权获得通过。", Votes(120, 4, 45)),
    ("zh", "第4451次会议以十四票对零票、一票弃权通过", Votes(14, 0, 1)),
    ("zh", "以13票对零票通过", Votes(13, 0, None)),
    ("zh", "未经表决获得通过。", None),
    ("en", "Adopted by a recorded vote of 120 to 4, with 45 abstentions, as follows: In favour: 3 States", Votes(120, 4, 45)),
    ("en", "Adopted by 14 votes to none, with one abstention", Votes(14, 0, 1)),
    ("en", "Adopted without a vote", None),
    ("fr", "Adoptée à l’issue d’un vote enregistré par 27 voix contre zéro, avec une abstention", Votes(27, 0, 1)),
    ("es", "Aprobada en votación registrada por 27 votos contra ninguno y 3 abstenciones", Votes(27, 0, 3)),
    ("ru", "Принята в результате заносимого в отчет о заседании голосования 24 голосами против 6 при 17 воздержавшихся", Votes(24, 6, 17)),
    ("ru", "Принята голосованием 24 голосами при 22 воздержавшихся, при этом никто не голосовал против", Votes(24, 0, 22)),
    ("en", "Adopted by a recorded vote of 240 to 0, with 23 abstentions", None),
    ("ar", "اعتُمد بتصويت مسجل بأغلبية 40 صوتاً مقابل ثلاثة أصوات، وامتناع عضوين عن التصويت", Votes(40, 3, 2)),
    ("ar", "اعتمد بتصويت مسجل بأغلبية 27 صوتاً مقابل 3، وامتناع 17 عضواً عن التصويت", Votes(27, 3, 17)),
]  # fmt: skip


@pytest.mark.parametrize(("language", "vote", "expected"), TALLIES)
def test_the_numbers_of_a_vote(language: str, vote: str, expected: Votes | None) -> None:
    profile = builtin().get(language)
    assert profile is not None
    assert counted(vote, profile) == expected
