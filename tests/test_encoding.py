from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.encoding import NotTextError, decode

TEXT = "volume = 4  # ça, ß, 𝄞\r\n"
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@pytest.mark.parametrize("codec", CODECS)
def test_every_unicode_that_an_editor_saves_is_read(codec: str) -> None:
    assert decode(TEXT.encode(codec)) == TEXT


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF8, b""])
def test_a_file_of_nothing_but_its_mark_is_empty(mark: bytes) -> None:
    assert decode(mark) == ""


@pytest.mark.parametrize(
    ("data", "message", "line", "before"),
    [
        (b"a\nb\xe4c", "the byte 0xe4 is not UTF-8", 2, "a\nb"),
        (codecs.BOM_UTF8 + b"a\xff", "the byte 0xff is not UTF-8", 1, "a"),
        (b"\xff\xfea\x00\n\x00\x00\xd8", "the byte 0x00 is not UTF-16", 2, "a\n"),
        (b"\xff\xfe\x00", "the byte 0x00 is not UTF-16", 1, ""),
    ],
)
def test_what_is_no_text_is_told_with_its_place(
    data: bytes, message: str, line: int, before: str
) -> None:
    with pytest.raises(NotTextError, match=message) as caught:
        decode(data)
    assert (caught.value.line, caught.value.before) == (line, before)
    assert caught.value.text.startswith(before)


@given(st.binary(max_size=12))
def test_any_bytes_are_text_or_told(data: bytes) -> None:
    try:
        assert isinstance(decode(data), str)
    except NotTextError as error:
        assert error.text.startswith(error.before)
