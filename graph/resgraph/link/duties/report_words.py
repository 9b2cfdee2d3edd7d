"""The words of reports, from the table, and the patterns made of them."""

from __future__ import annotations

import re
from functools import cache

from resgraph.link.duties.words import Table, load_table

KINDS = frozenset(
    {
        "give",
        "hand",
        "make",
        "conduct",
        "tell",
        "account",
        "paper",
        "record",
        "news",
        "speak",
        "inside",
        "purpose",
        "resume",
        "help",
        "aside",
        "cause",
        "before",
        "replies",
    }
)


@cache
def words() -> Table:
    """The words of reports."""
    return load_table("reports", KINDS)


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """The forms of a kind, the longest first."""
    return re.compile(words()[kind].pattern())


@cache
def forwarded() -> re.Pattern[str]:
    """What is one's account once it is handed on: 将所收到的答复提交大会."""
    return re.compile("|".join(words()[kind].pattern() for kind in ("paper", "replies")))


@cache
def making() -> re.Pattern[str]:
    """What makes a paper: 编写, and 进行 of a study, which is a report once it is handed over."""
    return re.compile("|".join(words()[kind].pattern() for kind in ("make", "conduct")))


@cache
def reporting() -> re.Pattern[str]:
    """What gives, tells or speaks of an account behind those who are addressed."""
    table = words()
    return re.compile("|".join(table[kind].pattern() for kind in ("give", "tell", "speak")))


@cache
def mentioned() -> re.Pattern[str]:
    """What every task that asks for an account holds: an account, a paper, news or a verb that tells."""
    kinds = ("account", "paper", "news", "replies", "tell", "speak", "hand")
    forms = {form for kind in kinds for form in words()[kind].forms}
    short = {form for form in forms if not any(other != form and other in form for other in forms)}
    return re.compile("|".join(map(re.escape, sorted(short))))
