"""A web page as a tree, however deep or badly nested: unclosed <font>, <p> within <p>, </b> after </p>.

lxml drops, without a word, what is nested deeper than its limit; old word processors leave thousands of elements
open. Elements that only set type (<b>, <font>) are no nodes here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td
    tfoot th thead tr ul
    """.split()
)
"""Elements before and behind which a line ends."""
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
TYPE = frozenset(
    "abbr acronym b bdi bdo big cite code dfn em font i ins kbd mark nobr q samp small strong tt u var".split()
)
"""Elements that set type and mean nothing here."""
NULL = re.compile(r"&#(?:0+|[xX]0+);|\x00")
"""Characters that no page can show."""
ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ol", "ul", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
}
"""What the start of an element ends, where it is open, and how far up it is looked for."""


@dataclass(slots=True, eq=False)
class Node:
    """An element with what stands in it: text and elements in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The classes of the element, and its id."""
        return frozenset([*self.attributes.get("class", "").split(), self.attributes.get("id", "")])

    def walk(self) -> Iterator[tuple[Node | str, bool]]:
        """Each node and text below, in order: (it, whether it begins); nodes come again where they end."""
        stack: list[tuple[Node, int]] = [(self, 0)]
        while stack:
            node, at = stack.pop()
            if at == len(node.children):
                if stack:
                    yield node, False
                continue
            stack.append((node, at + 1))
            child = node.children[at]
            yield child, True
            if isinstance(child, Node):
                stack.append((child, 0))

    def nodes(self) -> Iterator[Node]:
        """Each element below, in order."""
        return (each for each, begins in self.walk() if begins and isinstance(each, Node))

    def text(self) -> str:
        """All text below."""
        return "".join(each for each, _ in self.walk() if isinstance(each, str))


class _Builder(HTMLParser):
    """Puts what the parser meets below the innermost open element."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("html")
        self._open = [self.root]
        self._tags: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in TYPE:
            return
        if tag in BLOCKS and self._open[-1].tag == "p":
            self._pop()
        self._end_siblings(tag)
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)
            self._tags[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """<br/>; HTML knows no <p/>: the slash counts for nothing."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self._tags[tag]:
            return
        if tag in BLOCKS:
            while self._pop() != tag:
                pass
            return
        at = max(i for i, node in enumerate(self._open) if node.tag == tag)
        del self._open[at]  # what was begun in it and is not ended goes on: <b><p></b> text</p>
        self._tags[tag] -= 1

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def _pop(self) -> str:
        tag = self._open.pop().tag
        self._tags[tag] -= 1
        return tag

    def _end_siblings(self, tag: str) -> None:
        ended, limits = ENDS.get(tag, (frozenset(), frozenset()))
        if not any(self._tags[each] for each in ended):
            return
        for node in reversed(self._open):
            if node.tag in ended:
                while self._open[-1] is not node:
                    self._pop()
                self._pop()
                return
            if node.tag in limits:
                return


def tree_of(text: str) -> Node:
    """The page's elements below one root."""
    builder = _Builder()
    builder.feed(NULL.sub("", text))
    builder.close()
    return builder.root
