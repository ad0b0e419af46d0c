"""`massage start --events`: the real program in a terminal, and what is read at the other end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.terminal_driver import Terminal, terminal
from tests.events.written import read, short
from tests.systems import AS_A_USER, needs_a_user

MASSAGE = str(Path(sys.executable).with_name("massage"))
QUIET = ["--yes", "--sound", "none", "--voice", "off"]
ROUTINE = """\
title: Knead
kind: acute
legs: one
steps:
  - {technique: petrissage, area: calf, duration: 20s, instruction: Knead.}
  - {technique: compression, area: calf, duration: 80s, instruction: Press.}
"""
NOBODY = "Nobody reads the events any more"


@pytest.fixture
def knead(tmp_path: Path) -> str:
    file = tmp_path / "knead.yaml"
    file.write_text(ROUTINE)
    return str(file)


@pytest.fixture
def fifo(tmp_path: Path) -> Path:
    made = tmp_path / "fifo"
    os.mkfifo(made)
    return made


def start(routine: str, events: object, *more: str) -> list[str]:
    return [MASSAGE, "start", routine, *QUIET, "--events", str(events), *more]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


class Reader:
    """Whoever reads a FIFO, when it is told to."""

    def __init__(self, fifo: Path) -> None:
        self._fd = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
        self.data = b""

    def take(self) -> bytes:
        """All that is there."""
        try:
            while data := os.read(self._fd, 65536):
                self.data += data
        except BlockingIOError:
            pass
        return self.data

    def close(self) -> None:
        os.close(self._fd)


def test_a_file_has_the_whole_session(knead: str, tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    with terminal(start(knead, file, "--speed", "50")) as person:
        person.until_text("How is it now?")
        person.answer("\r")
        assert person.wait() == 0
        assert person.restored
    lines = read(file.read_bytes())
    assert lines[0]["title"] == "Knead"
    assert [short(line) for line in lines if line.get("cue") not in ("phase", "countdown")] == [
        "0 session",
        "0 cue announce",
        "0 cue start",
        "20 cue end",
        "20 cue announce",
        "25 cue start",
        "65 cue halfway",
        "105 cue end",
        "105 cue finished",
        "105 end finished code=0",
    ]
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_second_session_is_added(knead: str, tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    for _ in range(2):
        assert run(*start(knead, file, "--speed", "1000")).returncode == 0
    kinds = [line["event"] for line in read(file.read_bytes()) if line["event"] != "cue"]
    assert kinds == ["session", "end", "session", "end"]


def test_what_keys_do_is_told_as_they_are_pressed(knead: str, fifo: Path) -> None:
    reader = Reader(fifo)

    def told(*lines: str) -> Callable[[], bool]:
        return lambda: all(line in reader.take().decode() for line in lines)

    with terminal(start(knead, fifo)) as person:
        person.until(told('"cue": "start"'), "the session's first lines")
        person.send(" ")
        person.until(told('"action": "pause"', '"state": "paused"'), "the pause")
        person.send("m")
        person.until(told('"state": "muted"'), "mute")
        person.send(" n")
        person.until(told('"state": "playing"', '"state": "jumped"'), "what follows")
        person.send("xx")
        assert person.wait() == 4
    reader.take()
    assert short(read(reader.data)[-1]).endswith("end stopped code=4")
    reader.close()


def press_much(person: Terminal) -> None:
    """Press more keys than their lines have room, in the pipe and in the program."""
    for key in "mm" * 10:  # different keys at once would be a paste
        person.send(key * 20)
        person.pump_for(0.05)


def test_a_reader_that_stops_reading_holds_up_neither_the_session_nor_its_end(
    knead: str, fifo: Path
) -> None:
    reader = Reader(fifo)
    with terminal(start(knead, fifo, "--speed", "20")) as person:
        person.until(lambda: b'"start"' in reader.take(), "the first lines")
        press_much(person)
        person.until_text("How is it now?")
        assert NOBODY not in person.output.decode()
        person.answer("\r")
        assert person.wait() == 0
    lines = read(reader.take())
    assert lines[0]["event"] == "session"
    assert "end" not in {line["event"] for line in lines}, "it was let go"
    reader.close()


def test_a_slow_reader_hears_how_many_lines_it_missed(knead: str, fifo: Path) -> None:
    reader = Reader(fifo)
    with terminal(start(knead, fifo)) as person:
        person.until(lambda: b'"start"' in reader.take(), "the first lines")
        press_much(person)
        person.until(lambda: len(reader.take()) > 100_000, "what waited")
        person.send("+")
        person.until(lambda: b'"louder"' in reader.take(), "what comes then")
        person.send("xx")
        assert person.wait() == 4
    lines = read(reader.take())
    assert [line["event"] for line in lines].count("lost") == 1
    missed = next(line["count"] for line in lines if line["event"] == "lost")
    told = [line for line in lines if line.get("action") == "mute"]
    changed = [line for line in lines if "muted" in line.get("state", "")]
    assert len(told) + len(changed) + missed >= 2 * 400
    assert lines[-1]["event"] == "end"
    reader.close()


def test_a_reader_may_go_and_come_back(knead: str, fifo: Path) -> None:
    with terminal(start(knead, fifo)) as person:
        person.until_text("Kneading")
        first = Reader(fifo)
        person.until(lambda: b"\n" in first.take(), "who comes late is told at once")
        first.close()
        person.until_text(NOBODY)
        person.send(" ")
        person.until_text("paused")
        second = Reader(fifo)
        person.until(lambda: b"\n" in second.take(), "who comes back too, though it is paused")
        person.send("xx")
        assert person.wait() == 4
        assert person.output.decode().count(NOBODY) == 1
    assert read(first.data)[0]["event"] == "session"
    began, *_, last = read(second.take())
    assert (began["event"], began["paused"]) == ("session", True)
    assert short(last).endswith("end stopped code=4")
    second.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_is_told_once_and_the_session_goes_on(knead: str) -> None:
    done = run(*start(knead, "/dev/full", "--speed", "100"))
    assert done.returncode == 0
    assert done.stdout.count("The events cannot be written: No space left on device\n") == 1
    assert "Finished.\n" in done.stdout


def _stop(person: Terminal) -> None:
    person.send("xx")


def _hurt(person: Terminal) -> None:
    person.send("xw")


def _interrupt(person: Terminal) -> None:
    person.send("\x03")


def _signal(number: int) -> Callable[[Terminal], None]:
    return lambda person: person.process.send_signal(number)


@pytest.mark.parametrize(
    ("way", "end"),
    [
        (_stop, "stopped code=4"),
        (_hurt, "hurt code=4"),
        (_interrupt, "interrupted code=130"),
        (_signal(signal.SIGTERM), "terminated code=143"),
        (_signal(signal.SIGHUP), "hung-up code=129"),
        (_signal(signal.SIGQUIT), "quit code=131"),
    ],
)
def test_each_way_out_is_the_last_line(
    knead: str, tmp_path: Path, way: Callable[[Terminal], None], end: str
) -> None:
    file = tmp_path / "events.jsonl"
    with terminal(start(knead, file)) as person:
        person.until_text("Kneading")
        person.until(lambda: file.stat().st_size, "the session has begun")
        way(person)
        code = person.wait()
        assert person.restored
    last = read(file.read_bytes())[-1]
    assert short(last).endswith(f" end {end}")
    assert last["code"] == code


def test_stdout_of_a_pipe_has_the_lines_and_the_terminal_the_screen_and_its_keys(
    knead: str, tmp_path: Path
) -> None:
    file = tmp_path / "events.jsonl"
    line = f"{' '.join(start(knead, '-'))} | cat > {file}; echo over"
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
    line = f"{' '.join(start(knead, '-', '--speed', '100'))} | head -n 1 >/dev/null"
    done = run("bash", "-c", f"{line}; exit ${{PIPESTATUS[0]}}")
    assert done.returncode == 0
    assert done.stderr.count(NOBODY) == 1
    assert "Finished." in done.stderr


def test_that_nobody_reads_the_sessions_own_lines_any_more_is_told(
    knead: str, tmp_path: Path
) -> None:
    file = tmp_path / "events.jsonl"
    run("sh", "-c", f"{' '.join(start(knead, file, '--speed', '100'))} | head -n 1")
    assert short(read(file.read_bytes())[-1]).endswith("end closed-pipe code=141")


def test_a_terminal_is_no_place_for_lines(knead: str) -> None:
    with terminal(start(knead, "-")) as person:
        assert person.wait() == 2
        assert "--events - is for a pipe or a file, and stdout is this terminal" in person.text
        assert "help: " in person.text


def test_the_lines_of_the_session_and_its_events_do_not_mix(knead: str, tmp_path: Path) -> None:
    file = tmp_path / "both"
    line = f"{' '.join(start(knead, file))} > {file}"
    done = run("sh", "-c", line)
    assert done.returncode == 2
    assert "the session's own lines go there" in done.stderr
    assert run(*start(knead, "/dev/stdout")).returncode == 2
    assert (
        run(
            "sh", "-c", f"{' '.join(start(knead, '/dev/null', '--speed', '1000'))} >/dev/null"
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


def test_resume_tells_too_and_that_it_begins_in_the_middle(knead: str, tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    with terminal([MASSAGE, "start", knead, *QUIET, "--speed", "10"]) as person:
        person.until_text("Press.")
        person.send("xx")
        assert person.wait() == 4
    with terminal([MASSAGE, "resume", "--yes", "--events", str(file)]) as person:
        person.until_text("Press.")
        person.until(lambda: file.stat().st_size, "it is told")
        person.send("xx")
        assert person.wait() == 4
    lines = read(file.read_bytes())
    assert (lines[0]["event"], lines[0]["step"]["number"]) == ("session", 2)
    assert lines[0]["at"] > 0


def test_what_a_person_answers_is_told_to_nobody(tmp_path: Path) -> None:
    """The pain before, the card, how it is afterwards, the signs and the note."""
    file, routine = tmp_path / "events.jsonl", tmp_path / "evening.yaml"
    routine.write_text("title: Evening\nsteps:\n  - {technique: effleurage, duration: 1m}\n")
    command = start(str(routine), file, "--leg", "left", "--speed", "50", "--ask")
    with terminal(command, columns=100, rows=40) as person:
        person.until_text("Pain now, 0 to 10")
        person.answer("3\n", "Before you start")
        assert file.read_bytes() == b"", "nothing is told before the session"
        person.answer("\n", "begin")
        person.answer(" ", "step 1 of")
        person.until_text("How is it now?", "enter skip")
        person.answer("w", "Pain now, 0 to 10")
        person.answer("9\n", "Letters that are true")
        person.answer("d\n", "A note for yourself:")
        person.answer("nobody's business\n")
        assert person.wait() == 0
    data = file.read_bytes()
    lines = [line for line in read(data) if line["event"] != "cue"]
    assert {line.get("action", line.get("state", line["event"])) for line in lines} == {
        "session", "begin", "jumped", "playing", "end",
    }  # fmt: skip
    assert lines[-1]["how"] == "finished", "how it is now is nobody's business either"
    assert b"business" not in data


def test_whoever_goes_away_before_the_session_leaves_no_line(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    with terminal(
        [MASSAGE, "start", "bedtime", "--sound", "none", "--events", str(file)]
    ) as person:
        person.send("\x03")
        assert person.wait() == 130
    assert not file.exists() or file.read_bytes() == b""
