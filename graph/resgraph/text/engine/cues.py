"""What tells the parts of a printed resolution in one language: openers, the enacting line, closings, numbers, annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from resgraph.languages.openers import openers
from resgraph.languages.profile import Kind, Profile
from resgraph.languages.reporting import Role as DutyRole
from resgraph.text.engine.folding import folding

STOPS = ",;.:!?\u060c\u061b\u061f\u2026"
CLOSERS = "\"')]\u201d\u2019\u00bb"
ENDING = re.compile(
    rf"[{re.escape(STOPS)}][{re.escape(CLOSERS)}\s]*"
    r"(?:[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3}|\[\d{1,3}\]|\(\d{1,2}\)|(?<!\d)\d{1,3}/?|\*{1,4})?\s*$"
)
"""A stop, closing quotes, and perhaps the mark of a note behind it."""
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff \t\u00a0"
DIGITS = re.compile(r"\(?(?P<number>\d{1,2})\)\s*(?=\S)")
"""(1) and 1), which number the points of health resolutions."""
DIGIT = 3
"""The level of such a number: above all, no letter's."""
ROMAN = re.compile(r"[ivx]+")
HUNDRED = 100
NOBODY = "-"
"""The body of words that those of several organizations enact with: The General Conference."""
SESSION = "%session"
ORDINAL = r"(?P<session>(?P<digits>\d{1,3})\s?\.?\s?[\u00aa\u00baa]?|[^\W\d_]+(?:[\s-][^\W\d_]+){0,4})"
"""What stands for the session in the enacting words of a table: Sixty-first, 76.\u00aa."""
OPENING = ("statement", "decision")
"""What a text may be that has no enacting line, by the sentence that opens it."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number that opens a paragraph: how deep it stands, as printed, its place in its series, its length."""

    level: int
    printed: str
    value: int
    length: int


class Cues:
    """The cues of one language; made once."""

    def __init__(self, profile: Profile) -> None:
        """Compile the tables."""
        self._folding = folding(profile.writing)
        fold = self._folding.plain
        forms = sorted({fold(form) for form in openers(profile)}, key=lambda f: -len(f))
        words = "|".join(re.escape(form) for form in forms) or "(?!)"
        notes = (fold(w.form) for w in profile.of(Kind.SEE, Kind.IBID, Kind.RESOLUTION, Kind.DECISION))
        self._note = re.compile(rf"(?:{'|'.join(map(re.escape, notes)) or '(?!)'})(?![^\W_])")
        joining = "|".join(re.escape(fold(w.form)) for w in profile.of(Kind.AND)) or "(?!)"
        self._opener = re.compile(rf"[\"']?(?:{words})(?![^\W_])", re.IGNORECASE)
        self._joining = re.compile(rf"(?:{joining})(?![^\W_])", re.IGNORECASE)
        self._leaving = re.compile(rf"[,;.]\"?\s?(?:{joining})$", re.IGNORECASE)
        plain = [(fold(form), body) for body, form in profile.enacting if SESSION not in form]
        self._bodies = sorted(plain, key=lambda pair: -len(pair[0]))
        self._sessions = [
            (re.compile(ORDINAL.join(map(re.escape, fold(form).split(SESSION))), re.IGNORECASE), body)
            for body, form in profile.enacting
            if SESSION in form
        ]
        rows = [(tells, pattern) for tells, pattern in profile.closing if tells not in OPENING]
        self._closing = [(tells, re.compile(pattern)) for tells, pattern in rows]
        named = "|".join(re.escape(form) for form, _ in self._bodies) or "(?!)"
        self._opening = [
            (tells, re.compile(pattern.replace("%body", f"(?P<body>{named})"), re.IGNORECASE))
            for tells, pattern in profile.closing
            if tells in OPENING
        ]
        self._ordinals = {fold(word).casefold(): number for word, number in profile.ordinals.items()}
        self._units = {fold(w.form).casefold(): int(w.value) for w in profile.roles(DutyRole.NUMBER)}
        self._and = {fold(word.form).casefold() for word in profile.of(Kind.AND)}
        annexes = "|".join(re.escape(fold(w.form)) for w in profile.of(Kind.ANNEX)) or "(?!)"
        self._annex = re.compile(
            rf"(?:{annexes})(?:\s(?:[IVXLC]+|\d{{1,2}}|[A-Z]|[^\W\d_]+))?", re.IGNORECASE
        )
        letters = "".join(dict.fromkeys(fold(letter) for letter in profile.writing.letters))
        self._letters = letters
        self._top = re.compile(
            r"\"?(?P<number>\d{1,3})(?:\s?(?:[.)]|-(?=\s))\s*|\s+(?=[^\W\d_]{4}))(?=[^\s\d.])"
        )
        self._sub = re.compile(
            rf"\(?(?P<number>[{re.escape(letters)}]{{1,2}}|[ivx]{{1,7}})(?:'|\s(?:bis|ter))?\)\s*(?=\S)",
            re.IGNORECASE,
        )
        self.cased = bool(re.search(r"[^\W\d_]", letters)) and letters.upper() != letters

    def fold(self, text: str) -> str:
        """The text folded."""
        return self._folding.plain(text)

    def opens(self, text: str) -> bool:
        """Whether a paragraph may open with the text."""
        folded = self.fold(text)
        return bool(self._opener.match(folded)) and not self._joining.match(folded)

    def joins(self, text: str) -> bool:
        """Whether the text begins with a word that joins: and, or."""
        return bool(self._joining.match(self.fold(text)))

    def ended(self, text: str) -> bool:
        """Whether a point of a list may end with the text: a stop, or one with a word behind it that joins (; and)."""
        return terminated(text) or bool(self._leaving.search(self.fold(text[-24:])))

    def opens_note(self, text: str) -> bool:
        """Whether a footnote may open with the text: See, Ibid., Resolution."""
        return bool(self._note.match(self.fold(text)))

    def enacts(self, text: str, after: str) -> tuple[str | None, int] | None:
        """The body whose enacting words the text begins with, and where they end: The General Assembly,.

        Without the comma they are a body's name, unless the line `after` them opens a paragraph.
        """
        folded = self.fold(text)
        for body, end in self._named(folded):
            rest = re.match(r"\s?[,:]", folded[end:])
            if rest or (end == len(folded) and self.opens(after)):
                return None if body == NOBODY else body, end + (rest.end() if rest else 0)
        return None

    def _named(self, folded: str) -> Iterator[tuple[str, int]]:
        """The bodies whose enacting words a folded text begins with; a session in them is a number."""
        for form, body in self._bodies:
            if folded.startswith((form, form.upper())):
                yield body, len(form)
        for pattern, body in self._sessions:
            if (match := pattern.match(folded)) and (match["digits"] or self.number(match["session"])):
                yield body, match.end()

    def opening(self, text: str) -> tuple[str, str | None, int] | None:
        """What the first sentence of a text without an enacting line opens, whose text it is, and where the opening ends."""
        folded = self.fold(text)
        for tells, pattern in self._opening:
            if match := pattern.match(folded):
                said = match.groupdict().get("body")
                body = next((b for f, b in self._bodies if said and f.casefold() == said.casefold()), None)
                return tells, body, match.end()
        return None

    def opening_meeting(self, text: str) -> int | None:
        """The meeting that such a sentence tells."""
        folded = self.fold(text)
        found = (pattern.match(folded) for _, pattern in self._opening)
        return next((int(m["meeting"]) for m in found if m and m.groupdict().get("meeting")), None)

    def closes(self, text: str) -> tuple[str, re.Match[str]] | None:
        """What the closing line tells: the meeting, the date, the vote; a meeting in words has words that count."""
        folded = self.fold(text)
        found = ((tells, pattern.match(folded)) for tells, pattern in self._closing)
        return next(
            ((t, m) for t, m in found if m and (t != "meeting" or not m.re.groups or self.number(m[1]))), None
        )

    def votes(self, text: str) -> bool:
        """Whether the closing line tells how it was adopted, whatever else it tells: Adopted unanimously at the 9th meeting."""
        folded = self.fold(text)
        return any(pattern.match(folded) for tells, pattern in self._closing if tells == "vote")

    def number(self, folded: str) -> int | None:
        """The number in digits or in words: 55, Fifty-fifth, Two hundred and sixty-first; None for other words."""
        if folded.isdecimal():
            return int(folded)
        words = [word for word in re.split(r"[\s-]+", folded.casefold()) if word and word not in self._and]
        total, at = 0, 0
        while at < len(words):
            times = self._units.get(words[at]) if words[at] not in self._ordinals else None
            worth = self._ordinals.get(words[at + 1 if times and at + 1 < len(words) else at])
            if worth is None or (times and worth != HUNDRED):
                return None
            total, at = total + worth * (times or 1), at + (2 if times else 1)
        return total or None

    def is_annex(self, text: str) -> bool:
        """Whether the line heads an annex: Annex, Annex II."""
        return bool(self._annex.fullmatch(self.fold(text).strip(" .:")))

    def top(self, text: str) -> Numbered | None:
        """1. or 1- at the head of a paragraph."""
        match = self._top.match(self.fold(text))
        return (
            Numbered(0, match["number"], int(match["number"]), _length(text, match.end())) if match else None
        )

    def sub(self, text: str) -> list[Numbered]:
        """(a), a), (i), أ), (1): how the letter can be read, by the alphabet and as a Roman number."""
        folded = self.fold(text)
        if digits := DIGITS.match(folded):
            return [Numbered(DIGIT, digits["number"], int(digits["number"]), _length(text, digits.end()))]
        match = self._sub.match(folded)
        if match is None:
            return []
        printed, length = match["number"], _length(text, match.end())
        lower = printed.lower()
        found = []
        if len(lower) == 1 or lower[0] == lower[-1]:
            found.append(
                Numbered(
                    1,
                    printed,
                    self._letters.index(lower[0]) + 1 + len(self._letters) * (len(lower) - 1),
                    length,
                )
            )
        if ROMAN.fullmatch(lower):
            found.append(Numbered(2, printed, _roman(lower), length))
        return found


def _length(text: str, folded: int) -> int:
    """How much of the text a folded stretch at its head takes: folding may drop characters and blanks."""
    return folded if text.isascii() else max(folded, len(text) - len(text.lstrip()) + folded)


def _roman(text: str) -> int:
    """iv is 4."""
    values = [{"i": 1, "v": 5, "x": 10}[c] for c in text]
    return sum(-v if v < max(values[at:], default=0) else v for at, v in enumerate(values))


def terminated(text: str) -> bool:
    """Whether a paragraph may end with this text."""
    return bool(ENDING.search(text[-16:].rstrip(INVISIBLE)))


class CuesOf:
    """The cues of each profile, compiled at the first text of its language."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[int, tuple[Profile, Cues]] = {}

    def __call__(self, profile: Profile) -> Cues:
        """The cues of the profile."""
        known = self._known.get(id(profile))
        if known is None or known[0] is not profile:
            known = self._known[id(profile)] = (profile, Cues(profile))
        return known[1]
