"""The kind of a file is told by its first bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from resgraph.text.source.sniff import AKN, DOCX, HTML, PDF, TEXT, WORD, ZIP, sniff

AKN_FILE = Path(__file__).resolve().parent / "fixtures" / "akn" / "A_HRC_RES_70_1C.xml"


def archive(member: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(member, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", PDF),
        (b"\r\n junk %PDF-1.4", PDF),
        (archive("word/document.xml"), DOCX),
        (archive("notes.txt"), ZIP),
        (b"PK\x03\x04 cut short", ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old Word", WORD),
        (AKN_FILE.read_bytes(), AKN),
        ('<akn:akomaNtoso xmlns:akn="x">'.encode("utf-16"), AKN),
        (b"<!DOCTYPE HTML><html>", HTML),
        (b"\xef\xbb\xbf<html lang='zh'>", HTML),
        (b"<?xml version='1.0'?>\n<!-- saved -->\n<html>", HTML),
        ("<html>".encode("utf-16"), HTML),
        ("大会，".encode(), TEXT),
        (b"text about <html> pages", TEXT),
        (b"", TEXT),
    ],
)
def test_sniff(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


def test_a_long_hostile_start_is_text() -> None:
    assert sniff(b"<!--" * 100_000) == TEXT
