"""What a terminal sends that no hand has pressed: none of it is a key."""

from __future__ import annotations

import os
import sys

import pytest

from massage_cli.terminal.keys import ESCAPE_SECONDS
from tests.e2e.terminal_driver import Terminal, terminal
from tests.warm.program import MASSAGE

SILENT = [sys.executable, "-m", "tests.e2e.silent"]
LATE = 3 * ESCAPE_SECONDS

UNASKED = {
    "the ground, in two reads": (b"\x1b]11;rgb:", b"1e1e/1e1e/abab\x1b\\"),
    "the ground, its end cut": (b"\x1b]11;rgb:1e1e/1e1e/abab\x1b", b"\\"),
    "the ground in C1": (b"\x9d", b"11;rgb:1e1e/1e1e/abab", b"\x9c"),
    "a mode": (b"\x1b[?2026;", b"2", b"$y"),
    "a version": (b"\x1bP>|", b"xterm(1) q", b"\x1b\\"),
    "kitty": (b"\x1b_Gi=1;", b"x q", b"\x1b\\"),
    "F1 to F5 of the Linux console": (b"\x1b[[A\x1b[[B", b"\x1b[[", b"C\x1b[[D\x1b[[E"),
    "F1 to F4 of xterm": (b"\x1bOP\x1bOQ", b"\x1bO", b"R\x1bOS"),
    "a paste in brackets": (b"\x1b[200~quit q", b"q", b"x\r\x1b[201~"),
    "a paste without brackets": (b"meeting notes, quit",),
    "an old mouse": (b"\x1b[M q!", b"\x1b[M", b" x!"),
    "an old mouse on a wide terminal": (b"\x1b[M \xb1\xa7\x1b[M \xc3\xf1\x1b[M \xf1",),
    "a mouse in UTF-8": (b"\x1b[M \xc3\xb1x",),
    "a mouse in SGR": (b"\x1b[<0;113;20M", b"\x1b[<0;113", b";20m"),
    "a mouse of urxvt": (b"\x1b[32;113;20M",),
    "alt and letters": (b"\x1bx\x1bq\x1bn",),
    "the focus": (b"\x1b[I\x1b[O",),
}


def send(person: Terminal, pieces: tuple[bytes, ...]) -> None:
    for piece in pieces:
        os.write(person.master, piece)
        person.pump_for(LATE)


def test_none_of_it_does_anything_to_a_session() -> None:
    with terminal(SILENT) as person:
        person.until_text("Compression")
        person.send(" ")
        person.until_text("paused")
        person.pump_for(LATE)
        before = person.text
        for name, pieces in UNASKED.items():
            send(person, pieces)
            assert person.process.poll() is None, name
            assert person.text == before, name
        person.send("m")
        person.until_text("Muted")
        person.send("xx")
        assert person.wait() == 4
        assert person.restored


def test_none_of_it_answers_a_question() -> None:
    command = [MASSAGE, "start", "bedtime", "--no-history", "--sound", "none"]
    with terminal(command, rows=40) as person:
        person.until_text("Before you start")
        person.pump_for(1.0)
        for name, pieces in UNASKED.items():
            send(person, pieces)
            assert person.process.poll() is None, name
            assert "Before you start" in person.text, name
        person.answer("q")
        assert person.wait() == 4


def test_pastes_are_in_brackets_while_the_screen_is_ours() -> None:
    with terminal(SILENT) as person:
        person.until_text("Compression")
        assert person.output.count(b"\x1b[?2004h") == 1
        assert b"\x1b[?2004l" not in person.output
        person.send("xx")
        person.wait()
        assert person.output.count(b"\x1b[?2004l") == 1


def test_escape_held_down_holds_up_nothing() -> None:
    with terminal(SILENT) as person:
        person.until_text("Compression")

        def held() -> bool:
            person.send("\x1b")
            return "0:02 / 0:08" in person.text

        person.until(held, "two seconds of the step, and two before it")
        assert "slept" not in person.text
        person.pump_for(LATE)
        person.send("xx")
        assert person.wait() == 4


@pytest.mark.parametrize("begun", [b"\x1b]11;", b"\x1bP", b"\x1b[", b"\x1b[M", b"\x1b[200~"])
def test_what_had_begun_holds_up_no_signal(begun: bytes) -> None:
    with terminal(SILENT) as person:
        person.until_text("Compression")
        os.write(person.master, begun)
        person.pump_for(LATE)
        person.send("\x03")
        assert person.wait() == 130
        assert person.restored
