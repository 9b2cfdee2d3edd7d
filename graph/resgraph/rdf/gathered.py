"""The statements for the end of the files in order: those that are there, and bundles of many about one text.

A bundle is unfolded where it is written only. The statements of a stretch, and the bundles that lie in it, have a key, so
that a stretch in which nothing has changed is known before it is made.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from resgraph.rdf.shared import SubjectLine

_LAST = "\U0010ffff"
"""Stands behind every subject of a bundle, put behind what they begin with."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Statements whose subjects all begin alike (`<B/A/RES/58/12/zh#`) and no other's do, as what they are made of."""

    first: str
    content: bytes


class Gathered:
    """Subjects one after the other, each with its statements sorted; `at` is where the last stretch ended."""

    def __init__(
        self,
        lines: Iterable[SubjectLine],
        bundles: Sequence[tuple[str, str]],
        unfold: Callable[[str], Iterable[SubjectLine]],
    ) -> None:
        """Both are sorted; of each bundle what its subjects begin with, by which it is unfolded, and its key."""
        self.at = ""
        self._lines, self._waiting = iter(lines), deque[SubjectLine]()
        self._bundles, self._unfold = bundles, unfold
        self._here = self._next = 0
        """The first bundle that is not passed, and the first that is not unfolded."""
        self._unfolded = deque[SubjectLine]()
        self._said = hashlib.sha256()

    def next(self) -> tuple[str, list[str]] | None:
        """The next subject and its statements; None where there is none any more."""
        self._unfold_up_to(self._waiting[0][0] if self._pull(1) else _LAST)
        heads = [each[0][0] for each in (self._waiting, self._unfolded) if each]
        if not heads:
            return None
        subject, lines = min(heads), set[str]()
        while self._pull(1) and self._waiting[0][0] == subject:
            _, line = self._waiting.popleft()
            self._said.update(_line(line))
            lines.add(line)
        while self._unfolded and self._unfolded[0][0] == subject:
            lines.add(self._unfolded.popleft()[1])
        return subject, sorted(lines)

    def key(self, end: str) -> str:
        """What all says from where the last stretch ended up to that subject, before it is given."""
        while (not self._waiting or self._waiting[-1][0] <= end) and self._pull(len(self._waiting) + 1):
            pass
        said = hashlib.sha256()
        for subject, line in self._waiting:
            if subject > end:
                break
            said.update(_line(line))
        return self._signed(said.hexdigest(), end)

    def skip(self, end: str) -> None:
        """Pass over what comes up to that subject."""
        while self._pull(1) and self._waiting[0][0] <= end:
            self._waiting.popleft()
        while self._unfolded and self._unfolded[0][0] <= end:
            self._unfolded.popleft()
        self.end(end)

    def end(self, end: str) -> str:
        """Let a stretch end with that subject; gives its key."""
        key = self._signed(self._said.hexdigest(), end)
        self.at, self._said = end, hashlib.sha256()
        while self._here < len(self._bundles) and self._bundles[self._here][0] + _LAST <= end:
            self._here += 1
        self._next = max(self._here, self._next)
        return key

    def _signed(self, said: str, end: str) -> str:
        """The key of a stretch whose own statements have that digest."""
        digest = hashlib.sha256(f"{self.at} {end} {said}".encode())
        for first, key in self._bundles[self._here :]:
            if first > end:
                break
            digest.update(_line(key))
        return digest.hexdigest()

    def _pull(self, count: int) -> bool:
        """Have so many statements waiting; whether there are."""
        while len(self._waiting) < count:
            line = next(self._lines, None)
            if line is None:
                return False
            self._waiting.append(line)
        return True

    def _unfold_up_to(self, subject: str) -> None:
        """Have the statements waiting of the first bundle that begins before the subject."""
        while not self._unfolded and self._next < len(self._bundles):
            first, _ = self._bundles[self._next]
            if first > subject:
                return
            self._unfolded.extend(line for line in sorted(self._unfold(first)) if line[0] > self.at)
            self._next += 1


def _line(text: str) -> bytes:
    return text.encode() + b"\n"
