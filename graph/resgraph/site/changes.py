"""What a resolution's page says of its series: what it renews, what renews it, and where each paragraph comes from."""

from __future__ import annotations

from typing import Any

from resgraph.model.notice import LANGUAGES, Notice
from resgraph.rdf.vocabulary import term
from resgraph.site.collect import Pages

View = dict[str, Any]

_EARLIER, _LATER = term("rg:earlier"), term("rg:later")
_KINDS = {
    "same": Notice("site-same"),
    "reworded": Notice("site-reworded"),
    "merged": Notice("site-merged"),
    "split": Notice("site-split"),
    "agreed": Notice("site-agreed"),
}
_FORCES = {"stronger": Notice("site-stronger"), "weaker": Notice("site-weaker")}
_RENEWS, _RENEWED = Notice("site-renews"), Notice("site-renewed-by")


def changes_of(pages: Pages, passage: str) -> list[View]:
    """Where a passage comes from: its alignment first, then where its sentences were first met."""
    nodes = {node for node, how in pages.pointing.get(passage, []) if how == _LATER}
    return [_change(pages, node) for node in sorted(nodes, key=lambda node: (".agreed" in node, node))]


def _change(pages: Pages, node: str) -> View:
    kind = pages.value(node, "rg:change") or "agreed"
    force = pages.value(node, "rg:forceChange")
    verbs = [pages.values(node, name) for name in ("rg:verbBefore", "rg:verbAfter")]
    return {
        "id": node[1:-1].partition("#")[2],
        **_told(_KINDS[kind]),
        "places": [_place(pages, one) for one in pages.values(node, "rg:earlier")],
        "verbs": [pages.label(verb[0]) for verb in verbs if verb],
        "force": _told(_FORCES[force]) if force else None,
    }


def series_of(pages: Pages, page: str) -> list[View]:
    """The resolution that this one renews, and those that renew it; each with the anchor of the renewal."""
    work = f"<{pages.base}{page}>"
    own = f"{work[:-1]}#renewal>"
    told = [
        {"id": "renewal", **_told(_RENEWS), **_place(pages, one)} for one in pages.values(own, "rg:earlier")
    ]
    nodes = sorted(node for node, how in pages.pointing.get(work, []) if how == _EARLIER)
    told += [
        {"id": "", **_told(_RENEWED), **_place(pages, one)}
        for node in nodes
        for one in pages.values(node, "rg:later")
    ]
    return told


def _told(notice: Notice) -> View:
    """The words by their language."""
    return {language: notice.told(language) for language in LANGUAGES}


def _place(pages: Pages, iri: str) -> View:
    fragment = iri[1:-1].partition("#")[2]
    return {"text": pages.label(iri), "page": pages.page_of(iri), "fragment": fragment}
