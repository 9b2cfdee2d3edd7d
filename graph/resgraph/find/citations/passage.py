"""One passage read: each number with the body, day, noun and part stated for it.

回顾大会2006年3月15日第60/251号决议第5(f)段和理事会2007年6月18日第5/1号和第5/2号决议 states three numbers: 大会 and its day for the first,
理事会 and one day for the two others.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from resgraph.find.citations import items
from resgraph.find.citations.day_rows import date_numbers, date_papers
from resgraph.find.citations.document_days import day_after, day_of_document
from resgraph.find.citations.introduction import Introduction, Landmarks, read_introduction, set_up
from resgraph.find.citations.items import Number, between
from resgraph.find.citations.locators import read_locator
from resgraph.find.citations.numbers import DECISION, ORDINAL, RESOLUTION, Group, find_groups
from resgraph.find.citations.statements import Cited, Stated, Statements, Undated
from resgraph.find.citations.words import DATE_ONLY, OF_A_LAW, find_pointers, find_pronouns
from resgraph.find.dates import Day, find_days
from resgraph.find.organs import MENTIONED, Organ, find_organs
from resgraph.languages.ruled import rules
from resgraph.model import SymbolKind
from resgraph.model.passage import Passage
from resgraph.symbols.printed import PrintedSymbol, find_documents, unfinished

CITATIONS = rules("citations")
OF = rules("particles").text("of")

SEPARATOR = CITATIONS.pattern("lists.separator")
RANGE = re.compile(items.RANGE)
TAIL = CITATIONS.pattern("lists.tail")
YEAR_AFTER = CITATIONS.pattern("lists.year_after")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a group stands: its index and sentence, how far back its words may begin, whether it shares its noun."""

    text: str
    group: int
    sentence: int
    low: int
    alone: bool


def read_passage(passage: Passage) -> Statements:
    """Read a passage; nothing is asked about the document it stands in."""
    text = passage.folded.text
    groups = find_groups(text)
    named = any(name in text for name in MENTIONED)
    organs = find_organs(text) if named or groups else ()
    symbols = find_documents(text, passage.folded.positions)
    days = find_days(text) if RESOLUTION in text or DECISION in text or groups or symbols else ()
    stated = date_numbers(text, _stated(passage, groups, organs, days), days)
    starts = [group.start for group in groups]
    documents = [d for d in symbols if not (_inside(text, d, groups, starts) or OF_A_LAW.match(text, d.end))]
    cited = _of_the_corrected([_cited(text, document, days) for document in documents])
    cited = date_papers(text, cited, days)
    return Statements(
        stated=_outside(stated, cited),
        cited=cited,
        organs=organs,
        pronouns=find_pronouns(text),
        pointers=find_pointers(text),
        undated=_undated(text, days, cited),
        unread=unfinished(text),
    )


def _inside(text: str, document: PrintedSymbol, groups: tuple[Group, ...], starts: list[int]) -> bool:
    """第OS/12/1号主席声明 holds a number, and no symbol; 第49/233(A/51/873)和第51/239号决议 holds one aside."""
    before = bisect_right(starts, document.start) - 1
    return before >= 0 and document.start < groups[before].end and text[document.start - 1] != "("


def _cited(text: str, document: PrintedSymbol, days: tuple[Day, ...]) -> Cited:
    """第A/RES/60/175号决议 is one stretch, A/60/131 another."""
    start, end = document.start, document.end
    tail = TAIL.match(text, end)
    if tail and text.startswith(ORDINAL, start - 1) and start:
        start, end = start - 1, tail.end()
    located = read_locator(text, end, report=True)
    part, reach = (located.text, located.end) if located else (None, end)
    return Cited(document, start, end, part, reach, day_of_document(text, start, end, days))


def _of_the_corrected(cited: list[Cited]) -> tuple[Cited, ...]:
    """(E/2010/30和Corr.1)，第一章: the chapter is the report's, not its corrigendum's."""
    last = 0
    for index, each in enumerate(cited):
        base, corrected, _ = each.document.symbol.text.rpartition("/Corr.")
        if not corrected or base != cited[last].document.symbol.text:
            last = index
        elif each.locator:
            cited[last] = replace(cited[last], locator=each.locator)
            cited[index] = replace(each, locator=None)
    return tuple(cited)


def _outside(stated: tuple[Stated, ...], cited: tuple[Cited, ...]) -> tuple[Stated, ...]:
    """Without those that are only parts of a document: A/CONF.222/17，第一章，第1号决议; 1/CP.21 is one by itself, too."""
    parts = [(each.end, each.reach) for each in cited if each.reach > each.end]
    return tuple(
        s for s in stated if s.number.form != "bare" or not any(low <= s.start < high for low, high in parts)
    )


def _stated(
    passage: Passage, groups: tuple[Group, ...], organs: tuple[Organ, ...], days: tuple[Day, ...]
) -> tuple[Stated, ...]:
    """Each number of each group that is a citation."""
    if not groups:
        return ()
    text, marks = passage.folded.text, Landmarks.of(days, organs)
    stated: list[Stated] = []
    kinds = _kinds(text, groups, marks)
    shared = _sharing(groups, kinds)
    low, sentence, last = 0, 0, 0
    previous: tuple[Group, Introduction] | None = None
    for index, (group, kind) in enumerate(zip(groups, kinds, strict=True)):
        if kind is None:
            continue
        closings = passage.stops[bisect_right(passage.stops, last) : bisect_right(passage.stops, group.start)]
        sentence += len(closings)
        low = max(low, closings[-1] if closings else 0)
        intro = read_introduction(text, low, group.start, marks)
        carried = _carried_day(text, previous, intro, group)
        place = Place(text, index, sentence, low, alone=index not in shared)
        ranged = previous and RANGE.fullmatch(text, previous[0].end, group.start)
        whole = _from(previous[0], group) if previous and ranged else group
        stated += _of_group(place, whole, kind, intro, carried, organs)
        previous = (group, Introduction(intro.start, intro.organ, intro.day or carried))
        low = last = group.end
    return tuple(stated)


def _from(first: Group, last: Group) -> Group:
    """第2005/14号至第2005/19号决议: the numbers between the two, with the second group."""
    return replace(last, numbers=(*between(first.numbers[-1], last.numbers[0]), *last.numbers))


def _sharing(groups: tuple[Group, ...], kinds: list[SymbolKind | None]) -> set[int]:
    """The groups of lists that share one noun (第9/1号、第18/11号和第36/15号决议): each is cited by its number alone."""
    shared: set[int] = set()
    for i, (group, kind) in enumerate(zip(groups, kinds, strict=True)):
        if kind and group.kind is None and i + 1 < len(groups) and kinds[i + 1]:
            shared |= {i, i + 1}
    return shared


def _of_group(
    place: Place,
    group: Group,
    kind: SymbolKind,
    intro: Introduction,
    carried: Day | None,
    organs: tuple[Organ, ...],
) -> list[Stated]:
    """The numbers of one group: body and day are theirs together, the part is the last one's."""
    text = place.text
    organ = _organ_between(group) or intro.organ
    earlier = _named_between(text, organs, place.low, intro.start)
    day = intro.day or day_after(text, group.end) or carried
    year = intro.year or _year_after(text, group.end)
    date = day.iso if day and day.single else None
    located = read_locator(text, _behind_day(text, group.end))
    last = len(group.numbers) - 1
    result = []
    for i, number in enumerate(group.numbers):
        span = (group.start, group.end) if last == 0 and place.alone else (number.start, number.end)
        locator = located.text if located and i == last else None
        result.append(
            Stated(
                *span,
                number,
                kind,
                place.group,
                place.sentence,
                organ,
                earlier,
                date,
                locator,
                group.flags,
                year,
                group.kind is None,
            )
        )
    return result


def _named_between(text: str, organs: tuple[Organ, ...], low: int, high: int) -> tuple[tuple[int, str], ...]:
    """The bodies named between two offsets, the nearest first, without those that a resolution set up."""
    first = bisect_left(organs, low, key=lambda organ: organ.end)
    last = bisect_right(organs, high, key=lambda organ: organ.end)
    return tuple(
        (organ.start, organ.body) for organ in reversed(organs[first:last]) if not set_up(text, low, organ)
    )


def _organ_between(group: Group) -> str | None:
    """第60/1号大会决议, 第1373(2001)号安全理事会决议: the body between number and noun."""
    found = find_organs(group.organ.removesuffix(OF)) if group.organ else ()
    return found[-1].body if found else None


def _kinds(text: str, groups: tuple[Group, ...], marks: Landmarks) -> list[SymbolKind | None]:
    """What each group cites; a member of a list takes the noun of the next (第9/1号、第18/11号决议).

    None where it is no citation: a number that is nothing by itself, outside a list of resolutions (第39574号).
    """
    kinds: list[SymbolKind | None] = [None] * len(groups)
    for i in range(len(groups) - 1, -1, -1):
        group = groups[i]
        kind = group.kind
        bare = all(number.form == "bare" for number in group.numbers)
        if kind is None and i + 1 < len(groups) and kinds[i + 1]:
            kind = _shared_kind(text, group, groups[i + 1], kinds[i + 1], marks)
        if kind is None and not bare:
            kind = SymbolKind.RESOLUTION
        if kind is SymbolKind.DOCUMENT:
            kind = SymbolKind.RESOLUTION if group.numbers[0].form == "special" else None
        kinds[i] = kind
    return kinds


def _shared_kind(
    text: str, group: Group, following: Group, kind: SymbolKind | None, marks: Landmarks
) -> SymbolKind | None:
    """The noun of the next group, where it is the next of one list: 第9/1号、第18/11号决议.

    The decision of another body (第60/1号、第60/2号以及理事会第2005/201号决定) says nothing of what stands before.
    Nothing but a separator, a day, a topic and a body may stand between.
    """
    intro = read_introduction(text, group.end, following.start, marks)
    listed = SEPARATOR.fullmatch(text, group.end, intro.start) is not None
    bare = all(number.form == "bare" for number in group.numbers)
    if kind is SymbolKind.DECISION and intro.organ:
        return None if bare else SymbolKind.RESOLUTION
    return kind if listed or not bare else None


def _carried_day(
    text: str, previous: tuple[Group, Introduction] | None, intro: Introduction, group: Group
) -> Day | None:
    """The day at the head of a list, for a member without its own: 2007年6月18日第5/1号和第5/2号决议.

    A day belongs to one session: 第18/11号 does not take that of 第9/1号; an emergency session lasts for decades.
    """
    if previous is None or intro.day is not None or previous[1].day is None or intro.organ is not None:
        return None
    if not SEPARATOR.fullmatch(text, previous[0].end, intro.start):
        return None
    session = _session(group.numbers[0])
    same = _session(previous[0].numbers[-1]) == session and session[0] != "emergency"
    return previous[1].day if same else None


def _session(number: Number) -> tuple[str, str]:
    """What two numbers of one day must share."""
    if number.form in ("session", "year", "special", "emergency", "organizational"):
        return number.form, number.number.rpartition("/")[0]
    if number.form in ("old", "council"):
        return number.form, number.number.partition("(")[2]
    return number.form, ""


def _year_after(text: str, at: int) -> str | None:
    """第1373号决议(2001年)."""
    found = YEAR_AFTER.match(text, at)
    return found[1] if found else None


def _behind_day(text: str, at: int) -> int:
    """Where the words after 号决议(2006年3月15日) begin."""
    if day_after(text, at) or _year_after(text, at):
        return text.index(")", at) + 1
    return at


def _undated(text: str, days: tuple[Day, ...], cited: tuple[Cited, ...]) -> tuple[Undated, ...]:
    """其1991年12月18日的决议: a resolution without number, and without a symbol behind it: 决议(S/1501)."""
    if not days:
        return ()
    found = ((day, DATE_ONLY.match(text, day.end)) for day in days if day.iso and day.single)
    symbols = {each.start - 1 for each in cited}
    return tuple(
        Undated(day.start, match.end(), match["noun"], day.iso or "")
        for day, match in found
        if match and match.end() not in symbols and (OF in match.group() or match.group() == match["noun"])
    )
