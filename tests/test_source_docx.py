"""DOCX read as printed lines: Word's footnotes, its automatic numbers, tracked changes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from resgraph.model import InputError, Source
from resgraph.text import read_text
from resgraph.text.source.docx import read_docx
from resgraph.text.source.docx_numbering import in_style

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RULE = " " * 59


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


def test_footnotes_become_marks_on_their_own_lines_and_a_block() -> None:
    text = read_docx(
        made(
            paragraph(run("回顾《宣言》"), reference(5), run("及其行动计划，")),
            paragraph(run("又回顾该计划，"), reference(6)),
            notes={6: "第56/261号决议，附件。", 5: "见第55/2号决议。"},
        )
    )
    assert text == (
        "    回顾《宣言》\n1\n 及其行动计划， \n\n    又回顾该计划，\n2 \n\n"
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
    )
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
    )
    assert text.strip() == "请各国"


def test_superscript_digits_are_marks() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>7</w:t></w:r>'
    assert read_docx(made(paragraph(run("公约"), raised, run("生效")))) == "    公约\n7\n 生效 \n\n"


def test_a_file_of_python_docx_with_a_table_is_read_in_order() -> None:
    document = docx.Document()
    document.add_paragraph("大会，")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "赞成", "反对"
    document.add_paragraph("1. 决定继续审议。")
    out = io.BytesIO()
    document.save(out)
    assert read_docx(out.getvalue()).split() == ["大会，", "赞成", "反对", "1.", "决定继续审议。"]


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
    resolution = read_text(Source("x.docx", read_docx(data), "0" * 64))
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
        (b"PK\x03\x04broken", "x.docx is a damaged or locked DOCX"),
        (made(paragraph()), "x.docx is a DOCX without text"),
        (bomb(), "x.docx is a damaged or locked DOCX"),
    ],
    ids=["broken", "empty", "bomb"],
)
def test_bad_files_are_one_clear_line(data: bytes, complaint: str) -> None:
    with pytest.raises(InputError) as caught:
        read_docx(data, "x.docx")
    assert str(caught.value).startswith(complaint)
    assert "\n" not in str(caught.value)


def test_an_archive_without_a_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(InputError, match=r"it has no word/document\.xml"):
        read_docx(out.getvalue(), str(Path("x.docx")))
