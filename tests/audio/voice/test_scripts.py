from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.audio.voice.scripts import readable


@pytest.mark.parametrize(
    ("language", "text", "read"),
    [
        ("en", "Press, and let go: 5 times.", "Press, and let go: 5 times."),
        ("de", "Drücken, über die Wade.", "Drücken, über die Wade."),
        ("pl", "Ściśnij łydkę.", "Ściśnij łydkę."),
        ("en", "Walk like a 太极 master.", "Walk like a    master."),
        ("en", "揉捏小腿", ""),
        ("fr", "Икра", ""),
        ("ru", "Икра и calf", "Икра и calf"),
        ("zh-Hant-TW", "揉捏小腿", "揉捏小腿"),
        ("ja", "ふくらはぎを揉む", "ふくらはぎを揉む"),
        ("ko", "종아리", "종아리"),
        ("ko", "икра", ""),
        ("he", "שוק", "שוק"),
    ],
)
def test_letters_that_the_voice_cannot_read_are_not_spelt_out(
    language: str, text: str, read: str
) -> None:
    assert readable(text, language) == read


@given(st.text(), st.sampled_from(["en", "de", "ru", "ja", "xx"]))
def test_nothing_is_ever_added(text: str, language: str) -> None:
    read = readable(text, language)
    assert read == "" or len(read) == len(text)
    assert set(read) <= {*text, " "}
