"""A program that a test started, and what a test asks of it: the part of `subprocess` for both."""

from __future__ import annotations

import fcntl
import functools
import json
import os
import select
import signal
import socket
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile

LARGEST = 1 << 17
"""Bytes of what is to be started: its arguments and its environment."""
LONGEST = 120.0
"""Seconds in which a program that `run` starts must end, on however busy a machine."""

MASSAGE = str(Path(sys.executable).with_name("massage"))
OF_THE_INTERPRETER = ("PYTHON", "LC_", "LANG", "COVERAGE_", "LD_", "MALLOC_")
"""What begins like this was read when Python began: it cannot be had by forking."""


class Program:
    """A program that was forked: its pid, and its exit code once it has ended."""

    def __init__(self, told: socket.socket) -> None:
        self._told = told
        self.pid = int(told.recv(32))
        self.returncode: int | None = None

    def poll(self) -> int | None:
        return self._asked(0)

    def wait(self, timeout: float | None = None) -> int:
        code = self._asked(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _asked(self, timeout: float | None) -> int | None:
        if self.returncode is None and select.select([self._told], [], [], timeout)[0]:
            self.returncode = int(self._told.recv(32))
            self._told.close()
        return self.returncode


def start(
    argv: Sequence[str],
    files: tuple[int, int, int],
    env: Mapping[str, str],
    *,
    cwd: str | None = None,
    controls: bool = False,
    cold: bool = False,
) -> Program | subprocess.Popen[bytes]:
    """Start a program that leads a session of its own, with these as its standard files.

    With `controls` the first of them is the terminal that controls it; with `cold` it begins as any
    program does.
    """
    arguments = _arguments(argv)
    if cold or arguments is None or not _may_be_forked(env):
        stdin, stdout, stderr = files
        return subprocess.Popen(
            argv,
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            start_new_session=True,
            preexec_fn=functools.partial(_adopt, controls),
            env=env,
            cwd=cwd,
        )
    told, tells = _packets()
    line = json.dumps([arguments, dict(env), cwd or str(Path.cwd()), controls]).encode()
    socket.send_fds(_warm(), [line], [*files, tells.fileno()])
    tells.close()
    return Program(told)


def run(
    argv: Sequence[str | Path],
    env: Mapping[str, str] | None = None,
    *,
    given: bytes = b"",
    cwd: Path | None = None,
    cold: bool = False,
) -> subprocess.CompletedProcess[bytes]:
    """Start a program with `given` to read, and wait for its end; `env` is put on top of our own.

    Whatever it starts may outlive it: what it and they wrote until then is what is returned.
    """
    with TemporaryFile() as stdin, TemporaryFile() as stdout, TemporaryFile() as stderr:
        stdin.write(given)
        stdin.seek(0)
        files = (stdin.fileno(), stdout.fileno(), stderr.fileno())
        words, place = list(map(str, argv)), str(cwd) if cwd else None
        program = start(words, files, {**_environment(), **(env or {})}, cwd=place, cold=cold)
        try:
            code = program.wait(timeout=LONGEST)
        finally:
            program.kill()
        stdout.seek(0)
        stderr.seek(0)
        return subprocess.CompletedProcess(words, code, stdout.read(), stderr.read())


def run_text(
    argv: Sequence[str | Path],
    env: Mapping[str, str] | None = None,
    *,
    given: bytes = b"",
    cwd: Path | None = None,
    cold: bool = False,
) -> subprocess.CompletedProcess[str]:
    """As `run`, with what was written as text."""
    done = run(argv, env, given=given, cwd=cwd, cold=cold)
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def _arguments(argv: Sequence[str]) -> list[str] | None:
    """What Python is given to run, if it is something that can be run in a fork."""
    if argv[0] == MASSAGE:
        return list(argv)
    if tuple(argv[:2]) == (sys.executable, "-m"):
        return list(argv[1:])
    return None


def _may_be_forked(env: Mapping[str, str]) -> bool:
    return (
        sys.platform != "win32"
        and os.environ.get("MASSAGE_START") != "cold"
        and "COVERAGE_PROCESS_CONFIG" not in env
        and _of_the_interpreter(env) == _of_the_interpreter(_environment())
    )


def _of_the_interpreter(env: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in env.items() if name.startswith(OF_THE_INTERPRETER)}


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1"}


def _packets() -> tuple[socket.socket, socket.socket]:
    """Two ends between which what is sent at once comes at once."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


@functools.cache
def _warm() -> socket.socket:
    """The socket of this process's own process that forks; it ends with this one."""
    ours, its = _packets()
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, LARGEST)
    subprocess.Popen(
        [sys.executable, "-m", "tests.warm", str(its.fileno())],
        pass_fds=[its.fileno()],
        # No files: those have a place, and a terminal has none.
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        env=_environment(),
    )
    its.close()
    return ours


def _adopt(controls: bool) -> None:
    """Make standard input the terminal that controls it, and a hang-up deadly again.

    Whoever runs the tests under nohup hands on that it is ignored.
    """
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    if controls:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
