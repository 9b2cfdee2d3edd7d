"""HTML read as printed lines."""

from __future__ import annotations

import pytest

from resgraph.model import InputError, Source
from resgraph.text import read_text
from resgraph.text.source.html import read_html

PAGE = """<!DOCTYPE html><html><head><title>A/RES/60/175</title><style>p { color: red }</style></head><body>
<nav><a href="/">首页</a></nav><script>var x = "回顾";</script>
<h1>60/175. 加强方案</h1>
<p><b>大会</b>，</p>
<p><b>回顾</b>《联合国千年宣言》<sup><a href="#n1">1</a></sup>及其
   行动计划，</p>
<ol><li>1. <i>请</i>秘书长&nbsp;报告；<br>并请各国合作。</li></ol>
<div id="n1"><sup>1</sup> 见第55/2号决议。</div>
</body></html>"""


def test_blocks_are_lines_marks_stand_apart_and_notes_come_last() -> None:
    assert read_html(PAGE.encode()) == (
        "    60/175. 加强方案 \n\n    大会， \n\n    回顾《联合国千年宣言》\n1\n 及其行动计划， \n\n"
        "    1. 请秘书长 报告； \n\n    并请各国合作。 \n\n" + " " * 59 + "\n1\n 见第55/2号决议。 \n\n"
    )


def test_scripts_styles_and_menus_are_left_out() -> None:
    text = read_html(PAGE.encode())
    assert not any(word in text for word in ("首页", "color", "var x", "A/RES/60/175"))


@pytest.mark.parametrize("mark", ["1", "[1]", "(1)", "*"])
def test_marks_in_brackets(mark: str) -> None:
    page = f"<html><body><p>宣言<sup>{mark}</sup>，</p></body></html>"
    assert read_html(page.encode()) == f"    宣言\n{mark.strip('[]()')}\n ， \n\n"


def test_a_raised_word_is_text() -> None:
    assert read_html("<html><body><p>第2<sup>之二</sup>条</p></body></html>".encode()) == "    第2之二条 \n\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030", "gb2312"])
def test_encodings(encoding: str) -> None:
    declared = "" if encoding == "utf-16" else f'<meta charset="{encoding}">'
    page = f"<html><head>{declared}</head><body><p>回顾其决议，</p></body></html>"
    assert read_html(page.encode(encoding)).strip() == "回顾其决议，"


def test_an_xhtml_declaration_is_no_obstacle() -> None:
    page = '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>回顾</body></html>'
    assert read_html(page.encode()).strip() == "回顾"


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><script>x</script></html>", "<html><body> </body></html>"]
)
def test_a_page_without_text(page: str) -> None:
    with pytest.raises(InputError, match=r"x\.html is an HTML page without text"):
        read_html(page.encode(), "x.html")


def test_a_resolution_keeps_its_structure() -> None:
    resolution = read_text(Source("x.html", read_html(PAGE.encode()), "0" * 64))
    assert [p.id for p in resolution.paragraphs] == ["pp1", "op1"]
    assert [m.mark for m in resolution.paragraphs[0].marks] == ["1"]
    assert [(n.mark, n.text) for n in resolution.footnotes] == [("1", "见第55/2号决议。")]
