"""HTML read as printed lines."""

from __future__ import annotations

import re

import pytest

from plain import read_plain
from resgraph.model import InputError, Resolution, Source
from resgraph.text.source.html import read_html
from resgraph.text.source.read import read_bytes

PAGE = """<!DOCTYPE html><html><head><title>A/RES/60/175</title><style>p { color: red }</style></head><body>
<nav><a href="/">首页</a></nav><script>var x = "回顾";</script>
<h1>60/175. 加强方案</h1>
<p><b>大会</b>，</p>
<p><b>回顾</b>《联合国千年宣言》<sup><a href="#n1">1</a></sup>及其
   行动计划，</p>
<ol><li>1. <i>请</i>秘书长&nbsp;报告；<br>并请各国合作。</li></ol>
<div id="n1"><sup>1</sup> 见第55/2号决议。</div>
</body></html>"""


END = "\u2029\n\n"
"""The end of a paragraph that the page itself ends."""


def test_blocks_are_lines_marks_are_raised_and_notes_come_last() -> None:
    assert read_html(PAGE.encode()).text == (
        f"    60/175. 加强方案 {END}    大会， {END}    回顾《联合国千年宣言》¹及其行动计划， {END}"
        f"    1. 请秘书长 报告；并请各国合作。 {END}{' ' * 59}\n1\n 见第55/2号决议。 \n\n"
    )


def test_scripts_styles_and_menus_are_left_out() -> None:
    text = read_html(PAGE.encode()).text
    assert not any(word in text for word in ("首页", "color", "var x", "A/RES/60/175"))


@pytest.mark.parametrize("mark", ["1", "[1]", "(1)", "*"])
def test_marks_in_brackets(mark: str) -> None:
    page = f"<html><body><p>宣言<sup>{mark}</sup>，</p></body></html>"
    assert read_html(page.encode()).text == f"    宣言{'¹' if mark != '*' else mark}， {END}"


def test_a_raised_word_is_text() -> None:
    assert (
        read_html("<html><body><p>第2<sup>之二</sup>条</p></body></html>".encode()).text
        == f"    第2之二条 {END}"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030", "gb2312"])
def test_encodings(encoding: str) -> None:
    declared = "" if encoding == "utf-16" else f'<meta charset="{encoding}">'
    page = f"<html><head>{declared}</head><body><p>回顾其决议，</p></body></html>"
    assert read_html(page.encode(encoding)).text.strip() == "回顾其决议，"


@pytest.mark.parametrize(("said", "true"), [("gb2312", "utf-8"), ("utf-8", "gb18030"), ("klingon", "utf-8")])
def test_a_page_that_lies_about_its_encoding(said: str, true: str) -> None:
    page = f'<html><head><meta charset="{said}"></head><body><p>回顾其关于人权的决议，</p></body></html>'
    assert read_html(page.encode(true)).text.strip() == "回顾其关于人权的决议，"


def test_an_xhtml_declaration_is_no_obstacle() -> None:
    page = '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>回顾</body></html>'
    assert read_html(page.encode()).text.strip() == "回顾"


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><script>x</script></html>", "<html><body> </body></html>"]
)
def test_a_page_without_text(page: str) -> None:
    with pytest.raises(InputError, match=r"x\.html is an HTML page without text"):
        read_html(page.encode(), "x.html")


def test_a_resolution_keeps_its_structure() -> None:
    resolution = read_plain(Source("x.html", read_html(PAGE.encode()).text, "0" * 64))
    assert [p.id for p in resolution.paragraphs] == ["pp1", "op1"]
    assert [m.mark for m in resolution.paragraphs[0].marks] == ["1"]
    assert [(n.mark, n.text) for n in resolution.footnotes] == [("1", "见第55/2号决议。")]


HEAD = '<html><head><meta charset="utf-8"></head><body>'
TOP = "<p>60/175. 某事项</p><p>大会，</p>"
CLOSE = "<p>1. 请秘书长提出报告。</p>"


def read(page: str) -> Resolution:
    return read_bytes((HEAD + page).encode(), "x.html")


def texts(page: str) -> list[str]:
    return [paragraph.text for paragraph in read(page).paragraphs]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (
            "<p>回顾报告，</p><p>并回顾甲决议，</p><p>其中提到乙，</p>",
            ["回顾报告，", "并回顾甲决议，", "其中提到乙，"],
        ),
        ("<p>回顾其2005年<br>第60/1号决议，</p>", ["回顾其2005年第60/1号决议，"]),
        ("<p>回顾第60/1号决议，<br/>其中请各国合作，</p>", ["回顾第60/1号决议，其中请各国合作，"]),
        ("<p>回顾第60/1号决议，<br>又回顾第60/2号决议，</p>", ["回顾第60/1号决议，", "又回顾第60/2号决议，"]),
        ("<div>回顾其<br>决议，<br><br>又回顾报告，</div>", ["回顾其决议，", "又回顾报告，"]),
        ("<p>回顾<font size=2>其<b>决议</font></b>，</p>", ["回顾其决议，"]),
        ("<p>回顾第60/<wbr>1号决议，</p>", ["回顾第60/1号决议，"]),
        ("<pre>回顾其决议，\n\n又回顾报告，\n</pre>", ["回顾其决议，", "又回顾报告，"]),
        ("<table><tr><td>回顾其决议，<tr><td>又回顾报告，</table>", ["回顾其决议，", "又回顾报告，"]),
    ],
)
def test_paragraphs_of_the_page_are_paragraphs(page: str, found: list[str]) -> None:
    assert texts(TOP + page + CLOSE) == [*found, "请秘书长提出报告。"]


def test_an_unnumbered_block_below_a_numbered_paragraph_goes_on_with_it() -> None:
    page = "<p>回顾报告，</p><p>1. 请秘书长报告；</p><p>并请各国合作；</p><p>2. 决定继续审议。</p>"
    assert [(p.id, p.text) for p in read(TOP + page).paragraphs][1:] == [
        ("op1", "请秘书长报告；并请各国合作；"),
        ("op2", "决定继续审议。"),
    ]


def test_closing_lines_in_one_paragraph_are_told_apart() -> None:
    metadata = read(f"{TOP}<p>回顾报告，</p>{CLOSE}<p>2005年12月16日<br>第64次全体会议</p>").metadata
    assert (metadata.adopted, metadata.meeting) == ("2005-12-16", 64)


def test_a_page_set_line_by_line_is_joined() -> None:
    lines = (
        "回顾其2005年12月16日第60/175号决议和2005年12月16日第60/|176号决议，其中请秘书长就各国政府为执行这些决议而采取的各项|"
        "措施以及在执行方面取得的进展提出报告，|又回顾其2006年12月16日第61/175号决议和2006年12月16日第61/|176号决议，|"
        "1. 请秘书长就各国政府为执行这些决议而采取的各项措施以及在|执行方面取得的进展提出报告；|"
        "2. 敦促各国政府为执行这些决议而采取各项措施并就取得的进展向秘|书长提出报告。"
    ).split("|")
    found = texts(TOP + "".join(f"<p>{line}</p>" for line in lines))
    assert len(found) == 4
    assert found[0].endswith(
        "第60/176号决议，其中请秘书长就各国政府为执行这些决议而采取的各项措施以及在执行方面取得的进展提出报告，"
    )


@pytest.mark.parametrize("tag", ["font", "div", "blockquote", "span", "ul"])
def test_nothing_is_lost_however_deep(tag: str) -> None:
    page = "".join(f"<{tag}><p>{n}. 请秘书长报告第{n}点；</p>" for n in range(1, 900))
    assert len(texts(f"{TOP}<p>回顾报告，</p>{page}")) == 900


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>首页 第1/1号决议</nav>",
        '<div role="navigation">导航 第1/1号决议</div>',
        "<header><a>联合国</a><ul><li>首页</li></ul></header>",
        "<footer>联系我们 | 版权 第1/1号决议</footer>",
        '<div class="licenseContainer"><p>本作品依据第1/1号许可发布。</p></div>',
        '<div id="catlinks"><ul><li>分类</li></ul></div>',
        '<ul><li><a href="/a">文献</a></li><li><a href="/b">关于本站</a></li></ul>',
        '<div><a href="/a">联系我们</a> | <a href="/b">版权</a></div>',
        '<h2>一<span class="mw-editsection">[<a>编辑</a>]</span></h2>',
        '<p style="display: none">第1/1号决议</p>',
        "<p hidden>第1/1号决议</p>",
        '<div id="sidebar"><p>第1/1号决议</p></div>',
        '<div class="footer"><p>版权所有</p></div>',
    ],
)
def test_what_surrounds_the_document_is_no_text_of_it(furniture: str) -> None:
    found = read(f"{furniture}<main>{TOP}<p>回顾报告，</p>{CLOSE}</main>{furniture}")
    words = found.source.text
    assert [p.text for p in found.paragraphs][:2] == ["回顾报告，", "请秘书长提出报告。"]
    assert not any(word in words for word in ("首页", "第1/1号", "版权", "编辑", "许可", "分类", "文献"))


@pytest.mark.parametrize("tag", ["nav", "header", "footer", 'div class="noprint"'])
def test_what_holds_the_document_is_no_furniture(tag: str) -> None:
    found = texts(f"<{tag}>{TOP}<p>回顾报告，</p>{CLOSE}</{tag.split(maxsplit=1)[0]}>")
    assert found == ["回顾报告，", "请秘书长提出报告。"]


def test_a_head_with_the_title_is_read() -> None:
    page = f"<article><header><h1>60/175. 某事项</h1></header><p>大会，</p><p>回顾报告，</p>{CLOSE}</article>"
    assert read(page).metadata.title == "某事项"


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_words_taken_out_are_left_out_and_told(tag: str) -> None:
    found = read(f"{TOP}<p>回顾<{tag}>第1/1号决议</{tag}><ins>第60/1号决议</ins>，</p>{CLOSE}")
    assert found.paragraphs[0].text == "回顾第60/1号决议，"
    assert found.warnings == ("hidden or struck-out text was left out: 第1/1号决议",)


@pytest.mark.parametrize(
    ("marks", "notes"),
    [
        (("<sup>1</sup>", "<sup>2</sup>"), "<p><sup>1</sup> 甲。</p><p><sup>2</sup> 乙。</p>"),
        (("<sup>1</sup>", "<sup>2</sup>"), "<hr><ol><li>甲。</li><li>乙。</li></ol>"),
        (("<sup>1</sup>", "<sup>2</sup>"), "<h2>注释</h2><ol><li>甲。</li><li>乙。</li></ol>"),
        (("<sup>[1]</sup>", "<sup>[2]</sup>"), '<ol class="references"><li>甲。</li><li>乙。</li></ol>'),
        (
            ('<sup><a href="#a">[1]</a></sup>', '<sup><a href="#b">[2]</a></sup>'),
            '<ol><li id="a"><span class="mw-cite-backlink">^</span> 甲。</li><li id="b"><p>乙。</p></li></ol>',
        ),
        (
            ('<a href="#_ftn1">[1]</a>', '<a href="#_ftn2">[2]</a>'),
            '<p><a href="#_ftnref1">[1]</a> 甲。</p><p><a href="#_ftnref2">[2]</a> 乙。</p>',
        ),
    ],
)
def test_footnotes_however_pages_set_them(marks: tuple[str, str], notes: str) -> None:
    page = f"{TOP}<p>审议了秘书长的报告{marks[0]}和委员会的报告，{marks[1]}</p>{CLOSE}{notes}"
    found = read(page)
    assert [(p.id, p.text, [m.mark for m in p.marks]) for p in found.paragraphs] == [
        ("pp1", "审议了秘书长的报告和委员会的报告，", ["1", "2"]),
        ("op1", "请秘书长提出报告。", []),
    ]
    assert [(n.mark, n.text) for n in found.footnotes] == [("1", "甲。"), ("2", "乙。")]


def test_a_mark_without_a_note_does_not_tear_the_paragraph() -> None:
    (first, _) = texts(f"{TOP}<p>审议了秘书长的报告<sup>1</sup>和委员会的报告，</p>{CLOSE}")
    assert re.fullmatch("审议了秘书长的报告.?和委员会的报告，", first)


def test_a_numbered_list_of_paragraphs_is_no_list_of_notes() -> None:
    page = f"{TOP}<p>回顾报告，<sup>1</sup></p><ol><li>请秘书长：<ol type=a><li>报告；</li><li>协调；</li></ol></li>"
    page += "<li>决定继续审议。</li></ol><p><sup>1</sup> 甲。</p>"
    assert [(p.id, p.text) for p in read(page).paragraphs] == [
        ("pp1", "回顾报告，"),
        ("op1", "请秘书长："),
        ("op1-a", "报告；"),
        ("op1-b", "协调；"),
        ("op2", "决定继续审议。"),
    ]


def test_characters_that_do_not_print_are_dropped() -> None:
    assert (
        texts(f"{TOP}<p>回\x00顾&#0;第46/&#x1F;152号\x0e决议&#xFFFF;，</p>{CLOSE}")[0]
        == "回顾第46/152号决议，"
    )


def test_a_page_on_one_long_line_is_read() -> None:
    script = f"<script>{'x' * (2 << 20)}</script>"
    assert texts(f"{script}{TOP}<p>回顾报告，</p>{CLOSE}") == ["回顾报告，", "请秘书长提出报告。"]
