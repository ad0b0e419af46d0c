"""Where the lines may go, and where not."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from tests.e2e.listeners import NOBODY, run, start
from tests.e2e.terminal_driver import terminal
from tests.events.written import read, short
from tests.systems import AS_A_USER, needs_a_user


def test_stdout_of_a_pipe_has_the_lines_and_the_terminal_the_screen_and_its_keys(
    knead: str, tmp_path: Path
) -> None:
    file = tmp_path / "events.jsonl"
    line = f"{shlex.join(start(knead, '-'))} | cat > {shlex.quote(str(file))}; echo over"
    with terminal(["bash", "-c", line]) as person:
        person.until_text("Kneading", "0:20", "space pause")
        person.send(" ")
        person.until_text("paused")
        person.send("xx")
        person.until_text("Stopped at step 1 of 2", "over")
        person.wait()
        assert person.restored
    lines = read(file.read_bytes())
    assert lines[0]["event"] == "session"
    assert short(lines[-1]).endswith("end stopped code=4")


def test_without_a_terminal_stdout_has_the_lines_and_stderr_what_a_person_reads(knead: str) -> None:
    done = run(*start(knead, "-", "--speed", "1000"))
    assert done.returncode == 0
    assert short(read(done.stdout.encode())[-1]) == "105 end finished code=0"
    assert "Finished.\n" in done.stderr


def test_a_reader_of_stdout_that_goes_away_ends_nothing(knead: str) -> None:
    line = f"{shlex.join(start(knead, '-', '--speed', '100'))} | head -n 1 >/dev/null"
    done = run("bash", "-c", f"{line}; exit ${{PIPESTATUS[0]}}")
    assert done.returncode == 0
    assert done.stderr.count(NOBODY) == 1
    assert "Finished." in done.stderr


def test_that_nobody_reads_the_sessions_own_lines_any_more_is_told(
    knead: str, tmp_path: Path
) -> None:
    file = tmp_path / "events.jsonl"
    run("sh", "-c", f"{shlex.join(start(knead, file, '--speed', '100'))} | head -n 1")
    assert short(read(file.read_bytes())[-1]).endswith("end closed-pipe code=141")


def test_a_terminal_is_no_place_for_lines(knead: str) -> None:
    with terminal(start(knead, "-")) as person:
        assert person.wait() == 2
        assert "--events - is for a pipe or a file, and stdout is this terminal" in person.text
        assert "help: " in person.text


def test_the_lines_of_the_session_and_its_events_do_not_mix(knead: str, tmp_path: Path) -> None:
    file = tmp_path / "both"
    line = f"{shlex.join(start(knead, file))} > {shlex.quote(str(file))}"
    done = run("sh", "-c", line)
    assert done.returncode == 2
    assert "the session's own lines go there" in done.stderr
    assert run(*start(knead, "/dev/stdout")).returncode == 2
    assert (
        run(
            "sh", "-c", f"{shlex.join(start(knead, '/dev/null', '--speed', '1000'))} >/dev/null"
        ).returncode
        == 0
    )


@needs_a_user
def test_a_file_that_is_not_ones_own_is_refused_before_anything_is_played(
    knead: str, tmp_path: Path
) -> None:
    for name in ("events", "fifo"):
        made = tmp_path / name
        os.mkfifo(made) if name == "fifo" else made.touch()
        made.chmod(0o400)
        done = run(*AS_A_USER, *start(knead, made))
        assert (done.returncode, done.stdout) == (2, "")
        assert "Permission denied" in done.stderr
