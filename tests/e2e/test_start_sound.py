"""`massage start` as a person hears it: through a real sound server, and without one."""

from __future__ import annotations

import os
import select
import shlex
from pathlib import Path

import pytest

from massage_cli.audio.tone import RATE, Samples
from massage_cli.core.timeline import compile_timeline
from massage_cli.routinefile.reader import read_routine
from tests.audio.listen import expected, listen, names, vocabulary_of
from tests.audio.voice.voices import needs_pico
from tests.e2e.pulse import TRIES, pulse_server, samples_of
from tests.e2e.terminal_driver import DEADLINE, terminal
from tests.systems import needs_proc
from tests.warm.program import MASSAGE

pytestmark = pytest.mark.audio

EARS = """\
title: By ear
legs: each
ready: 2s
change: 4s
steps:
  - {technique: compression, area: calf, duration: 40s, rhythm: {press: 5s, release: 5s}}
  - {technique: rest, duration: 2s}
"""
SPEED = 4.0


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    file = tmp_path / "by-ear.yaml"
    file.write_text(EARS)
    return file


def start(routine: Path, *more: str) -> list[str]:
    quiet_voice = ("--yes", "--volume", "10", "--voice", "off")
    return [MASSAGE, "start", str(routine), *quiet_voice, *more]


@pytest.mark.long
def test_every_earcon_is_heard_in_order_while_the_screen_shows_the_session(routine: Path) -> None:
    timeline = compile_timeline(read_routine(routine))
    for _ in range(TRIES):
        heard = names(listen(perform_and_record(routine), vocabulary_of(timeline), SPEED))
        if heard == expected(timeline):
            break
    assert heard == expected(timeline)
    assert {name.split("-")[0] for name in heard} == {
        "start", "press", "release", "halfway", "countdown", "change", "end", "finished",
    }  # fmt: skip


def perform_and_record(routine: Path) -> Samples:
    command = start(routine, "--sound", "miniaudio", "--speed", str(SPEED))
    with (
        pulse_server() as server,
        server.recording() as recording,
        terminal(command, env=server.env) as person,
    ):
        person.until_text("Compression", "left calf", "press")
        person.until_text("Get ready: Rest", "left leg")
        person.until_text("Compression", "right calf", "release")
        person.until_text("Get ready: Rest", "right leg")
        person.until_text("How is it now?")
        person.answer("x")
        assert person.wait() == 0
        assert person.restored
        assert "No sound" not in person.output.decode()
        person.pump_for(1.0)  # what was heard last is on its way to the recorder
        return samples_of(recording)


def test_a_key_mutes_and_a_pause_is_silent(routine: Path) -> None:
    with (
        pulse_server() as server,
        server.recording() as recording,
        terminal(start(routine, "--sound", "miniaudio"), env=server.env) as person,
    ):
        person.until_text("Compression")
        person.send("m")
        person.until_text("Muted")
        person.send("n")
        person.pump_for(1.0)
        person.send("xx")
        assert person.wait() == 4
        assert abs(samples_of(recording)).max() < 1e-3


def test_the_card_before_a_session_is_read_aloud_and_so_is_a_pause(routine: Path) -> None:
    command = [MASSAGE, "start", str(routine), "--sound", "miniaudio", "--voice", "espeakng"]
    with (
        pulse_server() as server,
        server.recording() as recording,
        terminal([*command, "--no-history", "--volume", "10"], env=server.env) as person,
    ):
        person.until_text("Before you start")
        person.answer("\r", "First: Compression")
        person.until(lambda: loud(recording), "the card is read")
        person.answer(" ", "Get ready")
        person.answer(" ", "paused")
        person.pump_for(0.5)  # what was read is off by now
        silent = len(samples_of(recording))
        person.until(lambda: loud(recording, silent), "the pause is told")
        person.send("xx")
        assert person.wait() == 4


@needs_pico
def test_as_it_is_installed_it_speaks(routine: Path) -> None:
    command = [MASSAGE, "start", str(routine), "--sound", "miniaudio", "--yes", "--plain"]
    with (
        pulse_server() as server,
        server.recording() as recording,
        terminal([*command, "--no-history", "--volume", "10"], env=server.env) as person,
    ):
        person.until(lambda: loud(recording), "the briefing is read")
        person.send("xx")
        assert person.wait() == 4
        assert "voice" not in person.output.decode().lower(), "there is nothing to be told of it"


def test_a_command_that_does_not_exist_is_said_at_once_and_another_voice_speaks(
    routine: Path,
) -> None:
    command = [MASSAGE, "start", str(routine), "--sound", "miniaudio", "--yes", "--plain"]
    with (
        pulse_server() as server,
        server.recording() as recording,
        terminal(
            [*command, "--no-history", "--volume", "10"],
            env={**server.env, "MASSAGE_VOICE_COMMAND": "no-such-voice --loud"},
        ) as person,
    ):
        person.until(lambda: loud(recording), "the briefing is read")
        person.send("xx")
        assert person.wait() == 4
        assert person.output.decode().count("no-such-voice is not installed") == 1


# Coverage's own lock stays closed where a signal comes while it is held.
@pytest.mark.usefixtures("uncounted")
@needs_proc
@pytest.mark.parametrize("_", range(3))  # what it is about took two closings of three
def test_a_terminal_that_is_closed_over_its_shell_leaves_no_process(routine: Path, _: int) -> None:
    """The terminal is gone, and while the sound is closed the shell says so with its SIGHUP."""
    command = shlex.join([*start(routine), "--sound", "miniaudio", "--no-history"])
    with (
        pulse_server() as server,
        server.recording() as recording,
        terminal(["bash", "--norc", "-i"], env={**server.env, "PS1": "shell> "}) as shell,
    ):
        shell.until_text("shell>")
        shell.send(f"{command}\r")
        shell.until_text("Compression")
        shell.until(lambda: loud(recording), "the sound")
        session = os.pidfd_open(_child_of(shell.process.pid))
        os.close(shell.slave)
        os.close(shell.master)
        ended, _nothing, _nowhere = select.select([session], [], [], DEADLINE)
        os.close(session)
    assert ended, "it is still there"


def _child_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text())


def loud(recording: Path, since: int = 0) -> bool:
    """Whether the last quarter of a second since that frame is as loud as a voice."""
    heard = samples_of(recording)[since:]
    return len(heard) > 0.25 * RATE and float(abs(heard[-round(0.25 * RATE) :]).max()) > 0.05


def test_without_a_sound_server_the_bell_rings_and_it_is_said_once(routine: Path) -> None:
    nowhere = {"PULSE_SERVER": "unix:/nonexistent/native", "ALSA_CONFIG_PATH": "/nonexistent"}
    with terminal(start(routine, "--speed", "20"), env=nowhere) as person:
        person.until_text("No sound device: the terminal bell rings instead")
        person.until_text("How is it now?")
        person.answer("x")
        assert person.wait() == 0
        assert person.restored
        written = person.output.decode(errors="replace")
    assert written.count("\a") >= 4  # start and end on two legs, where changes fall together
    for chatter in ("ALSA", "pulse", "jack", "Cannot", "miniaudio"):
        assert chatter not in written
