"""Roman numbers of sessions: XXV is 25."""

from __future__ import annotations

from itertools import pairwise

WORTH = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def ordinal(text: str) -> int:
    """The number that I, IV or LXIII writes; 0 for anything else."""
    if not text or any(sign not in WORTH for sign in text):
        return 0
    worths = [WORTH[sign] for sign in text]
    return worths[-1] + sum(each if each >= after else -each for each, after in pairwise(worths))
