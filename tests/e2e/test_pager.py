"""A text that is longer than the terminal, read from its top."""

from __future__ import annotations

import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from tests.audio.voice.voices import script
from tests.e2e.terminal_driver import terminal
from tests.warm.program import MASSAGE

needs_less = pytest.mark.skipif(shutil.which("less") is None, reason="there is no less here")


@needs_less
@pytest.mark.parametrize("command", [["guide", "evidence"], ["list"]])
def test_it_begins_at_its_top_and_goes_on(command: list[str]) -> None:
    with terminal([MASSAGE, *command], columns=60, rows=12) as person:
        person.until_text("Evidence" if command[0] == "guide" else "calf-cramp")
        top = person.text
        person.send(" ")
        person.until(lambda: person.text != top, "the next page")
        person.answer("q")
        assert person.wait() == 0
        assert person.restored


@needs_less
def test_what_fits_is_only_printed() -> None:
    with terminal([MASSAGE, "guide", "rest"], columns=100, rows=60) as person:
        assert person.wait() == 0
        assert "Rest" in person.text


@needs_less
def test_ctrl_c_is_the_pager_s_own_and_leaves_no_trace() -> None:
    with terminal([MASSAGE, "guide", "evidence"], rows=12) as person:
        person.until_text("Evidence")
        person.send("\x03")
        person.answer("q")  # again, as a pager that has been interrupted throws keys away
        assert person.wait() in (0, 130)
        assert "Traceback" not in person.text


def test_one_that_is_closed_at_once_is_no_error(tmp_path: Path) -> None:
    early = script(tmp_path / "early", "print(sys.stdin.readline().strip()); sys.stdin.close()")
    with terminal([MASSAGE, "guide", "evidence"], rows=12, env={"PAGER": early}) as person:
        assert person.wait() == 0
        assert "Traceback" not in person.text


@pytest.mark.parametrize("pager", ["cat", "", "no-such-pager -x", "less 'half"])
def test_without_a_pager_it_is_printed(pager: str) -> None:
    with terminal([MASSAGE, "guide", "evidence"], rows=12, env={"PAGER": pager}) as person:
        assert person.wait() == 0
        assert b"Evidence" in person.output
        assert b"after leg massage" in person.output, "the last source"


def test_a_pager_gets_the_whole_text_with_addresses_whole(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    pager = script(tmp_path / "pager", f"open({str(kept)!r}, 'wb').write(sys.stdin.buffer.read())")
    with terminal([MASSAGE, "guide", "evidence"], columns=40, env={"PAGER": pager}) as person:
        assert person.wait() == 0
    text = kept.read_text()
    address = "https://journals.lww.com/nsca-jscr/Fulltext/2018/11000/"
    assert f"{address}Higher_Quadriceps_Roller_Massage_Forces_Do_Not.8.aspx" in text
    assert "\x1b]8;" not in text, "no link that it may not know"


def test_where_there_is_none_it_goes_page_by_page(tmp_path: Path) -> None:
    with terminal(
        [MASSAGE, "guide", "evidence"], columns=60, rows=12, env={"PATH": str(tmp_path)}
    ) as person:
        person.until_text("Enter: go on, q: enough")
        assert person.text.splitlines()[0] == "Evidence"
        person.answer("\n", "A cramp, right now: stretch it")
        person.until_text("Enter: go on, q: enough")
        person.answer("q\n")
        assert person.wait() == 0


@needs_less
def test_in_a_pipe_there_is_never_one() -> None:
    done = subprocess.run([MASSAGE, "guide", "evidence"], capture_output=True, check=True)
    assert b"\x1b" not in done.stdout
    assert done.stdout.startswith(b"Evidence\n")


@needs_less
def test_a_terminal_that_closes_ends_both() -> None:
    with terminal([MASSAGE, "guide", "evidence"], rows=12) as person:
        person.until_text("Evidence")
        person.process.send_signal(signal.SIGHUP)
        assert person.wait() == 129


def test_a_dumb_terminal_gets_lines_and_no_codes() -> None:
    with terminal([MASSAGE, "guide", "evidence"], rows=12, term="dumb") as person:
        assert person.wait() == 0
        assert b"\x1b" not in person.output


@pytest.mark.parametrize(
    ("env", "coloured"),
    [
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colours_are_forced_where_none_are_promised(env: dict[str, str], coloured: bool) -> None:
    with terminal([MASSAGE, "list"], rows=80, term="dumb", env=env) as person:
        assert person.wait() == 0
        assert (b"\x1b[3" in person.output) is coloured
