"""PDF read as printed lines, on resolutions set as the United Nations prints them."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # published without type information
import pytest

from plain import read_plain
from resgraph.evaluate.layout import Cell, cells_of, wrap
from resgraph.model import InputError, Paragraph, Resolution, Source
from resgraph.text.source.pdf import read_pdf
from resgraph.text.source.pdf_glyphs import Glyph
from resgraph.text.source.pdf_lines import set_lines
from resgraph.text.source.pdf_running import JOB_NUMBER, PAGE_NUMBER

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

STYLE = """
@page { size: A4; margin: 0 }
body { margin: 0; font-family: "Noto Serif CJK SC"; font-size: 10.5pt }
.page { position: relative; width: 210mm; height: 296mm; overflow: hidden; break-after: page }
.line { position: absolute; white-space: nowrap; line-height: 1 }
.small { font-size: 8.5pt }
sup { font-size: 55%; line-height: 0; vertical-align: 0.45em }
.bold { position: relative; display: inline-block }
.bold i { position: absolute; left: 0.3pt; top: 0; font-style: normal }
.bold i + i { left: 0.15pt; top: 0.2pt } .bold i + i + i { left: 0.3pt; top: 0.2pt }
.rule { position: absolute; width: 40mm; border-top: 0.5pt solid black }
"""
LEFT, TOP, PITCH, FOOT = 32.0, 62.0, 6.0, 262.0  # of the text, in millimetres


class Press:
    """Sets lines on pages: text from the top, the page's footnotes above its foot."""

    def __init__(self, symbol: str, notes: dict[str, str]) -> None:
        self.symbol, self.notes = symbol, notes
        self.pages: list[list[str]] = []
        self.feet: list[list[str]] = []
        self.set: set[str] = set()
        self.turn()

    def turn(self) -> None:
        """Begin a page; from the second one on the symbol runs along."""
        first = not self.pages
        self.pages.append([] if first else [line(LEFT, 16, escape(self.symbol), "small")])
        self.feet.append([])
        self.y = TOP if first else 30.0

    def room(self, notes: int) -> bool:
        return self.y + PITCH * (len(self.feet[-1]) + notes + 2) < FOOT

    def add(self, html: str, marks: list[str], indent: float = 0.0) -> None:
        """One line of text with the notes first marked on it."""
        new = [m for m in marks if m not in self.set]
        lines = [html for mark in new for html in note_lines(mark, self.notes[mark])]
        if not self.room(len(lines)):
            self.turn()
        self.set.update(new)
        self.feet[-1].extend(lines)
        self.pages[-1].append(line(LEFT + indent, self.y, html))
        self.y += PITCH

    def html(self) -> str:
        """The pages, each with its notes, page number and job number."""
        out = []
        for number, (lines, feet) in enumerate(zip(self.pages, self.feet, strict=True), start=1):
            top = FOOT - PITCH * len(feet)
            rule = f'<div class="rule" style="left:{LEFT}mm;top:{top - 2}mm"></div>' if feet else ""
            notes = [line(LEFT, top + PITCH * i, html, "small") for i, html in enumerate(feet)]
            job = "05-49471 (C)    190106    200106" if number == 1 else "05-49471"
            foot = line(LEFT, 282, job, "small") + line(170, 282, "" if number == 1 else str(number), "small")
            barcode = line(LEFT, 287, "*0549471*", "small") if number == 1 else ""
            out.append(f'<div class="page">{"".join(lines)}{rule}{"".join(notes)}{foot}{barcode}</div>')
        return f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>{"".join(out)}'


def line(x: float, y: float, html: str, style: str = "") -> str:
    return f'<div class="line {style}" style="left:{x}mm;top:{y}mm">{html}</div>'


def note_lines(mark: str, text: str) -> Iterator[str]:
    for number, cells in enumerate(wrap(cells_of(text), 88)):
        words = escape("".join(c.text for c in cells))
        yield f"<sup>{mark}</sup> {words}" if number == 0 else words


def paragraph_lines(paragraph: Paragraph) -> Iterator[tuple[str, list[str], float]]:
    """Each line's HTML, its marks and its indent; the opening two characters are overprinted."""
    cells: list[Cell] = []
    for offset, char in enumerate(paragraph.text):
        cells += [Cell(m.mark, mark=True) for m in paragraph.marks if m.offset == offset]
        cells.append(Cell(char))
    cells += [Cell(m.mark, mark=True) for m in paragraph.marks if m.offset == len(paragraph.text)]
    number = cells_of(f"{paragraph.number}. ") if paragraph.number else []
    padding = [Cell("　"), Cell("　")]
    for position, row in enumerate(wrap([*padding, *number, *cells], 76)):
        if position:
            yield "".join(map(set_cell, row)), [c.text for c in row if c.mark], 0.0
            continue
        shown, opening = row[len(padding) :], len(number)
        bold = escape("".join(c.text for c in shown[opening : opening + 2]))
        copies = "".join(f"<i>{bold}</i>" for _ in range(3))
        html = "".join(map(set_cell, shown[:opening])) + f'<span class="bold">{bold}{copies}</span>'
        html += "".join(map(set_cell, shown[opening + 2 :]))
        yield html, [c.text for c in shown if c.mark], 7.4


def set_cell(cell: Cell) -> str:
    return f"<sup>{cell.text}</sup>" if cell.mark else escape(cell.text)


def printed(resolution: Resolution, dated: str, meeting: str) -> str:
    """The resolution as a page of HTML that looks like the printed one."""
    symbol = str(resolution.metadata.symbol)
    press = Press(symbol, {n.mark: n.text for n in resolution.footnotes})
    head = [("联合国", symbol), ("大 会", "Distr.: General"), ("第六十届会议", "20 March 2006")]
    for row, (left, right) in enumerate(head):
        press.pages[0] += [line(LEFT, 15 + 7 * row, left), line(140, 15 + 7 * row, right, "small")]
    number = symbol.removeprefix("A/RES/")
    basis = " 和 ".join(["A/60/510", "Corr.1"])
    title = wrap(cells_of(f"{number}. {resolution.metadata.title}"), 60)
    for text in (f"{dated}大会决议", f"[根据第三委员会的报告({basis})通过]"):
        press.add(escape(text), [], 10.0)
    for row_cells in title:
        press.add(escape("".join(c.text for c in row_cells)), [], 10.0)
    press.add("大会，", [], 7.4)
    for paragraph in resolution.paragraphs:
        for html, marks, indent in paragraph_lines(paragraph):
            press.add(html, marks, indent)
    for text in (dated, meeting):
        press.add(escape(text), [], 100.0)
    return press.html()


@pytest.fixture(scope="module")
def print_to_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """A function from HTML to the bytes of a PDF, by headless Chromium."""
    if CHROMIUM is None:
        pytest.skip("no chromium")
    folder = tmp_path_factory.mktemp("pdf")

    def convert(html: str) -> bytes:
        page, out = folder / "page.html", folder / "page.pdf"
        page.write_text(html, encoding="utf-8")
        command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command += [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={out}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return out.read_bytes()

    return convert


def structured(text: str, name: str) -> Resolution:
    return read_plain(Source(name, text, hashlib.sha256(text.encode()).hexdigest()))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def facts(resolution: Resolution) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Id, text and marks (with the four characters before each) of every paragraph, blanks left out."""
    return [
        (p.id, squeezed(p.text), tuple((m.mark, squeezed(p.text[: m.offset])[-4:]) for m in p.marks))
        for p in resolution.paragraphs
    ]


@pytest.mark.slow
def test_a_seed_printed_as_pdf_gives_the_same_resolution(print_to_pdf: Callable[[str], bytes]) -> None:
    seed = structured((SEEDS / "A-RES-60-175.zh.txt").read_text(encoding="utf-8"), "seed")
    data = print_to_pdf(printed(seed, "2005年12月16日", "第64次全体会议"))
    assert len(pdfium.PdfDocument(data)) > 2
    read = structured(read_pdf(data).text, "pdf")
    assert facts(read) == facts(seed)
    assert [(n.mark, squeezed(n.text)) for n in read.footnotes] == [
        (n.mark, squeezed(n.text)) for n in seed.footnotes
    ]
    for key in ("symbol", "title", "adopted", "session", "meeting", "body", "basis"):
        assert getattr(read.metadata, key) == getattr(seed.metadata, key), key


@pytest.mark.slow
def test_bold_is_printed_once_and_running_lines_not_at_all(print_to_pdf: Callable[[str], bytes]) -> None:
    seed = structured((SEEDS / "A-RES-56-123.zh.txt").read_text(encoding="utf-8"), "seed")
    text = read_pdf(print_to_pdf(printed(seed, "2001年12月19日", "第88次全体会议"))).text
    assert "回顾其" in text
    assert "回顾回顾" not in text
    assert "05-49471" not in text
    assert "*0549471*" not in text
    assert text.count("A/RES/56/123") == 1  # the masthead; the pages after the first repeat it
    assert text.count("\f") > 0


def test_the_published_english_pdf_is_read_in_order(shared: Path) -> None:
    text = read_pdf((shared / "corpus" / "pdf" / "A_RES_73_3-EN.pdf").read_bytes()).text
    assert text.count("\f") == 9
    words = " ".join(re.sub("[⁰¹²³⁴-⁹]+", "", text).split())
    assert "Reaffirm the 2030 Agenda for Sustainable Development, including the resolve to end" in words
    assert "and calls for urgent action" in words
    assert "18-16895" not in text
    assert "2/10" not in text
    assert re.search(r"\n {59}\n1\n Resolution 70/1\.\n2\n Resolution 69/313, annex\.\n", text)
    assert text.count("Political declaration of the high-level meeting of the") == 2  # title and heading only
    assert text.rstrip().endswith("10 October 2018")


def test_a_scanned_pdf_names_ocr() -> None:
    document = pdfium.PdfDocument.new()
    document.new_page(595, 842)
    path = _bytes(document)
    with pytest.raises(InputError, match=r"scan\.pdf is a scanned PDF without text: run OCR"):
        read_pdf(path, "scan.pdf")


def _bytes(document: pdfium.PdfDocument) -> bytes:
    import io  # noqa: PLC0415  # only here

    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("data", [b"%PDF-1.4\nnot a document", b"%PDF-"])
def test_a_damaged_pdf_is_one_clear_line(data: bytes) -> None:
    with pytest.raises(InputError, match=r"x\.pdf is a damaged PDF") as caught:
        read_pdf(data, "x.pdf")
    assert "\n" not in str(caught.value)


def glyphs(*rows: tuple[str, float, float, float]) -> list[Glyph]:
    """Rows of text with left edge, baseline and size, a character an em wide."""
    out: list[Glyph] = []
    for text, x, y, size in rows:
        for i, char in enumerate(text):
            left = x + i * size
            out.append(Glyph(char, left, left + size, y, size, len(out)))
    return out


def test_a_small_raised_digit_is_a_mark_and_a_small_word_none() -> None:
    (row,) = set_lines(glyphs(("宣言", 0, 100, 10), ("12", 20, 104, 5), ("及其", 30, 100, 10)))
    assert list(row.pieces()) == [(False, "宣言"), (True, "12"), (False, "及其")]
    (row,) = set_lines(glyphs(("宣言", 0, 100, 10), ("注", 20, 104, 5)))
    assert list(row.pieces()) == [(False, "宣言注")]


def test_a_digit_of_full_size_is_no_mark() -> None:
    (row,) = set_lines(glyphs(("第", 0, 100, 10), ("5", 10, 100, 10), ("号", 20, 100, 10)))
    assert list(row.pieces()) == [(False, "第5号")]


@pytest.mark.parametrize("text", ["2", "- 12 -", "2/10", "第 2 页，共 5 页", "Page 3 of 9"])
def test_page_numbers(text: str) -> None:
    assert PAGE_NUMBER.fullmatch(text)


@pytest.mark.parametrize(
    "text", ["05-49471 (C)", "GE.23-19916 (C) 191023 251023", "2/10 18-16895", "05-49471 3"]
)
def test_job_numbers(text: str) -> None:
    assert JOB_NUMBER.fullmatch(text)


@pytest.mark.parametrize(
    "text", ["2002-2003两年期", "第2005/14号", "2006-10 行动纲领", "1" * 5000, "- " * 3000 + "x"]
)
def test_what_only_looks_like_a_running_line(text: str) -> None:
    assert not PAGE_NUMBER.fullmatch(text)
    assert not JOB_NUMBER.fullmatch(text)
