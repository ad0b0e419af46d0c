from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.errors import Ended, ExitCode
from massage_cli.terminal.bindings import ACTIONS
from massage_cli.terminal.keys import Decoder, NoKeys, TerminalKeys


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
        (b"\x1b[1;5C", ["right"]),
        (b"\x1b[6~", ["page-down"]),
        ("é+中".encode(), ["é", "+", "中"]),
        (b"\x1bx", []),  # alt-x is not x
        (b"\x1b[?2026;2$y", []),
        (b"\x1b]11;rgb:0000/0000/0000\x1b\\q", ["q"]),
        (b"\x1b[", []),
        (b"\x13\x04\x00", []),
        (b"\xff", ["\ufffd"]),
    ],
)
def test_bytes_become_keys(data: bytes, expected: list[str]) -> None:
    assert keys(data) == expected


@given(st.sampled_from(["\x1b[A", "\x1bOB", "\x1b[1;2D", "\x1b[?2026;2$y", "\x1b]0;nxq\x07"]))
def test_a_sequence_never_acts_as_the_letters_it_is_made_of(sequence: str) -> None:
    assert not set(keys(sequence.encode())) & set(ACTIONS)


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
def test_no_bytes_break_it_or_pile_up(data: bytes) -> None:
    decoder = Decoder()
    for byte in data:
        decoder.feed(bytes([byte]))
    decoder.flush()
    assert not decoder.unfinished
    assert decoder.feed(b"n") in (["n"], ["\ufffd", "n"])


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reader, writer = os.pipe()
    yield reader, writer
    for fd in (reader, writer):
        try:
            os.close(fd)
        except OSError:
            continue


def test_each_wait_gives_one_key(pipe: tuple[int, int]) -> None:
    reader, writer = pipe
    other, _ = os.pipe()
    terminal = TerminalKeys(reader, other, list)
    os.write(writer, b"n\x1b[Ab")
    assert [terminal.wait(1.0) for _ in range(3)] == ["n", "up", "b"]
    assert terminal.wait(0.0) is None


def test_a_terminal_that_ends_ends_the_session(pipe: tuple[int, int]) -> None:
    reader, writer = pipe
    other, _ = os.pipe()
    os.close(writer)
    with pytest.raises(Ended) as ended:
        TerminalKeys(reader, other, list).wait(None)
    assert ended.value.code is ExitCode.HUNG_UP


def test_reports_are_handed_on_and_are_no_keys() -> None:
    reports: list[str] = []
    assert Decoder(reports.append).feed(b"\x1b[?2026;2$yn") == ["n"]
    assert reports == ["\x1b[?2026;2$y"]


def test_where_there_are_no_keys_nobody_may_wait_for_ever() -> None:
    assert NoKeys().wait(0.0) is None
    with pytest.raises(ValueError, match="never end"):
        NoKeys().wait(None)
