"""A language's folder becomes a profile; each table by its own rule, faults told with file and line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from resgraph.languages.governors import KINDS as GOVERNING
from resgraph.languages.grammar import read_grammar
from resgraph.languages.profile import (
    VALUED,
    Addressing,
    Adverb,
    Asking,
    Feeling,
    Frame,
    Given,
    Kind,
    Profile,
    Short,
    Word,
    Writing,
)
from resgraph.languages.reporting import VALUED as VALUED_ROLES
from resgraph.languages.reporting import DutyWord, Role
from resgraph.languages.tables import Row, read_keys, read_rows
from resgraph.model.errors import LanguageError

WRITING: Mapping[str, type] = {
    "name": str,
    "script": str,
    "direction": str,
    "alike": dict,
    "lookalike": dict,
    "accents": bool,
    "prefixes": list,
    "articles": list,
    "homonyms": list,
    "genders": list,
    "endings": list,
    "stem": int,
    "common": list,
    "stops": str,
    "letters": str,
    "exchanged": bool,
    "rules": bool,
}
ADDRESSING: Mapping[str, type] = {"linking": list, "parting": list, "belonging": list}
TABLES = frozenset(
    "language.toml addressees.toml words.tsv ordinals.tsv verbs.tsv adverbs.tsv frames.tsv names.tsv demonyms.tsv shortforms.tsv"
    " enacting.tsv closing.tsv called.tsv votes.tsv duties.tsv told.tsv governors.tsv".split()
)
"""The files a folder may hold, beside examples/."""
PATTERNS = frozenset(
    "bodies calendar characters checking citations clauses closing dates drafting duties enacting folding"
    " heading-numbers headings linking locators names notes numerals pages paragraphs particles pointers proposals sections"
    " sessions verbs".split()
)
"""The tables of patterns that the rules in code are compiled from (.toml), for a language that has rules."""
ROWS = frozenset(("governing.tsv", "headings.tsv", "neighbours.tsv", "parties.tsv", "reports.tsv"))
"""The tables of forms that those rules ask, each read strictly where it is used."""
PLACES = ("before", "after", "degree")
ROLES = ("opening", "repeating", "manner")
HOWS = ("label", "alternative", "short form")
CLOSING = ("meeting", "vote", "date", "statement", "decision")
CALLED = ("gap", "before", "behind", "mark", "listed", "generic", "never")


def read_language(folder: Path) -> Profile:
    """The profile in a folder, whose name is the code of the language. Raises LanguageError."""
    about = read_about(folder / "language.toml")
    known = TABLES | ROWS | {f"{name}.toml" for name in PATTERNS} if about.get("rules") else TABLES
    present = sorted(p.name for p in folder.iterdir() if p.suffix in (".tsv", ".toml"))
    if unknown := [name for name in present if name not in known]:
        raise LanguageError(
            f"{folder.name}/{unknown[0]}: unknown table; there are {', '.join(sorted(known))}"
        )
    frames, feelings, asking = _frames(folder / "frames.tsv")
    return Profile(
        code=folder.name,
        name=about.pop("name"),
        writing=_writing(about),
        words=tuple(map(_word, read_rows(folder / "words.tsv", 2, 3))),
        ordinals={row.columns[0]: _whole(row, 1) for row in read_rows(folder / "ordinals.tsv", 2, 2)},
        verbs=tuple(map(_verb, read_rows(folder / "verbs.tsv", 2, 2))),
        told=tuple(map(_verb, read_rows(folder / "told.tsv", 2, 2))),
        adverbs=tuple(map(_adverb, read_rows(folder / "adverbs.tsv", 2, 3))),
        frames=frames,
        feelings=feelings,
        asking=asking,
        addressing=Addressing(**_lists(read_keys(folder / "addressees.toml", ADDRESSING))),
        duties=tuple(map(_duty, read_rows(folder / "duties.tsv", 2, 3))),
        governors=tuple(map(_governor, read_rows(folder / "governors.tsv", 2, 2))),
        names=tuple(map(_given, read_rows(folder / "names.tsv", 2, 3))),
        demonyms=tuple((r.columns[0], r.columns[1:]) for r in read_rows(folder / "demonyms.tsv", 3, 3)),
        shorts=tuple(map(_short, read_rows(folder / "shortforms.tsv", 1, 3))),
        enacting=tuple((row.columns[0], row.columns[1]) for row in read_rows(folder / "enacting.tsv", 2, 2)),
        closing=tuple(map(_closing, read_rows(folder / "closing.tsv", 2, 2))),
        called=tuple(_called(row) for row in read_rows(folder / "called.tsv", 2, 2)),
        votes=tuple(_vote(row) for row in read_rows(folder / "votes.tsv", 2, 3)),
        patterns={p.stem: read_grammar(p) for p in sorted(folder.glob("*.toml")) if p.stem in PATTERNS},
    )


def read_about(path: Path) -> dict[str, Any]:
    """The keys of a language.toml. Raises LanguageError."""
    return read_keys(path, WRITING, needed=("name", "script"))


def _writing(about: dict[str, object]) -> Writing:
    return Writing(**_lists(about))  # type: ignore[arg-type] # the types were checked against WRITING


def _lists(given: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}  # type: ignore[misc]


def _word(row: Row) -> Word:
    """month, March, 3: a kind that is known, with its value where the kind has one."""
    name, form = row.columns[:2]
    if name not in [*map(str, Kind)]:
        raise row.fault(f"unknown kind {name!r}; there are {', '.join(sorted(Kind))}")
    kind = Kind(name)
    if (kind in VALUED) != (len(row.columns) == 3):
        raise row.fault(f"a row of the kind {name!r} has {'a' if kind in VALUED else 'no'} third column")
    if kind is Kind.MONTH and not 1 <= _whole(row, 2) <= 12:
        raise row.fault("a month is a number from 1 to 12")
    return Word(kind, form, *row.columns[2:])


def _duty(row: Row) -> DutyWord:
    """cycle, annually, annual: a role that is known, with its value where the role has one."""
    name, form = row.columns[:2]
    if name not in [*map(str, Role)]:
        raise row.fault(f"unknown role {name!r}; there are {', '.join(sorted(Role))}")
    role = Role(name)
    if (role in VALUED_ROLES) != (len(row.columns) == 3):
        raise row.fault(
            f"a row of the role {name!r} has {'a' if role in VALUED_ROLES else 'no'} third column"
        )
    return DutyWord(role, form, *row.columns[2:])


def _governor(row: Row) -> tuple[str, str]:
    """verb/implement, implementation of; or a kind of words that stand behind such: through, joining, closing."""
    kind, form = row.columns
    if kind not in GOVERNING and not kind.startswith("verb/"):
        raise row.fault(f"{kind!r} is no verb such as verb/implement, and none of {', '.join(GOVERNING)}")
    return kind, form


def _whole(row: Row, column: int) -> int:
    if not row.columns[column].isdecimal():
        raise row.fault(f"column {column + 1} must be a whole number, not {row.columns[column]!r}")
    return int(row.columns[column])


def _verb(row: Row) -> tuple[str, str]:
    id, form = row.columns
    if not id.startswith("verb/"):
        raise row.fault(f"{id!r} is no verb: write its id in verbs.ttl, such as verb/request")
    return id, form


def _adverb(row: Row) -> Adverb:
    place, form, *rest = row.columns
    if place not in PLACES:
        raise row.fault(f"unknown place {place!r}; there are {', '.join(PLACES)}")
    if rest and rest != ["strong"]:
        raise row.fault("the third column is 'strong' or left out")
    return Adverb(place, form, bool(rest))


def _frames(path: Path) -> tuple[tuple[Frame, ...], tuple[Feeling, ...], tuple[Asking, ...]]:
    """opening, expressing; manner, with; feeling, concern and its three verbs; asking, request and its verb."""
    frames: list[Frame] = []
    feelings: list[Feeling] = []
    asking: list[Asking] = []
    for row in read_rows(path, 2, 5):
        role, *rest = row.columns
        if role == "feeling" and len(rest) == 4:
            feelings.append(Feeling(*rest))
        elif role == "asking" and len(rest) == 2:
            asking.append(Asking(*rest))
        elif role in ROLES and len(rest) == 1:
            frames.append(Frame(role, rest[0]))
        else:
            raise row.fault(
                "a row is 'feeling FORM VERB STRONG-VERB NOTING-VERB', 'asking FORM VERB' or has a form and one of "
                + ", ".join(ROLES)
            )
    return tuple(frames), tuple(feelings), tuple(asking)


def _given(row: Row) -> Given:
    id, form, *how = row.columns
    if how and how[0] not in HOWS:
        raise row.fault(f"unknown kind of name {how[0]!r}; there are {', '.join(HOWS)}")
    return Given(id, form, how[0] if how else "label")


def _short(row: Row) -> Short:
    """Convention alone, or High Commissioner with the body that calls somebody so and whom it means."""
    if len(row.columns) == 2:
        raise row.fault("a form alone, or a form, a body and an id")
    return Short(*row.columns)


def _closing(row: Row) -> tuple[str, str]:
    """meeting, a pattern with one group: what a line below the last paragraph tells."""
    return _pattern(row, CLOSING)


def _called(row: Row) -> tuple[str, str]:
    """before, a pattern with a group `title`: how a text calls a document that it cites."""
    return _pattern(row, CALLED)


def _vote(row: Row) -> tuple[str, str, str]:
    """tally, a pattern with the groups `for`, `against` and `abstaining`; number, none, 0."""
    if row.columns[0] == "number":
        return ("number", row.columns[1], str(_whole(row, 2)))
    return (*_pattern(row, ("tally", "number")), "")


def _pattern(row: Row, kinds: tuple[str, ...]) -> tuple[str, str]:
    kind, pattern = row.columns
    if kind not in kinds:
        raise row.fault(f"unknown {kind!r}; there are {', '.join(kinds)}")
    try:
        re.compile(pattern)
    except re.error as error:
        raise row.fault(f"not a regular expression: {error}") from error
    return kind, pattern
