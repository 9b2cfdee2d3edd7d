"""What heads and closes a resolution in a language of tables: symbol, title, day of adoption, session, meeting, vote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resgraph.languages.profile import Kind, Profile
from resgraph.model import Metadata, Symbol, SymbolError, SymbolKind
from resgraph.symbols import find_symbols, kind_of, resolution
from resgraph.symbols.parsing import decision
from resgraph.symbols.series import UNESCO_CONFERENCE
from resgraph.text.engine.calendar import Calendar
from resgraph.text.engine.cues import Cues
from resgraph.text.engine.folding import folding
from resgraph.text.engine.sections import NUMBER, Role, Section
from resgraph.text.lines import Line
from resgraph.text.structure.adoption import session_of
from resgraph.text.structure.front import own_symbol
from resgraph.text.structure.masthead import parsed

BASIS = re.compile(r"[\[(].*[A-Z]/.*")
CALLED = re.compile(r"(?P<number>\d{1,4}\s?\(\d{4}\)|(?P<session>\d{1,3})/\d{1,3}),?$")
MASTHEAD = re.compile(r"(?:[^\W\d_]+\s+){0,6}(?P<symbol>[A-Z]{1,5}/[^\s*]+)\*?")
CONFERENCE = re.compile(r"(?P<session>\d{1,2})\s?C/")
BYLINE, MASTHEAD_LINES, SENTENCE = 4, 6, 3


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
    headed = _headed(front)
    if not headed.number:
        headed = _called(front, profile) or headed
    body = next((s.body for s in sections if s.role is Role.TEXT and s.body), None) or _conference(
        headed.number
    )
    by_decision = any(s.opened and s.head is None for s in sections)
    numbered = _numbered(body, headed.number, profile, front, decided=by_decision)
    symbol = _chosen(own_symbol(text), numbered) or _masthead(front)
    closing = [line.text for s in sections if s.role is Role.CLOSING for line in s.lines]
    folded = folding(profile.writing).plain
    opened = next((_opened(s) for s in sections if s.opened), "")
    days = [d.iso for line in (opened, *closing) for d in calendar.find(folded(line))]
    if any(s.role is Role.TEXT for s in sections):
        days += [d.iso for line in front for d in calendar.find(folded(line.text))][::-1]
    return Metadata(
        symbol=symbol,
        language=code,
        title=headed.title,
        adopted=days[0] if days else None,
        session=session_of((), (), symbol) or _conference_session(headed.number),
        meeting=cues.opening_meeting(opened) or _meeting(closing, cues) or _meeting(_two_lines(front), cues),
        body=body or (symbol.body if symbol else None) or None,
        basis=tuple(
            dict.fromkeys(s for line in front if BASIS.match(line.text) for s in find_symbols(line.text))
        ),
        vote=_vote(closing, cues),
    )


def _conference(number: str | None) -> str | None:
    """33 C/Resolution 36 is of the General Conference of UNESCO, whose enacting words are another's as well."""
    return UNESCO_CONFERENCE if number and CONFERENCE.match(number) else None


def _conference_session(number: str | None) -> int | None:
    found = CONFERENCE.match(number or "")
    return int(found["session"]) if found else None


def titled_at(front: Sequence[Line]) -> int | None:
    """The line with the number, which the title begins on; the last, where others stand above."""
    return next((at for at in reversed(range(len(front))) if _headed(front[at : at + 2]).number), None)


def _headed(front: Sequence[Line]) -> Headed:
    """60/251. Human Rights Council: the number and the title, which may run over several lines."""
    for index, line in enumerate(front):
        match = NUMBER.match(line.text)
        if (
            match
            and (match["title"] or index + 1 < len(front))
            and not re.match(r"\d{1,2}/\d{1,2}$", line.text)
        ):
            rest = [match["title"], *(o.text for o in front[index + 1 :] if not o.text.endswith(","))]
            return Headed(match["number"], " ".join(" ".join(rest).split()) or None)
    return Headed(None, None)


def _called(front: Sequence[Line], profile: Profile) -> Headed | None:
    """Resolution 1718 (2006), Resolution 58/3: the number behind its noun, alone on its line; the title of the latter below."""
    fold = folding(profile.writing).plain
    nouns = {fold(word.form).casefold() for word in profile.of(Kind.RESOLUTION)}
    for index, line in enumerate(front):
        match = CALLED.search(line.text)
        noun = fold(line.text[: match.start()]).casefold() if match else ""
        if match and nouns & {noun, *(noun.removeprefix(fold(p)) for p in profile.writing.prefixes)}:
            title = " ".join(o.text for o in front[index + 1 :]) if match["session"] else None
            return Headed(match["number"], title or None)
    return None


def _chosen(own: Symbol | None, numbered: Symbol | None) -> Symbol | None:
    """The number that heads the title wins over a symbol above of the same series, which may be another document's."""
    if own is None or numbered is None:
        return own or numbered
    same = (own.body, own.kind) == (numbered.body, numbered.kind)
    return numbered if same and not own.text.startswith(numbered.text) else own


def _masthead(front: Sequence[Line]) -> Symbol | None:
    """The symbol that ends one of the first lines, behind names at most: United Nations A/60/131."""
    found = (MASTHEAD.fullmatch(line.text.strip()) for line in front[:MASTHEAD_LINES])
    return next((symbol for match in found if match and (symbol := parsed(match["symbol"]))), None)


def _vote(closing: Sequence[str], cues: Cues) -> str | None:
    """The lines of the vote: those that tell of it, and the States below them up to the bracket or the next such line."""
    found: list[str] = []
    for line in closing:
        told = cues.closes(line)
        goes_on = found and (found[-1].endswith(":") or " ".join(found).count("[") > line.count("[") == 0)
        if cues.votes(line) or (goes_on and not told and not found[-1].endswith("]")):
            found.append(line)
    return " ".join(found).strip("[] ") or None


def _two_lines(front: Sequence[Line]) -> list[str]:
    """Each line with the next, where a sentence may be cut: Adopted by the Security Council at its | 1st meeting."""
    texts = [line.text for line in front]
    return [" ".join(texts[at : at + 2]) for at in range(len(texts))]


def _opened(section: Section) -> str:
    """The sentence that opens a decision or a statement."""
    return section.head.text if section.head else " ".join(line.text for line in section.lines[:SENTENCE])


def _numbered(
    body: str | None, number: str | None, profile: Profile, front: Sequence[Line], *, decided: bool
) -> Symbol | None:
    """The symbol that the number at the title makes with the body: 60/251 of the Assembly is A/RES/60/251."""
    if body is None or number is None:
        return None
    number = number.removeprefix("WHA")
    fold = folding(profile.writing).plain
    said = " ".join(fold(line.text) for line in front[:BYLINE]).casefold()
    nouns = {SymbolKind.DECISION: Kind.DECISION, SymbolKind.RESOLUTION: Kind.RESOLUTION}
    decided = decided or any(fold(w.form).casefold() in said for w in profile.of(nouns[SymbolKind.DECISION]))
    resolved = any(fold(w.form).casefold() in said for w in profile.of(nouns[SymbolKind.RESOLUTION]))
    decided = decided or (not resolved and kind_of(body, number) is SymbolKind.DECISION)
    builder = decision if decided and not resolved else resolution
    try:
        return builder(body, "".join(number.split()))
    except SymbolError:
        return None


def _meeting(closing: Sequence[str], cues: Cues) -> int | None:
    for line in closing:
        found = cues.closes(line)
        if found and found[0] == "meeting" and found[1].groups():
            return cues.number(found[1][1])
    return None
