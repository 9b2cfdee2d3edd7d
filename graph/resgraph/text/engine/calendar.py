"""Days in a folded text: 15 March 2006, 1er octobre 2021, 15 de marzo de 2006, 6 октября 2021 года, 8 آذار/مارس 2021."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from resgraph.languages.profile import Kind, Profile
from resgraph.model.day import iso_day
from resgraph.text.engine.folding import folding


class DayFound(NamedTuple):
    """A day of the calendar and where it stands in the folded text."""

    start: int
    end: int
    iso: str


class Calendar:
    """Finds the days of one language's texts."""

    def __init__(self, profile: Profile) -> None:
        """Compile the months."""
        fold = folding(profile.writing).plain

        def any_of(kind: Kind) -> str:
            return "|".join(re.escape(fold(word.form)) for word in profile.of(kind)) or "(?!)"

        self._months = {fold(word.form).casefold(): int(word.value) for word in profile.of(Kind.MONTH)}
        names = "|".join(re.escape(m) for m in sorted(self._months, key=lambda m: -len(m))) or "(?!)"
        month = rf"(?P<month>{names})(?:\s?/\s?(?:{names}))?"
        between = rf"(?:\s?(?:{any_of(Kind.DATE_JOINER)})\s?|\s)"
        day = r"(?P<day>\d{1,2})(?:\u00ba|\u00aa|-?[^\W\d_]{1,2})??"
        self._short = re.compile(rf"(?<![\d/.,(]){day}(?:{between}{month})?(?![\d/])", re.IGNORECASE)
        self._joint = re.compile(
            rf"\s?,\s|\s?,?\s(?:{any_of(Kind.AND)})\s(?:{any_of(Kind.DATED)})?\s?", re.IGNORECASE
        )
        self._pattern = re.compile(
            rf"""
            (?<![\d/]) (?:
                (?P<day>\d{{1,2}}) (?:\u00ba|\u00aa|-?[^\W\d_]{{1,2}})?? {between}     # 15, 1er
                {month} (?:{between}|\s?) (?P<year>\d{{4}})(?!\d)                     # March 2006
                (?:\s(?:{any_of(Kind.YEAR)})(?![^\W\d_]))?                            # the word for year, as Russian has it
              | {month.replace("month", "month2")} \s (?P<day2>\d{{1,2}}) , \s (?P<year2>\d{{4}})(?!\d)  # March 15, 2006
            )
            """,
            re.VERBOSE | re.IGNORECASE,
        )

    def find_short(self, text: str) -> Iterator[DayFound]:
        """Each day of a list that has its year, or month and year, from the one behind: 29 avril, 23 août et 2 décembre 2011."""
        whole = {day.start: day.iso for day in self.find(text)}
        behind: dict[int, str] = dict(whole)
        for match in reversed([*self._short.finditer(text)]):
            following = self._joint.match(text, match.end())
            iso = behind.get(following.end()) if following else None
            if iso is None or match.start() in whole:
                continue
            month = self._months[match["month"].casefold()] if match["month"] else int(iso[5:7])
            if found := iso_day(int(iso[:4]), month, int(match["day"])):
                behind[match.start()] = found
                yield DayFound(match.start(), match.end(), found)

    def find(self, text: str) -> Iterator[DayFound]:
        """Each day; one that the calendar has not is left out."""
        for match in self._pattern.finditer(text):
            other = "" if match["day"] else "2"
            month = self._months[match[f"month{other}"].casefold()]
            if iso := iso_day(int(match[f"year{other}"]), month, int(match[f"day{other}"])):
                yield DayFound(match.start(), match.end(), iso)
