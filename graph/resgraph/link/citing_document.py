"""What is known of the document that cites: its body and year, the bodies named so far, the years of numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from resgraph.find.citations import Statements
from resgraph.find.organs import COMMISSION, CONFERENCE, COUNCIL, OTHER, SELF, Organ
from resgraph.model import Metadata
from resgraph.symbols import years_of_symbol
from resgraph.symbols.series import (
    BY_BODY,
    ECOSOC,
    GENERAL_ASSEMBLY,
    HUMAN_RIGHTS_COUNCIL,
    SECURITY_COUNCIL,
    SUB_COMMISSION,
)

COUNCILS = frozenset({SECURITY_COUNCIL, ECOSOC, HUMAN_RIGHTS_COUNCIL})
CONFERENCES = frozenset({"org/untoc-cop", "org/uncac-cosp", "org/cbd-cop"})
TRUSTEESHIP_COUNCIL = "org/trusteeship-council"
"""Its 理事会 is another in every text but its own; only the full name tells it."""
ASSEMBLIES = frozenset({GENERAL_ASSEMBLY, "org/world-health-assembly", "org/unea"})


def sort_of(body: str) -> str:
    """Which short name stands for a body: 理事会, 缔约方会议, 委员会 or none."""
    if body in COUNCILS:
        return COUNCIL
    if body in CONFERENCES:
        return CONFERENCE
    if body in ASSEMBLIES or body in (SUB_COMMISSION, TRUSTEESHIP_COUNCIL) or body.startswith("@"):
        return ""
    return COMMISSION


@dataclass(frozen=True, slots=True)
class CitingDocument:
    """The adopting body ("" = unknown), the year of adoption, and the full numbers that the text prints.

    `full` maps a bare number to the full ones of the same text: 1373 -> 1373(2001), 194 -> 194(III); `elsewhere`: its
    大会 is not the General Assembly.
    """

    body: str
    year: int | None
    full: dict[str, set[str]] = field(default_factory=dict)
    elsewhere: bool = False

    @classmethod
    def of(cls, metadata: Metadata, passages: list[Statements]) -> CitingDocument:
        """Gather it from the metadata and from all passages."""
        body = metadata.body or (metadata.symbol.body if metadata.symbol else "")
        year = _year(metadata)
        dates = {stated.date for statements in passages for stated in statements.stated if stated.date}
        if year and 2 * sum(int(date[:4]) > year for date in dates) >= len(dates) > 0:
            year = None  # the document is younger than it seems
        full: dict[str, set[str]] = {}
        for statements in passages:
            for stated in statements.stated:
                if stated.number.form in ("council", "old"):
                    bare = stated.number.number.partition("(")[0]
                    full.setdefault(bare, set()).add(stated.number.number)
        return cls(body, year, full)


def _year(metadata: Metadata) -> int | None:
    """The year of adoption, or the last in which a document of that symbol can have been adopted."""
    if metadata.adopted:
        return int(metadata.adopted[:4])
    if metadata.symbol is None:
        return None
    years = years_of_symbol(metadata.symbol)
    return years[1] if years else None


@dataclass(slots=True)
class NamedBodies:
    """The last body of each sort named by its full name, as the text goes on."""

    recent: dict[str, list[str]] = field(default_factory=dict)
    cited: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def note_cited(self, kind: str, number: str, body: str) -> None:
        """Remember which body a number of this text was."""
        self.cited.setdefault((kind, number), set()).add(body)

    def cited_before(self, kind: str, number: str) -> tuple[str, ...]:
        """The one body that the same number was before in this text, if it was one only."""
        bodies = self.cited.get((kind, number), set())
        return tuple(bodies) if len(bodies) == 1 else ()

    def note(self, body: str) -> None:
        """Remember a body named in full."""
        if sort := sort_of(body):
            bodies = self.recent.setdefault(sort, [])
            if body in bodies:
                bodies.remove(body)
            bodies.append(body)

    def note_all(self, organs: Iterable[Organ]) -> None:
        """Remember the bodies of a passage, in text order."""
        for organ in organs:
            self.note(organ.body)

    def meant(self, name: str, document: CitingDocument) -> tuple[str, ...]:
        """The bodies that a name may mean here, the likeliest first.

        理事会 is the document's own council, else the one named last, else any.
        """
        if name == SELF:
            return (document.body,) if document.body else ()
        if name == OTHER or not name.startswith("@"):
            return (name,)
        council = document.body == TRUSTEESHIP_COUNCIL and name == COUNCIL
        own = (document.body,) if council or (document.body and sort_of(document.body) == name) else ()
        return tuple(dict.fromkeys((*own, *reversed(self.recent.get(name, [])))))


def all_of(name: str) -> tuple[str, ...]:
    """Every body with a series that a short name can stand for."""
    return tuple(body for body in BY_BODY if sort_of(body) == name)
