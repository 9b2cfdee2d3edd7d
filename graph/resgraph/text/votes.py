"""How many voted for a resolution, against it, and for neither, where its closing lines print numbers.

经记录表决，以29票赞成、13票反对、5票弃权获得通过。
Adopted by a recorded vote of 29 to 13, with 5 abstentions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.languages.profile import Profile

MEMBERS = 193
"""No body has more members than the Assembly: 240 votes for 24 are a slip of the text."""


@dataclass(frozen=True, slots=True)
class Votes:
    """So many were for it, against it, abstaining; None for what is not printed."""

    favour: int
    against: int
    abstaining: int | None


def counted(vote: str, profile: Profile) -> Votes | None:
    """The numbers of a vote as printed, in digits or words of `votes.tsv`; None where it prints none that are possible."""
    for kind, form, _ in profile.votes:
        match = re.search(form, vote, re.IGNORECASE) if kind == "tally" else None
        if match:
            favour, against = _number(match["for"], profile), _number(match["against"], profile)
            abstaining = _number(match["abstaining"], profile)
            if favour is not None and against is not None and favour + against + (abstaining or 0) <= MEMBERS:
                return Votes(favour, against, abstaining)
    return None


def _number(text: str | None, profile: Profile) -> int | None:
    if text is None or text.isdecimal():
        return None if text is None else int(text)
    rows = (int(value) for kind, form, value in profile.votes if kind == "number" and form == text.casefold())
    return next(rows, None)
