"""Jobs of a shell, signals at any moment, and terminals that nobody reads."""

from __future__ import annotations

import re
import shlex
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.terminal_driver import Terminal, terminal
from tests.systems import needs_proc
from tests.warm.program import MASSAGE

SILENT = [sys.executable, "-m", "tests.e2e.silent"]
ENDS = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]


@pytest.fixture
def shell() -> Iterator[Terminal]:
    with terminal(["bash", "--norc", "-i"], env={"PS1": "shell> "}) as driven:
        driven.until_text("shell>")
        yield driven


def test_bg_stops_it_again_and_fg_takes_the_terminal(shell: Terminal) -> None:
    shell.send(f"{shlex.join(SILENT)}; echo code $?\r")
    shell.until_text("Compression")
    shell.send("\x1a")
    shell.until_text("Stopped")
    for _ in range(2):
        shell.clear()
        shell.send("bg\r")
        shell.until_text("silent &")
        # Asked again and again: it goes on for a moment, until it wants the terminal.
        shell.answer("jobs\r", "Stopped")
    shell.send("fg\r")
    shell.until_text("Compression", "Paused by ^Z")
    shell.send(" ")
    shell.until(lambda: "paused" not in shell.text, "going on")
    shell.send("xx")
    # What is typed before the terminal was given back is no command: wait for the prompt.
    shell.until(
        lambda: not shell.screen.alternate and shell.text.rstrip().endswith("shell>"), "the shell"
    )
    shell.send("echo over\r")
    shell.until_text("over")
    assert "Traceback" not in shell.text


@needs_proc
@pytest.mark.parametrize("start", [SILENT, [MASSAGE, "start", "bedtime", "--sound", "none"]])
def test_timeout_ends_it_and_leaves_nothing_behind(shell: Terminal, start: list[str]) -> None:
    shell.send(f"timeout 2 {shlex.join(start)}; echo code $?\r")
    shell.until_text("code 124")
    shell.send("stty -a | grep -o '.\\?echo '; echo over\r")
    shell.until_text("over")
    assert "-echo" not in shell.text
    group = shell.process.pid

    def left() -> list[str]:
        stats = [path.read_text() for path in Path("/proc").glob("[0-9]*/stat") if path.exists()]
        fields = [stat.rpartition(")")[2].split() for stat in stats]
        return [each[0] for each in fields if int(each[3]) == group]

    shell.until(lambda: len(left()) == 1, "the shell alone")


@pytest.mark.parametrize(("number", "code"), ENDS)
@pytest.mark.parametrize("full", [True, False])
def test_a_terminal_that_nobody_reads_holds_up_no_end(
    number: signal.Signals, code: int, full: bool
) -> None:
    with terminal(SILENT, columns=200, rows=60) as driven:
        driven.until_text("Compression")
        for change in range(60 if full else 0):
            driven._set_size(200 - change % 2, 60)  # a whole frame each time, and nobody reads
            time.sleep(0.03)
        driven.process.send_signal(number)
        assert driven.process.wait(timeout=10) == code
        driven.pump_for(0.2)  # a reader comes back
        driven.wait()
        assert driven.restored


def _catches(process: int, number: signal.Signals) -> bool:
    """Whether a process has a handler for a signal."""
    status = Path(f"/proc/{process}/status").read_text()
    caught = re.search(r"SigCgt:\s*(\w+)", status)
    return caught is not None and bool(int(caught[1], 16) >> (number - 1) & 1)


@pytest.mark.usefixtures("uncounted")
@needs_proc
@pytest.mark.parametrize(("number", "code"), ENDS)
def test_any_moment_of_the_start_is_a_moment_to_end(number: signal.Signals, code: int) -> None:
    for moment in range(12):
        with terminal([MASSAGE, "start", "calf-cramp", "--sound", "none"], cold=True) as driven:
            while not _catches(driven.process.pid, signal.SIGHUP):
                time.sleep(0.001)  # until then the interpreter begins: what it says is not ours
            time.sleep(moment * 0.025)
            driven.process.send_signal(number)
            assert driven.wait() == code
            assert b"Traceback" not in driven.output
            assert b"KeyboardInterrupt" not in driven.output
            assert driven.restored
