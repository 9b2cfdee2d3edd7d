"""What a page holds beside the document: menus, heads and feet of sites, [编辑], licences, what is hidden.

Told by the elements, their roles and the classes that wikis give them, and by what nobody prints as text: lists of links.
What holds most of the page's words is no furniture, whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resgraph.text.source.html_tree import Node

UNPRINTED = frozenset(
    """
    script style head title noscript template nav button select textarea svg math iframe object audio video canvas map
    datalist input rt rp
    """.split()
)
"""Elements that are no text of a document; <rt> is the reading above a character."""
ROLES = frozenset(
    "navigation banner contentinfo search menu menubar toolbar alert dialog doc-backlink doc-toc".split()
)
CLASSES = frozenset(
    """
    mw-editsection editsection mw-jump-link mw-cite-backlink mw-indicators mw-navigation mw-head mw-panel noprint navbox catlinks
    printfooter toc toccolours siteSub contentSub jump-to-nav siteNotice licenseContainer licensetpl licenseBanner
    headertemplate ws-header ws-noexport sistersitebox breadcrumb breadcrumbs pagination cookie-banner skip-link
    site-header site-footer footer-places footer nav navbar navigation topnav sidebar menu visually-hidden sr-only
    """.split()
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
STRUCK = frozenset({"del", "s", "strike"})
"""Words that were taken out and are still shown as such."""
NOTES = re.compile(r"footnote|reference|endnote|\bnotes?\b")
FEWEST_LINKS, LONGEST_LINK = 2, 20
BETWEEN = re.compile(r"[\s|·•/>»›-]*")


def without_furniture(root: Node) -> list[str]:
    """Take out of the tree what is no part of the document; gives the words that were struck out."""
    half = len(root.text().strip()) / 2
    headed = [node for node in root.nodes() if node.tag == "h1"]
    struck: list[str] = []
    for parent in [root, *root.nodes()]:
        kept: list[Node | str] = []
        for child in parent.children:
            if isinstance(child, str) or not is_furniture(child, headed) or _is_most(child, half):
                kept.append(child)
            elif child.tag in STRUCK and child.text().strip():
                struck.append(" ".join(child.text().split()))
        parent.children = kept
    return struck


def is_furniture(node: Node, headed: list[Node]) -> bool:
    """Whether the element is none of the document's text."""
    if node.tag in UNPRINTED or node.tag in STRUCK or "hidden" in node.attributes:
        return True
    if node.attributes.get("role", "") in ROLES or not node.classes.isdisjoint(CLASSES):
        return True
    if HIDDEN.search(node.attributes.get("style", "")):
        return True
    if node.tag in {"footer", "aside"}:
        return not NOTES.search(_names(node)) and not any(NOTES.search(_names(each)) for each in node.nodes())
    if node.tag == "header":
        return not headed or not any(each in headed for each in node.nodes())
    return node.tag in {"ul", "ol", "menu", "div", "p", "td"} and _is_links(node)


def _names(node: Node) -> str:
    return " ".join([*node.classes, node.attributes.get("role", "")])


def _is_most(node: Node, half: float) -> bool:
    """Whether the element, one that prints, holds more than half of the page's words."""
    return node.tag not in UNPRINTED - {"nav"} | STRUCK and len(node.text().strip()) > half


def _is_links(node: Node) -> bool:
    """首页 | 文献 | 联系我们: two links or more, short, to other pages, and nothing else."""
    links = [each for each in node.nodes() if each.tag == "a"]
    if len(links) < FEWEST_LINKS or any(each.attributes.get("href", "").startswith("#") for each in links):
        return False
    if any(len(link.text().strip()) > LONGEST_LINK for link in links):
        return False
    return BETWEEN.fullmatch("".join(_outside_links(node))) is not None


def _outside_links(node: Node) -> Iterator[str]:
    depth = 0
    for each, begins in node.walk():
        if isinstance(each, str):
            if not depth:
                yield each
        elif each.tag == "a":
            depth += 1 if begins else -1
