"""Control characters and the like never reach the graph, whatever kind of file they come in."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from lxml import etree
from rdflib import Graph

from plain import read_plain
from resgraph.model import Source
from resgraph.model.printable import UNPRINTABLE
from resgraph.pipeline import build
from written import nquads

RESOLUTION = "58/101. 秘书{}长的报告\n\n大会，\n\n回{}顾其第46/{}152号决议，\n\n1. 请秘书长{}提出报告。\n"
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")


@pytest.mark.parametrize(
    "char", ["\x00", "\x01", "\x07", "\x1b", "\x1f", "\x7f", "\x80", "\ufdd0", "\ufffe", "\U0001ffff"]
)
def test_characters_that_do_not_print_are_cut_and_everything_keeps_its_place(char: str) -> None:
    text = RESOLUTION.replace("{}", char)
    read = read_plain(Source("x.txt", text, "0" * 64))
    assert read.metadata.title == "秘书长的报告"
    assert [p.text for p in read.paragraphs] == ["回顾其第46/152号决议，", "请秘书长提出报告。"]
    for paragraph in read.paragraphs:
        for char_read, origin in zip(paragraph.text, paragraph.body.origins, strict=True):
            assert text[origin] == char_read


def test_a_form_feed_in_a_sentence_parts_pages_only() -> None:
    text = RESOLUTION.format("", "", "", "\x01\x07\f\x1b")
    assert read_plain(Source("x.txt", text, "0" * 64)).paragraphs[-1].text == "请秘书长提出报告。"


def test_the_graph_holds_none_and_its_rdf_xml_parses(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    text = RESOLUTION.replace("{}", "\x01\x1f\ufffe") + "2. 决定在下届会议上继续审议这一事项。\n\n" * 40
    (folder / "a\x07\x9f.txt").write_text(text, encoding="utf-8")
    page = f"<html><body>{''.join(f'<p>{line}</p>' for line in text.replace('101', '102').split())}</body></html>"
    (folder / "b.html").write_text(page.replace("\x1f", "&#x1f;"), encoding="utf-8")
    (folder / os.fsdecode("决议".encode("gbk") + b".txt")).write_text(
        "一封\x02" + "信。" * 40, encoding="utf-8"
    )
    build([folder], tmp_path / "out", graph_only=True)
    assert not FORBIDDEN.search(nquads(tmp_path / "out"))
    for name in ("graph.ttl", "report.json"):
        assert not FORBIDDEN.search((tmp_path / "out" / name).read_text(encoding="utf-8"))
    turtle = (tmp_path / "out/graph.ttl").read_text(encoding="utf-8")
    graph = Graph().parse(data=turtle, format="turtle")
    assert len(etree.fromstring(graph.serialize(format="pretty-xml").encode())) > 10
    rows = graph.query("SELECT ?s ?o { ?s ?p ?o }").serialize(format="xml")
    assert rows is not None
    etree.fromstring(rows)


def test_the_pattern_takes_no_letter() -> None:
    assert not UNPRINTABLE.search("".join(map(chr, range(0x20, 0x7F))))
