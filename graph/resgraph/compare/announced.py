"""What a resolution tells of its own series: those it cites under its own title, whether they were read or not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from resgraph.compare.heading import TELLING, title_of
from resgraph.compare.outline import Outline, OutlineParagraph
from resgraph.compare.tokens import is_sign, without_signs, words_of
from resgraph.languages import builtin
from resgraph.languages.profile import Kind
from resgraph.link.called import topic_behind
from resgraph.model import SymbolError, SymbolKind
from resgraph.symbols import parse

_BEFORE, _BETWEEN, _BEHIND = 14, 10, 6
"""How many words may stand between a title and the citation after it, from one citation to the next, and before the title."""
_COMMAS = frozenset(",\u060c;")
_OPENING = frozenset('"“„«《「『([{')


def announced(outline: Outline) -> frozenset[str]:
    """The resolutions that are cited under the title of this one: 回顾其关于山区道路安全的第59/157号、第61/9号决议.

    They are of the series, whether they were read or not. A title may stand just behind a citation (59/157 on mountain roads,
    59/20 on tunnels), or before some: all its resolutions on mountain roads, including 59/157. The programme adopted at the
    conference on mountain roads and endorsed in 59/157 is another matter, and so is 59/20 on tunnels behind such a title. Only
    resolutions of the same body count.
    """
    title = tuple(title_of(outline).split(" "))
    if len(title) < TELLING:
        return frozenset()
    under = _Title(title, outline.language)
    found = {id for passage in outline.passages if passage.cited for id in under.cited_in(passage)}
    return frozenset(id for id in found if _is_of(id, outline.body) and id != outline.symbol)


class _Title:
    """The title as it is looked for in passages of its language."""

    def __init__(self, title: tuple[str, ...], language: str) -> None:
        profile = builtin().get(language)
        forms = profile.of(Kind.RESOLUTION, Kind.RESOLUTIONS) if profile else ()
        self._title, self._language = title, language
        self._nouns = frozenset(keys[0] for form in forms if len(keys := words_of(form.form).keys) == 1)

    def cited_in(self, passage: OutlineParagraph) -> Iterator[str]:
        """The symbols that stand at the title in the passage."""
        told = _Told(passage)
        for at in range(len(told.keys) - len(self._title) + 1):
            if told.keys[at : at + len(self._title)] == self._title:
                yield from self._behind(told, at) or self._before(told, at)

    def _behind(self, told: _Told, at: int) -> list[str]:
        """The citation right before the title: without a comma where the noun stands before a number, or as titles stand behind one."""
        near = [(last, id, rest) for _, last, id, rest in told.cited if 0 <= at - last <= _BEHIND]
        return [
            id
            for last, id, rest in near
            if (self._nouns and not told.is_parted(last, at)) or self._is_topic(rest)
        ]

    def _is_topic(self, rest: str) -> bool:
        """Whether the text behind a citation tells that it is on this subject: , entitled “Mountain roads”."""
        keys = without_signs(words_of(topic_behind(self._language, rest)).keys)
        return any(keys[at : at + len(self._title)] == self._title for at in (0, 1))

    def _before(self, told: _Told, at: int) -> list[str]:
        """The citations after the title, as far as they follow one another."""
        end, found = at + len(self._title), list[str]()
        reach = end + _BEFORE
        for first, last, id, rest in told.cited:
            if first < end:
                continue
            if first > reach or not (found or self._leads(told, at, end, first)):
                break
            if topic_behind(self._language, rest):
                break
            found.append(id)
            reach = last + _BETWEEN
        return found

    def _leads(self, told: _Told, at: int, end: int, first: int) -> bool:
        """Whether what stands before the title is the noun for resolutions, and none that has a number of its own already."""
        if not self._nouns:
            return not told.is_parted(end, first)
        nouns = [place for place in range(at) if told.keys[place] in self._nouns]
        return bool(nouns) and not any(nouns[-1] <= begin < at for begin, *_ in told.cited)


class _Told:
    """A passage by its words without signs: `cited` are the first word, that behind the last, the symbol and the text behind."""

    def __init__(self, passage: OutlineParagraph) -> None:
        words = words_of(passage.text)
        self._all = words.keys
        self._places = [at for at, key in enumerate(words.keys) if not is_sign(key)]
        self.keys = tuple(words.keys[at] for at in self._places)
        starts = [words.starts[at] for at in self._places]
        self.cited = sorted(
            (bisect_left(starts, m.start), bisect_left(starts, m.end), m.id, passage.text[m.end :])
            for m in passage.cited
        )

    def is_parted(self, end: int, first: int) -> bool:
        """Whether a comma stands between a word and the one before `end`."""
        start = self._places[end - 1] + 1 if end else 0
        stop = self._places[first] if first < len(self._places) else len(self._all)
        return not _COMMAS.isdisjoint(self._all[start:stop])


def _is_of(symbol: str, body: str) -> bool:
    try:
        parsed = parse(symbol)
    except SymbolError:
        return False
    return parsed.body == body and parsed.kind is SymbolKind.RESOLUTION
