"""The bar of long work: when it comes, what it says, and that it leaves nothing behind."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from rich.console import Console

from massage_cli.cli.progress import PATIENCE, bar, tracked
from tests.fakes import FakeClock


def screen() -> Console:
    return Console(file=io.StringIO(), force_terminal=True, width=60, color_system=None)


def written(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_quick_work_shows_nothing() -> None:
    clock, console = FakeClock(), screen()
    with bar("Reading", 3, clock, console) as progress:
        for _ in range(3):
            clock.time += PATIENCE / 4
            progress.advance()
    assert written(console) == ""


def test_long_work_says_how_far_it_is_and_leaves_nothing() -> None:
    clock, console = FakeClock(), screen()
    with bar("Reading", 10, clock, console) as progress:
        for _ in range(5):
            clock.time += PATIENCE / 2
            progress.advance()
        assert "Reading" in written(console)
        assert "50%" in written(console)
    assert written(console).endswith("\x1b[1A\x1b[2K"), "the line is erased"
    assert written(console).rindex("\x1b[?25h") > written(console).rindex("\x1b[?25l")


def test_it_is_drawn_no_oftener_than_can_be_seen() -> None:
    clock, console = FakeClock(), screen()
    with bar("Reading", 1000, clock, console) as progress:
        clock.time += PATIENCE
        for _ in range(1000):
            clock.time += 0.001
            progress.advance()
    assert written(console).count("%") <= 22


def test_other_lines_are_written_where_it_stood() -> None:
    clock, console = FakeClock(), screen()
    with bar("Checking", 4, clock, console) as progress:
        for _ in range(4):
            clock.time += 1
            progress.advance()
            progress.step_aside()
            before = written(console)
            progress.step_aside()
            assert written(console) == before, "once is enough"
            assert before.endswith("\x1b[1A\x1b[2K")
    assert written(console).count("Checking") >= 4, "it comes back each time"


def test_it_is_erased_when_the_work_fails() -> None:
    clock, console = FakeClock(), screen()
    with pytest.raises(KeyboardInterrupt), bar("Reading", 2, clock, console) as progress:
        clock.time += 1
        progress.advance()
        raise KeyboardInterrupt
    assert written(console).endswith("\x1b[1A\x1b[2K")


def test_tracked_items_are_the_items() -> None:
    assert list(tracked("abc", "Reading", 3)) == ["a", "b", "c"]


def test_in_a_pipe_there_is_none_and_nothing_is_imported_for_it() -> None:
    program = """
import sys
from massage_cli.cli.progress import bar
from tests.fakes import FakeClock
clock = FakeClock()
with bar("Reading", 2, clock) as progress:
    clock.time += 5
    progress.advance()
    progress.advance()
print("rich" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("False\n", "")
