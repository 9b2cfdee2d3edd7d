"""Known names in a spaced text, found by the stems of their words.

    Asks the Office of the United Nations High Commissioner for Human Rights to assist Member States
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^           ^^^^^^^^^^^^^

A name with a capital is found with one only, an abbreviation as it is written. Of overlapping names the set that covers
most of the text is kept, as for Chinese.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from resgraph.find.authorities import Authorities
from resgraph.find.engine.clitics import Clitics
from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.tokens import Cutter, Words
from resgraph.find.names import Match, Sense, cover
from resgraph.find.organs import OTHER, Organ
from resgraph.languages.profile import Kind, Profile
from resgraph.languages.reporting import Role
from resgraph.symbols.series import BY_BODY

SHORT = "short form"
UNITED_NATIONS = "org/united-nations"
PLACES = "place/"


class Names:
    """The names of all authorities in one language, and those of the language's own folder."""

    def __init__(self, profile: Profile, authorities: Authorities, cutter: Cutter) -> None:
        """Cut the names into words."""
        self.readings: dict[str, tuple[Sense, ...]] = {}
        self._cutter = cutter
        self._genders = [[cutter.folding.plain(f) for f in forms] for forms in profile.writing.genders]
        for text, how, id in authorities.names(profile.code):
            self._add(text, (id, how))
        for given in profile.names:
            self._add(given.form, (given.id, given.how))
        for id, adjectives in profile.demonyms:  # les autorités maliennes are Mali
            for government in profile.roles(Role.GOVERNMENT):
                for adjective in adjectives:
                    self._add(f"{government.form} {adjective}", (id, "alternative"))
        self.clitics = Clitics(profile.writing)
        self._homonyms = {cutter.forms(form)[0] for form in profile.writing.homonyms}
        self._locating = {cutter.stems(w.form)[-1] for w in profile.of(Kind.IN)}
        self._locating |= {cutter.stems(w.form)[-1] for w in profile.roles(Role.GOVERNMENT)}
        self._lexicon: Lexicon[str] = Lexicon(stemmed=True)
        for name in self.readings:
            self._lexicon.add(cutter.stems(name), name)

    def _add(self, text: str, reading: Sense) -> None:
        plain = self._cutter.folding.plain(text)
        for name in (plain, *self._in_other_genders(plain)):
            if reading not in self.readings.get(name, ()):
                self.readings[name] = (*self.readings.get(name, ()), reading)

    def _in_other_genders(self, name: str) -> Iterator[str]:
        """Rapporteuse spéciale sur la torture, beside Rapporteur spécial sur la torture."""
        for forms in self._genders:
            if head := next((f for f in forms if name == f or name.startswith(f"{f} ")), None):
                yield from (f"{form}{name[len(head) :]}" for form in forms if form != head)

    def find(self, words: Words, aliases: Mapping[str, str] | None = None) -> list[Match]:
        """The names of the passage in order, none overlapping; `aliases` are those that the document gives itself."""
        found = [
            match
            for index in range(len(words.tokens))
            for match in self._at(words, index)
            if not _begins_longer(words, match)
        ]
        for alias, id in (aliases or {}).items():
            found += _aliased(words, self._cutter.forms(alias), alias, id)
        return cover(found)

    def _at(self, words: Words, index: int) -> Iterator[Match]:
        for after, names in self._lexicon.all_at(words.tokens, index):
            start, end = words.tokens[index].start, words.tokens[after - 1].end
            printed = words.folded.text[start:end]
            for name in names:
                if _written_alike(name, printed) and self._can_be(words, index, after, name):
                    yield Match(start, end, name, self.readings[name])

    def _can_be(self, words: Words, index: int, after: int, name: str) -> bool:
        """Whether one printed word can be the name: a place has its article or lacks it, a homonym stands in a place."""
        if after != index + 1 or " " in name:
            return True
        form, token = name.casefold(), words.tokens[index]
        exactly = all(id.startswith(PLACES) for id, _ in self.readings[name])
        if self.clitics.any and not self.clitics.agrees(form, token.form, exactly=exactly):
            return False
        return form not in self._homonyms or (index > 0 and words.tokens[index - 1].stem in self._locating)


def _written_alike(name: str, printed: str) -> bool:
    """Whether the capitals agree: WHO is not who, the Council is not council; a name without any may begin a sentence."""
    if name.isupper() and len(name) > 1:
        return printed == name
    return not name[0].isupper() or printed[0].isupper() or printed.islower() == name.islower()


def _begins_longer(words: Words, match: Match) -> bool:
    """Whether a longer name begins with that of a place: the Sudan People's Liberation Army is not the Sudan."""
    places = all(id.startswith("place/") for id, _ in match.readings)
    behind = words.folded.text[match.end : match.end + 2]
    return places and behind[:1] == " " and behind[1:].isupper()


def _aliased(words: Words, forms: tuple[str, ...], alias: str, id: str) -> Iterator[Match]:
    """Where a name that the document defines stands: UNODC, the Working Group."""
    count = len(forms)
    for index in range(len(words.tokens) - count + 1):
        if all(words.tokens[index + at].form == form for at, form in enumerate(forms)):
            start, end = words.tokens[index].start, words.tokens[index + count - 1].end
            if words.folded.text[start].isupper() == alias[0].isupper():
                yield Match(start, end, alias, ((id, "alias"),))


def organs_among(matches: list[Match]) -> tuple[Organ, ...]:
    """The bodies that the names name in full, for the reader of citations: one without a series is some other body."""
    found: list[Organ] = []
    for match in matches:
        id, how = match.readings[0]
        if how == SHORT or not id.startswith("org/") or id == UNITED_NATIONS:
            continue
        found.append(Organ(match.start, match.end, id if id in BY_BODY else OTHER))
    return tuple(found)
