"""Bytes become text, whatever encoding they come in."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

import pytest

from resgraph.model import InputError
from resgraph.text.source.decode import decode
from resgraph.text.source.read import read_bytes, read_file

SEEDS = sorted((Path(__file__).resolve().parents[1] / "seeds").glob("*.txt"))
TRADITIONAL = """二○二（三）. 關於調查委員會之決議案

大會，

覆按其一九四七年十一月十四日決議案一○九（二），

業已審議聯合國特設委員會之報告書，並備悉該委員會所作之建議，

深信國際合作為維持和平與安全之必要條件，

一. 請秘書長將本決議案送達各會員國；

二. 請各會員國盡力協助該委員會執行其職務。

一九四八年十二月十二日第一百八十七次全體會議
"""


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("gb18030", b""),
        ("gbk", b""),
    ],
    ids=lambda value: value if isinstance(value, str) else value.hex() or "-",
)
def test_an_encoding_is_recognised(path: Path, encoding: str, mark: bytes) -> None:
    printed = path.read_bytes().decode("utf-8")
    text, _ = decode(mark + printed.encode(encoding), path.name)
    assert text == printed


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16"])
def test_traditional_text_is_recognised(encoding: str) -> None:
    text, used = decode(TRADITIONAL.encode(encoding), "a.txt")
    assert text == TRADITIONAL
    assert encoding[:3] == used[:3]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            "L’Assemblée générale, Rappelant sa résolution 56/123 du 19 décembre 2001, réaffirme son rôle.\n",
            "cp1252",
        ),
        (
            "Генеральная Ассамблея, ссылаясь на свою резолюцию 56/123 от 19 декабря 2001 года, просит.\n",
            "cp1251",
        ),
    ],
)
def test_another_script_is_not_taken_for_chinese(text: str, encoding: str) -> None:
    assert decode((text * 9).encode(encoding), "a.txt") == (text * 9, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-16", "gb18030", "big5"])
def test_a_declared_encoding_is_taken(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding), "a.txt", encoding) == (TRADITIONAL, encoding)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(codecs.BOM_UTF8 + "大会，".encode(), "a.txt", "utf-8")[0] == "大会，"


def test_a_short_text_in_an_old_encoding() -> None:
    assert decode("大会，\n\n回顾其决议，\n".encode("gb18030"), "a.txt")[0] == "大会，\n\n回顾其决议，\n"


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        (b"", None, "is empty"),
        (b"\r\n \t", None, "is empty"),
        (b"\x00\x01\x02\x03" * 99, None, "is a binary file"),
        ("大会".encode(), "ascii", "is not ascii"),
        ("大会".encode("gbk"), "utf-8", "is not utf-8"),
        (b"x", "no-such", "no encoding is called 'no-such'"),
        (b"\\ud800", "unicode_escape", "half characters"),
        (b"\xff\xfe\x00", None, "is not utf-16"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, encoding: str | None, said: str) -> None:
    with pytest.raises(InputError, match=said) as raised:
        decode(data, "a.txt", encoding)
    assert "\n" not in str(raised.value)


def test_the_source_remembers_file_digest_and_encoding(tmp_path: Path) -> None:
    path = tmp_path / "甲 乙.txt"
    path.write_bytes(TRADITIONAL.encode("big5"))
    source = read_file(path).source
    assert source.name == "甲 乙.txt"
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (source.text, source.encoding, source.media_type) == (TRADITIONAL, "big5", "text/plain")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read_file(tmp_path)


def test_the_name_says_nothing_about_the_kind() -> None:
    read = read_bytes(TRADITIONAL.encode(), "a.pdf")
    assert read.source.media_type == "text/plain"
    assert read.paragraphs
