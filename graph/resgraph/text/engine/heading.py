"""What heads and closes a resolution in a language of tables: symbol, title, day of adoption, session, meeting, vote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resgraph.languages.profile import Kind, Profile
from resgraph.model import Metadata, Symbol, SymbolError, SymbolKind
from resgraph.symbols import find_symbols, resolution
from resgraph.symbols.parsing import decision
from resgraph.text.engine.calendar import Calendar
from resgraph.text.engine.cues import Cues
from resgraph.text.engine.folding import folding
from resgraph.text.engine.sections import NUMBER, Role, Section
from resgraph.text.lines import Line
from resgraph.text.structure.front import own_symbol

BASIS = re.compile(r"[\[(].*[A-Z]/.*")
BYLINE = 4


@dataclass(frozen=True, slots=True)
class Headed:
    """The number and the title that stand above the enacting line."""

    number: str | None
    title: str | None


def read_metadata(
    text: str, code: str, sections: Sequence[Section], profile: Profile, cues: Cues
) -> Metadata:
    """What the heading and the closing lines say; None where they do not."""
    calendar = Calendar(profile)
    front = list(sections[0].lines)
    body = next((s.body for s in sections if s.role is Role.TEXT and s.body), None)
    headed = _headed(front)
    symbol = own_symbol(text) or _numbered(body, headed.number, profile, front)
    closing = [line.text for s in sections if s.role is Role.CLOSING for line in s.lines]
    folded = folding(profile.writing).plain
    days = [d.iso for line in closing for d in calendar.find(folded(line))]
    days += [d.iso for line in front for d in calendar.find(folded(line.text))][::-1]
    return Metadata(
        symbol=symbol,
        language=code,
        title=headed.title,
        adopted=days[0] if days else None,
        session=_session(symbol),
        meeting=_meeting(closing, cues),
        body=body or (symbol.body if symbol else None) or None,
        basis=tuple(
            dict.fromkeys(s for line in front if BASIS.match(line.text) for s in find_symbols(line.text))
        ),
        vote=" ".join(line for line in closing if (c := cues.closes(line)) and c[0] == "vote").strip("[] ")
        or None,
    )


def _headed(front: Sequence[Line]) -> Headed:
    """60/251. Human Rights Council: the number and the title, which may run over several lines."""
    for index, line in enumerate(front):
        match = NUMBER.match(line.text)
        if (
            match
            and (match["title"] or index + 1 < len(front))
            and not re.match(r"\d{1,2}/\d{1,2}$", line.text)
        ):
            rest = [match["title"], *(other.text for other in front[index + 1 :])]
            return Headed(match["number"], " ".join(" ".join(rest).split()) or None)
    return Headed(None, None)


def _numbered(body: str | None, number: str | None, profile: Profile, front: Sequence[Line]) -> Symbol | None:
    """The symbol that the number at the title makes with the body: 60/251 of the Assembly is A/RES/60/251."""
    if body is None or number is None:
        return None
    fold = folding(profile.writing).plain
    said = " ".join(fold(line.text) for line in front[:BYLINE]).casefold()
    nouns = {SymbolKind.DECISION: Kind.DECISION, SymbolKind.RESOLUTION: Kind.RESOLUTION}
    decided = any(fold(w.form).casefold() in said for w in profile.of(nouns[SymbolKind.DECISION]))
    resolved = any(fold(w.form).casefold() in said for w in profile.of(nouns[SymbolKind.RESOLUTION]))
    builder = decision if decided and not resolved else resolution
    try:
        return builder(body, "".join(number.split()))
    except SymbolError:
        return None


def _session(symbol: Symbol | None) -> int | str | None:
    """The session of the symbol: 60 of A/RES/60/251."""
    match = (
        re.search(r"/RES/(?:(?P<special>E?S-\d+)|(?P<session>\d{1,3}))/\d", symbol.text) if symbol else None
    )
    if match is None or (symbol and symbol.text.startswith("E/RES")):
        return None
    return match["special"] or int(match["session"])


def _meeting(closing: Sequence[str], cues: Cues) -> int | None:
    for line in closing:
        found = cues.closes(line)
        if found and found[0] == "meeting" and found[1].groups() and found[1][1].isdecimal():
            return int(found[1][1])
    return None
