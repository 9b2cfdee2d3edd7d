"""Pages for tests: leaves made of records, and the records of a page again."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from resgraph.pipeline.staging import NOTES
from resgraph.rdf.literals import plain, tag
from resgraph.rdf.vocabulary import RG, TYPE, term
from resgraph.view.drawing import LIMITS, Limits
from resgraph.view.explorer import write_explorer
from resgraph.view.leaf import Head, Leaf, Stated
from resgraph.view.leaves import packed
from resgraph.view.pack import Packed, pack, unsqueeze
from resgraph.view.records import Evidence, Obligation, Paragraph, PassageRecord, Text
from resgraph.view.shared import line_of
from resgraph.view.turtle import Pair, turtle_of
from resgraph.view.works import COMPARED, LEAVES, SHARED, Works, title_of

Record = dict[str, Any]

BASE = "https://w3id.org/resgraph/"
SMALL = Path(__file__).parent / "fixtures" / "view" / "small.json"


def small() -> Record:
    """The records of a small graph with everything in it, hostile words too; yours to change."""
    found: Record = json.loads(SMALL.read_text(encoding="utf-8"))
    return found


def nothing_found() -> Record:
    """What is recorded of a paragraph in which nothing was found; yours to change."""
    return {"actions": [], "addressees": [], "mentions": [], "footnotes": [], "obligations": []}


def small_page(
    out: Path, data: Record | None = None, limits: Limits = LIMITS, in_one: int | None = None
) -> Path:
    """The page of these records, in a folder that is there; one file, unless `in_one` says otherwise."""
    write_leaves(data or small(), out)
    write_explorer(out / NOTES, out / "explorer.html", limits=limits, in_one=in_one)
    return out / "explorer.html"


def add_cited(data: Record, paragraph: str, symbol: str, **facts: Any) -> None:
    """One more document that a paragraph cites."""
    named = dict.fromkeys(("date", "session", "meeting", "organ", "dated"), "")
    lists: Record = {"title": {}, "body": [], "reports": [], "texts": [], "parts": [], "year": 0}
    own = {"id": symbol, "symbol": symbol, "kind": "resolution", "page": f"https://undocs.org/{symbol}"}
    data["documents"].append(named | lists | own | facts)
    (part,) = (part for part in data["paragraphs"] if part["id"] == paragraph)
    part["cites"].setdefault(symbol, [])


def write_leaves(data: Record, out: Path) -> None:
    """The notes that a build of these records would leave for its page."""
    notes = out / NOTES
    notes.mkdir(parents=True, exist_ok=True)
    read = [one for one in data["documents"] if one["texts"]]
    shared = {f"<{BASE}{one['id']}>": _document(one) for one in data["documents"] if not one["texts"]}
    shared |= {_iri(one["id"]): _name(one) for one in data["names"]}
    for duty, report in data.get("answered", {}).items():
        shared[_iri(duty)] = [(RG["answeredBy"], _iri(report))]
    leaves = b"".join(packed(_leaf(one, data)) for one in read)
    (notes / LEAVES).write_bytes(title_of(BASE) + leaves)
    (notes / SHARED).write_bytes(b"".join(line_of(*each) for each in sorted(shared.items())))
    (notes / COMPARED).write_bytes(b"")


def packed_of(out: Path, limits: Limits = LIMITS) -> Packed:
    """What the page of an output folder holds."""
    with Works(out / NOTES) as works:
        return pack(works, limits)


def told(out: Path) -> Record:
    """The records of the page of an output folder, as people would read them."""
    page = packed_of(out)
    head, shelves = unsqueeze(page.first), [unsqueeze(shelf) for shelf in page.shelves]
    columns = head["documents"]
    documents = [
        {
            "id": id,
            "symbol": columns["symbols"].get(str(number), id),
            "kind": columns["kinds"][columns["kind"][number]],
            "organ": columns["organs"][columns["organ"][number]],
            "year": columns["year"][number],
            "page": columns["pages"].get(str(number), f"https://undocs.org/{id}"),
            **columns["facts"].get(str(number), {}),
        }
        for number, id in enumerate(columns["ids"])
    ]
    turtle: dict[str, str] = {}
    for shelf in shelves:
        turtle |= shelf.get("turtle", {})
    return {
        "documents": documents,
        "paragraphs": [part for shelf in shelves for part in _parts(shelf, head)],
        "passages": [passage for shelf in shelves for passage in shelf.get("passages", [])],
        "comparisons": [one for shelf in shelves for one in shelf.get("comparisons", [])],
        "series": [[columns["ids"][at] if at >= 0 else "" for at in one] for one in head["series"]],
        "names": unsqueeze(page.names)["names"],
        "edges": _edges(head),
        "turtle": turtle,
        **{key: head[key] for key in ("network", "relations", "prefixes")},
    }


def _parts(shelf: Record, head: Record) -> list[Record]:
    """The paragraphs of a shelf, with what their shapes say and with the names of things."""
    found = []
    for document, sheets in shelf.get("paragraphs", {}).items():
        owners = [sum(head["parts"]["of"][: n + 1]) for n in range(len(head["parts"]["of"]))]
        run = owners.index(head["documents"]["ids"].index(document)) if sheets else 0
        first = sum(head["parts"]["lengths"][:run])
        for place, sheet in enumerate(sheets):
            end, kind, number, parent = head["parts"]["shapes"][head["parts"]["at"][first + place]]
            named = _named(sheet, shelf["names"])
            own = {"id": f"{document}#{end}", "document": document, "kind": kind, "number": number}
            found.append(own | {"parent": parent} | named)
    return found


def _named(one: Record, names: list[str]) -> Record:
    lists = {
        key: [names[at] for at in one.get(key, [])]
        for key in ("actions", "addressees", "mentions", "parties", "recipients", "due")
        if key in one
    }
    verb = {"verb": names[one["verb"]]} if "verb" in one else {}
    duties = {"obligations": [_named(duty, names) for duty in one.get("obligations", [])]}
    return one | lists | verb | (duties if "obligations" in one else {})


def _edges(head: Record) -> dict[tuple[str, str], list[tuple[int, list[str]]]]:
    """By the two ends of an edge: its places and how they cite."""
    edges, ids = head["edges"], head["documents"]["ids"]
    found: dict[tuple[str, str], list[tuple[int, list[str]]]] = {}
    source = link = 0
    for step, target, length in zip(edges["from"], edges["to"], edges["lengths"], strict=True):
        source += step
        links = range(link, link := link + length)
        found[ids[source], ids[target]] = [(edges["part"][n], edges["hows"][edges["how"][n]]) for n in links]
    return found


def _leaf(document: Record, data: Record) -> Leaf:
    id = document["id"]
    parts = [_paragraph(part) for part in data["paragraphs"] if part["document"] == id]
    names = {part.id for part in parts}
    passages = [_passage(one) for one in data["passages"] if one["part"] in names]
    turtle = {part.id: turtle_of(f"<{BASE}{part.id}>", _part(part)) for part in parts}
    heads = [_head(document, text) for text in document["texts"]]
    positions = list(range(1, len(parts) + 1))
    return Leaf(heads, _stated(passages), parts, positions, passages, turtle, _document(document))


def _stated(passages: list[PassageRecord]) -> list[Stated]:
    found = Counter(
        (target, one.date) for p in passages for one in p.evidence if one.date for target in one.targets
    )
    return sorted((target, date, count) for (target, date), count in found.items())


def _part(part: Paragraph) -> list[Pair]:
    cites = [(RG["cites"], f"<{BASE}{target}>") for target in part.cites]
    acts = [(RG["hasAction"], f"<{BASE}{action}>") for action in part.actions]
    return [(RG["number"], plain(part.number)), *acts, *cites]


def _head(document: Record, text: Record) -> Head:
    kept = {
        key: document[key]
        for key in ("id", "symbol", "kind", "date", "session", "meeting", "body", "reports", "page")
    }
    titles = {text["language"]: text["title"]} if text["title"] else {}
    return Head(titles=titles, listed={}, text=Text(**text), **kept)


def _paragraph(said: Record) -> Paragraph:
    return Paragraph(**{**said, "obligations": [Obligation(**duty) for duty in said["obligations"]]})


def _passage(said: Record) -> PassageRecord:
    return PassageRecord(**{**said, "evidence": [Evidence(**one) for one in said["evidence"]]})


def _document(one: Record) -> list[Pair]:
    classes = {"meetingrecord": "MeetingRecord"}
    pairs = [(TYPE, RG[classes.get(one["kind"], one["kind"].capitalize())])]
    pairs += [(term("dcterms:identifier"), plain(one["symbol"]))] if one["symbol"] else []
    pairs += [(term("dcterms:title"), plain(text) + tag(code)) for code, text in one["title"].items()]
    pairs += [(term("foaf:page"), f"<{one['page']}>")] if one["page"] else []
    pairs += [(term("eli:date_document"), plain(one["date"]))] if one["date"] else []
    pairs += [(term("eli:passed_by"), f"<{BASE}{body}>") for body in one["body"]]
    return pairs


def _name(one: Record) -> list[Pair]:
    pairs = [(TYPE, RG["Candidate"] if one["id"].startswith("candidate/") else term("skos:Concept"))]
    for key, name in (("labels", "skos:prefLabel"), ("others", "skos:altLabel")):
        for code, texts in one[key].items():
            pairs += [(term(name), plain(text) + tag(code or "und")) for text in texts]
    pairs += [(term("skos:hiddenLabel"), plain(text)) for text in one["hidden"]]
    pairs += [(term("skos:exactMatch"), f"<{link}>") for link in one["links"]]
    return pairs


def _iri(name: str) -> str:
    return f"<{name}>" if name.startswith("http") else f"<{BASE}{name}>"
