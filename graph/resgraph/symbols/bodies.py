"""The bodies that number what they adopt, and the bodies that are only called alike, by their names in the authority files.

    <https://w3id.org/resgraph/authority/org/commission-on-human-rights> skos:prefLabel "人权委员会"@zh .
    <https://w3id.org/resgraph/authority/org/european-commission-of-human-rights> skos:hiddenLabel "欧洲人权委员会"@zh .

A body adopts when it has a series of numbers (`resgraph.symbols.series`). A longer name that ends like the name of
such a body (欧洲人权委员会, 国际劳工大会, 第十一届预防犯罪大会) is somebody else's: its numbers are of no series.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from resgraph.model.data import ontology_dir
from resgraph.symbols.series import BY_BODY

SUBJECT = re.compile(r"<https://w3id\.org/resgraph/authority/([a-z]+/[a-z0-9-]+)> ")
PROPERTY = re.compile(r"(skos:(?:pref|alt|hidden)Label|rg:shortForm) ")
LITERAL = re.compile(r"\"((?:[^\"\\]|\\.)+)\"@([a-z]+)(?![a-z-])")
SHORT_FORM = "rg:shortForm"
SHORTEST = 2
OWNER = "联合国"
"""What may be left out before a name."""
TITLE_MARKS = str.maketrans("", "", "《》")


@lru_cache(maxsize=8)
def adopting_bodies(language: str) -> Mapping[str, str]:
    """Each full name of a body with a series of its own, without a title's marks, and the id: 大会 -> org/general-assembly."""
    return MappingProxyType(
        {
            name.translate(TITLE_MARKS): id
            for id, how, name in _names(language)
            if how != SHORT_FORM and id in BY_BODY
        }
    )


@lru_cache(maxsize=8)
def namesakes(language: str) -> Mapping[str, str]:
    """Each longer name that ends like an adopting body's but is another's: 国际劳工大会, and its id.

    A short form (和平与安全理事会) is one, too, unless it ends in a name of two characters only: 缔约方大会.
    """
    endings = tuple(adopting_bodies(language))
    telling = tuple(name for name in endings if len(name) > SHORTEST)
    return MappingProxyType(
        {
            name: id
            for id, how, name in _names(language)
            if id not in BY_BODY and name.endswith(telling if how == SHORT_FORM else endings)
        }
    )


@lru_cache(maxsize=8)
def conventions(language: str, parties: str) -> Mapping[str, str]:
    """The names of the instruments whose conferences adopt, the longest first: 巴勒莫公约 -> org/untoc-cop.

    Such a conference is called by a name of the instrument, and `parties` behind it: 《联合国反腐败公约》缔约国会议.
    """
    called = {
        name.partition(parties)[0]: id for name, id in adopting_bodies(language).items() if parties in name
    }
    names = [(id, name.translate(TITLE_MARKS)) for id, how, name in _names(language) if how != SHORT_FORM]
    bodies = {id: called[name] for id, name in names if name in called and not id.startswith("org/")}
    found = {name.removeprefix(OWNER): bodies[id] for id, name in names if id in bodies}
    return MappingProxyType(dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0]))))


def named_body(name: str, language: str) -> str | None:
    """The id of the body whose full name this is, whether it adopts or not; None for any other words.

    The marks of a title and 联合国 before the name change nothing.
    """
    plain = name.translate(TITLE_MARKS)
    known = _organizations(language)
    return known.get(plain) or known.get(plain.removeprefix(OWNER))


@lru_cache(maxsize=8)
def _organizations(language: str) -> dict[str, str]:
    return {
        name.translate(TITLE_MARKS): id
        for id, how, name in _names(language)
        if how != SHORT_FORM and id.startswith("org/")
    }


@lru_cache(maxsize=8)
def _names(language: str) -> tuple[tuple[str, str, str], ...]:
    """Id, property and name of all that the shipped files call by a name in the language, file by file."""
    return tuple(
        entry
        for path in sorted((ontology_dir() / "authorities").glob("*.ttl"))
        for entry in _read(path.read_text(encoding="utf-8"), language)
    )


def _read(text: str, language: str) -> Iterator[tuple[str, str, str]]:
    """Read the names out of Turtle as the shipped files are written: a line an entry's subject or a property begins."""
    id, tag = "", f"@{language}"
    for line in text.splitlines():
        if line.startswith("<"):
            subject = SUBJECT.match(line)
            id = subject[1] if subject else ""
        if tag in line and id and (said := PROPERTY.search(line)):
            yield from (
                (id, said[1], name.replace('\\"', '"'))
                for name, used in LITERAL.findall(line)
                if used == language
            )
