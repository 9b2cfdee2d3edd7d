"""该国, 政府, 国家当局: the country a resolution is about, where it is about one.

布隆迪人权状况: in the resolution of that title 鼓励政府… asks Burundi, and 该国 is Burundi as long as the
passage names no other State.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from resgraph.find.authorities import Authorities
from resgraph.find.names import Names
from resgraph.languages.ruled import LINKING
from resgraph.model import Mention, Span
from resgraph.model.passage import Passage

GOVERNMENT = LINKING.pattern("country.government")
"""The bare 政府 and 当局 that is asked."""
THAT_COUNTRY = LINKING.pattern("country.that")
CLASSES = ("group/states", "group/states-parties", "group/member-states")
"""After these 该国 may be any State."""


def states(authorities: Authorities) -> frozenset[str]:
    """List the ids of the States: the places that are countries."""
    return frozenset(
        id
        for id, entity in authorities.entities.items()
        if id.startswith("place/") and "schema:Country" in entity.kinds
    )


def country_of(title: Passage, names: Names, known: Collection[str]) -> str | None:
    """The one State that the title names; None where it names none, or several."""
    found = {id for match in names.find(title) for id, how in match.readings if how != "short form"} & set(
        known
    )
    return found.pop() if len(found) == 1 else None


def that_country(before: Iterable[Mention], country: str | None, known: Collection[str]) -> str | None:
    """What 该国 stands for after these mentions: the one State of the passage, else the document's.

    Where the passage has named another State than the document is about, nobody can say.
    """
    ids = [mention.id for mention in before]
    named = {id for id in ids if id in known}
    if named:
        one = named.pop() if len(named) == 1 else None
        return one if country in (None, one) else None
    return None if any(id in CLASSES for id in ids) else country


def governments(text: str, start: int, end: int) -> list[Span]:
    """The bare 政府 and 当局 of the stretch that somebody asks."""
    return [match.span() for match in GOVERNMENT.finditer(text, start, end)]
