"""The verbs and prepositions that may govern an instrument or a citation, in one passage: the acts, and the words of governing.tsv."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from resgraph.drafting.verbs import load_verbs
from resgraph.languages.ruled import DUTIES, rows
from resgraph.link.duties.listing import Name
from resgraph.link.duties.words import Table, load_table
from resgraph.model.errors import InputError

VERBS = (
    "pursuant-to",
    "guided-by",
    "implement",
    "ratify",
    "accede",
    "sign",
    "withdraw",
    "adopt",
    "proclaim",
    "consider",
)
"""The verbs by whose slug the table has forms: what is done with an instrument, which no label of verbs.ttl need say."""
DRAFTING = "drafting"
"""The forms that are labels of verbs.ttl, of the verb that stands there."""

ONLY_BEFORE = "implement-before"
"""适用《公约》: forms of implement that stand before what they govern only; 《公约》适用于 says something of it."""

KINDS = frozenset(
    (*VERBS, DRAFTING, ONLY_BEFORE, "through", "named", "holder", "joining", "manner", "relative", "doing")
)
PREPOSITIONS = ("pursuant-to", "guided-by")
KEPT = ("implement", "pursuant-to")
"""What is done with what somebody has promised in an instrument, as with the instrument."""
WITHDRAW = "withdraw"
MAKING = ("adopt", "proclaim", "sign")
"""What others did with an instrument, told in a clause about it."""
BOUND = DUTIES.words("governing.bound")
OF, DONE = DUTIES.text("of"), DUTIES.text("done")


class Governor(NamedTuple):
    """A verb or preposition in the folded text; `act` where it is what the body itself does."""

    start: int
    end: int
    id: str
    act: bool


@cache
def words() -> Table:
    """The words that govern, and those that show that an instrument is only named."""
    return load_table("governing", KINDS)


def governors(text: str, masked: str, acts: Sequence[Name]) -> list[Governor]:
    """The verbs and prepositions of a passage, in order: its acts, and the words of the table outside titles."""
    found = [Governor(act.start, act.end, act.id, act=True) for act in acts]
    taken = [(act.start, act.end) for act in acts]
    for match in _pattern().finditer(masked):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        slug = _slugs()[match.group()]
        if slug == "adopt" and not _adopts(text, match):
            continue
        if match.group() in words()[ONLY_BEFORE].forms and text.startswith(BOUND, match.end()):
            continue
        found.append(Governor(match.start(), match.end(), f"verb/{slug}", act=False))
    return sorted(found)


def says(governor: Governor) -> bool:
    """Whether the verb is one of drafting that is no act of the body: 注意到重申这项权利的文书."""
    return not governor.act and slug(governor) not in VERBS


def slug(governor: Governor) -> str:
    """The concept of the verb without its scheme: pursuant-to."""
    return governor.id.removeprefix("verb/")


@cache
def _slugs() -> dict[str, str]:
    """The verb of each form. Raises InputError for a drafting verb that verbs.ttl does not have."""
    found = {form: verb for verb in VERBS for form in words()[verb].forms}
    found |= dict.fromkeys(words()[ONLY_BEFORE].forms, "implement")
    labels = load_verbs().labels
    if unknown := sorted(words()[DRAFTING].forms - labels.keys()):
        raise InputError(f"{rows('governing')}: {unknown[0]} is no label of a verb in verbs.ttl")
    return found | {form: labels[form].id.removeprefix("verb/") for form in words()[DRAFTING].forms}


def slug_of(words: str) -> str | None:
    """The concept that the words name: 落实 is implement."""
    return _slugs().get(words)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        "|".join(re.escape(form) for form in sorted(_slugs(), key=lambda form: (-len(form), form)))
    )


def _adopts(text: str, match: re.Match[str]) -> bool:
    """其中大会通过《公约》 adopts it, and so does 建议各国通过《准则》。; 通过《公约》的机制提供… goes through it."""
    if text.startswith((DONE, OF), match.end()):
        return True
    if _ADOPTED.match(text, match.end()) and not _AMONG.search(text, 0, match.start()):
        return True
    return words()["through"].before(text, match.start()) < match.start()


_ADOPTED, _AMONG = DUTIES.pattern("governing.adopted"), DUTIES.pattern("governing.among")
