from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.bindings import BINDINGS, actions
from massage_cli.terminal.display import RESIZE, SUSPEND
from massage_cli.terminal.keys import ESCAPE_SECONDS, FEW, PASTE_SECONDS, Decoder, KeyQueue

ANSWERS = [
    b"\x1b]11;rgb:1e1e/1e1e/abab\x1b\\",
    b"\x1b]11;rgb:1e1e/1e1e/abab\x07",
    b"\x9d11;rgb:1e1e/1e1e/abab\x9c",
    b"\x1b[?2026;2$y",
    b"\x1b[?62;1;2;4c",
    b"\x1b[24;80R",
    b"\x1bP>|xterm(1) q\x1b\\",
    b"\x1bP1$r0;1m\x1b\\",
    b"\x1b_Gi=1;OK\x1b\\",
    b"\x1b^quit\x1b\\",
    b"\x1bXquit\x1b\\",
    b"\x1b[[A",
    b"\x1b[M q!",
    b"\x1b[M \xc3\xb1",
    b"\x1b[M \xf0\x9f",
    b"\x1b[<35;113;20M",
    b"\x1b[200~quit and q\r\nx\x1b[31mq\x1b]q\x1b[201~",
]
"""What a terminal sends by itself, or for keys that mean nothing here."""


def keys(data: bytes) -> list[str]:
    decoder = Decoder()
    return [*decoder.feed(data), *decoder.flush()]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b" ", ["space"]),
        (b"nB", ["n", "b"]),
        (b"\r", ["enter"]),
        (b"\x7f", ["backspace"]),
        (b"\x1b", ["escape"]),
        (b"\x1b[A\x1b[D", ["up", "left"]),
        (b"\x1bOB", ["down"]),
        (b"\x9bA\x8fB", ["up", "down"]),
        (b"\x1b[1;5C", ["right"]),
        (b"\x1b[6~", ["page-down"]),
        ("é+中ě".encode(), ["é", "+", "中", "ě"]),
        (b"\x1bx", []),  # alt-x is not x
        (b"\x1b\x7f", []),
        (b"\x1b[?1A", []),
        (b"\x1b[", []),
        (b"\x13\x04\x00", []),
        (b"\xff", ["\ufffd"]),
        (b"\xe4n", ["\ufffd", "n"]),  # from a terminal that has Latin-1
        (b"\xe4", []),
    ],
)
def test_bytes_become_keys(data: bytes, expected: list[str]) -> None:
    assert keys(data) == expected


@pytest.mark.parametrize("answer", ANSWERS)
def test_what_no_hand_pressed_is_no_key_however_late_its_rest_comes(answer: bytes) -> None:
    for cut in range(2, len(answer)):  # before its second byte it is an escape, and told by time
        decoder = Decoder()
        pressed = [*decoder.feed(answer[:cut]), *decoder.flush(), *decoder.feed(answer[cut:])]
        assert pressed == [], cut
        assert decoder.feed(b"n\x1b[A")[-1] == "up"
    assert Decoder().feed(answer) == []


@given(st.sampled_from(["\x1b[A", "\x1bOB", "\x1b[1;2D", "\x1b[?2026;2$y", "\x1b]0;nxq\x07"]))
def test_a_sequence_never_acts_as_the_letters_it_is_made_of(sequence: str) -> None:
    assert not set(keys(sequence.encode())) & {key for key in actions(BINDINGS) if len(key) == 1}


@given(st.lists(st.sampled_from([b"n", b"\x1b[A", b"\x1bOB", "é".encode(), b" "])), st.data())
def test_it_does_not_matter_in_what_pieces_bytes_come(
    parts: list[bytes], data: st.DataObject
) -> None:
    whole = b"".join(parts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)))))
    decoder, pieces = Decoder(), []
    for start, stop in zip([0, *cuts], [*cuts, len(whole)], strict=True):
        pieces += decoder.feed(whole[start:stop])
    assert pieces == keys(whole)


@given(st.binary(max_size=2000))
def test_no_bytes_break_it_and_escape_ends_whatever_they_began(data: bytes) -> None:
    decoder = Decoder()
    for byte in data:
        decoder.feed(bytes([byte]))
    decoder.flush()
    assert not decoder.lone_escape
    decoder.feed(b"\x1b[201~")
    assert decoder.feed(b"n") == ["n"]


@given(st.characters(min_codepoint=0x80, exclude_categories=["Cs"]), st.integers(1, 3))
def test_half_a_character_is_not_left_behind(character: str, size: int) -> None:
    decoder = Decoder()
    half = character.encode()[:-1][:size]
    assert decoder.feed(half) == []
    decoder.flush()
    assert decoder.feed(b"n") == ["n"]


def test_half_a_surrogate_is_not_left_behind_either() -> None:
    decoder = Decoder()
    decoder.feed(b"\xed\xa0")
    decoder.flush()
    assert decoder.feed(b"n") == ["n"]


def test_reports_are_handed_on_and_are_no_keys() -> None:
    reports: list[str] = []
    assert Decoder(reports.append).feed(b"\x1b[?2026;2$yn") == ["n"]
    assert reports == ["\x1b[?2026;2$y"]


def pressed(*reads: tuple[float, bytes]) -> list[str]:
    """The keys of what was read at these seconds."""
    queue = KeyQueue()
    for now, data in reads:
        queue.settle(now)
        queue.take(data, now)
    queue.settle(now + 1.0)
    return [key for key in (queue.next() for _ in range(len(queue))) if key]


def test_escape_is_a_key_when_nothing_has_followed_for_a_moment() -> None:
    queue = KeyQueue()
    queue.take(b"\x1b", 10.0)
    assert queue.due(10.0) == pytest.approx(ESCAPE_SECONDS)
    queue.settle(10.0 + ESCAPE_SECONDS / 2)
    assert not queue
    queue.settle(10.1)
    assert queue.next() == "escape"
    assert queue.due(10.1) is None


def test_the_rest_of_an_arrow_may_come_a_moment_late() -> None:
    assert pressed((0.0, b"\x1b"), (0.04, b"[A")) == ["up"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"meeting notes", []),
        (b"quit\r", []),
        (b"q\ry\r", []),
        (b"a" * 1024, ["a"] * 1024),  # held, while the program was busy
        (b"nnb", ["n", "n", "b"]),
        (b"\x1b[A\x1b[B\x1b[A\x1b[B\x1b[A", ["up", "down", "up", "down", "up"]),
        (b"n\x1b[Ax", ["n", "up", "x"]),
    ],
)
def test_more_than_a_few_characters_in_one_read_are_a_paste(
    data: bytes, expected: list[str]
) -> None:
    assert pressed((0.0, data)) == expected


def test_the_last_piece_of_a_paste_is_no_key_either() -> None:
    soon, later = PASTE_SECONDS / 2, 2 * PASTE_SECONDS
    assert pressed((0.0, b"meeting"), (soon, b"q"), (soon + later, b"n")) == ["n"]
    assert pressed((0.0, b"x" + b"y" * (FEW - 1)), (soon, b"q")) == ["x", "y", "y", "q"]


def test_what_had_begun_before_the_process_stopped_has_no_rest_after_it() -> None:
    queue = KeyQueue()
    queue.take(b"\x1b[200~half a paste", 0.0)
    queue.signal([SUSPEND, RESIZE])
    queue.take(b"n", 60.0)
    assert [queue.next() for _ in range(3)] == [SUSPEND, RESIZE, "n"]


def test_dropping_what_was_typed_keeps_what_was_not_typed() -> None:
    queue = KeyQueue()
    queue.take(b"nn\x1b", 0.0)
    queue.signal([SUSPEND])
    queue.drop()
    queue.settle(1.0)
    assert queue.next() == SUSPEND
    assert queue.next() is None


@given(st.lists(st.tuples(st.floats(0.0, 0.3), st.binary(min_size=1, max_size=5)), min_size=1))
def test_no_bytes_at_any_pace_make_a_key_that_has_no_name(reads: list[tuple[float, bytes]]) -> None:
    now, timed = 0.0, []
    for pause, data in reads:
        now += pause
        timed.append((now, data))
    for key in pressed(*timed):
        assert key.isprintable()
        assert key != ""
