from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.terminal.sequences import LONGEST, Sequences, typed_text

PARAMETERS = st.text("0123456789:;<=>?", max_size=12)
INTERMEDIATES = st.text(" !\"#$%&'()*+,-./", max_size=3)
BODIES = st.text(st.characters(exclude_characters="\x07\x18\x1a\x1b\x9c"), max_size=400)


def pieces(text: str) -> list[str]:
    return Sequences().feed(text)


@given(PARAMETERS, INTERMEDIATES, st.characters(min_codepoint=0x40, max_codepoint=0x7E))
def test_a_control_sequence_ends_with_its_final_character(
    parameters: str, intermediates: str, final: str
) -> None:
    body = parameters + intermediates + final
    if body[0] in "[MtT":  # these have a form of their own
        body = "1" + body
    for opening in ("\x1b[", "\x9b", "\udc9b"):
        assert pieces(f"{opening}{body}q") == [f"\x1b[{body}", "q"]


@given(st.sampled_from("PX]^_"), BODIES, st.sampled_from(["\x1b\\", "\x9c", "\udc9c"]))
def test_a_string_ends_at_its_terminator_and_nowhere_else(letter: str, body: str, end: str) -> None:
    short = chr(ord(letter) + 0x40)
    for opening in (f"\x1b{letter}", short, chr(0xDC00 + ord(short))):
        first, *rest = pieces(f"{opening}{body}{end}q")
        assert first.startswith(f"\x1b{letter}")
        assert rest == ["q"]


def test_a_bell_ends_an_operating_system_command_alone() -> None:
    assert pieces("\x1b]0;a\aq") == ["\x1b]0;a\a", "q"]
    assert pieces("\x1bP1$r\aq\x1b\\x") == ["\x1bP1$r\aq\x1b\\", "x"]


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[[A",  # F1 on the Linux console
        "\x1b[M q!",
        "\x1b[M \udcc3\udc8f",  # a wide terminal: coordinates that are no UTF-8
        "\x1b[M \x00\x00",  # beyond what can be told
        "\x1b[M éß",
        "\x1b[t12",
        "\x1b[T123456",
        "\x1b[<0;81;20M",
        "\x1b[<0;81;20m",
        "\x1b[32;81;20M",
        "\x1bOP",
        "\x1bO5P",
        "\x1bO1;2Q",
        "\x1bNa",
        "\x1b(B",
        "\x1b#8",
        "\x1b F",
        "\x1ba",
        "\x1b\x7f",
        "\x1b\r",
    ],
)
def test_each_of_these_is_one(sequence: str) -> None:
    assert pieces(sequence + "q") == [sequence, "q"]


def test_escape_begins_anew_whatever_had_begun() -> None:
    for begun in ("\x1b", "\x1b[1", "\x1bO", "\x1b[M ", "\x1b]0;a", "\x1bPa", "\x1b(", "\x1b]\x1b"):
        assert pieces(f"{begun}\x1b[A") == ["\x1b[A"]


def test_a_control_character_in_a_control_sequence_acts_by_itself() -> None:
    assert pieces("\x1b[\r1A") == ["\r", "\x1b[1A"]


@given(st.sampled_from(["\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b("]), st.integers(1, 5000))
def test_what_is_too_long_is_not_kept_and_its_end_is_awaited(opening: str, size: int) -> None:
    sequences = Sequences()
    assert sequences.feed(opening + " 1"[opening != "\x1b("] * size) == []
    assert len(sequences._begun) <= LONGEST
    (piece,) = sequences.feed("A" if opening in ("\x1b[", "\x1bO", "\x1b(") else "\x1b\\")
    assert len(piece) <= LONGEST + 2


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("after\x1b[D\x1b[D the\x1bOC run\n", "after the run"),
        ("a\tb\r\n", "a b"),
        ("half z\ufffd\n", "half z\ufffd"),
        ("\x1b[200~pasted\x1b[201~\n", "pasted"),
        ("\x1b]müde\n", "müde"),  # alt and ] beside the letter meant
        ("a\u202eb\x07\x00\x9bAc\n", "abc"),
    ],
)
def test_a_line_is_what_was_typed_without_keys_that_are_no_letters(line: str, text: str) -> None:
    assert typed_text(line) == text


@given(st.text())
def test_a_typed_line_has_nothing_that_steers_a_terminal(line: str) -> None:
    text = typed_text(line)
    assert all(character >= " " and character != "\x7f" for character in text)
