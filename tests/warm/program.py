"""A program that a test started, and what a test asks of it: the part of `subprocess` for both."""

from __future__ import annotations

import functools
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock
from types import MappingProxyType
from typing import IO, NamedTuple

LARGEST = 1 << 17
"""Bytes of what is to be started, as JSON: what goes at once through a socket of packets."""
LONGEST = 120.0
"""Seconds in which a program that `run` starts must end, on however busy a machine."""

MASSAGE = str(Path(sys.executable).with_name("massage"))
OF_THE_INTERPRETER = ("PYTHON", "LC_", "LANG", "COVERAGE_", "LD_", "MALLOC_")
"""What begins like this was read when Python began: it cannot be had by forking."""
UTF8 = {"PYTHONUTF8": "1"}
NO_LIMITS: Mapping[str, int] = MappingProxyType({})
ITS_OWN = {**os.environ, **UTF8}
"""The environment of the process that forks."""


class Start(NamedTuple):
    """What a process is to be."""

    argv: list[str]
    env: dict[str, str]
    cwd: str
    controls: bool
    """Whether standard input becomes the terminal that controls it."""
    limits: Mapping[str, int]
    """By the name of a resource, `RLIMIT_CPU`; RLIMIT_AS is what it may have more than it has."""


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
            with suppress(ProcessLookupError):  # it has just ended
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
    limits: Mapping[str, int] = NO_LIMITS,
    bare: bool = False,
    cold: bool = False,
) -> Program | subprocess.Popen[bytes]:
    """Start a program that leads a session of its own, with these as its standard files.

    With `controls` the first of them is the terminal that controls it. What is `bare` has imported
    nothing of the program yet, and nothing that is slow to import; with `cold` it begins as any
    program does. For `limits` see `Start`.
    """
    if cold or not _may_be_forked(argv, env):
        stdin, stdout, stderr = files
        return subprocess.Popen(
            argv,
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            start_new_session=True,
            preexec_fn=functools.partial(adopt, controls, limits),
            env=env,
            cwd=cwd,
        )
    arguments = list(argv if argv[0] == MASSAGE else argv[1:])
    wanted = Start(arguments, dict(env), cwd or str(Path.cwd()), controls, dict(limits))
    line = json.dumps(wanted).encode()
    assert len(line) <= LARGEST, "too much to be handed on"
    told, tells = _packets()
    with _ONE_AT_A_TIME:  # several threads may start their first
        socket.send_fds(_warm(bare), [line], [*files, tells.fileno()])
    tells.close()
    return Program(told)


def run(
    argv: Sequence[str | Path],
    env: Mapping[str, str] | None = None,
    *,
    given: bytes = b"",
    stdout: int | None = None,
    stderr: int | None = None,
    cwd: Path | None = None,
    limits: Mapping[str, int] = NO_LIMITS,
    bare: bool = False,
    cold: bool = False,
) -> subprocess.CompletedProcess[bytes]:
    """Start a program that reads `given`, with `env` on top of our own, and wait for its end.

    What it writes is kept where no file is named for it. For the others see `start`.
    """
    words, whole = list(map(str, argv)), {**os.environ, **UTF8, **(env or {})}
    with TemporaryFile() as stdin, TemporaryFile() as out, TemporaryFile() as err:
        stdin.write(given)
        stdin.seek(0)
        files = (
            stdin.fileno(),
            out.fileno() if stdout is None else stdout,
            err.fileno() if stderr is None else stderr,
        )
        place = str(cwd) if cwd else None
        program = start(words, files, whole, cwd=place, limits=limits, bare=bare, cold=cold)
        try:
            code = program.wait(timeout=LONGEST)
        finally:
            program.kill()
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(words, code, out.read(), err.read())


def run_text(
    argv: Sequence[str | Path],
    env: Mapping[str, str] | None = None,
    *,
    given: bytes = b"",
    cwd: Path | None = None,
    limits: Mapping[str, int] = NO_LIMITS,
    bare: bool = False,
    cold: bool = False,
) -> subprocess.CompletedProcess[str]:
    """As `run`, with what was written as text."""
    done = run(argv, env, given=given, cwd=cwd, limits=limits, bare=bare, cold=cold)
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


class Piped(NamedTuple):
    """A program that reads nothing, and what it writes."""

    program: Program | subprocess.Popen[bytes]
    stdout: IO[str]
    stderr: IO[str]


@contextmanager
def piped(
    argv: Sequence[str | Path],
    env: Mapping[str, str] | None = None,
    limits: Mapping[str, int] = NO_LIMITS,
) -> Iterator[Piped]:
    """Start a program, with `env` on top of our own; at the end it is killed."""
    out, into_out = os.pipe()
    err, into_err = os.pipe()
    with os.fdopen(out, encoding="utf-8") as stdout, os.fdopen(err, encoding="utf-8") as stderr:
        nothing = os.open(os.devnull, os.O_RDONLY)
        files = (nothing, into_out, into_err)
        whole = {**os.environ, **UTF8, **(env or {})}
        program = start(list(map(str, argv)), files, whole, limits=limits)
        for file in files:
            os.close(file)
        try:
            yield Piped(program, stdout, stderr)
        finally:
            program.kill()
            program.wait()


def _may_be_forked(argv: Sequence[str], env: Mapping[str, str]) -> bool:
    """Whether it is the program, a module or a text, and nothing set is read as Python begins.

    Elsewhere than on Linux the sockets differ, and it gains nothing to learn how.
    """
    return (
        sys.platform == "linux"
        and (argv[0] == MASSAGE or (argv[0] == sys.executable and argv[1] in ("-c", "-m")))
        and os.environ.get("MASSAGE_START") != "cold"
        and "COVERAGE_PROCESS_CONFIG" not in env
        and _of_the_interpreter(env) == _of_the_interpreter(ITS_OWN)
    )


def _of_the_interpreter(env: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in env.items() if name.startswith(OF_THE_INTERPRETER)}


def _packets() -> tuple[socket.socket, socket.socket]:
    """Two ends between which what is sent at once comes at once."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


_ONE_AT_A_TIME = Lock()


@functools.cache
def _warm(bare: bool) -> socket.socket:
    """The socket of this process's own process that forks; it ends with this one."""
    ours, its = _packets()
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, LARGEST)
    subprocess.Popen(
        [sys.executable, "-m", "tests.warm", str(its.fileno()), *(["bare"] if bare else [])],
        pass_fds=[its.fileno()],
        # No files: those have a place, and a terminal has none.
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        env=ITS_OWN,
    )
    its.close()
    return ours


def adopt(controls: bool, limits: Mapping[str, int], has: int = 0) -> None:
    """Make standard input the terminal that controls it, signals deadly again, and keep to limits.

    Whoever runs the tests under nohup or with `&` hands on that some are ignored. `has` is how many
    bytes of addresses it has already.
    """
    import fcntl
    import resource
    import termios

    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    if controls:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for name, limit in limits.items():
        most = limit + has * (name == "RLIMIT_AS")
        resource.setrlimit(getattr(resource, name), (most, most))
