"""Days in a passage: 15 March 2006, 1er octobre 2021, de 15 de marzo de 2006, 6 октября 2021 года, 8 آذار/مارس 2021."""

from __future__ import annotations

import re
from datetime import date

from resgraph.find.dates import Day
from resgraph.find.engine.folding import folding
from resgraph.languages.profile import Kind, Profile


class Calendar:
    """Finds the days of one language's passages."""

    def __init__(self, profile: Profile) -> None:
        """Compile the months."""
        fold = folding(profile.writing).plain
        self._months = {fold(word.form).casefold(): int(word.value) for word in profile.of(Kind.MONTH)}
        names = "|".join(re.escape(m) for m in sorted(self._months, key=lambda m: -len(m)))
        joiners = "|".join(re.escape(fold(w.form)) for w in profile.of(Kind.DATE_JOINER)) or "(?!)"
        years = "|".join(re.escape(fold(w.form)) for w in profile.of(Kind.YEAR)) or "(?!)"
        month = rf"(?P<month>{names})(?:\s?/\s?(?:{names}))?"
        between = rf"(?:\s?(?:{joiners})\s?|\s)"
        self._pattern = re.compile(
            rf"""
            (?<![\d/]) (?:
                (?P<day>\d{{1,2}}) (?:er|\u00ba|\u00aa|-?[^\W\d_]{{1,2}})?? {between} {month} (?:{between}|\s?) (?P<year>\d{{4}})(?!\d)
                (?:\s(?:{years})(?![^\W\d_]))?
              | {month.replace("month", "month2")} \s (?P<day2>\d{{1,2}}) , \s (?P<year2>\d{{4}})(?!\d)
            )
            """,
            re.VERBOSE | re.IGNORECASE,
        ) if names else re.compile("(?!)")

    def find(self, text: str) -> tuple[Day, ...]:
        """Each day of a folded text; one that the calendar has not is left out."""
        found = (self._day(match) for match in self._pattern.finditer(text))
        return tuple(day for day in found if day)

    def _day(self, match: re.Match[str]) -> Day | None:
        other = "" if match["day"] else "2"
        month = self._months[match[f"month{other}"].casefold()]
        try:
            iso = date(int(match[f"year{other}"]), month, int(match[f"day{other}"])).isoformat()
        except ValueError:
            return None
        return Day(match.start(), match.end(), iso, single=True)
