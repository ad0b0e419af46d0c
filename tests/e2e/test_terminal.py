from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.terminal_driver import Terminal, terminal, termios
from tests.systems import needs_proc

SILENT = [sys.executable, "-m", "tests.e2e.silent"]


@pytest.fixture
def session() -> Iterator[Terminal]:
    """A session that has drawn its first frame."""
    with terminal(SILENT) as driven:
        driven.until_text("Compression", "left calf")
        yield driven


def test_keys_that_mean_nothing_fire_no_cue_early(tmp_path: Path) -> None:
    cues = tmp_path / "cues"
    with terminal([*SILENT, "--cues", str(cues)]) as driven:
        driven.until_text("Compression")
        # Function keys, home, a letter, an accent, a broken sequence, a paste of digits.
        while not (cues.exists() and "phase" in cues.read_text()):
            driven.send("\x1b[H\x1b[15~\x1bOPzé\x1b[200~7\x1b[201~")
            driven.pump(0.05)
        driven.answer("xx")  # again, where the first came in the middle of all that
        assert driven.wait() == 4
    told = [line.split() for line in cues.read_text().splitlines()]
    assert [kind for kind, _, _ in told][:3] == ["announce", "start", "phase"]
    assert all(float(late) >= -0.05 for _, _, late in told), told


def test_the_keys_do_what_the_footer_says(session: Terminal) -> None:
    session.until_text("space pause")
    session.send("n")
    session.until(lambda: "get ready" not in session.text, "out of the gap")
    session.send(" ")
    session.until_text("paused")
    session.send("n")
    session.until_text("Stroking")
    session.send("b")
    session.until_text("Compression", "paused")
    session.send("+")
    session.until_text("Volume 6")
    session.send("m")
    session.until_text("Muted")
    session.send("xx")
    assert session.wait() == 4


def test_nothing_is_written_while_paused(session: Terminal) -> None:
    session.send(" ")
    session.until_text("paused")
    session.pump_for(0.3)
    written = len(session.output)
    session.pump_for(1.0)
    assert len(session.output) == written


def test_a_resize_is_drawn_at_once_in_both_directions(session: Terminal) -> None:
    session.send(" ")
    session.until_text("paused")
    for columns, rows in [(120, 40), (20, 1), (1, 1), (40, 12), (200, 60), (80, 24)]:
        session.resize(columns, rows)
        if columns >= 40:
            session.until_text("Compression", "left calf")
    session.send("xx")
    assert session.wait() == 4


def test_a_storm_of_resizes_and_keys_ends_in_order(session: Terminal) -> None:
    for number in range(200):
        session.resize(1 + number * 7 % 150, 1 + number * 5 % 50)
        if number % 3 == 0:
            session.send(" ")
        session.pump(0.002)
    session.resize(80, 24)
    session.until_text("Compression", "space")
    session.send("xx")
    assert session.wait() == 4
    assert session.restored


def test_a_terminal_that_takes_nothing_holds_up_no_cue(tmp_path: Path) -> None:
    cues = tmp_path / "cues"
    with terminal([*SILENT, "--cues", str(cues)]) as driven:
        driven.until_text("Compression")
        termios.tcflow(driven.slave, termios.TCOOFF)
        driven.until(lambda: cues.read_text().count("phase") >= 2, "cues on a stalled terminal")
        termios.tcflow(driven.slave, termios.TCOON)
        driven.until(lambda: "get ready" not in driven.text.lower(), "a new frame")
        driven.send("xx")
        assert driven.wait() == 4


def test_nobody_waits_for_a_terminal_s_answers_and_they_are_no_keys(session: Terminal) -> None:
    assert b"\x1b[?2026$p" in session.output
    assert b"\x1b[?2026h" not in session.output
    session.send("\x1b[?2026;2$y")
    session.until(lambda: b"\x1b[?2026h" in session.output, "synchronized output")
    session.send("\x1b]11;rgb:0000/0000/0000\x1b\\")
    before = session.output
    session.until(lambda: len(session.output) > len(before) + 800, "new colours")
    session.send("xx")
    assert session.wait() == 4
    assert session.restored


def test_without_colour_no_colour_is_written() -> None:
    with terminal(SILENT, env={"NO_COLOR": "1"}) as driven:
        driven.until_text("Compression", "left calf")
        driven.send("xx")
        driven.wait()
        assert not re.search(rb"\x1b\[[\d;]*(3\d|38)[;m]", driven.output)


def test_where_the_encoding_has_no_blocks_everything_is_ascii() -> None:
    with terminal(
        SILENT, env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    ) as driven:
        driven.until_text("Compression", "left calf", "##")
        driven.send("xx")
        driven.wait()
        assert driven.output.isascii()


def _normal(driven: Terminal) -> None:
    driven.send("nnnnnnnnn")


def _stop(driven: Terminal) -> None:
    driven.send("xx")


def _interrupt(driven: Terminal) -> None:
    driven.send("\x03")


def _terminate(driven: Terminal) -> None:
    driven.process.send_signal(signal.SIGTERM)


def _hang_up(driven: Terminal) -> None:
    driven.process.send_signal(signal.SIGHUP)


@pytest.mark.parametrize(
    ("way", "code"),
    [(_normal, 0), (_stop, 4), (_interrupt, 130), (_terminate, 143), (_hang_up, 129)],
)
def test_every_way_out_gives_the_terminal_back(way: Callable[[Terminal], None], code: int) -> None:
    with terminal(["sh", "-c", 'echo before; exec "$@"', "sh", *SILENT]) as driven:
        driven.until_text("Compression")
        assert not driven.restored
        assert "before" not in driven.text
        way(driven)
        assert driven.wait() == code
        assert driven.restored
        assert driven.text.startswith("before")


def test_an_exception_gives_the_terminal_back_before_it_is_shown() -> None:
    with terminal([*SILENT, "--fail"]) as driven:
        assert driven.wait() == 1
        assert driven.restored
        assert "RuntimeError: on purpose" in driven.text


def test_signals_that_rain_down_change_nothing_about_it() -> None:
    with terminal(SILENT) as driven:
        driven.until_text("Compression")
        for _ in range(20):
            driven.process.send_signal(signal.SIGTERM)
            driven.send("\x03")
        assert driven.wait() in (130, 143)
        assert driven.restored


def test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_again() -> None:
    command = shlex.join(SILENT)
    with terminal(["bash", "--norc", "-i"], env={"PS1": "shell> "}) as driven:
        driven.until_text("shell>")
        driven.send(f"{command}; echo code $?\r")
        driven.until_text("Compression")
        driven.send("\x1a")
        driven.until_text("Stopped")
        assert driven.screen.cursor_shown
        assert not driven.screen.alternate
        driven.send("stty -a | grep -o '.\\?echo '; fg\r")
        driven.until_text("Paused by ^Z", "Compression")
        driven.send(" ")
        driven.until(lambda: "paused" not in driven.text, "going on")
        driven.send("xx")
        # What is typed before the terminal was given back is no command: wait for the prompt.
        driven.until(
            lambda: not driven.screen.alternate and driven.text.rstrip().endswith("shell>"),
            "the shell",
        )
        driven.send("exit\r")
        driven.wait()


@needs_proc
def test_a_stop_by_another_hand_is_drawn_over_and_pauses(session: Terminal) -> None:
    session.process.send_signal(signal.SIGSTOP)
    pid = session.process.pid
    session.until(lambda: _state(pid) == "T", "the stop")
    session.pump_for(4.5)
    session.screen.erase_in_display(2)
    session.process.send_signal(signal.SIGCONT)
    session.until_text("Compression", "Paused: slept for")


def _state(pid: int) -> str:
    """The process's state letter."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def test_a_terminal_that_goes_away_ends_the_session() -> None:
    with terminal(SILENT) as driven:
        driven.until_text("Compression")
        os.close(driven.slave)
        os.close(driven.master)
        assert driven.process.wait(timeout=10) == 129


@needs_proc
def test_a_parent_that_dies_leaves_no_session_behind() -> None:
    with terminal(["bash", "--norc", "-i"], env={"PS1": "shell> "}) as driven:
        driven.until_text("shell>")
        driven.send(shlex.join(SILENT) + "\r")
        driven.until_text("Compression")
        child = int(
            Path(f"/proc/{driven.process.pid}/task/{driven.process.pid}/children").read_text()
        )
        driven.process.kill()
        driven.process.wait()
        driven.until(lambda: not Path(f"/proc/{child}").exists() or _state(child) == "Z", "its end")
        driven.until(lambda: driven.screen.cursor_shown, "the cursor")


def test_a_pipe_gets_plain_lines_and_no_control_codes() -> None:
    done = subprocess.run(
        [*SILENT, "--speed", "20"], stdin=subprocess.DEVNULL, capture_output=True, timeout=90
    )
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""
    assert done.stdout.decode().splitlines() == [
        "Step 1 of 4: Compression, left calf, light pressure, 8 seconds.",
        "Press, and let go. Rhythm: press 2 s, release 2 s.",
        "Step 2 of 4: Stroking, left calf, light pressure, 8 seconds.",
        "Press, and let go. Rhythm: press 2 s, release 2 s.",
        "Change to the right leg.",
        "Step 3 of 4: Compression, right calf, light pressure, 8 seconds.",
        "Press, and let go. Rhythm: press 2 s, release 2 s.",
        "Step 4 of 4: Stroking, right calf, light pressure, 8 seconds.",
        "Press, and let go. Rhythm: press 2 s, release 2 s.",
        "Finished.",
    ]


def test_a_closed_pipe_ends_quietly() -> None:
    reader, writer = os.pipe()
    with subprocess.Popen(SILENT, stdin=subprocess.DEVNULL, stdout=writer, stderr=-1) as process:
        os.close(writer)
        os.read(reader, 10)
        os.close(reader)
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(timeout=30) == 141


def test_a_dumb_terminal_gets_plain_lines_and_its_flags_back() -> None:
    with terminal(SILENT, term="dumb") as driven:
        driven.until_text("Step 1 of 4")
        assert b"\x1b" not in driven.output
        assert not driven.flags[3] & termios.ECHO, "a key is answered by a line"
        driven.process.send_signal(signal.SIGTERM)
        assert driven.wait() == 143
        assert driven.restored
