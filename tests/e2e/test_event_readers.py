"""Readers that are slow, go away, or come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.listeners import NOBODY, Reader, run, start
from tests.e2e.terminal_driver import Terminal, terminal
from tests.events.written import read, short


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
