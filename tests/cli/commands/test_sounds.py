"""`massage sounds`: every sound, by name."""

from __future__ import annotations

import socket
import sys

import pytest

from massage_cli.audio.tone import Samples
from massage_cli.audio.vocabulary import WORDS
from tests.audio.listen import likest, stretches
from tests.e2e.pulse import TRIES, pulse_server, samples_of
from tests.warm.program import run_text

COMMAND = [sys.executable, "-m", "massage_cli", "sounds"]


def test_without_a_device_they_are_listed() -> None:
    nowhere = {"PULSE_SERVER": "unix:/nonexistent/native", "ALSA_CONFIG_PATH": "/nonexistent"}
    done = run_text(COMMAND, nowhere)
    assert done.returncode == 0
    assert done.stderr == "No sound device: here is what there is to hear.\n"
    lines = done.stdout.splitlines()
    assert len(lines) == len(WORDS)
    for line, word in zip(lines, WORDS, strict=True):
        assert line.startswith(word.name)
        assert word.meaning in line


def test_a_server_that_never_answers_is_told_and_they_are_listed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = f"tcp:127.0.0.1:{silent.getsockname()[1]}"
        done = run_text(COMMAND, {"PULSE_SERVER": server})
    assert done.returncode == 0
    assert done.stderr == "The sound device does not answer: here is what there is to hear.\n"
    assert [line.split("  ")[0] for line in done.stdout.splitlines()] == [w.name for w in WORDS]


@pytest.mark.audio
def test_a_sink_that_plays_nothing_is_told_and_the_rest_is_listed() -> None:
    with pulse_server() as server:
        server.suspend(True)
        done = run_text(COMMAND, server.env)
    assert done.returncode == 0
    assert done.stderr == "The sound device went away: here is what there is to hear.\n"
    assert [line.split("  ")[0] for line in done.stdout.splitlines()] == [w.name for w in WORDS]


@pytest.mark.long
@pytest.mark.audio
def test_each_is_played_in_the_order_in_which_it_is_named() -> None:
    vocabulary = [word.note for word in WORDS]
    for _ in range(TRIES):
        heard = [likest(one, vocabulary) for one in play_and_record()]
        if heard == vocabulary:
            break
    assert heard == vocabulary


def play_and_record() -> list[Samples]:
    """What is heard between the pauses, as the names are printed."""
    with pulse_server() as server:
        with server.recording() as path:
            done = run_text([*COMMAND, "--volume", "10"], server.env)
        assert (done.returncode, done.stderr) == (0, "")
        assert [line.split("  ")[0] for line in done.stdout.splitlines()] == [w.name for w in WORDS]
        return stretches(samples_of(path), silence=0.3)
