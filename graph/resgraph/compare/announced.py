"""What a resolution tells of its own series: those it cites under its own title, whether they were read or not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from resgraph.compare.heading import TELLING, title_of
from resgraph.compare.outline import Outline, OutlineParagraph
from resgraph.compare.tokens import is_sign, words_of
from resgraph.model import SymbolError, SymbolKind
from resgraph.symbols import parse

_BEFORE, _BETWEEN, _BEHIND = 14, 10, 6
"""How many words may stand between a title and the citation after it, from one citation to the next, and before the title."""


def announced(outline: Outline) -> frozenset[str]:
    """The resolutions that are cited under the title of this one: 回顾其关于山区道路安全的第59/157号、第61/9号决议.

    They are of the series, whether they were read or not. A title may stand before the citations, or, in brackets
    or quotation marks, just behind one; then what follows is cited for something else: 59/157 on mountain roads, 59/20 on
    tunnels. Only resolutions of the same body count.
    """
    title = tuple(title_of(outline).split(" "))
    if len(title) < TELLING:
        return frozenset()
    found = {id for passage in outline.passages if passage.cited for id in _under(title, passage)}
    return frozenset(id for id in found if _is_of(id, outline.body) and id != outline.symbol)


def _under(title: tuple[str, ...], passage: OutlineParagraph) -> Iterator[str]:
    """The symbols that stand at the title in the passage."""
    if not passage.cited:
        return
    words = words_of(passage.text)
    told = [at for at, key in enumerate(words.keys) if not is_sign(key)]
    keys = tuple(words.keys[at] for at in told)
    starts = [words.starts[at] for at in told]
    cited = [(bisect_left(starts, m.start), bisect_left(starts, m.end), m.id) for m in passage.cited]
    for at in range(len(keys) - len(title) + 1):
        if keys[at : at + len(title)] != title:
            continue
        if behind := [id for _, last, id in cited if 0 <= at - last <= _BEHIND]:
            yield from behind
            continue
        reach = at + len(title) + _BEFORE
        for first, last, id in sorted(cited):
            if at + len(title) <= first <= reach:
                yield id
                reach = last + _BETWEEN


def _is_of(symbol: str, body: str) -> bool:
    try:
        parsed = parse(symbol)
    except SymbolError:
        return False
    return parsed.body == body and parsed.kind is SymbolKind.RESOLUTION
