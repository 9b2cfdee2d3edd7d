"""What each page shows, as plain data for the templates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from resgraph.model.notice import Notice
from resgraph.rdf.literals import literal
from resgraph.rdf.turtle import Turtle
from resgraph.rdf.vocabulary import TYPE, term
from resgraph.site.changes import changes_of, series_of
from resgraph.site.collect import Pages
from resgraph.site.passages import found_in, pieces

View = dict[str, Any]

_DIGITS = re.compile(r"(\d+)")
_HIDDEN = frozenset(
    term(name) for name in ("eli:has_part", "rg:hasPassage", "rg:footnote", "eli:is_realized_by", "foaf:page")
)
_POINTERS = {
    term("rg:cites"): Notice("site-cited-by"),
    term("rg:mentions"): Notice("site-mentioned-in"),
    term("rg:mentionsCandidate"): Notice("site-mentioned-in"),
    term("rg:addressee"): Notice("site-addressed-in"),
    term("rg:obligedParty"): Notice("site-asked-in"),
    term("rg:hasAction"): Notice("site-used-in"),
    term("rg:adoptedOnReport"): Notice("site-basis-of"),
    term("rg:adoptedBy"): Notice("site-adopted"),
    term("skos:inScheme"): Notice("site-holds"),
    term("skos:broader"): Notice("site-broader-than"),
}


def in_order(name: str) -> list[tuple[int, str]]:
    """Sorts as people count: op2 before op10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in _DIGITS.split(name)]


def is_text(pages: Pages, page: str) -> bool:
    """Whether the page is that of a text in one language."""
    return bool(pages.values(f"<{pages.base}{page}>", "rg:hasPassage"))


def is_read(pages: Pages, page: str) -> bool:
    """Whether the page is that of a document that was read."""
    return bool(pages.values(f"<{pages.base}{page}>", "eli:is_realized_by"))


def view(pages: Pages, page: str) -> View:
    """The page of a document, a text, or anything else."""
    iri = f"<{pages.base}{page}>"
    texts = sorted((pages.page_of(one) or "" for one in pages.values(iri, "eli:is_realized_by")), key=_liked)
    shown = texts or ([page] if is_text(pages, page) else [])
    return {
        "iri": iri[1:-1],
        "page": page,
        "label": pages.label(iri),
        "listed": pages.titles(iri),
        "english": pages.english(iri),
        "public": [one[1:-1] for one in pages.values(iri, "foaf:page")],
        "facts": list(_facts(pages, iri)),
        "texts": texts,
        "passages": _paragraphs(pages, shown, anchors=shown == [page]),
        "languages": [_language(text) for text in texts],
        "series": series_of(pages, page),
        "pointing": _pointing(pages, page),
        "others": [_other(pages, one) for one in sorted(pages.about[page]) if not shown and "#" in one],
    }


def _language(text: str) -> str:
    """`zh` of `A/RES/60/175/zh`."""
    return text.rpartition("/")[2]


def _liked(text: str) -> tuple[int, str]:
    """Chinese before English, these before others."""
    language = _language(text)
    return {"zh": 0, "en": 1}.get(language, 2), language


def _paragraphs(pages: Pages, texts: list[str], *, anchors: bool) -> list[View]:
    """Each paragraph of these texts once, with its words in each language: `wordings`."""
    found: dict[str, View] = {}
    for text in texts:
        for passage in _passages(pages, text, anchors=anchors):
            words = {key: passage.pop(key) for key in ("language", "pieces")}
            found.setdefault(passage["id"], {**passage, "wordings": []})["wordings"].append(words)
    return sorted(found.values(), key=lambda passage: passage["position"])


def _facts(pages: Pages, iri: str) -> Iterator[View]:
    """The statements about the thing itself, grouped by property."""
    grouped: dict[str, list[View]] = defaultdict(list)
    writer = Turtle(pages.base)
    page = pages.page_of(iri)
    for predicate, value in pages.about[page].get(iri, []) if page else []:
        if predicate not in _HIDDEN:
            name = "a" if predicate == TYPE else writer.term(predicate)
            grouped[name].append(_value(pages, value, writer))
    for name in sorted(grouped):
        yield {"property": name, "values": grouped[name]}


def _value(pages: Pages, value: str, writer: Turtle) -> View:
    if not value.startswith("<"):
        text, language = literal(value)
        return {"text": text, "language": language, "page": None, "href": None}
    house = f"<{pages.base}ontology#"
    if value.startswith(house):
        name = value[len(house) : -1]
        return {"text": f"rg:{name}", "language": "", "page": "ontology", "fragment": name, "href": None}
    page = pages.page_of(value)
    if page is not None:
        fragment = value[1:-1].partition("#")[2]
        return {"text": pages.label(value), "language": "", "page": page, "fragment": fragment, "href": None}
    iri = value[1:-1]
    return {
        "text": writer.term(value).strip("<>"),
        "language": "",
        "page": None,
        "href": iri if iri[:4] == "http" else None,
    }


def _passages(pages: Pages, page: str, *, anchors: bool) -> Iterator[View]:
    """The passages of a text in order, preamble first, footnotes last; `anchors` names each thing found."""
    found = found_in(pages, page)
    text = f"<{pages.base}{page}>"
    for passage in sorted(pages.values(text, "rg:hasPassage"), key=lambda one: _position(pages, one)):
        work = pages.values(passage, "rg:realizes")[0]
        words, language = literal(pages.values(passage, "nif:isString")[0])
        yield {
            "id": passage[1:-1].partition("#")[2],
            "position": _position(pages, passage),
            "number": pages.value(work, "rg:number"),
            "mark": pages.value(work, "rg:mark"),
            "heading": pages.value(work, "rg:heading"),
            "language": language,
            "pieces": [_piece(pages, piece, anchors) for piece in pieces(words, found.get(passage, []))],
            "obligations": _obligations(pages, passage) if anchors else [],
            "changes": changes_of(pages, passage),
            "anchors": anchors,
        }


def _position(pages: Pages, passage: str) -> tuple[int, int, list[tuple[int, str]]]:
    work = pages.values(passage, "rg:realizes")[0]
    position = pages.value(work, "rg:position")
    return (0, int(position), []) if position else (1, 0, in_order(passage))


def _piece(pages: Pages, piece: Any, anchors: bool) -> View:
    found = piece.found
    if found is None:
        return {"text": piece.text, "kind": "", "also": piece.also if anchors else ()}
    page = pages.page_of(found.target)
    fragment = found.target[1:-1].partition("#")[2]
    return {
        "text": piece.text,
        "kind": found.kind.removeprefix("rg:"),
        "id": found.fragment if anchors else "",
        "also": piece.also if anchors else (),
        "page": page,
        "others": [_place(pages, other) for other in found.others],
        "fragment": fragment,
        "label": fragment.removeprefix("fn")
        if found.kind == "rg:FootnoteMark"
        else pages.label(found.target),
    }


def _obligations(pages: Pages, passage: str) -> list[str]:
    """The fragments of the obligations in a text of a paragraph."""
    start = f"{passage[:-1]}.obligation-"
    page = pages.page_of(passage)
    named = pages.about[page] if page else {}
    return [one[1:-1].partition("#")[2] for one in sorted(named, key=in_order) if one.startswith(start)]


def _pointing(pages: Pages, page: str) -> list[View]:
    """Who points to the thing, by the way they do, each place once."""
    grouped: dict[Notice, set[str]] = defaultdict(set)
    for predicate, notice in _POINTERS.items():
        for subject, how in pages.pointing.get(f"<{pages.base}{page}>", []):
            if how == predicate and not _is_evidence(pages, subject):
                grouped[notice].add(subject)
    return [
        {
            "en": notice,
            "zh": notice.told("zh"),
            "places": [_place(pages, one) for one in sorted(places, key=in_order)],
        }
        for notice, places in grouped.items()
    ]


def _is_evidence(pages: Pages, subject: str) -> bool:
    """Evidence stands on a text's page; its paragraph points to the thing as well."""
    page = pages.page_of(subject)
    return page is not None and is_text(pages, page)


def _place(pages: Pages, subject: str) -> View:
    fragment = subject[1:-1].partition("#")[2]
    return {
        "text": pages.label(subject),
        "page": pages.page_of(subject),
        "fragment": fragment,
        "sentences": pages.sentences(subject),
    }


def _other(pages: Pages, subject: str) -> View:
    return {"id": subject[1:-1].partition("#")[2], "facts": list(_facts(pages, subject))}
