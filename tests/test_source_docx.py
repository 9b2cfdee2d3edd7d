"""DOCX read as printed lines: Word's footnotes, its automatic numbers, tracked changes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from plain import read_plain
from resgraph.model import InputError, Resolution, Source
from resgraph.text.source.docx import read_docx
from resgraph.text.source.docx_numbering import in_style
from resgraph.text.source.read import read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RULE = " " * 59
END = "\u2029\n\n"
"""The end of a paragraph that the file itself ends."""


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def reference(identifier: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{identifier}"/></w:r>'


def paragraph(*runs: str, level: int | None = None) -> str:
    listed = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return f"<w:p>{listed if level is not None else ''}{''.join(runs)}</w:p>"


def made(*paragraphs: str, notes: dict[int, str] | None = None) -> bytes:
    """A DOCX of the paragraphs, with footnotes and one list: 1. and (a)."""
    footnotes = "".join(
        f'<w:footnote w:id="{i}">{paragraph("<w:r><w:footnoteRef/></w:r>", run(" " + text))}</w:footnote>'
        for i, text in (notes or {}).items()
    )
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{''.join(paragraphs)}</w:body></w:document>"
        )
        archive.writestr("word/footnotes.xml", f"<w:footnotes {W}>{footnotes}</w:footnotes>")
        archive.writestr(
            "word/numbering.xml",
            f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>',
        )
    return out.getvalue()


def test_footnotes_become_raised_marks_and_a_block() -> None:
    text = read_docx(
        made(
            paragraph(run("回顾《宣言》"), reference(5), run("及其行动计划，")),
            paragraph(run("又回顾该计划，"), reference(6)),
            notes={6: "第56/261号决议，附件。", 5: "见第55/2号决议。"},
        )
    ).text
    assert text == (
        f"    回顾《宣言》¹及其行动计划， {END}    又回顾该计划，² {END}"
        f"{RULE}\n1\n 见第55/2号决议。 \n\n2\n 第56/261号决议，附件。 \n\n"
    )


def test_automatic_numbers_are_printed_and_letters_begin_anew() -> None:
    text = read_docx(
        made(
            paragraph(run("请各国："), level=0),
            paragraph(run("通报；"), level=1),
            paragraph(run("交流；"), level=1),
            paragraph(run("又请各国："), level=0),
            paragraph(run("合作。"), level=1),
        )
    ).text
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    assert lines == ["1. 请各国：", "(a) 通报；", "(b) 交流；", "2. 又请各国：", "(a) 合作。"]


@pytest.mark.parametrize(
    ("count", "style", "printed"),
    [
        (28, "lowerLetter", "bb"),
        (9, "lowerRoman", "ix"),
        (14, "upperRoman", "XIV"),
        (21, "chineseCounting", "二十一"),
        (10, "chineseCountingThousand", "十"),
        (7, "ordinal", "7"),
    ],
)
def test_numbers_in_the_styles_of_word(count: int, style: str, printed: str) -> None:
    assert in_style(count, style) == printed


def test_deleted_words_of_tracked_changes_are_left_out() -> None:
    text = read_docx(
        made(paragraph(run("请"), f"<w:del>{run('所有')}</w:del>", f"<w:ins>{run('各')}</w:ins>", run("国")))
    ).text
    assert text.strip() == "请各国"


def test_superscript_digits_are_marks() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>7</w:t></w:r>'
    assert read_docx(made(paragraph(run("公约"), raised, run("生效")))).text == f"    公约⁷生效 {END}"


def test_a_file_of_python_docx_with_a_table_is_read_in_order() -> None:
    document = docx.Document()
    document.add_paragraph("大会，")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "赞成", "反对"
    document.add_paragraph("1. 决定继续审议。")
    out = io.BytesIO()
    document.save(out)
    assert read_docx(out.getvalue()).text.split() == ["大会，", "赞成", "反对", "1.", "决定继续审议。"]


def test_a_resolution_keeps_its_structure() -> None:
    data = made(
        paragraph(run("2005年12月16日大会决议")),
        paragraph(run("60/175. 加强方案")),
        paragraph(run("大会，")),
        paragraph(run("回顾其第46/152号决议，"), reference(1)),
        paragraph(run("赞赏地注意到报告；"), level=0),
        paragraph(run("请秘书长提出报告。"), level=0),
        notes={1: "A/60/131。"},
    )
    resolution = read_plain(Source("x.docx", read_docx(data).text, "0" * 64))
    assert [(p.id, p.text) for p in resolution.paragraphs] == [
        ("pp1", "回顾其第46/152号决议，"),
        ("op1", "赞赏地注意到报告；"),
        ("op2", "请秘书长提出报告。"),
    ]
    assert [m.mark for m in resolution.paragraphs[0].marks] == ["1"]
    assert [(n.mark, n.text) for n in resolution.footnotes] == [("1", "A/60/131。")]


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (65 * 2**20))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (lambda: b"PK\x03\x04broken", "x.docx is a damaged or locked DOCX"),
        (lambda: made(paragraph()), "x.docx is a DOCX without text"),
        (bomb, "x.docx holds more than 32 MB when unpacked"),
    ],
    ids=["broken", "empty", "bomb"],
)
def test_bad_files_are_one_clear_line(data: Callable[[], bytes], complaint: str) -> None:
    with pytest.raises(InputError) as caught:
        read_docx(data(), "x.docx")
    assert str(caught.value).startswith(complaint)
    assert "\n" not in str(caught.value)


def test_an_archive_without_a_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(InputError, match=r"it has no word/document\.xml"):
        read_docx(out.getvalue(), str(Path("x.docx")))


HEAD = (paragraph(run("60/175. 某事项")), paragraph(run("大会，")))
CLOSE = paragraph(run("1. 请秘书长提出报告。"))
SPACES = (
    f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def marked(text: str, mark: str) -> str:
    """A paragraph with something said of its end."""
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{run(text)}</w:p>"


def styled(text: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def box(text: str) -> str:
    """A text box, as Word writes it: twice, for new programs and for old ones."""
    content = f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent {SPACES}><mc:Choice Requires='wps'><w:drawing>{content}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def read(*paragraphs: str, notes: dict[int, str] | None = None) -> Resolution:
    return read_bytes(made(*HEAD, *paragraphs, CLOSE, notes=notes), "x.docx")


def texts(*paragraphs: str) -> list[str]:
    return [p.text for p in read(*paragraphs).paragraphs][:-1]


def test_a_text_box_is_read_once_and_apart_from_its_paragraph() -> None:
    found = texts(
        paragraph(run("回顾其"), box("又回顾第99/99号决议，"), run("决议，")), paragraph(run("铭记报告，"))
    )
    assert found == ["回顾其决议，", "又回顾第99/99号决议，", "铭记报告，"]


@pytest.mark.parametrize("mark", ["<w:del/>", "<w:moveFrom/>", "<w:vanish/>"])
def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next(mark: str) -> None:
    assert texts(marked("回顾其2005年", mark), paragraph(run("第60/1号决议，"))) == [
        "回顾其2005年第60/1号决议，"
    ]


def test_moved_words_are_read_where_they_are_now() -> None:
    gone = (
        f"<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>{run('又回顾甲，')}</w:moveFrom></w:p>"
    )
    here = f"<w:p><w:moveTo>{run('又回顾甲，')}</w:moveTo></w:p>"
    assert texts(gone, paragraph(run("回顾报告，")), here) == ["回顾报告，", "又回顾甲，"]


@pytest.mark.parametrize(
    "properties", ["<w:vanish/>", '<w:vanish w:val="1"/>', "<w:strike/>", "<w:dstrike/>"]
)
def test_hidden_and_struck_words_are_left_out_and_told(properties: str) -> None:
    found = read(paragraph(run("回顾报告"), styled("和第9/9号决议", properties), run("，")))
    assert found.paragraphs[0].text == "回顾报告，"
    assert found.warnings == ("hidden or struck-out text was left out: 和第9/9号决议",)


@pytest.mark.parametrize("properties", ['<w:vanish w:val="0"/>', '<w:strike w:val="false"/>', "<w:b/>"])
def test_words_that_are_shown_are_read(properties: str) -> None:
    found = read(paragraph(run("回顾报告"), styled("和建议", properties), run("，")))
    assert (found.paragraphs[0].text, found.warnings) == ("回顾报告和建议，", ())


@pytest.mark.parametrize(
    "name", ["w:sdt", "w:smartTag", "w:hyperlink", "w:fldSimple", "w:ins", "w:customXml"]
)
def test_words_are_read_in_whatever_they_are_wrapped(name: str) -> None:
    inner = f"<w:sdtContent>{run('第60/1号')}</w:sdtContent>" if name == "w:sdt" else run("第60/1号")
    assert texts(paragraph(run("回顾"), f"<{name}>{inner}</{name}>", run("决议，"))) == ["回顾第60/1号决议，"]


def test_the_reading_above_a_character_is_no_text() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('hui')}</w:rt><w:rubyBase>{run('回')}</w:rubyBase></w:ruby></w:r>"
    assert texts(paragraph(ruby, run("顾报告，"))) == ["回顾报告，"]


def test_a_break_in_a_sentence_does_not_end_it() -> None:
    broken = "<w:r><w:t>回顾其2005年</w:t><w:br/><w:t>第60/1号决议，</w:t></w:r>"
    assert texts(f"<w:p>{broken}</w:p>") == ["回顾其2005年第60/1号决议，"]


def test_paragraphs_of_the_file_are_paragraphs() -> None:
    assert texts(paragraph(run("回顾甲，")), paragraph(run("并回顾乙，"))) == ["回顾甲，", "并回顾乙，"]


def test_a_mark_of_the_author_is_kept() -> None:
    custom = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    found = read(paragraph(run("回顾报告，"), custom), notes={2: "A/60/131。"})
    assert [m.mark for m in found.paragraphs[0].marks] == ["*"]
    assert [(n.mark, n.text) for n in found.footnotes] == [("*", "A/60/131。")]


def packed(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return out.getvalue()


def test_endnotes_are_notes() -> None:
    body = paragraph(run("回顾报告，"), '<w:r><w:endnoteReference w:id="3"/></w:r>')
    note = f'<w:endnotes {W}><w:endnote w:id="3">{paragraph(run(" A/60/131。"))}</w:endnote></w:endnotes>'
    document = f"<w:document {W}><w:body>{''.join((*HEAD, body, CLOSE))}</w:body></w:document>"
    found = read_bytes(packed(document=document, endnotes=note), "x.docx")
    assert [m.mark for m in found.paragraphs[0].marks] == ["1"]
    assert [(n.mark, n.text) for n in found.footnotes] == [("1", "A/60/131。")]


def test_a_style_can_hide_words() -> None:
    styles = f'<w:styles {W}><w:style w:styleId="X"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    body = paragraph(run("回顾报告"), styled("和第9/9号决议", '<w:rStyle w:val="X"/>'), run("，"))
    document = f"<w:document {W}><w:body>{''.join((*HEAD, body, CLOSE))}</w:body></w:document>"
    assert read_bytes(packed(document=document, styles=styles), "x.docx").paragraphs[0].text == "回顾报告，"


def test_the_strict_form_is_read() -> None:
    strict = W.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    document = f"<w:document {strict}><w:body>{''.join((*HEAD, paragraph(run('回顾报告，')), CLOSE))}</w:body></w:document>"
    assert len(read_bytes(packed(document=document), "x.docx").paragraphs) == 2


def test_many_empty_paragraphs_are_refused_before_they_are_unpacked() -> None:
    document = f"<w:document {W}><w:body>{'<w:p/>' * (6 << 20)}</w:body></w:document>"
    data = packed(document=document)
    assert len(data) < 1 << 20
    with pytest.raises(InputError, match=r"^x\.docx holds more than 32 MB when unpacked"):
        read_docx(data, "x.docx")
