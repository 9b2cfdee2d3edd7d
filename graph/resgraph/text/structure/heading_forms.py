"""The forms of a heading's lines, from the table of the language: languages/zh/headings.tsv."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from resgraph.languages.ruled import rows
from resgraph.text.structure.dates import CALENDAR

TABLE = rows("headings")
SESSION, MEETING = CALENDAR.pattern("session"), CALENDAR.pattern("meeting")
BODY = r"[\u4e00-\u9fff《》]{2,30}?"
PARTS = {
    "<date>": CALENDAR.source("any_date"),
    "<day>": CALENDAR.source("date"),
    "<body>": rf"(?:{BODY})?",
    "<named>": rf"(?P<body>{BODY})??",
    "<session>": CALENDAR.source("any_session"),
    "<meeting>": CALENDAR.source("any_meeting"),
}
"""What stands for itself in the table."""


def forms(sort: str) -> re.Pattern[str]:
    """The forms of a sort as one pattern. Raises KeyError for a sort that the table has not."""
    return re.compile("|".join(_table()[sort]), re.VERBOSE)


def has_form(sort: str, text: str, names: Callable[[str], object] = bool) -> bool:
    """Whether the whole text has a form of the sort; the words before a day or a kind must be such as `names` accepts."""
    for form in _compiled(sort):
        found = form.fullmatch(text)
        named = found.groupdict().get("body") if found else None
        if found and (named is None or names(named)):
            return True
    return False


def found_in(sort: str, text: str) -> Iterator[re.Match[str]]:
    """Where the text holds a form of the sort, form by form."""
    return filter(None, (form.search(text) for form in _compiled(sort)))


@cache
def _compiled(sort: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.VERBOSE) for form in _table()[sort])


@cache
def _table() -> dict[str, list[str]]:
    """The rows by their sort, in order, with the parts put in."""
    table: dict[str, list[str]] = {}
    for row in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        if row and not row.startswith("#"):
            sort, _, form = row.partition("\t")
            for name, part in PARTS.items():
                form = form.replace(name, part)
            table.setdefault(sort, []).append(form)
    return table
