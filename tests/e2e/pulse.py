"""A private PulseAudio server with a null sink, and a recorder of what is played into it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import pytest

from massage_cli.audio.tone import RATE, Samples

DEADLINE = 15.0
NEEDED = ("pulseaudio", "parec", "pactl")
MISSING = [tool for tool in NEEDED if shutil.which(tool) is None]
CARD, PLAYER = 5, 4
"""Real-time priorities, where they may be had, of what stands for a sound card, which never waits
for a busy machine, and of what plays, which a person does not start beside hundreds of tests."""
TRIES = 3
"""Recordings at most: where nothing may come first, a machine that stalls puts silence into one."""
REQUIRED = os.environ.get("MASSAGE_REQUIRE_AUDIO") == "1"


def require_pulse() -> None:
    """Skip with the reason where there is no PulseAudio; fail where there must be one."""
    if MISSING:
        reason = f"not installed: {', '.join(MISSING)}"
        if REQUIRED:
            pytest.fail(reason)
        pytest.skip(reason)


def wait_until(happened: Callable[[], bool], what: str, seconds: float = DEADLINE) -> None:
    """Poll until `happened`, and fail with `what` when it does not in time."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.02)


def _prefer(priority: int, pid: int = 0) -> None:
    """Have the system run this process, or thread, before ordinary ones, if it allows that.

    Priority 0 makes it an ordinary one again. What it starts is preferred as it is.
    """
    if sys.platform == "linux":
        policy = os.SCHED_RR if priority else os.SCHED_OTHER
        with suppress(PermissionError):
            os.sched_setscheduler(pid, policy, os.sched_param(priority))


class PulseServer:
    """One server, which can be killed and started again. `env` leads programs to it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.env = {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "PULSE_RUNTIME_PATH": str(home),
            "PULSE_SERVER": f"unix:{home}/native",
        }
        self._log = home / "pulseaudio.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until its sink answers."""
        command = [
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1",
            "--use-pid-file=no", "--disallow-exit", "--log-target=stderr", "--log-level=error",
            # PulseAudio 16.1 counts a block in shared memory twice when a client leaves while it
            # is being freed, and aborts: on a busy machine, with simpleaudio, one in four did.
            "--disable-shm=yes",
            f"--load=module-native-protocol-unix auth-anonymous=1 socket={self.home}/native",
            f"--load=module-null-sink sink_name=test rate={RATE} channels=2",
        ]  # fmt: skip
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                command, env=self._environment(), stdout=subprocess.DEVNULL, stderr=log
            )
        wait_until(self._answers, "the PulseAudio server answers")
        _prefer(CARD, self._process.pid)

    def kill(self) -> None:
        """Kill the server, as a crash would."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._process = None
        (self.home / "native").unlink(missing_ok=True)

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Let the server stand still: it takes every connection, and answers nothing."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    def suspend(self, on: bool) -> None:
        """Suspend the sink, which then takes nothing, or resume it."""
        command = ["pactl", "suspend-sink", "test", str(int(on))]
        subprocess.run(command, env=self._environment(), check=True)

    def stop(self) -> None:
        """End the server if it runs. Fails where it ended by itself: a test saw what that did."""
        if self._process is not None:
            self._lives()
            self.kill()

    @contextmanager
    def recording(self, player: int = PLAYER) -> Iterator[Path]:
        """Record what the sink plays, from before the block to after it, into a raw file.

        In the block this thread, and what it starts, has the priority `player`.
        """
        path = self.home / f"recording-{time.monotonic_ns()}.raw"
        command = [
            "parec", "-d", "test.monitor", "--format=float32le", f"--rate={RATE}",
            "--channels=2", "--latency-msec=20",
        ]  # fmt: skip
        with path.open("wb") as raw:
            recorder = subprocess.Popen(
                command, env=self._environment(), stdout=raw, stderr=subprocess.DEVNULL
            )
            _prefer(CARD, recorder.pid)
            try:
                wait_until(lambda: path.stat().st_size > 0, "the recorder records")
                _prefer(player)
                yield path
                heard = path.stat().st_size
                wait_until(
                    lambda: path.stat().st_size > heard + RATE or recorder.poll() is not None,
                    "the recorder has caught up",
                )
            finally:
                _prefer(0)
                recorder.terminate()
                recorder.wait()

    def _lives(self) -> None:
        assert self._process is not None
        assert self._process.poll() is None, f"PulseAudio ended: {self._log.read_text()}"

    def _answers(self) -> bool:
        self._lives()
        done = subprocess.run(
            ["pactl", "list", "short", "sinks"],
            env=self._environment(),
            capture_output=True,
            check=False,
        )
        return b"test" in done.stdout

    def _environment(self) -> dict[str, str]:
        return {**os.environ, **self.env}


@contextmanager
def pulse_server() -> Iterator[PulseServer]:
    """A running server of the test's own, ended afterwards. Skips or fails where there is none."""
    require_pulse()
    with tempfile.TemporaryDirectory(prefix="massage-pulse-") as home:
        server = PulseServer(Path(home))
        try:
            server.start()
            yield server
        finally:
            server.stop()


def samples_of(recording: Path) -> Samples:
    """The recording's frames, left and right."""
    data = np.fromfile(recording, dtype="<f4")
    return data[: len(data) // 2 * 2].reshape(-1, 2)
