"""A sound server that does not answer, or plays nothing, never holds up a session.

What stands still here would stand for ever: each end is waited for within a deadline that is
generous for a busy machine.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from massage_cli.audio.tone import RATE
from massage_cli.core.english import session as words
from tests.e2e.pulse import PulseServer, pulse_server, samples_of
from tests.e2e.terminal_driver import Terminal, terminal
from tests.warm.program import MASSAGE

pytestmark = pytest.mark.audio

PROMPT = 5.0
"""Seconds in which a session that is told to end has ended, on however busy a machine."""
NO_ANSWER = words.no_answer(words.BELL_INSTEAD)
ROUTINE = """\
title: By ear
legs: both
ready: 3s
steps:
  - {technique: compression, area: calf, duration: 10m, rhythm: {press: 1s, release: 1s}}
"""
SHORT = ROUTINE.replace("10m", "24s")
SOON = ("--speed", "4")
"""The words before the step take a second, where nothing depends on the beat."""


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    file = tmp_path / "by-ear.yaml"
    file.write_text(ROUTINE)
    return file


@pytest.fixture
def silent() -> Iterator[dict[str, str]]:
    """The way to a server that takes every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield {"PULSE_SERVER": f"tcp:127.0.0.1:{listener.getsockname()[1]}"}


@pytest.fixture
def server() -> Iterator[PulseServer]:
    with pulse_server() as running:
        yield running


def start(routine: Path, *more: str) -> list[str]:
    return [MASSAGE, "start", str(routine), "--yes", "--volume", "10", "--voice", "off", *more]


def begin(person: Terminal) -> None:
    """Go on from the briefing, which waits in lines until it has been heard."""
    person.until_text("Space begins")
    person.pump_for(0.5)  # a key that comes with it is none
    person.send(" ")
    person.until_text("Step 1")


def ends(person: Terminal, key: str) -> int:
    """The exit code after `key`, pressed again in case it asks whether it was meant."""
    began = time.monotonic()
    while person.process.poll() is None:
        assert time.monotonic() - began < PROMPT, f"{key!r} does not end it\n{person.text}"
        person.send(key)
        person.pump_for(0.3)
    code = person.wait()
    assert person.restored
    return code


def count(person: Terminal, text: str) -> int:
    return person.output.decode(errors="replace").count(text)


@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("xx", 4)])
def test_a_server_that_never_answers(
    routine: Path, silent: dict[str, str], key: str, code: int
) -> None:
    with terminal(start(routine, *SOON), env=silent) as person:
        person.until_text(NO_ANSWER)
        person.until_text("Compression", "press")  # the clock runs on
        person.until(lambda: "\a" in person.output.decode(errors="replace"), "the bell")
        assert ends(person, key) == code
    assert count(person, "does not answer") == 1


@pytest.mark.parametrize("key", ["\x03", "x"])
def test_it_ends_at_once_while_the_sound_is_still_being_opened(
    routine: Path, silent: dict[str, str], key: str
) -> None:
    with terminal(start(routine), env=silent) as person:
        person.until_text("Compression")
        ends(person, key)
    assert count(person, "does not answer") == 0


@pytest.mark.long
def test_a_server_that_was_stopped_before_the_start(routine: Path, server: PulseServer) -> None:
    with (
        server.recording() as recording,
        terminal(start(routine, "--plain"), env=server.env) as person,
    ):
        with server.stopped():
            person.until(lambda: NO_ANSWER in person.text, "it is told")
            begin(person)
        person.until(lambda: words.SOUND_IS_BACK in person.text, "it is back")
        person.until(lambda: samples_of(recording).any(), "it is heard")
        ends(person, "\x03")
    assert (count(person, "does not answer"), count(person, "is back")) == (1, 1)


@pytest.mark.parametrize("key", ["\x03", "x"])
def test_a_server_that_stops_on_the_way_and_never_goes_on(
    routine: Path, server: PulseServer, key: str
) -> None:
    with server.recording(), terminal(start(routine, *SOON), env=server.env) as person:
        person.until_text("release")
        with server.stopped():
            person.until_text(words.BELL_INSTEAD)
            ends(person, key)


@pytest.mark.long
def test_a_server_that_stops_and_goes_on_is_heard_again_on_the_beat(
    routine: Path, server: PulseServer
) -> None:
    lost = words.device_lost(words.BELL_INSTEAD)
    with (
        server.recording() as recording,
        terminal(start(routine, "--plain"), env=server.env) as person,
    ):
        begin(person)
        person.pump_for(8.0)
        with server.stopped():
            person.until(lambda: lost in person.text, "the loss is told")
        person.until(lambda: words.SOUND_IS_BACK in person.text, "the return is told")
        person.pump_for(4.0)
        ends(person, "\x03")
        heard = samples_of(recording)
    level = np.abs(heard[-3 * RATE : -RATE]).max()
    assert level > 0.02, "a press or a release in each of the last seconds"
    assert (count(person, "went away"), count(person, "The sound is back")) == (1, 1)


@pytest.mark.parametrize("key", ["\x03", "x"])
def test_it_ends_at_once_when_the_server_has_just_stopped(
    routine: Path, server: PulseServer, key: str
) -> None:
    with server.recording(), terminal(start(routine, *SOON), env=server.env) as person:
        person.until_text("release")
        with server.stopped():
            ends(person, key)


@pytest.mark.long
def test_the_last_chime_is_not_waited_for_where_nothing_plays(
    routine: Path, server: PulseServer
) -> None:
    routine.write_text(SHORT)
    with server.recording(), terminal(start(routine, *SOON), env=server.env) as person:
        person.until_text("release")
        with server.stopped():
            person.until_text("How is it now?")
            person.answer("x")
            assert person.wait() == 0
            assert person.restored


@pytest.mark.long
def test_a_suspended_sink_is_told_once_and_so_is_its_end(
    routine: Path, server: PulseServer
) -> None:
    with (
        server.recording(),
        terminal(start(routine, "--plain"), env=server.env) as person,
    ):
        person.pump_for(6.0)
        server.suspend(True)
        person.until(lambda: words.BELL_INSTEAD in person.text, "it is told")
        person.pump_for(8.0)
        server.suspend(False)
        person.until(lambda: words.SOUND_IS_BACK in person.text, "its end is told")
        person.pump_for(3.0)
        ends(person, "\x03")
    assert (count(person, words.BELL_INSTEAD), count(person, words.SOUND_IS_BACK)) == (1, 1)
