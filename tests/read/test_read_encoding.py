import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.read.encoding import decode

TEXT = "一、工作回顾\r\n全年完成投资10亿元，新增学位4410个，空气质量优良率达到98.8%。\n"
TRADITIONAL = "一、工作回顧\n全年完成投資10億元，新增學位4410個，空氣質量優良率達到98.8%，人民生活持續改善。\n" * 3

ENCODED = [
    (TEXT.encode(), "utf-8"),
    (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
    (TEXT.encode("gb18030"), "gb18030"),
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
    (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
    (TEXT.encode("utf-16-le"), "utf-16-le"),
    (TEXT.encode("utf-16-be"), "utf-16-be"),
]


@pytest.mark.parametrize(("data", "encoding"), ENCODED)
def test_the_text_is_what_the_bytes_decode_to_without_the_mark(data: bytes, encoding: str) -> None:
    assert decode(data, "report.txt") == (TEXT, encoding)


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_traditional_characters_in_their_two_encodings(encoding: str) -> None:
    text, found = decode(TRADITIONAL.encode(encoding), "report.txt")
    assert text == TRADITIONAL
    assert found == encoding


@pytest.mark.parametrize("length", [1, 2000, 20_000])
def test_long_texts_in_big5_are_told_by_their_beginning(length: int) -> None:
    text = TRADITIONAL * length
    assert decode(text.encode("big5"), "report.txt") == (text, "big5")


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), max_size=60))
def test_every_text_in_utf8_comes_back(text: str) -> None:
    assert decode(text.encode(), "report.txt") == (text.removeprefix("\ufeff"), "utf-8")


BAD = [
    (bytes(range(256)) * 4, "is not text"),
    (b"\x00\x01\x02\x03\x00\x05" * 50, "is not text"),
    (TEXT.encode()[:-2], "cut off"),
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], "cut off"),
]


@pytest.mark.parametrize(("data", "reason"), BAD)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        decode(data, "report.txt")
    assert str(caught.value).startswith("report.txt")
