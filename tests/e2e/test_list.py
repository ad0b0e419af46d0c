"""The list of routines at a real terminal."""

from __future__ import annotations

import signal

import pytest

from tests.e2e.terminal_driver import terminal
from tests.warm.program import MASSAGE

ALL_AT_ONCE = {"PAGER": "cat"}


def test_what_was_cut_off_is_said_to_be_unfinished() -> None:
    command = [MASSAGE, "start", "foot-cramp", "--sound", "none", "--voice", "off", "--yes"]
    with terminal(command) as person:
        person.until_text("Foot and arch cramp")
        person.pump_for(1.5)
        person.process.send_signal(signal.SIGKILL)
        person.wait()
    with terminal([MASSAGE, "list"], rows=100, env=ALL_AT_ONCE) as person:
        assert person.wait() == 0
        (line,) = (line for line in person.text.splitlines() if line.startswith("foot-cramp"))
        assert "unfinished" in line
        assert person.text.count("unfinished") == 1


def test_the_cramps_stand_at_the_top_of_the_smallest_screen() -> None:
    with terminal([MASSAGE, "list"], columns=40, rows=12) as person:
        person.until_text("A cramp, now", "calf-cramp", "night-cramp")
        person.send("q")
        assert person.wait() == 0


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 200])
def test_each_name_is_whole_at_any_width(columns: int) -> None:
    with terminal([MASSAGE, "list"], columns=columns, rows=120, env=ALL_AT_ONCE) as person:
        assert person.wait() == 0
        names = {line.split(" ")[0] for line in person.text.splitlines()}
        assert {"calf-cramp", "calf-maintenance", "trigger-focus", "post-workout"} <= names
        assert "…" not in person.text
