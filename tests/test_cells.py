from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from massage_cli.cells import clusters, width

texts = st.text(st.one_of(st.characters(), st.sampled_from("ab  中👩\u200d🦱❤\ufe0fé\u0301\u0337")))


@given(texts)
def test_nothing_is_wider_than_we_say(text: str) -> None:
    shown = "".join(character for character, _ in clusters(text))
    assert wcswidth(shown) <= width(text)


def test_no_character_is_wider_than_we_say() -> None:
    said_too_narrow = [
        f"U+{number:04X}"
        for number in range(0x20, 0x32000)
        if wcswidth("".join(shown for shown, _ in clusters(f"a{chr(number)}")))
        > width(f"a{chr(number)}")
    ]
    assert said_too_narrow == []


def test_marks_do_not_pile_up() -> None:
    assert len(clusters("a" + "\u0301" * 50)[0][0]) <= 5
