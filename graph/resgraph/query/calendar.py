"""What is due, as an iCalendar file (RFC 5545): one all-day event for each report with a date or a dated session.

    BEGIN:VEVENT
    UID:https://w3id.org/resgraph/A/RES/60/175/zh#op24.obligation-1.report-1
    DTSTART;VALUE=DATE:20060901
    DTEND;VALUE=DATE:20061001
    SUMMARY:秘书长: 大会第六十一届会议 (A/RES/60/175 op24)

A session or month stands on all its days, a year on its last. A report that is due before a session ends the day before
that month. The time stamp is that of the resolution, so that the same graph gives the same bytes.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import BinaryIO

from pyoxigraph import Store

from resgraph.query.readers import TEXTS, for_reader
from resgraph.query.run import run

_DUE = """SELECT ?report ?when ?before ?recipient ?task ?resolution ?paragraph ?adopted ?link
  (GROUP_CONCAT(?words; separator="、") AS ?parties) WHERE {
  { SELECT ?report ?when ?before ?recipient ?task ?resolution ?paragraph ?adopted ?link ?words WHERE {
    ?report a rg:Report .
    ?obligation rg:hasReport ?report ; nif:referenceContext/rg:realizes ?place ; rg:task ?task ; rg:hasParty ?party .
    ?party nif:anchorOf ?words .
    ?work eli:has_part ?place ; rdfs:label ?resolution
    OPTIONAL { ?work eli:date_document ?adopted }
    OPTIONAL { ?work foaf:page ?link }
    OPTIONAL { ?report rg:dueDate ?date }
    OPTIONAL { ?report rg:due/schema:startDate ?start }
    OPTIONAL { ?report rg:before ?before }
    OPTIONAL { ?report rg:recipientWords ?recipient }
    BIND(COALESCE(STR(?date), STR(?start)) AS ?when)
    FILTER(BOUND(?when) && !STRSTARTS(?when, "P"))
    BIND(STRAFTER(STR(?place), "#") AS ?paragraph)
  } ORDER BY ?report ?party }
} GROUP BY ?report ?when ?before ?recipient ?task ?resolution ?paragraph ?adopted ?link ORDER BY ?when ?report"""

_LONGEST = 75
"""A line has at most so many octets; longer ones are folded."""


def write_calendar(store: Store, file: BinaryIO) -> None:
    """Write the calendar of all that is due."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//resgraph//due//EN", "CALSCALE:GREGORIAN"]
    answer = for_reader(run(store, _DUE), TEXTS[0], store)
    for row in answer.rows:
        told = {
            name: "" if cell is None else str(getattr(cell, "value", cell))
            for name, cell in zip(answer.columns, row, strict=True)
        }
        lines += _event(told)
    lines.append("END:VCALENDAR")
    file.write("".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode())


def _event(told: dict[str, str]) -> Iterator[str]:
    first, last = _days(told["when"], before=told["before"] == "true" and len(told["when"]) == len("2025-09"))
    stamp = (told["adopted"] or told["when"])[:10].replace("-", "")
    yield "BEGIN:VEVENT"
    yield f"UID:{told['report']}"
    yield (
        f"DTSTAMP:{stamp:0<8}T000000Z" if len(stamp) == len("20250901") else f"DTSTAMP:{first:%Y%m%d}T000000Z"
    )
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last:%Y%m%d}"
    to = f": {told['recipient']}" if told["recipient"] else ""
    yield f"SUMMARY:{_text(told['parties'] + to)} ({told['resolution']} {told['paragraph']})"
    yield f"DESCRIPTION:{_text(told['task'])}"
    if told["link"]:
        yield f"URL:{told['link']}"
    yield "END:VEVENT"


def _days(when: str, *, before: bool) -> tuple[date, date]:
    """The first day, and the day after the last."""
    parts = [int(part) for part in when.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31), date(parts[0] + 1, 1, 1)
    if len(parts) == 2:
        first = date(parts[0], parts[1], 1)
        if before:
            return first - timedelta(days=1), first
        return first, first + timedelta(days=monthrange(*parts)[1])
    day = date(parts[0], parts[1], parts[2])
    return day, day + timedelta(days=1)


def _text(value: str) -> str:
    """Text with what delimits escaped."""
    for sign in ("\\", ";", ","):
        value = value.replace(sign, f"\\{sign}")
    return value.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, no character cut; each but the first begins with a blank."""
    piece = ""
    for character in line:
        if len((piece + character).encode()) > _LONGEST:
            yield piece
            piece = " "
        piece += character
    yield piece
