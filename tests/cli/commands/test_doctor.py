"""`massage doctor`: what is there, what was chosen, and why."""

from __future__ import annotations

import json
import shlex
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.audio.listen import stretches
from tests.audio.voice.slow_voice import slow_voice
from tests.audio.voice.voices import BEEPS, needs_pico, script
from tests.e2e.pulse import PulseServer, pulse_server, samples_of
from tests.systems import AS_A_USER, needs_a_user, needs_posix
from tests.warm.program import run_text

COMMAND = [sys.executable, "-m", "massage_cli", "doctor"]
SILENT = {"MASSAGE_SOUND": "none", "MASSAGE_VOICE_ENGINE": "off"}
"""Neither is looked for: it takes longer than all else."""
NOWHERE = {"PULSE_SERVER": "unix:/nonexistent/native", "ALSA_CONFIG_PATH": "/nonexistent"}
SUBJECTS = {
    "python": {"version", "implementation", "system", "machine"},
    "packages": {"massage", "packages"},
    "terminal": {
        "columns", "rows", "colours", "encoding", "blocks", "term", "shows", "why",
    },
    "sound": {"choice", "output", "system", "volume", "why"},
    "voice": {"choice", "voice", "rate", "why"},
    "settings": {"file", "set", "problems"},
    "config folder": {"path", "exists", "mode", "writable"},
    "data folder": {"path", "exists", "mode", "writable"},
    "state folder": {"path", "exists", "mode", "writable"},
    "routines folder": {"path", "exists", "mode", "writable"},
    "routines": {"built_in", "yours", "faulty", "hidden"},
}  # fmt: skip


def doctor(
    *options: str, before: Sequence[str] = (), **env: str
) -> subprocess.CompletedProcess[str]:
    return run_text([*before, *COMMAND, *options], {**NOWHERE, **env})


def found(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    return {each["subject"]: each for each in json.loads(done.stdout)["findings"]}


def test_the_keys_of_the_json_are_these() -> None:
    done = doctor("--json", "--no-sound", **SILENT)
    data = json.loads(done.stdout)
    assert data.keys() == {"ok", "findings"}
    for finding in data["findings"]:
        assert finding.keys() == {"subject", "verdict", "summary", "help", "data"}
    assert {each["subject"]: set(each["data"]) for each in data["findings"]} == SUBJECTS
    no_device = found(doctor("--json", "--no-sound"))["sound"]
    assert set(no_device["data"]) == SUBJECTS["sound"]


def test_where_nothing_is_wrong_it_ends_with_0_and_is_silent_on_stderr() -> None:
    done = doctor("--no-sound", **SILENT)
    assert (done.returncode, done.stderr) == (0, "")
    assert "sound            none: set in MASSAGE_SOUND" in done.stdout
    assert "voice            off: set in MASSAGE_VOICE_ENGINE" in done.stdout
    assert not any(line.startswith("wrong") for line in done.stdout.splitlines())


def test_without_a_device_it_ends_with_1_and_says_what_to_do() -> None:
    done = doctor("--no-sound")
    assert done.returncode == 1
    assert "wrong  sound            no sound device; auto is the default" in done.stdout
    assert "help: start a sound server" in done.stdout


@pytest.mark.parametrize("options", [(), ("--no-sound",)])
def test_a_server_that_never_answers_is_wrong_and_holds_up_nothing(
    options: tuple[str, ...],
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = f"tcp:127.0.0.1:{silent.getsockname()[1]}"
        done = doctor("--json", *options, PULSE_SERVER=server)
    assert done.returncode == 1
    assert found(done)["sound"]["verdict"] == "wrong"
    assert "the sound device does not answer" in found(done)["sound"]["summary"]
    assert set(found(done)) == set(SUBJECTS), "all else is looked at"


@pytest.mark.audio
def test_a_sink_that_plays_nothing_is_wrong_unless_nothing_was_to_be_heard() -> None:
    with pulse_server() as server:
        server.suspend(True)
        heard, looked_at = doctor("--json", **server.env), doctor("--no-sound", **server.env)
    assert found(heard)["sound"]["verdict"] == "wrong"
    assert looked_at.returncode == 0


def test_a_chosen_voice_that_is_not_there_is_wrong(tmp_path: Path) -> None:
    command = shlex.quote(str(tmp_path / "no-such-voice"))
    env = {"MASSAGE_SOUND": "none", "MASSAGE_VOICE_COMMAND": command}
    done = doctor("--json", "--no-sound", **env, MASSAGE_VOICE_ENGINE="command")
    assert done.returncode == 1
    assert found(done)["voice"]["verdict"] == "wrong"
    assert "no-such-voice is not installed" in found(done)["voice"]["help"]


@pytest.mark.parametrize("protocol", ["once", "lines"])
@pytest.mark.parametrize("body", ["sys.exit(3)", "answer(beeps(''))"])
def test_what_a_command_that_fails_wrote_is_shown(tmp_path: Path, protocol: str, body: str) -> None:
    says = "print('loading', 'no such model: \\x1b[2J', sep='\\n', file=sys.stderr, flush=True)"
    command = script(tmp_path / "voice", f"{BEEPS}\nsys.stdin.readline()\n{says}\n{body}")
    env = {"MASSAGE_VOICE_COMMAND": command, "MASSAGE_VOICE_PROTOCOL": protocol}
    done = doctor("--json", "--no-sound", MASSAGE_SOUND="none", **env)
    assert done.returncode == 1
    voice = found(done)["voice"]
    assert voice["verdict"] == "wrong", "auto has other voices, but this one was asked for"
    assert voice["help"].endswith("it wrote: loading / no such model: \ufffd[2J")


def test_what_was_kept_does_not_stand_in_for_a_voice_that_is_gone(tmp_path: Path) -> None:
    command, told = slow_voice(tmp_path)
    env = {"MASSAGE_SOUND": "none", "MASSAGE_VOICE_COMMAND": command}
    for times in (1, 2):
        assert found(doctor("--no-sound", "--json", **env))["voice"]["verdict"] == "ok"
        assert told.read_text().count("\n") == times, "it is spoken anew"


def test_where_no_voice_was_asked_for_none_is_a_note(tmp_path: Path) -> None:
    for module in ("espeakng_loader.py", "py_nanotts.py"):
        (tmp_path / module).write_text("raise ImportError('not installed')")
    env = {"MASSAGE_SOUND": "none", "PATH": str(tmp_path), "PYTHONPATH": str(tmp_path)}
    done = doctor("--json", "--no-sound", **env)
    assert done.returncode == 0
    assert found(done)["voice"]["verdict"] == "note"
    assert found(done)["voice"]["help"] == 'install espeak-ng, or "massage-cli[voice]"'


def test_it_names_the_faulty_routines_and_the_line(home: Path) -> None:
    own = home / "data" / "routines"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text("title: Mine\nsteps: [{technique: effluerage}]\n")
    done = doctor("--json", "--no-sound", **SILENT)
    assert done.returncode == 1
    routines = found(done)["routines"]
    assert routines["data"]["yours"] == 1
    assert [each["name"] for each in routines["data"]["faulty"]] == ["mine"]
    assert [each["line"] for each in routines["data"]["faulty"]] == [2]
    assert routines["help"] == "`massage check mine` tells all of it"


def test_a_file_where_a_folder_should_be_is_wrong(home: Path) -> None:
    home.mkdir()
    (home / "state").write_text("")
    done = doctor("--json", "--no-sound", **SILENT)
    assert done.returncode == 1
    assert found(done)["state folder"]["verdict"] == "wrong"
    assert found(done)["data folder"]["verdict"] == "ok"


def test_a_bad_setting_is_told_with_its_line(home: Path) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text('volume = "loud"\n')
    done = doctor("--json", "--no-sound", **SILENT)
    assert done.returncode == 1
    [problem] = found(done)["settings"]["data"]["problems"]
    assert "settings.toml:1: 'volume' cannot be 'loud'" in problem


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_nothing_tells_who_it_is(tmp_path: Path, options: tuple[str, ...]) -> None:
    person = tmp_path / "home" / "ada-lovelace"
    person.mkdir(parents=True)
    elsewhere = tmp_path / "media" / "ada-lovelace"
    env = {"HOME": str(person), "USER": "ada-lovelace", "LOGNAME": "ada-lovelace"}
    for folder in (person / ".local", elsewhere):
        done = doctor("--no-sound", *options, **env, MASSAGE_CLI_HOME=str(folder))
        assert "ada-lovelace" not in done.stdout + done.stderr
        assert str(person) not in done.stdout


@needs_posix
def test_in_a_terminal_it_tells_its_size_and_colours() -> None:
    from tests.e2e.terminal_driver import terminal

    env = {**SILENT, "COLORTERM": "truecolor"}
    with terminal([*COMMAND, "--no-sound"], columns=100, rows=30, env=env) as person:
        person.until_text("100 × 30, 16777216 colours, utf-8: the screen, in blocks")
        assert person.wait() == 0


@pytest.fixture
def server() -> Any:
    with pulse_server() as running:
        yield running


@needs_pico
@pytest.mark.audio
def test_a_tone_on_either_side_and_a_sentence_are_heard(server: PulseServer) -> None:
    with server.recording() as recording:
        done = doctor("--json", **server.env)
    assert done.returncode == 0
    sound = found(done)["sound"]
    assert (sound["data"]["output"], sound["data"]["system"]) == ("miniaudio", "PulseAudio")
    assert found(done)["voice"]["data"]["voice"] == "pico"
    left, right, *voice = stretches(samples_of(recording), silence=0.2)
    assert np.abs(left[:, 0]).max() > 2 * np.abs(left[:, 1]).max()
    assert np.abs(right[:, 1]).max() > 2 * np.abs(right[:, 0]).max()
    assert sum(len(part) for part in voice) > 48_000, "a sentence of more than a second"


@pytest.mark.audio
def test_no_sound_opens_the_device_and_plays_nothing(server: PulseServer) -> None:
    with server.recording() as recording:
        done = doctor("--no-sound", **server.env)
    assert done.returncode == 0
    assert "miniaudio through PulseAudio" in done.stdout
    assert not samples_of(recording).any()


@needs_a_user
@pytest.mark.parametrize("locked", [".", "config", "data", "data/routines", "state"])
def test_a_folder_that_may_not_be_looked_into_is_wrong(home: Path, locked: str) -> None:
    for folder in ("config", "data/routines", "state"):
        (home / folder).mkdir(parents=True)
    (home / locked).chmod(0)
    done = doctor("--json", "--no-sound", before=AS_A_USER, **SILENT)
    (home / locked).chmod(0o700)
    assert done.returncode == 1
    wrong = [name for name, each in found(done).items() if not each["data"].get("writable", True)]
    name = "routines" if locked.endswith("routines") else locked
    assert f"{name} folder" in wrong or locked == "."
    assert "Traceback" not in done.stderr


@needs_posix
def test_a_user_without_a_home_is_told_what_to_set() -> None:
    done = doctor("--json", "--no-sound", **SILENT, MASSAGE_CLI_HOME="~nobody-is-called-so/x")
    assert done.returncode == 1, done.stderr
    wrong = {name: each for name, each in found(done).items() if "home folder" in each["summary"]}
    assert list(wrong) == [
        "settings", "config folder", "data folder", "state folder", "routines folder"
    ]  # fmt: skip
    for name, each in wrong.items():
        assert each["help"] == "set HOME, or MASSAGE_CLI_HOME, to a folder of yours"
        assert set(each["data"]) == SUBJECTS[name]
