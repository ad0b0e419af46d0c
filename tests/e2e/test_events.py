"""`massage start --events`: the real program in a terminal, and what is read at the other end."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.listeners import QUIET, Reader, run, start
from tests.e2e.terminal_driver import Terminal, terminal
from tests.events.written import read, short
from tests.warm.program import MASSAGE


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
