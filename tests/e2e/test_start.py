"""`massage start` as a person meets it: in a real terminal, from start to each end."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path
from shlex import quote

import pytest

from tests.e2e.terminal_driver import Terminal, terminal
from tests.warm.program import MASSAGE, run_text

SHORT = """\
title: Short and sweet
legs: each
ready: 20s
change: 30s
steps:
  - {technique: effleurage, area: calf, duration: 10s, pressure: light,
     instruction: Glide up.}
  - {technique: compression, area: calf, duration: 8s, pressure: light,
     instruction: Press and let go.}
"""


@pytest.fixture
def short(tmp_path: Path) -> str:
    file = tmp_path / "short.yaml"
    file.write_text(SHORT)
    return str(file)


def start(*arguments: str) -> list[str]:
    return [MASSAGE, "start", *arguments, "--yes", "--sound", "none"]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return run_text([MASSAGE, *arguments])


def test_a_whole_run_with_pause_skip_back_again_and_stop(short: str) -> None:
    with terminal(start(short)) as person:
        person.until_text("Long strokes", "left calf", "light", "Glide up.")
        person.send(" ")
        person.until_text("paused")
        person.send(" ")
        person.until(lambda: "paused" not in person.text, "playing")
        person.send("n")
        person.until(lambda: "get ready" not in person.text, "the step itself")
        person.send("nn")
        person.until_text("Press and let go.", "0:08")
        person.send("b")
        person.until_text("Glide up.")
        person.send("nnn")
        person.until_text("right calf")
        person.send("a")
        person.until_text("Compression", "left calf")
        person.send("?")
        person.until_text("This step again")
        person.send("?xx")
        assert person.wait() == 4
        assert person.restored


def test_a_run_to_the_end_tells_everything_and_exits_with_0(short: str) -> None:
    with terminal(start(short, "--speed", "60")) as person:
        person.until_text("right calf")
        person.until_text("Done: Short and sweet", "How is it now?", "enter skip")
        person.answer("\r")
        assert person.wait() == 0
        assert person.restored


def _key(person: Terminal) -> None:
    person.send("qq")


def _interrupt(person: Terminal) -> None:
    person.send("\x03")


def _terminate(person: Terminal) -> None:
    person.process.send_signal(signal.SIGTERM)


def _quit(person: Terminal) -> None:
    person.process.send_signal(signal.SIGQUIT)


def _hang_up(person: Terminal) -> None:
    person.process.send_signal(signal.SIGHUP)


@pytest.mark.parametrize(
    ("way", "code"),
    [(_key, 4), (_interrupt, 130), (_terminate, 143), (_quit, 131), (_hang_up, 129)],
)
@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize("seconds_in", [0.0, 0.7])
def test_each_way_out_restores_the_terminal(
    short: str, way: object, code: int, seconds_in: float
) -> None:
    with terminal(start(short)) as person:
        person.until_text("Long strokes")
        person.pump_for(seconds_in)
        way(person)  # type: ignore[operator]  # one of the functions above
        assert person.wait() == code
        assert person.restored
        assert "Traceback" not in person.text


def test_a_pipe_is_told_one_line_an_event(short: str) -> None:
    result = run("start", short, "--yes", "--sound", "none", "--speed", "100")
    assert result.returncode == 0
    assert "\x1b" not in result.stdout
    lines = result.stdout.splitlines()
    assert [line for line in lines if line.startswith("Step")] == [
        "Step 1 of 4: Long strokes, left calf, light pressure, 10 seconds.",
        "Step 2 of 4: Compression, left calf, light pressure, 8 seconds.",
        "Step 3 of 4: Long strokes, right calf, light pressure, 10 seconds.",
        "Step 4 of 4: Compression, right calf, light pressure, 8 seconds.",
    ]
    assert "Finished." in lines
    assert lines[lines.index("Finished.") + 1 :][:2] == [
        "Done: Short and sweet.",
        "Hands on for 36 seconds.",
    ]


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_a_pipe_ends_with_the_same_codes(short: str, end: signal.Signals) -> None:
    command = [MASSAGE, "start", short, "--yes", "--sound", "none"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "Short and sweet.\n"
        process.send_signal(end)
        assert process.wait(timeout=20) == 128 + end


def test_without_a_name_a_person_picks_and_a_pipe_is_told_how(tmp_path: Path) -> None:
    result = run("start")
    assert result.returncode == 2
    assert "massage start calf-cramp" in result.stderr
    del tmp_path


def test_a_misspelt_name_is_answered_with_the_nearest() -> None:
    result = run("start", "calf-cramb")
    assert result.returncode == 3
    assert "did you mean calf-cramp" in result.stderr


def test_a_unique_beginning_will_do_and_an_ambiguous_one_will_not() -> None:
    assert run("show", "night").stdout.endswith("total\n")
    result = run("show", "calf")
    assert result.returncode == 3
    assert "calf-cramp or calf-maintenance" in result.stderr


def test_a_faulty_file_is_answered_with_its_lines_and_never_a_traceback(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(SHORT.replace("duration: 10s", "duraton: 10s"))
    result = run("start", str(file))
    assert result.returncode == 3
    assert f"{file}:6:" in result.stderr
    assert "did you mean 'duration'?" in result.stderr
    assert "Traceback" not in result.stderr


def test_what_is_shown_is_what_is_played(short: str) -> None:
    shown = json.loads(run("show", short, "--json").stdout)
    assert shown["total"] == (20 + 10) + (20 + 8) + (30 + 10) + (20 + 8)
    played = run("start", short, "--yes", "--sound", "none", "--speed", "200").stdout
    for step in shown["steps"]:
        assert f"Step {step['number']} of 4: {step['title']}, {step['place']}" in played
        assert step["instruction"] in played


def test_list_has_a_line_for_each_and_json_for_programs() -> None:
    lines = run("list").stdout.splitlines()
    assert all(len(line.split("\t")) == 5 for line in lines)
    rows = json.loads(run("list", "--json").stdout)
    assert [row["name"] for row in rows] == [line.split("\t")[0] for line in lines]
    assert {"calf-cramp", "night-cramp", "calf-maintenance", "post-workout"} <= {
        row["name"] for row in rows
    }
    keys = {"name", "title", "when", "kind", "legs", "total", "yours", "error", "hides"}
    assert set(rows[0]) == keys


def test_on_a_terminal_list_and_show_are_tables() -> None:
    with terminal([MASSAGE, "list"], columns=100, rows=60) as person:
        assert person.wait() == 0
        assert "Routine" in person.text
        assert "6:17" in person.text
    with terminal([MASSAGE, "show", "calf-cramp"], columns=100, rows=60) as person:
        assert person.wait() == 0
        assert "Long strokes" in person.text
        assert "Total 6:17" in person.text


def test_a_dumb_terminal_is_plain(short: str) -> None:
    with terminal(start(short, "--speed", "50"), term="dumb", rows=60) as person:
        person.until_text("How is it now? B: better. S: same. W: worse. Enter: skip.")
        person.answer("b")
        assert person.wait() == 0
        assert b"\x1b" not in person.output


@pytest.mark.parametrize("command", ["start", "show"])
def test_an_unknown_area_is_answered_with_the_nearest(command: str) -> None:
    result = run(command, "full-legs", "--skip", "clf")
    assert result.returncode == 2
    assert "did you mean 'calf'?" in result.stderr


def test_an_area_may_be_written_as_it_is_said() -> None:
    kept = json.loads(run("show", "full-legs", "--skip", "Calf", "--json").stdout)["steps"]
    assert "calf" not in {step["area"] for step in kept}


def test_a_slip_onto_control_backslash_ends_nothing(short: str) -> None:
    with terminal(start(short)) as person:
        person.until_text("Long strokes")
        person.send("\x1cxx")
        assert person.wait() == 4
        assert person.restored


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["list", "start calf-cramp --sound none --speed 1000"])
def test_a_closed_stream_is_no_reason_for_a_traceback(command: str, closed: str) -> None:
    line = f"{quote(MASSAGE)} {command} {closed}"
    result = subprocess.run(
        ["sh", "-c", line], capture_output=True, text=True, timeout=60, check=False
    )
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no /dev/full")
@pytest.mark.parametrize("command", ["list", "schema", "start calf-cramp --sound none"])
def test_a_full_disk_under_the_output_is_said(command: str) -> None:
    result = subprocess.run(
        ["sh", "-c", f"{quote(MASSAGE)} {command} > /dev/full"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 2
    assert "No space left on device" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_home_that_no_system_would_take_holds_up_no_session() -> None:
    command = [MASSAGE, "start", "calf-cramp", "--sound", "none", "--speed", "1000"]
    result = run_text(command, {"MASSAGE_CLI_HOME": "/" + "x" * 5000})
    assert result.returncode == 0, result.stderr
    assert "Finished." in result.stdout
