"""Footnotes of a page: marks in the text, and notes that begin with theirs or stand in a numbered list.

报告<sup>1</sup>和   报告<sup><a href="#n1">[1]</a></sup>   报告<a href="#_ftn1">[1]</a>
<p><sup>1</sup> A/53/130。</p>   <ol class="references"><li id="n1">A/53/130。</li></ol>
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resgraph.text.openers import opens
from resgraph.text.source.html_tree import Node
from resgraph.text.structure.layout import terminated

MARK = re.compile(r"[\[［(（〔【]?\s*(\d{1,3}|\*{1,3}|[†‡])\s*[\]］)）〕】]?\s*/?")
SEVERAL = re.compile(r"\d{1,3}(?:\s?[,，、]\s?\d{1,3}|\]\s?\[\d{1,3})+")
LISTED = re.compile(r"footnote|reference|endnote|\bnotes\b")
HEADING = 8
"""Characters of the line above a list of notes at most: Notes, References."""


def marks_of(node: Node) -> list[str]:
    """The marks, where the element is one or several: raised, or in brackets and leading to a note on the page."""
    linked = node.tag == "a" and node.attributes.get("href", "").startswith("#")
    if node.tag != "sup" and not linked:
        return []
    text = node.text().strip()
    if node.tag == "sup" and SEVERAL.fullmatch(text):
        return re.findall(r"\d{1,3}", text)
    match = MARK.fullmatch(text)
    return [match[1]] if match and (node.tag == "sup" or not text.isdecimal()) else []


def note_lists(root: Node) -> set[int]:
    """The numbered lists (by `id`) whose items are footnotes.

    A list is one by its class or its section's, by links that lead to its items, or where it is the last thing on the
    page below a rule or a short heading, and the text has marks up to the number of its items.
    """
    marks, aims = _marks(root)
    found: set[int] = set()
    if not marks:
        return found
    for node, above, named in _lists(root):
        items = [child for child in node.children if isinstance(child, Node) and child.tag == "li"]
        aimed = any(_ids(item) & aims for item in items)
        counted = len(items) == max(marks) and not any(opens(item.text().strip()) for item in items)
        if named or aimed or (above and counted):
            found.add(id(node))
    return found


def _marks(root: Node) -> tuple[set[int], set[str]]:
    """The numbers that are marks, and the ids that marks lead to."""
    numbers: set[int] = set()
    aims: set[str] = set()
    for node in root.nodes():
        marks = [int(mark) for mark in marks_of(node) if mark.isdecimal()]
        if marks:
            numbers.update(marks)
            links = [node, *node.nodes()]
            aims |= {
                each.attributes["href"][1:] for each in links if each.attributes.get("href", "")[:1] == "#"
            }
    return numbers, aims


def _lists(root: Node) -> list[tuple[Node, bool, bool]]:
    """Each numbered list; whether a rule or a heading of notes stands right above; whether its class says so."""
    found: list[tuple[Node, bool, bool]] = []
    above, names = False, [""]
    for each, begins in root.walk():
        if isinstance(each, str):
            if each.strip():
                above = len(each.strip()) <= HEADING and not terminated(each.strip().rstrip(":："))
            continue
        if not begins:
            names = names[:-1] or [""]
            continue
        names = [*names[-40:], f"{' '.join(each.classes)} {each.attributes.get('role', '')}"]
        if each.tag == "ol":
            found.append((each, above, any(LISTED.search(name) for name in names[-3:])))
        above = above or each.tag == "hr"
    return found


def _ids(item: Node) -> set[str]:
    """The ids and names in a note, which marks lead to."""
    nodes: Sequence[Node] = [item, *item.nodes()]
    return {each.attributes[name] for each in nodes for name in ("id", "name") if each.attributes.get(name)}
