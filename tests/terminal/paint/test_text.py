from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from massage_cli.cells import clusters, width
from massage_cli.terminal.paint.text import clip, fold

texts = st.text(st.one_of(st.characters(), st.sampled_from("ab  中👩\u200d🦱❤\ufe0fé\u0301\u0337")))


@given(texts, st.integers(0, 40))
def test_what_is_clipped_fits(text: str, cells: int) -> None:
    assert width(clip(text, cells)) <= cells
    if width(text) <= cells:
        assert clip(text, cells) == text


@given(texts, st.integers(-1, 40))
def test_what_is_folded_fits_and_loses_no_word(text: str, cells: int) -> None:
    lines = fold(text, cells)
    assert all(width(line) <= cells for line in lines)
    if cells >= 2:
        # Without the marks: one that opens a word has nothing to stand on.
        kept = "".join("".join(c[0] for c, _ in clusters(line)) for line in lines)
        whole = "".join(c[0] for c, _ in clusters("".join(text.split())))
        assert kept.replace(" ", "").replace("\u3000", "") == whole.replace(" ", "")


def test_what_is_narrow_without_asking_is_narrow() -> None:
    """The characters that spare the screen Rich's table; the table agrees."""
    for first, last in (
        ("\u00a1", "\u02ff"),
        ("\u2010", "\u2026"),
        ("\u2190", "\u22ff"),
        ("\u2500", "\u25fc"),
    ):
        for code in range(ord(first), ord(last) + 1):
            if code != 0xAD:  # a soft hyphen is drawn only where a line is broken
                assert get_character_cell_size(chr(code)) == 1 == width(chr(code)), hex(code)
