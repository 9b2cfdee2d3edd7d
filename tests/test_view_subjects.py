"""What documents are about: a few subjects that tell them apart, and a drawing in which those of one subject stand together."""

from __future__ import annotations

from resgraph.view.layout import dots_apart
from resgraph.view.records import Name
from resgraph.view.subjects import MOST, About, about, declared_in, subjects

TOPIC = "authority/topic/"


def name(id: str, zh: str, en: str, *links: str) -> tuple[str, Name]:
    return f"{TOPIC}{id}", Name(
        f"{TOPIC}{id}", "topic", "topic", {"zh": [zh], "en": [en]}, {}, [], list(links)
    )


NAMES = dict(
    [
        name("rights", "人权", "human rights"),
        name("water", "水", "water", "http://metadata.un.org/thesaurus/1"),
        name("oceans", "海洋", "oceans"),
        name("torture", "酷刑", "torture"),
    ]
)


def said(titles: tuple[str, ...] = (), declared: tuple[str, ...] = (), **mentions: int) -> About:
    return About({f"{TOPIC}{topic}": count for topic, count in mentions.items()}, 10, declared, titles)


def told(found: dict[str, About]) -> dict[str, tuple[str, ...]]:
    return {one.id.removeprefix(TOPIC): one.documents for one in subjects(found, NAMES)}


def test_what_all_are_about_tells_none_apart() -> None:
    found = {
        "a": said(rights=9, oceans=4),
        "b": said(rights=9, oceans=3),
        "c": said(rights=9, torture=2),
        "d": said(rights=9, torture=5),
    }
    assert told(found) == {"oceans": ("a", "b"), "torture": ("c", "d")}


def test_a_title_in_any_language_and_the_markup_count() -> None:
    unbis = ("http://metadata.un.org/thesaurus/1",)
    found = {
        "a": said(("关于酷刑的报告",)),
        "b": said(("Report on Torture",)),
        "c": said((), unbis),
        "d": said((), unbis, rights=1),
    }
    assert told(found) == {"torture": ("a", "b"), "water": ("c", "d")}


def test_one_subject_alone_heads_nothing_and_one_document_is_no_group() -> None:
    assert told({"a": said(oceans=3), "b": said(oceans=4)}) == {}
    assert told({}) == {}
    assert told({"a": said(oceans=3), "b": said(oceans=4), "c": said(torture=9)}) == {}


def test_no_more_subjects_than_have_room() -> None:
    many = dict(name(f"t{number}", f"题目{number}", f"matter {number:03}") for number in range(60))
    found = {
        f"d{number}-{twin}": About({f"{TOPIC}t{number}": 5}, 10, (), ())
        for number in range(60)
        for twin in "ab"
    }
    assert len(subjects(found, many)) == MOST


def test_a_card_tells_mentions_in_paragraphs_only() -> None:
    card = {
        "names": [f"{TOPIC}water", "authority/org/unodc"],
        "parts": [["op1", "operative", "1", "", 1], ["fn1", "footnote", "1", "", 2]],
        "mentions": [[0, 1], [0]],
    }
    assert about(card, ("x",), ["水"]) == About({f"{TOPIC}water": 1}, 1, ("x",), ("水",))
    assert declared_in([("<http://purl.org/dc/terms/subject>", "<urn:b>"), ("<urn:p>", '"a"')]) == ("urn:b",)


def test_documents_of_a_subject_stand_together_below_its_name() -> None:
    edges = [(hub, f"{hub}-{number}") for hub in "abcd" for number in range(6)] + [("a", "c"), ("b", "d")]
    groups = {"one": ["a", "b"], "two": ["c"], "": ["d"]}
    nodes = {end for edge in edges for end in edge}
    names = {"one": 80.0, "two": 80.0}
    places = dots_apart(edges, nodes, groups, names)
    assert places.keys() == nodes | names.keys()
    corners = []
    for name_, hubs in groups.items():
        own = [places[node] for node in nodes if node[0] in hubs]
        corners.append(
            (min(x for x, _ in own), max(x for x, _ in own), min(y for _, y in own), max(y for _, y in own))
        )
        if name_:
            x, y = places[name_]
            assert y < corners[-1][2]
            assert corners[-1][0] <= x <= corners[-1][1]
    for at, (left, right, top, bottom) in enumerate(corners):
        for other in corners[:at]:
            assert left > other[1] or right < other[0] or top > other[3] or bottom < other[2]
    assert places == dots_apart(list(reversed(edges)), sorted(nodes), groups, names)
