"""PDF pages with more or less on them than lines of text: watermarks, turned pages, pictures, large ones."""

from __future__ import annotations

import math
import zlib

import pytest

from resgraph.model import InputError
from resgraph.text.source import decode
from resgraph.text.source.pdf import read_pdf
from resgraph.text.source.read import read_bytes

WIDTH, HEIGHT = 600, 800
PICTURE = "q {w} 0 0 {h} {x} {y} cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q"


def set_text(text: str, x: float, y: float, turn: float = 0, size: float = 12) -> str:
    """A piece of text drawn from (x, y), turned by so many degrees."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return f"BT /F1 {size} Tf {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x} {y} Tm ({text}) Tj ET"


def made(*pages: str, turned: int = 0) -> bytes:
    """A PDF with one content stream a page, in Helvetica."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, content in enumerate(pages):
        packed = zlib.compress(content.encode("latin-1")).decode("latin-1")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {turned} "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed}\nendstream")
    body = "%PDF-1.4\n" + "".join(f"{n} 0 obj\n{o}\nendobj\n" for n, o in enumerate(objects, start=1))
    return (body + "trailer << /Root 1 0 R >>\n%%EOF").encode("latin-1")


LINES = [
    set_text(f"Line {n} of the resolution, which is as long as lines are.", 60, 700 - 20 * n)
    for n in range(20)
]


@pytest.mark.parametrize("angle", [45, 315, 90, 270, 30, 180])
def test_words_set_at_an_angle_are_left_out_and_told(angle: int) -> None:
    sheet = read_pdf(made("\n".join([*LINES, set_text("DRAFT 1/1", 200, 400, angle, 60)])))
    assert "DRAFT" not in sheet.text
    assert "Line 7 of the resolution" in sheet.text
    (notice,) = sheet.notices
    assert notice.key == "turned-text"
    assert "DRAFT" in notice


def test_slightly_slanted_lines_are_text() -> None:
    sheet = read_pdf(made("\n".join([*LINES, set_text("Slanted by a scanner", 60, 200, 0.6)])))
    assert "Slanted by a scanner" in sheet.text
    assert sheet.notices == ()


@pytest.mark.parametrize(
    ("angle", "first", "step"),
    [(90, (200, 60), (20, 0)), (180, (540, 100), (0, 20)), (270, (400, 740), (-20, 0))],
)
def test_a_page_that_is_set_turned_as_a_whole_is_read(
    angle: int, first: tuple[int, int], step: tuple[int, int]
) -> None:
    lines = [
        set_text(
            f"Line {n} of the page, as long as lines are.",
            first[0] + n * step[0],
            first[1] + n * step[1],
            angle,
        )
        for n in range(8)
    ]
    sheet = read_pdf(made("\n".join([*lines, set_text("Upright", 20, 20)]), turned=(360 - angle) % 360))
    read = [line.strip() for line in sheet.text.splitlines() if line.strip()]
    assert read == [f"Line {n} of the page, as long as lines are." for n in range(8)]


def test_a_page_that_is_a_picture_is_named() -> None:
    picture = PICTURE.format(w=WIDTH, h=HEIGHT, x=0, y=0)
    text = "\n".join(LINES)
    sheet = read_pdf(made(text, picture + "\n" + set_text("2/4", 290, 30), text, picture))
    (notice,) = sheet.notices
    assert (
        notice
        == "pages 2, 4 are pictures without text and were not read: run OCR on the file first (ocrmypdf)"
    )
    assert "第 2, 4 页" in notice.told("zh")
    assert "第 2 页" in read_pdf(made(text, picture)).notices[0].told("zh")


@pytest.mark.parametrize(
    "page",
    [
        "\n".join([*LINES, PICTURE.format(w=WIDTH, h=HEIGHT, x=0, y=0)]),  # a scan with its text layer
        "\n".join([set_text("3", 290, 30), PICTURE.format(w=40, h=40, x=280, y=700)]),  # a sign on a page
        "",
    ],
    ids=["with its text", "a small picture", "blank"],
)
def test_what_is_no_picture_page(page: str) -> None:
    assert read_pdf(made("\n".join(LINES), page)).notices == ()


def test_the_notice_reaches_the_resolution() -> None:
    picture = PICTURE.format(w=WIDTH, h=HEIGHT, x=0, y=0)
    resolution = read_bytes(made("\n".join(LINES), picture), "x.pdf")
    assert resolution.warnings[0].startswith("page 2 is a picture")


def test_a_pdf_that_unpacks_to_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "MAX_BYTES", 500)
    with pytest.raises(InputError, match=r"^x\.pdf holds more than 0 MB when unpacked"):
        read_pdf(made("\n".join(LINES)), "x.pdf")
